// Numbers and strings as bytes and back, one after the other. Knows nothing of what they mean.

/**
 * Grows as it is written to. A number takes one byte below 128, two below 16,384 and so on (base 128, the lowest seven
 * bits first, the high bit for "more follows"); one that may be negative goes zigzag: 0, -1, 1, -2 … as 0, 1, 2, 3 ….
 */
export class ByteWriter {
  #bytes: Buffer
  #end = 0

  constructor(size = 4096) {
    this.#bytes = Buffer.allocUnsafeSlow(size)
  }

  get length(): number {
    return this.#end
  }

  clear(): void {
    this.#end = 0
  }

  /** What was written so far, until it is written to again. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  /** An integer from 0 to 2^53 - 1. */
  unsigned(number: number): void {
    this.#reserve(8)
    let rest = number
    while (rest > 0x7fff_ffff) {
      this.#bytes[this.#end++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    while (rest > 127) {
      this.#bytes[this.#end++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.#bytes[this.#end++] = rest
  }

  /** An integer between -2^52 and 2^52. */
  signed(number: number): void {
    this.unsigned(zigzag(number))
  }

  /**
   * Any string or null, exactly: as ASCII, as UTF-8, or where half a surrogate pair stands alone, which UTF-8 cannot
   * hold, as UTF-16. One number tells which and how many bytes follow.
   */
  string(string: string | null): void {
    if (string === null) {
      this.unsigned(0)
      return
    }
    const form = formOf(string)
    const length = lengthIn(string, form)
    this.unsigned(1 + length * 4 + form)
    this.#reserve(length)
    this.#bytes.write(string, this.#end, ENCODINGS[form])
    this.#end += length
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#end)
    this.#end += bytes.length
  }

  #reserve(more: number): void {
    const needed = this.#end + more
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
    larger.set(this.view())
    this.#bytes = larger
  }
}

/** Reads back what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Buffer
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  unsigned(): number {
    const bytes = this.#bytes
    let byte = bytes[this.at++]!
    if (byte < 128) return byte
    let number = byte & 127
    let unit = 128
    do {
      byte = bytes[this.at++]!
      number += (byte & 127) * unit
      unit *= 128
    } while (byte > 127)
    return number
  }

  signed(): number {
    return unzigzag(this.unsigned())
  }

  string(): string | null {
    const told = this.unsigned()
    if (told === 0) return null
    const from = this.at
    this.at += (told - 1 - ((told - 1) % 4)) / 4
    return decode(this.#bytes, from, this.at, FORMS[(told - 1) % 4]!)
  }

  /** The length of the string that follows and starts at `at` then, where it is ASCII; -1 for any other. */
  asciiAhead(): number {
    const told = this.unsigned() - 1
    return told >= 0 && told % 4 === ASCII ? told / 4 : -1
  }

  skipString(): void {
    const told = this.unsigned()
    if (told > 0) this.at += (told - 1 - ((told - 1) % 4)) / 4
  }
}

export const zigzag = (number: number): number => (number < 0 ? -number * 2 - 1 : number * 2)

export const unzigzag = (number: number): number =>
  number % 2 === 0 ? number / 2 : -(number + 1) / 2

/** How the characters of a string are kept. */
export type Form = typeof ASCII | typeof UTF8 | typeof UTF16
export const ASCII = 0
export const UTF8 = 1
export const UTF16 = 2

export const FORMS: readonly Form[] = [ASCII, UTF8, UTF16]

export const ENCODINGS = ['latin1', 'utf8', 'utf16le'] as const

export const formOf = (string: string): Form => {
  if (Buffer.byteLength(string) === string.length) return ASCII
  return string.isWellFormed() ? UTF8 : UTF16
}

export const decode = (bytes: Buffer, from: number, to: number, form: Form): string =>
  bytes.toString(ENCODINGS[form], from, to)

const lengthIn = (string: string, form: Form): number =>
  form === ASCII ? string.length : form === UTF8 ? Buffer.byteLength(string) : string.length * 2
