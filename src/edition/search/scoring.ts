// The articles of one segment that answer a query best. Knows segments and scores, no text.
import type { Mask } from '../filter.ts'
import { WordCursor } from './cursor.ts'
import type { Lengths, Usual, Weigher } from './ranking.ts'
import {
  FIELDS,
  HALF_LIFE_MS,
  K1,
  NEAR,
  rebound,
  RECENCY,
  saturated,
  slopeOf,
  unsaturated,
  weigherOf
} from './ranking.ts'
import type { Postings, Segment } from './segment.ts'
import {
  Block,
  BLOCK,
  blockFor,
  bodyOf,
  headlineOf,
  leadOf,
  lastOf,
  mostOf,
  postingsOf
} from './segment.ts'
import type { Top } from './top.ts'

/** One clause of a query, ready to be looked for in any segment. */
export interface Wanted {
  readonly want: 'any' | 'must' | 'not'
  /** Terms that count as the word; of a phrase none. */
  readonly terms: readonly number[]
  /** Where a phrase stands in this segment; undefined for a word. */
  readonly found?: (segment: Segment) => readonly Block[]
  /** What the clause is worth at most: its inverse frequency × (K1 + 1) × how often it was typed. */
  readonly weight: number
}

/** Two clauses of one word each that were typed side by side, by their positions in the query. */
export interface Pair {
  readonly one: number
  readonly other: number
  /** What they are worth where they touch. */
  readonly weight: number
}

export interface Scene {
  readonly lengths: Lengths
  readonly usual: Usual
  /** 1 for every slot that may be in the answer; null where all may. */
  readonly mask: Mask
  readonly removed: Uint8Array
  /** Epoch milliseconds by slot, and of the latest article; null where recency does not count. */
  readonly recency: { readonly instants: Float64Array; readonly latest: number } | null
}

/** At most 30 clauses: each has a bit. What must be there first, what must not last; those worth most before those worth less. */
export const MOST_WANTED = 30

/**
 * Adds what a segment has to the best so far. Slots are looked at in windows, as wide as some blocks of the commonest
 * word. What an article of each window can be worth at most is known from the bounds of its blocks (block-max, Ding &
 * Suel 2011); the most promising window is scored first (anytime ranking, Mackenzie & others 2022), and where even its
 * bound is below what is already found, the rest of the segment is never read.
 */
export const scoreSegment = (
  segment: Segment,
  wanted: readonly Wanted[],
  pairs: readonly Pair[],
  scene: Scene,
  top: Top,
  lower: Lower
): void => {
  taken = 0
  const sources = wanted.map(each => sourcesOf(each, segment))
  const [must, not] = [bitsOf(wanted, 'must'), bitsOf(wanted, 'not')]
  for (let at = 0; at < wanted.length; at++)
    if (wanted[at]!.want === 'must' && sources[at]!.length === 0) return

  const shift = shiftFor(segment, wanted, sources)
  const windows = boundsOf(segment, wanted, sources, pairs, scene.usual, shift)
  const cursors: (WordCursor | undefined)[] = []
  const weigh = weigherOf(scene.lengths, scene.usual)
  const state: Scoring = {
    segment,
    wanted,
    sources,
    pairs,
    scene,
    weigh,
    top,
    lower,
    must,
    not,
    cursors
  }
  const raise = (scene.recency === null ? 1 : 1 + RECENCY) * SLACK
  const single = wanted.length === 1 && sources[0]!.length === 1 ? sources[0]![0]! : null
  for (const window of promising(windows, must)) {
    if (windows.bounds[window]! * raise < Math.max(top.least, lower.least)) continue
    const from = segment.first + (window << shift)
    if (single === null) scoreWindow(state, windows, window, from, 1 << shift)
    else scoreAlone(state, single, from, 1 << shift)
  }
}

const bitsOf = (wanted: readonly Wanted[], want: Wanted['want']): number =>
  wanted.reduce((held, each, at) => (each.want === want ? held | (1 << at) : held), 0)

