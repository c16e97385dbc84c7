// How well an article answers a word: BM25F and what is added to it. Knows counts and lengths, no articles.

/**
 * BM25F (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.6): a word in the
 * headline counts as several in the body, each field is measured against its own usual length, and only
 * the sum is saturated, so that a word in all three fields is not counted as three words.
 */
export const FIELDS = {
  headline: { weight: 4, b: 0.5 },
  lead: { weight: 2, b: 0.5 },
  body: { weight: 1, b: 0.75 }
} as const
export const K1 = 1.2

/**
 * Two words that are typed side by side and stand near each other in an article are better evidence than the two apart
 * (Rasolofo & Savoy, Term Proximity Scoring, 2003): `PAIR × the lesser of their inverse frequencies / d²` is added, `d`
 * being the least distance between them in words, in either order, and nothing beyond `NEAR`.
 */
export const PAIR = 0.5
export const NEAR = 5

/**
 * A tie-breaker for what answers equally well: a score is raised by up to two in a hundred, by half of that for an article
 * a month older than the latest of the edition, by a quarter for two months. An undated article is raised by nothing.
 */
export const RECENCY = 0.02
export const HALF_LIFE_MS = 30 * 24 * 3_600_000

/** What a score is multiplied by for how new its article is. */
export const freshness = (
  recency: { readonly instants: Float64Array; readonly latest: number } | null,
  slot: number
): number => {
  const age = recency === null ? Number.NaN : recency.latest - recency.instants[slot]!
  return Number.isNaN(age) ? 1 : 1 + RECENCY * halved(age / HALF_LIFE_MS)
}

/**
 * `2 ** -halvings` to thirteen digits, 1 where that is below 0: from tables, and for what lies between their steps the first terms of the
 * series of e^-x. Of a query of common words tens of thousands of articles are told apart by it; the power itself took a tenth of the time.
 */
const halved = (halvings: number): number => {
  const steps = Math.max(0, Math.min(halvings, MOST_HALVINGS)) * STEPS
  const step = steps | 0
  const x = (steps - step) * (Math.LN2 / STEPS)
  return (
    HALVES[step >> STEP_BITS]! *
    PARTS[step & (STEPS - 1)]! *
    (1 - x + (x * x) / 2 - (x * x * x) / 6)
  )
}
const STEP_BITS = 10
const STEPS = 1 << STEP_BITS
const MOST_HALVINGS = 64
const HALVES = Float64Array.from({ length: MOST_HALVINGS + 1 }, (_, n) => 2 ** -n)
const PARTS = Float64Array.from({ length: STEPS }, (_, n) => 2 ** (-n / STEPS))

/** How telling it is that a word is in an article when it is in `articles` of `size`: never below 0. */
export const inverseFrequency = (size: number, articles: number): number =>
  Math.log(1 + (size - articles + 0.5) / (articles + 0.5))

/** The lengths of each article's parts, in words, by slot; and where in its line they end. Written once, then never changed. */
export interface Lengths {
  readonly headline: Uint16Array
  readonly lead: Uint16Array
  readonly body: Uint16Array
  /** As `Line.body` and `Line.lead`. */
  readonly bodyStart: Uint16Array
  readonly leadEnd: Uint16Array
}

/** What the fields of an article usually hold, in words: headline, lead, body. */
export type Usual = readonly [number, number, number]

/** The weight of a word in one article by how often each field has it, before it is saturated: the sum of weight × count / (1 - b + b × length / usual). */
export type Weigher = (slot: number, headline: number, lead: number, body: number) => number

export const weigherOf = (lengths: Lengths, usual: Usual): Weigher => {
  const { headline: heads, lead: leads, body: bodies } = lengths
  const h = slopeOf(FIELDS.headline, usual[0])
  const l = slopeOf(FIELDS.lead, usual[1])
  const b = slopeOf(FIELDS.body, usual[2])
  return (slot, headline, lead, body) => {
    let sum = body === 0 ? 0 : body / (b.least + b.slope * bodies[slot]!)
    if (headline > 0) sum += (h.weight * headline) / (h.least + h.slope * heads[slot]!)
    if (lead > 0) sum += (l.weight * lead) / (l.least + l.slope * leads[slot]!)
    return sum
  }
}

/** A field's weight, and what it is divided by in an article: `least + slope × length`. */
export const slopeOf = (
  { weight, b }: { readonly weight: number; readonly b: number },
  usual: number
): { readonly weight: number; readonly least: number; readonly slope: number } => ({
  weight,
  least: 1 - b,
  slope: usual === 0 ? 0 : b / usual
})

/** Between 0 and 1: the tenth use of a word tells less than the first. */
export const saturated = (weight: number): number => weight / (weight + K1)

/** The weight that was saturated; of 1, which none is, very much. */
export const unsaturated = (worth: number): number => (K1 * worth) / Math.max(1e-9, 1 - worth)

/**
 * The most that a word can be worth once usual lengths have changed, from the most that it was: fields weigh at most as
 * many times more as their usual length has grown.
 */
export const rebound = (most: number, was: Usual, is: Usual): number => {
  const growth = growthOf(was, is)
  return growth === 1 ? most : (most * growth) / (1 - most + most * growth)
}

const growthOf = (was: Usual, is: Usual): number => {
  let most = 1
  for (const field of [0, 1, 2] as const)
    if (was[field] > 0) most = Math.max(most, is[field] / was[field])
  return most
}
