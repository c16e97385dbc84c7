// Writes a segment, term after term and article after article, both ascending. Knows bytes, as segment.ts draws them.
import { Arenas, copyBytes, enlarged } from './arenas.ts'
import type { Raw } from './block.ts'
import { Block } from './block.ts'
import { STEP, stepOf, writeCode } from './codes.ts'
import { MOST_IN_FIELD, writeCounts } from './counts.ts'
import { DENSE, writeColumn } from './dense.ts'
import { Growing } from './growing.ts'
import type { Lengths, Usual } from './ranking.ts'
import { saturated, weigherOf } from './ranking.ts'
import type { Segment } from './segment.ts'
import { BLOCK } from './segment.ts'

/** Bytes of places from which on a block is closed, however few articles it has. */
const MOST_IN_BLOCK = 1 << 16

/** A class, because its methods are called for every place of every word. */
export class Writer {
  readonly #first: number
  readonly #end: number
  readonly #usual: Usual
  readonly #lengths: Lengths
  readonly #weigh: ReturnType<typeof weigherOf>

  #terms = new Growing()
  #starts = new Growing()
  #last = new Growing()
  #at = new Growing()
  #most = new Growing()
  #postings = 0

  readonly #arenas: Arenas

  // The block being written.
  #slots = new Uint8Array(BLOCK * 26)
  #slotBytes = 0
  #places = new Uint8Array(2 * MOST_IN_BLOCK)
  #placeBytes = 0
  #rows = 0
  // What its articles are worth at most: those copied, and before it is saturated the others.
  #bound = 0
  #heaviest = 0
  #previous = 0
  // The slot that they all come after.
  #before = 0
  // The term being written.
  #articles = 0
  #firstBlock = 0

  constructor(first: number, end: number, lengths: Lengths, usual: Usual, bytes = 1 << 14) {
    this.#first = first
    this.#end = end
    this.#usual = usual
    this.#lengths = lengths
    this.#weigh = weigherOf(lengths, usual)
    this.#arenas = new Arenas(bytes)
  }

  /** Begins a term, higher than all before it. */
  open(term: number): void {
    this.#terms.push(term)
    this.#articles = 0
    this.#firstBlock = this.#last.size
    this.#previous = this.#first - 1
    this.#before = this.#previous
  }

  /**
   * A whole term, higher than all before it. An entry is an article above, counted from `first`, a place in its line below:
   * ascending. `once` has for each article what a word is worth that stands in its body once. Gives how many articles hold it.
   */
  term(term: number, entries: Uint32Array, from: number, to: number, once: Float64Array): number {
    this.open(term)
    const { bodyStart, leadEnd } = this.#lengths
    const [first, slots] = [this.#first, this.#slots]
    // What is written for each posting lies in variables: fields are read and written back each time.
    let places = this.#roomForPlaces(to - from)
    let [slotBytes, placeBytes, rows, heaviest, previous] = [0, 0, 0, 0, -1]
    for (let at = from; at < to; rows++) {
      if (rows === BLOCK || placeBytes > MOST_IN_BLOCK) {
        this.#take(slotBytes, placeBytes, rows, heaviest, first + previous)
        this.#flush()
        places = this.#roomForPlaces(to - at)
        slotBytes = placeBytes = rows = heaviest = 0
      }
      const owner = entries[at]! >>> 16
      const start = at
      const place = entries[at++]! & 0xffff
      while (at < to && entries[at]! >>> 16 === owner) at++
      const step = stepOf(place)
      const gap = ((owner - previous - 1) << 3) | (step << 1)
      const placesFrom = placeBytes
      placeBytes = writeCode(places, placeBytes, place - step * STEP)
      previous = owner
      if (at === start + 1 && place >= leadEnd[first + owner]!) {
        slotBytes = writeCode(slots, slotBytes, gap | 1)
        if (once[owner]! > heaviest) heaviest = once[owner]!
        continue
      }
      for (let each = start + 1; each < at; each++)
        placeBytes = writeCode(places, placeBytes, entries[each]! - entries[each - 1]!)
      const [text, body] = [bodyStart[first + owner]!, leadEnd[first + owner]!]
      let [headline, lead] = [0, 0]
      for (let each = start; each < at && (entries[each]! & 0xffff) < body; each++)
        if ((entries[each]! & 0xffff) < text) headline++
        else lead++
      // Nobody repeats a word as often in a headline or a lead; what is beyond is the body's.
      headline = Math.min(headline, MOST_IN_FIELD)
      lead = Math.min(lead, MOST_IN_FIELD)
      const rest = at - start - headline - lead
      const worth = this.#weigh(first + owner, headline, lead, rest)
      if (worth > heaviest) heaviest = worth
      slotBytes = writeCode(slots, slotBytes, gap)
      slotBytes = writeCounts(slots, slotBytes, headline, lead, rest, placeBytes - placesFrom)
    }
    const before = this.#articles
    this.#take(slotBytes, placeBytes, rows, heaviest, first + previous)
    this.close()
    return before + rows
  }

  #take(slotBytes: number, placeBytes: number, rows: number, heaviest: number, last: number): void {
    this.#slotBytes = slotBytes
    this.#placeBytes = placeBytes
    this.#rows = rows
    this.#articles += rows
    this.#heaviest = heaviest
    this.#previous = last
  }

