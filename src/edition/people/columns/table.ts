// Rows of small numbers that many editions share: pages are copied when they are written to. Knows numbers only.

/** Numbers of one page, about. Few, because a change copies a page: 4 kB take two microseconds. */
const PAGE = 1024

/**
 * A table of unsigned 32-bit numbers, `width` in a row. `print` gives a table that never changes: both hold the same
 * pages until the writer writes to one of them. So printing costs a pointer for each page, and ten new articles at a
 * hundred thousand cost the pages that they touch.
 */
export class Table {
  readonly width: number
  /** A page holds two to the power of this many rows. */
  readonly #bits: number
  readonly #mask: number
  #size = 0
  #pages: Uint32Array[] = []
  /** Whether nobody else holds the page. */
  #own: boolean[] = []

  constructor(width: number) {
    this.width = width
    this.#bits = 31 - Math.clz32(PAGE / width)
    this.#mask = (1 << this.#bits) - 1
  }

  /** How many rows, those given up among them. */
  get size(): number {
    return this.#size
  }

  get(row: number, field: number): number {
    return this.#pages[row >>> this.#bits]![(row & this.#mask) * this.width + field]!
  }

  set(row: number, field: number, value: number): void {
    const at = (row & this.#mask) * this.width + field
    if (this.#pages[row >>> this.#bits]![at] === value >>> 0) return
    this.#writable(row >>> this.#bits)[at] = value
  }

  add(row: number, field: number, more: number): void {
    this.#writable(row >>> this.#bits)[(row & this.#mask) * this.width + field]! += more
  }

  /** A new row of zeros; gives its number. */
  push(): number {
    const page = this.#size >>> this.#bits
    if (page === this.#pages.length) {
      this.#pages.push(new Uint32Array((this.#mask + 1) * this.width))
      this.#own.push(true)
    }
    return this.#size++
  }

  /** Rows up to a number, this one included. */
  reach(row: number): void {
    while (this.#size <= row) this.push()
  }

  print(): Table {
    const copy = new Table(this.width)
    copy.#size = this.#size
    copy.#pages = this.#pages.slice()
    this.#own.fill(false)
    return copy
  }

  /** All rows one after the other, in pieces, one at least: the pages as they are, so of a table that was printed. */
  pieces(): readonly Uint32Array[] {
    const last = this.#pages.length - 1
    const page = (this.#mask + 1) * this.width
    return last < 0
      ? [new Uint32Array(0)]
      : this.#pages.with(
          last,
          this.#pages[last]!.subarray(0, this.#size * this.width - last * page)
        )
  }

  /** The rows of all pieces, in place of all that are here, in slices; they must not change any more. False where they are no whole rows. */
  *load(all: Uint32Array): Generator<void, boolean> {
    if (all.length % this.width !== 0) return false
    const page = (this.#mask + 1) * this.width
    this.#pages = []
    this.#own = []
    for (let from = 0; from < all.length; from += page) {
      const isWhole = from + page <= all.length
      const rows = isWhole ? all.subarray(from, from + page) : new Uint32Array(page)
      if (!isWhole) rows.set(all.subarray(from))
      this.#pages.push(rows)
      // Those that lie in what was loaded are copied when they are written to, as if an edition held them.
      this.#own.push(!isWhole)
      if (this.#pages.length % SLICE === 0) yield
    }
    this.#size = all.length / this.width
    return true
  }

  #writable(page: number): Uint32Array {
    if (!this.#own[page]) {
      this.#pages[page] = this.#pages[page]!.slice()
      this.#own[page] = true
    }
    return this.#pages[page]!
  }
}

/** Pages that are taken over in one go. */
const SLICE = 4096
