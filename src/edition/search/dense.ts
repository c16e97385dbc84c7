// A block of a word that most articles have: a byte for each article from its first to its last. Knows bytes.
import type { Block } from './block.ts'
import { pastCodes, readCode, reading, stepIn, writeCode } from './codes.ts'
import { bodyOf, HEAVY, headlineOf, leadOf, packed, usesOf } from './counts.ts'
import type { Postings } from './segment.ts'
import { addressOf, bytesAt, lastOf, slotBefore } from './segment.ts'

/**
 * What stands where any other block has the number of its articles. Then follow that number, the slots passed over since the
 * block before, the length of the column in articles, the bytes of what it has no room for, those of the places; then the column,
 * for every 16 articles but the first where their places begin (two bytes), that rest, and the places.
 */
export const DENSE = 0

/**
 * A byte of the column is 0 where the article does not have the word. Then come the kinds of counts, at most 2 in the
 * headline, 2 in the lead and 20 in the body, of a first place without a step; then bodies alone with one. From `OTHER` on, one more for each step, three codes of the
 * rest tell the counts.
 */
const [IN_HEADLINE, IN_LEAD, IN_BODY] = [2, 2, 20]
const STEPPED = (IN_HEADLINE + 1) * (IN_LEAD + 1) * (IN_BODY + 1)
const OTHER = STEPPED + 3 * IN_BODY

/** In place of counts: the rest tells them. More than any word's are. */
export const ELSEWHERE = 0xffffffff

const byteOf = (counts: number, step: number): number => {
  const [headline, lead, body] = [headlineOf(counts), leadOf(counts), bodyOf(counts)]
  const isBody = headline + lead === 0
  if (headline > IN_HEADLINE || lead > IN_LEAD || body > IN_BODY || (step > 0 && !isBody))
    return OTHER + step
  if (step > 0) return STEPPED + (step - 1) * IN_BODY + body - 1
  return (headline * (IN_LEAD + 1) + lead) * (IN_BODY + 1) + body
}

/** More than any length. */
const MOST_LENGTH = 0x10000

/** By a byte of the column: how often each field has the word, packed; 0 where the article has not. */
export const COUNTS = new Uint32Array(256).fill(ELSEWHERE, OTHER)
/** How often all have it; `MANY` where the rest tells it. */
const USES = new Uint8Array(256)
const MANY = 255
/** The step of its first place. */
const STEPS = new Uint8Array(256)
for (let step = 0; step <= 3; step++) {
  STEPS[OTHER + step] = step
  USES[OTHER + step] = MANY
  for (let headline = 0; headline <= IN_HEADLINE; headline++)
    for (let lead = 0; lead <= IN_LEAD; lead++)
      for (let body = 0; body <= IN_BODY; body++) {
        const counts = packed(headline, lead, body)
        const byte = byteOf(counts, step)
        if (counts === 0 || byte >= OTHER) continue
        COUNTS[byte] = counts
        STEPS[byte] = step
        USES[byte] = usesOf(counts)
      }
}

/** By a byte of the column: no body is so short that its article would do. */
export const NONE = new Int32Array(256).fill(-1)
/** The same of any length, where there is a word at all. */
const ANY = new Int32Array(256).fill(MOST_LENGTH)
ANY[0] = -1
const limits = ANY.slice()

/**
 * By a byte of the column: how long a body may be that has the word `enough` times for its length, which are `enough` times
 * `base + slope · length`; rounded up. Of a byte that tells of more than the body: however long. To be used before it is asked for again.
 */
export const limitsOf = (enough: number, base: number, slope: number): Int32Array => {
  if (enough === 0) return ANY
  for (let body = 1; body <= IN_BODY; body++) {
    const limit = Math.min(MOST_LENGTH, Math.ceil((body / enough - base) / slope))
    limits[body] = limit
    for (let step = 0; step < 3; step++) limits[STEPPED + step * IN_BODY + body - 1] = limit
  }
  return limits
}

/** Where the parts of a block are. */
export interface Dense {
  readonly rows: number
  readonly skipped: number
  readonly length: number
  readonly column: number
  readonly skips: number
  readonly rest: number
  readonly places: number
  readonly end: number
}

/** Where `readCode` reads next, behind `DENSE`. */
export const readDense = (bytes: Uint8Array): Dense => {
  const rows = readCode(bytes)
  const skipped = readCode(bytes)
  const length = readCode(bytes)
  const more = readCode(bytes)
  const size = readCode(bytes)
  const column = reading.at
  const skips = column + length
  const rest = skips + 2 * ((length - 1) >> GROUP)
  const places = rest + more
  return { rows, skipped, length, column, skips, rest, places, end: places + size }
}

