// All the quotes of an edition, by speaker and by what they are about. Knows the line of words and the people.
import type { Quote, Reading } from '../../news.ts'
import type { Filter, Mask } from '../filter.ts'
import { functionWords } from '../functionwords.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import { lastAtOrBefore, sentenceAt } from '../shelf.ts'
import { foldText } from '../words.ts'

export interface QuoteFilter extends Filter {
  /** Person id. */
  readonly speaker?: string
  /** Words that the quote, or the sentence around it, is about: all of them. */
  readonly about?: string
}

export interface Quotes {
  /** Latest article first, then in the order of the article. A quote's number is the position here. */
  readonly list: readonly Quote[]
  /** The place on the shelf of each quote's article. */
  readonly places: Uint32Array
  /** The number of the person who speaks, -1 where nobody is named. */
  readonly speakers: Int32Array
  numberOf(id: string): number | undefined
  find(speaker: number | undefined, about: string | undefined, mask: Mask): Quote[]
}

export const printQuotes = (shelf: Shelf, search: Search, people: People): Quotes => {
  const list: Quote[] = []
  const places: number[] = []
  const speakers: number[] = []
  const ranges: Range[] = []
  const numbers = new Map<string, number>()
  const spoken = new Map<number, number[]>()
  // The number of each article's first quote; one more ends the last.
  const firsts: number[] = []
  shelf.readings.forEach((reading, place) => {
    firsts.push(list.length)
    for (const quote of reading.quotes) {
      const number = list.push(quote) - 1
      const speaker = quote.speaker && people.numberIn(place, quote.speaker.name)
      numbers.set(quote.id, number)
      places.push(place)
      speakers.push(speaker ?? -1)
      ranges.push(rangeOf(quote, reading, place, search))
      if (speaker === null || speaker === undefined) continue
      const own = spoken.get(speaker)
      if (own) own.push(number)
      else spoken.set(speaker, [number])
    }
  })

  firsts.push(list.length)

  return {
    list,
    places: Uint32Array.from(places),
    speakers: Int32Array.from(speakers),
    numberOf: id => numbers.get(id),
    find: (speaker, about, mask) => {
      const topics = topicsOf(about).map(word => search.find([word]))
      const passes = (number: number) =>
        (mask === null || mask[places[number]!] === 1) &&
        topics.every(found => stands(found, ranges[number]!))
      if (speaker !== undefined)
        return (spoken.get(speaker) ?? []).filter(passes).map(number => list[number]!)
      if (mask === null) return list.filter((_, number) => passes(number))
      const found: Quote[] = []
      for (let place = mask.indexOf(1); place >= 0; place = mask.indexOf(1, place + 1))
        for (let number = firsts[place]!; number < firsts[place + 1]!; number++)
          if (passes(number)) found.push(list[number]!)
      return found
    }
  }
}

/** Positions in the line of words, half open. */
type Range = readonly [from: number, to: number]

/** From the start of the sentence in which the quote begins to the end of the one in which it ends. */
const rangeOf = (quote: Quote, { sentences }: Reading, place: number, { line }: Search): Range => {
  if (sentences.length === 0) return [0, 0]
  const first = line.firstSentence[place]!
  const from = first + Math.max(0, sentenceAt(sentences, quote.start))
  const to = first + Math.max(0, sentenceAt(sentences, Math.max(quote.start, quote.end - 1)))
  return [line.sentences[from]!, Math.min(line.sentences[to + 1]!, line.articles[place + 1]!)]
}

const topicsOf = (about: string | undefined): string[] => {
  const words = foldText(about ?? '')
    .split(' ')
    .filter(word => word !== '')
    .slice(0, 32)
  const telling = words.filter(word => !functionWords.has(word))
  return telling.length > 0 ? telling : words
}

const stands = (found: Uint32Array, [from, to]: Range): boolean => {
  const next = found[lastAtOrBefore(found, from - 1) + 1]
  return next !== undefined && next < to
}
