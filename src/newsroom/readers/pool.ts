// The threads that read: gives each its batches, and goes on when one of them dies or hangs.
import { Worker } from 'node:worker_threads'
import type { Article } from '../../news.ts'
import type { Errand, Outcome, ThreadData } from './messages.ts'
import type { Packed } from './packed.ts'

export interface PoolSettings {
  readonly threads: number
  /** The first file of a thread. */
  readonly file: URL
  /** Milliseconds that an article of so many characters may take; see `patienceOf`. */
  readonly patience: (characters: number) => number
}

export interface Pool {
  /** Whether an article that comes now would find a thread free for it soon. */
  readonly hasRoom: boolean
  /** Rejects with what the analysis threw, or with a `LostReader`. */
  read(article: Article): Promise<Packed>
  /** Lets threads without work go, each of which holds some 50 MB. */
  rest(): void
  /** Ends the threads; what is under way rejects with `reason`. */
  close(reason: unknown): Promise<void>
}

/** The thread that had an article died or did not come back. Every other article that it had is read by another. */
export class LostReader extends Error {
  override readonly name = 'LostReader'
}

/** No thread could be started: nothing is wrong with the articles. */
export class NoReader extends Error {
  override readonly name = 'NoReader'
}

/** Articles and characters that go to a thread at once: enough that handing them over costs little beside reading them. */
const BATCH = 24
const BATCH_CHARACTERS = 200_000
/** Batches at a thread: while it reads one, the next is there. */
const DEEP = 2
/** Milliseconds after which threads without work are let go where a run goes on. */
const IDLE = 30_000
/** Threads that may die before they read anything, one after the other, until no more are started. */
const TRIES = 2
/** Megabytes of a thread's own memory. The largest article that a source brings takes a third of it. */
const MOST_MEMORY = 1500
/** Of that, what is new: nearly all of it is gone when the next article comes, and what is never used is held all the same. */
const MOST_NEW = 16

interface Waiting extends Errand {
  readonly resolve: (packed: Packed) => void
  readonly reject: (reason: unknown) => void
}

interface Thread {
  readonly worker: Worker
  readonly at: Int32Array<SharedArrayBuffer>
  readonly has: Map<number, Waiting>
  batches: number
  /** Whether it ever brought something: one that dies before that may not be able to start at all. */
  proven: boolean
  /** What it was at when last looked at, and since when. */
  seen: { number: number; since: number }
  /** Why it was ended by us. */
  ended: string | null
}

