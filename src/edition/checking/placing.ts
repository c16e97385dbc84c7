// Where in one text a quote stands best, and what of it is otherwise there. Knows words in order, no articles.
import type { Span } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { AskedWord } from './asked.ts'
import type { Printed } from './words.ts'

/** One stretch in which quote and text are not the same. Offsets are into what each of them is. */
export interface Change {
  /** Null where only the text has words. */
  readonly quote: Span | null
  /** Null where only the quote has words. */
  readonly text: Span | null
}

export interface Placed extends Span {
  /** None where every word is there, side by side but for shown cuts and insertions. */
  readonly changes: readonly Change[]
  /** 0 to 1: how much of the quote is there in this order, words of content counting four times the others. */
  readonly found: number
}

/** Words that a shown cut may leave out: two or three sentences. */
const LONGEST_CUT = 80
/** Words of the text in whose place an insertion may stand. */
const LONGEST_REPLACED = 6

/** The first place where all that is quoted stands as it is; undefined where there is none. */
export const placeExactly = (
  asked: readonly AskedWord[],
  text: readonly Printed[]
): Placed | undefined => {
  const pieces = piecesOf(asked)
  const [first] = pieces
  if (first === undefined) return undefined
  for (let at = 0; at + first.words.length <= text.length; at++) {
    if (!standsAt(first.words, text, at)) continue
    const end = endOf(pieces, text, at)
    if (end !== undefined)
      return { start: text[at]!.start, end: text[end - 1]!.end, changes: [], found: 1 }
  }
  return undefined
}

interface Piece {
  readonly words: readonly AskedWord[]
  /** How many words of the text may stand before it, after the piece before. */
  readonly gap: number
}

const piecesOf = (asked: readonly AskedWord[]): Piece[] => {
  const pieces: { words: AskedWord[]; gap: number }[] = []
  let gap = 0
  let isOpen = false
  for (const word of asked) {
    if (word.afterCut) gap = Math.max(gap, LONGEST_CUT)
    if (word.isInserted) gap = Math.max(gap, LONGEST_REPLACED)
    if (word.isInserted || word.afterCut) isOpen = false
    if (word.isInserted) continue
    if (!isOpen) pieces.push({ words: [], gap })
    pieces.at(-1)!.words.push(word)
    isOpen = true
    gap = 0
  }
  return pieces
}

const standsAt = (words: readonly AskedWord[], text: readonly Printed[], at: number): boolean => {
  if (at + words.length > text.length) return false
  for (let n = 0; n < words.length; n++) if (words[n]!.form !== text[at + n]!.form) return false
  return true
}

/** Where the pieces end that begin here; the nearest place of each after the one before. */
const endOf = (
  pieces: readonly Piece[],
  text: readonly Printed[],
  from: number
): number | undefined => {
  let end = from + pieces[0]!.words.length
  for (const { words, gap } of pieces.slice(1)) {
    let at = end
    while (at <= end + gap && !standsAt(words, text, at)) at++
    if (at > end + gap) return undefined
    end = at + words.length
  }
  return end
}

/** At most how much of the quote can be in the text, 0 to 1, wherever its words stand. */
export const mostOf = (asked: readonly AskedWord[], text: readonly Printed[]): number => {
  const held = new Set<string>()
  for (const { form } of text) held.add(form)
  let [all, most] = [0, 0]
  for (const { form, isInserted } of asked) {
    if (isInserted) continue
    const weight = weightOf(form)
    all += weight
    if (held.has(form)) most += weight
  }
  return all === 0 ? 0 : most / all
}

/** What a word weighs: `the` in common says little. */
const weightOf = (form: string): number => (functionWords.has(form) ? 3 : 12)
const CHANGED = 2
const LEFT_OUT = 1

/** Cells of the table below; a longer text is read around the words that it has in common with the quote. */
const MOST_CELLS = 1_000_000

/**
 * The place where most of the quote stands in its order (Sellers, The theory and computation of evolutionary distances,
 * 1980: the quote is laid out whole, the text begins and ends where it fits best).
 */
export const placeNearly = (
  asked: readonly AskedWord[],
  text: readonly Printed[]
): Placed | undefined => {
  const quote = asked.filter(({ isInserted }) => !isInserted)
  if (quote.length === 0 || text.length === 0) return undefined
  const best = rangesOf(quote, text)
    .map(([from, to]) => lay(quote, text.slice(from, to)))
    .toSorted((a, b) => b.score - a.score)[0]
  return best === undefined || best.pairs.length === 0
    ? undefined
    : placedBy(quote, best.text, best.pairs)
}

type Pair = readonly [quote: number, text: number]

interface Laid {
  readonly score: number
  readonly text: readonly Printed[]
  readonly pairs: readonly Pair[]
}

const lay = (quote: readonly AskedWord[], text: readonly Printed[]): Laid => {
  const [n, m] = [quote.length, text.length]
  // Words as numbers, 0 for one that the quote has not.
  const numbers = new Map<string, number>()
  for (const { form } of quote) if (!numbers.has(form)) numbers.set(form, numbers.size + 1)
  const asked = Int32Array.from(quote, ({ form }) => numbers.get(form)!)
  const printed = Int32Array.from(text, ({ form }) => numbers.get(form) ?? 0)
  const width = m + 1
  const scores = new Int32Array((n + 1) * width)
  const weights = quote.map(({ form }) => weightOf(form))
  for (let i = 1; i <= n; i++) {
    const word = asked[i - 1]!
    const weight = weights[i - 1]!
    scores[i * width] = -CHANGED * i
    for (let j = 1; j <= m; j++) {
      const at = i * width + j
      const beside = scores[at - width - 1]! + (word === printed[j - 1]! ? weight : -CHANGED)
      const above = scores[at - width]! - CHANGED
      const before = scores[at - 1]! - LEFT_OUT
      const without = above > before ? above : before
      scores[at] = beside > without ? beside : without
    }
  }
  let end = 0
  for (let j = 1; j <= m; j++) if (scores[n * width + j]! > scores[n * width + end]!) end = j
  const pairs: Pair[] = []
  for (let i = n, j = end; i > 0 && j > 0;) {
    const at = i * width + j
    const is = asked[i - 1] === printed[j - 1]
    if (scores[at] === scores[at - width - 1]! + (is ? weights[i - 1]! : -CHANGED)) {
      if (is) pairs.push([i - 1, j - 1])
      i--
      j--
    } else if (scores[at] === scores[at - 1]! - LEFT_OUT) j--
    else i--
  }
  return { score: scores[n * width + end]!, text, pairs: pairs.toReversed() }
}

