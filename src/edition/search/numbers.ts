// Columns of numbers in pages: they grow without a copy, and a view of one shares every page not written since.

const BITS = 11
const PAGE = 1 << BITS
const LOW = PAGE - 1

/**
 * A column by number, 0 where nothing was written. `view` gives it as it is now, for as long as anybody likes, at the
 * cost of one reference a page: the writer copies a page before it first changes it after that (copy on write). A
 * class, because its methods are called for every word of every article and are inlined only so.
 */
export class Numbers {
  #pages: Uint32Array[] = []
  /** Pages that no view has: these are changed in place. */
  #own: boolean[] = []

  get(at: number): number {
    const page = this.#pages[at >>> BITS]
    return page === undefined ? 0 : page[at & LOW]!
  }

  add(at: number, change: number): void {
    const number = at >>> BITS
    const page = this.#own[number] === true ? this.#pages[number]! : this.#owned(number)
    page[at & LOW]! += change
  }

  set(at: number, value: number): void {
    const number = at >>> BITS
    const page = this.#own[number] === true ? this.#pages[number]! : this.#owned(number)
    page[at & LOW] = value
  }

  /** For columns that are written once and never changed: views may read on, what is new lies beyond their end. */
  append(at: number, value: number): void {
    const number = at >>> BITS
    this.#fill(number)
    this.#pages[number]![at & LOW] = value
  }

  view(): Numbers {
    const view = new Numbers()
    view.#pages = this.#pages.slice()
    this.#own = []
    return view
  }

  /** The numbers of one page after the other, for walking the whole column; `first` is the number of its first row. */
  eachPage(visit: (page: Uint32Array, first: number) => void): void {
    this.#pages.forEach((page, number) => visit(page, number << BITS))
  }

  /** The first `size` rows in one piece. */
  flat(size: number): Uint32Array {
    const flat = new Uint32Array(size)
    for (let at = 0; at < size && at >>> BITS < this.#pages.length; at += PAGE)
      flat.set(this.#pages[at >>> BITS]!.subarray(0, Math.min(PAGE, size - at)), at)
    return flat
  }

  /** A column that begins with these rows, which it shares until it changes them. */
  static from(flat: Uint32Array): Numbers {
    const column = new Numbers()
    for (let at = 0; at < flat.length; at += PAGE) {
      const page = flat.subarray(at, at + PAGE)
      if (page.length === PAGE) column.#pages.push(page)
      else {
        column.#pages.push(new Uint32Array(PAGE))
        column.#pages.at(-1)!.set(page)
      }
    }
    return column
  }

  #fill(number: number): void {
    while (this.#pages.length <= number) {
      this.#own[this.#pages.length] = true
      this.#pages.push(new Uint32Array(PAGE))
    }
  }

  #owned(number: number): Uint32Array {
    this.#fill(number)
    if (this.#own[number] !== true) {
      this.#pages[number] = this.#pages[number]!.slice()
      this.#own[number] = true
    }
    return this.#pages[number]!
  }
}
