// The door of ingress: signed requests of a chat service, received and acknowledged by a thread of their own, and answered by this one.
import { Worker } from 'node:worker_threads'
import { cannotListen } from '../endpoint.ts'
import { messageOf } from '../errors.ts'
import type { Owed } from '../owed.ts'
import type { Kept } from '../platform.ts'
import type { Answered, Fate, Given, Order, Report } from './messages.ts'

export type { Answered, Fate } from './messages.ts'

export interface Ingress {
  readonly port: number
  /** Resolves when what came before has been answered, or was given up, and the thread has ended. */
  close(): Promise<void>
}

export interface IngressSettings extends Pick<Given, 'host' | 'port' | 'closes'> {
  /** The first file of the thread, which calls `receiveIn`. */
  readonly thread: URL
  /** For its receiver: whatever can be cloned. */
  readonly service: unknown
  /** The debts that it writes down are settled when `take` is done with what they are for, unless that has settled them. */
  readonly owed: Pick<Owed<never>, 'owner' | 'adopt' | 'settle'>
  readonly kept: Pick<Kept, 'owed'>
  /** Takes what the receiver tells; it has been answered, or can be by `answer`: the first counts. */
  readonly take: (text: string, answer: Answer) => Promise<void>
  /** Told what `take` rejects with; whoever waits hears that it failed. */
  readonly broke: (error: unknown) => void
  readonly warn: (reason: string) => void
  /** The thread has ended by itself: nothing is received any more. */
  readonly fail: (why: Error) => void
}

/** Resolves when it is known what became of it. */
export type Answer = (answered: Answered) => Promise<Fate>

interface Waiting {
  fate: Fate | null
  debt: string | null
  readonly told: PromiseWithResolvers<Fate>
}

/** Resolves when it listens; rejects with `ConfigError` where nobody can listen there. */
export async function openIngress({
  thread,
  service,
  owed,
  kept,
  take,
  broke,
  warn,
  fail,
  ...where
}: IngressSettings): Promise<Ingress> {
  const { at } = kept.owed
  const signs = new Int32Array(new SharedArrayBuffer(4))
  const given: Given = {
    ...where,
    patience: HEARD,
    signs,
    service,
    debts: at ? { at, owner: owed.owner } : null
  }
  const worker = new Worker(thread, {
    workerData: given,
    // Of the flags of this process none is for a thread: a test runner's loaders would come along.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY, maxYoungGenerationSizeMb: MOST_NEW }
  })
  const order = (said: Order): void => worker.postMessage(said)
  const waiting = new Map<number, Waiting>()
  const opened = Promise.withResolvers<number>()
  const ended = Promise.withResolvers<void>()
  const live = (): void => void Atomics.add(signs, 0, 1)
  let living: NodeJS.Timeout | undefined
  let isClosing = false
  let fault: unknown

  const settle = (debt: string): void =>
    void owed
      .settle(debt)
      .catch((error: unknown) => warn(`what is settled is still written down: ${messageOf(error)}`))
  const fared = (
    each: Waiting | undefined,
    { fate, debt }: Pick<Waiting, 'debt'> & { readonly fate: Fate }
  ): void => {
    if (debt !== null) owed.adopt(debt)
    if (debt !== null && each === undefined) settle(debt)
    if (each === undefined || each.fate !== null) return
    Object.assign(each, { fate, debt })
    each.told.resolve(fate)
  }
  const hear = async (id: number, text: string): Promise<void> => {
    const mine: Waiting = { fate: null, debt: null, told: Promise.withResolvers() }
    waiting.set(id, mine)
    live()
    living ??= setInterval(live, HEARD / 3)
    const answer: Answer = answered => {
      if (mine.fate !== null) return Promise.resolve(mine.fate === 'promised' ? 'promised' : 'gone')
      order({ kind: 'answer', id, answered })
      return mine.told.promise
    }
    try {
      await take(text, answer)
    } catch (error) {
      broke(error)
      await answer({ status: 500 })
    }
    waiting.delete(id)
    if (mine.debt !== null) settle(mine.debt)
    if (waiting.size > 0) return
    clearInterval(living)
    living = undefined
  }
  const receive = (said: Report): void => {
    switch (said.kind) {
      case 'told':
        return void hear(said.id, said.text)
      case 'fared':
        return fared(waiting.get(said.id), said)
      case 'warned':
        return warn(said.reason)
      case 'open':
        return opened.resolve(said.port)
      default: {
        const { code, reason } = said
        const why = Object.assign(new Error(reason), { code })
        return opened.reject(code === null ? why : cannotListen(where.host, where.port, why))
      }
    }
  }
  worker.on('message', receive)
  worker.on('error', error => (fault = error))
  worker.on('exit', code => {
    for (const each of waiting.values()) fared(each, { fate: 'gone', debt: null })
    ended.resolve()
    const reason = fault === undefined ? `exit code ${code}` : messageOf(fault)
    const why = new Error(
      `${where.host}:${where.port}: the thread that listens has ended: ${reason}`,
      { cause: fault }
    )
    opened.reject(why)
    if (!isClosing) fail(why)
  })
  const port = await opened.promise.catch(async (why: unknown) => {
    isClosing = true
    await worker.terminate()
    throw why
  })
  return {
    port,
    async close() {
      isClosing = true
      order({ kind: 'close' })
      // What it still waits for, such as a database that does not answer any more, keeps nobody here.
      const late = setTimeout(() => void worker.terminate(), 2 * where.closes)
      await ended.promise
      clearTimeout(late)
    }
  }
}

/**
 * Milliseconds after which the thread promises an answer where this one is held: twice that, and what it takes to write it down, is the
 * longest that anybody waits unheard.
 */
const HEARD = 15

/** Megabytes of the thread's own memory, of which it takes a few; and of what is new in it, which it would let grow before it collects. */
const [MOST_MEMORY, MOST_NEW] = [128, 16] as const
