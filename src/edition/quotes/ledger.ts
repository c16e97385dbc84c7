// The quotes of all articles as rows of numbers, by slot. Knows no text.
import { grown } from '../grown.ts'
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import type { Entry, Page } from './page.ts'
import { copyRows, openPage, writeRow } from './page.ts'

/** Where the rows of each article are. */
interface Rows {
  /** How many the article on a slot has; 0 for an empty slot. */
  sizeOf(slot: number): number
  /** The page that they are on, and the first of them. Only for a slot that has any. */
  pageOf(slot: number): Page
  firstOf(slot: number): number
}

/** Immutable. */
export interface Ledger extends Rows {
  /** Quotes of all articles. */
  readonly count: number
}

/** The one writer; as `Rows` it tells how it is now. */
export interface LedgerPress extends Rows {
  /** Of the quotes of one article the first 65,535 are entered. */
  add(slot: number, entries: readonly Entry[]): void
  remove(slot: number): void
  /** Moves what is left on pages that are mostly dead, a page at a time. */
  settle(): Generator<void>
  print(slots: number): Ledger
  save(ledger: Ledger, chest: Chest): void
  /** Into an empty one, in slices. */
  load(chest: Chest): Generator<void>
}

/** Rows of a page: those of some thousand articles. An article with more has a page of its own. */
const ROWS = 1 << 14
const MOST_ROWS = 0xffff
/** Slots that are loaded between two yields. */
const SLICE = 1 << 12

export const openLedger = (): LedgerPress => {
  const pages: (Page | undefined)[] = []
  // By page: rows of articles that are still there, and the slots that were put on it.
  const live: number[] = []
  const put: number[][] = []
  let index: Index = {
    pages: new Uint32Array(1024),
    firsts: new Uint16Array(1024),
    sizes: new Uint16Array(1024)
  }
  let count = 0
  let open = -1
  // What `save` cannot read off a view.
  const printed = new WeakMap<Ledger, Printed>()

  const pageFor = (rows: number): number => {
    const room = pages[open]
    if (room !== undefined && room.rows + rows <= room.kinds.length) return open
    live.push(0)
    put.push([])
    open = pages.push(openPage(Math.max(ROWS, rows))) - 1
    return open
  }
  const enter = (slot: number, at: number, first: number, rows: number): void => {
    if (slot >= index.sizes.length) index = larger(index, slot)
    index.pages[slot] = at
    index.firsts[slot] = first
    index.sizes[slot] = rows
    live[at]! += rows
    put[at]!.push(slot)
  }

  return {
    ...rowsOf(() => index, pages),
    add: (slot, all) => {
      const entries = all.slice(0, MOST_ROWS)
      if (entries.length === 0) return
      const at = pageFor(entries.length)
      const page = pages[at]!
      enter(slot, at, page.rows, entries.length)
      for (const entry of entries) writeRow(page, entry)
      count += entries.length
    },
    remove: slot => {
      const rows = index.sizes[slot] ?? 0
      if (rows === 0) return
      const at = index.pages[slot]!
      index.sizes[slot] = 0
      count -= rows
      live[at]! -= rows
    },
    *settle() {
      for (let at = 0; at < pages.length; at++) {
        const page = pages[at]
        if (page === undefined || at === open || live[at]! * 2 > page.rows) continue
        for (const slot of put[at]!) {
          const rows = index.sizes[slot]!
          if (index.pages[slot] !== at || rows === 0) continue
          const to = pageFor(rows)
          const first = pages[to]!.rows
          copyRows(pages[to]!, page, index.firsts[slot]!, rows)
          enter(slot, to, first, rows)
        }
        pages[at] = undefined
        put[at] = []
        live[at] = 0
        yield
      }
    },
    print: slots => {
      const own = {
        pages: index.pages.slice(0, slots),
        firsts: index.firsts.slice(0, slots),
        sizes: index.sizes.slice(0, slots)
      }
      const shared = pages.slice()
      const ledger: Ledger = { count, ...rowsOf(() => own, shared) }
      printed.set(ledger, { index: own, pages: shared, rows: shared.map(page => page?.rows ?? 0) })
      return ledger
    },
    save: (ledger, chest) => {
      const known = printed.get(ledger)
      if (known === undefined) throw new Error('ledger: this view is of another press')
      for (const name of INDEX) chest.put(`quotes/${name}`, known.index[name])
      chest.put('quotes/count', Uint32Array.of(known.pages.length))
      known.pages.forEach((page, at) => {
        if (page === undefined) return
        const columns = cut(page, known.rows[at]!)
        for (const name of COLUMNS) chest.put(`quotes/${at}/${name}`, columns[name])
      })
    },
    *load(chest) {
      index = {
        pages: chest.take('quotes/pages', Uint32Array),
        firsts: chest.take('quotes/firsts', Uint16Array),
        sizes: chest.take('quotes/sizes', Uint16Array)
      }
      const [size = 0] = chest.take('quotes/count', Uint32Array)
      for (let at = 0; at < size; at++) {
        pages.push(chest.has(`quotes/${at}/kinds`) ? takePage(chest, at) : undefined)
        live.push(0)
        put.push([])
      }
      for (const [slot, rows] of index.sizes.entries()) {
        if (slot % SLICE === SLICE - 1) yield
        if (rows === 0) continue
        const at = index.pages[slot]!
        if (index.firsts[slot]! + rows > (pages[at]?.rows ?? 0))
          throw new SnapshotError(`the quotes of slot ${slot} are missing`)
        live[at]! += rows
        put[at]!.push(slot)
        count += rows
      }
    }
  }
}

