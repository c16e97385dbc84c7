// Which articles answer best, from where words stand in the line. Knows positions, no text.
import type { Mask } from '../filter.ts'
import { lastAtOrBefore } from '../shelf.ts'
import type { Line } from './line.ts'

/** One clause of a query found: ascending positions in the line. */
export type Found = Uint32Array

export interface Ranking {
  /** Adds what a clause is worth to the score of each article that it is in. */
  score(found: Found, scores: Float64Array): void
}

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

export const printRanking = (line: Line): Ranking => {
  const { articles, bodies, leads } = line
  const size = bodies.length
  const factors = fieldFactors(line)
  // Written anew by every call; kept, so that a query allocates nothing in the size of the edition.
  const tally = new Float64Array(size)
  const touched = new Uint32Array(size)

  return {
    score: (found, scores) => {
      let count = 0
      eachPlace(found, articles, (place, from, to) => {
        const [body, rest] = [bodies[place]!, leads[place]!]
        let sum = 0
        for (let at = from; at < to; at++) {
          const position = found[at]!
          sum += factors[(position < body ? 0 : position < rest ? size : 2 * size) + place]!
        }
        tally[place] = sum
        touched[count++] = place
      })
      const weight = inverseFrequency(size, count) * (K1 + 1)
      for (let at = 0; at < count; at++) {
        const place = touched[at]!
        scores[place]! += (weight * tally[place]!) / (tally[place]! + K1)
      }
    }
  }
}

/** How telling it is that a word is in an article when it is in `articles` of `size`: never below 0. */
export const inverseFrequency = (size: number, articles: number): number =>
  Math.log(1 + (size - articles + 0.5) / (articles + 0.5))

/** Calls with each article that holds positions, and the range of `found` that lies in it. */
export const eachPlace = (
  found: Found,
  articles: Uint32Array,
  visit: (place: number, from: number, to: number) => void
): void => {
  let place = 0
  for (let from = 0; from < found.length;) {
    const position = found[from]!
    // Mostly the next article; where it is not, the rest is searched by halves.
    if (position >= articles[place + 1]!) place++
    if (position >= articles[place + 1]!) place = lastAtOrBefore(articles, position, place + 1)
    const end = articles[place + 1]!
    let to = from + 1
    while (to < found.length && found[to]! < end) to++
    visit(place, from, to)
    from = to
  }
}

/**
 * The `limit` places with the highest scores above 0, best first, ties by place.
 * A heap of `limit` (Knuth 5.2.3): the other scores are never sorted.
 */
export const bestPlaces = (scores: Float64Array, mask: Mask, limit: number): number[] => {
  const heap: number[] = []
  const worse = (a: number, b: number): boolean =>
    scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b)
  const sink = (from: number): void => {
    for (let at = from; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child
      if (least === at) return
      ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
      at = least
    }
  }
  for (let place = 0; place < scores.length; place++) {
    if (scores[place]! <= 0 || (mask !== null && mask[place] === 0)) continue
    if (heap.length < limit) {
      heap.push(place)
      if (heap.length === limit) for (let at = limit >> 1; at >= 0; at--) sink(at)
    } else if (limit > 0 && worse(heap[0]!, place)) {
      heap[0] = place
      sink(0)
    }
  }
  return heap.toSorted((a, b) => (worse(a, b) ? 1 : -1))
}

/** For each field and article what one occurrence is worth before saturation: weight / (1 - b + b·length/usual). */
const fieldFactors = (line: Line): Float32Array => {
  const size = line.bodies.length
  const lengths = new Uint32Array(3 * size)
  for (let place = 0; place < size; place++)
    for (let at = line.articles[place]!; at < line.articles[place + 1]!; at++) {
      if (line.terms[at] === 0) continue
      const field = at < line.bodies[place]! ? 0 : at < line.leads[place]! ? 1 : 2
      lengths[field * size + place]!++
    }
  const factors = new Float32Array(3 * size)
  Object.values(FIELDS).forEach(({ weight, b }, field) => {
    const own = lengths.subarray(field * size, (field + 1) * size)
    const usual = own.reduce((sum, length) => sum + length, 0) / Math.max(1, size)
    own.forEach((length, place) => {
      factors[field * size + place] = weight / (1 - b + (usual === 0 ? 0 : (b * length) / usual))
    })
  })
  return factors
}
