// Who has a feature, and who else: chains of blocks in an arena. Knows numbers only.
import { CHUNK, CHUNK_BITS, openColumn, runFrom, WITHIN } from './columns.ts'

/** By feature the slots of the articles that have it, those of removed ones too. */
export interface Postings {
  add(feature: number, slot: number): void
  each(feature: number, visit: (slot: number) => void): void
  /** See `Vectors.meetHolders`. */
  meet(feature: number, shared: Uint8Array, met: Uint32Array, count: number): number
  clear(): void
}

/** Entries of a block, and its first, which is the block before it: most features stand in one article or two. */
const [FIRST, LATER] = [4, 16]

/**
 * A chain of blocks for each feature, the latest first. The only holder of a feature, as half of all have, needs no block.
 *
 *     heads    4711        counts  6
 *     blocks   [4699 s3 s4 s5 …] -> [0 s0 s1 s2]
 */
export const openPostings = (): Postings => {
  const heads = openColumn(Uint32Array)
  const counts = openColumn(Uint32Array)
  let chunks: Uint32Array[] = []
  let next = LATER

  const block = (length: number, last: number): number => {
    next = runFrom(next, length)
    const at = next
    const chunk = (chunks[at >>> CHUNK_BITS] ??= new Uint32Array(CHUNK))
    chunk[at & WITHIN] = last
    next += length
    return at
  }
  /** The block before a block; 0 for the first. */
  const before = (at: number): number => chunks[at >>> CHUNK_BITS]![at & WITHIN]!
  const put = (at: number, slot: number): void => {
    chunks[at >>> CHUNK_BITS]![at & WITHIN] = slot
  }

  return {
    add: (feature, slot) => {
      heads.hold(feature + 1)
      counts.hold(feature + 1)
      const count = counts.at[feature]!++
      if (count === 0) {
        heads.at[feature] = slot
        return
      }
      if (count === 1) {
        const at = block(FIRST, 0)
        put(at + 1, heads.at[feature]!)
        put(at + 2, slot)
        heads.at[feature] = at
        return
      }
      const inFirst = FIRST - 1
      const at = count < inFirst ? count : (count - inFirst) % (LATER - 1)
      if (count >= inFirst && at === 0) heads.at[feature] = block(LATER, heads.at[feature]!)
      put(heads.at[feature]! + 1 + at, slot)
    },
    each: (feature, visit) => {
      const count = counts.at[feature] ?? 0
      if (count === 0) return
      let at = heads.at[feature]!
      if (count === 1) return visit(at)
      const inFirst = FIRST - 1
      let filled = count <= inFirst ? count : ((count - inFirst - 1) % (LATER - 1)) + 1
      for (;;) {
        const chunk = chunks[at >>> CHUNK_BITS]!
        const start = at & WITHIN
        for (let i = 1; i <= filled; i++) visit(chunk[start + i]!)
        at = chunk[start]!
        if (at === 0) return
        // Every block but the first of all is a later one; it is full, since another followed.
        filled = before(at) === 0 ? inFirst : LATER - 1
      }
    },
    // The loop that grouping spends its time in: as `each`, without a call for every slot.
    meet: (feature, shared, met, known) => {
      let count = known
      const holders = counts.at[feature] ?? 0
      if (holders === 0) return count
      let at = heads.at[feature]!
      if (holders === 1) {
        const times = shared[at]!
        if (times === 0) met[count++] = at
        if (times < 255) shared[at] = times + 1
        return count
      }
      const inFirst = FIRST - 1
      let filled = holders <= inFirst ? holders : ((holders - inFirst - 1) % (LATER - 1)) + 1
      for (;;) {
        const chunk = chunks[at >>> CHUNK_BITS]!
        const start = at & WITHIN
        for (let i = start + filled; i > start; i--) {
          const slot = chunk[i]!
          const times = shared[slot]!
          if (times === 0) met[count++] = slot
          if (times < 255) shared[slot] = times + 1
        }
        at = chunk[start]!
        if (at === 0) return count
        filled = before(at) === 0 ? inFirst : LATER - 1
      }
    },
    clear: () => {
      heads.at.fill(0)
      counts.at.fill(0)
      chunks = []
      next = LATER
    }
  }
}