/** The score that so many articles of the answer have at least, before what is added to it. Shared by all segments. */
export interface Lower {
  readonly least: number
  offer(score: number): void
}

interface Scoring {
  readonly segment: Segment
  readonly wanted: readonly Wanted[]
  readonly sources: readonly (readonly Source[])[]
  readonly pairs: readonly Pair[]
  readonly scene: Scene
  readonly weigh: Weigher
  readonly top: Top
  readonly lower: Lower
  readonly must: number
  readonly not: number
  /** By clause, once needed. */
  readonly cursors: (WordCursor | undefined)[]
}

/** Counts up to this are of the body alone. */
const IN_BODY = 0xffff

/** Bounds are sums in another order than scores: the last bits may differ. */
const SLACK = 1 + 1e-9

const WIDEST = 13
const NARROWEST = 8

/** The articles of a clause in a segment: blocks already read, or where to read them. */
type Source = Read | Postings
interface Read {
  readonly read: readonly Block[]
  readonly most: number
}

const isRead = (source: Source): source is Read => 'read' in source

const sourcesOf = ({ terms, found }: Wanted, segment: Segment): readonly Source[] => {
  if (found !== undefined) {
    const blocks = found(segment)
    return blocks.length === 0 ? [] : [{ read: blocks, most: 1 }]
  }
  const sources: Source[] = []
  for (const term of terms) {
    const postings = postingsOf(segment, term)
    if (postings === undefined) continue
    if (postings.firstBlock >= 0) sources.push(postings)
    else {
      const block = takeBlock()
      block.read(postings, 0)
      sources.push({ read: [block], most: postings.most })
    }
  }
  return sources
}

// Blocks for the words of one segment, the same ones for every segment of every query.
const blocks: Block[] = []
let taken = 0
const takeBlock = (): Block => (blocks[taken++] ??= new Block())

const sizeOf = (source: Source): number =>
  isRead(source) ? source.read.length * BLOCK : source.articles

/** Windows in which the commonest word has a block or two. */
const shiftFor = (
  { first, end }: Segment,
  wanted: readonly Wanted[],
  sources: readonly (readonly Source[])[]
): number => {
  let commonest = 1
  sources.forEach((of, at) => {
    if (wanted[at]!.want !== 'not')
      for (const each of of) commonest = Math.max(commonest, sizeOf(each))
  })
  const width = ((end - first) * 1.5 * BLOCK) / commonest
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(Math.log2(width))))
}

interface Windows {
  readonly count: number
  /** What an article of the window is worth at most, and which clauses may be found in it. */
  readonly bounds: Float64Array
  readonly holds: Uint32Array
  /** The same by clause: that of a window at `clause × count + window`. */
  readonly own: Float64Array
}

let room = {
  bounds: new Float64Array(0),
  holds: new Uint32Array(0),
  own: new Float64Array(0),
  most: new Float64Array(0),
  order: new Uint32Array(0)
}

const boundsOf = (
  segment: Segment,
  wanted: readonly Wanted[],
  sources: readonly (readonly Source[])[],
  pairs: readonly Pair[],
  usual: Usual,
  shift: number
): Windows => {
  const count = ((segment.end - segment.first - 1) >> shift) + 1
  if (room.most.length < count || room.own.length < count * wanted.length)
    room = {
      bounds: new Float64Array(2 * count),
      holds: new Uint32Array(2 * count),
      own: new Float64Array(2 * count * wanted.length),
      most: new Float64Array(2 * count),
      order: new Uint32Array(2 * count)
    }
  const { bounds, holds, own, most } = room
  bounds.fill(0, 0, count)
  holds.fill(0, 0, count)
  own.fill(0, 0, count * wanted.length)
  wanted.forEach(({ want, weight }, clause) => {
    if (want === 'not') return
    const from = clause * count
    const several = sources[clause]!.length > 1
    for (const source of sources[clause]!) {
      most.fill(0, 0, count)
      spread(source, segment, usual, shift, most)
      for (let window = 0; window < count; window++)
        if (most[window]! > 0)
          own[from + window]! += several ? unsaturated(most[window]!) : most[window]!
    }
    for (let window = 0; window < count; window++) {
      const bound = own[from + window]!
      if (bound === 0) continue
      own[from + window] = weight * (several ? saturated(bound) : bound)
      bounds[window]! += own[from + window]!
      holds[window]! |= 1 << clause
    }
  })
  for (const { one, other, weight } of pairs) {
    const both = (1 << one) | (1 << other)
    for (let window = 0; window < count; window++)
      if ((holds[window]! & both) === both) bounds[window]! += weight
  }
  return { count, bounds, holds, own }
}

