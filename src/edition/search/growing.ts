// Numbers of which nobody knows how many there will be. Knows nothing of what they mean.

/** A class, because it is written to for every term and block of a segment. */
export class Growing {
  #numbers = new Uint32Array(64)
  size = 0

  push(number: number): void {
    if (this.size === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.size)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.size++] = number
  }

  /** A copy of just as many as there are. */
  cut(): Uint32Array {
    return this.#numbers.slice(0, this.size)
  }
}
