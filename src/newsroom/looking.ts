// What is at an address that somebody typed: a feed, a page, or a site with a feed behind it. Keeps nothing.
import { AskError, ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { Look } from '../roster.ts'
import { shownAddress, withoutSecrets } from './shown.ts'
import type { Source, SourceContext } from '../source.ts'
import {
  FeedError,
  feedLinks,
  FetchError,
  PageError,
  readOpml,
  usualFeeds,
  type Web
} from '../web/web.ts'

export interface LookTools {
  readonly web: Web
  readonly open: (typed: string) => Source
  readonly signal: AbortSignal
}

/** As `Roster.look`. */
export async function lookAt(typed: string, tools: LookTools): Promise<Look> {
  const wanted = typed.trim()
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(LONGEST)])
  try {
    const { address, others, told } = isKind(wanted)
      ? { address: wanted, others: [], told: [] }
      : await behind(wanted, { ...tools, signal })
    const look = await tried(address, { ...tools, signal })
    return { ...look, others, problems: [...told, ...look.problems] }
  } catch (error) {
    tools.signal.throwIfAborted()
    const shown = shownAddress(wanted)
    if (signal.aborted) throw new AskError(`${shown}: it takes too long to read.`)
    if (error instanceof FetchError) throw new AskError(`${shown}: ${error.message}.`)
    if (error instanceof ConfigError || error instanceof SourceError)
      throw new AskError(`${withoutSecrets(error.message, [wanted])}.`)
    throw error
  }
}

/**
 * A source as it may be added where people chat. Throws `AskError` for what is no address of the web: files are for who runs the
 * bot, in SOURCES.
 */
export function openForChat(typed: string, open: (typed: string) => Source): Source {
  const wanted = typed.trim()
  if (!ON_THE_WEB.test(wanted))
    throw new AskError(
      'A source that is added here is an address of the web, such as feed:https://gazette.example/feed.xml. Files and folders are for SOURCES in the configuration.'
    )
  try {
    return open(wanted)
  } catch (error) {
    if (error instanceof ConfigError)
      throw new AskError(`${withoutSecrets(error.message, [wanted])}.`)
    throw error
  }
}

export const ON_THE_WEB = /^[a-z][a-z0-9-]*:https?:\/\/[^\s]+$/i

const LONGEST = 60_000
/** Articles of which a look shows the beginning. */
const SHOWN = 3
/** Milliseconds after which, with enough to show, no more are read. */
const ENOUGH = 4000
const MOST_BYTES = 10_000_000

/** What may be the name of a host: `gazette.example`, `intranet`, `10.0.0.1:8080`; no path of a file. */
const HOST = /^(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?]|$)/iu
const ADDRESSES = 'gazette.example or https://gazette.example/feed.xml'
const NO_ADDRESS = `is no address of the web, such as ${ADDRESSES}. Files and folders are for SOURCES in the configuration`

const isKind = (typed: string): boolean =>
  /^[a-z][a-z0-9-]*:/i.test(typed) && !/^https?:|^[^:/]+:\d+(?:\/|$)/i.test(typed)

interface Behind {
  /** With its kind. */
  readonly address: string
  /** Other feeds that the site names. */
  readonly others: readonly string[]
  /** What whoever adds it has to know of the address. */
  readonly told: readonly string[]
}

