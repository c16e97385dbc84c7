// Walks the articles that hold a word, and its places in them. Knows segments, no scores.
import { Block, HEAVY, IN_BODY, usesOf } from './block.ts'
import { LONG, ONE_BYTE, pastCodes, readCode, reading, STEP, stepIn } from './codes.ts'
import type { Postings, Segment } from './segment.ts'
import { blockFor, postingsOf } from './segment.ts'

export const NOWHERE = 0xffffffff

/** One term in one segment. Begins before the first article. */
class TermCursor {
  readonly #postings: Postings
  readonly #block = new Block()
  #number = -1
  #row = -1
  // Where the places of a row start; rows before it are read over once.
  #placesRow = 0
  #placesAt = 0
  slot = -1

  constructor(postings: Postings) {
    this.#postings = postings
  }

  /** To the first article not before `slot`; NOWHERE when there is none. Back, too. */
  seek(slot: number): number {
    const block = this.#block
    if (this.#number < 0 || slot < block.slots[0]! || slot > block.slots[block.count - 1]!) {
      const ahead = this.#number >= 0 && slot > block.slots[block.count - 1]!
      const number = blockFor(this.#postings, slot, ahead ? this.#number + 1 : 0)
      if (number >= this.#postings.blocks) return (this.slot = NOWHERE)
      if (number !== this.#number) {
        block.read(this.#postings, number)
        this.#number = number
        this.#placesRow = 0
        this.#placesAt = block.places
      }
      this.#row = 0
    }
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

  /** How often the term stands in the article where the cursor is. */
  get uses(): number {
    return usesOf(this.#block.counts[this.#row]!)
  }

  /** Writes the places in the article where the cursor is, ascending, from an index on. */
  places(into: Uint16Array, from: number): void {
    const block = this.#block
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

  constructor(segment: Segment, terms: readonly number[]) {
    const held = terms.flatMap(term => postingsOf(segment, term) ?? [])
    this.#terms = held.map(postings => new TermCursor(postings))
    this.articles = held.reduce((sum, { articles }) => sum + articles, 0)
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