/** The whole text, or where the words that it has in common with the quote are densest. */
const rangesOf = (
  quote: readonly AskedWord[],
  text: readonly Printed[]
): (readonly [from: number, to: number])[] => {
  if (quote.length * text.length <= MOST_CELLS) return [[0, text.length]]
  const wide = Math.max(64, 2 * quote.length)
  const telling = new Set(quote.map(({ form }) => form).filter(form => !functionWords.has(form)))
  const counts = new Map<number, number>()
  text.forEach(({ form }, at) => {
    if (!telling.has(form)) return
    const stretch = Math.floor(at / wide)
    counts.set(stretch, (counts.get(stretch) ?? 0) + 1)
  })
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 4)
    .map(([stretch]) => [
      Math.max(0, (stretch - 1) * wide),
      Math.min(text.length, (stretch + 2) * wide)
    ])
}

const placedBy = (
  quote: readonly AskedWord[],
  text: readonly Printed[],
  pairs: readonly Pair[]
): Placed => {
  const all = quote.reduce((sum, { form }) => sum + weightOf(form), 0)
  const found = pairs.reduce((sum, [at]) => sum + weightOf(quote[at]!.form), 0) / all
  const [firstAt, lastAt] = [pairs[0]!, pairs.at(-1)!]
  const changes: Change[] = []
  const change = (fromQuote: number, toQuote: number, fromText: number, toText: number) => {
    if (fromQuote >= toQuote && fromText >= toText) return
    // What a shown cut leaves out is no change.
    if (fromQuote >= toQuote && quote[toQuote]?.afterCut === true) return
    const made = {
      quote: spanOf(quote, fromQuote, toQuote),
      text: spanOf(text, fromText, toText)
    }
    if (!isHyphenOnly(quote.slice(fromQuote, toQuote), text.slice(fromText, toText)))
      changes.push(made)
  }
  change(0, firstAt[0], Math.max(0, firstAt[1] - firstAt[0]), firstAt[1])
  pairs.forEach(([i, j], at) => {
    const [nextI, nextJ] = pairs[at + 1] ?? [-1, -1]
    if (nextI >= 0) change(i + 1, nextI, j + 1, nextJ)
  })
  const left = quote.length - 1 - lastAt[0]
  const tail = Math.min(text.length, lastAt[1] + 1 + left)
  change(lastAt[0] + 1, quote.length, lastAt[1] + 1, left > 0 ? tail : lastAt[1] + 1)
  const begin = Math.max(0, firstAt[1] - firstAt[0])
  return { start: text[begin]!.start, end: text[tail - 1]!.end, changes, found }
}

const spanOf = (words: readonly Printed[], from: number, to: number): Span | null =>
  from >= to ? null : { start: words[from]!.start, end: words[to - 1]!.end }

/** `e-mail` and `email`: the same letters, where one side has a hyphen between. */
const isHyphenOnly = (quote: readonly Printed[], text: readonly Printed[]): boolean => {
  if (quote.length === text.length || Math.min(quote.length, text.length) === 0) return false
  const many = quote.length > text.length ? quote : text
  const isJoined = many.every((word, at) => at === 0 || word.start === many[at - 1]!.end + 1)
  return isJoined && lettersOf(quote) === lettersOf(text)
}

const lettersOf = (words: readonly Printed[]): string => words.map(({ form }) => form).join('')

/**
 * Of a quote put together from several places of a text: how much of it stands somewhere in stretches long enough to be
 * no accident, and the longest of these.
 */
export const placeInPieces = (
  asked: readonly AskedWord[],
  text: readonly Printed[]
): { readonly found: number; readonly longest: number; readonly at: Span } | undefined => {
  const quote = asked.filter(({ isInserted }) => !isInserted)
  const starts = Map.groupBy(text.keys(), at => text[at]!.form)
  const all = quote.reduce((sum, { form }) => sum + weightOf(form), 0)
  let found = 0
  let longest = 0
  let at: Span | undefined
  for (let from = 0; from < quote.length;) {
    let [length, place] = [0, 0]
    for (const start of starts.get(quote[from]!.form) ?? []) {
      let run = 1
      while (
        from + run < quote.length &&
        start + run < text.length &&
        quote[from + run]!.form === text[start + run]!.form
      )
        run++
      if (run > length) [length, place] = [run, start]
    }
    const stretch = quote.slice(from, from + length)
    const telling = stretch.filter(({ form }) => !functionWords.has(form)).length
    if (length < 4 || telling < 2) {
      from++
      continue
    }
    const weight = stretch.reduce((sum, { form }) => sum + weightOf(form), 0)
    found += weight
    if (weight > longest) {
      longest = weight
      at = { start: text[place]!.start, end: text[place + length - 1]!.end }
    }
    from += length
  }
  return at === undefined ? undefined : { found: found / all, longest: longest / all, at }
}
