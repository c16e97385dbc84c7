// The source kind `feed:URL`: what a publisher announces in RSS, Atom or JSON Feed, completed from its pages where that is only a teaser.
import { createHash } from 'node:crypto'
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { SourceContext, SourceKind } from '../source.ts'
import type { Feed, FeedItem, PageArticle } from '../web/web.ts'
import { canonicalUrl, publicUrl, FeedError, FetchError } from '../web/web.ts'
import { adviceOf } from './formats/advice.ts'
import type { Identified } from './formats/identity.ts'
import { identified, shortened } from './formats/identity.ts'
import { memberOf, textsIn, validatorsIn, validatorsOf, type Validators } from './formats/noted.ts'
import { addressed } from './formats/settings.ts'
import { isTeaser, withoutFooter } from './formats/teaser.ts'
import { Unreadable } from './formats/unreadable.ts'
import { readWebPage } from './formats/webpage.ts'
import { decodeWeb } from './formats/webtext.ts'

/**
 * An article's id is its address without scheme and tracking, or `HOST/ID` where an item has none of its own. What a feed no longer lists stays.
 * `#teasers=keep` takes items as they are; else an item that only invites to read on is completed from its page, as far as
 * the site lets robots read it.
 */
export default {
  summary: 'feed:URL  a feed: RSS, Atom or JSON Feed; teasers are completed from their pages',
  open(written) {
    const { rest, settings, own } = addressed('feed', written, { teasers: ['complete', 'keep'] })
    if (canonicalUrl(rest) === null)
      throw new ConfigError('feed', 'wants an address: feed:https://gazette.example/feed.xml')
    const address = `feed:${rest}`
    const complete = own.get('teasers') !== 'keep'
    return {
      address,
      settings,
      complete: false,
      read: context => readAll({ address, url: rest, complete }, context),
      originOf: ({ id, url }) => url && id
    }
  }
} satisfies SourceKind

interface Subscribed {
  readonly address: string
  readonly url: string
  /** Whether teasers are completed. */
  readonly complete: boolean
}

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1'
const MOST_BYTES = 10_000_000

async function* readAll(feed: Subscribed, context: SourceContext): AsyncGenerator<Article> {
  const { address } = feed
  const { signal, web } = context
  const before = notesOf(context.noted)
  const got = await web
    .fetch({ url: feed.url, accept: ACCEPT, mostBytes: MOST_BYTES, signal, ...before })
    .catch(failedAt(address, signal))
  // What is unchanged asks for the same time as before.
  context.advise(adviceOf(got, before.interval))
  if (!got.changed) {
    context.note(before)
    return
  }
  // Servers that know no validators send the same every time.
  const body = createHash('sha256').update(got.body).digest('base64url')
  if (body === before.body) {
    context.note({ ...before, ...validatorsOf(got) })
    return
  }
  const read = await readFeed(got.body, got.contentType, got.url, feed, context)
  const { interval } = read
  context.advise(adviceOf(got, interval))

  const items: Record<string, string> = {}
  const visits: Visits = { left: MOST_PAGES, failing: MOST_FAILING }
  let postponed = false
  for (const { item, id, link } of identified(read, got.url)) {
    signal.throwIfAborted()
    const key = shortened(id)
    const print = shortened(JSON.stringify(item))
    // A feed that repeats itself means the item that comes first, which is the newest.
    if (items[key] !== undefined) continue
    items[key] = print
    if (before.items[key] === print && context.holds(id)) continue
    const { article, later } = await articleOf(item, { id, link, visits }, read, feed, context)
    if (later) {
      delete items[key]
      postponed = true
    }
    if (article !== null) yield article
    else if (!later) context.problem(new SourceError(id, 'has no text'))
  }
  // What was put off is read the next time, also where the feed says that nothing has changed.
  const notes = postponed ? NOTHING : { ...validatorsOf(got), body }
  context.note({ ...notes, interval, items } satisfies Notes)
}

/** Pages that are asked for in one read to complete what is only a teaser: a site's whole past is not asked for at once. */
const MOST_PAGES = 100
/** Pages that may fail for now in one read before the site is left in peace until the next. */
const MOST_FAILING = 5

/** How many more pages may be asked for, and how many of them may fail. */
interface Visits {
  left: number
  failing: number
}

/** What is noted between two reads. */
interface Notes extends Validators {
  /** A hash of the whole answer. */
  readonly body: string | null
  /** What the feed asks for, as `Feed.interval`. */
  readonly interval: number | null
  /** By a hash of its id a hash of what the feed said of the item: some tens of kilobytes at most. */
  readonly items: Readonly<Record<string, string>>
}

