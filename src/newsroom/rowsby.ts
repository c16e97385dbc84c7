// Rows of the register by a number that several may share: where they were read, what they say. Most have theirs alone, and take no list.
import type { Row } from './register.ts'

export class RowsBy {
  /** A list only where there are several. */
  readonly #rows = new Map<number, Row | readonly Row[]>()

  /** In the order in which they came; none for 0, which is nowhere. */
  get(number: number): readonly Row[] {
    const found = number === 0 ? undefined : this.#rows.get(number)
    if (found === undefined) return []
    return typeof found === 'number' ? [found] : found
  }

  /** Takes a row from under one number and puts it under another, last of those there. */
  move(row: Row, from: number, to: number): void {
    if (from === to) return
    if (from !== 0) {
      const [first, ...others] = this.get(from).filter(other => other !== row)
      if (first === undefined) this.#rows.delete(from)
      else this.#rows.set(from, others.length === 0 ? first : [first, ...others])
    }
    if (to === 0) return
    const there = this.get(to)
    this.#rows.set(to, there.length === 0 ? row : [...there, row])
  }
}
