// What an article is about, as a short vector of weights. Knows the line of words and the people, no stories.
import { functionWords } from '../functionwords.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'

/** A sparse vector of length 1: features ascending, a weight each. */
export interface Features {
  readonly ids: Uint32Array
  readonly weights: Float64Array
}

/** Words of the body that are read: news says what happened first (the inverted pyramid). */
const OPENING = 160
/** Features kept of an article, the heaviest: more of them add noise, not evidence. */
const MOST = 80
/** How much a word counts where it stands, and what it is. */
const WEIGHTS = { headline: 2, body: 1, person: 1, name: 1.8, number: 1.5 }
/** Articles imagined beside the real ones, so that in an edition of two a shared word is still worth something. */
const IMAGINED = 50

/**
 * Weights by tf-idf (Salton & Buckley 1988), term frequency damped by its logarithm, over the stems of headline
 * and opening, and the people of the whole article under whatever name it gives them.
 */
export const featuresOf = (search: Search, people: People): readonly Features[] => {
  const { line, dictionary, postings } = search
  const size = people.cast.length
  const factors = termFactors(dictionary)
  const idf = (articles: number) => Math.log((size + IMAGINED) / (articles + 0.5))

  return people.cast.map((cast, place) => {
    const counts = new Map<number, number>()
    const body = line.bodies[place]!
    const end = Math.min(line.articles[place + 1]!, body + OPENING)
    for (let at = line.articles[place]!; at < end; at++) {
      const term = line.terms[at]!
      if (factors[term] === 0) continue
      counts.set(term, (counts.get(term) ?? 0) + (at < body ? WEIGHTS.headline : WEIGHTS.body))
    }
    const weighted: [number, number][] = []
    for (const [term, count] of counts)
      weighted.push([term, Math.log1p(count) * idf(postings.articles(term)) * factors[term]!])
    for (const person of cast)
      weighted.push([
        dictionary.size + 1 + person,
        WEIGHTS.person * Math.LN2 * idf(people.places[person]!.length)
      ])
    return unit(weighted)
  })
}

/** What lies between two vectors: the cosine, since both have length 1. */
export const cosine = (a: Features, b: Features): number => {
  let sum = 0
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length;) {
    const order = a.ids[i]! - b.ids[j]!
    if (order === 0) sum += a.weights[i]! * b.weights[j]!
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return sum
}

/** By term: 0 for what tells nothing, more than 1 for numbers, which two events seldom share. */
const termFactors = (dictionary: Search['dictionary']): Float64Array =>
  Float64Array.from({ length: dictionary.size + 1 }, (_, term) => {
    const form = dictionary.form(term)
    if (term === 0 || form.length < 2 || functionWords.has(form)) return 0
    if (/\d/.test(form)) return WEIGHTS.number
    return 1 + (WEIGHTS.name - 1) * dictionary.nameShare(term)
  })

const unit = (weighted: readonly [number, number][]): Features => {
  const kept = weighted
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST)
    .toSorted((a, b) => a[0] - b[0])
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1
  return {
    ids: Uint32Array.from(kept, ([id]) => id),
    weights: Float64Array.from(kept, ([, weight]) => weight / length)
  }
}
