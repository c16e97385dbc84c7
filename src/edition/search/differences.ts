// By how much numbers will have changed: gathered one by one, entered together. Knows nothing of what they mean.

/**
 * A number that changes for many articles is entered once for all of them, and not at all where what came makes up for what
 * went. A class, because it is added to for every word of every article.
 */
export class Differences {
  #changes = new Int32Array(0)
  /** Those that may be other than 0. */
  readonly #numbers: number[] = []
  /** How many were entered since room was last given back. */
  #entered = 0

  get size(): number {
    return this.#numbers.length
  }

  /** For numbers below `size`. */
  makeRoom(size: number): void {
    if (this.#changes.length >= size) return
    const larger = new Int32Array(Math.ceil(1.25 * size))
    larger.set(this.#changes)
    this.#changes = larger
  }

  /** To a number that there is room for. */
  add(number: number, change: number): void {
    if (this.#changes[number] === 0) this.#numbers.push(number)
    this.#changes[number]! += change
  }

  /** Takes out some of them, and calls with those that are other than 0. */
  enter(most: number, visit: (number: number, change: number) => void): void {
    const numbers = this.#numbers.splice(-most)
    this.#entered += numbers.length
    for (const number of numbers) {
      const change = this.#changes[number]!
      this.#changes[number] = 0
      if (change !== 0) visit(number, change)
    }
  }

  /**
   * Once all were entered. Many have written to most of the room, which would be much to keep; after few it stays, as most of it has no
   * memory yet, and the system gives memory a page at a time where each number is first written: dearer than the change.
   */
  giveBack(): void {
    if (this.#entered > MANY) this.#changes = new Int32Array(0)
    this.#entered = 0
  }
}

/** More than some dozens of articles change. */
const MANY = 1 << 14
