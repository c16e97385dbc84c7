// A few whole sentences that tell what several articles say. Knows the line of words; shows nothing but sentences.
import type { Sentence } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { Outlets } from '../outlets.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import { bodyOf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import type { Candidate, Scored } from './choosing.ts'
import { candidateOf, choose, onTopic, score } from './choosing.ts'
import { passageFrom } from './passages.ts'
import { isCorrection, leadOf, standsAlone } from './standing.ts'
import { topicOfPerson, topicOfWords } from './topic.ts'

export interface SummaryLine {
  /** A whole sentence; with `joined` also the sentences that one quotation holds together, as one slice. */
  readonly sentence: Sentence
  readonly score: number
}

/** What a summary is wanted of. */
export interface SummaryWish {
  /** At most this many lines. */
  readonly sentences: number
  /** What it should be about, in words. */
  readonly about?: string
  /** Whom it should be about; goes before `about`. A person's number here, an id at the door. */
  readonly person?: number
  /** True: a quotation that runs over sentences may stand, from its first to the one that says whose it is. */
  readonly joined?: boolean
}

export interface Summaries {
  /** `places` in order of importance to the asker. */
  summarize(places: readonly number[], wish: SummaryWish): SummaryLine[]
}

/** Articles that are read for one summary, taken in turn from each outlet; more would say the same again. */
const MOST_ARTICLES = 24
/** Sentences that are considered, shared evenly: of many articles only how each begins, which is where the news is. */
export const MOST_SENTENCES = 400

/**
 * Centroid-based extraction (Radev et al., MEAD, 2004): a sentence is worth what it shares with the whole, more
 * when it stands early, more when it shares words with its headline; chosen one by one so that each adds what
 * those before do not say (maximal marginal relevance, Carbonell & Goldstein 1998). Linear in the sentences.
 */
