// Feeds and pages taken apart beside the event loop, with a limit of time: what a stranger wrote must not hold the bot.
import { Worker } from 'node:worker_threads'
import type { Feed } from '../feed/feed.ts'
import { FeedError, readFeed } from '../feed/feed.ts'
import type { PageArticle } from '../page.ts'
import { PageError } from '../page.ts'
import type { Sitemap } from '../sitemap.ts'

export interface Parsing {
  /** As `readFeed`; rejects with `FeedError`, also where it takes too long. */
  feed(text: string, url: string | null): Promise<Feed>
  /** As `articleOfPage`; rejects with `PageError`, also where it takes too long. */
  page(html: string, url: string | null): Promise<PageArticle>
  /** As `readSitemap`; null also where it takes too long. */
  sitemap(text: string, url: string): Promise<Sitemap | null>
  close(): Promise<void>
}

export interface Task {
  readonly kind: 'feed' | 'page' | 'sitemap'
  readonly text: string
  readonly url: string | null
}

/** What the thread answers: what was read, or why it cannot be. */
export type Parsed =
  | { readonly feed: Feed }
  | { readonly page: PageArticle }
  | { readonly sitemap: Sitemap | null }
  | { readonly refusal: string }

/** A feed of this many UTF-16 units takes some milliseconds, which is less than asking a thread. */
const SMALL_FEED = 32 * 1024

/**
 * One thread, started when it is first needed; texts are taken one at a time. One that takes longer than `limit`
 * milliseconds ends the thread, and the next text gets a new one.
 */
export function openParsing(limit = 10_000): Parsing {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  const closing = new AbortController()

  const run = (task: Task): Promise<Parsed> => {
    const mine = last.then(() => take(task))
    // Whoever waits behind is not concerned by how it ends.
    last = mine.catch(() => {})
    return mine
  }

  const take = (task: Task): Promise<Parsed> => {
    closing.signal.throwIfAborted()
    worker ??= start()
    const { promise, resolve, reject } = Promise.withResolvers<Parsed>()
    const mine = worker
    const late = setTimeout(() => {
      end(mine)
      resolve({ refusal: `takes longer than ${limit / 1000} s to take apart` })
    }, limit)
    const died = (cause: unknown) => {
      end(mine)
      if (closing.signal.aborted) reject(closing.signal.reason)
      else resolve({ refusal: `cannot be taken apart: ${String(cause)}` })
    }
    mine.on('message', resolve).on('error', died).on('exit', died)
    // Only a thread that has something to do keeps the process.
    mine.ref()
    mine.postMessage(task)
    return promise.finally(() => {
      clearTimeout(late)
      mine.off('message', resolve).off('error', died).off('exit', died)
      mine.unref()
    })
  }

  const end = (one: Worker): void => {
    if (worker === one) worker = null
    void one.terminate()
  }

  return {
    feed: async (text, url) => {
      if (text.length <= SMALL_FEED) return readFeed(text, url)
      const parsed = await run({ kind: 'feed', text, url })
      if ('feed' in parsed) return parsed.feed
      throw new FeedError(refusalOf(parsed))
    },
    page: async (text, url) => {
      const parsed = await run({ kind: 'page', text, url })
      if ('page' in parsed) return parsed.page
      throw new PageError(refusalOf(parsed))
    },
    sitemap: async (text, url) => {
      const parsed = await run({ kind: 'sitemap', text, url })
      return 'sitemap' in parsed ? parsed.sitemap : null
    },
    async close() {
      closing.abort(new Error('the bot stops'))
      await worker?.terminate()
    }
  }
}

function refusalOf(parsed: Parsed): string {
  if ('refusal' in parsed) return parsed.refusal
  throw new TypeError('the thread read something else than was asked for')
}

const start = (): Worker =>
  new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 }
  })
