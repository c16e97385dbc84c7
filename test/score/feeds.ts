// Scores the reading of feeds on a conformance suite that the user has: `npm run score -- feeds --set FOLDER`. Fetches nothing.
import { decodeHTML } from 'entities'
import { readFeedDate } from '../../src/web/feed/dates.ts'
import type { Feed, FeedItem } from '../../src/web/web.ts'
import { readFeed } from '../../src/web/web.ts'
import { decodeWeb } from '../../src/sources/formats/webtext.ts'
import type { Expectation, Expected } from './expecting.ts'
import { feedSet, type SetFile } from './feedset.ts'

export interface FeedScore {
  readonly name: string
  /** Null where nothing could be judged: it expects what we do not hold, or says it in another form. */
  readonly right: boolean | null
  /** What was expected and what was read, of the first thing that was wrong. */
  readonly wrong: string | null
  /** The text in which markup is left; null where none is. */
  readonly markup: string | null
}

/** As a source reads it: by its bytes and what the server says of them. */
export async function scoreFeeds(folder: string): Promise<readonly FeedScore[]> {
  const scores: FeedScore[] = []
  for await (const file of feedSet(folder)) scores.push(scoreOf(file))
  return scores
}

function scoreOf(file: SetFile): FeedScore {
  const { name, expected } = file
  const feed = feedIn(file)
  const judged = (expected ?? []).flatMap(each => {
    const read = heldAt(each.path, feed, file)
    return read === undefined ? [] : [{ ...each, read }]
  })
  const first = judged.find(({ value, read }) => !isSame(value, read))
  return {
    name,
    right: judged.length === 0 ? null : first === undefined,
    wrong: first
      ? `${first.path.join('.')}: ${said(first.value)} is read as ${said(first.read)}`
      : null,
    markup: textsIn(feed).find(text => isLeft(text, expected ?? [])) ?? null
  }
}

const said = (value: unknown): string => JSON.stringify(value)?.slice(0, 200) ?? 'nothing'