  /** The next article that holds the term, the step of its first place, how often each field has it. Its places follow, in so many bytes. */
  article(
    slot: number,
    step: number,
    headline: number,
    lead: number,
    body: number,
    bytes: number
  ): void {
    if (this.#rows === BLOCK || this.#placeBytes > MOST_IN_BLOCK) this.#flush()
    const worth = this.#weigh(slot, headline, lead, body)
    if (worth > this.#heaviest) this.#heaviest = worth
    const plain = body === 1 && headline === 0 && lead === 0
    const gap = ((slot - this.#previous - 1) << 3) | (step << 1)
    let at = writeCode(this.#slots, this.#slotBytes, gap | Number(plain))
    if (!plain) at = writeCounts(this.#slots, at, headline, lead, body, bytes)
    this.#slotBytes = at
    this.#previous = slot
    this.#rows++
    this.#articles++
  }

  /** Places as they are written elsewhere. */
  copyPlaces(bytes: Uint8Array, from: number, to: number): void {
    if (this.#placeBytes + to - from > this.#places.length)
      this.#places = enlarged(this.#places, to - from)
    copyBytes(bytes, from, to, this.#places, this.#placeBytes)
    this.#placeBytes += to - from
  }

  /** A whole block of another segment, whose words are worth no more than `most` here. */
  copyBlock({ bytes, rows, first, last, dense, low, slots, places, end }: Raw, most: number): void {
    const isFull = this.#rows + rows > BLOCK || this.#placeBytes > MOST_IN_BLOCK
    if (this.#rows > 0 && (isFull || dense !== null)) this.#flush()
    if (most > this.#bound) this.#bound = most
    if (dense !== null) {
      const arenas = this.#enter(last, dense.end - dense.column)
      arenas.code(DENSE)
      arenas.code(rows)
      arenas.code(first - this.#previous - 1)
      for (const size of [dense.length, dense.places - dense.rest, dense.end - dense.places])
        arenas.code(size)
      arenas.copy(bytes, dense.column, dense.end)
      this.#articles += rows
      this.#previous = last
      this.#begin()
      return
    }
    const at = writeCode(this.#slots, this.#slotBytes, ((first - this.#previous - 1) << 3) | low)
    copyBytes(bytes, slots, places, this.#slots, at)
    this.#slotBytes = at + places - slots
    this.copyPlaces(bytes, places, end)
    this.#previous = last
    this.#rows += rows
    this.#articles += rows
  }

  close(): void {
    const arenas = this.#arenas
    const isSingle = this.#last.size === this.#firstBlock
    if (!isSingle && this.#rows > 0) this.#flush()
    this.#postings += this.#articles
    arenas.makeRoom(isSingle ? this.#slotBytes + this.#placeBytes + 16 : 15)
    this.#starts.push(arenas.address)
    arenas.code((this.#articles << 1) | Number(!isSingle))
    if (isSingle) {
      arenas.byte(this.#most255())
      this.#block()
    } else {
      arenas.code(this.#firstBlock)
      arenas.code(this.#last.size - this.#firstBlock)
    }
  }

  done(): Segment {
    return {
      first: this.#first,
      end: this.#end,
      usual: this.#usual,
      terms: this.#terms.cut(),
      starts: this.#starts.cut(),
      blocks: {
        last: this.#last.cut(),
        at: this.#at.cut(),
        most: Uint8Array.from(this.#most.cut())
      },
      arenas: this.#arenas.done(),
      postings: this.#postings
    }
  }

  /** A full block goes into the arena, and into the directory. */
  #flush(): void {
    const dense = this.#rows >= LEAST_DENSE ? this.#dense() : null
    const arenas = this.#enter(this.#previous, this.#slotBytes + this.#rows + this.#placeBytes)
    if (dense === null) {
      arenas.code(this.#rows)
      this.#block()
      return
    }
    arenas.code(DENSE)
    arenas.code(this.#rows)
    arenas.code(read.slots[0]! - this.#before - 1)
    for (const size of [dense.length, dense.end - dense.rest, this.#placeBytes]) arenas.code(size)
    arenas.copy(column, 0, dense.end)
    arenas.copy(this.#places, 0, this.#placeBytes)
    this.#begin()
  }

  /** The articles of the block as a column, where that takes little more than their slots do. */
  #dense(): ReturnType<typeof writeColumn> | null {
    const most = this.#slotBytes + this.#rows / 2
    // Most are told apart before they are looked at: those with gaps, and those of words that stand too often for one byte.
    if (this.#previous - this.#before > most || this.#slotBytes > 4 * this.#rows) return null
    if (this.#placeBytes >= MOST_IN_BLOCK) return null
    read.readRows(this.#slots, 0, this.#rows, this.#before)
    const dense = writeColumn(read, this.#places, column)
    // What the column has no room for is found by walking to it.
    return dense.end <= most && dense.end - dense.rest <= this.#rows / 8 ? dense : null
  }

  #enter(last: number, bytes: number): Arenas {
    this.#arenas.makeRoom(bytes + 30)
    this.#last.push(last)
    this.#at.push(this.#arenas.address)
    this.#most.push(this.#most255())
    return this.#arenas
  }

  #block(): void {
    const arenas = this.#arenas
    arenas.code(this.#slotBytes)
    arenas.code(this.#placeBytes)
    arenas.copy(this.#slots, 0, this.#slotBytes)
    arenas.copy(this.#places, 0, this.#placeBytes)
    this.#begin()
  }

  /** The next block, behind what is written. */
  #begin(): void {
    this.#before = this.#previous
    this.#slotBytes = 0
    this.#placeBytes = 0
    this.#rows = 0
    this.#bound = 0
    this.#heaviest = 0
  }

  /** For so many places more: three bytes are enough for each. */
  #roomForPlaces(places: number): Uint8Array {
    const bytes = 3 * Math.min(places, MOST_IN_BLOCK + (1 << 16)) + 1
    if (this.#placeBytes + bytes > this.#places.length) this.#places = enlarged(this.#places, bytes)
    return this.#places
  }

  #most255(): number {
    return Math.ceil(Math.max(this.#bound, saturated(this.#heaviest)) * 255)
  }
}

/** With fewer articles a block is not worth a column of its own. */
const LEAST_DENSE = BLOCK / 2
// A block to be made one, and its column and what that has no room for: four codes for each article at most.
const read = new Block()
const column = new Uint8Array(BLOCK * 30)
