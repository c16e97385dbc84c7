// Which articles are about one event, from their vectors and times. Knows numbers, no text.
import { lastAtOrBefore } from '../shelf.ts'
import type { Features } from './features.ts'
import { cosine } from './features.ts'

/** Two articles that may belong together. */
interface Edge {
  readonly a: number
  readonly b: number
  readonly alike: number
}

/** How alike two groups must be on average over their pairs to be one story. */
const ALIKE_ENOUGH = 0.18
/** Nearest articles remembered of each: what keeps the memory linear in the number of articles. */
const NEIGHBOURS = 16
const DAY = 86_400_000
/** Beyond this many days two reports are of two events, however alike. */
const WINDOW_DAYS = 21

/**
 * Average-link clustering (Sokal & Michener 1958) over each article's nearest neighbours, closest pairs first:
 * two groups become one when the mean cosine of all their pairs, taken from the sums of their vectors, is high
 * enough. Articles come in the shelf's order, so the outcome depends on nothing else.
 * Returns a group's number for each article, numbered by first appearance.
 */
export const groupArticles = (
  features: readonly Features[],
  instants: Float64Array,
  enough = ALIKE_ENOUGH
): Uint32Array => {
  const groups = features.map((own, place): Group => ({
    members: [place],
    sum: new Map(Array.from(own.ids, (id, at) => [id, own.weights[at]!])),
    from: instants[place]!,
    to: instants[place]!
  }))
  const groupOf = [...groups]
  for (const { a, b } of nearest(features, instants, enough)) {
    const [one, other] = [groupOf[a]!, groupOf[b]!]
    if (one === other || meanAlike(one, other) < enough) continue
    const [large, small] = one.members.length >= other.members.length ? [one, other] : [other, one]
    absorb(large, small)
    for (const member of small.members) groupOf[member] = large
  }
  const numbers = new Map<Group, number>()
  return Uint32Array.from(groupOf, group => {
    const number = numbers.get(group) ?? numbers.size
    numbers.set(group, number)
    return number
  })
}

/** 1 within two days, halved for every five more; articles without a date are near to all. */
const nearness = (gap: number): number => {
  if (Number.isNaN(gap)) return 1
  const days = Math.max(0, gap / DAY - 2)
  return days > WINDOW_DAYS ? 0 : 0.5 ** (days / 5)
}

interface Group {
  readonly members: number[]
  readonly sum: Map<number, number>
  from: number
  to: number
}

const meanAlike = (a: Group, b: Group): number => {
  const [few, many] = a.sum.size < b.sum.size ? [a, b] : [b, a]
  let dot = 0
  for (const [id, weight] of few.sum) dot += weight * (many.sum.get(id) ?? 0)
  const gap = Math.max(a.from - b.to, b.from - a.to)
  return (dot / (a.members.length * b.members.length)) * nearness(gap)
}

const absorb = (large: Group, small: Group): void => {
  for (const member of small.members) large.members.push(member)
  for (const [id, weight] of small.sum) large.sum.set(id, (large.sum.get(id) ?? 0) + weight)
  large.from = knownOf(large.from, small.from, Math.min)
  large.to = knownOf(large.to, small.to, Math.max)
}

const knownOf = (a: number, b: number, choose: (...values: number[]) => number): number =>
  Number.isNaN(a) ? b : Number.isNaN(b) ? a : choose(a, b)

/**
 * The edges to each article's nearest neighbours that reach `enough`, closest first. Only articles within the
 * window that share telling features are compared, through an inverted file of features; a feature of very many
 * articles is left out of it, but counts in the comparison.
 */
const nearest = (features: readonly Features[], instants: Float64Array, enough: number): Edge[] => {
  const size = features.length
  const holders = holdersOf(features, Math.max(100, Math.min(size / 10, 400)))
  const shared = new Float64Array(size)
  const edges: Edge[] = []
  let first = 0
  for (let a = 0; a < size; a++) {
    const own = features[a]!
    const touched: number[] = []
    // Latest first: what is before `first` is too late for `a` and for all after it, unless they are undated.
    while (instants[first]! - instants[a]! > (WINDOW_DAYS + 2) * DAY) first++
    const from = Number.isNaN(instants[a]!) ? 0 : first
    for (let at = 0; at < own.ids.length; at++) {
      const held = holders.get(own.ids[at]!)
      if (held === undefined) continue
      for (let i = lastAtOrBefore(held.places, from - 1) + 1; held.places[i]! < a; i++) {
        const b = held.places[i]!
        if (shared[b] === 0) touched.push(b)
        shared[b]! += own.weights[at]! * held.weights[i]!
      }
    }
    const near: Edge[] = []
    for (const b of touched) {
      // What the telling features share is most of the cosine: chance company stays far below half of enough.
      if (shared[b]! >= enough / 2) {
        const gap = Math.abs(instants[a]! - instants[b]!)
        const alike = cosine(own, features[b]!) * nearness(gap)
        if (alike >= enough) near.push({ a, b, alike })
      }
      shared[b] = 0
    }
    edges.push(...near.toSorted(byAlike).slice(0, NEIGHBOURS))
  }
  return edges.toSorted(byAlike)
}

const byAlike = (x: Edge, y: Edge): number => y.alike - x.alike || x.a - y.a || x.b - y.b

/** Ascending places, and the weight that the feature has in each. */
interface Held {
  readonly places: number[]
  readonly weights: number[]
}

const holdersOf = (features: readonly Features[], common: number): Map<number, Held> => {
  const holders = new Map<number, Held>()
  features.forEach(({ ids, weights }, place) => {
    ids.forEach((id, at) => {
      const held = holders.get(id) ?? { places: [], weights: [] }
      if (held.places.length === 0) holders.set(id, held)
      held.places.push(place)
      held.weights.push(weights[at]!)
    })
  })
  for (const [id, { places }] of holders) if (places.length > common) holders.delete(id)
  return holders
}
