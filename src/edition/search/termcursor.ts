// Walks the articles that hold a term, and its places in them. Knows the blocks of a segment, no scores.
import { firstFrom } from './bisecting.ts'
import { Block } from './block.ts'
import { HEAVY, IN_BODY, usesOf } from './counts.ts'
import { LONG, ONE_BYTE, pastCodes, readCode, reading, STEP, stepIn } from './codes.ts'
import type { Column } from './dense.ts'
import { columnOf, countsIn, placesIn, stepAt } from './dense.ts'
import type { Postings } from './segment.ts'
import { blockFor } from './segment.ts'
import type { Source } from './sources.ts'

export const NOWHERE = 0xffffffff

/** Where a phrase may begin in one article: `found` places; and by place which word was last found where one beginning there has it. */
export interface Starts {
  readonly marks: Uint32Array
  readonly found: Uint16Array
}

/** One term in one segment. Begins before the first article. */
export class TermCursor {
  readonly #postings: Postings
  readonly #source: Source | null
  readonly #own: Block | null
  #number = -1
  // What the block of that number holds; its column, where it is dense: then the block is not read.
  #first = 0
  #last = 0
  #column: Column | null = null
  #row = -1
  // Where the places of a row, or of a slot of the column, start: what is before them is read over once.
  #placesOf = 0
  #placesAt = 0
  slot = -1
  /** Whether most articles are asked for: then a dense block is read whole, too. Told before the first. */
  isWalked = false

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
    const column = this.#column
    if (column !== null) {
      let at = Math.max(slot, column.first)
      while (column.bytes[column.at + at] === 0) at++
      return (this.slot = at)
    }
    const { slots, count } = this.#block()
    if (slots[count - 1]! < slot) return (this.slot = NOWHERE)
    let row = slots[this.#row]! <= slot ? this.#row : 0
    // Mostly the next one or near it.
    if (slots[row]! < slot) row++
    if (slots[row]! < slot) row = firstFrom(slots, slot, row, count)
    this.#row = row
    return (this.slot = slots[row]!)
  }

  #open(number: number): void {
    this.#number = number
    this.#column = this.isWalked ? null : columnOf(this.#postings, number)
    if (this.#column !== null) {
      this.#first = this.#column.first
      this.#last = this.#column.last
      this.#placesOf = this.#first
      this.#placesAt = this.#column.places
      return
    }
    this.#own?.read(this.#postings, number)
    const { slots, count, places } = this.#block()
    this.#first = slots[0]!
    this.#last = slots[count - 1]!
    this.#placesOf = 0
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
    return this.#column === null
      ? this.#block().counts[this.#row]!
      : countsIn(this.#column, this.slot)
  }

  /** Writes the places in the article where the cursor is, ascending, from an index on. */
  places(into: Uint16Array, from: number): void {
    const end = from + usesOf(this.counts)
    const bytes = this.#column?.bytes ?? this.#block().bytes
    let at = this.#placesFrom()
    let place = this.#step()
    for (let n = from; n < end; n++) {
      let code = bytes[at++]!
      if (code >= ONE_BYTE) {
        if (code < LONG) code = ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[at++]!
        else {
          reading.at = at - 1
          code = readCode(bytes)
          at = reading.at
        }
      }
      place = (place + code) | 0
      into[n] = place
    }
    this.#placesEnd(at)
  }

  /**
   * Of the places in the article where the cursor is, `offset` words behind a start that is marked `before` or (of 0) any: marks
   * those starts `now` and writes them, ascending, from an index on; gives how many there are then. Starts beyond `last` are not looked for.
   */
  follow(
    { marks, found }: Starts,
    offset: number,
    before: number,
    now: number,
    last: number,
    from: number
  ): number {
    const bytes = this.#column?.bytes ?? this.#block().bytes
    let at = this.#placesFrom()
    let start = this.#step() - offset
    let count = from
    let left = usesOf(this.counts)
    while (left > 0) {
      left--
      let code = bytes[at++]!
      if (code >= ONE_BYTE) {
        if (code < LONG) code = ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[at++]!
        else {
          reading.at = at - 1
          code = readCode(bytes)
          at = reading.at
        }
      }
      start = (start + code) | 0
      if (start > last) break
      if (start < 0 || (before > 0 && marks[start] !== before)) continue
      marks[start] = now
      found[count++] = start
    }
    this.#placesEnd(pastCodes(bytes, at, left))
    return count
  }

  /** Where its first place in the article where the cursor is begins to be counted. */
  #step(): number {
    const column = this.#column
    return (
      STEP * (column === null ? stepIn(this.#block().lows[this.#row]!) : stepAt(column, this.slot))
    )
  }

  /** Where those of the next article begin. */
  #placesEnd(at: number): void {
    this.#placesOf = (this.#column === null ? this.#row : this.slot) + 1
    this.#placesAt = at
  }

  /** Where the places in the article where the cursor is begin. */
  #placesFrom(): number {
    if (this.#column !== null) {
      this.#placesAt = placesIn(this.#column, this.slot, this.#placesOf, this.#placesAt)
      this.#placesOf = this.slot
      return this.#placesAt
    }
    const { counts, lengths, bytes, places, isDense } = this.#block()
    if (this.#row < this.#placesOf) {
      this.#placesOf = 0
      this.#placesAt = places
    }
    let at = this.#placesAt
    // Places of several articles are passed over in one run: where a run ends is guessed wrong each time.
    let codes = 0
    for (let row = this.#placesOf; row < this.#row; row++) {
      const held = counts[row]!
      const uses = held <= IN_BODY ? held : usesOf(held)
      if (uses < HEAVY || isDense) codes += uses
      else {
        at = pastCodes(bytes, at, codes) + lengths[row]!
        codes = 0
      }
    }
    this.#placesOf = this.#row
    this.#placesAt = pastCodes(bytes, at, codes)
    return this.#placesAt
  }
}
