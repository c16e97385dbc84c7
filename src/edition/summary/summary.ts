// A few whole sentences that tell what several articles say. Knows words as numbers; shows nothing but sentences.
import type { Sentence } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import { grown } from '../grown.ts'
import type { Outlets } from '../outlets.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import type { Scored, Weigh } from './choosing.ts'
import { candidateOf, choose, onTopic, score } from './choosing.ts'
import { MOST_SENTENCES, openDrafts } from './drafts.ts'
import { inReadingOrder } from './order.ts'
import { leadOf } from './standing.ts'
import { topicOfPerson, topicOfWords } from './topic.ts'

export interface SummaryLine {
  /** A whole sentence; with `joined` also the sentences that one quotation holds together, as one slice. */
  readonly sentence: Sentence
  readonly score: number
  readonly because: Because
}

/** What a line was chosen for, besides that no other line says the same. */
export interface Because {
  /** Position among the body sentences of its article, from 0. */
  readonly at: number
  /** 0 to 1, how much it says of what the sentences of all the articles say, beside the one that says most. */
  readonly centre: number
  /** 0 to 1, how much of it stands in its headline too. */
  readonly headline: number
  /** 0 to 1, how much of what is asked for it holds. */
  readonly held: number
}

/** What a summary is wanted of. */
export interface SummaryWish {
  /** At most this many lines. */
  readonly sentences: number
  /** What it should be about, in words. */
  readonly about?: string | undefined
  /** Whom each line should name or quote; goes before `about`. A person's number here, an id at the door. */
  readonly person?: number | undefined
  /** True: a quotation that runs over sentences may stand, from its first to the one that says whose it is. */
  readonly joined?: boolean
}

export interface Summaries {
  /** `slots` in order of importance to the asker. */
  summarize(slots: readonly number[], wish: SummaryWish): SummaryLine[]
  /** What a summary would choose from, of the first so many sentences of each article: those that are about what is asked for. */
  sentencesOn(slots: readonly number[], wish: Topical, most: number): readonly Scored[]
  /** What a term tells, 0 for nothing. */
  readonly weigh: Weigh
}

/** What sentences should be about. */
type Topical = Pick<SummaryWish, 'about' | 'person'>

/** What summaries look up in the other parts of the same edition. */
export interface SummaryGround {
  readonly shelf: Pick<Shelf, 'count' | 'ranks' | 'reading'>
  readonly search: Pick<Search, 'dictionary' | 'line' | 'articles'>
  readonly outlets: Pick<Outlets, 'of'>
  readonly people: Pick<People, 'personAt'>
  readonly stories: Pick<Stories, 'of' | 'compare'>
}

/** Articles that are read for one summary, taken in turn from each outlet; more would say the same again. */
const MOST_ARTICLES = 24
/** Sentences of several, shared evenly: of many articles only how each begins, or first speaks of somebody. */
const MOST_TOGETHER = 192

/**
 * Centroid-based extraction (Radev et al., MEAD, 2004): a sentence is worth what it shares with the whole, more
 * when it stands early in an article that is itself near the whole, more when it shares words with its headline; chosen one by one so that each adds what
 * those before do not say (maximal marginal relevance, Carbonell & Goldstein 1998). Linear in the sentences.
 */
