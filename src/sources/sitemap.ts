// The source kind `sitemap:URL`: the pages that a site lists for search engines, the latest first. Best with a sitemap of news.
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { SourceContext, SourceKind } from '../source.ts'
import type { Fetched, Sitemap, SitemapPage } from '../web/web.ts'
import { addressKey, canonicalUrl, publicUrl, FetchError } from '../web/web.ts'
import { adviceOf } from './formats/advice.ts'
import { memberOf, textsIn, validatorsIn, validatorsOf, type Validators } from './formats/noted.ts'
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

/** What is noted of one sitemap between two reads. */
interface Noted extends Validators {
  /** By address key when it said that the page changed; '' where it does not say. Pages that are still to be read are not in it. */
  readonly pages: Readonly<Record<string, string>>
}

const MOST_PAGES = 100
/** Pages that may fail for now in one read before the site is left in peace until the next. */
const MOST_FAILING = 5
const MOST_SITEMAPS = 20
const MOST_BYTES = 50_000_000

async function* readSite(
  url: string,
  address: string,
  context: SourceContext
): AsyncGenerator<Article> {
  const { signal, problem, note } = context
  const before = notesOf(context.noted)
  const known = new Map([...before.values()].flatMap(({ pages }) => Object.entries(pages)))
  const answers = await answersOf(url, address, before, context)
  const listed = [...answers.values()].flatMap(({ sitemap }) => sitemap?.pages ?? [])
  const read = new Map<string, string>()
  let [left, failing] = [MOST_PAGES, MOST_FAILING]
  const met = new Set<string>()
  for (const page of listed.toSorted(latestFirst)) {
    signal.throwIfAborted()
    const id = idOf(page)
    const changed = page.published ?? ''
    if (met.has(id)) continue
    met.add(id)
    if (known.get(id) !== changed) {
      if (left <= 0 || failing <= 0) continue
      left--
      try {
        const article = await articleOf(page, id, address, context)
        if (article !== null) yield article
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof Unreadable)) throw error
        problem(located(id, error))
        if (error.cause instanceof FetchError && error.cause.passes) failing--
        continue
      }
    }
    read.set(id, changed)
  }
  note(
    Object.fromEntries(
      [...answers].map(([each, answer]) => [each, notedOf(answer, read) ?? before.get(each)])
    )
  )
}

const idOf = ({ url }: SitemapPage): string => addressKey(url) ?? url

/** By the address of each sitemap. Notes of another version of this file count as none. */
const notesOf = (noted: unknown): ReadonlyMap<string, Noted> =>
  new Map(
    Object.entries(typeof noted === 'object' && noted !== null ? noted : {}).map(
      ([sitemap, each]) => [
        sitemap,
        { ...validatorsIn(each), pages: textsIn(memberOf(each, 'pages')) }
      ]
    )
  )

/** Null for what counts as it did. While a page of it is still to be read, the sitemap is asked for whole. */
function notedOf({ sitemap, got }: Answer, read: ReadonlyMap<string, string>): Noted | null {
  if (sitemap === null) return null
  const pages = sitemap.pages.flatMap(page => {
    const changed = read.get(idOf(page))
    return changed === undefined ? [] : [[idOf(page), changed] as const]
  })
  const isDone = pages.length === sitemap.pages.length && sitemap.sitemaps.length === 0
  const validators = got !== null && isDone ? validatorsOf(got) : validatorsIn(null)
  return { ...validators, pages: Object.fromEntries(pages) }
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

interface Answer {
  /** Null where it has not changed, or cannot be had now. */
  readonly sitemap: Sitemap | null
  readonly got: Fetched | null
}

/** By its address the sitemap, and those that it lists, one level deep. */
async function answersOf(
  url: string,
  address: string,
  before: ReadonlyMap<string, Noted>,
  context: SourceContext
): Promise<ReadonlyMap<string, Answer>> {
  const first = await sitemapAt(url, address, before.get(url), context)
  if (first.got !== null) context.advise(adviceOf(first.got))
  const answers = new Map([[url, first]])
  for (const other of first.sitemap?.sitemaps.slice(0, MOST_SITEMAPS) ?? []) {
    try {
      answers.set(other, await sitemapAt(other, other, before.get(other), context))
    } catch (error) {
      context.signal.throwIfAborted()
      if (!(error instanceof SourceError)) throw error
      context.problem(error)
      answers.set(other, { sitemap: null, got: null })
    }
  }
  return answers
}

async function sitemapAt(
  url: string,
  where: string,
  before: Noted | undefined,
  { web, signal }: SourceContext
): Promise<Answer> {
  try {
    const accept = 'application/xml, text/xml, text/plain;q=0.5, */*;q=0.1'
    const validators = validatorsIn(before)
    const got = await web.fetch({ url, accept, mostBytes: MOST_BYTES, signal, ...validators })
    if (!got.changed) return { sitemap: null, got }
    const sitemap = await web.readSitemap(decodeWeb(got.body, got.contentType), got.url)
    if (sitemap === null) throw new Unreadable('is no sitemap')
    return { sitemap, got }
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof FetchError) throw new SourceError(where, cause.message, { cause })
    throw cause instanceof Unreadable ? located(where, cause) : cause
  }
}

/** Undated last. */
const latestFirst = (a: SitemapPage, b: SitemapPage): number =>
  (Date.parse(b.published ?? '') || 0) - (Date.parse(a.published ?? '') || 0)
