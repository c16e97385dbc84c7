// Walks the articles that hold a word, and its places in them. Knows segments, no scores.
import { Block } from './block.ts'
import { added, HEAVY, IN_BODY, usesOf } from './counts.ts'
import { LONG, ONE_BYTE, pastCodes, readCode, reading, STEP, stepIn } from './codes.ts'
import type { Postings, Segment } from './segment.ts'
import { blockFor, postingsOf } from './segment.ts'
import type { Source } from './sources.ts'

export const NOWHERE = 0xffffffff

/** Where a phrase may begin in one article: `found` places; and by place which word was last found where one beginning there has it. */
export interface Starts {
  readonly marks: Uint32Array
  readonly found: Uint16Array
}

/** One term in one segment. Begins before the first article. */
class TermCursor {
  readonly #postings: Postings
  readonly #source: Source | null
  readonly #own: Block | null
  #number = -1
  // What the block of that number holds.
  #first = 0
  #last = 0
  #row = -1
  // Where the places of a row start; rows before it are read over once.
  #placesRow = 0
  #placesAt = 0
  slot = -1

  /** Of a source the blocks are taken: what was read for the score is not read again for the places. */
  constructor(postings: Postings, source: Source | null) {
    this.#postings = postings
    this.#source = source
    this.#own = source === null ? new Block() : null
  }

