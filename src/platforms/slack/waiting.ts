// A message that says that an answer is coming and how far it is, until the answer stands in its place.
import type { Client } from './clients.ts'
import type { Parts } from './parts.ts'
import type { Meanwhile } from './asking.ts'
import { type Message, renderReply } from './render.ts'
import { coming, send, type Where } from './sending.ts'

export interface Waiting {
  /** Says that it is coming. */
  begin(this: void): Promise<void>
  readonly meanwhile: Meanwhile
  /** Puts the answer in its place; false where nothing has been said, or what was said cannot be changed. */
  giveWay(message: Message): Promise<boolean>
}

export function openWaiting(client: Client, where: Where, log: Parts['log']): Waiting {
  let ts: string | null = null
  // One after the other: a late word must not cover the answer.
  let changing: Promise<unknown> = Promise.resolve()
  const change = async ({ text, blocks }: Message): Promise<void> => {
    if (ts === null) return
    await client.chat.update({ channel: where.channel, ts, text, blocks: [...blocks] })
  }
  const say = async (): Promise<void> => {
    ts = await send(client, where, { text: coming, blocks: [] })
  }
  return {
    begin() {
      const begun = say()
      // Where it fails, whoever began is told.
      changing = Promise.allSettled([begun])
      return begun
    },
    meanwhile(soFar) {
      const [message] = renderReply(soFar, { asker: null })
      if (message === undefined) return
      changing = changing
        .then(() => change(message))
        .catch((error: unknown) =>
          log.warn({ err: error }, 'slack: how far an answer is could not be told')
        )
    },
    async giveWay(message) {
      if (ts === null) return false
      await changing
      return change(message).then(
        () => true,
        (error: unknown) => {
          log.warn({ err: error }, 'slack: an answer stands below the word that it is coming')
          return false
        }
      )
    }
  }
}