/** Articles to a group: 2 to this many. */
const GROUP = 4

/** A dense block in its bytes: one for each slot from `first` to `last`, that of `slot` at `at + slot`; and where the rest is. */
export interface Column extends Pick<Dense, 'skips' | 'rest' | 'places'> {
  readonly bytes: Uint8Array
  readonly at: number
  readonly first: number
  readonly last: number
}

/** Null of a block that is not dense. */
export const columnOf = (postings: Postings, block: number): Column | null => {
  if (postings.firstBlock < 0) return null
  const bytes = bytesAt(postings.segment, addressOf(postings, block))
  if (readCode(bytes) !== DENSE) return null
  const { skipped, column, skips, rest, places } = readDense(bytes)
  const first = slotBefore(postings, block) + 1 + skipped
  return { bytes, at: column - first, first, last: lastOf(postings, block), skips, rest, places }
}

/** How often each field of an article in reach of the column has the word, packed; 0 where none has. */
export const countsIn = (column: Column, slot: number): number => {
  const { bytes, at, first } = column
  const counts = COUNTS[bytes[at + slot]!]!
  if (counts !== ELSEWHERE) return counts
  reading.at = column.rest
  for (let each = first; each < slot; each++)
    if (bytes[at + each]! >= OTHER) for (let n = 0; n < 3; n++) readCode(bytes)
  return packed(readCode(bytes), readCode(bytes), readCode(bytes))
}

/** The step of its first place in an article. */
export const stepAt = ({ bytes, at }: Column, slot: number): number => STEPS[bytes[at + slot]!]!

/** Where the places in an article begin. For less, where those in the article `known`, one before it, are known to begin `ahead` codes behind `from`. */
export const placesIn = (
  column: Column,
  slot: number,
  known: number,
  from: number,
  ahead: number
): number => {
  const { bytes, at, first, skips, places } = column
  let [each, begin, codes] = [known, from, ahead]
  if (known < first || known > slot || slot - known > 1 << GROUP) {
    const group = (slot - first) >> GROUP
    each = first + (group << GROUP)
    const skip = skips + 2 * group - 2
    begin = group === 0 ? places : places + (bytes[skip]! | (bytes[skip + 1]! << 8))
    codes = 0
  }
  for (; each < slot; each++) {
    const uses = USES[bytes[at + each]!]!
    codes = (codes + (uses === MANY ? usesOf(countsIn(column, each)) : uses)) | 0
  }
  return pastCodes(bytes, begin, codes)
}

/** Into the columns of a block, but for the bytes of places. */
export const readColumn = (bytes: Uint8Array, dense: Dense, first: number, into: Block): void => {
  const { slots, counts, lows } = into
  const { length, column, rest } = dense
  let row = 0
  for (let n = 0; n < length; n++) {
    // Written over by the next where the article does not have the word: which has is anybody's guess.
    const byte = bytes[column + n]!
    slots[row] = first + n
    counts[row] = COUNTS[byte]!
    lows[row] = STEPS[byte]! << 1
    row += (0 - byte) >>> 31
  }
  if (rest === dense.places) return
  reading.at = rest
  for (let each = 0; each < row; each++)
    if (counts[each] === ELSEWHERE)
      counts[each] = packed(readCode(bytes), readCode(bytes), readCode(bytes))
}

/** The column of a block that has these places, and all up to them; gives where the rest begins and ends. */
export const writeColumn = (
  { slots, counts, lows, lengths, count }: Block,
  places: Uint8Array,
  into: Uint8Array
): { readonly length: number; readonly rest: number; readonly end: number } => {
  const first = slots[0]!
  const length = slots[count - 1]! - first + 1
  const rest = length + 2 * ((length - 1) >> GROUP)
  into.fill(0, 0, length)
  let end = rest
  let skip = length
  let place = 0
  for (let row = 0; row < count; row++) {
    const held = counts[row]!
    const uses = usesOf(held)
    const at = slots[row]! - first
    for (; (skip - length) >> 1 < at >> GROUP; skip += 2) {
      into[skip] = place
      into[skip + 1] = place >> 8
    }
    const byte = byteOf(held, stepIn(lows[row]!))
    into[at] = byte
    if (byte >= OTHER) {
      end = writeCode(into, end, headlineOf(held))
      end = writeCode(into, end, leadOf(held))
      end = writeCode(into, end, bodyOf(held))
    }
    place = uses < HEAVY ? pastCodes(places, place, uses) : place + lengths[row]!
  }
  return { length, rest, end }
}
