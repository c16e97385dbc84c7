// The door of the readers: articles in, packed readings out; in threads when there are many, in process when few.
import { availableParallelism } from 'node:os'
import { getReady } from '../../analysis/ready.ts'
import { type Breathe, openBreather } from '../../breathe.ts'
import type { Article } from '../../news.ts'
import type { Packed } from './packed.ts'
import { NoReader, openPool, type Pool } from './pool.ts'

export type { Packed } from './packed.ts'
export { LostReader } from './pool.ts'

export interface ReaderSettings {
  /** How many threads; 0 reads in process. Default: as many as there are cores, less one. */
  readonly threads?: number
  /** The first file of a thread. */
  readonly file?: URL
  /** Milliseconds that an article of so many characters may take before its thread is ended. */
  readonly patience?: (characters: number) => number
  /** In process. */
  readonly read?: (article: Article) => Packed
  /** Awaited before each of those. Default: one of its own. */
  readonly breathe?: Breathe
  /** Told once when threads cannot be started, with the reason. */
  readonly noThreads?: (reason: string) => void
}

export interface Readers {
  /**
   * Rejects with what the analysis threw, or with a `LostReader` where the article ended its thread or did not come to
   * an end. Every other article is read in any case.
   */
  read(article: Article): Promise<Packed>
  /** Resolves when there is room for another article: who waits for it before `read` never has many in memory. */
  room(): Promise<void>
  /** A run is over: threads are let go, and a few articles are again read in process. */
  rest(): void
  /** Ends the threads. What is under way rejects. */
  close(): Promise<void>
}

/**
 * Reads the first articles of a run in process, as that is done before a thread has started, and the others in threads,
 * where there is more than one core.
 */
export function openReaders(settings: ReaderSettings = {}): Readers {
  const { patience = patienceOf, breathe = openBreather() } = settings
  const { threads = availableParallelism() - 1, file = new URL('thread.ts', import.meta.url) } =
    settings
  let pool: Pool | null = null
  let alone = threads === 0
  let characters = 0
  let articles = 0
  const waiting: (() => void)[] = []

  // Not before it is needed: a warm start with nothing new answers without the analysis and its word lists.
  let own: Promise<(article: Article) => Packed> | undefined
  const imported = async () => {
    if (settings.read !== undefined) return settings.read
    await getReady(breathe)
    return (await import('./packed.ts')).readPacked
  }
  const inProcess = async (article: Article): Promise<Packed> => {
    const read = await (own ??= imported())
    // What came while that was imported would all be read in one turn of the loop.
    await breathe()
    return read(article)
  }

  const hasRoom = () => alone || pool === null || pool.hasRoom
  const wake = () => {
    while (waiting.length > 0 && hasRoom()) waiting.shift()?.()
  }

  const inThread = async (article: Article): Promise<Packed> => {
    pool ??= openPool({ threads, file, patience })
    try {
      return await pool.read(article)
    } catch (error) {
      if (!(error instanceof NoReader)) throw error
      if (!alone) settings.noThreads?.(error.message)
      alone = true
      return await inProcess(article)
    } finally {
      wake()
    }
  }

  return {
    read(article) {
      articles += 1
      characters += article.text.length
      const few = articles <= FEW && characters <= FEW_CHARACTERS
      return alone || few ? inProcess(article) : inThread(article)
    },
    room() {
      if (hasRoom()) return Promise.resolve()
      return new Promise(resolve => waiting.push(resolve))
    },
    rest() {
      articles = 0
      characters = 0
      pool?.rest()
    },
    async close() {
      await pool?.close(new Error('readers: closed'))
      for (const resolve of waiting.splice(0)) resolve()
    }
  }
}

/** What is read in process in about the time that a thread takes to start, on one core. */
const FEW = 100
const FEW_CHARACTERS = 500_000

/** Texts made to be slow take a second a megabyte on a quick machine; a slow and busy one is given thirty times that. */
const patienceOf = (characters: number): number => 20_000 + characters / 30
