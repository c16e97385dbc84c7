// A block of a word that most articles have: a byte for each article from its first to its last. Knows bytes.
import type { Block } from './block.ts'
import { readCode, reading, stepIn, writeCode } from './codes.ts'
import { bodyOf, HEAVY, headlineOf, leadOf, packed, usesOf } from './counts.ts'

/**
 * What stands where any other block has the number of its articles. Then follow that number, the slots passed over since the
 * block before, the length of the column in articles, the bytes of what it has no room for, those of the places; then the column,
 * that rest, and the places.
 */
export const DENSE = 0

/**
 * A byte of the column is 0 where the article does not have the word, else `1 + 4 × kind + step`: the kind tells counts of
 * at most 2 in the headline, 2 in the lead and 6 in the body. From `OTHER` on three codes of the rest tell them. Of an
 * article with `HEAVY` places or more the rest has a code for the bytes that these take, too.
 */
const [IN_HEADLINE, IN_LEAD, IN_BODY] = [2, 2, 6]
export const OTHER = 1 + 4 * ((IN_HEADLINE + 1) * (IN_LEAD + 1) * (IN_BODY + 1) - 1)

/** By a byte of the column: how often each field has the word, packed; 0 where the article has not, and where the rest tells it. */
export const COUNTS = Uint32Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0 || byte >= OTHER) return 0
  const kind = ((byte - 1) >> 2) + 1
  const fields = Math.floor(kind / (IN_BODY + 1))
  return packed(Math.floor(fields / (IN_LEAD + 1)), fields % (IN_LEAD + 1), kind % (IN_BODY + 1))
})

const byteOf = (counts: number, step: number): number => {
  const [headline, lead, body] = [headlineOf(counts), leadOf(counts), bodyOf(counts)]
  if (headline > IN_HEADLINE || lead > IN_LEAD || body > IN_BODY) return OTHER + step
  return 1 + 4 * ((headline * (IN_LEAD + 1) + lead) * (IN_BODY + 1) + body - 1) + step
}

/** Where the parts of a block are. */
export interface Dense {
  readonly rows: number
  readonly skipped: number
  readonly length: number
  readonly column: number
  readonly rest: number
  readonly places: number
  readonly end: number
}

/** Where `readCode` reads next, behind `DENSE`. */
export const readDense = (bytes: Uint8Array): Dense => {
  const [rows, skipped, length] = [readCode(bytes), readCode(bytes), readCode(bytes)]
  const [more, size] = [readCode(bytes), readCode(bytes)]
  const column = reading.at
  const rest = column + length
  const places = rest + more
  return { rows, skipped, length, column, rest, places, end: places + size }
}

/** Into the columns of a block, of which the first article is this one. */
export const readColumn = (bytes: Uint8Array, dense: Dense, first: number, into: Block): void => {
  const { slots, counts, lows, lengths } = into
  const { length, column, rest, places } = dense
  let row = 0
  for (let n = 0; n < length; n++) {
    // Written over by the next where the article does not have the word: which has is anybody's guess.
    const byte = bytes[column + n]!
    slots[row] = first + n
    counts[row] = COUNTS[byte]!
    lows[row] = (byte - 1) << 1
    row += (0 - byte) >>> 31
  }
  if (rest === places) return
  reading.at = rest
  for (let each = 0; each < row; each++) {
    if (counts[each] === 0) counts[each] = packed(readCode(bytes), readCode(bytes), readCode(bytes))
    if (usesOf(counts[each]!) >= HEAVY) lengths[each] = readCode(bytes)
  }
}

/** The column and the rest of a block; gives where the rest begins and ends. */
export const writeColumn = (
  { slots, counts, lows, lengths, count }: Block,
  into: Uint8Array
): { readonly rest: number; readonly end: number } => {
  const first = slots[0]!
  const rest = slots[count - 1]! - first + 1
  into.fill(0, 0, rest)
  let end = rest
  for (let row = 0; row < count; row++) {
    const held = counts[row]!
    const byte = byteOf(held, stepIn(lows[row]!))
    into[slots[row]! - first] = byte
    if (byte >= OTHER)
      for (const each of [headlineOf(held), leadOf(held), bodyOf(held)])
        end = writeCode(into, end, each)
    if (usesOf(held) >= HEAVY) end = writeCode(into, end, lengths[row]!)
  }
  return { rest, end }
}
