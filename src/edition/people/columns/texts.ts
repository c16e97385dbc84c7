// Strings as numbers: each distinct one once, as bytes, with a row of numbers of its own. Knows letters only.
import { Hashes, mix } from './hashes.ts'
import { Table } from './table.ts'

const AT = 0
const HASH = 1
/** Fields of the row that are the owner's start here. */
const OWN = 2

const CHUNK_BITS = 16
const CHUNK = 1 << CHUNK_BITS
/** What is longer is known by its beginning: no name is, and no title. */
const MOST = 8_000
const WIDE = 0x8000

/**
 * Numbers count from 1; 0 is no string. Append-only, so an edition shares the bytes and the hash table of the writer
 * and knows no number that came after it. A string of JavaScript in a Map takes three times the room.
 */
export class Texts {
  readonly rows: Table
  #chunks: Buffer[] = []
  #used = CHUNK
  #hashes = new Hashes()

  constructor(fields: number, rows = new Table(OWN + fields)) {
    this.rows = rows
    // Number 0 is nothing.
    rows.reach(0)
  }

  /** The largest number given. */
  get last(): number {
    return this.rows.size - 1
  }

  /** 0 when nobody entered it. */
  find(text: string): number {
    return this.#find(text.length > MOST ? text.slice(0, MOST) : text, hashOf(text))
  }

  /** Its number, the next one when it is new. */
  enter(text: string): number {
    const hash = hashOf(text)
    const own = text.length > MOST ? text.slice(0, MOST) : text
    const known = this.#find(own, hash)
    if (known !== 0) return known
    const number = this.rows.push()
    this.rows.set(number, AT, this.#write(own))
    this.rows.set(number, HASH, hash)
    this.#hashes.add(hash, number, each => this.rows.get(each, HASH))
    return number
  }

  text(number: number): string {
    const at = this.rows.get(number, AT)
    const chunk = this.#chunks[at >>> CHUNK_BITS]!
    const start = (at & (CHUNK - 1)) + 2
    const size = chunk.readUInt16LE(start - 2)
    return size & WIDE
      ? chunk.toString('utf16le', start, start + (size & ~WIDE))
      : chunk.toString('latin1', start, start + size)
  }

  get(number: number, field: number): number {
    return this.rows.get(number, OWN + field)
  }

  set(number: number, field: number, value: number): void {
    this.rows.set(number, OWN + field, value)
  }

  print(): Texts {
    const copy = new Texts(0, this.rows.print())
    copy.#chunks = this.#chunks.slice()
    copy.#used = this.#used
    copy.#hashes = this.#hashes
    return copy
  }

  /** The bytes of all strings in pieces, one at least, as they are: nothing changes them any more. */
  pieces(): readonly Uint8Array[] {
    const last = this.#chunks.length - 1
    return last < 0
      ? [new Uint8Array(0)]
      : this.#chunks.with(last, this.#chunks[last]!.subarray(0, this.#used))
  }

  /** Bytes and rows of all pieces, those of `rows` too, into an empty one. False where they do not fit together. */
  *load(bytes: Uint8Array, rows: Uint32Array): Generator<void, boolean> {
    const { width } = this.rows
    if (rows.length < width || !fits(bytes, rows, width)) return false
    if (!(yield* this.rows.load(rows))) return false
    this.#chunks = []
    for (let from = 0; from < bytes.length; from += CHUNK) {
      const part = bytes.subarray(from, from + CHUNK)
      const chunk =
        part.length === CHUNK
          ? Buffer.from(part.buffer, part.byteOffset, CHUNK)
          : Buffer.alloc(CHUNK)
      if (part.length < CHUNK) chunk.set(part)
      this.#chunks.push(chunk)
    }
    this.#used = bytes.length === 0 ? CHUNK : ((bytes.length - 1) & (CHUNK - 1)) + 1
    this.#hashes.reserve(this.rows.size)
    const hashAt = (number: number) => this.rows.get(number, HASH)
    for (let number = 1; number < this.rows.size; number++) {
      this.#hashes.add(hashAt(number), number, hashAt)
      if (number % 8_000 === 0) yield
    }
    return true
  }

  #find(text: string, hash: number): number {
    const shard = this.#hashes.shard(hash)
    const mask = shard.length - 1
    for (let at = this.#hashes.start(hash) & mask; shard[at] !== 0; at = (at + 1) & mask) {
      const number = shard[at]!
      if (number < this.rows.size && this.rows.get(number, HASH) === hash)
        if (this.text(number) === text) return number
    }
    return 0
  }

  /** Two bytes of length, then one or two for each UTF-16 unit: whatever was entered comes out again. */
  #write(text: string): number {
    const wide = isWide(text)
    const size = wide ? 2 * text.length : text.length
    if (this.#used + 2 + size > CHUNK) {
      this.#chunks.push(Buffer.alloc(CHUNK))
      this.#used = 0
    }
    const chunk = this.#chunks.at(-1)!
    const start = this.#used
    chunk.writeUInt16LE(wide ? size | WIDE : size, start)
    chunk.write(text, start + 2, wide ? 'utf16le' : 'latin1')
    this.#used += 2 + size
    return (this.#chunks.length - 1) * CHUNK + start
  }
}

/** Of Fowler, Noll and Vo, over UTF-16 units. */
export const hashOf = (text: string): number => {
  const size = Math.min(MOST, text.length)
  let hash = 0x811c9dc5
  for (let at = 0; at < size; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash)
}

const isWide = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true
  return false
}

/** Whether every string lies inside the bytes. */
const fits = (bytes: Uint8Array, rows: Uint32Array, width: number): boolean => {
  for (let row = width; row < rows.length; row += width) {
    const at = rows[row + AT]!
    const size = (bytes[at]! | (bytes[at + 1]! << 8)) & ~WIDE
    if (!(at + 2 + size <= bytes.length)) return false
  }
  return true
}
