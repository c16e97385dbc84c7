// What runs in the thread beside: takes texts apart one after the other, and sends back what they hold or why they cannot be read.
import { parentPort } from 'node:worker_threads'
import { FeedError, readFeed } from '../feed/feed.ts'
import { articleOfPage, PageError } from '../page.ts'
import { readSitemap } from '../sitemap.ts'
import type { Parsed, Task } from './parsing.ts'

parentPort?.on('message', (task: Task) => parentPort?.postMessage(parsed(task)))

function parsed({ kind, text, url }: Task): Parsed {
  try {
    if (kind === 'feed') return { feed: readFeed(text, url) }
    if (kind === 'page') return { page: articleOfPage(text, url) }
    return { sitemap: readSitemap(text, url ?? '') }
  } catch (error) {
    if (error instanceof FeedError || error instanceof PageError) return { refusal: error.message }
    throw error
  }
}
