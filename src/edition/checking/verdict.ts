// Whether a text holds the very words of a quote, most of them, or none. Knows words, no speakers.
import type { Span } from '../../news.ts'
import type { DifferenceKind } from '../quotes/difference.ts'
import type { AskedWord } from './asked.ts'
import { askedIn } from './asked.ts'
import type { Change, Placed } from './placing.ts'
import { mostOf, placeExactly, placeInPieces, placeNearly } from './placing.ts'
import type { Printed } from './words.ts'
import { withoutAttributions } from './spoken.ts'
import { printedIn } from './words.ts'

/**
 * `exact`: every word is there as quoted. `altered`: most of it is, with other words, numbers, names, or without some that are
 * printed. `absent`: it is not there, which says nothing about whether it was said.
 */
export type Verdict = 'exact' | 'altered' | 'absent'

/**
 * How quote and text differ, in the words of `difference.ts`. Of an exact quote `identical`, `typography` (marks, dashes, spaces, case, accents, commas in numbers), `cut`
 * (shown by an ellipsis) or `inserted`; of an altered one `cut` (nothing shows it), `partial` (the rest of the quote is not
 * there) or `reworded`.
 */
export type QuoteDifference = Exclude<DifferenceKind, 'joined' | 'inflected'>

/** `start` and `end` are UTF-16 offsets into the text, the marks around the words left out; null for `absent`. */
export interface Check {
  readonly verdict: Verdict
  readonly difference: QuoteDifference | null
  readonly start: number | null
  readonly end: number | null
  /** What is otherwise, in order; offsets of the quote are into what was asked. None where the quote is exact or absent. */
  readonly changes: readonly Change[]
}

/** Looks one quote up in one text. */
export const checkIn = (text: string, quote: string): Check =>
  checkWords(quote, askedIn(quote), text, printedIn(text)).check

/** How much of the quote is there, 0 to 1, with the check: of several texts the one with most is the best. */
export interface Weighed {
  readonly check: Check
  readonly found: number
}

/** `least`: how much another text has, beside which one that cannot have more, nor the whole, counts as one without it. */
export const checkWords = (
  quote: string,
  asked: readonly AskedWord[],
  text: string,
  words: readonly Printed[],
  least = 0
): Weighed => {
  const bare = withoutInsertions(text, words)
  const spoken = withoutAttributions(text, bare)
  const exact =
    placeExactly(asked, words) ??
    (bare === words ? undefined : placeExactly(asked, bare)) ??
    (spoken === bare ? undefined : placeExactly(asked, spoken))
  if (exact !== undefined) return exactly(quote, asked, text, exact)
  const most = mostOf(asked, words)
  if (most < LEAST_HELD || (most <= least && most < 1)) return { check: ABSENT, found: 0 }
  const plainly = placeNearly(asked, words)
  const nearest = bare === words ? plainly : nearer(plainly, placeNearly(asked, bare))
  // Worth the table only where the words that are too many stand between two halves of a quote.
  const nearly =
    nearest !== undefined && spoken !== bare && isParted(text, nearest)
      ? nearer(nearest, placeNearly(asked, spoken))
      : nearest
  if (nearly !== undefined && nearly.changes.length === 0 && nearly.found === 1)
    return exactly(quote, asked, text, nearly)
  if (nearly !== undefined && isNear(asked, nearly))
    return altered(kindOf(nearly), nearly, nearly.changes, nearly.found)
  const pieces = asked.length < LEAST_IN_PIECES ? undefined : placeInPieces(asked, words)
  if (pieces !== undefined && (pieces.found >= MOST_OF_IT || pieces.longest >= HALF_OF_IT))
    return altered(
      pieces.longest === pieces.found ? 'partial' : 'reworded',
      pieces.at,
      nearly?.changes ?? [],
      pieces.found
    )
  return { check: ABSENT, found: 0 }
}

const isParted = (text: string, { changes }: Placed): boolean =>
  changes.some(
    ({ text: span }) => span !== null && /[“”"«»]/.test(text.slice(span.start - 2, span.end + 2))
  )

const nearer = (one: Placed | undefined, other: Placed | undefined): Placed | undefined =>
  one === undefined || other === undefined
    ? one
    : other.found - one.found > 0 || other.changes.length < one.changes.length
      ? other
      : one

const ABSENT: Check = { verdict: 'absent', difference: null, start: null, end: null, changes: [] }

/** A quote of fewer words is not told from any other few words. */
const LEAST_IN_PIECES = 7
/** Of a quote, what must stand in long stretches somewhere in the text; and in one of them. */
const MOST_OF_IT = 0.7
const HALF_OF_IT = 0.42
/** Of a quote, what a text must have of its words, wherever they stand. Those that only a hyphen joins count as none, hence the little less. */
export const LEAST_HELD = HALF_OF_IT - 0.1

/** Words of a quote that is a common phrase rather than somebody's: one of them changed, and it is another. */
const PHRASE = 4

/** How much must be found, by the number of places that are otherwise: one change may be long, many are another quote. */
const ENOUGH = [0.5, 0.5, 0.6, 0.64, 0.68]
const ENOUGH_OF_MANY = 0.72

const isNear = (asked: readonly AskedWord[], { found, changes }: Placed): boolean => {
  if (asked.length < PHRASE) return false
  if (asked.length === PHRASE && changes.length > 1) return false
  return found >= (ENOUGH[changes.length] ?? ENOUGH_OF_MANY)
}

const kindOf = ({ changes }: Placed): QuoteDifference =>
  changes.every(({ quote }) => quote === null)
    ? 'cut'
    : changes.every(({ text }) => text === null)
      ? 'partial'
      : 'reworded'

const altered = (
  difference: QuoteDifference,
  { start, end }: Span,
  changes: readonly Change[],
  found: number
): Weighed => ({ check: { verdict: 'altered', difference, start, end, changes }, found })

const exactly = (
  quote: string,
  asked: readonly AskedWord[],
  text: string,
  placed: Placed
): Weighed => {
  const { start } = placed
  const end = withFinalMark(quote, asked, text, placed.end)
  const difference = asked.some(({ isInserted }) => isInserted)
    ? 'inserted'
    : asked.some(({ afterCut }, at) => afterCut && at > 0)
      ? 'cut'
      : inner(quote) === inner(text.slice(start, end))
        ? 'identical'
        : 'typography'
  return { check: { verdict: 'exact', difference, start, end, changes: [] }, found: 1 }
}

/** The mark that ends the quote belongs to it where the text has the same. */
const withFinalMark = (
  quote: string,
  asked: readonly AskedWord[],
  text: string,
  end: number
): number => {
  const mark = quote.charAt(asked.at(-1)!.end)
  return /[.,!?;:…]/.test(mark) && text.charAt(end) === mark ? end + 1 : end
}

/** Without marks around, and without the comma or point that the sentence around it asked for. */
const inner = (quote: string): string =>
  quote.replace(/^[\s"'“”„‘’«»‹›.,…]+|[\s"'“”„‘’«»‹›.,;:…]+$/gu, '')

/** The words that are the speaker's where the text itself prints insertions in square brackets. */
const withoutInsertions = (text: string, words: readonly Printed[]): readonly Printed[] => {
  if (!text.includes('[')) return words
  const inserted = [...text.matchAll(/\[[^\]]{0,200}\]/g)]
  return words.filter(
    ({ start }) =>
      !inserted.some(({ 0: whole, index }) => start > index && start < index + whole.length)
  )
}
