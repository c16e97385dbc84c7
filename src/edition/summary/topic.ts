// What a summary is wanted about: words, or somebody. Knows where words and names stand, scores nothing.
import type { Name, Reading } from '../../news.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import { foldText } from '../words.ts'
import type { Candidate, Topic } from './choosing.ts'

/** What a place in the headline, in the lead and in the rest of an article says of what it is about. */
const FIELDS = { headline: 4, lead: 2, body: 1 }
/** Of this sum half is reached by it: one in the headline or two in the lead say nearly all. */
const HALF = 3
/** From this sum an article is about it: in the headline, twice in the lead, or returned to. */
const ENOUGH = 4

/** Beside an article that is about some words, one that is this much less so only shares them. */
const LEAST = 0.45

/** Where one thing that is asked for stands in an article: how often in each field. */
type Tally = { headline: number; lead: number; body: number }

/** Undefined where no word of `about` tells anything. */
export const topicOfWords = (
  about: string,
  places: readonly number[],
  { line, dictionary }: Search,
  weigh: (term: number) => number
): Topic | undefined => {
  // One set of terms for each word: a word may mean two terms, itself as a name and its stem.
  const words = foldText(about)
    .split(' ')
    .slice(0, 32)
    .map(word => dictionary.meant(word).filter(term => weigh(term) > 0))
    .filter(terms => terms.length > 0)
  if (words.length === 0) return undefined
  const strength = (place: number): number => {
    const tallies = words.map(terms => {
      const tally: Tally = { headline: 0, lead: 0, body: 0 }
      for (let at = line.articles[place]!; at < line.articles[place + 1]!; at++) {
        if (!terms.includes(line.terms[at]!)) continue
        const field =
          at < line.bodies[place]! ? 'headline' : at < line.leads[place]! ? 'lead' : 'body'
        tally[field]++
      }
      return tally
    })
    return tallies.reduce((sum, tally) => sum + saturated(tally), 0) / words.length
  }
  const held = ({ terms }: Candidate): number =>
    words.filter(meant => meant.some(term => terms.includes(term))).length / words.length
  return topicOf(held, strength, places, LEAST)
}

/** Somebody, wherever a name stands for them; `people` says who that is in each article. */
export const topicOfPerson = (
  person: number,
  places: readonly number[],
  readings: readonly Reading[],
  people: People
): Topic => {
  const namesIn = (place: number): readonly Name[] =>
    readings[place]!.names.filter(({ name }) => people.numberIn(place, name) === person)
  const named = new Map(
    places.map(place => [
      place,
      namesIn(place).flatMap(({ mentions }) => mentions.map(({ start }) => start))
    ])
  )
  const strength = (place: number): number => {
    const body = readings[place]!.sentences.filter(({ kind }) => kind === 'body')
    const leadEnd = body[1]?.end ?? body[0]?.end ?? 0
    const starts = named.get(place) ?? []
    const lead = starts.filter(start => start < leadEnd).length
    // A headline that stands apart from the text is not read for people: it uses one of the forms that the text has.
    const printed = readings[place]!.article.headline ?? ''
    const inHeadline = namesIn(place).some(({ name, aliases }) =>
      [name, ...aliases].some(form => printed.includes(form))
    )
    return saturated({ headline: inHeadline ? 1 : 0, lead, body: starts.length - lead })
  }
  const held = ({ place, sentence }: Candidate): number =>
    named.get(place)?.some(start => start >= sentence.start && start < sentence.end) === true
      ? 1
      : 0
  // Whoever names somebody says something of them.
  return topicOf(held, strength, places, 0)
}

/** Up to 1, as in BM25: each further place says less. */
const saturated = ({ headline, lead, body }: Tally): number => {
  const sum = headline * FIELDS.headline + lead * FIELDS.lead + body * FIELDS.body
  return sum / (sum + HALF)
}

const topicOf = (
  held: Topic['held'],
  strength: (place: number) => number,
  places: readonly number[],
  least: number
): Topic => {
  const strengths = new Map(places.map(place => [place, strength(place)]))
  const most = Math.max(...strengths.values(), Number.MIN_VALUE)
  const of = (place: number): number => strengths.get(place) ?? 0
  const isAbout = (place: number): boolean => of(place) >= ENOUGH / (ENOUGH + HALF) - 1e-9
  const some = places.some(isAbout)
  return {
    held,
    closeness: place => of(place) / most,
    isAbout,
    brushes: place => some && of(place) / most < least
  }
}
