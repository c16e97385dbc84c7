// A page of the ledger of quotes: rows of numbers in columns. Knows no article.
import type { QuoteKind } from '../../news.ts'
import { grown } from '../grown.ts'

/** One quote as it is entered. */
export interface Entry {
  readonly kind: QuoteKind
  /** Position of its speaker among the names of its reading; -1 where nobody is named. */
  readonly name: number
  /** The range of its sentences in the line of words of its article, half open. */
  readonly from: number
  readonly to: number
  /** Stems of its content words in order; none for indirect speech. */
  readonly stems: readonly number[]
}

/**
 * One row a quote, those of an article side by side. Rows are only added, so that a view may look at those it knows.
 *
 *     kinds    1 byte            names    2 bytes: 0 nobody, else the position + 1
 *     froms    2 bytes           lengths  2 bytes, both in words of the line
 *     ends     4 bytes: where its stems end in `stems`, variable-length integers of seven bits a byte
 */
export interface Page {
  readonly kinds: Uint8Array
  readonly names: Uint16Array
  readonly froms: Uint16Array
  readonly lengths: Uint16Array
  readonly ends: Uint32Array
  stems: Uint8Array
  rows: number
}

const KINDS: readonly QuoteKind[] = ['direct', 'partial', 'indirect']
/** What `Page.kinds` says of reported speech. */
export const INDIRECT = KINDS.indexOf('indirect')

/** The most that a row can say. Beyond, a speaker is nobody and words are not found. */
const MOST = 0xffff

export const openPage = (rows: number): Page => ({
  kinds: new Uint8Array(rows),
  names: new Uint16Array(rows),
  froms: new Uint16Array(rows),
  lengths: new Uint16Array(rows),
  ends: new Uint32Array(rows),
  stems: new Uint8Array(16 * rows),
  rows: 0
})

export const writeRow = (page: Page, { kind, name, from, to, stems }: Entry): void => {
  const row = page.rows
  let at = startOf(page, row)
  makeRoom(page, at + 5 * stems.length)
  for (const stem of stems) {
    let left = stem
    for (; left > 0x7f; left >>>= 7) page.stems[at++] = (left & 0x7f) | 0x80
    page.stems[at++] = left
  }
  page.kinds[row] = KINDS.indexOf(kind)
  page.names[row] = name + 1 > MOST ? 0 : name + 1
  page.froms[row] = Math.min(MOST, from)
  page.lengths[row] = Math.min(MOST, Math.max(0, to - from))
  page.ends[row] = at
  page.rows++
}

/** Adds rows of another page. */
export const copyRows = (page: Page, other: Page, from: number, rows: number): void => {
  const [start, end] = [startOf(other, from), startOf(other, from + rows)]
  const at = startOf(page, page.rows)
  makeRoom(page, at + end - start)
  page.stems.set(other.stems.subarray(start, end), at)
  for (const column of ['kinds', 'names', 'froms', 'lengths'] as const)
    page[column].set(other[column].subarray(from, from + rows), page.rows)
  for (let n = 0; n < rows; n++) page.ends[page.rows + n] = other.ends[from + n]! - start + at
  page.rows += rows
}

/** The stems of a row, in order, into a list from its start; gives how many. It makes nothing: thousands of rows are read for one answer. */
export const readStems = (page: Page, row: number, into: number[]): number => {
  const { stems } = page
  const end = page.ends[row]!
  let count = 0
  for (let at = startOf(page, row); at < end;) {
    let byte = stems[at++]!
    let stem = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = stems[at++]!
      stem |= (byte & 0x7f) << shift
    }
    into[count++] = stem
  }
  return count
}

export const stemsIn = (page: Page, row: number): number[] => {
  const own: number[] = []
  readStems(page, row, own)
  return own
}

const startOf = (page: Page, row: number): number => (row === 0 ? 0 : page.ends[row - 1]!)

const makeRoom = (page: Page, size: number): void => {
  if (size <= page.stems.length) return
  page.stems = grown(page.stems, new Uint8Array(Math.max(size, 2 * page.stems.length)))
}
