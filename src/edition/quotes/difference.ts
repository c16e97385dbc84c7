// What the difference between two wordings of one quote is called. Knows words in order and what is printed between them.
import { isInflected } from './inflection.ts'
import type { Pair, Quoted, QuotedWord } from './quoted.ts'

/** How two wordings of one quote differ. */
export type DifferenceKind =
  | 'identical'
  /** Only marks, dashes, case or spacing differ. */
  | 'typography'
  /** One is a stretch of the other. */
  | 'partial'
  /** One leaves words of the other out. */
  | 'cut'
  /** All that differs stands in square brackets: the outlet's own words, shown as such. */
  | 'inserted'
  /** Two sentences of one are a single sentence in the other, with no more than a mark or an "and" between. */
  | 'joined'
  /** Tense or number alone: `was` for `were`, `has won` for `won`. */
  | 'inflected'
  /** Words are changed inside the quotation marks. */
  | 'reworded'

/** How much of the shorter wording stands in the longer: all that there is, a stretch, all of it with gaps, or not all. */
export type Overlap = 'whole' | 'stretch' | 'gapped' | 'changed'

export const overlapOf = (
  { words: first }: Pick<Quoted, 'words'>,
  { words: second }: Pick<Quoted, 'words'>,
  pairs: readonly Pair[]
): Overlap => {
  const [n, m] = [first.length, second.length]
  if (pairs.length < Math.min(n, m)) return 'changed'
  if (n === m) return 'whole'
  const longer = n > m ? 0 : 1
  return pairs.every((pair, at) => at === 0 || pair[longer] === pairs[at - 1]![longer] + 1)
    ? 'stretch'
    : 'gapped'
}

export const differenceOf = (
  overlap: Overlap,
  first: Quoted,
  second: Quoted,
  pairs: readonly Pair[]
): DifferenceKind => {
  const gaps = gapsOf(first, second, pairs)
  if (gaps.length > 0 && gaps.every(gap => isInserted(gap, first, second))) return 'inserted'
  if (isJoined(first, second, pairs)) return 'joined'
  switch (overlap) {
    case 'whole':
      return inner(first.quote.text) === inner(second.quote.text) ? 'identical' : 'typography'
    case 'stretch':
      return 'partial'
    default:
      if (gaps.every(gap => isInflected(formsOf(gap.first), formsOf(gap.second))))
        return 'inflected'
      return overlap === 'gapped' ? 'cut' : 'reworded'
  }
}

/** Words between two common ones, before the first or after the last: at least one side has some. */
interface Gap {
  readonly first: readonly QuotedWord[]
  readonly second: readonly QuotedWord[]
}

const gapsOf = (first: Quoted, second: Quoted, pairs: readonly Pair[]): Gap[] => {
  const gaps: Gap[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...pairs, [first.words.length, second.words.length] as const]) {
    if (nextI > i || nextJ > j)
      gaps.push({ first: first.words.slice(i, nextI), second: second.words.slice(j, nextJ) })
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return gaps
}

const formsOf = (words: readonly QuotedWord[]): readonly string[] => words.map(({ form }) => form)

const isInserted = (gap: Gap, first: Quoted, second: Quoted): boolean =>
  isBracketed(gap.first, first) || isBracketed(gap.second, second)

/** `[the minister]`, also in several brackets. Round brackets may be the speaker's own. */
const isBracketed = (words: readonly QuotedWord[], { article: { text } }: Quoted): boolean =>
  words.length > 0 &&
  words.every(({ start, end }) => {
    const open = text.lastIndexOf('[', start)
    const close = text.indexOf(']', start)
    return open >= 0 && close >= end - 1 && !/[[\]]/.test(text.slice(open + 1, close))
  })

/** What may stand where a full stop stood. */
const JOINERS = new Set(['and', 'but', 'so', 'or', 'because', 'while', 'then', 'yet', 'as'])

const isJoined = (first: Quoted, second: Quoted, pairs: readonly Pair[]): boolean => {
  const [head, tail] = [pairs[0], pairs.at(-1)]
  if (head === undefined || tail === undefined || head[0] + head[1] > 0) return false
  if (tail[0] < first.words.length - 1 || tail[1] < second.words.length - 1) return false
  let joints = 0
  for (let at = 1; at < pairs.length; at++) {
    const here = between(first, pairs[at - 1]![0], pairs[at]![0])
    const there = between(second, pairs[at - 1]![1], pairs[at]![1])
    const [ended, going] = here.isEnd ? [here, there] : [there, here]
    const isJoint = ended.isEnd && ended.words.length === 0 && going.isOneSentence
    if (isJoint && going.words.length < 2 && going.words.every(word => JOINERS.has(word))) joints++
    else if (ended.words.length + going.words.length > 0) return false
  }
  return joints > 0
}

/** What stands between two words of a quote. Where its marks close in between, nobody can tell whether a sentence ended. */
const between = ({ article, words }: Quoted, from: number, to: number) => {
  const [last, next] = [words[from]!, words[to]!]
  const isOnePart = last.part === next.part
  const marks = article.text.slice(last.end, next.start)
  return {
    words: formsOf(words.slice(from + 1, to)),
    isEnd: isOnePart && END.test(marks),
    isOneSentence: isOnePart && !END.test(marks) && !ELLIPSIS.test(marks)
  }
}

const END = /(?<!\.)[.!?](?!\.)["'”’)]?\s/
/** Of words that were left out nobody can tell whether a sentence ended there. */
const ELLIPSIS = /…|\.\s?\.|\[\s*\]/u

/** Without the comma or point that only the sentence around the quote asked for. */
const inner = (text: string): string =>
  text.replace(/^[\s.,;:…]+|[\s.,;:…]+$/gu, '').replace(/\s+/gu, ' ')
