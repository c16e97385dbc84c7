// Whether a print owns up to what it leaves out or puts in: ellipsis, brackets, or nothing. Knows two printings of a quote.
import type { Edit } from '../edition/edition.ts'
import type { Article, Quote, Slice } from '../news.ts'

/** One printing of a quote. */
export interface Printing {
  readonly article: Article
  readonly quote: Quote
}

/**
 * What stands where words of the other print are missing. `edge`: before the first or after the last word that is quoted,
 * where nobody marks anything. `closed`: its quotation marks close and open again there.
 */
export type CutMark = 'ellipsis' | 'closed' | 'nothing' | 'edge'

/**
 * How the print that lacks the words of an edit shows it, from what it prints between the words before and after.
 * Null where both sides have words.
 */
export function markOfCut(
  edits: readonly Edit[],
  at: number,
  first: Printing,
  second: Printing
): CutMark | null {
  const edit = edits[at]
  if (edit === undefined || (edit.first !== null) === (edit.second !== null)) return null
  const side = edit.first === null ? 'first' : 'second'
  const { article, quote } = side === 'first' ? first : second
  const before = edits.slice(0, at).findLast(each => each[side] !== null)?.[side] ?? null
  const after = edits.slice(at + 1).find(each => each[side] !== null)?.[side] ?? null
  const gap = { start: before?.end ?? quote.start, end: after?.start ?? quote.end }
  // What an attribution puts between two parts is not the speaker's.
  const between = quote.parts
    .map(part => ({ start: Math.max(part.start, gap.start), end: Math.min(part.end, gap.end) }))
    .filter(({ start, end }) => start <= end)
  if (between.some(({ start, end }) => ELLIPSIS.test(article.text.slice(start, end))))
    return 'ellipsis'
  if (before === null || after === null) return 'edge'
  return between.length > 1 ? 'closed' : 'nothing'
}

const ELLIPSIS = /…|\.\s?\.\s?\.|\[\s*\]/u

/** Which side of an edit is words in brackets, brackets included: those of the outlet, not of the speaker. */
export const bracketsOf = (
  { first, second }: Edit,
  here: Article,
  there: Article
): { readonly first: Slice | null; readonly second: Slice | null } => ({
  first: first && inBrackets(here, first),
  second: second && inBrackets(there, second)
})

// `[the minister]`, null for what stands in none. Round brackets may be the speaker's own.
function inBrackets({ id, text }: Article, slice: Slice): Slice | null {
  const open = text.lastIndexOf('[', slice.start)
  const close = text.indexOf(']', slice.start)
  if (open < 0 || close < slice.end - 1) return null
  return /[[\]]/.test(text.slice(open + 1, close))
    ? null
    : { article: id, start: open, end: close + 1 }
}
