// The sentence of an article that answers a query best, and the words in it that do. Knows one article at a time.
import type { Article, Reading, Sentence, Slice } from '../../news.ts'
import { isCorrection, leadOf, standsAlone } from '../summary/standing.ts'
import { eachWord } from '../words.ts'
import type { Asked } from './asking.ts'
import type { Dictionary } from './dictionary.ts'
import type { Line } from './line.ts'

/** What a hit shows of its article; of a correction its lead, since what it goes on to repeat may be the error. */
export const shownIn = (
  reading: Reading,
  line: Line,
  dictionary: Dictionary,
  asked: readonly Asked[]
): { readonly sentence: Sentence | null; readonly highlights: readonly Slice[] } => {
  const sentence = isCorrection(reading)
    ? (leadOf(reading) ?? null)
    : bestSentence(reading, line, asked)
  const terms = new Set(asked.flatMap(({ words }) => words.flat()))
  return {
    sentence,
    highlights: sentence === null ? [] : highlightsIn(reading.article, sentence, dictionary, terms)
  }
}

/**
 * The sentence with most of the query in it, rarer words counting more, a word said twice counting once; of equals
 * the first that stands alone, else the first, and a heading only where no body sentence has any. The first body sentence when none has.
 */
const bestSentence = (reading: Reading, line: Line, asked: readonly Asked[]): Sentence | null => {
  const { sentences } = reading
  const worth = sentences.map((_, at) =>
    asked.reduce(
      (sum, { words, telling }) =>
        holds(line, line.sentences[at]!, line.sentences[at + 1]!, words)
          ? sum + telling + 0.01
          : sum,
      0
    )
  )
  const weighed = sentences.map(({ kind }, at) => worth[at]! * (kind === 'body' ? 1 : 1e-6))
  const most = weighed.reduce((a, b) => Math.max(a, b), 0)
  if (most === 0) return sentences.find(({ kind }) => kind === 'body') ?? null
  const best = sentences.filter((_, at) => weighed[at] === most)
  return best.find(sentence => standsAlone(reading, sentence)) ?? best[0] ?? null
}

/** Whether a phrase starts in a range of the line. */
const holds = (
  { terms }: Line,
  from: number,
  to: number,
  words: readonly (readonly number[])[]
): boolean => {
  for (let at = from; at < to; at++)
    if (words.every((meant, n) => meant.includes(terms[at + n] ?? 0))) return true
  return false
}

/** One slice per word of the sentence that is one of the terms, in order. */
const highlightsIn = (
  article: Article,
  sentence: Sentence,
  dictionary: Dictionary,
  terms: ReadonlySet<number>
): Slice[] => {
  const slices: Slice[] = []
  eachWord(article.text, sentence.start, sentence.end, (start, end) => {
    if (dictionary.meant(article.text.slice(start, end)).some(term => terms.has(term)))
      slices.push({ article: article.id, start, end })
  })
  return slices
}
