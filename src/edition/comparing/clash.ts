// Whether two numbers of one thing, or two days, are at odds: told by two outlets in sentences on one matter. Knows quantities.
import type { Sentence } from '../../news.ts'
import { daysBetween } from './days.ts'
import type { Quantity } from './quantities.ts'
import type { Common, Topic, Topics } from './topics.ts'

/** Places of one number in one article that are looked at. */
const MOST_PLACES = 4
/** What two sentences must have in common, in units of rarity, and in how many words. */
const ENOUGH = 4.2
const LEAST_WORDS = 2
/** Of sums, spans of time and shares an article has many: more in common is asked, or as many words right beside the number. */
const ENOUGH_OF_MANY = 6
const ENOUGH_BESIDE = 3
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
  /** Of each place, as are the tellers. */
  readonly topics: readonly Topic[]
  readonly tellers: readonly number[]
  readonly articles: ReadonlySet<string>
  readonly sentences: ReadonlySet<Sentence>
}

export const reportedIn = (
  all: readonly Quantity[],
  topics: Topics,
  tellerOf: (article: string) => number
): Reported => {
  const counts = new Map<string, number>()
  for (const { article } of all) counts.set(article, 0)
  const places = all.filter(({ article }) => {
    const count = counts.get(article)! + 1
    counts.set(article, count)
    return count <= MOST_PLACES
  })
  return {
    articles: new Set(counts.keys()),
    sentences: new Set(all.map(({ sentence }) => sentence)),
    places,
    topics: places.map(place => topics.of(place)),
    tellers: places.map(({ article }) => tellerOf(article))
  }
}

/** Undefined where no two outlets print one of the numbers each, and not the other, in sentences on one matter. */
export const clashOf = (one: Reported, other: Reported, topics: Topics): Clash | undefined => {
  const [a, b] = [one.places[0], other.places[0]]
  if (a === undefined || b === undefined || isFar(a, b)) return undefined
  let most: Clash | undefined
  for (let n = 0; n < one.places.length; n++) {
    const first = one.places[n]!
    // Who prints the other number too tells of two things.
    if (other.articles.has(first.article)) continue
    for (let m = 0; m < other.places.length; m++) {
      const second = other.places[m]!
      if (one.tellers[n] === other.tellers[m] || one.articles.has(second.article)) continue
      if (isNearly(first, second)) return undefined
      const weight = weightOf(first, topics.common(one.topics[n]!, other.topics[m]!))
      if (weight > (most?.weight ?? 0)) most = { weight, first, second }
    }
  }
  // `from 4.20 crowns to 2.80 crowns`: one sentence with both tells of two things.
  return most !== undefined && one.sentences.isDisjointFrom(other.sentences) ? most : undefined
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

/** 0 where the two are not about one matter. */
const weightOf = ({ of }: Quantity, common: Common): number => {
  const { words, weight, wordsBeside, weightBeside, isNamesAlone } = common
  if (words < LEAST_WORDS) return 0
  if (!MANY.has(of)) return weight >= ENOUGH ? weight : 0
  // The places and people of a story are beside many of its numbers.
  const isBeside = wordsBeside >= LEAST_WORDS && weightBeside >= ENOUGH_BESIDE && !isNamesAlone
  return isBeside || weight >= ENOUGH_OF_MANY ? weight : 0
}
