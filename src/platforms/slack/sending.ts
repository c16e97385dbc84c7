// How an answer gets back: at once with the acknowledgement, or later by the address that came with the ask.
import { setTimeout as sleep } from 'node:timers/promises'
import type { RespondArguments } from '@slack/bolt'
import type { Reply } from '../../reply.ts'
import { note, reply } from '../../reply.ts'
import type { Turn } from '../../turns.ts'
import type { Send } from './address.ts'
import type { Client } from './clients.ts'
import { fateOf } from './fates.ts'
import { responses } from './limits.ts'
import type { Parts } from './parts.ts'
import { type Look, type Message, renderReply } from './render.ts'

/** Milliseconds after which an asker is told that the answer is coming. Well within the time in which Slack wants to hear. */
export const QUICK = 1500

/** Nothing that a message links to is drawn below it. */
export const quiet = { unfurl_links: false, unfurl_media: false }

/** The answer, however long it takes; `tell` is called once where it takes so long that somebody wonders. */
export async function awaited(
  { answer }: Pick<Turn, 'answer'>,
  tell: () => Promise<unknown>,
  log: Parts['log']
): Promise<Reply> {
  let told: Promise<unknown> | undefined
  const wondering = setTimeout(() => {
    told = tell().catch((error: unknown) =>
      log.warn({ err: error }, 'slack: that an answer is coming could not be told')
    )
  }, QUICK)
  try {
    return await answer
  } finally {
    clearTimeout(wondering)
    await told
  }
}

/** The messages of a reply, as many as there may be; of a longer one the last says so. */
export function messagesOf(
  answered: Reply,
  look: Look,
  most: number = responses.most
): readonly Message[] {
  const all = renderReply(answered, look)
  if (all.length === 0) return renderReply(reply([note(NOTHING)]), look)
  if (all.length <= most) return all
  const cut = renderReply(reply([note(CUT)], answered.followUps), look)
  return [...all.slice(0, most - 1), ...cut.slice(0, 1)]
}

const NOTHING = 'There is nothing to say to that.'
const CUT = 'The rest does not fit here. Ask for less at a time, or ask me in a direct message.'

/** Where a message goes: a channel, or a thread in it. */
export interface Where {
  readonly channel: string
  readonly thread_ts?: string
}

/** The id of the message. Nothing is tried twice. */
export async function sendOnce(
  client: Client,
  where: Where,
  { text, blocks }: Message
): Promise<string> {
  const { ts } = await client.chat.postMessage({ ...where, text, blocks: [...blocks], ...quiet })
  return ts ?? ''
}

/** How often a pause is waited for that Slack asks for, and how long it may be, in milliseconds. */
export interface Patience {
  readonly pauses: number
  readonly most: number
}

/** With somebody waiting for us. */
const SHORT: Patience = { pauses: 1, most: 10_000 }

/** As `sendOnce`; waits and tries again where Slack asks for a pause. */
export async function send(
  client: Client,
  where: Where,
  message: Message,
  { pauses, most }: Patience = SHORT
): Promise<string> {
  try {
    return await sendOnce(client, where, message)
  } catch (error) {
    const { retryAfter } = fateOf(error)
    if (pauses === 0 || retryAfter === null || retryAfter > most) throw error
    await sleep(retryAfter)
    return send(client, where, message, { pauses: pauses - 1, most })
  }
}

/** In the conversation of the bot with somebody. */
export async function tellAlone(client: Client, user: string, answered: Reply): Promise<void> {
  for (const message of messagesOf(answered, { asker: user }, MOST_POSTED))
    await send(client, { channel: user }, message)
}

/** Messages of one answer where Slack takes any number. */
export const MOST_POSTED = 20

export const coming = 'Looking it up: the answer is coming.'

/** For the eyes of whoever asked, beside the answer that is still to come. */
export const comingAside: RespondArguments = {
  text: coming,
  response_type: 'ephemeral',
  replace_original: false
}

/** Answers by address, of which five are taken. */
export interface Answering {
  /** Tells once how far a long answer is: what is told again and again would leave nothing for the answer. */
  readonly meanwhile: (soFar: Reply) => void
  /** How many it has left. */
  left(this: void): number
  readonly respond: Send
}

/** `thread`: that was asked in, where it was one: by itself an address leads to the channel. */
export function answeringBy(sendBack: Send, log: Parts['log'], thread?: unknown): Answering {
  const where = typeof thread === 'string' ? { thread_ts: thread } : {}
  let left: number = responses.most
  let told = false
  const respond: Send = message => {
    left -= 1
    return sendBack({ ...where, ...message })
  }
  return {
    respond,
    left: () => left,
    meanwhile(soFar) {
      const [message] = told ? [] : renderReply(soFar, { asker: null })
      if (message === undefined) return
      told = true
      respond({ ...comingAside, ...message, blocks: [...message.blocks] }).catch((error: unknown) =>
        log.warn({ err: error }, 'slack: how far an answer is could not be told')
      )
    }
  }
}
