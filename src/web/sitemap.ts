// Sitemaps, those of news above all (sitemaps.org, Google News): which pages there are, and when they appeared. Fetches nothing.
import { readFeedDate } from './feed/dates.ts'
import type { FeedNode } from './feed/tree.ts'
import { resolved, treeOf } from './feed/tree.ts'
import { fragmentLines } from './fragment.ts'

/** One page of a sitemap; what a news sitemap says of it beside. */
export interface SitemapPage {
  readonly url: string
  readonly title: string | null
  /** ISO 8601, an instant in UTC or a day: when it appeared, else when it was last changed. */
  readonly published: string | null
  readonly outlet: string | null
  readonly lang: string | null
}

export interface Sitemap {
  readonly pages: readonly SitemapPage[]
  /** Addresses of other sitemaps, when this one is a list of them; the newest first where it says how old they are. */
  readonly sitemaps: readonly string[]
}

/** Reads a sitemap as far as it goes. Null where it is none. A list of addresses as plain text is one too. */
export function readSitemap(text: string, url: string): Sitemap | null {
  const plain = plainList(text)
  if (plain !== null) return { pages: plain, sitemaps: [] }
  const root = treeOf(text)
  const name = root === undefined ? '' : localOf(root)
  if (root === undefined || (name !== 'urlset' && name !== 'sitemapindex')) return null
  const entries = root.children.flatMap(entry => {
    const address = resolved(valueOf(entry, 'loc') ?? undefined, url)
    return address !== undefined && /^https?:/.test(address) ? [{ address, entry }] : []
  })
  if (name === 'urlset')
    return { pages: entries.map(({ address, entry }) => pageOf(entry, address)), sitemaps: [] }
  const dated = entries.map(({ address, entry }) => ({
    address,
    at: Date.parse(readFeedDate(valueOf(entry, 'lastmod') ?? '') ?? '') || 0
  }))
  return {
    pages: [],
    sitemaps: dated.toSorted((a, b) => b.at - a.at).map(({ address }) => address)
  }
}

function pageOf(entry: FeedNode, url: string): SitemapPage {
  const news = entry.children.find(child => localOf(child) === 'news')
  const outlet = news?.children.find(child => localOf(child) === 'publication')
  const date = news && (valueOf(news, 'publication_date') ?? null)
  return {
    url,
    title: news ? valueOf(news, 'title') : null,
    published: readFeedDate(date ?? '') ?? readFeedDate(valueOf(entry, 'lastmod') ?? ''),
    outlet: outlet ? valueOf(outlet, 'name') : null,
    lang: outlet ? valueOf(outlet, 'language') : null
  }
}

/** Vocabularies of sitemaps have names of their own and never the same one twice, so the name alone tells. */
const localOf = ({ key }: FeedNode): string => key.slice(key.indexOf(':') + 1)

function valueOf(node: FeedNode, name: string): string | null {
  const child = node.children.find(each => localOf(each) === name)
  return (child && fragmentLines(child.value).replace(/\s+/g, ' ')) || null
}

function plainList(text: string): SitemapPage[] | null {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const isList =
    lines.length > 0 && lines.every(line => /^https?:\/\/\S+$/.test(line) && URL.canParse(line))
  if (!isList) return null
  return lines.map(line => ({
    url: new URL(line).href,
    title: null,
    published: null,
    outlet: null,
    lang: null
  }))
}