/** Null where there is none to be read. */
function feedIn({ bytes, contentType, url }: SetFile): Feed | null {
  try {
    return readFeed(decodeWeb(bytes, contentType), url)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

type Held = string | number | null

/** What we read of what the suite names; undefined for what is held by no field of ours. */
function heldAt(path: readonly string[], feed: Feed | null, file: SetFile): Held | undefined {
  const [root, ...rest] = path
  if (root === 'len') return countAt(rest, feed)
  if (root === 'feed' || root === 'channel') return feedField(rest.join('.'), feed, file)
  const item = feed?.items[Number(rest[0])]
  return root === 'entries' || root === 'items'
    ? itemField(rest.slice(1).join('.'), item, file)
    : undefined
}

function countAt(path: readonly string[], feed: Feed | null): number | undefined {
  const [root, at, field] = path
  if (root !== 'entries') return undefined
  if (at === undefined) return feed?.items.length ?? 0
  const item = feed?.items[Number(at)]
  if (field === 'tags') return item?.categories.length ?? 0
  return field === 'enclosures' ? (item?.enclosures.length ?? 0) : undefined
}

function feedField(name: string, feed: Feed | null, file: SetFile): Held | undefined {
  switch (name) {
    case 'title':
    case 'title_detail.value':
      return feed?.title ?? null
    case 'link':
      return feed?.link ?? null
    case 'links.0.href':
      return hasOnlyPages(file) ? (feed?.link ?? null) : undefined
    case 'subtitle':
    case 'subtitle_detail.value':
    case 'tagline':
    case 'tagline_detail.value':
    case 'description':
    case 'description_detail.value':
      return feed?.description ?? null
    case 'language':
      return feed?.language ?? null
    default:
      return undefined
  }
}

function itemField(name: string, item: FeedItem | undefined, file: SetFile): Held | undefined {
  const tag = /^(?:tags|categories)\.(\d+)\.(term|label)$/.exec(name)
  // A category goes by the name that it has for readers.
  if (tag?.[2] === 'term' && / label=/.test(textOf(file))) return undefined
  if (tag) return item?.categories[Number(tag[1])] ?? null
  const enclosure = /^enclosures\.(\d+)(?:\.(href|url|type|length))?$/.exec(name)
  if (enclosure) return enclosureAt(item, Number(enclosure[1]), enclosure[2])
  switch (name) {
    case 'title':
    case 'title_detail.value':
      return item?.title ?? null
    case 'link':
      return item?.link ?? null
    case 'links.0.href':
      return hasOnlyPages(file) ? (item?.link ?? null) : undefined
    case 'id':
    case 'guid':
      return item?.id ?? null
    case 'summary':
    case 'summary_detail.value':
    case 'description':
    case 'description_detail.value':
      // The suite calls it so too where there is only one text.
      return item?.summary ?? item?.content ?? null
    case 'content.0.value':
      return item?.content ?? null
    case 'author':
    case 'author_detail.name':
    case 'authors.0.name':
      return item?.author ?? null
    case 'published':
    case 'published_parsed':
    case 'created':
    case 'created_parsed':
      return item?.published ?? null
    case 'updated':
    case 'updated_parsed':
    case 'modified':
    case 'modified_parsed':
      return item?.updated ?? item?.published ?? null
    case 'language':
      return item?.language ?? null
    case 'category':
      return item?.categories[0] ?? null
    case 'source.title':
    case 'source.title_detail.value':
    case 'source.value':
      return item?.source ?? null
    case 'enclosures':
      return item?.enclosures.length ?? 0
    default:
      return undefined
  }
}

function enclosureAt(item: FeedItem | undefined, at: number, part = 'all'): string | null {
  const enclosure = item?.enclosures[at]
  if (enclosure === undefined) return null
  const { url, type, length } = enclosure
  if (part === 'all') return `${url} ${length} ${type}`
  return part === 'type' ? type : part === 'length' ? (length?.toString() ?? null) : url
}

const textOf = ({ bytes }: SetFile): string => new TextDecoder('latin1').decode(bytes)

/** Whether the first link is one that we tell: of an item's or a feed's links we keep the page. */
const hasOnlyPages = (file: SetFile): boolean =>
  [...textOf(file).matchAll(/\brel=["']([^"']*)/g)].every(([, rel]) => rel === 'alternate')

/** Words are the same without their markup; dates are when they are one instant. */
function isSame(expected: Expected, read: Held): boolean {
  // What has no words is read as nothing.
  if (read === null)
    return expected === null || (typeof expected === 'string' && wordsIn(expected) === '')
  if (expected === null) return collapsed(String(read)) === ''
  if (typeof expected === 'number') return read === expected
  if (isParts(expected))
    return expected.length === 0 ? read === 0 : dateOf(expected) === instantOf(String(read))
  if (typeof expected === 'object') {
    const { href, url, length, type } = expected
    return read === `${href ?? url} ${length} ${type}`
  }
  const bare = collapsed(String(read))
  const instant = instantOf(expected)
  return (
    String(read) === expected ||
    bare === wordsIn(expected) ||
    bare === wordsIn(expected.replace(/ ?\([^()@\s]+@[^()\s]+\)$/, '')) ||
    (instant !== null && instant === instantOf(String(read)))
  )
}

const isParts = (expected: Expected): expected is readonly number[] => Array.isArray(expected)

const instantOf = (written: string): number | null => {
  const date = readFeedDate(written)
  return date === null ? null : Date.parse(date)
}

/** `(2004, 1, 1, 19, 48, 21, 3, 1, 0)` */
const dateOf = (parts: readonly number[]): number => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** By a rule of its own: what is scored must not judge itself. */
const wordsIn = (html: string): string =>
  collapsed(decodeHTML(html.replace(/<!--[^]*?(?:-->|$)/g, '').replace(/<\/?[a-z][^<>]*>/gi, ' ')))

/** Without what nobody sees. */
const collapsed = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim()

const textsIn = (feed: Feed | null): readonly string[] =>
  [
    feed?.title,
    feed?.description,
    ...(feed?.items ?? []).flatMap(({ title, summary, content, author, source, categories }) => [
      title,
      summary,
      content,
      author,
      source,
      ...categories
    ])
  ].filter(text => typeof text === 'string')

const MARKUP =
  /<\/?[a-z!][^<>]*>|<script|\bon[a-z]{3,}\s*=|javascript:|\bstyle\s*=|&(?:lt|gt|amp|quot);/gi

/** Markup that no expectation has as a word, as in `the <blink> element`. */
function isLeft(text: string, expected: readonly Expectation[]): boolean {
  const meant = expected.flatMap(({ value }) =>
    typeof value === 'string' ? decodeHTML(value.replace(/<\/?[a-z][^<>]*>/gi, '')) : []
  )
  return (text.match(MARKUP) ?? []).some(mark => !meant.some(each => each.includes(mark)))
}

/** Prints a line for each folder, and with `errors` one for everything that was wrong. */
export async function tellFeeds(folder: string, errors: boolean): Promise<void> {
  const scores = await scoreFeeds(folder)
  const folders = Map.groupBy(scores, ({ name }) => name.split('/').slice(0, -1).join('/') || '.')
  console.log(
    'folder'.padEnd(36) + ['files', 'judged', 'right', 'share', 'markup'].map(cell).join('')
  )
  for (const [name, own] of folders) tellLine(name, own)
  tellLine('all', scores)
  if (!errors) return
  for (const { name, wrong, markup } of scores) {
    if (wrong !== null) console.log(`${name}: ${wrong}`)
    if (markup !== null) console.log(`${name}: markup in ${said(markup)}`)
  }
}

function tellLine(name: string, scores: readonly FeedScore[]): void {
  const judged = scores.filter(({ right }) => right !== null)
  const right = judged.filter(score => score.right === true)
  const share = judged.length === 0 ? '–' : `${((100 * right.length) / judged.length).toFixed(1)} %`
  const left = scores.filter(({ markup }) => markup !== null).length
  console.log(
    name.padEnd(36) + [scores.length, judged.length, right.length, share, left].map(cell).join('')
  )
}

const cell = (value: string | number): string => String(value).padStart(9)
