// Features by their hashes, as small numbers in a row. Knows numbers only.
import type { Column } from './columns.ts'
import { openColumn } from './columns.ts'

export interface Numbering {
  readonly size: number
  /** The number of a hash, the next one when it is new; from 0. */
  numberOf(hash: number): number
  /** By number. */
  readonly hashes: Column<Uint32Array>
}

/** Numbers that are taken over into a larger table with each new one: all of them long before it is half full itself. */
const TAKEN = 4

/**
 * Open addressing with linear probing (Knuth 6.4), at most half full. A table that is half full stays beside one of twice
 * the size, until this has taken over all of it: nobody waits for a million numbers to move.
 */
export const openNumbering = (): Numbering => {
  const hashes = openColumn(Uint32Array)
  let table = new Uint32Array(1 << 12)
  /** The table before, while there is something in it only: numbers from `taken` on. */
  let before: Uint32Array | undefined
  let taken = 0
  let size = 0

  /** Where a hash stands in a table, or where it would: there is 0. */
  const placeIn = (rows: Uint32Array, hash: number): number => {
    const mask = rows.length - 1
    let place = hash & mask
    while (rows[place] !== 0 && hashes.at[rows[place]! - 1] !== hash) place = (place + 1) & mask
    return place
  }
  const put = (number: number): void => {
    table[placeIn(table, hashes.at[number]!)] = number + 1
  }
  const takeOver = (): void => {
    if (before === undefined) return
    for (let most = TAKEN; most > 0 && taken < size; most--) put(taken++)
    if (taken === size) before = undefined
  }

  return {
    get size() {
      return size
    },
    numberOf: hash => {
      const row = table[placeIn(table, hash)]! || (before?.[placeIn(before, hash)] ?? 0)
      if (row !== 0) return row - 1
      hashes.hold(size + 1)
      hashes.at[size++] = hash
      put(size - 1)
      takeOver()
      if (size * 2 > table.length) {
        before = table
        table = new Uint32Array(table.length * 2)
        taken = 0
      }
      return size - 1
    },
    hashes
  }
}