  /** To the first article not before `slot`; NOWHERE when there is none. Back, too. */
  seek(slot: number): number {
    if (this.#number < 0 || slot < this.#first || slot > this.#last) {
      const ahead = this.#number >= 0 && slot > this.#last
      const number = blockFor(this.#postings, slot, ahead ? this.#number + 1 : 0)
      if (number >= this.#postings.blocks) return (this.slot = NOWHERE)
      if (number !== this.#number) this.#open(number)
      this.#row = 0
    }
    const { slots, count } = this.#block()
    if (slots[count - 1]! < slot) return (this.slot = NOWHERE)
    let [low, high] = [slots[this.#row]! <= slot ? this.#row : 0, count - 1]
    // Mostly the next one or near it.
    if (slots[low]! < slot) low++
    while (low < high && slots[low]! < slot) {
      const middle = (low + high) >> 1
      if (slots[middle]! < slot) low = middle + 1
      else high = middle
    }
    this.#row = low
    return (this.slot = slots[low]!)
  }

  #open(number: number): void {
    this.#number = number
    this.#own?.read(this.#postings, number)
    const { slots, count, places } = this.#block()
    this.#first = slots[0]!
    this.#last = slots[count - 1]!
    this.#placesRow = 0
    this.#placesAt = places
  }

  /** The block where the cursor is; whoever else asks its source may have had another read in its place. */
  #block(): Block {
    return this.#own ?? this.#source!.block(this.#number)
  }

  /** In how many articles of the segment. */
  get articles(): number {
    return this.#postings.articles
  }

  /** How often each field of the article where the cursor is has the term, packed. */
  get counts(): number {
    return this.#block().counts[this.#row]!
  }

  /** Writes the places in the article where the cursor is, ascending, from an index on. */
  places(into: Uint16Array, from: number): void {
    const { counts, lows, bytes } = this.#block()
    let at = this.#placesFrom()
    let place = STEP * stepIn(lows[this.#row]!)
    const end = from + usesOf(counts[this.#row]!)
    for (let n = from; n < end; n++) {
      let code = bytes[at++]!
      if (code >= ONE_BYTE) {
        code = codeFrom(bytes, at, code)
        at = reading.at
      }
      place = (place + code) | 0
      into[n] = place
    }
    this.#placesRow = this.#row + 1
    this.#placesAt = at
  }

  /**
   * Of the places in the article where the cursor is, `offset` words behind a start that is marked `before` or (of 0) any: marks
   * those starts `now` and writes them, ascending, from an index on; gives how many there are then. Starts beyond `last` are not looked for.
   */
  follow(
    starts: Starts,
    offset: number,
    before: number,
    now: number,
    last: number,
    from: number
  ): number {
    const { counts, lengths, lows, bytes } = this.#block()
    const { marks, found } = starts
    const began = this.#placesFrom()
    const uses = usesOf(counts[this.#row]!)
    let at = began
    let start = STEP * stepIn(lows[this.#row]!) - offset
    let left = uses
    let count = from
    while (left > 0) {
      let code = bytes[at++]!
      left--
      if (code >= ONE_BYTE) {
        code = codeFrom(bytes, at, code)
        at = reading.at
      }
      start = (start + code) | 0
      if (start > last) break
      if (start < 0 || (before > 0 && marks[start] !== before)) continue
      marks[start] = now
      found[count++] = start
    }
    this.#placesRow = this.#row + 1
    this.#placesAt = uses < HEAVY ? pastCodes(bytes, at, left) : began + lengths[this.#row]!
    return count
  }

  /** Where the places in the article where the cursor is begin. */
  #placesFrom(): number {
    const { counts, lengths, bytes, places } = this.#block()
    if (this.#row < this.#placesRow) {
      this.#placesRow = 0
      this.#placesAt = places
    }
    let at = this.#placesAt
    // Places of several articles are passed over in one run: where a run ends is guessed wrong each time.
    let codes = 0
    for (let row = this.#placesRow; row < this.#row; row++) {
      const held = counts[row]!
      const uses = held <= IN_BODY ? held : usesOf(held)
      if (uses < HEAVY) codes += uses
      else {
        at = pastCodes(bytes, at, codes) + lengths[row]!
        codes = 0
      }
    }
    return pastCodes(bytes, at, codes)
  }
}

/** The code whose first byte is not all of it; `reading.at` is behind it then. */
const codeFrom = (bytes: Uint8Array, at: number, first: number): number => {
  reading.at = at
  if (first < LONG) {
    reading.at++
    return ONE_BYTE + ((first - ONE_BYTE) << 8) + bytes[at]!
  }
  reading.at--
  return readCode(bytes)
}

/** One word in one segment: any of its terms. Begins before the first article. */
export class WordCursor {
  readonly #terms: readonly TermCursor[]
  slot = -1
  /** Where it is found in the article that the cursor stands at: `count` places, ascending, once `read` is called. */
  places = new Uint16Array(64)
  count = 0
  #read = -1
  /** In how many articles of the segment at most. */
  readonly articles: number

  constructor(terms: readonly TermCursor[]) {
    this.#terms = terms
    this.articles = terms.reduce((sum, { articles }) => sum + articles, 0)
  }

  /** With blocks of its own. */
  static of(segment: Segment, terms: readonly number[]): WordCursor {
    const held = terms.flatMap(term => postingsOf(segment, term) ?? [])
    return new WordCursor(held.map(postings => new TermCursor(postings, null)))
  }

  /** With the blocks of these, which are of a word, not a phrase. */
  static over(sources: readonly Source[]): WordCursor {
    return new WordCursor(sources.map(source => new TermCursor(source.postings!, source)))
  }

  seek(slot: number): number {
    let least = NOWHERE
    for (const term of this.#terms) {
      const at =
        term.slot === NOWHERE || term.slot < slot || this.slot > slot ? term.seek(slot) : term.slot
      if (at < least) least = at
    }
    return (this.slot = least)
  }

  /** How often each field of the article that the cursor stands at has the word, packed. */
  get counts(): number {
    let held = 0
    for (const term of this.#terms)
      if (term.slot === this.slot) held = held === 0 ? term.counts : added(held, term.counts)
    return held
  }

  /** As `TermCursor.follow`, for any of its terms, from 0 on. */
  follow(starts: Starts, offset: number, before: number, now: number, last: number): number {
    let count = 0
    for (let n = 0; n < this.#terms.length; n++) {
      const term = this.#terms[n]!
      if (term.slot !== this.slot) continue
      const end = term.follow(starts, offset, before, now, last, count)
      if (count > 0) mergeRuns(starts.found, count, end)
      count = end
    }
    return count
  }

  read(): void {
    if (this.#read === this.slot) return
    this.#read = this.slot
    let count = 0
    for (const term of this.#terms) {
      if (term.slot !== this.slot) continue
      const end = count + usesOf(term.counts)
      if (this.places.length < end) {
        const larger = new Uint16Array(2 * end)
        larger.set(this.places.subarray(0, count))
        this.places = larger
      }
      term.places(this.places, count)
      if (count > 0) mergeRuns(this.places, count, end)
      count = end
    }
    this.count = count
  }
}

/** Two ascending runs, side by side, made one. */
const mergeRuns = (places: Uint16Array, middle: number, end: number): void => {
  if (middle === end || places[middle - 1]! <= places[middle]!) return
  if (held.length < middle) held = new Uint16Array(2 * middle)
  for (let at = 0; at < middle; at++) held[at] = places[at]!
  let [one, other] = [0, middle]
  for (let at = 0; one < middle; at++)
    places[at] = other < end && places[other]! < held[one]! ? places[other++]! : held[one++]!
}

let held = new Uint16Array(256)