/** What an address of the web leads to. One without a scheme is asked for over https, and over http where nobody speaks that. */
async function behind(typed: string, tools: LookTools): Promise<Behind> {
  const [, rest = '', settings = ''] = /^([^#]*)(#?.*)$/s.exec(typed) ?? []
  const isWhole = /^https?:/i.test(rest)
  if (!isWhole && !HOST.test(rest)) throw new AskError(`${shownAddress(typed)}: ${NO_ADDRESS}.`)
  const url = isWhole ? rest : `https://${rest}`
  if (!URL.canParse(url)) throw new AskError(`${shownAddress(typed)}: ${NO_ADDRESS}.`)
  try {
    return { ...(await foundAt(url, settings, tools)), told: [] }
  } catch (error) {
    if (isWhole || !(error instanceof FetchError)) throw error
    // A single word may be a host of this network, and mostly is none.
    if (!error.noHttps && !new URL(url).hostname.includes('.') && error.status === null)
      throw new AskError(
        `${shownAddress(typed)}: ${error.message}. An address looks like ${ADDRESSES}.`
      )
    if (!error.noHttps) throw error
    const told = `${shownAddress(rest)}: no https is spoken there, so it is read over http, which others may listen to`
    return { ...(await foundAt(`http://${rest}`, settings, tools)), told: [told] }
  }
}

async function foundAt(
  url: string,
  settings: string,
  tools: LookTools
): Promise<Omit<Behind, 'told'>> {
  const got = await fetched(url, tools)
  const feed = (address: string) => `feed:${address}${settings}`
  if (await isFeed(got, tools)) return { address: feed(url), others: [] }
  if ((await tools.web.readSitemap(got.text, got.url)) !== null)
    return { address: `sitemap:${url}${settings}`, others: [] }
  if (/<opml[\s>]/i.test(got.text.slice(0, 2000)) && readOpml(got.text, got.url) !== null)
    return { address: `opml:${url}${settings}`, others: [] }
  if (FEED_TYPE.test(got.contentType) || /^\s*<(?:\?xml|rss|feed|rdf:RDF)\b/i.test(got.text)) {
    const said = got.contentType === '' ? '' : ` (${got.contentType})`
    throw new AskError(
      `${shownAddress(url)}: says that it is a feed${said}, but ${(await whyNoFeed(got, tools)) ?? 'cannot be read as one'}.`
    )
  }
  const named = feedLinks(got.text, got.url)
  const isFront = /^\/(?:index\.\w+)?$/.test(new URL(got.url).pathname)
  if (!isFront && (await isArticle(got, tools)))
    return { address: `page:${url}${settings}`, others: named.map(each => `feed:${each}`) }
  for (const [at, each] of named.entries()) {
    if (await leadsToFeed(each, tools))
      return { address: feed(each), others: named.toSpliced(at, 1).map(other => `feed:${other}`) }
  }
  for (const each of usualFeeds(got.url)) {
    if (await leadsToFeed(each, tools)) return { address: feed(each), others: [] }
  }
  if (isFront && !(await isArticle(got, tools)))
    throw new AskError(`${shownAddress(url)}: is no feed, and no feed is found behind it.`)
  return { address: `page:${url}${settings}`, others: [] }
}

/** A page may be XML too, with its own type. */
const FEED_TYPE = /rss|atom|feed\+json|(?:application|text)\/xml/i

interface Got {
  readonly url: string
  readonly text: string
  /** Empty where the server does not say. */
  readonly contentType: string
}

async function fetched(url: string, { web, signal }: LookTools): Promise<Got> {
  const got = await web.fetch({ url, accept: '*/*', mostBytes: MOST_BYTES, signal })
  // What it is, is to be seen in its markup, whatever its letters are: the source itself decodes it.
  const text = new TextDecoder().decode(got.body)
  return { url: got.url, text, contentType: got.contentType ?? '' }
}

async function leadsToFeed(url: string, tools: LookTools): Promise<boolean> {
  try {
    return await isFeed(await fetched(url, tools), tools)
  } catch (error) {
    tools.signal.throwIfAborted()
    if (error instanceof FetchError) return false
    throw error
  }
}

const isFeed = async (got: Got, tools: LookTools): Promise<boolean> =>
  (await whyNoFeed(got, tools)) === null

/** Null where it is one. */
async function whyNoFeed({ text, url }: Got, { web }: LookTools): Promise<string | null> {
  try {
    await web.readFeed(text, url)
    return null
  } catch (error) {
    if (error instanceof FeedError) return error.message
    throw error
  }
}

/** An article has a day, or so many words that a list of links has not. */
async function isArticle({ text, url }: Got, { web }: LookTools): Promise<boolean> {
  try {
    const page = await web.readPage(text, url)
    return page.text.length > (page.publishedAt === null ? 1500 : 300)
  } catch (error) {
    if (error instanceof PageError) return false
    throw error
  }
}

async function tried(
  typed: string,
  { web, open, signal }: LookTools
): Promise<Omit<Look, 'others'>> {
  const source = openForChat(typed, open)
  const problems: string[] = []
  const articles: Article[] = []
  let count = 0
  const started = performance.now()
  const hide = (line: string) => withoutSecrets(line, [source.address])
  let sources: readonly string[] = []
  const problem = (error: SourceError) => void problems.push(hide(error.message))
  const context: SourceContext = {
    ...contextFor(web, { signal, problem }),
    advise: advice => void (sources = advice.sources ?? [])
  }
  for await (const article of source.read(context)) {
    count += 1
    if (articles.length < SHOWN) articles.push(article)
    else if (performance.now() - started > ENOUGH) break
  }
  const hash = typed.indexOf('#')
  return {
    address: source.address + (hash < 0 ? '' : typed.slice(hash)),
    articles,
    count,
    problems,
    sources
  }
}

/** For a read that nothing is kept of. */
const contextFor = (
  web: Web,
  reporting: Pick<SourceContext, 'signal' | 'problem'>
): SourceContext => ({
  ...reporting,
  web,
  noted: null,
  note() {},
  holds: () => false,
  advise() {}
})
