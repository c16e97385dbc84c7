// The fingerprints of all articles in rows that are used again. Knows numbers and snapshots.
import { grown } from '../grown.ts'
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { KEPT, WIDTH } from './fingerprint.ts'

const CHUNK = 1024
const ROW = KEPT * WIDTH

/** Of 640 bytes a row, and one for its length. */
export interface Sketches {
  /** Gives the row. */
  enter(sketch: Uint32Array): number
  leave(row: number): void
  /** Not to be kept: the row may be another's later. */
  of(row: number): Uint32Array
  value(row: number, at: number): number
  length(row: number): number
  /** Rows given out so far. */
  readonly rows: number
  /** Puts rows by reference where they are many: what changes later is copied first. */
  save(chest: Chest): void
  /** Rows of length 0 are free. */
  load(chest: Chest): void
}

export const openSketches = (): Sketches => {
  let chunks: Uint32Array<ArrayBuffer>[] = []
  let lengths = new Uint8Array(CHUNK)
  let free: number[] = []
  let rows = 0
  /** Chunks that a snapshot holds, too. */
  const lent = new Set<number>()

  const owned = (at: number): Uint32Array => {
    if (lent.delete(at)) chunks[at] = chunks[at]!.slice()
    return (chunks[at] ??= new Uint32Array(CHUNK * ROW))
  }
  return {
    enter: sketch => {
      const row = free.pop() ?? rows++
      if (row >= lengths.length) lengths = grown(lengths, new Uint8Array(2 * lengths.length))
      owned(Math.floor(row / CHUNK)).set(sketch, (row % CHUNK) * ROW)
      lengths[row] = sketch.length
      return row
    },
    leave: row => {
      lengths[row] = 0
      free.push(row)
    },
    of: row => {
      const from = (row % CHUNK) * ROW
      return chunks[Math.floor(row / CHUNK)]!.subarray(from, from + lengths[row]!)
    },
    value: (row, at) => chunks[Math.floor(row / CHUNK)]![(row % CHUNK) * ROW + at]!,
    length: row => lengths[row]!,
    get rows() {
      return rows
    },
    save: chest => {
      chest.put('copies.lengths', lengths.slice(0, rows))
      for (let at = 0; at * CHUNK < rows; at++) {
        chest.put(`copies.sketches.${at}`, chunks[at]!)
        lent.add(at)
      }
    },
    load: chest => {
      const held = chest.take('copies.lengths', Uint8Array)
      rows = held.length
      lengths = grown(held, new Uint8Array(Math.max(CHUNK, 2 * rows)))
      free = []
      chunks = []
      for (let row = rows - 1; row >= 0; row--) {
        if (held[row]! > ROW) throw new SnapshotError('its copies do not fit together')
        if (held[row] === 0) free.push(row)
      }
      for (let at = 0; at * CHUNK < rows; at++) {
        const chunk = chest.take(`copies.sketches.${at}`, Uint32Array)
        if (chunk.length !== CHUNK * ROW) throw new SnapshotError('its copies do not fit together')
        chunks.push(chunk)
      }
    }
  }
}
