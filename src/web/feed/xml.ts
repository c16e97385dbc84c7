// RSS 0.9x, 1.0, 1.1, 2.0, Atom 0.3, 1.0 and CDF, with the vocabularies that are used inside them: what of theirs is which field.
import { fragmentLines } from '../fragment.ts'
import { enclosuresOf, linkOf, originOf, webAddress } from './addresses.ts'
import { readFeedDate } from './dates.ts'
import type { Feed, FeedItem } from './feed.ts'
import { intervalOf } from './interval.ts'
import { authorOf } from './people.ts'
import type { FeedNode } from './tree.ts'
import { forestOf } from './tree.ts'
import { categoriesAmong, cutLine, isNamed, lineOf, named, plainOf, textOf } from './words.ts'

/** Fields by the elements that carry them, the most telling first. */
const ITEM = {
  title: ['title', 'dc:title', 'media:title', 'itunes:title'],
  id: ['guid', 'id', 'dc:identifier'],
  /** Of these one is in short what another says at length, when there are two. */
  description: ['description', 'summary'],
  summary: [
    'dc:description',
    'dcterms:abstract',
    'abstract',
    'itunes:summary',
    'media:description',
    'itunes:subtitle'
  ],
  content: [
    'content:encoded',
    // Without its prefix, or under one of nobody's.
    'encoded',
    '?:encoded',
    'content',
    'xhtml:body',
    'xhtml:div',
    'fullitem',
    '?:fullitem',
    'body',
    'content:items'
  ],
  published: [
    'pubdate',
    'published',
    'issued',
    'dcterms:issued',
    'dcterms:available',
    'dc:date',
    'date',
    'dcterms:created',
    'created',
    'dcterms:date'
  ],
  updated: ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'dc:date', 'date']
} as const

const FEED = {
  title: ['title', 'dc:title', 'itunes:title', 'media:title'],
  description: [
    'description',
    'subtitle',
    'tagline',
    'abstract',
    'dc:description',
    'itunes:subtitle',
    'itunes:summary'
  ],
  language: ['language', 'dc:language']
} as const

const CATEGORIES = ['category', 'dc:subject', 'itunes:category', 'media:category']
const KEYWORDS = ['itunes:keywords', 'media:keywords', 'keywords']

/** Null where there is no feed in it. */
export function readXmlFeed(xml: string, url: string | null): Feed | null {
  const forest = forestOf(xml, url)
  const root = rootIn(forest)
  if (root === undefined) return null
  const channel = channelOf(root)
  const link = linkOf(channel, url)
  const language = lineOf(channel, FEED.language) ?? channel.lang ?? root.lang
  const inherited = {
    // Without an address of its own a feed leads from its home.
    home: url ?? link,
    // RFC 4287, 4.2.1. The authors of a channel in RSS are those of the feed, not of what is in it.
    author: isNamed(channel, 'feed') ? authorOf(channel) : null
  }
  return {
    title: lineOf(channel, FEED.title),
    link,
    description: textOf(channel, FEED.description),
    language: language?.replaceAll('_', '-') ?? null,
    interval: intervalOf(channel),
    items: itemsIn(root).map(item => itemOf(item, inherited))
  }
}

const isRoot = (node: FeedNode): boolean =>
  node.key === 'rdf:rdf' ||
  ['rss', 'rdf', 'feed', 'channel', 'entry', 'item'].some(name => isNamed(node, name))

/** Where a feed may begin, within what a server prints around it. */
const DEEPEST_ROOT = 8

/** The outermost element that begins a feed. */
function rootIn(nodes: readonly FeedNode[]): FeedNode | undefined {
  let level = nodes
  for (let depth = 0; depth < DEEPEST_ROOT && level.length > 0; depth++) {
    const found = level.find(isRoot)
    if (found) return found
    level = level.flatMap(({ children }) => children)
  }
  return undefined
}

