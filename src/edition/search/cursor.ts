// Walks the articles that hold a word, in any of its terms, and its places in them. Knows no bytes.
import { added, usesOf } from './counts.ts'
import type { Segment } from './segment.ts'
import { postingsOf } from './segment.ts'
import type { Source } from './sources.ts'
import type { Starts } from './termcursor.ts'
import { NOWHERE, TermCursor } from './termcursor.ts'

/** One word in one segment: any of its terms. Begins before the first article. */
export class WordCursor {
  readonly #terms: readonly TermCursor[]
  /** Of a word of one term, as most are: then there is nothing to put together. */
  readonly #only: TermCursor | null
  slot = -1
  /** Where it is found in the article that the cursor stands at: `count` places, ascending, once `read` is called. */
  places = NONE
  count = 0
  #read = -1
  /** In how many articles of the segment at most. */
  readonly articles: number

  constructor(terms: readonly TermCursor[]) {
    this.#terms = terms
    this.#only = terms.length === 1 ? terms[0]! : null
    this.articles = terms.reduce((sum, { articles }) => sum + articles, 0)
  }

  /** With blocks of its own, until blocks are given back. */
  static of(segment: Segment, terms: readonly number[]): WordCursor {
    const held = terms.flatMap(term => postingsOf(segment, term) ?? [])
    return new WordCursor(held.map(postings => new TermCursor(postings, null)))
  }

  /** With the blocks of these, which are of a word, not a phrase. */
  static over(sources: readonly Source[]): WordCursor {
    return new WordCursor(sources.map(source => new TermCursor(source.postings!, source)))
  }

  /** Most articles will be asked for, in order. */
  walk(): void {
    for (const term of this.#terms) term.isWalked = true
  }

  seek(slot: number): number {
    if (this.#only !== null) return (this.slot = this.#only.seek(slot))
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
    if (this.#only !== null) return this.#only.counts
    let held = 0
    for (const term of this.#terms)
      if (term.slot === this.slot) held = held === 0 ? term.counts : added(held, term.counts)
    return held
  }

  /** As `TermCursor.follow`, for any of its terms, from 0 on. */
  follow(starts: Starts, offset: number, least: number, last: number): number {
    if (this.#only !== null) return this.#only.follow(starts, offset, least, last, 0)
    let count = 0
    for (let n = 0; n < this.#terms.length; n++) {
      const term = this.#terms[n]!
      if (term.slot !== this.slot) continue
      const end = term.follow(starts, offset, least, last, count)
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

// Those of a phrase are never read.
const NONE = new Uint16Array(0)

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
