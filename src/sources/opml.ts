// The source kind `opml:FILE|URL`: a list of feeds, as readers of feeds write it. Each of them is a source of its own.
import { readFile, stat } from 'node:fs/promises'
import { writtenDuration } from '../duration.ts'
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import { thousands } from '../phrase.ts'
import type { Advice, SourceContext, SourceKind, SourceSettings } from '../source.ts'
import type { Subscription } from '../web/web.ts'
import { canonicalUrl, FetchError, readOpml } from '../web/web.ts'
import { adviceOf } from './formats/advice.ts'
import { memberOf, validatorsIn, validatorsOf, type Validators } from './formats/noted.ts'
import { addressed } from './formats/settings.ts'
import { located, Unreadable } from './formats/unreadable.ts'
import { decodeWeb } from './formats/webtext.ts'

/**
 * Brings no article: it advises the feeds that it lists, with the folders that they are in as tags and with what Copydesk has
 * written there of their settings. What is set for the list is set for each of them; a name is theirs alone. A relative path starts where the bot was started.
 */
export default {
  summary: 'opml:FILE|URL  a list of feeds, with its folders as tags',
  open(written) {
    const { rest, settings, own } = addressed('opml', written, { teasers: ['complete', 'keep'] })
    if (rest === '') throw new ConfigError('opml', 'wants a file or an address: opml:./feeds.opml')
    const address = `opml:${rest}`
    const teasers = own.get('teasers') ?? null
    return {
      address,
      settings,
      complete: false,
      read: context => readList({ address, rest, settings, teasers }, context)
    }
  }
} satisfies SourceKind

interface ListSource {
  readonly address: string
  /** A path, or an address of the web. */
  readonly rest: string
  readonly settings: SourceSettings
  readonly teasers: string | null
}

/** What is noted between two reads. */
interface Notes extends Validators {
  readonly feeds: readonly Subscription[]
}

const ACCEPT = 'text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1'
const MOST_BYTES = 10_000_000
/** Longer lists are somebody's mistake, or somebody's attack. */
const MOST_FEEDS = 2_000

// oxlint-disable-next-line require-yield -- a list brings sources, not articles
async function* readList(list: ListSource, context: SourceContext): AsyncGenerator<Article> {
  const { address, rest } = list
  const before = notesOf(context.noted)
  try {
    const isWeb = /^https?:/i.test(rest)
    const found = await (isWeb ? fromWeb(rest, before, context) : fromFile(rest))
    const { notes, advice } = found
    const { feeds } = notes
    if (feeds.length > MOST_FEEDS) {
      const more = thousands(feeds.length - MOST_FEEDS)
      context.problem(new SourceError(address, `lists ${more} feeds more than are read`))
    }
    const sources = feeds.slice(0, MOST_FEEDS).flatMap(feed => addressOf(feed, list, context))
    context.note(notes satisfies Notes)
    context.advise({ sources, ...advice })
  } catch (cause) {
    context.signal.throwIfAborted()
    if (cause instanceof FetchError) throw new SourceError(address, cause.message, { cause })
    throw located(address, cause)
  }
}

interface Found {
  readonly notes: Notes
  readonly advice: Advice
}

async function fromWeb(url: string, before: Notes, { web, signal }: SourceContext): Promise<Found> {
  const { etag, lastModified } = before
  const got = await web.fetch({
    url,
    accept: ACCEPT,
    mostBytes: MOST_BYTES,
    signal,
    etag,
    lastModified
  })
  const advice = adviceOf(got)
  if (!got.changed) return { notes: before, advice }
  const listed = feedsIn(decodeWeb(got.body, got.contentType), got.url)
  return { notes: { ...validatorsOf(got), feeds: listed }, advice }
}

async function fromFile(path: string): Promise<Found> {
  const { size } = await stat(path)
  if (size > MOST_BYTES) throw new Unreadable('is over 10 MB: no list of feeds is so long')
  const text = decodeWeb(await readFile(path), null)
  return { notes: { ...validatorsIn(null), feeds: feedsIn(text, null) }, advice: {} }
}

function feedsIn(text: string, url: string | null): readonly Subscription[] {
  const feeds = readOpml(text, url)
  if (feeds === null) throw new Unreadable('is no OPML, which is how lists of feeds are written')
  return feeds
}

/** `feed:https://… #name=…&tags=…`; nothing where what is listed is no address of the web. */
function addressOf(
  { url, title, tags, settings: own }: Subscription,
  { address, settings, teasers }: ListSource,
  { problem }: SourceContext
): readonly string[] {
  if (canonicalUrl(url) === null) {
    problem(new SourceError(address, `lists ${url}, which is no address of the web`))
    return []
  }
  const said = new URLSearchParams({
    ...own,
    ...(title !== null && { name: title }),
    ...(tags.length + settings.tags.length > 0 && {
      tags: [...new Set([...settings.tags, ...tags])].map(tag => tag.replaceAll(',', ' ')).join(',')
    }),
    ...(settings.every !== null && { every: writtenDuration(settings.every) }),
    ...(settings.keep !== null && { keep: writtenDuration(settings.keep) }),
    ...(teasers !== null && { teasers })
  })
  const bare = `feed:${url.replace(/#.*$/, '')}`
  return [said.size === 0 ? bare : `${bare}#${said.toString()}`]
}

/** Notes of another version of this file count as none. */
function notesOf(noted: unknown): Notes {
  const feeds = memberOf(noted, 'feeds')
  return Array.isArray(feeds) && feeds.every(isSubscription)
    ? { ...validatorsIn(noted), feeds }
    : { ...validatorsIn(null), feeds: [] }
}

const isSubscription = (value: unknown): value is Subscription =>
  typeof value === 'object' &&
  value !== null &&
  'url' in value &&
  typeof value.url === 'string' &&
  'title' in value &&
  (value.title === null || typeof value.title === 'string') &&
  'tags' in value &&
  Array.isArray(value.tags) &&
  value.tags.every(tag => typeof tag === 'string') &&
  'settings' in value &&
  typeof value.settings === 'object' &&
  value.settings !== null &&
  Object.values(value.settings).every(each => typeof each === 'string')
