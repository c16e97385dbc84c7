// A column of the register in chunks, which is lent out whole at once: a chunk is copied when it changes after that.

/** The numbers of one chunk. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Numbers of a chunk: copied in a few microseconds. */
const BITS = 12
const CHUNK = 1 << BITS
const WITHIN = CHUNK - 1

/** Zeros as far as nothing else was put: these take no room. It grows without being copied. */
export class Column<Chunk extends Numbers> {
  readonly #make: new (length: number) => Chunk
  readonly #chunks: (Chunk | undefined)[] = []
  /** By chunk: whether somebody has it who counts on it to stay as it is. */
  readonly #lent: boolean[] = []

  constructor(make: new (length: number) => Chunk) {
    this.#make = make
  }

  at(index: number): number {
    return this.#chunks[index >>> BITS]?.[index & WITHIN] ?? 0
  }

  put(index: number, value: number): void {
    const number = index >>> BITS
    while (this.#chunks.length <= number) this.#chunks.push(undefined)
    let chunk = this.#chunks[number]
    if (chunk === undefined || this.#lent[number] === true) {
      if (chunk === undefined && value === 0) return
      const own = new this.#make(CHUNK)
      if (chunk !== undefined) own.set(chunk)
      chunk = own
      this.#chunks[number] = own
      this.#lent[number] = false
    }
    chunk[index & WITHIN] = value
  }

  /** The first `count` numbers in pieces, one at least. They stay as they are, whatever is put. */
  lend(count: number): readonly Chunk[] {
    const whole = count >>> BITS
    const pieces = Array.from(
      { length: whole },
      (_, number) => this.#chunks[number] ?? new this.#make(CHUNK)
    )
    for (let number = 0; number < whole; number++) this.#lent[number] = true
    const rest = new this.#make(count & WITHIN)
    for (let at = 0; at < rest.length; at++) rest[at] = this.at((whole << BITS) + at)
    return [...pieces, rest]
  }
}
