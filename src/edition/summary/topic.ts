// What a summary is wanted about: words, or somebody. Knows where words and names stand, scores nothing.
import type { Reading, Sentence } from '../../news.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import { sentenceAt } from '../shelf.ts'
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
  slots: readonly number[],
  { line, dictionary }: Pick<Search, 'line' | 'dictionary'>,
  weigh: (term: number) => number
): Topic | undefined => {
  // One set of terms for each word: a word may mean two terms, itself as a name and its stem.
  const words = foldText(about)
    .split(' ')
    .slice(0, 32)
    .map(word => dictionary.meant(word).filter(term => weigh(term) > 0))
    .filter(terms => terms.length > 0)
  if (words.length === 0) return undefined
  const strength = (slot: number): number => {
    const { terms: own, body, lead } = line(slot)
    const tallies = words.map(terms => {
      const tally: Tally = { headline: 0, lead: 0, body: 0 }
      for (const term of terms)
        for (let at = own.indexOf(term); at >= 0; at = own.indexOf(term, at + 1))
          tally[at < body ? 'headline' : at < lead ? 'lead' : 'body']++
      return tally
    })
    return tallies.reduce((sum, tally) => sum + saturated(tally), 0) / words.length
  }
  const held = ({ terms }: Candidate): number =>
    words.filter(meant => meant.some(term => terms.includes(term))).length / words.length
  return topicOf(held, strength, slots, LEAST)
}

/** Somebody, wherever a name stands for them or their words are quoted; `people` says who that is in each article. */
export interface TopicOfPerson extends Topic {
  /** Whether a passage of an article names or quotes them. */
  holds(slot: number, passage: Sentence): boolean
}

export const topicOfPerson = (
  person: number,
  slots: readonly number[],
  readingOf: (slot: number) => Reading,
  people: Pick<People, 'personAt'>
): TopicOfPerson => {
  const places = new Map(slots.map(slot => [slot, placesOf(person, slot, readingOf(slot), people)]))
  const strength = (slot: number): number => {
    const { article, names, sentences } = readingOf(slot)
    const body = sentences.filter(({ kind }) => kind === 'body')
    const leadEnd = body[1]?.end ?? body[0]?.end ?? 0
    const starts = places.get(slot)?.starts ?? []
    const lead = starts.filter(start => start < leadEnd).length
    // A headline that stands apart from the text is not read for people: it uses one of the forms that the text has.
    const printed = article.headline ?? ''
    const inHeadline = names.some(
      ({ name, aliases }, index) =>
        people.personAt(slot, index) === person &&
        [name, ...aliases].some(form => printed.includes(form))
    )
    return saturated({ headline: inHeadline ? 1 : 0, lead, body: starts.length - lead })
  }
  const holds = (slot: number, { index, end }: Sentence): boolean => {
    const { sentences } = readingOf(slot)
    for (let at = index; at < sentences.length && sentences[at]!.start < end; at++)
      if (places.get(slot)?.sentences.has(at) === true) return true
    return false
  }
  const held = ({ slot, sentence }: Candidate): number => Number(holds(slot, sentence))
  // Whoever names somebody says something of them.
  return { ...topicOf(held, strength, slots, 0), holds }
}

/** Where an article names somebody, name after name, and which of its sentences name or quote them. */
const placesOf = (
  person: number,
  slot: number,
  { names, quotes, sentences }: Reading,
  people: Pick<People, 'personAt'>
): { readonly starts: readonly number[]; readonly sentences: ReadonlySet<number> } => {
  const own = names.filter((_, index) => people.personAt(slot, index) === person)
  const starts = own.flatMap(({ mentions }) => mentions.map(({ start }) => start))
  const found = new Set(starts.map(start => sentenceAt(sentences, start)))
  const called = new Set(own.map(({ name }) => name))
  for (const { speaker, start, end } of quotes)
    if (speaker !== null && called.has(speaker.name))
      for (let at = sentenceAt(sentences, start); at <= sentenceAt(sentences, end - 1); at++)
        found.add(at)
  return { starts, sentences: found }
}

/** Up to 1, as in BM25: each further place says less. */
const saturated = ({ headline, lead, body }: Tally): number => {
  const sum = headline * FIELDS.headline + lead * FIELDS.lead + body * FIELDS.body
  return sum / (sum + HALF)
}

const topicOf = (
  held: Topic['held'],
  strength: (slot: number) => number,
  slots: readonly number[],
  least: number
): Topic => {
  const strengths = new Map(slots.map(slot => [slot, strength(slot)]))
  const most = Math.max(...strengths.values(), Number.MIN_VALUE)
  const of = (slot: number): number => strengths.get(slot) ?? 0
  const isAbout = (slot: number): boolean => of(slot) >= ENOUGH / (ENOUGH + HALF) - 1e-9
  const some = slots.some(isAbout)
  return {
    held,
    closeness: slot => of(slot) / most,
    isAbout,
    brushes: slot => some && of(slot) / most < least
  }
}
