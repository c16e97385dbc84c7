// Which of some articles are about one event. Knows vectors, times and edges; keeps nothing.
import type { EdgesGround } from './edges.ts'
import { edgesAmong } from './edges.ts'
import { MOST_FEATURES } from './features.ts'
import type { Counted } from './ordinals.ts'
import { agreement, bothCounted, countedBy } from './ordinals.ts'
import { isSliceOver } from '../slices.ts'
import { SAME } from './vectors.ts'

/** What an edge needs at least, whatever else there is: a share of `SAME`. */
export const LEAST_ALIKE = Math.round(0.1 * SAME)

/**
 * How alike two groups of short articles must be on average over their pairs to be one story. The more strangers there
 * are, the nearer is the nearest of them: half a hundredth more for each doubling of the articles from 255 on. Of few it is
 * not known which words are common here, and what two share may be what every issue of a local paper says: a thousandth
 * more for each halving.
 */
export const alikeEnough = (articles: number): number => {
  const doublings = Math.floor(Math.log2(articles + 1))
  return Math.round(
    (0.1 + 0.005 * Math.max(0, doublings - 7) + 0.001 * Math.max(0, 8 - doublings)) * SAME
  )
}

/** How much more alike two articles must be among few, where no third one bears out what they share. */
export const moreForTwo = (articles: number): number =>
  Math.round(0.0225 * Math.max(0, 8 - Math.floor(Math.log2(articles + 1))) * SAME)
/** Pairs from which two groups bear each other out. */
const BORNE_OUT = 3

/** Features of a headline with a lead, and of a whole opening. */
const [SHORT, LONG] = [20, MOST_FEATURES]
/** How much more alike whole openings must be: they share the words of their topic too, where leads have room for the event only. */
const LONGER = 0.8

/** Beside how alike the articles of each group are among themselves: two reports of two events are less alike by far. */
const BESIDE_OWN = 0.68
/** Pairs imagined in every group, as alike as is just enough, so that the first few pairs do not set a measure alone. */
const IMAGINED = 5
/** A story has no more articles than this: what bounds the work of one that comes. */
const MOST_ARTICLES = 1_000

const DAY = 86_400_000
/** Beyond this many days two reports are of two events, however alike. */
const WINDOW_DAYS = 21
/** Milliseconds between two articles that may be compared. */
export const WINDOW = (WINDOW_DAYS + 2) * DAY

/** Days in which what is told of an event halves: a strike or a trial is told for weeks. */
const HALF_LIFE = 10

/** 1 within two days, halved for every ten more; articles without a date are near to all. */
export const nearness = (gap: number): number => {
  if (Number.isNaN(gap)) return 1
  const days = Math.max(0, gap / DAY - 2)
  return days > WINDOW_DAYS ? 0 : 0.5 ** (days / HALF_LIFE)
}

/** What is known of articles, by slot. */
export interface GroupingGround extends EdgesGround {
  readonly instants: Float64Array
  idsOf(slot: number): Uint32Array
  weightsOf(slot: number): Uint16Array
  ordinalsOf(slot: number): readonly number[] | undefined
  /** See `moreForTwo`. */
  readonly forTwo: number
}

/** Articles to be grouped. */
export interface Groups {
  /** By place in the list that was given: the place of one of its group, the same for all of them. */
  readonly roots: Int32Array
  /** Sides, above 0, that something of side 0 wanted to join. */
  readonly joined: ReadonlySet<number>
}

/**
 * Average-link clustering (Sokal & Michener 1958) along edges, closest first: two groups become one when the mean cosine of
 * all their pairs is high enough, also beside the cohesion of each (relative closeness, Karypis et al., CHAMELEON, 1999):
 * articles on two arrests of one kind are alike, those on one of them much more so.
 *
 * `sides` says where each slot is known to belong: those of side 0 are to be grouped, others stand by as they are, since
 * one of side 0 may join them. An edge between two other sides is known to join nothing.
 * Yields now and then; the outcome does not depend on the order of `slots`.
 */
export function* groupArticles(
  ground: GroupingGround,
  slots: ArrayLike<number>,
  sides: ArrayLike<number>
): Generator<void, Groups> {
  const size = slots.length
  const edges = yield* edgesAmong(ground, slots, sides)
  const { order } = edges
  const roots = new Int32Array(size)
  const groups: (Group | undefined)[] = []
  for (let place = 0; place < size; place++) {
    roots[place] = place
    groups.push(undefined)
    if ((place & 4095) === 4095 && isSliceOver()) yield
  }
  const groupAt = (place: number): Group => (groups[place] ??= alone(ground, slots[place]!))
  const rootOf = (place: number): number => {
    let root = place
    while (roots[root] !== root) root = roots[root]!
    while (roots[place] !== root) [roots[place], place] = [root, roots[place]!]
    return root
  }
  const joined = new Set<number>()
  const refused = openRefusals(size, order.length)
  for (let at = 0; at < order.length; at++) {
    if ((at & 7) === 7 && isSliceOver()) yield
    const edge = order[at]!
    const [a, b] = [rootOf(edges.a[edge]!), rootOf(edges.b[edge]!)]
    if (a === b) continue
    const [one, other] = [groupAt(a), groupAt(b)]
    // A group grows whenever it changes, so one that is as large as when it was refused is the same.
    const state = one.size + other.size
    if (refused.has(a, b, state)) continue
    const shared = dot(one, other)
    if (!belongTogether(one, other, shared, ground)) {
      refused.add(a, b, state)
      continue
    }
    const [sideA, sideB] = [sides[edges.a[edge]!]!, sides[edges.b[edge]!]!]
    if (sideA !== sideB) joined.add(sideA + sideB)
    const [into, from] = one.size >= other.size ? [a, b] : [b, a]
    groups[into] = union(one, other, shared)
    groups[from] = undefined
    roots[from] = into
  }
  for (let place = 0; place < size; place++) {
    rootOf(place)
    if ((place & 1023) === 1023 && isSliceOver()) yield
  }
  return { roots, joined }
}

