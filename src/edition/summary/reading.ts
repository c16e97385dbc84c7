// The summary of one article by itself, as an edition of that article alone would give it. Prints nothing.
import type { Reading, Sentence } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { Dictionary } from '../search/dictionary.ts'
import { openDictionary } from '../search/dictionary.ts'
import { addWords, namesOf } from '../search/line.ts'
import { bodyOf } from '../shelf.ts'
import type { Candidate } from './choosing.ts'
import { candidateOf, choose, score } from './choosing.ts'
import { isCorrection, leadOf, standsAlone } from './standing.ts'
import { MOST_SENTENCES } from './summary.ts'

/**
 * The sentences that tell most of what an article says, in reading order, by the rules of `Edition.summarize`.
 * An edition of one article finds every word in one article of one, so here all words weigh the same. Fast enough for
 * a stream; what is kept between calls is bounded.
 */
export const summarizeReading = (reading: Reading, sentences: number): readonly Sentence[] => {
  if (sentences <= 0) return []
  const { article } = reading
  const dictionary = currentDictionary()
  const names = namesOf(reading)
  const telling = (
    text: string,
    start: number,
    end: number,
    isLine: boolean
  ): readonly number[] => {
    const terms = new Set<number>()
    const add = (term: number): void => {
      if (isTelling(term, dictionary)) terms.add(term)
    }
    addWords(text, { start, end }, isLine, names, { add }, dictionary)
    return [...terms]
  }
  const { headline } = article
  const title = new Set(headline === null ? [] : telling(headline, 0, headline.length, true))
  // A correction says first what was wrong: it is told by its lead.
  if (isCorrection(reading)) return [leadOf(reading)].filter(lead => lead !== undefined)
  const candidates = bodyOf(reading)
    .slice(0, MOST_SENTENCES)
    .flatMap((sentence, at): Candidate | readonly Candidate[] => {
      if (!standsAlone(reading, sentence)) return []
      const terms = telling(article.text, sentence.start, sentence.end, false)
      return candidateOf(sentence, at, { place: 0, outlet: 0 }, terms, title, alike) ?? []
    })
  return choose(score(candidates, alike), sentences, alike)
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.index - b.index)
}

const alike = (): number => 1

/** Terms after which the words met so far are forgotten, so that no input is too long: some tens of megabytes. */
const MOST_TERMS = 100_000
let kept = openDictionary()

/** Which number a word has says nothing; keeping them from article to article saves the stemming. */
const currentDictionary = (): Dictionary => {
  if (kept.size > MOST_TERMS) kept = openDictionary()
  return kept
}

const isTelling = (term: number, dictionary: Dictionary): boolean => {
  const form = dictionary.form(term)
  return term > 0 && form.length > 1 && !functionWords.has(form)
}
