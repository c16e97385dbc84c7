// The readings of an edition in their one order, and what is known of each before looking inside.
import type { Article, Reading, Sentence } from '../news.ts'

/** Articles are known inside the edition by their place on the shelf: 0 is the latest. */
export interface Shelf {
  /** Latest first, undated last, ties by id: an order that the input's order cannot change. */
  readonly readings: readonly Reading[]
  /** Ten characters each, the day at the publisher; empty when undated. */
  readonly days: readonly string[]
  /** Epoch milliseconds, noon of the day where only a day is known; NaN when undated. */
  readonly instants: Float64Array
  /** Undefined when no article has this id. */
  placeOf(id: string): number | undefined
}

/** Of several readings with one article id, the first in the shelf's order stays. */
export const printShelf = (readings: Iterable<Reading>): Shelf => {
  const sorted = [...readings].toSorted((a, b) => byShelf(a.article, b.article))
  const places = new Map<string, number>()
  const kept = sorted.filter(({ article }) => {
    if (places.has(article.id)) return false
    places.set(article.id, places.size)
    return true
  })
  return {
    readings: kept,
    days: kept.map(({ article }) => article.publishedAt?.slice(0, 10) ?? ''),
    instants: Float64Array.from(kept, ({ article }) => instantOf(article.publishedAt)),
    placeOf: id => places.get(id)
  }
}

/** Epoch milliseconds of an ISO day (noon UTC) or instant; NaN for anything else. */
export const instantOf = (iso: string | null): number =>
  iso === null ? Number.NaN : Date.parse(iso.length === 10 ? `${iso}T12:00:00Z` : iso)

/** Body sentences in order. */
export const bodyOf = (reading: Reading): readonly Sentence[] =>
  reading.sentences.filter(sentence => sentence.kind === 'body')

/** The index of the last of `starts` (ascending) that is not after `at`; -1 when all are. */
export const lastAtOrBefore = (
  starts: ArrayLike<number>,
  at: number,
  from = 0,
  to = starts.length
): number => {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The index of the last sentence that starts at or before an offset of the text; -1 before the first. */
export const sentenceAt = (sentences: readonly Sentence[], offset: number): number => {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Code-unit order: the same on every machine, which `localeCompare` is not. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byShelf = (a: Article, b: Article): number =>
  latest(a, b) ||
  byText(a.id, b.id) ||
  byText(a.text, b.text) ||
  byText(a.source, b.source) ||
  byText(a.outlet ?? '', b.outlet ?? '')

const latest = (a: Article, b: Article): number => {
  const [at, bt] = [instantOf(a.publishedAt), instantOf(b.publishedAt)]
  if (Number.isNaN(at) || Number.isNaN(bt))
    return Number(Number.isNaN(at)) - Number(Number.isNaN(bt))
  return bt - at
}
