// Two wordings laid side by side, word by word. Knows words and their places in two articles.
import type { Slice } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { DifferenceKind, Overlap } from './difference.ts'
import { differenceOf, overlapOf } from './difference.ts'
import type { Pair, Quoted, QuotedWord } from './quoted.ts'

/** One step of the way from the first wording to the second. Slices, so that both can be shown as printed. */
export interface Edit {
  readonly kind: 'same' | 'changed' | 'only-first' | 'only-second'
  readonly first: Slice | null
  readonly second: Slice | null
}

/** What two wordings laid side by side have in common. */
export interface Likeness {
  readonly difference: DifferenceKind
  readonly overlap: Overlap
  /** 0 to 1: twice the words that stand in both in the same order, over all the words of both. */
  readonly alike: number
}

export interface Alignment extends Likeness {
  readonly edits: readonly Edit[]
}

/** Lays the words of one quote beside those of the other. Every word is in exactly one edit of its side, in order. */
export const align = (first: Quoted, second: Quoted): Alignment => {
  const laid = lay(first, second)
  return { ...likenessOfLaid(laid), edits: editsOf(laid.one.words, laid.other.words, laid.pairs) }
}

/** As `align`, where the way from one to the other is not asked for. */
export const likenessOf = (first: Quoted, second: Quoted): Likeness =>
  likenessOfLaid(lay(first, second))

/** Of two quotes of one text in one piece each, as most printings are. */
export const IDENTICAL: Likeness = { overlap: 'whole', difference: 'identical', alike: 1 }

/** Two quotes with their words as they are compared, and which of these stand in both. */
interface Laid {
  readonly one: Quoted
  readonly other: Quoted
  readonly pairs: readonly Pair[]
}

const lay = (first: Quoted, second: Quoted): Laid => {
  const here = withWholeWords(first.words, second.words, 'first')
  const there = withWholeWords(second.words, first.words, 'second')
  const [one, other] = [
    { ...first, words: here },
    { ...second, words: there }
  ]
  return { one, other, pairs: commonWords(here, there) }
}

const likenessOfLaid = ({ one, other, pairs }: Laid): Likeness => {
  const [n, m] = [one.words.length, other.words.length]
  const overlap = overlapOf(one, other, pairs)
  return {
    overlap,
    difference: differenceOf(overlap, one, other, pairs),
    alike: n + m === 0 ? 1 : (2 * pairs.length) / (n + m)
  }
}

/** Words of each side beyond which the rest counts as changed: the table below grows with their product. */
const LONGEST = 1_200

/** Words of a common beginning or end that are surely one stretch. Shorter ones may fit better elsewhere. */
const SURE = 8

/**
 * Where one is a stretch of the other, that stretch. Else a long common beginning and end stand side by side, and only
 * what is between needs a table.
 */
const commonWords = (first: readonly QuotedWord[], second: readonly QuotedWord[]): Pair[] => {
  const [few, many] = first.length < second.length ? [first, second] : [second, first]
  const offset = stretchAt(few, many)
  if (offset >= 0)
    return few.map((_, at): Pair => (few === first ? [at, offset + at] : [offset + at, at]))
  const most = few.length
  let start = 0
  while (start < most && isSame(first[start]!, second[start]!)) start++
  if (start < SURE) start = 0
  let end = 0
  while (end < most - start && isSame(first.at(-1 - end)!, second.at(-1 - end)!)) end++
  if (end < SURE) end = 0
  const [n, m] = [first.length - end, second.length - end]
  return [
    ...Array.from({ length: start }, (_, at): Pair => [at, at]),
    ...heaviest(first.slice(start, n), second.slice(start, m)).map(([i, j]): Pair => [
      start + i,
      start + j
    ]),
    ...Array.from({ length: end }, (_, at): Pair => [n + at, m + at])
  ]
}

/** Where the words of `few` stand unbroken in `many`; -1 where they do not, or are none. */
const stretchAt = (few: readonly QuotedWord[], many: readonly QuotedWord[]): number => {
  const line = lineOf(many)
  const at = few.length === 0 ? -1 : line.indexOf(lineOf(few))
  return at < 0 ? -1 : line.slice(0, at).split(' ').length - 1
}

const lineOf = (words: readonly QuotedWord[]): string =>
  ` ${words.map(({ form }) => form).join(' ')} `

/**
 * The heaviest common subsequence (Wagner & Fischer 1974): words in both, in the same order. A word with content
 * weighs three function words, so that a stray "the" never pulls two clauses together; of equals the one whose words follow one another, so that "I" goes with its verb.
 */