/** What describes the feed itself. In RSS 1.0 the items are its neighbours; some feeds leave it out. */
const channelOf = (root: FeedNode): FeedNode =>
  isNamed(root, 'channel') || isNamed(root, 'feed')
    ? root
    : (root.children.find(child => isNamed(child, 'channel') || isNamed(child, 'feed')) ?? root)

const isItem = (node: FeedNode): boolean => isNamed(node, 'item') || isNamed(node, 'entry')

function itemsIn(node: FeedNode): FeedNode[] {
  if (isItem(node)) return [node]
  return node.children.flatMap(itemsIn)
}

interface Inherited {
  readonly home: string | null
  readonly author: string | null
}

function itemOf(item: FeedNode, { home, author }: Inherited): FeedItem {
  const media = item.children
    .filter(({ key }) => key === 'media:group')
    .flatMap(each => each.children)
  const all: FeedNode =
    media.length === 0 ? item : { ...item, children: [...item.children, ...media] }
  const source = item.children.find(child => isNamed(child, 'source'))
  const content = textOf(all, ITEM.content)
  const [first = null, second = null] = described(item)
  const changed = readFeedDate(item.attributes.get('lastmod') ?? '')
  return {
    title: lineOf(all, ITEM.title),
    link: linkOf(item, home),
    origin: originOf(item),
    id: idOf(item, home) ?? item.attributes.get('rdf:about') ?? null,
    summary: first ?? textOf(all, ITEM.summary),
    content: content ?? second,
    author: authorOf(item) ?? (source && authorOf(source)) ?? author,
    published: dateOf(item, ITEM.published),
    updated: dateOf(item, ITEM.updated) ?? changed,
    categories: categoriesAmong(categoriesOf(all)),
    enclosures: enclosuresOf(all, home),
    language: (lineOf(item, FEED.language) ?? item.lang)?.replaceAll('_', '-') ?? null,
    source: source ? outletOf(source) : null
  }
}

/** Ids are compared whole: one that is cut could be another's. */
const LONGEST_ID = 100_000

/** As written, but for one that Atom has as a relative address, which is the address that it stands for: `/2026/ferry`. */
function idOf(item: FeedNode, home: string | null): string | null {
  const id = lineOf(item, ITEM.id, LONGEST_ID)
  if (id === null || !/^\.{0,2}\//.test(id)) return id
  const own = item.children.find(({ key }) => key === 'atom:id')
  return (own && webAddress(id, own.base ?? home)) ?? id
}

/** What an item says of itself, in its order: the first is its summary, a second one that says something else its text. */
function described(item: FeedNode): string[] {
  const texts = item.children
    .filter(child => ITEM.description.some(name => isNamed(child, name)))
    .map(plainOf)
  return [...new Set(texts.filter(text => text !== ''))]
}

function dateOf(item: FeedNode, names: readonly string[]): string | null {
  for (const child of named(item, names)) {
    const date = readFeedDate(child.value)
    if (date !== null) return date
  }
  return null
}

/** The names that Media RSS and iTunes list with commas are several. */
function* categoriesOf(item: FeedNode): Generator<string> {
  for (const category of named(item, CATEGORIES)) yield* namesIn(category)
  for (const words of named(item, KEYWORDS)) yield* plainOf(words).split(',')
}

/** By the name for readers where there is one; iTunes has what is narrower inside what is wider. */
function* namesIn({ attributes, value, children }: FeedNode): Generator<string> {
  const said = ['label', 'term', 'text'].map(name => attributes.get(name) ?? '')
  yield fragmentLines([...said, value].find(each => each.trim() !== '') ?? '')
  for (const child of children)
    if (CATEGORIES.some(name => isNamed(child, name))) yield* namesIn(child)
}

/** `<source url="…">The Harbour Gazette</source>` in RSS, a feed of its own in Atom. */
const outletOf = (source: FeedNode): string | null =>
  source.isMarkup ? lineOf(source, FEED.title) : cutLine(plainOf(source)) || null
