// One block of a word's articles: read into columns, or taken as it is to be copied. Knows bytes, as segment.ts draws them.
import { LONG, ONE_BYTE, readCode, reading } from './codes.ts'
import type { Postings } from './segment.ts'
import { BLOCK, bytesAt, mostOf } from './segment.ts'

/** One block, read: the columns have `count` rows. */
export class Block {
  count = 0
  readonly slots = new Uint32Array(BLOCK)
  /** How often each field has the word, packed. */
  readonly counts = new Uint32Array(BLOCK)
  /** Of rows with `HEAVY` places or more: the bytes that these take. */
  readonly lengths = new Uint32Array(BLOCK)
  /** The low byte of the code of each row: the step of its first place is in it. */
  readonly lows = new Uint8Array(BLOCK)
  /** Where its places start and end. */
  bytes: Uint8Array = new Uint8Array(0)
  places = 0

  read(postings: Postings, block: number): void {
    const { segment, firstBlock } = postings
    const single = firstBlock < 0
    const address = single ? postings.start : segment.blocks.at[firstBlock + block]!
    const bytes = bytesAt(segment, address)
    const { slots, counts, lengths, lows } = this
    const count = single ? postings.articles : readCode(bytes)
    const size = readCode(bytes)
    readCode(bytes)
    let at = reading.at
    let slot = block === 0 ? segment.first - 1 : segment.blocks.last[firstBlock + block - 1]!
    this.places = at + size
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

/** How often headline, lead and body have a word, in one number: at most 255, 255 and 65,535 times. */
export const packed = (headline: number, lead: number, body: number): number =>
  ((headline << 24) | (lead << 16) | body) >>> 0
export const MOST_IN_FIELD = 255
/** Counts up to this are of the body alone. */
export const IN_BODY = 0xffff
/** Places from which on it is told how many bytes they take, so that they can be passed over. */
export const HEAVY = 8

export const headlineOf = (counts: number): number => counts >>> 24
export const leadOf = (counts: number): number => (counts >>> 16) & 0xff
export const bodyOf = (counts: number): number => counts & 0xffff
export const usesOf = (counts: number): number =>
  headlineOf(counts) + leadOf(counts) + bodyOf(counts)

const unpacked = (fields: number): number => packed(fields >>> 6, (fields >>> 4) & 3, fields & 15)

/** A byte of counts in which one field is all ones stands for three codes. */
const isFull = (fields: number): boolean =>
  fields >= 0xc0 || (fields & 0x30) === 0x30 || (fields & 0x0f) === 0x0f

/** By a byte of counts what it stands for, 0 where codes tell it; and from 256 on of a word without one. */
const COUNTS = Uint32Array.from({ length: 512 }, (_, fields) => {
  if (fields > 255) return 1
  return isFull(fields) ? 0 : unpacked(fields)
})

/** By the same, whether the bytes of its places follow (1), or codes in place of it (`FULL`). */
const FULL = 2
const MORE = Uint8Array.from(COUNTS, counts =>
  counts === 0 ? FULL : Number(usesOf(counts) >= HEAVY)
)

/** A block as it is, to be copied: `rows` articles, what the code of the first tells beside its gap, and ranges of bytes. */
export interface Raw {
  bytes: Uint8Array
  rows: number
  /** The first and last slot. */
  first: number
  last: number
  /** The low three bits of the first code: its step, and whether the word stands in the body once. */
  low: number
  /** The slots after the code of the first gap; its counts, where it has any, are the first of them. */
  slots: number
  slotsEnd: number
  places: number
  placesEnd: number
  most: number
}

/** The same object each time. */
export const rawBlock = (postings: Postings, block: number): Raw => {
  const { segment, firstBlock } = postings
  const single = firstBlock < 0
  const address = single ? postings.start : segment.blocks.at[firstBlock + block]!
  const bytes = bytesAt(segment, address)
  raw.bytes = bytes
  raw.rows = single ? postings.articles : readCode(bytes)
  const size = readCode(bytes)
  const placeSize = readCode(bytes)
  const end = reading.at + size
  const base = block === 0 ? segment.first - 1 : segment.blocks.last[firstBlock + block - 1]!
  const gap = readCode(bytes)
  raw.first = base + (gap >>> 3) + 1
  raw.low = gap & 7
  raw.slots = reading.at
  raw.slotsEnd = end
  raw.places = end
  raw.placesEnd = end + placeSize
  raw.most = mostOf(postings, block)
  raw.last = single ? lastSlot(bytes, raw) : segment.blocks.last[firstBlock + block]!
  return raw
}

const raw: Raw = {
  bytes: new Uint8Array(0),
  rows: 0,
  first: 0,
  last: 0,
  low: 0,
  slots: 0,
  slotsEnd: 0,
  places: 0,
  placesEnd: 0,
  most: 0
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

const skipCounts = (bytes: Uint8Array): void => {
  const fields = bytes[reading.at++]!
  const uses = isFull(fields)
    ? readCode(bytes) + readCode(bytes) + readCode(bytes)
    : (fields >>> 6) + ((fields >>> 4) & 3) + (fields & 15)
  if (uses >= HEAVY) readCode(bytes)
}
