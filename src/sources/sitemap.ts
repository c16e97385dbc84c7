// The source kind `sitemap:URL`: the pages that a site lists for search engines, the latest first. Best with a sitemap of news.
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { SourceContext, SourceKind } from '../source.ts'
import type { Sitemap, SitemapPage } from '../web/web.ts'
import { addressKey, canonicalUrl, publicUrl, FetchError } from '../web/web.ts'
import { addressed } from './formats/settings.ts'
import { located, Unreadable } from './formats/unreadable.ts'
import { readWebPage, whyNoArticle } from './formats/webpage.ts'
import { decodeWeb } from './formats/webtext.ts'

/** Reads at most a hundred pages that are new or changed at a time: a site's whole past is not asked for at once. */
export default {
  summary: 'sitemap:URL  the pages that a site lists in its sitemap, the latest first',
  open(written) {
    const { rest, settings } = addressed('sitemap', written)
    if (canonicalUrl(rest) === null)
      throw new ConfigError('sitemap', 'wants an address: sitemap:https://gazette.example/news.xml')
    const address = `sitemap:${rest}`
    return {
      address,
      settings,
      complete: false,
      read: context => readSite(rest, address, context),
      originOf: ({ id, url }) => url && id
    }
  }
} satisfies SourceKind

/** By address key when the sitemap last said that the page changed; '' where it does not say. */
type Seen = Readonly<Record<string, string>>

const MOST_PAGES = 100
const MOST_SITEMAPS = 20
const MOST_BYTES = 50_000_000

async function* readSite(
  url: string,
  address: string,
  context: SourceContext
): AsyncGenerator<Article> {
  const { signal, problem, noted, note } = context
  const before = seenOf(noted)
  const pages = (await pagesOf(url, address, context)).toSorted(latestFirst)
  const seen: Record<string, string> = {}
  let read = 0
  for (const listed of pages) {
    signal.throwIfAborted()
    const id = addressKey(listed.url) ?? listed.url
    const changed = listed.published ?? ''
    if (seen[id] !== undefined) continue
    if (before[id] === changed || read >= MOST_PAGES) {
      if (before[id] !== undefined) seen[id] = before[id]
      continue
    }
    read++
    try {
      const article = await articleOf(listed, id, address, context)
      if (article !== null) yield article
      seen[id] = changed
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof Unreadable)) throw error
      problem(located(id, error))
    }
  }
  note(seen)
}

function seenOf(noted: unknown): Seen {
  if (typeof noted !== 'object' || noted === null) return {}
  return Object.fromEntries(
    Object.entries(noted).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  )
}

/** Null for a page without an article, such as the front page. */
async function articleOf(
  listed: SitemapPage,
  id: string,
  address: string,
  context: SourceContext
): Promise<Article | null> {
  const { page, got } = await readWebPage(listed.url, context)
  if (page === null || whyNoArticle(page) !== null) return null
  return {
    id,
    source: address,
    url: publicUrl(page.url ?? got.url),
    outlet: listed.outlet ?? page.outlet,
    headline: listed.title ?? page.headline,
    byline: page.byline,
    publishedAt: page.publishedAt ?? listed.published,
    lang: page.lang ?? listed.lang,
    text: page.text
  }
}

/** All pages of the sitemap, and of those that it lists, one level deep. */
async function pagesOf(
  url: string,
  address: string,
  context: SourceContext
): Promise<SitemapPage[]> {
  const first = await sitemapAt(url, address, context)
  const pages = [...first.pages]
  for (const other of first.sitemaps.slice(0, MOST_SITEMAPS)) {
    try {
      pages.push(...(await sitemapAt(other, other, context)).pages)
    } catch (error) {
      context.signal.throwIfAborted()
      if (!(error instanceof SourceError)) throw error
      context.problem(error)
    }
  }
  return pages
}

async function sitemapAt(
  url: string,
  where: string,
  { web, signal }: SourceContext
): Promise<Sitemap> {
  try {
    const accept = 'application/xml, text/xml, text/plain;q=0.5, */*;q=0.1'
    const got = await web.fetch({ url, accept, mostBytes: MOST_BYTES, signal })
    const sitemap = await web.readSitemap(decodeWeb(got.body, got.contentType), got.url)
    if (sitemap === null) throw new Unreadable('is no sitemap')
    return sitemap
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof FetchError) throw new SourceError(where, cause.message, { cause })
    throw cause instanceof Unreadable ? located(where, cause) : cause
  }
}

/** Undated last. */
const latestFirst = (a: SitemapPage, b: SitemapPage): number =>
  (Date.parse(b.published ?? '') || 0) - (Date.parse(a.published ?? '') || 0)
