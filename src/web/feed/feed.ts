// The door of the feed reader: RSS of every version, Atom, CDF and JSON Feed in, one plain shape out. Fetches nothing.
import { isEntityBomb } from './entities.ts'
import { looksLikeJson, readJsonFeed } from './json.ts'
import { readXmlFeed } from './xml.ts'

/** A file that somebody attached: sound, picture, video. */
export interface Enclosure {
  readonly url: string
  readonly type: string | null
  /** Bytes, as the feed says; null where it does not. */
  readonly length: number | null
}

/** One item. All texts are plain: no tag, no entity, blocks parted by a blank line. Addresses are whole. */
export interface FeedItem {
  readonly title: string | null
  readonly link: string | null
  /** The page's own address where `link` leads through a service that counts readers; null where it is not told. */
  readonly origin: string | null
  /** As the feed gives it: opaque, unique within the feed. */
  readonly id: string | null
  readonly summary: string | null
  readonly content: string | null
  /** A name; an address of e-mail where nothing else is given. Several are parted by a comma. */
  readonly author: string | null
  /** ISO 8601, an instant in UTC or a day. */
  readonly published: string | null
  readonly updated: string | null
  readonly categories: readonly string[]
  readonly enclosures: readonly Enclosure[]
  /** As written, of the item itself where it says so. */
  readonly language: string | null
  /** The outlet that the item was taken from, where the feed collects from others (`<source>`). */
  readonly source: string | null
}

export interface Feed {
  readonly title: string | null
  readonly link: string | null
  readonly description: string | null
  /** As written: `en-gb`. */
  readonly language: string | null
  readonly items: readonly FeedItem[]
  /** Milliseconds between two looks that the feed itself asks for (`ttl`, `sy:updatePeriod`); null where it does not. */
  readonly interval: number | null
}

/** What was read is no feed. The message is the reason alone. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
}

/**
 * Reads a feed as far as it goes: what is broken in one item costs that item at most. `url`: where it was fetched, which
 * relative addresses lead from. Throws `FeedError` for what is no feed, and says what it looks like instead; and for what is made to grow.
 */
export function readFeed(text: string, url: string | null): Feed {
  const plain = readable(text)
  if (isEntityBomb(plain))
    throw new FeedError('is refused: its entities stand for many others (an entity bomb)')
  const feed = looksLikeJson(plain) ? readJsonFeed(plain, url, MOST_ITEMS) : readXmlFeed(plain, url)
  if (feed !== null) return { ...feed, items: feed.items.slice(0, MOST_ITEMS) }
  throw new FeedError(
    /<html[\s>]|<!doctype html/i.test(text.slice(0, 2000))
      ? 'is a web page, not a feed'
      : `is no feed: neither RSS, Atom nor JSON Feed, but ${lookOf(plain.trim())}`
  )
}

/** What it looks like instead: whoever keeps the feed knows where to look. */
function lookOf(text: string): string {
  if (text === '') return 'empty'
  if (looksLikeJson(text)) return 'JSON of another kind, or broken'
  const first = /<([a-z][\w:.-]{0,40})[\s/>]/i.exec(text.replace(/<[?!][^>]{0,2000}>/g, ''))?.[1]
  return first === undefined ? 'text without any markup' : `XML that begins with <${first}>`
}

/** A feed with more is a whole archive; the newest stand first. */
const MOST_ITEMS = 10_000

/** Without a byte order mark, and without the half of each letter that is left where UTF-16 was taken for something else. */
const readable = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\0', '')
