// Rows of the register by a number that several may share: where they were read, what they say. Most have theirs alone, and take no list.
import type { Row } from './register.ts'

/** Maps that one is cut into: one that grows is filled anew, which holds the event loop for ten milliseconds at 100,000. */
const SHARDS = 61

export class RowsBy {
  /** A list only where there are several. */
  readonly #shards = Array.from({ length: SHARDS }, () => new Map<number, Row | readonly Row[]>())

  /** In the order in which they came; none for 0, which is nowhere. */
  get(number: number): readonly Row[] {
    const found = number === 0 ? undefined : this.#of(number).get(number)
    if (found === undefined) return []
    return typeof found === 'number' ? [found] : found
  }

  /** Takes a row from under one number and puts it under another, last of those there. */
  move(row: Row, from: number, to: number): void {
    if (from === to) return
    if (from !== 0) {
      const [first, ...others] = this.get(from).filter(other => other !== row)
      if (first === undefined) this.#of(from).delete(from)
      else this.#of(from).set(from, others.length === 0 ? first : [first, ...others])
    }
    if (to === 0) return
    const there = this.get(to)
    this.#of(to).set(to, there.length === 0 ? row : [...there, row])
  }

  #of(number: number): Map<number, Row | readonly Row[]> {
    return this.#shards[number % SHARDS]!
  }
}
