// How often each field of an article has a word: as one number, as a byte, as codes where that is too little.
import { readCode, reading, writeCode } from './codes.ts'

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

/** Of two words that count as one. */
export const added = (one: number, other: number): number =>
  packed(
    Math.min(MOST_IN_FIELD, headlineOf(one) + headlineOf(other)),
    Math.min(MOST_IN_FIELD, leadOf(one) + leadOf(other)),
    bodyOf(one) + bodyOf(other)
  )

const unpacked = (fields: number): number => packed(fields >>> 6, (fields >>> 4) & 3, fields & 15)

/** A byte of counts in which one field is all ones stands for three codes. */
const isFull = (fields: number): boolean =>
  fields >= 0xc0 || (fields & 0x30) === 0x30 || (fields & 0x0f) === 0x0f

/** By a byte of counts what it stands for, 0 where codes tell it; and from 256 on of a word without one. */
export const COUNTS = Uint32Array.from({ length: 512 }, (_, fields) => {
  if (fields > 255) return 1
  return isFull(fields) ? 0 : unpacked(fields)
})

/** By the same, whether the bytes of its places follow (1), or codes in place of it (`FULL`). */
export const FULL = 2
export const MORE = Uint8Array.from(COUNTS, counts =>
  counts === 0 ? FULL : Number(usesOf(counts) >= HEAVY)
)

/** As a byte or codes; where a word stands often, the bytes of its places, too. Gives the first byte behind. */
export const writeCounts = (
  slots: Uint8Array,
  from: number,
  headline: number,
  lead: number,
  body: number,
  bytes: number
): number => {
  let at = from
  const full = headline > 2 || lead > 2 || body > 14
  slots[at++] = full ? 0xff : (headline << 6) | (lead << 4) | body
  if (full) {
    at = writeCode(slots, at, headline)
    at = writeCode(slots, at, lead)
    at = writeCode(slots, at, body)
  }
  return headline + lead + body >= HEAVY ? writeCode(slots, at, bytes) : at
}

/** Past what `writeCounts` wrote where `readCode` reads next. */
export const skipCounts = (bytes: Uint8Array): void => {
  const fields = bytes[reading.at++]!
  const uses = isFull(fields)
    ? readCode(bytes) + readCode(bytes) + readCode(bytes)
    : (fields >>> 6) + ((fields >>> 4) & 3) + (fields & 15)
  if (uses >= HEAVY) readCode(bytes)
}
