// Walks the articles that hold a word, and its places in them. Knows segments, no scores.
import { Block, HEAVY, IN_BODY, usesOf } from './block.ts'
import { LONG, ONE_BYTE, pastCodes, readCode, reading, STEP, stepIn } from './codes.ts'
import type { Postings, Segment } from './segment.ts'
import { blockFor, postingsOf } from './segment.ts'
import type { Source } from './sources.ts'

export const NOWHERE = 0xffffffff

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
    const block = this.#block()
    const { slots, count } = block
    let [low, high] = [slots[this.#row]! <= slot ? this.#row : 0, count]
    // Mostly the next one or near it.
    if (low < high && slots[low]! < slot) low++
    while (low < high && slots[low]! < slot) {
      const middle = (low + high) >> 1
      if (slots[middle]! < slot) low = middle + 1
      else high = middle
    }
    if (low === count) return (this.slot = NOWHERE)
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

  /** How often the term stands in the article where the cursor is. */
  get uses(): number {
    return usesOf(this.#block().counts[this.#row]!)
  }

  /** Writes the places in the article where the cursor is, ascending, from an index on. */
  places(into: Uint16Array, from: number): void {
    const block = this.#block()
    const { counts, lengths, lows, bytes } = block
    if (this.#row < this.#placesRow) {
      this.#placesRow = 0
      this.#placesAt = block.places
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
    at = pastCodes(bytes, at, codes)
    this.#placesRow = this.#row
    this.#placesAt = at
    const end = from + this.uses
    for (let n = from, place = STEP * stepIn(lows[this.#row]!); n < end; n++) {
      let code = bytes[at++]!
      if (code >= ONE_BYTE) {
        if (code < LONG) code = ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[at++]!
        else {
          reading.at = at - 1
          code = readCode(bytes)
          at = reading.at
        }
      }
      place += code
      into[n] = place
    }
  }
}

/** One word in one segment: any of its terms. Begins before the first article. */
export class WordCursor {
  readonly #terms: readonly TermCursor[]
  slot = -1
  /** Where it is found in the article that the cursor stands at: `count` places, ascending, once `read` is called. */
  places = new Uint16Array(64)
  count = 0
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

  read(): void {
    let count = 0
    for (const term of this.#terms) {
      if (term.slot !== this.slot) continue
      const end = count + term.uses
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
  if (places[middle - 1]! <= places[middle]!) return
  if (held.length < middle) held = new Uint16Array(2 * middle)
  for (let at = 0; at < middle; at++) held[at] = places[at]!
  let [one, other] = [0, middle]
  for (let at = 0; one < middle; at++)
    places[at] = other < end && places[other]! < held[one]! ? places[other++]! : held[one++]!
}

let held = new Uint16Array(256)
