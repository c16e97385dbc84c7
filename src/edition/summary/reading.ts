// The summary of one article by itself, as an edition of that article alone would give it. Prints nothing.
import type { Reading, Sentence } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import { openDictionary } from '../search/dictionary.ts'
import type { Line } from '../search/line.ts'
import { readLine } from '../search/line.ts'
import { bodyOf } from '../shelf.ts'
import type { Candidate } from './choosing.ts'
import { candidateOf, choose, score } from './choosing.ts'
import { MOST_SENTENCES } from './drafts.ts'
import { isCorrection, leadOf, standsAlone } from './standing.ts'

/**
 * The sentences that tell most of what an article says, in reading order, by the rules of `Edition.summarize`.
 * An edition of one article finds every word in one article of one, so here all words weigh the same. Fast enough for
 * a stream; what is kept between calls is bounded.
 */
export const summarizeReading = (reading: Reading, sentences: number): readonly Sentence[] => {
  if (sentences <= 0) return []
  // A correction says first what was wrong: it is told by its lead.
  if (isCorrection(reading)) return [leadOf(reading)].filter(lead => lead !== undefined)
  const line = lineOf(reading)
  const telling = (from: number, to: number): number[] =>
    [...new Set(line.terms.subarray(from, to))].filter(isTelling)
  const title = new Set(telling(0, line.body))
  const candidates = bodyOf(reading)
    .slice(0, MOST_SENTENCES)
    .flatMap((sentence, at): Candidate | readonly Candidate[] => {
      if (!standsAlone(reading, sentence)) return []
      const { index } = sentence
      const terms = telling(line.sentences[index]!, line.sentences[index + 1]!)
      return candidateOf(sentence, at, { slot: 0, outlet: 0 }, terms, title, alike) ?? []
    })
  return choose(score(candidates, alike), sentences, alike)
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.index - b.index)
}

const alike = (): number => 1

/** Terms after which the words met so far are forgotten, so that no input is too long: some megabytes. */
const MOST_TERMS = 100_000
let words = openDictionary()

/** Which number a word has says nothing; keeping them from article to article saves the stemming. */
const lineOf = (reading: Reading): Line => {
  const line = readLine(reading, words)
  if (line.terms.every(term => term < MOST_TERMS)) return line
  words = openDictionary()
  return readLine(reading, words)
}

const isTelling = (term: number): boolean => {
  if (term === 0) return false
  const form = words.form(term)
  return form.length > 1 && !functionWords.has(form)
}