const rowsOf = (index: () => Index, pages: readonly (Page | undefined)[]): Rows => ({
  sizeOf: slot => index().sizes[slot] ?? 0,
  pageOf: slot => pages[index().pages[slot]!]!,
  firstOf: slot => index().firsts[slot]!
})

/** By slot: which page, the first row on it, how many rows. */
interface Index {
  readonly pages: Uint32Array
  readonly firsts: Uint16Array
  readonly sizes: Uint16Array
}

const INDEX = ['pages', 'firsts', 'sizes'] as const
const COLUMNS = ['kinds', 'names', 'froms', 'lengths', 'ends', 'stems'] as const

const larger = (index: Index, slot: number): Index => {
  const length = Math.ceil((slot + 1) * 1.5)
  return {
    pages: grown(index.pages, new Uint32Array(length)),
    firsts: grown(index.firsts, new Uint16Array(length)),
    sizes: grown(index.sizes, new Uint16Array(length))
  }
}

interface Printed {
  readonly index: Index
  readonly pages: readonly (Page | undefined)[]
  /** How far each page was written: that much of it stays as it is. */
  readonly rows: readonly number[]
}

const cut = ({ kinds, names, froms, lengths, ends, stems }: Page, rows: number): Page => ({
  kinds: kinds.subarray(0, rows),
  names: names.subarray(0, rows),
  froms: froms.subarray(0, rows),
  lengths: lengths.subarray(0, rows),
  ends: ends.subarray(0, rows),
  stems: stems.subarray(0, rows === 0 ? 0 : ends[rows - 1]!),
  rows
})

const takePage = (chest: Chest, at: number): Page => {
  const page = {
    kinds: chest.take(`quotes/${at}/kinds`, Uint8Array),
    names: chest.take(`quotes/${at}/names`, Uint16Array),
    froms: chest.take(`quotes/${at}/froms`, Uint16Array),
    lengths: chest.take(`quotes/${at}/lengths`, Uint16Array),
    ends: chest.take(`quotes/${at}/ends`, Uint32Array),
    stems: chest.take(`quotes/${at}/stems`, Uint8Array)
  }
  const rows = page.kinds.length
  const fits = [page.names, page.froms, page.lengths, page.ends].every(one => one.length === rows)
  if (!fits || (page.ends.at(-1) ?? 0) > page.stems.length)
    throw new SnapshotError(`page ${at} of the quotes does not fit together`)
  return { ...page, rows }
}