/** The bounds of the blocks over the windows that they reach into. */
const spread = (
  source: Source,
  { first, usual: was }: Segment,
  usual: Usual,
  shift: number,
  most: Float64Array
): void => {
  if (isRead(source)) {
    const bound = rebound(source.most, was, usual)
    for (const { slots, count } of source.read)
      for (let row = 0; row < count; row++) most[(slots[row]! - first) >> shift] = bound
    return
  }
  let from = 0
  for (let block = 0; block < source.blocks; block++) {
    const bound = rebound(mostOf(source, block), was, usual)
    const last = (lastOf(source, block) - first) >> shift
    for (let window = from; window <= last; window++)
      if (most[window]! < bound) most[window] = bound
    from = last
  }
}

const BUCKETS = 256

/** The windows that hold something and all that must be there, those with high bounds before those with low ones, nearly. */
function promising({ count, bounds, holds }: Windows, must: number): Uint32Array {
  let most = 0
  for (let window = 0; window < count; window++) if (bounds[window]! > most) most = bounds[window]!
  const bucketOf = (window: number): number =>
    Math.min(BUCKETS - 1, Math.floor(BUCKETS * (1 - bounds[window]! / most)))
  const starts = new Uint32Array(BUCKETS + 1)
  const fits = (window: number): boolean => holds[window] !== 0 && (holds[window]! & must) === must
  for (let window = 0; window < count; window++) if (fits(window)) starts[bucketOf(window) + 1]!++
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!
  const total = starts[BUCKETS]!
  for (let window = 0; window < count; window++)
    if (fits(window)) room.order[starts[bucketOf(window)]!++] = window
  return room.order.subarray(0, total)
}

// What the articles of a window have so far: score, clauses found, and which of them have any.
const sums = new Float64Array(1 << WIDEST)
const bits = new Uint32Array(1 << WIDEST)
const tally = new Float64Array(1 << WIDEST)
const touched = new Uint16Array(1 << WIDEST)
const tallied = new Uint16Array(1 << WIDEST)
const scratch = new Block()

