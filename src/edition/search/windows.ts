// A segment cut into windows of slots, and what an article of each can be worth at most. Knows bounds, reads no counts.
import type { Usual } from './ranking.ts'
import { rebound, saturated, unsaturated } from './ranking.ts'
import type { Segment } from './segment.ts'
import { BLOCK } from './segment.ts'
import type { Source } from './sources.ts'
import type { Pair, Wanted } from './wanted.ts'

export interface Windows {
  readonly count: number
  /** A window is 2 to this many slots wide. */
  readonly shift: number
  /** What an article of the window is worth at most; 0 where none can be in the answer. */
  readonly bounds: Float64Array
  /** The same by clause: that of a window at `clause × count + window`. */
  readonly own: Float64Array
}

/** The widest window, as `Windows.shift`. */
export const WIDEST = 13
const NARROWEST = 8

/** The windows of a segment for these clauses; `must` has a bit for each that has to be in the article. */
export const windowsOf = (
  segment: Segment,
  wanted: readonly Wanted[],
  sources: readonly (readonly Source[])[],
  pairs: readonly Pair[],
  must: number,
  usual: Usual
): Windows => {
  const shift = shiftFor(segment, wanted, sources)
  const count = ((segment.end - segment.first - 1) >> shift) + 1
  const bounds = new Float64Array(count)
  const own = new Float64Array(count * wanted.length)
  if (most.length < count) makeRoom(count)
  holds.fill(0, 0, count)
  wanted.forEach(({ want, weight }, clause) => {
    if (want === 'not') return
    const from = clause * count
    const several = sources[clause]!.length > 1
    for (const source of sources[clause]!) {
      most.fill(0, 0, count)
      spread(source, segment, usual, shift)
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
  for (let window = 0; window < count; window++)
    if ((holds[window]! & must) !== must) bounds[window] = 0
  return { count, shift, bounds, own }
}

// Of each window: what the word of one source is worth in it at most, and a bit for each clause that it may hold. Kept for the next time.
let most = new Float64Array(0)
let holds = new Uint32Array(0)
const makeRoom = (count: number): void => {
  most = new Float64Array(2 * count)
  holds = new Uint32Array(2 * count)
}

/** Windows in which the commonest word has a block or two. */
const shiftFor = (
  { first, end }: Segment,
  wanted: readonly Wanted[],
  sources: readonly (readonly Source[])[]
): number => {
  let commonest = 1
  sources.forEach((of, at) => {
    if (wanted[at]!.want !== 'not')
      for (const each of of) commonest = Math.max(commonest, each.size)
  })
  const width = ((end - first) * 1.5 * BLOCK) / commonest
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(Math.log2(width))))
}

/** The bounds of the blocks, into `most` over the windows that they reach into. */
const spread = (
  source: Source,
  { first, usual: was }: Segment,
  usual: Usual,
  shift: number
): void => {
  if (source.isRead) {
    for (let number = 0; number < source.blocks; number++) {
      const bound = rebound(source.most(number), was, usual)
      const { slots, count } = source.block(number)
      for (let row = 0; row < count; row++) most[(slots[row]! - first) >> shift] = bound
    }
    return
  }
  let from = 0
  for (let number = 0; number < source.blocks; number++) {
    const bound = rebound(source.most(number), was, usual)
    const last = (source.last(number) - first) >> shift
    for (let window = from; window <= last; window++)
      if (most[window]! < bound) most[window] = bound
    from = last
  }
}

const BUCKETS = 256

/** The bound that so many windows reach, and not many more. */
export const boundOfBest = (all: readonly Windows[], windows: number): number => {
  let highest = 0
  for (const { bounds } of all)
    for (let window = 0; window < bounds.length; window++)
      if (bounds[window]! > highest) highest = bounds[window]!
  const inBucket = new Uint32Array(BUCKETS)
  for (const { bounds } of all)
    for (let window = 0; window < bounds.length; window++)
      inBucket[Math.min(BUCKETS - 1, Math.floor((BUCKETS * bounds[window]!) / highest))]!++
  let bucket = BUCKETS - 1
  for (let count = inBucket[bucket]!; bucket > 0 && count < windows; count += inBucket[bucket]!)
    bucket--
  return (bucket * highest) / BUCKETS
}
