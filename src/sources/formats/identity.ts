// Which item of a feed is which article, from one read to the next. Knows items, not where they come from.
import { createHash } from 'node:crypto'
import type { Feed, FeedItem } from '../../web/web.ts'
import { addressKey } from '../../web/web.ts'

export interface Identified {
  readonly item: FeedItem
  readonly id: string
  /** The item's page; null where its link is that of others too, or the site's front page: no article is there. */
  readonly link: string | null
}

/** Of one feed; one with more is a whole archive, of which the newest are read. */
const MOST_ITEMS = 1_000

/**
 * The address without scheme and what tracks; `HOST/GUID` where the address is not the item's own, and a hash of its title, or of its words, in place of
 * a guid that is missing or that other items have too. An address that was led through a counter of readers is the one
 * that it leads to, where the feed tells. `url` is the feed's.
 */
export function* identified(feed: Feed, url: string): Generator<Identified> {
  const items = feed.items.slice(0, MOST_ITEMS)
  const home = feed.link && addressKey(feed.link)
  const linked = Map.groupBy(items, item => keyOf(item) ?? '')
  const named = Map.groupBy(items, item => item.id ?? '')
  const { host } = new URL(url)
  for (const item of items) {
    const key = keyOf(item)
    const isOwn = key !== null && key !== home && isOne(linked.get(key) ?? [])
    const isNamed = item.id !== null && isOne(named.get(item.id) ?? [])
    const own = isNamed
      ? item.id
      : shortened(JSON.stringify([item.id, item.title ?? wordsOf(item)]))
    yield {
      item,
      id: within(isOwn ? key : `${host}/${own}`),
      link: isOwn ? (item.origin ?? item.link) : null
    }
  }
}

const keyOf = ({ origin, link }: FeedItem): string | null => {
  const address = origin ?? link
  return address && addressKey(address)
}

/** Whether these are one item that is listed more than once: by its title, else by its guid, else by its words. */
const isOne = (items: readonly FeedItem[]): boolean =>
  new Set(items.map(item => item.title ?? item.id ?? wordsOf(item))).size <= 1

const wordsOf = ({ summary, content }: FeedItem): string | null => summary ?? content

/** In UTF-16 units: ids are shown, stored and compared. */
const LONGEST_ID = 500

const within = (id: string): string =>
  id.length <= LONGEST_ID ? id : `${id.slice(0, 100).toWellFormed()}#${shortened(id)}`

/** Sixteen letters that stand for a text of any length. */
export const shortened = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16)
