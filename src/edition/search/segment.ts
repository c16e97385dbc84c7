// The words of a range of articles, frozen: which articles hold a term, in which fields, and where. Knows bytes.

import { firstFrom } from './bisecting.ts'
import { readCode, reading } from './codes.ts'

/** Articles to a block: what is read at once, and what can be passed over at once. */
export const BLOCK = 128
/** Arenas are of so many bytes: none is ever copied in one go, and a new one, which the system fills with zeros, takes some three milliseconds. */
const ARENA_BITS = 20
export const ARENA = 2 ** ARENA_BITS

/**
 * Immutable. An inverted file (Zobel & Moffat 2006) in bytes: no object per posting. Slots `first` … `end - 1`.
 *
 *     terms    17        18                    43 …        ascending
 *     starts   ^         ^                     ^
 *     arena    2·n most sizes slots… places… | 2·n+1 first count |    (in one block; or where its blocks are)
 *     blocks                                     last[first …] at[first …] most[first …]
 *     a block  n sizes slots… places…
 *     dense    0 n skipped length sizes column… rest… places…          (`dense.ts`)
 *
 * `sizes` are codes: the bytes of the slots, and those of the places. `slots` is a code for each article: the gap to the
 * one before, times eight; the step of its first place (`codes.ts`), times two; and one where the word stands in the body
 * once. Else a byte follows with the counts for headline, lead and body (2, 2 and 4 bits; all ones somewhere: three codes
 * follow), and where they are `HEAVY` or more a code for the bytes of its places. `places` is a code for each place in
 * the article's line: the first beyond its step, then gaps. Where nearly every article has the word, a byte for each of them takes the
 * place of `slots`. `most` is the most that a word in the block is worth, in
 * 255ths, when lengths are `usual`: a bound, to pass over blocks that cannot matter.
 */
export interface Segment {
  readonly first: number
  readonly end: number
  readonly usual: readonly [number, number, number]
  readonly terms: Uint32Array
  readonly starts: Uint32Array
  readonly blocks: {
    readonly last: Uint32Array
    readonly at: Uint32Array
    readonly most: Uint8Array
  }
  readonly arenas: readonly Uint8Array[]
  /** How many postings: pairs of a term and an article. */
  readonly postings: number
}

/** Where the blocks of one term of a segment are. */
export interface Postings {
  readonly segment: Segment
  /** In how many articles of the segment, those removed since counted too. */
  readonly articles: number
  readonly blocks: number
  /** Of its blocks in the directory; -1 for a term with one block that is not there. */
  readonly firstBlock: number
  /** Of a term with one block: where it is, and its bound. */
  readonly start: number
  readonly most: number
}

/** Undefined where the segment does not hold the term. */
export const postingsOf = (segment: Segment, term: number): Postings | undefined => {
  const { terms } = segment
  const at = firstFrom(terms, term, 0, terms.length)
  return terms[at] === term ? postingsAt(segment, at) : undefined
}

/** Of the term at this index of the segment's. */
export const postingsAt = (segment: Segment, index: number): Postings => {
  const start = segment.starts[index]!
  const bytes = bytesAt(segment, start)
  const head = readCode(bytes)
  const articles = head >>> 1
  if ((head & 1) === 0) {
    const most = bytes[reading.at++]! / 255
    return {
      segment,
      articles,
      blocks: 1,
      firstBlock: -1,
      start: start - (start & ARENA_LOW) + reading.at,
      most
    }
  }
  const firstBlock = readCode(bytes)
  return { segment, articles, blocks: readCode(bytes), firstBlock, start: 0, most: 0 }
}

/** Where a block is. */
export const addressOf = ({ segment, firstBlock, start }: Postings, block: number): number =>
  firstBlock < 0 ? start : segment.blocks.at[firstBlock + block]!

/** The last slot of the block before, or the one before the segment's first. */
export const slotBefore = ({ segment, firstBlock }: Postings, block: number): number =>
  block === 0 ? segment.first - 1 : segment.blocks.last[firstBlock + block - 1]!

/** The last slot of a block; of a term with one block, the last that it could have. */
export const lastOf = (postings: Postings, block: number): number =>
  postings.firstBlock < 0
    ? postings.segment.end - 1
    : postings.segment.blocks.last[postings.firstBlock + block]!

export const mostOf = (postings: Postings, block: number): number =>
  postings.firstBlock < 0
    ? postings.most
    : postings.segment.blocks.most[postings.firstBlock + block]! / 255

/** The first block that may hold `slot` or a later one; as many as there are blocks when none does. */
export const blockFor = (postings: Postings, slot: number, from = 0): number => {
  if (postings.firstBlock < 0) return from
  const { firstBlock, blocks, segment } = postings
  return firstFrom(segment.blocks.last, slot, firstBlock + from, firstBlock + blocks) - firstBlock
}

const ARENA_LOW = ARENA - 1

/** The arena of an address, in which `readCode` reads there next. */
export const bytesAt = ({ arenas }: Segment, address: number): Uint8Array => {
  reading.at = address & ARENA_LOW
  return arenas[address >>> ARENA_BITS]!
}