const NOTHING: Notes = { ...validatorsIn(null), body: null, interval: null, items: {} }

/** Notes of another version of this file count as none. */
function notesOf(noted: unknown): Notes {
  const items = memberOf(noted, 'items')
  if (typeof items !== 'object' || items === null) return NOTHING
  const interval = memberOf(noted, 'interval')
  return {
    ...validatorsIn(noted),
    body: textsIn(noted)['body'] ?? null,
    interval: typeof interval === 'number' ? interval : null,
    items: textsIn(items)
  }
}

async function readFeed(
  body: Uint8Array,
  contentType: string | null,
  url: string,
  { address }: Subscribed,
  { web, signal }: SourceContext
): Promise<Feed> {
  try {
    return await web.readFeed(decodeWeb(body, contentType), url)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof FeedError || error instanceof Unreadable)
      throw new SourceError(address, error.message, { cause: error })
    throw error
  }
}

interface Item {
  /** Null where there is no text to be had, or none for now. */
  readonly article: Article | null
  /** Whether its page is still to be read: enough were, or it cannot be had for now. */
  readonly later: boolean
}

async function articleOf(
  item: FeedItem,
  { id, link, visits }: Pick<Identified, 'id' | 'link'> & { readonly visits: Visits },
  feed: Feed,
  { address, complete }: Subscribed,
  context: SourceContext
): Promise<Item> {
  const own = wordsOf(item)
  const wantsPage = complete && link !== null && isTeaser(own.text, own.isContent)
  if (wantsPage && visits.left-- <= 0) return { article: null, later: true }
  const page = wantsPage ? await pageOf(link, id, visits, context) : null
  const later = page === 'later'
  // What is held may be whole, and is more than its teaser.
  if (later && context.holds(id)) return { article: null, later }
  const article = articleIn(item, { id, link, page: later ? null : page }, feed, address)
  return { article, later }
}

/** Null without any text. */
function articleIn(
  item: FeedItem,
  { id, link, page }: Pick<Identified, 'id' | 'link'> & { readonly page: PageArticle | null },
  feed: Feed,
  address: string
): Article | null {
  const own = wordsOf(item).text
  const text = page !== null && page.text.length > own.length ? page.text : own
  if (text === '') return null
  return {
    id,
    source: address,
    url: link === null ? null : publicUrl(link),
    outlet: item.source ?? feed.title ?? page?.outlet ?? null,
    headline: item.title ?? page?.headline ?? null,
    byline: item.author ?? page?.byline ?? null,
    publishedAt: item.published ?? page?.publishedAt ?? item.updated,
    lang: page?.lang ?? languageOf(item.language ?? feed.language),
    text
  }
}

/** The longer of what the feed has, and whether it calls that the content. */
function wordsOf({ content, summary }: FeedItem): { text: string; isContent: boolean } {
  const [said, told] = [withoutFooter(content ?? ''), withoutFooter(summary ?? '')]
  return said.length >= told.length
    ? { text: said, isContent: true }
    : { text: told, isContent: false }
}

/** Null where the page may not, or cannot, be read: then the teaser is what there is. `later` where that may pass. */
async function pageOf(
  url: string,
  id: string,
  visits: Visits,
  context: SourceContext
): Promise<PageArticle | 'later' | null> {
  if (visits.failing <= 0) return 'later'
  try {
    return (await readWebPage(url, context)).page
  } catch (cause) {
    context.signal.throwIfAborted()
    if (!(cause instanceof Unreadable)) throw cause
    const reason = `only its teaser could be read: its page ${cause.message}`
    context.problem(new SourceError(id, reason, { cause }))
    if (!(cause.cause instanceof FetchError && cause.cause.passes)) return null
    visits.failing = cause.cause.status === 429 ? 0 : visits.failing - 1
    return 'later'
  }
}

function languageOf(written: string | null): string | null {
  try {
    return Intl.getCanonicalLocales(written?.replaceAll('_', '-') ?? [])[0] ?? null
  } catch {
    // RangeError is how Intl says that this is no language tag.
    return null
  }
}

/** A failure to fetch fails the source, with its reason; the cause tells what the server asked for. */
const failedAt =
  (address: string, signal: AbortSignal) =>
  (cause: unknown): never => {
    signal.throwIfAborted()
    if (cause instanceof FetchError) throw new SourceError(address, cause.message, { cause })
    throw cause
  }