/** Pairs that were refused and are remembered at most: who is forgotten is compared once more, and refused again. */
const MOST_REFUSED = 1 << 16

/** Pairs of roots that were refused in a state; the last one at each place of a table. */
const openRefusals = (size: number, edges: number) => {
  const room = 2 ** Math.min(Math.log2(MOST_REFUSED), Math.ceil(Math.log2(edges + 1)))
  const pairs = new Float64Array(room).fill(-1)
  const states = new Uint32Array(room)
  const placeOf = (a: number, b: number): number =>
    (Math.imul(Math.min(a, b), 0x9e3779b1) ^ Math.imul(Math.max(a, b), 0x85ebca6b)) & (room - 1)
  const pairOf = (a: number, b: number): number => Math.min(a, b) * size + Math.max(a, b)
  return {
    has: (a: number, b: number, state: number): boolean => {
      const place = placeOf(a, b)
      return pairs[place] === pairOf(a, b) && states[place] === state
    },
    add: (a: number, b: number, state: number): void => {
      const place = placeOf(a, b)
      pairs[place] = pairOf(a, b)
      states[place] = state
    }
  }
}

/** A group as the sum of its vectors. */
interface Group {
  readonly size: number
  readonly ids: Uint32Array
  readonly sums: ArrayLike<number>
  /** Over all its pairs, how alike they are. */
  readonly within: number
  readonly from: number
  readonly to: number
  readonly counted: Counted
  /** How many features its articles have, in all. */
  readonly features: number
}

const alone = (ground: GroupingGround, slot: number): Group => ({
  size: 1,
  ids: ground.idsOf(slot),
  sums: ground.weightsOf(slot),
  within: 0,
  from: ground.instants[slot]!,
  to: ground.instants[slot]!,
  counted: countedBy(ground.ordinalsOf(slot)),
  features: ground.idsOf(slot).length
})

const belongTogether = (
  a: Group,
  b: Group,
  shared: number,
  { enough: least, forTwo }: Pick<GroupingGround, 'enough' | 'forTwo'>
): boolean => {
  const pairs = a.size * b.size
  const enough =
    (pairs < BORNE_OUT ? least + forTwo : least) *
    (1 + LONGER * shareOfLong((a.features / a.size + b.features / b.size) / 2))
  if (a.size + b.size > MOST_ARTICLES) return false
  const gap = Math.max(a.from - b.to, b.from - a.to)
  const mean = (shared / pairs) * nearness(gap) * agreement(a.counted, b.counted, pairs)
  return (
    mean >= enough && mean * mean >= BESIDE_OWN ** 2 * cohesion(a, enough) * cohesion(b, enough)
  )
}

const shareOfLong = (features: number): number =>
  Math.max(0, Math.min(1, (features - SHORT) / (LONG - SHORT)))

const cohesion = ({ size, within }: Group, enough: number): number =>
  (within + IMAGINED * enough) / ((size * (size - 1)) / 2 + IMAGINED)

/** Whole numbers, so the order of adding changes nothing. */
const dot = (a: Group, b: Group): number => {
  const [few, many] = a.ids.length <= b.ids.length ? [a, b] : [b, a]
  let sum = 0
  if (few.ids.length * 16 < many.ids.length) {
    let from = 0
    for (let at = 0; at < few.ids.length; at++) {
      from = lowerBound(many.ids, few.ids[at]!, from)
      if (many.ids[from] === few.ids[at]) sum += few.sums[at]! * many.sums[from]!
    }
    return sum
  }
  for (let i = 0, j = 0; i < few.ids.length && j < many.ids.length;) {
    const order = few.ids[i]! - many.ids[j]!
    if (order === 0) sum += few.sums[i]! * many.sums[j]!
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return sum
}

const lowerBound = (ids: Uint32Array, wanted: number, from: number): number => {
  let [low, high] = [from, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ids[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

const union = (a: Group, b: Group, shared: number): Group => {
  const most = a.ids.length + b.ids.length
  if (merged.ids.length < most)
    merged = { ids: new Uint32Array(2 * most), sums: new Uint32Array(2 * most) }
  const { ids, sums } = merged
  let [i, j, at] = [0, 0, 0]
  while (i < a.ids.length && j < b.ids.length) {
    const order = a.ids[i]! - b.ids[j]!
    ids[at] = order <= 0 ? a.ids[i]! : b.ids[j]!
    sums[at++] = (order <= 0 ? a.sums[i++]! : 0) + (order >= 0 ? b.sums[j++]! : 0)
  }
  for (; i < a.ids.length; i++) {
    ids[at] = a.ids[i]!
    sums[at++] = a.sums[i]!
  }
  for (; j < b.ids.length; j++) {
    ids[at] = b.ids[j]!
    sums[at++] = b.sums[j]!
  }
  return {
    size: a.size + b.size,
    ids: ids.slice(0, at),
    sums: sums.slice(0, at),
    within: a.within + b.within + shared,
    from: knownOf(a.from, b.from, Math.min),
    to: knownOf(a.to, b.to, Math.max),
    counted: bothCounted(a.counted, b.counted),
    features: a.features + b.features
  }
}

/** Where two groups are merged, before it is known how much room they need together. */
let merged = { ids: new Uint32Array(1024), sums: new Uint32Array(1024) }

const knownOf = (a: number, b: number, choose: (...values: number[]) => number): number =>
  Number.isNaN(a) ? b : Number.isNaN(b) ? a : choose(a, b)
