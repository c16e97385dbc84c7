// Walks the articles that hold a term, and its places in them. Knows the blocks of a segment, no scores.
import { firstFrom } from './bisecting.ts'
import type { Block } from './block.ts'
import { HEAVY, IN_BODY, usesOf } from './counts.ts'
import { LONG, ONE_BYTE, pastCodes, STEP, stepIn, TWO_BYTES } from './codes.ts'
import type { Column } from './dense.ts'
import { columnOf, countsIn, placesIn, stepAt } from './dense.ts'
import type { Postings } from './segment.ts'
import { blockFor } from './segment.ts'
import type { Source } from './sources.ts'
import { takeBlock } from './sources.ts'

/** Beyond any slot; as a small integer, which needs no object of its own. */
export const NOWHERE = 0x7fffffff

/**
 * Where a phrase may begin in one article: `found` places; and by place a mark, the higher the later it was made. What
 * would begin before the line is found in the upper half of the marks, as numbers are cut off there, and has -1.
 */
export interface Starts {
  readonly marks: Int32Array
  readonly found: Uint16Array
}

/** Half of it is more than any line has places. */
export const LINES = (1 << 17) - 1

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
  // Where the places of a row, or of a slot of the column, start, so many codes further: what is before them is read over
  // once, and when somebody asks for what is behind.
  #placesOf = 0
  #placesAt = 0
  #codes = 0
  slot = -1
  /** Whether most articles are asked for: then a dense block is read whole, too. Told before the first. */
  isWalked = false

  /** Of a source the blocks are taken: what was read for the score is not read again for the places. Without one it has one of its own, until blocks are given back. */
  constructor(postings: Postings, source: Source | null) {
    this.#postings = postings
    this.#source = source
    this.#own = source === null ? takeBlock() : null
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
      this.#codes = 0
      return
    }
    this.#own?.read(this.#postings, number)
    const { slots, count, places } = this.#block()
    this.#first = slots[0]!
    this.#last = slots[count - 1]!
    this.#placesOf = 0
    this.#placesAt = places
    this.#codes = 0
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
          // No line is so long that a place takes more. A call would cost all others: nothing is kept in a register across it.
          code = TWO_BYTES + ((code - LONG) << 16) + (bytes[at++]! << 8)
          code += bytes[at++]!
        }
      }
      place = (place + code) | 0
      into[n] = place
    }
    this.#placesEnd(at, 0)
  }

  /**
   * Of the places in the article where the cursor is, those `offset` words behind a start that is marked `least` or higher: writes
   * these starts, ascending, from an index on; gives how many there are then. Starts beyond `last` are not looked for.
   */
  follow(
    { marks, found }: Starts,
    offset: number,
    least: number,
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
          // No line is so long that a place takes more. A call would cost all others: nothing is kept in a register across it.
          code = TWO_BYTES + ((code - LONG) << 16) + (bytes[at++]! << 8)
          code += bytes[at++]!
        }
      }
      start = (start + code) | 0
      if (start > last) break
      // Written over by the next where it is none: which is one is anybody's guess.
      found[count] = start
      count += Number(marks[start & LINES]! >= least)
    }
    this.#placesEnd(at, left)
    return count
  }

  /** Where its first place in the article where the cursor is begins to be counted. */
  #step(): number {
    const column = this.#column
    return (
      STEP * (column === null ? stepIn(this.#block().lows[this.#row]!) : stepAt(column, this.slot))
    )
  }

  /** Where those of the next article begin: so many codes behind `at`. */
  #placesEnd(at: number, codes: number): void {
    let end = at
    let left = codes
    if (this.#column !== null) this.#placesOf = this.slot + 1
    else {
      const { counts, lengths, isDense } = this.#block()
      const row = this.#row
      if (left > 0 && !isDense && usesOf(counts[row]!) >= HEAVY) {
        end = this.#placesAt + lengths[row]!
        left = 0
      }
      this.#placesOf = row + 1
    }
    this.#placesAt = end
    this.#codes = left
  }

  /** Where the places in the article where the cursor is begin. */
  #placesFrom(): number {
    let at = this.#placesAt
    let codes = this.#codes
    if (this.#column !== null) {
      at = placesIn(this.#column, this.slot, this.#placesOf, at, codes)
      this.#placesOf = this.slot
    } else {
      const { counts, lengths, bytes, places, isDense } = this.#block()
      if (this.#row < this.#placesOf) {
        this.#placesOf = 0
        at = places
        codes = 0
      }
      // Places of several articles are passed over in one run: where a run ends is guessed wrong each time.
      for (let row = this.#placesOf; row < this.#row; row++) {
        const held = counts[row]!
        const uses = held <= IN_BODY ? held : usesOf(held)
        if (uses < HEAVY || isDense) codes += uses
        else {
          at = pastCodes(bytes, at, codes) + lengths[row]!
          codes = 0
        }
      }
      at = pastCodes(bytes, at, codes)
      this.#placesOf = this.#row
    }
    this.#placesAt = at
    this.#codes = 0
    return at
  }
}
