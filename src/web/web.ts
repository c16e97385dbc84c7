// The door of the web room: what reads the web for sources. Polite, safe, and never in the way of those who ask.
import type { Feed } from './feed/feed.ts'
import type { Networks } from './http/addresses.ts'
import type { Fetched, HttpLimits, Wanted } from './http/http.ts'
import { openHttp } from './http/http.ts'
import type { Lookup } from './http/connector.ts'
import type { PageArticle } from './page.ts'
import { openParsing } from './parsing/parsing.ts'
import { openRobots } from './robots.ts'
import type { Sitemap } from './sitemap.ts'

export type { Feed, FeedItem } from './feed/feed.ts'
export { FeedError, readFeed } from './feed/feed.ts'
export type { Networks } from './http/addresses.ts'
export type { Fetched, Wanted } from './http/http.ts'
export { FetchError } from './http/faults.ts'
export { networkOf } from './http/addresses.ts'
export { addressKey, canonicalUrl, publicUrl } from './canonical.ts'
export { looksLikeKey } from './secrets.ts'
export { feedLinks, usualFeeds } from './feedlinks.ts'
export type { Subscription } from './opml.ts'
export { readOpml, writeOpml } from './opml.ts'
export { articleOfPage, type PageArticle, PageError } from './page.ts'
export type { Sitemap, SitemapPage } from './sitemap.ts'

export interface Web {
  /** Asks for it once. Rejects with `FetchError`, or the signal's reason when it is aborted. */
  fetch(wanted: Wanted): Promise<Fetched>
  /** Whether the site lets robots read this page. */
  allows(url: string, signal: AbortSignal): Promise<boolean>
  /** As the functions of this name, beside the event loop and with a limit of time. */
  readFeed(text: string, url: string | null): Promise<Feed>
  readPage(html: string, url: string | null): Promise<PageArticle>
  readSitemap(text: string, url: string): Promise<Sitemap | null>
  /** Ends what is under way. */
  close(): Promise<void>
}

export interface WebSettings {
  /** Name and version, as `Copydesk/0.1`. */
  readonly agent: string
  /** Where the keeper of this bot can be reached, for those who find us in their logs; null where nobody said. */
  readonly contact: string | null
  /** Networks that may be reached although they are not public. */
  readonly opened?: Networks
  readonly limits?: Partial<HttpLimits>
  readonly lookup?: Lookup
}

export function openWeb({ agent, contact, ...settings }: WebSettings): Web {
  const http = openHttp({
    ...settings,
    agent: contact === null ? agent : `${agent} (+${contact})`
  })
  const parsing = openParsing()
  const robots = openRobots(wanted => http.fetch(wanted), agent.split('/', 1)[0] ?? agent)
  return {
    fetch: wanted => http.fetch(wanted),
    allows: (url, signal) => robots.allow(url, signal),
    readFeed: (text, url) => parsing.feed(text, url),
    readPage: (html, url) => parsing.page(html, url),
    readSitemap: (text, url) => parsing.sitemap(text, url),
    async close() {
      await Promise.all([http.close(), parsing.close()])
    }
  }
}