const heaviest = (first: readonly QuotedWord[], second: readonly QuotedWord[]): Pair[] => {
  const [n, m] = [Math.min(first.length, LONGEST), Math.min(second.length, LONGEST)]
  const width = m + 1
  const table = new Uint16Array((n + 1) * width)
  const worth = (i: number, j: number): number =>
    weightOf(first[i]!) + (i + 1 < n && j + 1 < m && isSame(first[i + 1]!, second[j + 1]!) ? 1 : 0)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const at = i * width + j
      const skip = Math.max(table[at + width]!, table[at + 1]!)
      table[at] = isSame(first[i]!, second[j]!)
        ? Math.max(skip, table[at + width + 1]! + worth(i, j))
        : skip
    }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < n && j < m;) {
    const at = i * width + j
    // A word that nothing common follows waits for a later place that is as good: there its sentence begins anew.
    const waits =
      worth(i, j) === weightOf(first[i]!) &&
      (table[at] === table[at + 1] || table[at] === table[at + width])
    const fits = isSame(first[i]!, second[j]!) && table[at] === table[at + width + 1]! + worth(i, j)
    if (fits && !waits) pairs.push([i++, j++])
    else if (table[at] === table[at + width]) i++
    else j++
  }
  return pairs
}

const isSame = (a: QuotedWord, b: QuotedWord): boolean => a.form === b.form

const weightOf = ({ form }: QuotedWord): number => (functionWords.has(form) ? 4 : 12)

/**
 * A hyphenated word is one word to its reader: unless the other wording prints its pieces side by side (`long-term`,
 * `long term`), none of them is the same as anything there (`yet-to-be-determined`, `to be determined`).
 */
const withWholeWords = (
  words: readonly QuotedWord[],
  other: readonly QuotedWord[],
  side: string
): readonly QuotedWord[] => {
  if (!words.some(({ joined }) => joined)) return words
  const line = lineOf(other)
  const whole = [...words]
  for (let from = 0; from < words.length;) {
    let to = from + 1
    while (to < words.length && words[to]!.joined) to++
    if (to - from > 1 && !line.includes(lineOf(words.slice(from, to))))
      for (let at = from; at < to; at++) whole[at] = { ...words[at]!, form: `${side}-${at}` }
    from = to
  }
  return whole
}

/** Between two common words stands what only one side has, or, where both have something, what was changed. */
const editsOf = (
  first: readonly QuotedWord[],
  second: readonly QuotedWord[],
  pairs: readonly Pair[]
): Edit[] => {
  const edits: Edit[] = []
  let [i, j] = [0, 0]
  for (let at = 0; at <= pairs.length;) {
    const [nextI, nextJ] = pairs[at] ?? [first.length, second.length]
    edits.push(...gap(runs(first.slice(i, nextI)), runs(second.slice(j, nextJ))))
    if (at === pairs.length) break
    const from = at
    while (at < pairs.length && continues(first, second, pairs, from, at)) at++
    const [lastI, lastJ] = pairs[at - 1]!
    edits.push({
      kind: 'same',
      first: stretch(first[nextI]!, first[lastI]!),
      second: stretch(second[nextJ]!, second[lastJ]!)
    })
    ;[i, j] = [lastI + 1, lastJ + 1]
  }
  return edits
}

/** A slice must not run over what stands between two parts: those are the outlet's words. */
const continues = (
  first: readonly QuotedWord[],
  second: readonly QuotedWord[],
  pairs: readonly Pair[],
  from: number,
  at: number
): boolean => {
  const [i, j] = pairs[from]!
  const [nextI, nextJ] = pairs[at]!
  const steps = at - from
  return (
    nextI === i + steps &&
    nextJ === j + steps &&
    first[nextI]!.part === first[i]!.part &&
    second[nextJ]!.part === second[j]!.part
  )
}

/** Words side by side in one part. */
interface Run {
  readonly slice: Slice
  readonly words: number
}

const runs = (words: readonly QuotedWord[]): Run[] => {
  const found: Run[] = []
  words.forEach((word, at) => {
    const last = words[at - 1]?.part === word.part ? found.pop() : undefined
    found.push({ slice: stretch(last?.slice ?? word, word), words: (last?.words ?? 0) + 1 })
  })
  return found
}

const gap = (first: readonly Run[], second: readonly Run[]): Edit[] =>
  Array.from({ length: Math.max(first.length, second.length) }, (_, at): readonly Edit[] => {
    const [one, other] = [first[at] ?? null, second[at] ?? null]
    const only = [
      ...(one ? [{ kind: 'only-first', first: one.slice, second: null } as const] : []),
      ...(other ? [{ kind: 'only-second', first: null, second: other.slice } as const] : [])
    ]
    return one && other && isChange(one.words, other.words)
      ? [{ kind: 'changed', first: one.slice, second: other.slice }]
      : only
  }).flat()

/** A word or two that stand where the other prints a long stretch are not another wording of it. */
const isChange = (a: number, b: number): boolean => Math.min(a, b) > 2 || Math.max(a, b) <= 8

const stretch = (from: Slice, to: Slice): Slice => ({
  article: from.article,
  start: from.start,
  end: to.end
})
