// JSON Feed 1.0 and 1.1 (jsonfeed.org). Knows its notation, and trusts no value to be what it should be.
import { fragmentLines, looksLikeMarkup } from '../fragment.ts'
import { MOST_ENCLOSURES, webAddress } from './addresses.ts'
import { mendedJson } from './brokenjson.ts'
import { readFeedDate } from './dates.ts'
import type { Enclosure, Feed, FeedItem } from './feed.ts'
import { MOST_NAMES } from './people.ts'
import { categoriesAmong, cutLine, linesAsWritten, short } from './words.ts'

export const looksLikeJson = (text: string): boolean => /^\s*\{/.test(text)

/** The first `most` items. Null where it is JSON of something else, or broken beyond reading. */
export function readJsonFeed(text: string, url: string | null, most: number): Feed | null {
  const feed = objectOf(parsed(text)) ?? rescued(text)
  if (feed === null || !(Array.isArray(feed['items']) || isEmpty(feed))) return null
  return {
    title: lineOf(feed['title']),
    link: addressOf(feed['home_page_url'], url),
    description: plain(feed['description']),
    language: stringOf(feed['language']),
    interval: null,
    items: listOf(feed['items'])
      .slice(0, most)
      .flatMap(item => {
        const record = objectOf(item)
        return record === null ? [] : [itemOf(record, url, feed)]
      })
  }
}

/**
 * A feed that has nothing to tell yet may leave its list out: it says something of itself that nothing else says, or nothing that
 * a feed does not. The report of a mistake has a title too, and more.
 */
function isEmpty(feed: Json): boolean {
  if (feed['items'] !== undefined) return false
  const isOne =
    /jsonfeed\.org\/version\//.test(stringOf(feed['version']) ?? '') ||
    [feed['home_page_url'], feed['feed_url']].some(address => stringOf(address) !== null)
  const names = Object.keys(feed).filter(name => !name.startsWith('_'))
  return isOne || (names.length > 0 && names.every(name => OF_A_FEED.has(name)))
}

/** All that version 1.1 has; what extends it begins with `_`. */
const OF_A_FEED: ReadonlySet<string> = new Set(
  `version title home_page_url feed_url description user_comment next_url icon favicon author authors language expired
  hubs`.split(/\s+/)
)

function itemOf(item: Json, url: string | null, feed: Json): FeedItem {
  const html = stringOf(item['content_html'])
  return {
    title: lineOf(item['title']),
    link:
      addressOf(item['url'], url) ??
      addressOf(item['external_url'], url) ??
      // By the specification an id is best the address of the item; it is never a relative one.
      addressOf(item['id'], null),
    origin: null,
    id: idOf(item['id']),
    summary: plain(item['summary']),
    content:
      (html === null ? null : short(fragmentLines(html)) || null) ?? plain(item['content_text']),
    author: authorsOf(item) ?? authorsOf(feed),
    published: dateOf(item['date_published']),
    updated: dateOf(item['date_modified']),
    categories: categoriesAmong(listOf(item['tags']).flatMap(tag => lineOf(tag) ?? [])),
    enclosures: listOf(item['attachments'])
      .slice(0, MOST_ENCLOSURES)
      .flatMap(each => enclosureOf(each, url)),
    language: stringOf(item['language']),
    source: null
  }
}

/** By their names; by an address of e-mail where there is no name at all. */
function authorsOf(record: Json): string | null {
  const written = record['authors']
  const authors = [...(Array.isArray(written) ? written : [written]), record['author']]
  // A name alone is none by the specification, and plain to everybody.
  const named = authors.flatMap(author => plain(objectOf(author)?.['name'] ?? author) ?? [])
  const mailed = authors.flatMap(author => mailOf(objectOf(author)?.['url']) ?? [])
  const all = new Set(named.length > 0 ? named : mailed)
  return cutLine([...all].slice(0, MOST_NAMES).join(', ')) || null
}

const mailOf = (url: unknown): string | null =>
  /^mailto:([^?]+)/i.exec(stringOf(url) ?? '')?.[1] ?? null

function enclosureOf(attachment: unknown, url: string | null): Enclosure[] {
  const record = objectOf(attachment)
  const address = addressOf(record?.['url'], url)
  if (record === null || address === null) return []
  return [
    {
      url: address,
      type: stringOf(record['mime_type'])?.slice(0, 200) ?? null,
      length: numberOf(record['size_in_bytes'])
    }
  ]
}

type Json = Readonly<Record<string, unknown>>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // SyntaxError: the caller says that it is no feed.
    return null
  }
}

/** What is left of broken JSON; null where that is not one item. */
function rescued(text: string): Json | null {
  const feed = objectOf(parsed(mendedJson(text)))
  return feed !== null && listOf(feed['items']).length > 0 ? feed : null
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectOf = (value: unknown): Json | null => (isObject(value) ? value : null)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const stringOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
/** What is no text is taken as it is written, as the specification demands. */
const idOf = (value: unknown): string | null =>
  typeof value === 'boolean' ? `${value}` : (stringOf(value) ?? numberOf(value)?.toString() ?? null)
const addressOf = (value: unknown, base: string | null): string | null =>
  webAddress(stringOf(value) ?? undefined, base)
/** Some write the seconds since 1970 as a number. */
const dateOf = (value: unknown): string | null =>
  readFeedDate(stringOf(value) ?? numberOf(value)?.toString() ?? '')

/** Plain by the specification, but for publishers who put HTML there all the same. */
function plain(value: unknown): string | null {
  const text = stringOf(value) ?? ''
  const isWords = text.includes('<') && !looksLikeMarkup(text)
  return short(isWords ? linesAsWritten(text) : fragmentLines(text)) || null
}

/** The same on one line. */
function lineOf(value: unknown): string | null {
  const text = plain(value)
  return text === null ? null : cutLine(text)
}
