// The features of all articles: who has which, and how much it weighs there. Knows numbers, no text and no time.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import type { Column } from './columns.ts'
import { CHUNK, loadArena, openColumn, runFrom, saveArena, taken, WITHIN } from './columns.ts'
import type { Features } from './features.ts'
import { openNumbering } from './numbering.ts'
import { openPostings } from './postings.ts'
import { isSliceOver } from '../slices.ts'

/**
 * A vector has length `UNIT` as near as whole numbers come, so that sums of products are exact and the same in any order:
 * what is alike does not hang on who came first.
 */
const UNIT = 4096
/** What two vectors that point the same way come to. */
export const SAME = UNIT * UNIT

export interface Vectors {
  /** How many features have been met. */
  readonly features: number
  /** Takes in an article's features; they weigh nothing before `weigh`. */
  enter(slot: number, features: Features): void
  /** Computes the weights anew from what each feature is worth now. */
  weigh(slot: number, worth: Column<Uint16Array>): void
  /** Forgets what `leave` marked once its room is worth having; in slices. */
  leave(slot: number): void
  tidy(): Generator<void>
  /** How many features an article has, and the first of them in `chunkOf`. */
  readonly lengths: Column<Uint8Array>
  /** Ascending features of an article, and their weights; views that are not kept. */
  idsOf(slot: number): Uint32Array
  weightsOf(slot: number): Uint16Array
  save(chest: Chest, slots: number): void
  /** Into empty vectors, in slices; gives how many features there are. They weigh nothing before `weigh`. */
  load(chest: Chest, slots: number): Generator<void, number>
  /** Numbers and holders of the features that were loaded, in slices; before anything is entered. */
  recall(): Generator<void>
  /** Calls with every slot that was entered with the feature, left ones too. */
  eachHolder(feature: number, visit: (slot: number) => void): void
  /** Counts each of them one up in `shared`; who was at none before is put on the list `met` from `count` on. Returns the new count. */
  meetHolders(feature: number, shared: Uint8Array, met: Uint32Array, count: number): number
  /** The sum of products with weights that stand by feature. */
  dot(byFeature: Uint16Array | Uint32Array, slot: number): number
  /** Adds an article's weights to sums that stand by feature. */
  addTo(byFeature: Uint32Array, slot: number): void
}

