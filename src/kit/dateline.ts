// Where a sentence begins, past the dateline that an agency sets before it. Knows the letters of one article.
import type { Article, Span } from '../news.ts'

/**
 * `PORT ALDER (NWA) — Ferries will sail.`, `LITTLE LANTERN — The dairy`: among lines of many outlets, each with its citation, place and
 * agency are no part of the news. The start of the sentence where none stands before it.
 */
export function pastDateline({ text }: Pick<Article, 'text'>, { start, end }: Span): number {
  if (start > 0 && text.charAt(start - 1) !== '\n') return start
  const dateline = DATELINE.exec(text.slice(start, Math.min(end, start + LONGEST)))
  return start + (dateline?.[0].length ?? 0)
}

/** A place in capitals and a dash; between them a land or a day, and an agency in brackets. What follows begins as a sentence does. */
const DATELINE =
  /^\p{Lu}[\p{Lu}.'’ -]{2,40}(?:, \p{Lu}[\p{L}. ]{1,20}(?:\d{1,2})?)*(?: ?\(\p{Lu}[\p{L}. ]{1,30}\))?(?: ?(?:—|–|--) ?| - )(?=[\p{Lu}\d“"])/u

/** Units in which a dateline ends, if there is one. */
const LONGEST = 120
