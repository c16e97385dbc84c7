// Writes a segment, term after term and article after article, both ascending. Knows bytes, as segment.ts draws them.
import type { Raw } from './block.ts'
import { HEAVY, MOST_IN_FIELD } from './block.ts'
import { STEP, stepOf, writeCode } from './codes.ts'
import { Growing } from './growing.ts'
import type { Lengths, Usual } from './ranking.ts'
import { saturated, weigherOf } from './ranking.ts'
import type { Segment } from './segment.ts'
import { ARENA, BLOCK } from './segment.ts'

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

  #arenas: Uint8Array[] = []
  #arena: Uint8Array
  #used = 0

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
  // The term being written.
  #articles = 0
  #firstBlock = 0

  constructor(first: number, end: number, lengths: Lengths, usual: Usual, bytes = 1 << 14) {
    this.#first = first
    this.#end = end
    this.#usual = usual
    this.#lengths = lengths
    this.#weigh = weigherOf(lengths, usual)
    this.#arena = new Uint8Array(Math.min(ARENA, Math.max(1 << 10, bytes)))
  }

  /** Begins a term, higher than all before it. */
  open(term: number): void {
    this.#terms.push(term)
    this.#articles = 0
    this.#firstBlock = this.#last.size
    this.#previous = this.#first - 1
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
    copy(bytes, from, to, this.#places, this.#placeBytes)
    this.#placeBytes += to - from
  }

  /** A whole block of another segment, whose words are worth no more than `most` here. */
  copyBlock(
    { bytes, rows, first, last, low, slots, slotsEnd, places, placesEnd }: Raw,
    most: number
  ): void {
    if (this.#rows + rows > BLOCK || this.#placeBytes > MOST_IN_BLOCK) this.#flush()
    if (most > this.#bound) this.#bound = most
    const at = writeCode(this.#slots, this.#slotBytes, ((first - this.#previous - 1) << 3) | low)
    copy(bytes, slots, slotsEnd, this.#slots, at)
    this.#slotBytes = at + slotsEnd - slots
    this.copyPlaces(bytes, places, placesEnd)
    this.#previous = last
    this.#rows += rows
    this.#articles += rows
  }

  close(): void {
    const blocks = this.#last.size - this.#firstBlock
    this.#postings += this.#articles
    if (blocks === 0) {
      this.#room(this.#slotBytes + this.#placeBytes + 16)
      this.#starts.push(this.#address())
      this.#code(this.#articles << 1)
      this.#arena[this.#used++] = this.#most255()
      this.#block()
    } else {
      if (this.#rows > 0) this.#flush()
      this.#room(15)
      this.#starts.push(this.#address())
      this.#code((this.#articles << 1) | 1)
      this.#code(this.#firstBlock)
      this.#code(this.#last.size - this.#firstBlock)
    }
  }

  done(): Segment {
    const arena =
      this.#arena.length - this.#used > 64 ? this.#arena.slice(0, this.#used) : this.#arena
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
      arenas: [...this.#arenas, arena],
      postings: this.#postings
    }
  }

  /** A full block goes into the arena, and into the directory. */
  #flush(): void {
    this.#room(this.#slotBytes + this.#placeBytes + 15)
    this.#last.push(this.#previous)
    this.#at.push(this.#address())
    this.#most.push(this.#most255())
    this.#code(this.#rows)
    this.#block()
  }

  #block(): void {
    this.#code(this.#slotBytes)
    this.#code(this.#placeBytes)
    copy(this.#slots, 0, this.#slotBytes, this.#arena, this.#used)
    this.#used += this.#slotBytes
    copy(this.#places, 0, this.#placeBytes, this.#arena, this.#used)
    this.#used += this.#placeBytes
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

  #code(value: number): void {
    this.#used = writeCode(this.#arena, this.#used, value)
  }

  #address(): number {
    return this.#arenas.length * ARENA + this.#used
  }

  #room(bytes: number): void {
    if (this.#used + bytes <= this.#arena.length) return
    if (this.#used + bytes <= ARENA) this.#arena = enlarged(this.#arena, bytes, ARENA)
    else {
      this.#arenas.push(this.#arena.slice(0, this.#used))
      this.#arena = new Uint8Array(ARENA)
      this.#used = 0
    }
  }
}

/** How often each field has a word; where it is often, the bytes of its places, too. Gives the first byte behind. */
const writeCounts = (
  slots: Uint8Array,
  from: number,
  headline: number,
  lead: number,
  body: number,
  bytes: number
): number => {
  let at = from
  const full = headline > 2 || lead > 2 || body > 14
  slots[at++] = full ? 0xff : (headline << 6) | (lead << 4) | body
  if (full) {
    at = writeCode(slots, at, headline)
    at = writeCode(slots, at, lead)
    at = writeCode(slots, at, body)
  }
  return headline + lead + body >= HEAVY ? writeCode(slots, at, bytes) : at
}

const copy = (from: Uint8Array, start: number, end: number, into: Uint8Array, at: number): void => {
  // A call costs more than a few bytes.
  if (end - start > 64) into.set(from.subarray(start, end), at)
  else for (let byte = start, to = at; byte < end; byte++) into[to++] = from[byte]!
}

const enlarged = (
  full: Uint8Array,
  bytes: number,
  most = Number.POSITIVE_INFINITY
): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(Math.min(most, 2 * (full.length + bytes)))
  larger.set(full)
  return larger
}