const scoreWindow = (
  state: Scoring,
  { count: windows, bounds, own }: Windows,
  window: number,
  from: number,
  width: number
): void => {
  const { wanted, sources, scene, weigh, top, lower } = state
  const to = from + width
  const { lengths, usual, recency } = scene
  const { weight: bodyWeight, least: base, slope } = slopeOf(FIELDS.body, usual[2])
  const bodyLengths = lengths.body
  const raise = (recency === null ? 1 : 1 + RECENCY) * SLACK
  const least = Math.max(top.least, lower.least) / raise
  let count = 0
  // What the clauses still to come, and pairs, may add.
  let rest = bounds[window]!

  for (let clause = 0; clause < wanted.length; clause++) {
    const { want, weight } = wanted[clause]!
    const bit = 1 << clause
    const alone = sources[clause]!.length === 1
    // An article not met yet has none of the clauses before. Where what is left is too little, or one of them is a must, it is out.
    const isOut = rest < least || (clause > 0 && (want === 'not' || wanted[0]!.want === 'must'))
    rest = Math.max(0, rest - own[clause * windows + window]!)
    let seen = 0
    for (const source of sources[clause]!) {
      const blockCount = isRead(source) ? source.read.length : source.blocks
      let number = isRead(source) ? firstBlock(source.read, from) : blockFor(source, from)
      for (; number < blockCount; number++) {
        if (!isRead(source) && number > 0 && lastOf(source, number - 1) >= to - 1) break
        const block = isRead(source) ? source.read[number]! : scratch
        if (!isRead(source)) scratch.read(source, number)
        const { slots, counts, count: rows } = block
        for (let row = 0; row < rows; row++) {
          const slot = slots[row]!
          if (slot < from) continue
          if (slot >= to) break
          const at = slot - from
          if (isOut && bits[at] === 0) continue
          if (want === 'not') {
            bits[at]! |= bit
            continue
          }
          const held = counts[row]!
          const x =
            held <= IN_BODY
              ? (bodyWeight * held) / (base + slope * bodyLengths[slot]!)
              : weigh(slot, headlineOf(held), leadOf(held), bodyOf(held))
          if (!alone) {
            if (tally[at] === 0) tallied[seen++] = at
            tally[at]! += x
            continue
          }
          const sum = sums[at]! + (weight * x) / (x + K1)
          if (bits[at] === 0) {
            if (sum + rest < least) continue
            touched[count++] = at
          }
          sums[at] = sum
          bits[at]! |= bit
        }
        if (slots[rows - 1]! >= to) break
      }
    }
    for (let n = 0; n < seen; n++) {
      const at = tallied[n]!
      const sum = sums[at]! + (weight * tally[at]!) / (tally[at]! + K1)
      tally[at] = 0
      if (bits[at] === 0) {
        if (sum + rest < least) continue
        touched[count++] = at
      }
      sums[at] = sum
      bits[at]! |= bit
    }
  }
  offer(state, from, count)
}

/** As `scoreWindow` where all that is asked is one word of one term: there is nothing to add up. */
const scoreAlone = (state: Scoring, source: Source, from: number, width: number): void => {
  const { scene, top, weigh } = state
  const { lengths, usual, mask, removed, recency } = scene
  const to = from + width
  const { weight } = state.wanted[0]!
  const { weight: bodyWeight, least: base, slope } = slopeOf(FIELDS.body, usual[2])
  const bodyLengths = lengths.body
  const raise = (recency === null ? 1 : 1 + RECENCY) * SLACK
  let { least } = top
  const blockCount = isRead(source) ? source.read.length : source.blocks
  let number = isRead(source) ? firstBlock(source.read, from) : blockFor(source, from)
  for (; number < blockCount; number++) {
    if (!isRead(source) && number > 0 && lastOf(source, number - 1) >= to - 1) return
    // Within a window too a block may have nothing to offer.
    const most = isRead(source) ? source.most : mostOf(source, number)
    if (rebound(most, state.segment.usual, usual) * weight * raise < least) continue
    const block = isRead(source) ? source.read[number]! : scratch
    if (!isRead(source)) scratch.read(source, number)
    const { slots, counts, count: rows } = block
    for (let row = 0; row < rows; row++) {
      const slot = slots[row]!
      if (slot < from) continue
      if (slot >= to) return
      const held = counts[row]!
      const x =
        held <= IN_BODY
          ? (bodyWeight * held) / (base + slope * bodyLengths[slot]!)
          : weigh(slot, headlineOf(held), leadOf(held), bodyOf(held))
      const score = (weight * x) / (x + K1)
      if (score * raise < least || removed[slot] === 1 || (mask !== null && mask[slot] === 0))
        continue
      top.offer(slot, score * freshness(recency, slot))
      least = top.least
    }
  }
}

const firstBlock = (read: readonly Block[], slot: number): number => {
  let [low, high] = [0, read.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const { slots, count } = read[middle]!
    if (slots[count - 1]! < slot) low = middle + 1
    else high = middle
  }
  return low
}

