// Sets of hashes that are filled and emptied for every article. Knows numbers only.

/** Hashes, each once, as rows from 0. */
export interface Tally {
  /** By row. */
  readonly keys: Uint32Array
  readonly size: number
  /** Whether the last row asked for is a new one. */
  readonly isNew: boolean
  clear(): void
  /** The row of a hash, the next one when it is new; 0 where there is no room for it. */
  rowOf(key: number): number
  has(key: number): boolean
}

/** Room for so many hashes; a table that is emptied by counting on. */
export const openTally = (most: number): Tally => {
  const SLOTS = 2 ** Math.ceil(Math.log2(2 * most))
  const turns = new Uint32Array(SLOTS)
  const rows = new Uint16Array(SLOTS)
  const keys = new Uint32Array(most)
  let turn = 0
  const rowIn = (key: number): number => {
    let slot = key & (SLOTS - 1)
    while (turns[slot] === turn) {
      if (keys[rows[slot]!] === key) return slot
      slot = (slot + 1) & (SLOTS - 1)
    }
    return slot
  }
  const tally = {
    keys,
    size: 0,
    isNew: false,
    clear: (): void => {
      turn++
      tally.size = 0
    },
    rowOf: (key: number): number => {
      const slot = rowIn(key)
      tally.isNew = turns[slot] !== turn
      if (!tally.isNew) return rows[slot]!
      if (tally.size === keys.length) return 0
      turns[slot] = turn
      rows[slot] = tally.size
      keys[tally.size] = key
      return tally.size++
    },
    has: (key: number): boolean => turns[rowIn(key)] === turn
  }
  return tally
}
