// All the words of an edition in one long line, so that a place in it is a number. Knows readings, no queries.
import type { Reading, Span } from '../../news.ts'
import type { Shelf } from '../shelf.ts'
import { bodyOf } from '../shelf.ts'
import { eachWord, isCapitalised, wordsIn } from '../words.ts'
import type { Dictionary } from './dictionary.ts'

/**
 * Article after article in the shelf's order: headline, then every sentence that is not furniture.
 * A 0 stands between headline and text, between paragraphs and between articles, so that no phrase
 * reaches across. All positions are indexes into `terms`.
 *
 *     terms     0 …headline… 0 …sentence 1… …sentence 2… 0 …sentence 3… 0 …headline of the next…
 *     articles  ^                                                     ^
 *     bodies                   ^
 *     sentences                ^              ^            ^
 */
export interface Line {
  readonly terms: Uint32Array
  /** Where each article starts; one more entry ends the last. */
  readonly articles: Uint32Array
  /** Where its text starts, after the headline. */
  readonly bodies: Uint32Array
  /** Where its lead ends: its first two body sentences. */
  readonly leads: Uint32Array
  /** Which of `sentences` is the article's first; one more entry ends the last. */
  readonly firstSentence: Uint32Array
  /** Where each sentence starts, in order; furniture is an empty range. One more entry ends the last. */
  readonly sentences: Uint32Array
}

export const printLine = (shelf: Shelf, dictionary: Dictionary): Line => {
  const { readings } = shelf
  const line = growing(1 << 16)
  const articles = new Uint32Array(readings.length + 1)
  const bodies = new Uint32Array(readings.length)
  const leads = new Uint32Array(readings.length)
  const firstSentence = new Uint32Array(readings.length + 1)
  const total = readings.reduce((sum, reading) => sum + reading.sentences.length, 0)
  const sentences = new Uint32Array(total + 1)
  let sentence = 0

  readings.forEach((reading, place) => {
    const { article } = reading
    const names = namesOf(reading)
    articles[place] = line.length()
    firstSentence[place] = sentence
    line.add(0)
    const { headline } = article
    const add = (text: string, span: Span, isLine: boolean) =>
      addWords(text, span, isLine, names, line, dictionary)
    if (headline !== null) add(headline, { start: 0, end: headline.length }, true)
    line.add(0)
    bodies[place] = line.length()

    const lead = bodyOf(reading).slice(0, 2).at(-1)
    leads[place] = line.length()
    let paragraph = -1
    for (const each of reading.sentences) {
      if (each.paragraph !== paragraph) line.add(0)
      paragraph = each.paragraph
      sentences[sentence++] = line.length()
      const repeated = each.kind === 'heading' && isHeadline(article.text, each, headline)
      if (each.kind !== 'furniture' && !repeated) add(article.text, each, each.kind === 'heading')
      if (each === lead) leads[place] = line.length()
    }
  })
  articles[readings.length] = line.length()
  firstSentence[readings.length] = sentence
  sentences[sentence] = line.length()
  return { terms: line.cut(), articles, bodies, leads, firstSentence, sentences }
}

/**
 * A capital tells a name anywhere but at the start of a sentence and in a line set in capitals throughout
 * (`Two Ministers Meet in Old Harbour Hall`), where only the reading knows.
 */
export const addWords = (
  text: string,
  span: Span,
  isLine: boolean,
  names: ReadonlySet<string>,
  terms: Terms,
  dictionary: Dictionary
): void => {
  let capitalsTell = isLine && !isTitleCase(text, span)
  eachWord(text, span.start, span.end, (start, end, hash, check) => {
    const asName = isCapitalised(text, start) && (capitalsTell || names.has(text.slice(start, end)))
    terms.add(dictionary.enter(text, start, end, hash, check, asName))
    capitalsTell ||= !isLine
  })
}

/** The words of the people that the reading found, as printed and as possessives. */
export const namesOf = (reading: Reading): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const { name, aliases } of reading.names)
    for (const form of [name, ...aliases])
      for (const word of wordsIn(form)) words.add(word).add(`${word}'s`).add(`${word}’s`)
  return words
}

const isTitleCase = (text: string, span: Span): boolean => {
  let [capital, long] = [0, 0]
  eachWord(text, span.start, span.end, (start, end) => {
    if (end - start < 4) return
    long++
    if (isCapitalised(text, start)) capital++
  })
  return capital * 3 >= long * 2
}

/** A headline printed in the text too is counted once. */
const isHeadline = (text: string, { start, end }: Span, headline: string | null): boolean =>
  headline !== null && text.slice(start, end).trim() === headline.trim()

/** Where the terms of a text go, one by one. */
interface Terms {
  add(term: number): void
}

interface Growing extends Terms {
  length(): number
  cut(): Uint32Array
}

const growing = (capacity: number): Growing => {
  let terms = new Uint32Array(capacity)
  let length = 0
  return {
    add: term => {
      if (length === terms.length) {
        const larger = new Uint32Array(length * 2)
        larger.set(terms)
        terms = larger
      }
      terms[length++] = term
    },
    length: () => length,
    cut: () => terms.slice(0, length)
  }
}