export const printSummaries = (ground: SummaryGround): Summaries => {
  const { shelf, search, outlets, people } = ground
  const weigh = openWeights(search, shelf.count)
  const drafts = openDrafts(ground, weigh)

  /** A correction says first what was wrong: of several articles none is told by it, alone it is told by its lead. */
  const correctionAlone = (slot: number): Scored[] => {
    const reading = shelf.reading(slot)
    const lead = leadOf(reading)
    if (lead === undefined) return []
    const from = { slot, outlet: outlets.of(slot) }
    const only = candidateOf(lead, 0, from, drafts.termsOf(slot, reading, lead), new Set(), weigh)
    return only ? score([only], weigh) : []
  }

  const readOf = (asked: readonly number[]): readonly number[] =>
    firstFew(
      inTurn(asked, slot => outlets.of(slot)),
      MOST_ARTICLES,
      slot => !drafts.isCorrection(slot)
    )
  /** Of the first so many sentences of each article those that are about it, and all. */
  const onWords = (slots: readonly number[], about: string, joined: boolean, most: number) => {
    const all = score(
      slots.flatMap(slot => drafts.candidatesOf(slot, most, joined)),
      weigh
    )
    const topic = topicOfWords(about, slots, search, weigh)
    return { all, onIt: topic === undefined ? all : onTopic(all, topic) }
  }
  /** Of somebody nothing is told that does not name or quote them. */
  const onPerson = (slots: readonly number[], person: number, joined: boolean, most: number) => {
    const topic = topicOfPerson(person, slots, slot => shelf.reading(slot), people)
    const candidates = slots.flatMap(slot =>
      drafts.candidatesWith(slot, most, joined, passage => topic.holds(slot, passage))
    )
    return onTopic(score(candidates, weigh), topic)
  }

  return {
    weigh,
    sentencesOn: (all, { about = '', person }, most) => {
      const read = readOf([...new Set(all)])
      return person === undefined
        ? onWords(read, about, false, most).onIt
        : onPerson(read, person, false, most)
    },
    summarize: (all, { sentences, about = '', person, joined = false }) => {
      const asked = [...new Set(all)]
      const read = readOf(asked)
      const [only] = asked
      if (read.length === 0 && only !== undefined && sentences > 0 && person === undefined)
        return correctionAlone(only).map(asLine)
      const most = mostOf(read)
      const choices = (): readonly Scored[] => {
        if (person !== undefined) return onPerson(read, person, joined, most)
        const found = onWords(read, about, joined, most)
        return found.onIt.length > 0 ? found.onIt : found.all
      }
      return inReadingOrder(choose(choices(), sentences, weigh), ground).map(asLine)
    }
  }
}

/** Sentences that are considered of each of some articles. */
const mostOf = ({ length }: readonly number[]): number =>
  length === 1 ? MOST_SENTENCES : Math.ceil(MOST_TOGETHER / length)

const asLine = ({ sentence, score: worth, lead, centre, headline, held }: Scored): SummaryLine => ({
  sentence,
  score: worth,
  because: { at: Math.round(1 / lead ** 2) - 1, centre, headline, held }
})

/** Of a term its inverse article frequency, computed when first asked for; 0 for what holds sentences together only. */
const openWeights = (
  { dictionary, articles }: Pick<Search, 'dictionary' | 'articles'>,
  size: number
): Weigh => {
  // By term: it is asked for each word of each sentence, and a map would take longer than all else.
  let known = new Float64Array(0)
  const weightOf = (term: number): number => {
    const form = dictionary.form(term)
    return term === 0 || form.length < 2 || functionWords.has(form)
      ? 0
      : Math.log((size + 20) / (articles(term) + 0.5))
  }
  return term => {
    if (term >= known.length)
      known = grown(known, new Float64Array(2 * term + 1024).fill(Number.NaN))
    const weight = known[term]!
    return Number.isNaN(weight) ? (known[term] = weightOf(term)) : weight
  }
}

/** The first few that pass; no more are looked at. */
const firstFew = <Item>(
  items: readonly Item[],
  most: number,
  passes: (item: Item) => boolean
): Item[] => {
  const found: Item[] = []
  for (const item of items) {
    if (found.length === most) break
    if (passes(item)) found.push(item)
  }
  return found
}

/** The first of each group in turn, then the second of each, keeping the order within. */
const inTurn = <Item>(items: readonly Item[], groupOf: (item: Item) => number): Item[] => {
  const turns = new Map<number, number>()
  return items
    .map((item, at) => {
      const group = groupOf(item)
      const turn = turns.get(group) ?? 0
      turns.set(group, turn + 1)
      return { item, turn, at }
    })
    .toSorted((a, b) => a.turn - b.turn || a.at - b.at)
    .map(({ item }) => item)
}
