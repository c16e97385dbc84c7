// Whether two numbers of one thing, or two days, are at odds: told by two outlets in sentences on one matter. Knows quantities.
import type { Sentence } from '../../news.ts'
import { daysBetween } from './days.ts'
import type { Quantity } from './quantities.ts'

/** Places of one number in one article that are looked at. */
const MOST_PLACES = 4
/** What two sentences must have in common, in units of the rarity below, and in how many words. */
const ENOUGH = 4.2
const LEAST_WORDS = 2
/** Of sums, spans of time and shares an article has many: more in common is asked, or as many words right beside the number. */
const ENOUGH_OF_MANY = 6
const ENOUGH_BESIDE = 3
const BESIDE = 6
const MANY: ReadonlySet<string> = new Set([
  'per cent',
  ...'$ € £ ¥ part crown dollar euro pound franc yen ruble rouble hryvnia rupee second minute hour day night week month year'.split(
    ' '
  )
])
/** Two numbers of which one is a rough one are one as long as they are this near. */
const ROUGH = 0.15
/** One number is at most so many times another on the same matter; of what articles have many, less. */
const MOST_TIMES = 10
const MOST_TIMES_OF_MANY = 3
/** Days that are further apart are those of two events. */
const MOST_DAYS = 10
/** The likest sentences of two numbers, and how much they have in common. */
export interface Clash {
  readonly weight: number
  readonly first: Quantity
  readonly second: Quantity
}

/** The places of one number in what is reported, made ready to be held against those of others. */
export interface Reported {
  readonly places: readonly Quantity[]
  readonly articles: ReadonlySet<string>
  readonly sentences: ReadonlySet<Sentence>
}

export const reportedIn = (places: readonly Quantity[]): Reported => {
  const counts = new Map<string, number>()
  for (const { article } of places) counts.set(article, 0)
  return {
    articles: new Set(counts.keys()),
    sentences: new Set(places.map(({ sentence }) => sentence)),
    places: places.filter(({ article }) => {
      const count = counts.get(article)! + 1
      counts.set(article, count)
      return count <= MOST_PLACES
    })
  }
}

/** Undefined where no two outlets print one of the numbers each, and not the other, in sentences on one matter. */
export const clashOf = (
  one: Reported,
  other: Reported,
  rarity: (word: string) => number,
  tellerOf: (article: string) => number
): Clash | undefined => {
  const [a, b] = [one.places[0], other.places[0]]
  if (a === undefined || b === undefined || isFar(a, b)) return undefined
  // `from 4.20 crowns to 2.80 crowns`: one sentence with both tells of two things.
  if (!one.sentences.isDisjointFrom(other.sentences)) return undefined
  let most: Clash | undefined
  for (const first of one.places) {
    // Who prints the other number too tells of two things.
    if (other.articles.has(first.article)) continue
    for (const second of other.places) {
      if (one.articles.has(second.article)) continue
      if (tellerOf(first.article) === tellerOf(second.article)) continue
      if (isNearly(first, second)) return undefined
      const weight = inCommon(first, second, rarity)
      if (weight > (most?.weight ?? 0)) most = { weight, first, second }
    }
  }
  return most
}

const isFar = (a: Quantity, b: Quantity): boolean =>
  a.kind === 'day'
    ? daysBetween(a.value, b.value) > MOST_DAYS
    : Math.max(a.value, b.value) >
      Math.min(a.value, b.value) * (MANY.has(a.of) ? MOST_TIMES_OF_MANY : MOST_TIMES)

const isNearly = (a: Quantity, b: Quantity): boolean =>
  (a.isAbout || b.isAbout) &&
  a.kind === 'number' &&
  Math.abs(a.value - b.value) <= ROUGH * Math.max(a.value, b.value)

const inCommon = (a: Quantity, b: Quantity, rarity: (word: string) => number): number => {
  let [words, weight, wordsBeside, beside] = [0, 0, 0, 0]
  let isNamesAlone = true
  for (const [word, distance] of a.topic) {
    const other = b.topic.get(word)
    if (other === undefined) continue
    words++
    weight += rarity(word)
    if (Math.max(distance, other) > BESIDE) continue
    wordsBeside++
    isNamesAlone &&= /^\p{Lu}/u.test(word)
    beside += rarity(word)
  }
  if (words < LEAST_WORDS) return 0
  if (!MANY.has(a.of)) return weight >= ENOUGH ? weight : 0
  // The places and people of a story are beside many of its numbers.
  const isBeside = wordsBeside >= LEAST_WORDS && beside >= ENOUGH_BESIDE && !isNamesAlone
  return isBeside || weight >= ENOUGH_OF_MANY ? weight : 0
}
