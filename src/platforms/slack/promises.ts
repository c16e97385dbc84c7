// Whoever asks hears something: what fails is apologised for once, and what the last process had promised by the next.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import type { Owed, TakenOver } from '../../owed.ts'
import { paragraph, type Reply, reply } from '../../reply.ts'
import { sendingTo } from './address.ts'
import type { Clients } from './clients.ts'
import { type Debt, debtIn, isAnsweredAtOnce } from './owed.ts'
import type { Parts } from './parts.ts'
import { renderReply } from './render.ts'
import { QUICK, quiet } from './sending.ts'

export interface Promises {
  /** Stands before every listener of the app. */
  watch(app: App): void
  /**
   * To be awaited before Slack is told that something has come whose answer comes later. Resolves when that is written down, or when a
   * slow disk would keep somebody waiting.
   */
  promised(this: void, body: object): Promise<void>
  /** Under which id the thread that receives may have promised an answer for it; to be told before anything else. */
  known(this: void, body: object, id: string): void
  /** Apologises for what came and reached no listener: whose it is could not be told. Never rejects. */
  excuse(body: object): Promise<void>
  /** As `Owed.takeOver`, to be awaited before anything new can be promised. Never rejects. */
  takeOver(): Promise<readonly TakenOver<Debt>[]>
  /** Settles each when it has been said. Never rejects. */
  apologise(this: void, taken: readonly TakenOver<Debt>[]): Promise<void>
  /** Resolves when nothing that was asked is unanswered, or after ten seconds. */
  settled(): Promise<void>
}

/** A debt, and the id under which it is kept from its first `write` until it is settled. */
interface Note {
  readonly id: string
  readonly debt: Debt
  readonly write: () => Promise<unknown>
}

interface PromiseSettings extends Pick<Parts, 'log'> {
  readonly owed: Owed<Debt>
  readonly clients: Clients
  readonly umbrella: string
}

export function openPromises({ owed, clients, umbrella, log }: PromiseSettings): Promises {
  const underWay = new Set<Promise<void>>()
  const kept = (writing: Promise<void>): Promise<void> =>
    writing.catch((error: unknown) =>
      log.error({ err: error }, 'slack: what is promised could not be written down')
    )

  const say = async ({ to, line }: Debt, words: string): Promise<void> => {
    const [message] = renderReply(sorry(words, line), { asker: null })
    if (message === undefined) return
    const shown = { text: message.text, blocks: [...message.blocks] }
    if ('url' in to)
      return sendingTo(to.url)({ ...shown, response_type: 'ephemeral', replace_original: false })
    const { channel, user, thread } = to
    const { chat } = await clients.of(to.team)
    const where = { ...shown, channel, ...(thread !== null && { thread_ts: thread }) }
    const isAlone = channel === user || channel.startsWith('D')
    await (isAlone
      ? chat.postMessage({ ...where, ...quiet })
      : chat.postEphemeral({ ...where, user }))
  }

  /** What is owed for what came, from the moment that somebody first asks; null for what nobody waits for. */
  const notes = new WeakMap<object, Note | null>()
  const ids = new WeakMap<object, string>()
  const noteOf = (body: object): Note | null => {
    const known = notes.get(body)
    if (known !== undefined) return known
    const debt = debtIn({ ...body }, { umbrella, at: Date.now() })
    const id = ids.get(body) ?? randomBytes(9).toString('base64url')
    let written: Promise<unknown> | undefined
    const note = debt && {
      id,
      debt,
      write: () => (written ??= Promise.race([kept(owed.add(id, debt)), sleep(QUICK / 3)]))
    }
    notes.set(body, note)
    return note
  }

  const keep = async ({ id, debt }: Note, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error({ err: error, reference: id }, 'slack: something asked was not answered')
      await say(debt, `Something broke here while answering. It is in the log as ${id}.`).catch(
        (cause: unknown) => log.warn({ err: cause, reference: id }, 'slack: and no apology either')
      )
    } finally {
      await kept(owed.settle(id))
    }
  }

  return {
    watch(app) {
      app.use(async ({ body, next, ...rest }) => {
        const note = noteOf(body)
        if (note === null) return next()
        const keeping = keep(note, async () => {
          // What is answered at once is not worth writing down.
          if (!isAnsweredAtOnce({ ...body })) await note.write()
          try {
            await next()
          } catch (error) {
            // Nobody shall read that an operation timed out. It may have been acknowledged before.
            if ('ack' in rest) await Promise.resolve(rest.ack?.()).catch(() => {})
            throw error
          }
        })
        underWay.add(keeping)
        await keeping.finally(() => underWay.delete(keeping))
        return
      })
    },

    async excuse(body) {
      const debt = noteOf(body)?.debt
      // It is not to be written down when it is acknowledged after this: nobody would settle it.
      notes.set(body, null)
      // Only by the address that came with it: whoever cannot be told apart has no token.
      if (debt === undefined || !('url' in debt.to)) return
      const excusing = say(debt, NOT_TAKEN_UP).catch((error: unknown) =>
        log.warn({ err: error }, 'slack: an apology was not taken')
      )
      underWay.add(excusing)
      await excusing.finally(() => underWay.delete(excusing))
    },

    known: (body, id) => void ids.set(body, id),

    async promised(body) {
      await noteOf(body)?.write()
    },

    takeOver: () =>
      owed.takeOver(Date.now()).catch((error: unknown) => {
        log.warn({ err: error }, 'slack: what was promised cannot be read')
        return []
      }),

    async apologise(taken) {
      const settled: Promise<void>[] = []
      for (const { id, debt } of taken) {
        await say(debt, RESTARTED).catch((error: unknown) =>
          log.warn({ err: error }, 'slack: an apology was not taken')
        )
        settled.push(kept(owed.settle(id)))
      }
      await Promise.all(settled)
    },

    async settled() {
      await Promise.race([Promise.all(underWay), sleep(LONGEST, undefined, { ref: false })])
    }
  }
}

const LONGEST = 10_000

const NOT_TAKEN_UP =
  'I cannot tell now where you are asking from, so that I have no answer. Please ask again in a minute.'

const RESTARTED =
  'I was restarted while I was answering you. If you have no answer yet, please ask again.'

/** A line with a command can be asked again by a button. */
const sorry = (words: string, line: string | null): Reply =>
  reply([paragraph(words)], line === null || line === '' ? [] : [{ label: 'Ask again', line }], {
    private: true
  })