export const openVectors = (): Vectors => {
  const table = openNumbering()
  const postings = openPostings()
  const offsets = openColumn(Float64Array)
  const lengths = openColumn(Uint8Array)
  const ids: (Uint32Array | undefined)[] = []
  const weights: (Uint16Array | undefined)[] = []
  const counts: (Uint8Array | undefined)[] = []
  const held: number[] = []
  let next = 0
  let entered = 0
  /** By number: what was loaded, until it is recalled. */
  let hashes: Uint32Array = NO_IDS
  let [live, dead] = [0, 0]
  // Sorting needs pairs: the number of a feature, and its count in the low byte.
  let order = new Float64Array(64)

  /** Where an article's run begins within its chunk, and which that is. */
  const startOf = (slot: number): number => offsets.at[slot]! & WITHIN
  const chunkOf = (slot: number): number => Math.floor(offsets.at[slot]! / CHUNK)
  const idsOf = (slot: number): Uint32Array => {
    const start = startOf(slot)
    return ids[chunkOf(slot)]?.subarray(start, start + lengths.at[slot]!) ?? NO_IDS
  }
  const weightsOf = (slot: number): Uint16Array => {
    const start = startOf(slot)
    return weights[chunkOf(slot)]?.subarray(start, start + lengths.at[slot]!) ?? NO_WEIGHTS
  }

  const vectors: Vectors = {
    get features() {
      return table.size
    },
    lengths,
    enter: (slot, features) => {
      const length = features.hashes.length
      if (order.length < length) order = new Float64Array(length)
      for (let at = 0; at < length; at++)
        order[at] = table.numberOf(features.hashes[at]!) * 256 + features.counts[at]!
      order.subarray(0, length).sort()
      next = runFrom(next, length)
      offsets.hold(slot + 1)
      lengths.hold(slot + 1)
      offsets.at[slot] = next
      lengths.at[slot] = length
      const [chunk, start] = [chunkOf(slot), startOf(slot)]
      const own = (ids[chunk] ??= new Uint32Array(CHUNK))
      const many = (counts[chunk] ??= new Uint8Array(CHUNK))
      weights[chunk] ??= new Uint16Array(CHUNK)
      for (let at = 0; at < length; at++) {
        const feature = Math.floor(order[at]! / 256)
        own[start + at] = feature
        many[start + at] = order[at]! % 256
        postings.add(feature, slot)
      }
      held[chunk] = (held[chunk] ?? 0) + length
      entered = slot + 1
      live += length
      next += length
    },
    weigh: (slot, worth) => {
      const features = idsOf(slot)
      const out = weightsOf(slot)
      const start = startOf(slot)
      const own = counts[chunkOf(slot)]
      let square = 0
      for (let at = 0; at < features.length; at++) {
        const weight = own![start + at]! * worth.at[features[at]!]!
        square += weight * weight
      }
      const factor = UNIT / (Math.sqrt(square) || 1)
      for (let at = 0; at < features.length; at++)
        out[at] = Math.round(own![start + at]! * worth.at[features[at]!]! * factor)
    },
    leave: slot => {
      const length = lengths.at[slot]!
      const chunk = chunkOf(slot)
      lengths.at[slot] = 0
      live -= length
      dead += length
      held[chunk] = held[chunk]! - length
      if (held[chunk] === 0 && chunk < Math.floor(next / CHUNK))
        ids[chunk] = weights[chunk] = counts[chunk] = undefined
    },
    *tidy() {
      if (dead < CHUNK || dead < live) return
      dead = 0
      postings.clear()
      // What is entered meanwhile is noted as it comes.
      for (let slot = 0, end = entered; slot < end; slot++) {
        for (const feature of idsOf(slot)) postings.add(feature, slot)
        if (isSliceOver()) yield
      }
    },
    idsOf,
    weightsOf,
    save: (chest, slots) => {
      chest.put('stories.vectors', Float64Array.of(next, table.size))
      table.hashes.share(chest, 'stories.hashes', table.size)
      offsets.share(chest, 'stories.offsets', slots)
      lengths.save(chest, 'stories.lengths', slots)
      saveArena(chest, 'stories.ids', ids, next)
      saveArena(chest, 'stories.counts', counts, next)
    },
    *load(chest, slots) {
      const [end, size] = taken(chest, 'stories.vectors', Float64Array, 2)
      hashes = taken(chest, 'stories.hashes', Uint32Array, size!)
      next = end!
      entered = slots
      offsets.load(chest, 'stories.offsets', slots)
      lengths.load(chest, 'stories.lengths', slots)
      ids.push(...loadArena(chest, 'stories.ids', Uint32Array, next))
      counts.push(...loadArena(chest, 'stories.counts', Uint8Array, next))
      for (let chunk = 0; chunk < ids.length; chunk++) {
        weights[chunk] = new Uint16Array(CHUNK)
        held[chunk] = 0
        if (isSliceOver()) yield
      }
      for (let slot = 0; slot < slots; slot++) {
        if ((slot & 1023) === 1023 && isSliceOver()) yield
        const length = lengths.at[slot]!
        if (length === 0) continue
        const chunk = chunkOf(slot)
        if (!ids[chunk] || !counts[chunk] || startOf(slot) + length > CHUNK)
          throw new SnapshotError('an article of the stories has lost its features')
        held[chunk] = held[chunk]! + length
        live += length
      }
      return hashes.length
    },
    *recall() {
      for (let number = 0; number < hashes.length; number++) {
        if (table.numberOf(hashes[number]!) !== number)
          throw new SnapshotError('two features of the stories are one')
        if ((number & 1023) === 0 && isSliceOver()) yield
      }
      hashes = NO_IDS
      for (let slot = 0; slot < entered; slot++) {
        for (const feature of idsOf(slot)) {
          if (feature >= table.size) throw new SnapshotError('a feature of the stories is unknown')
          postings.add(feature, slot)
        }
        if ((slot & 7) === 7 && isSliceOver()) yield
      }
    },
    eachHolder: (feature, visit) => postings.each(feature, visit),
    meetHolders: (feature, shared, met, count) => postings.meet(feature, shared, met, count),
    addTo: (byFeature, slot) => {
      const [chunk, start] = [chunkOf(slot), startOf(slot)]
      const [features, own] = [ids[chunk]!, weights[chunk]!]
      const end = start + lengths.at[slot]!
      for (let at = start; at < end; at++) byFeature[features[at]!]! += own[at]!
    },
    dot: (byFeature, slot) => {
      const [chunk, start] = [chunkOf(slot), startOf(slot)]
      const [features, own] = [ids[chunk]!, weights[chunk]!]
      const end = start + lengths.at[slot]!
      let sum = 0
      for (let at = start; at < end; at++) sum += byFeature[features[at]!]! * own[at]!
      return sum
    }
  }
  return vectors
}

const NO_IDS = new Uint32Array(0)
const NO_WEIGHTS = new Uint16Array(0)

/** The articles of `isThere` that have one of these features; undefined where they are more than `most`. In slices. */
export function* heldBy(
  features: readonly number[],
  most: number,
  vectors: Vectors,
  isThere: Column<Uint8Array>
): Generator<void, Set<number> | undefined> {
  const holders = new Set<number>()
  if (most < 0) return undefined
  for (const feature of features) {
    vectors.eachHolder(feature, slot => {
      if (isThere.at[slot] === 1 && holders.size <= most) holders.add(slot)
    })
    if (holders.size > most) return undefined
    if (isSliceOver()) yield
  }
  return holders
}