export const printSummaries = (
  shelf: Shelf,
  search: Search,
  outlets: Outlets,
  people: People,
  stories: Stories
): Summaries => {
  const { line } = search
  const weights = termWeights(search, shelf.readings.length)
  const weigh = (term: number): number => weights[term]!
  // Judged when first asked for, a sentence alone and as the start of a quotation: 0 not yet, 1 stands, 2 does not.
  const judged = { alone: new Uint8Array(line.sentences.length), joined: new Uint8Array(0) }

  const fits = (place: number, first: Sentence, passage: Sentence): boolean => {
    const at = line.firstSentence[place]! + first.index
    if (passage !== first && judged.joined.length === 0)
      judged.joined = new Uint8Array(line.sentences.length)
    const known = passage === first ? judged.alone : judged.joined
    known[at] ||= standsAlone(shelf.readings[place]!, passage) ? 1 : 2
    return known[at] === 1
  }

  const telling = (from: number, to: number): number[] =>
    [...new Set(line.terms.subarray(from, to))].filter(term => weights[term]! > 0)

  const candidatesOf = (place: number, most: number, joined: boolean): Candidate[] => {
    const reading = shelf.readings[place]!
    const headline = new Set(telling(line.articles[place]!, line.bodies[place]!))
    return bodyOf(reading)
      .slice(0, most)
      .flatMap((sentence, at) => {
        const passage = joined ? passageFrom(reading, sentence) : sentence
        if (!fits(place, sentence, passage)) return []
        const flat = line.firstSentence[place]! + sentence.index
        let last = flat
        while (reading.sentences[last - flat + sentence.index]!.end < passage.end) last++
        const terms = telling(line.sentences[flat]!, line.sentences[last + 1]!)
        const from = { place, outlet: outlets.of[place]! }
        return candidateOf(passage, at, from, terms, headline, weigh) ?? []
      })
  }

  /** A correction says first what was wrong: of several articles none is told by it, alone it is told by its lead. */
  const correctionAlone = (place: number): Scored[] => {
    const lead = leadOf(shelf.readings[place]!)
    const from = { place, outlet: outlets.of[place]! }
    const flat = line.firstSentence[place]! + (lead?.index ?? 0)
    const terms = telling(line.sentences[flat]!, line.sentences[flat + 1]!)
    const only = lead && candidateOf(lead, 0, from, terms, new Set(), weigh)
    return only ? score([only], weigh) : []
  }

  return {
    summarize: (all, { sentences, about, person, joined = false }) => {
      const asked = [...new Set(all)]
      const places = asked.filter(place => !isCorrection(shelf.readings[place]!))
      const [only] = asked
      if (places.length === 0 && only !== undefined && sentences > 0)
        return correctionAlone(only).map(({ sentence, score: worth }) => ({
          sentence,
          score: worth
        }))
      const read = inTurn(places, place => outlets.of[place]!).slice(0, MOST_ARTICLES)
      const candidates = read.flatMap(place =>
        candidatesOf(place, Math.ceil(MOST_SENTENCES / read.length), joined)
      )
      const topic =
        person === undefined
          ? topicOfWords(about ?? '', read, search, weigh)
          : topicOfPerson(person, read, shelf.readings, people)
      const scored = score(candidates, weigh)
      const onIt = topic === undefined ? scored : onTopic(scored, topic)
      const chosen = choose(onIt.length > 0 ? onIt : scored, sentences, weigh)
      // Who is only quoted in passing is told by how the story goes that names them most.
      const beside =
        person === undefined ? [] : leadsBeside(scored, onIt, mainStory(read, people, person))
      const filled = [...chosen, ...choose(beside, sentences - chosen.length, weigh, chosen)]
      return inReadingOrder(filled, stories).map(({ sentence, score: worth }) => ({
        sentence,
        score: worth
      }))
    }
  }

  /** The story in whose articles the person is named most. */
  function mainStory(places: readonly number[], of: People, person: number): number {
    const mentions = new Map<number, number>()
    for (const place of places)
      for (const { name, mentions: own } of shelf.readings[place]!.names)
        if (of.numberIn(place, name) === person) {
          const story = stories.of[place]!
          mentions.set(story, (mentions.get(story) ?? 0) + own.length)
        }
    return [...mentions].reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0])[0]
  }

  function leadsBeside(
    scored: readonly Scored[],
    taken: readonly Scored[],
    story: number
  ): readonly Scored[] {
    const known = new Set(taken.map(({ sentence }) => sentence))
    return scored
      .filter(
        ({ place, sentence, lead }) =>
          stories.of[place] === story && lead >= FAR_IN && !known.has(sentence)
      )
      .map(each => ({ ...each, score: each.score / 2 }))
  }
}

/** `Candidate.lead` of the third body sentence: what is further in is no lead. */
const FAR_IN = 1 / Math.sqrt(3) - 1e-9

/** By term its inverse article frequency; 0 for what holds sentences together only. */
const termWeights = ({ dictionary, postings }: Search, size: number): Float64Array =>
  Float64Array.from({ length: dictionary.size + 1 }, (_, term) => {
    const form = dictionary.form(term)
    return term === 0 || form.length < 2 || functionWords.has(form)
      ? 0
      : Math.log((size + 20) / (postings.articles(term) + 0.5))
  })

/**
 * The story that holds the best sentence first, in it the article that holds its best, and the sentences of each in its own
 * order: what is asked for is not preceded by what is merely older.
 */
const inReadingOrder = (chosen: readonly Scored[], { of }: Stories): Scored[] => {
  const [articles, events] = [new Map<number, number>(), new Map<number, number>()]
  for (const { place, score: worth } of chosen) {
    articles.set(place, Math.max(worth, articles.get(place) ?? 0))
    events.set(of[place]!, Math.max(worth, events.get(of[place]!) ?? 0))
  }
  return chosen.toSorted(
    (a, b) =>
      events.get(of[b.place]!)! - events.get(of[a.place]!)! ||
      of[a.place]! - of[b.place]! ||
      articles.get(b.place)! - articles.get(a.place)! ||
      a.place - b.place ||
      a.sentence.index - b.sentence.index
  )
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
