// The sentence of an article that answers a query best, and the words in it that do. Knows one article at a time.
import type { Article, Reading, Sentence, Slice } from '../../news.ts'
import { bodyOf, lastAtOrBefore } from '../shelf.ts'
import { standsAlone } from '../summary/standing.ts'
import { eachWord } from '../words.ts'
import type { Dictionary } from './dictionary.ts'
import type { Line } from './line.ts'
import type { Found } from './ranking.ts'
import { inverseFrequency } from './ranking.ts'

/**
 * The sentence with most of the query in it, rarer words counting more, a word said twice counting once; of equals
 * the first that stands alone, else the first, and a heading only where no body sentence has any. The first body sentence when none has.
 */
export const bestSentence = (
  reading: Reading,
  place: number,
  line: Line,
  founds: readonly Found[],
  size: number
): Sentence | null => {
  const first = line.firstSentence[place]!
  const next = line.firstSentence[place + 1]!
  const worth = new Float64Array(next - first)
  for (const found of founds) {
    const weight = inverseFrequency(size, Math.min(size, found.length))
    let last = -1
    for (
      let at = lastAtOrBefore(found, line.bodies[place]! - 1) + 1;
      at < found.length && found[at]! < line.articles[place + 1]!;
      at++
    ) {
      const sentence = lastAtOrBefore(line.sentences, found[at]!, first, next) - first
      if (sentence !== last && sentence >= 0) worth[sentence]! += weight + 0.01
      last = sentence
    }
  }
  const weighed = reading.sentences.map(({ kind }, at) => worth[at]! * (kind === 'body' ? 1 : 1e-6))
  const most = weighed.reduce((a, b) => Math.max(a, b), 0)
  if (most === 0) return bodyOf(reading)[0] ?? null
  const best = reading.sentences.filter((_, at) => weighed[at] === most)
  return best.find(sentence => standsAlone(reading, sentence)) ?? best[0] ?? null
}

/** One slice per word of the sentence that is one of the terms, in order. */
export const highlightsIn = (
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
