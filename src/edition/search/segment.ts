// The words of a range of articles, frozen: which articles hold a term, in which fields, and where. Knows bytes.

/** Articles to a block: what is read at once, and what can be passed over at once. */
export const BLOCK = 128
/** Arenas are of so many bytes, so that none is ever copied in one go. */
export const ARENA_BITS = 22

/**
 * Immutable. An inverted file (Zobel & Moffat 2006) in bytes: no object per posting. Slots `first` … `end - 1`.
 *
 *     terms    17        18                    43 …        ascending
 *     starts   ^         ^                     ^
 *     arena    2·n most sizes slots… places… | 2·n+1 first count |    (in one block; or where its blocks are)
 *     blocks                                     last[first …] at[first …] most[first …]
 *     a block  n sizes slots… places…
 *
 * `sizes` are codes: the bytes of the slots, and those of the places. `slots` is a code for each article: the gap to the one before, times two, and one where the word stands in the body
 * once; else a byte follows with the counts for headline, lead and body (2, 2 and 4 bits; all ones somewhere: three
 * codes follow), and where they are `HEAVY` or more a code for the bytes of its places. `places` is a code for each place in the article's line: the first, then gaps. `most` is the most that
 * a word in the block is worth, in 255ths, when lengths are `usual`: a bound, to pass over blocks that cannot matter.
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

/** Codes: below 224 in one byte, below 8,160 in two, else 255 and four bytes. */
export const ONE_BYTE = 224
export const TWO_BYTES = ONE_BYTE + 31 * 256

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
  const at = indexOf(segment.terms, term)
  return at < 0 ? undefined : postingsAt(segment, at)
}

/** Of the term at this index of the segment's. */
export const postingsAt = (segment: Segment, index: number): Postings => {
  const start = segment.starts[index]!
  const bytes = segment.arenas[start >>> ARENA_BITS]!
  reading.at = start & ARENA_LOW
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
  const { last } = postings.segment.blocks
  let [low, high] = [postings.firstBlock + from, postings.firstBlock + postings.blocks]
  while (low < high) {
    const middle = (low + high) >> 1
    if (last[middle]! < slot) low = middle + 1
    else high = middle
  }
  return low - postings.firstBlock
}

/** One block, read: the columns have `count` rows. */
export class Block {
  count = 0
  readonly slots = new Uint32Array(BLOCK)
  /** How often each field has the word, packed. */
  readonly counts = new Uint32Array(BLOCK)
  /** Of rows with `HEAVY` places or more: the bytes that these take. */
  readonly lengths = new Uint32Array(BLOCK)
  /** Where its places start and end. */
  bytes: Uint8Array = new Uint8Array(0)
  places = 0

  read(postings: Postings, block: number): void {
    const { segment, firstBlock } = postings
    const single = firstBlock < 0
    const address = single ? postings.start : segment.blocks.at[firstBlock + block]!
    const bytes = segment.arenas[address >>> ARENA_BITS]!
    const { slots, counts, lengths } = this
    reading.at = address & ARENA_LOW
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
        if (code < 255) code = ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[at++]!
        else {
          code =
            bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
          at += 4
        }
      }
      slot += (code >>> 1) + 1
      slots[row] = slot
      if ((code & 1) === 1) {
        counts[row] = 1
        continue
      }
      const fields = bytes[at++]!
      if (isFull(fields)) {
        reading.at = at
        const [headline, lead] = [readCode(bytes), readCode(bytes)]
        counts[row] = packed(headline, lead, readCode(bytes))
        at = reading.at
      } else counts[row] = packed(fields >>> 6, (fields >>> 4) & 3, fields & 15)
      if (usesOf(counts[row]!) < HEAVY) continue
      reading.at = at
      lengths[row] = readCode(bytes)
      at = reading.at
    }
  }
}

/** How often headline, lead and body have a word, in one number: at most 255, 255 and 65,535 times. */
export const packed = (headline: number, lead: number, body: number): number =>
  ((headline << 24) | (lead << 16) | body) >>> 0
export const MOST_IN_FIELD = 255
/** Places from which on it is told how many bytes they take, so that they can be passed over. */
export const HEAVY = 8

export const headlineOf = (counts: number): number => counts >>> 24
export const leadOf = (counts: number): number => (counts >>> 16) & 0xff
export const bodyOf = (counts: number): number => counts & 0xffff
export const usesOf = (counts: number): number =>
  headlineOf(counts) + leadOf(counts) + bodyOf(counts)

/** A block as it is, to be copied: `rows` articles, the gap of the first and whether it stands in the body once, and ranges of bytes. */
export interface Raw {
  bytes: Uint8Array
  rows: number
  /** The first and last slot. */
  first: number
  last: number
  /** 1 where the first code is for a word that stands in the body once. */
  plain: number
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
  const bytes = segment.arenas[address >>> ARENA_BITS]!
  reading.at = address & ARENA_LOW
  raw.bytes = bytes
  raw.rows = single ? postings.articles : readCode(bytes)
  const size = readCode(bytes)
  const placeSize = readCode(bytes)
  const end = reading.at + size
  const base = block === 0 ? segment.first - 1 : segment.blocks.last[firstBlock + block - 1]!
  const gap = readCode(bytes)
  raw.first = base + (gap >>> 1) + 1
  raw.plain = gap & 1
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
  plain: 0,
  slots: 0,
  slotsEnd: 0,
  places: 0,
  placesEnd: 0,
  most: 0
}

/** Of a block whose first code was just read. */
const lastSlot = (bytes: Uint8Array, { rows, first, plain }: Raw): number => {
  let slot = first
  let counted = plain === 0
  for (let row = 1; row <= rows; row++) {
    if (counted) skipCounts(bytes)
    if (row === rows) break
    const code = readCode(bytes)
    slot += (code >>> 1) + 1
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

/** A byte of counts in which one field is all ones stands for three codes. */
const isFull = (fields: number): boolean =>
  fields >= 0xc0 || (fields & 0x30) === 0x30 || (fields & 0x0f) === 0x0f

const ARENA_LOW = 2 ** ARENA_BITS - 1

/** Where `readCode` reads, and after it the first byte behind. */
const reading = { at: 0 }

const readCode = (bytes: Uint8Array): number => {
  const code = bytes[reading.at++]!
  if (code < ONE_BYTE) return code
  if (code < 255) return ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[reading.at++]!
  const { at } = reading
  reading.at += 4
  return (
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  )
}

/** After so many codes. */
export const pastCodes = (bytes: Uint8Array, from: number, codes: number): number => {
  let at = from
  for (let left = codes; left > 0; left--) {
    const code = bytes[at++]!
    if (code >= ONE_BYTE) at += code < 255 ? 1 : 4
  }
  return at
}

const indexOf = (terms: Uint32Array, term: number): number => {
  let [low, high] = [0, terms.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (terms[middle]! < term) low = middle + 1
    else high = middle
  }
  return terms[low] === term ? low : -1
}
