// Rows of the register by a number that several may share: where they were read, what they say. Most have theirs alone, and take no list.
import type { Row } from './register.ts'

/** Maps that one is cut into: one that grows is filled anew, which holds the event loop for ten milliseconds at 100,000. */
const SHARDS = 61

/** Numbers have 53 bits; what is left of them is a key that takes no object of its own. */
const KEYS = 0x7fffffff

export class RowsBy {
  /** Those with one key; a list only where there are several. */
  readonly #shards = Array.from({ length: SHARDS }, () => new Map<number, Row | readonly Row[]>())
  readonly #numberOf: (row: Row) => number

  constructor(numberOf: (row: Row) => number) {
    this.#numberOf = numberOf
  }

  /** In the order in which they came; none for 0, which is nowhere. */
  get(number: number): readonly Row[] {
    if (number === 0) return []
    return this.#withKey(number).filter(row => this.#numberOf(row) === number)
  }

  /** Takes a row from under one number and puts it under another, last of those there. What it has from then on is for others to note. */
  move(row: Row, from: number, to: number): void {
    if (from === to) return
    if (from !== 0) {
      const [first, ...others] = this.#withKey(from).filter(other => other !== row)
      if (first === undefined) this.#of(from).delete(from % KEYS)
      else this.#of(from).set(from % KEYS, others.length === 0 ? first : [first, ...others])
    }
    if (to === 0) return
    const there = this.#withKey(to)
    this.#of(to).set(to % KEYS, there.length === 0 ? row : [...there, row])
  }

  #withKey(number: number): readonly Row[] {
    const found = this.#of(number).get(number % KEYS)
    if (found === undefined) return []
    return typeof found === 'number' ? [found] : found
  }

  #of(number: number): Map<number, Row | readonly Row[]> {
    return this.#shards[number % SHARDS]!
  }
}
