// Bytes written one after the other, at addresses that stay. Knows bytes only.
import { writeCode } from './codes.ts'
import { ARENA } from './segment.ts'

/** In arenas of one size, so that none is ever copied in one go; what there has been made room for lies side by side. */
export class Arenas {
  readonly #full: Uint8Array[] = []
  #bytes: Uint8Array
  #used = 0

  /** With room for so many bytes, as a guess. */
  constructor(bytes: number) {
    this.#bytes = new Uint8Array(Math.min(ARENA, Math.max(1 << 10, bytes)))
  }

  /** Of what is written next, once there is room for it. */
  get address(): number {
    return this.#full.length * ARENA + this.#used
  }

  /** For so many bytes, and one beyond. */
  makeRoom(bytes: number): void {
    if (this.#used + bytes < this.#bytes.length) return
    if (this.#used + bytes < ARENA) this.#bytes = enlarged(this.#bytes, bytes, ARENA)
    else {
      this.#full.push(this.#cut())
      this.#bytes = new Uint8Array(ARENA)
      this.#used = 0
    }
  }

  byte(value: number): void {
    this.#bytes[this.#used++] = value
  }

  code(value: number): void {
    this.#used = writeCode(this.#bytes, this.#used, value)
  }

  copy(bytes: Uint8Array, from: number, to: number): void {
    copyBytes(bytes, from, to, this.#bytes, this.#used)
    this.#used += to - from
  }

  done(): Uint8Array[] {
    return [...this.#full, this.#cut()]
  }

  /** Copied only where more than a hundredth is loose. */
  #cut(): Uint8Array {
    const isLoose = (this.#bytes.length - this.#used) * 100 > this.#bytes.length
    return isLoose ? this.#bytes.slice(0, this.#used) : this.#bytes
  }
}

export const copyBytes = (
  from: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at: number
): void => {
  // A call costs more than a few bytes.
  if (end - start > 64) into.set(from.subarray(start, end), at)
  else for (let byte = start, to = at; byte < end; byte++) into[to++] = from[byte]!
}

/** With room for so many bytes more, and as many again as there are. */
export const enlarged = (
  full: Uint8Array,
  bytes: number,
  most = Number.POSITIVE_INFINITY
): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(Math.min(most, 2 * (full.length + bytes)))
  larger.set(full)
  return larger
}
