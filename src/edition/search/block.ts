// One block of a word's articles: read into columns, or taken as it is to be copied. Knows bytes, as segment.ts draws them.
import { LONG, ONE_BYTE, readCode, reading } from './codes.ts'
import { COUNTS, FULL, HEAVY, MORE, packed, skipCounts, usesOf } from './counts.ts'
import type { Dense } from './dense.ts'
import { DENSE, readColumn, readDense } from './dense.ts'
import type { Postings } from './segment.ts'
import { addressOf, BLOCK, bytesAt, lastOf, mostOf, slotBefore } from './segment.ts'

/** One block, read: the columns have `count` rows. */
export class Block {
  count = 0
  isDense = false
  readonly slots = new Uint32Array(BLOCK)
  /** How often each field has the word, packed. */
  readonly counts = new Uint32Array(BLOCK)
  /** Of rows with `HEAVY` places or more: the bytes that these take. Not of a dense block. */
  readonly lengths = new Uint32Array(BLOCK)
  /** The low byte of the code of each row: the step of its first place is in it. */
  readonly lows = new Uint8Array(BLOCK)
  /** Where its places start and end. */
  bytes: Uint8Array = new Uint8Array(0)
  places = 0

  read(postings: Postings, block: number): void {
    const { segment, firstBlock } = postings
    const single = firstBlock < 0
    const bytes = bytesAt(segment, addressOf(postings, block))
    const before = slotBefore(postings, block)
    const count = single ? postings.articles : readCode(bytes)
    this.isDense = count === DENSE && !single
    if (this.isDense) {
      const dense = readDense(bytes)
      this.bytes = bytes
      this.count = dense.rows
      this.places = dense.places
      readColumn(bytes, dense, before + dense.skipped + 1, this)
      return
    }
    const size = readCode(bytes)
    readCode(bytes)
    this.places = reading.at + size
    this.readRows(bytes, reading.at, count, before)
  }

  /** The codes of so many articles, which all come after this slot. */
  readRows(bytes: Uint8Array, from: number, count: number, before: number): void {
    const { slots, counts, lengths, lows } = this
    let at = from
    let slot = before
    this.bytes = bytes
    this.count = count
    for (let row = 0; row < count; row++) {
      let code = bytes[at++]!
      if (code >= ONE_BYTE) {
        if (code < LONG) code = ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[at++]!
        else {
          reading.at = at - 1
          code = readCode(bytes)
          at = reading.at
        }
      }
      slot += (code >>> 3) + 1
      slots[row] = slot
      lows[row] = code
      // A word that stands in the body once has no byte of counts: whether it has is anybody's guess, so there is no branch.
      const plain = code & 1
      const fields = bytes[at]! | (plain << 8)
      at += 1 - plain
      const held = COUNTS[fields]!
      counts[row] = held
      // Nor is there one on whether the bytes of its places are told.
      const length = bytes[at]!
      lengths[row] = length
      const more = MORE[fields]!
      at += more & 1
      if (more > 0 && (more === FULL || length >= ONE_BYTE)) at = this.#readOn(row, at - (more & 1))
    }
  }

  /** The rest of a row that does not fit into a byte of counts, or one of lengths. */
  #readOn(row: number, from: number): number {
    const { bytes, counts } = this
    reading.at = from
    if (counts[row] === 0) {
      const [headline, lead] = [readCode(bytes), readCode(bytes)]
      counts[row] = packed(headline, lead, readCode(bytes))
      if (usesOf(counts[row]) < HEAVY) return reading.at
    }
    this.lengths[row] = readCode(bytes)
    return reading.at
  }
}

/** A block as it is, to be copied. */
export interface Raw {
  bytes: Uint8Array
  rows: number
  /** The first and last slot. */
  first: number
  last: number
  most: number
  /** Of a dense block where its parts are; else null. */
  dense: Dense | null
  /** Of any other, the low three bits of the first code: its step, and whether the word stands in the body once. */
  low: number
  /** The slots after the code of the first gap; its counts, where it has any, are the first of them. */
  slots: number
  places: number
  end: number
}

/** The same object each time. */
export const rawBlock = (postings: Postings, block: number): Raw => {
  const single = postings.firstBlock < 0
  const bytes = bytesAt(postings.segment, addressOf(postings, block))
  const before = slotBefore(postings, block)
  const rows = single ? postings.articles : readCode(bytes)
  const isDense = rows === DENSE && !single
  raw.bytes = bytes
  raw.most = mostOf(postings, block)
  raw.dense = isDense ? readDense(bytes) : null
  if (raw.dense !== null) {
    raw.rows = raw.dense.rows
    raw.first = before + raw.dense.skipped + 1
    raw.last = raw.first + raw.dense.length - 1
    return raw
  }
  const [size, placeSize] = [readCode(bytes), readCode(bytes)]
  raw.places = reading.at + size
  raw.end = raw.places + placeSize
  const gap = readCode(bytes)
  raw.rows = rows
  raw.first = before + (gap >>> 3) + 1
  raw.low = gap & 7
  raw.slots = reading.at
  raw.last = single ? lastSlot(bytes, raw) : lastOf(postings, block)
  return raw
}

const raw: Raw = {
  bytes: new Uint8Array(0),
  rows: 0,
  first: 0,
  last: 0,
  most: 0,
  dense: null,
  low: 0,
  slots: 0,
  places: 0,
  end: 0
}

/** Of a block whose first code was just read. */
const lastSlot = (bytes: Uint8Array, { rows, first, low }: Raw): number => {
  let slot = first
  let counted = (low & 1) === 0
  for (let row = 1; row <= rows; row++) {
    if (counted) skipCounts(bytes)
    if (row === rows) break
    const code = readCode(bytes)
    slot += (code >>> 3) + 1
    counted = (code & 1) === 0
  }
  return slot
}