/** Starts threads as articles come, and ends them when none came for a while. */
export function openPool({ threads: most, file, patience }: PoolSettings): Pool {
  const queue: Waiting[] = []
  const threads = new Set<Thread>()
  let number = 0
  let closed: { readonly reason: unknown } | null = null
  /** Threads that died without having read anything, since the last one that did. */
  let stillborn = 0
  let watch: NodeJS.Timeout | undefined
  let idleSince = performance.now()

  const start = (): Thread => {
    const at = new Int32Array(new SharedArrayBuffer(4))
    const data: ThreadData = { at }
    // Of the flags of this process none is for a thread: a test runner's loaders would come along.
    const worker = new Worker(file, {
      workerData: data,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY, maxYoungGenerationSizeMb: MOST_NEW }
    })
    const thread: Thread = {
      worker,
      at,
      has: new Map(),
      batches: 0,
      proven: false,
      seen: { number: 0, since: 0 },
      ended: null
    }
    threads.add(thread)
    let fault: unknown = null
    worker.on('message', (outcomes: readonly Outcome[]) => receive(thread, outcomes))
    worker.on('error', error => (fault = error))
    worker.on('exit', code => bury(thread, fault, code))
    // A thread without work holds no process.
    worker.unref()
    return thread
  }

  const receive = (thread: Thread, outcomes: readonly Outcome[]) => {
    thread.batches -= 1
    thread.proven = true
    stillborn = 0
    for (const outcome of outcomes) {
      const waiting = thread.has.get(outcome.number)
      thread.has.delete(outcome.number)
      if ('packed' in outcome) waiting?.resolve(outcome.packed)
      else waiting?.reject(outcome.error)
    }
    if (thread.batches === 0) thread.worker.unref()
    give()
  }

  const bury = (thread: Thread, fault: unknown, code: number) => {
    threads.delete(thread)
    if (closed !== null) return
    const last = thread.has.get(Atomics.load(thread.at, 0))
    thread.has.delete(last?.number ?? 0)
    const why = thread.ended ?? `it ended the thread that read it (${faultOf(fault, code)})`
    last?.reject(new LostReader(why))
    // What it had read and not handed over is lost with it, and read again.
    queue.unshift(...thread.has.values())
    if (!thread.proven && last === undefined) stillborn += 1
    if (stillborn >= TRIES) {
      for (const { reject } of queue.splice(0)) reject(new NoReader(faultOf(fault, code)))
    }
    give()
  }

  const give = () => {
    while (queue.length > 0) {
      const thread = freeThread()
      if (thread === undefined) break
      const batch: Waiting[] = []
      for (let characters = 0; queue.length > 0 && batch.length < BATCH;) {
        characters += queue[0]!.article.text.length
        if (batch.length > 0 && characters > BATCH_CHARACTERS) break
        batch.push(queue.shift()!)
      }
      for (const waiting of batch) thread.has.set(waiting.number, waiting)
      if (thread.batches === 0) thread.worker.ref()
      thread.batches += 1
      idleSince = performance.now()
      const errands = batch.map(({ number: each, article }) => ({ number: each, article }))
      thread.worker.postMessage(errands, [])
    }
    keepWatch()
  }

  const freeThread = (): Thread | undefined => {
    const [least] = [...threads].toSorted((a, b) => a.batches - b.batches)
    // A thread more only for what the others cannot take at once: starting one costs a tenth of a second.
    if (threads.size < most && (least === undefined || least.batches > 0)) return start()
    return least !== undefined && least.batches < DEEP ? least : undefined
  }

  const keepWatch = () => {
    watch ??= setInterval(look, Math.min(500, patience(0) / 4)).unref()
  }

  const look = () => {
    const now = performance.now()
    let busy = false
    for (const thread of threads) {
      const at = Atomics.load(thread.at, 0)
      if (thread.has.size > 0) busy = true
      if (at === 0 || at !== thread.seen.number) thread.seen = { number: at, since: now }
      else if (thread.ended === null) {
        const allowed = patience(thread.has.get(at)?.article.text.length ?? 0)
        if (now - thread.seen.since > allowed) {
          thread.ended = `it took longer than ${Math.round(allowed / 100) / 10} s`
          void thread.worker.terminate()
        }
      }
    }
    if (busy) idleSince = now
    else if (now - idleSince > IDLE) rest()
  }

  const rest = () => {
    for (const thread of [...threads].filter(({ has }) => has.size === 0)) {
      threads.delete(thread)
      void thread.worker.terminate()
    }
    if (threads.size > 0) return
    clearInterval(watch)
    watch = undefined
  }

  return {
    get hasRoom() {
      return queue.length < BATCH
    },
    read(article) {
      if (closed !== null) return Promise.reject(closed.reason)
      const { promise, resolve, reject } = Promise.withResolvers<Packed>()
      queue.push({ number: (number += 1), article, resolve, reject })
      // A batch is what comes in one turn of the loop, or what has gathered while all were busy.
      if (queue.length >= BATCH) give()
      else if (queue.length === 1) setImmediate(give)
      return promise
    },
    rest,
    async close(reason) {
      closed = { reason }
      clearInterval(watch)
      const left = [...queue.splice(0), ...[...threads].flatMap(thread => [...thread.has.values()])]
      for (const { reject } of left) reject(reason)
      await Promise.all([...threads].map(thread => thread.worker.terminate()))
    }
  }
}

const faultOf = (fault: unknown, code: number): string =>
  fault instanceof Error ? fault.message : `exit code ${code}`
