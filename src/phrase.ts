// One wording for days, counts, lists and citations, so that every reply sounds like one desk. Knows only the news words.
import type { Article } from './news.ts'
import type { Run } from './reply.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `18 Aug 2025`, the day at the publisher; `undated` for null or for what is no ISO day. */
export function day(iso: string | null): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '') ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? 'undated' : `${Number(date)} ${name} ${year}`
}

/** What `2026-11-18`, `2026-11` or `2026` is called: `18 Nov 2026`, `Nov 2026`, `2026`. */
export function period(iso: string): string {
  if (iso.length <= 4) return iso
  return iso.length === 7 ? day(`${iso}-01`).slice(2) : day(iso)
}

/** From the first day to the last, without saying anything twice: `2–4 Mar 2026`, `28 Feb – 2 Mar 2026`. */
export function days(from: string | null, to: string | null): string {
  const [first, last] = [day(from), day(to)]
  if (first === last || last === 'undated') return first
  if (first === 'undated') return last
  const [a, b] = [first.split(' '), last.split(' ')]
  if (a[2] !== b[2]) return `${first} – ${last}`
  return a[1] === b[1] ? `${a[0]}–${last}` : `${a[0]} ${a[1]} – ${last}`
}

/** `1 article`, `3 articles`, `1,204 articles`. Say the plural where it is more than an s: `count(2, 'story', 'stories')`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${thousands(n)} ${n === 1 ? one : many}`

/** A whole number, `1,204`: as `toLocaleString` has it, whose first call takes 20 ms to load what it knows of a language. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `A`, `A and B`, `A, B and C`; with `most`, `A, B and 3 more`. The last joint is `and` unless told. */
export function listed(
  items: readonly string[],
  { most = items.length, joint = 'and' }: { most?: number; joint?: string } = {}
): string {
  const shown = items.slice(0, most)
  const rest = items.length - shown.length
  if (rest > 0) shown.push(`${rest} more`)
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${joint} ${last}`
}

/** Who published it, else the id of the article (a folder's is its file): never anything inferred. */
export const publisher = (article: Article): string => article.outlet ?? article.id

/** `The Associated Press, 18 Aug 2025`, `The Associated Press, undated`, `notes/ferry.txt, undated`. */
export const cite = (article: Article): string =>
  `${publisher(article)}, ${day(article.publishedAt)}`

/** The citation as a run that leads to the article where it has an address on the web. */
export const citation = (article: Article): Run =>
  article.url === null ? { text: cite(article) } : { text: cite(article), href: article.url }

/**
 * Several places of print in one sentence, each leading to its article where it has an address:
 * `The Harbour Gazette (2 Mar 2026), Northern Wire (undated) and 2 more`. Each publisher and day once. `unlisted`: how many
 * there are besides.
 */
export function placesOf(articles: readonly Article[], most = 6, unlisted = 0): readonly Run[] {
  const places = new Map<string, Run>()
  for (const article of articles) {
    const text = `${publisher(article)} (${day(article.publishedAt)})`
    if (!places.has(text))
      places.set(text, article.url === null ? { text } : { text, href: article.url })
  }
  const shown: readonly Run[] = [...places.values()].slice(0, most)
  const rest = places.size - shown.length + unlisted
  const all = rest > 0 ? [...shown, { text: `${rest} more` }] : shown
  return all.flatMap((place, at) =>
    at === 0 ? [place] : [{ text: at === all.length - 1 ? ' and ' : ', ' }, place]
  )
}

/** How many outlets articles come from, how many articles name none, and whether those are all files of a folder. */
export interface Published {
  readonly outlets: number
  readonly unnamed: { readonly articles: number; readonly files: boolean }
}

/**
 * How many outlets these articles come from, and how many name none: `3 outlets`, `1 outlet and 1 file that names none`,
 * `2 files that name no outlet`.
 */
export function fromOutlets(from: readonly Article[] | Published): string {
  const { outlets, unnamed } = isPublished(from) ? from : publishedOf(from)
  const files = count(unnamed.articles, unnamed.files ? 'file' : 'article')
  const names = unnamed.articles === 1 ? 'names' : 'name'
  if (unnamed.articles === 0) return count(outlets, 'outlet')
  return outlets === 0
    ? `${files} that ${names} no outlet`
    : `${count(outlets, 'outlet')} and ${files} that ${names} none`
}

const isPublished = (from: readonly Article[] | Published): from is Published => 'outlets' in from

function publishedOf(articles: readonly Article[]): Published {
  const unnamed = articles.filter(({ outlet }) => outlet === null)
  return {
    outlets: new Set(articles.flatMap(({ outlet }) => outlet ?? [])).size,
    unnamed: { articles: unnamed.length, files: kindOf(unnamed) === 'file' }
  }
}

/**
 * How many articles, and in which outlets: `4 articles in The Harbour Gazette and Northern Wire`, `4 articles: Northern Wire and 1 file without an outlet`,
 * `1 article without an outlet`.
 */
export function articlesIn(articles: readonly Article[], most = 4): string {
  const names = [...new Set(articles.flatMap(({ outlet }) => outlet ?? []))]
  const unnamed = articles.filter(({ outlet }) => outlet === null)
  const all = count(articles.length, 'article')
  if (names.length === 0) return `${all} without an outlet`
  const places = [
    ...names.slice(0, most),
    ...(names.length > most ? [count(names.length - most, 'other outlet')] : []),
    ...(unnamed.length > 0 ? [`${count(unnamed.length, kindOf(unnamed))} without an outlet`] : [])
  ]
  // One without an outlet is among them, and in none.
  return unnamed.length > 0 ? `${all}: ${listed(places)}` : `${all} in ${listed(places)}`
}

// What a folder brings is a file; a line of JSON is not.
const kindOf = (articles: readonly Article[]): string =>
  articles.every(({ source }) => source.startsWith('folder:')) ? 'file' : 'article'

/** What to call an article: its headline, else its id. */
export const titleOf = (article: Article): string => article.headline ?? article.id

/**
 * At most `most` UTF-16 units, ending in `…` where something was left out: between two words where that keeps more than
 * half, never inside a surrogate pair. For labels: what it gives is no quotation.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const whole = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')
  const words = /\s/.test(text.charAt(whole.length)) ? whole : whole.replace(/\s+\S*$/u, '')
  const kept = words.length > most / 2 ? words : whole
  return `${kept.replace(/[\s,;:–—]+$/u, '')}…`
}

// Controls and the marks that turn the direction of writing would let typed text rearrange our sentence.
const UNSEEN = /[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu

/** What somebody typed, as we repeat it: one line, at most 80 characters, between quotation marks. */
export const echoed = (typed: string): string =>
  `“${shortened(typed.slice(0, 400).replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim(), 80)}”`

/** `0.3 s`, `42 s`, `3 min`, `5 h`, `2 days`: the largest unit that says enough. */
export function lasting(ms: number): string {
  const seconds = Math.max(0, ms) / 1000
  if (seconds < 10) return `${Math.max(0.1, Math.round(seconds * 10) / 10)} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`
  return count(Math.round(seconds / 86400), 'day')
}

/** `in 27 min`, `any moment`. Both in epoch milliseconds. */
export const until = (at: number, now: number): string =>
  at - now < 5000 ? 'any moment' : `in ${lasting(at - now)}`

/** `just now`, `3 min ago`. Both in epoch milliseconds. */
export const ago = (at: number, now: number): string =>
  now - at < 5000 ? 'just now' : `${lasting(now - at)} ago`
