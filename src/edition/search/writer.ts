// Writes a segment, term after term and article after article, both ascending. Knows bytes, as segment.ts draws them.
import type { Raw } from './block.ts'
import { HEAVY, MOST_IN_FIELD } from './block.ts'
import { ONE_BYTE, STEP, stepOf, TWO_BYTES, writeCode } from './codes.ts'
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

  /** The next article that holds the term: once, in its body. `worth` is what `weigherOf` says of that. */
  once(slot: number, place: number, worth: number): void {
    if (this.#rows === BLOCK || this.#placeBytes > MOST_IN_BLOCK) this.#flush()
    if (worth > this.#heaviest) this.#heaviest = worth
    const step = stepOf(place)
    const gap = ((slot - this.#previous - 1) << 3) | (step << 1) | 1
    if (gap < ONE_BYTE) this.#slots[this.#slotBytes++] = gap
    else this.#slotBytes = writeCode(this.#slots, this.#slotBytes, gap)
    this.#previous = slot
    this.#rows++
    this.#articles++
    this.#place(place - step * STEP)
  }

  /** The next article that holds the term, where the low half of each entry says: ascending. */
  places(slot: number, entries: Uint32Array, from: number, to: number): void {
    const [text, body] = [this.#lengths.bodyStart[slot]!, this.#lengths.leadEnd[slot]!]
    let at = from
    while (at < to && (entries[at]! & 0xffff) < text) at++
    let headline = at - from
    while (at < to && (entries[at]! & 0xffff) < body) at++
    let lead = at - from - headline
    // Nobody repeats a word as often in a headline or a lead; what is beyond is the body's.
    headline = Math.min(headline, MOST_IN_FIELD)
    lead = Math.min(lead, MOST_IN_FIELD)
    const rest = to - from - headline - lead
    const step = stepOf(entries[from]! & 0xffff)
    const bytes = to - from < HEAVY ? 0 : sizeOf(entries, from, to, step * STEP)
    this.article(slot, step, headline, lead, rest, bytes)
    for (let each = from, previous = step * STEP; each < to; each++) {
      const place = entries[each]! & 0xffff
      this.#place(place - previous)
      previous = place
    }
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
    let at = writeCode(
      this.#slots,
      this.#slotBytes,
      ((slot - this.#previous - 1) << 3) | (step << 1) | Number(plain)
    )
    this.#previous = slot
    if (!plain) {
      const full = headline > 2 || lead > 2 || body > 14
      this.#slots[at++] = full ? 0xff : (headline << 6) | (lead << 4) | body
      if (full) {
        at = writeCode(this.#slots, at, headline)
        at = writeCode(this.#slots, at, lead)
        at = writeCode(this.#slots, at, body)
      }
      if (headline + lead + body >= HEAVY) at = writeCode(this.#slots, at, bytes)
    }
    this.#slotBytes = at
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

  #place(gap: number): void {
    if (this.#placeBytes + 5 > this.#places.length) this.#places = enlarged(this.#places, 5)
    if (gap < ONE_BYTE) this.#places[this.#placeBytes++] = gap
    else this.#placeBytes = writeCode(this.#places, this.#placeBytes, gap)
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

/** The bytes that places take. */
const sizeOf = (entries: Uint32Array, from: number, to: number, base: number): number => {
  let bytes = 0
  for (let at = from, previous = base; at < to; at++) {
    const place = entries[at]! & 0xffff
    const gap = place - previous
    bytes += gap < ONE_BYTE ? 1 : gap < TWO_BYTES ? 2 : 3
    previous = place
  }
  return bytes
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
