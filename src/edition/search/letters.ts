// The letters of many words in a few byte arenas, by number: no string is kept. Knows characters only.
import { Numbers } from './numbers.ts'

const PAGE = 1 << 16

/**
 * Append-only. A word is its length and its units: one byte each where all are below 256, else two. Given back it is
 * the same string to the last unit, lone surrogates and all.
 *
 *     pages   6 f e r r y s | 4 o p e n | 3* å ł ß …     (* two bytes a letter)
 *     places  ^               ^           ^
 */
export class Letters {
  #pages: Buffer[] = []
  #used = PAGE
  #places = new Numbers()
  #size = 0

  get size(): number {
    return this.#size
  }

  push(word: string): number {
    const wide = isWide(word)
    const bytes = wide ? 2 * word.length : word.length
    const header = word.length < SHORT ? 1 : 5
    if (this.#used + header + bytes > PAGE) {
      this.#pages.push(Buffer.alloc(Math.max(PAGE, header + bytes)))
      this.#used = 0
    }
    const page = this.#pages.at(-1)!
    let at = this.#used
    this.#places.append(this.#size, (this.#pages.length - 1) * PAGE + at)
    page[at++] = (Math.min(word.length, SHORT) << 1) | Number(wide)
    if (header > 1) at = page.writeUInt32LE(word.length, at)
    if (wide) page.write(word, at, 'utf16le')
    else for (let n = 0; n < word.length; n++) page[at + n] = word.charCodeAt(n)
    // A word longer than a page has one of its own, which is full.
    this.#used = at + bytes
    return this.#size++
  }

  at(number: number): string {
    const place = this.#places.get(number)
    const page = this.#pages[place >>> 16]!
    let at = place & (PAGE - 1)
    const head = page[at++]!
    let length = head >>> 1
    if (length === SHORT) {
      length = page.readUInt32LE(at)
      at += 4
    }
    return (head & 1) === 1
      ? page.toString('utf16le', at, at + 2 * length)
      : page.toString('latin1', at, at + length)
  }

  /** Below 0 when word `a` comes before word `b` in the order of their units, as strings compare. */
  compare(a: number, b: number): number {
    // Called millions of times while words are sorted, so no pairs are made here.
    const at = this.#places.get(a)
    const bt = this.#places.get(b)
    const one = this.#pages[at >>> 16]!
    const two = this.#pages[bt >>> 16]!
    let i = at & (PAGE - 1)
    let j = bt & (PAGE - 1)
    const head = one[i++]!
    const other = two[j++]!
    if (((head | other) & 1) === 1 || head >>> 1 === SHORT || other >>> 1 === SHORT) {
      const [word, second] = [this.at(a), this.at(b)]
      return word < second ? -1 : word > second ? 1 : 0
    }
    const end = i + Math.min(head >>> 1, other >>> 1)
    while (i < end) {
      const difference = one[i++]! - two[j++]!
      if (difference !== 0) return difference
    }
    return (head >>> 1) - (other >>> 1)
  }

  /** The first `size` words for a snapshot; more may hang on behind them, to which no place points. */
  flat(size: number): { bytes: Uint8Array; pages: Uint32Array; places: Uint32Array } {
    return {
      bytes: Buffer.concat(this.#pages),
      pages: Uint32Array.from(this.#pages, page => page.length),
      places: this.#places.flat(size)
    }
  }

  /** What `flat` gave, once more, in slices; the bytes are kept, not copied. Throws RangeError where they do not fit together. */
  static *from({ bytes, pages, places }: ReturnType<Letters['flat']>): Generator<void, Letters> {
    const letters = new Letters()
    let at = 0
    for (const length of pages) {
      letters.#pages.push(Buffer.from(bytes.buffer, bytes.byteOffset + at, length))
      at += length
    }
    if (at !== bytes.length) throw new RangeError('letters: cut off')
    for (let number = 0; number < places.length; number++) {
      if (number % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) yield
      const place = places[number]!
      const page = letters.#pages[place >>> 16]
      if (page === undefined || place % PAGE >= page.length) throw new RangeError('letters: lost')
      const head = page[place % PAGE]!
      const long = head >>> 1 === SHORT
      const length = long ? page.readUInt32LE((place % PAGE) + 1) : head >>> 1
      if ((place % PAGE) + (long ? 5 : 1) + (length << (head & 1)) > page.length)
        throw new RangeError('letters: cut off')
    }
    letters.#places = Numbers.from(places)
    letters.#size = places.length
    return letters
  }
}

/** Words between two pauses: about a millisecond. */
const LOOKED_AT_ONCE = 1 << 16

/** From this length on it is told in four bytes. */
const SHORT = 127

const isWide = (word: string): boolean => {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 0xff) return true
  return false
}