/** What was found in a window, to the best so far; the window's sums are nothing again. */
const offer = (state: Scoring, from: number, count: number): void => {
  const { pairs, scene, top, lower, must, not } = state
  const { removed, mask, recency } = scene
  const raise = (recency === null ? 1 : 1 + RECENCY) * SLACK
  const paired = pairs.length > 0
  let least = Math.max(top.least, lower.least)
  let kept = 0
  for (let n = 0; n < count; n++) {
    const at = touched[n]!
    const held = bits[at]!
    const sum = sums[at]!
    // Most fail here, and nothing else is asked of them.
    const most = (paired ? sum + nearestOf(pairs, held) : sum) * raise
    const slot = from + at
    if (
      most >= least &&
      sum > 0 &&
      (held & must) === must &&
      (held & not) === 0 &&
      removed[slot] === 0 &&
      (mask === null || mask[slot] === 1)
    ) {
      if (paired) {
        touched[kept++] = at
        if (sum >= lower.least) lower.offer(sum)
        least = Math.max(least, lower.least)
        continue
      }
      top.offer(slot, sum * freshness(recency, slot))
      least = top.least
    }
    sums[at] = 0
    bits[at] = 0
  }
  // What stands near each other is looked up only where it can matter: the best first, after which it seldom does.
  if (kept > FEW) touched.subarray(0, kept).set(touched.slice(0, kept).toSorted(bySum))
  for (let n = 0; n < kept; n++) {
    const at = touched[n]!
    const held = bits[at]!
    if ((sums[at]! + nearestOf(pairs, held)) * raise >= least) {
      let score = sums[at]!
      for (const pair of pairs)
        if ((held >>> pair.one) & (held >>> pair.other) & 1)
          score += nearness(state, pair, from + at)
      top.offer(from + at, score * freshness(recency, from + at))
      least = Math.max(least, top.least)
    }
    sums[at] = 0
    bits[at] = 0
  }
}

const FEW = 8
const bySum = (a: number, b: number): number => sums[b]! - sums[a]!

/** What the pairs of which an article holds both words are worth at most. */
const nearestOf = (pairs: readonly Pair[], held: number): number => {
  let most = 0
  for (let n = 0; n < pairs.length; n++) {
    const { one, other, weight } = pairs[n]!
    if ((held >>> one) & (held >>> other) & 1) most += weight
  }
  return most
}

const freshness = (recency: Scene['recency'], slot: number): number => {
  const age = recency === null ? Number.NaN : recency.latest - recency.instants[slot]!
  return Number.isNaN(age) ? 1 : 1 + RECENCY * 2 ** (-age / HALF_LIFE_MS)
}

const nearness = ({ segment, wanted, cursors }: Scoring, pair: Pair, slot: number): number => {
  const one = (cursors[pair.one] ??= new WordCursor(segment, wanted[pair.one]!.terms))
  const other = (cursors[pair.other] ??= new WordCursor(segment, wanted[pair.other]!.terms))
  if (one.seek(slot) !== slot || other.seek(slot) !== slot) return 0
  one.read()
  other.read()
  const distance = closest(one, other)
  return distance > NEAR ? 0 : pair.weight / (distance * distance)
}

/** The least distance between two words in one article, 1 when they touch. */
const closest = (one: WordCursor, other: WordCursor): number => {
  let best = Number.POSITIVE_INFINITY
  let at = 0
  for (let n = 0; n < one.count; n++) {
    const place = one.places[n]!
    while (at < other.count && other.places[at]! < place) at++
    // The same place is both where two spellings are one word.
    if (at < other.count && other.places[at]! > place)
      best = Math.min(best, other.places[at]! - place)
    else if (at + 1 < other.count) best = Math.min(best, other.places[at + 1]! - place)
    if (at > 0) best = Math.min(best, place - other.places[at - 1]!)
  }
  return best
}
