// A few whole sentences that tell what several articles say. Knows words as numbers; shows nothing but sentences.
import type { Sentence } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { Outlets } from '../outlets.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import type { Scored, Weigh } from './choosing.ts'
import { candidateOf, choose, onTopic, score } from './choosing.ts'
import { openDrafts } from './drafts.ts'
import { leadOf } from './standing.ts'
import { mentionsOf, topicOfPerson, topicOfWords } from './topic.ts'

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
  /** `slots` in order of importance to the asker. */
  summarize(slots: readonly number[], wish: SummaryWish): SummaryLine[]
}

/** What summaries look up in the other parts of the same edition. */
export interface SummaryGround {
  readonly shelf: Pick<Shelf, 'count' | 'ranks' | 'day' | 'reading'>
  readonly search: Pick<Search, 'dictionary' | 'line' | 'articles'>
  readonly outlets: Pick<Outlets, 'of'>
  readonly people: Pick<People, 'personAt'>
  readonly stories: Pick<Stories, 'of' | 'slotsOf'>
}

/** Articles that are read for one summary, taken in turn from each outlet; more would say the same again. */
const MOST_ARTICLES = 24
/** Sentences of one article that are considered. */
export const MOST_SENTENCES = 400
/** Sentences of several, shared evenly: of many articles only how each begins, which is where the news is. */
const MOST_TOGETHER = 192

/**
 * Centroid-based extraction (Radev et al., MEAD, 2004): a sentence is worth what it shares with the whole, more
 * when it stands early, more when it shares words with its headline; chosen one by one so that each adds what
 * those before do not say (maximal marginal relevance, Carbonell & Goldstein 1998). Linear in the sentences.
 */
export const printSummaries = (ground: SummaryGround): Summaries => {
  const { shelf, search, outlets, people, stories } = ground
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

  return {
    summarize: (all, { sentences, about, person, joined = false }) => {
      const asked = [...new Set(all)]
      const read = firstFew(
        inTurn(asked, slot => outlets.of(slot)),
        MOST_ARTICLES,
        slot => !drafts.isCorrection(slot)
      )
      const [only] = asked
      if (read.length === 0 && only !== undefined && sentences > 0)
        return correctionAlone(only).map(asLine)
      const most = read.length === 1 ? MOST_SENTENCES : Math.ceil(MOST_TOGETHER / read.length)
      const candidates = read.flatMap(slot => drafts.candidatesOf(slot, most, joined))
      const topic =
        person === undefined
          ? topicOfWords(about ?? '', read, search, weigh)
          : topicOfPerson(person, read, slot => shelf.reading(slot), people)
      const scored = score(candidates, weigh)
      const onIt = topic === undefined ? scored : onTopic(scored, topic)
      const chosen = choose(onIt.length > 0 ? onIt : scored, sentences, weigh)
      // Who is only quoted in passing is told by how the story goes that names them most.
      const beside = person === undefined ? [] : leadsBeside(scored, onIt, mainStory(read, person))
      const filled = [...chosen, ...choose(beside, sentences - chosen.length, weigh, chosen)]
      return inReadingOrder(filled, ground).map(asLine)
    }
  }

  /** The story in whose articles the person is named most. */
  function mainStory(slots: readonly number[], person: number): number {
    const mentions = new Map<number, number>()
    for (const slot of slots) {
      const own = mentionsOf(person, slot, shelf.reading(slot), people).length
      const story = stories.of(slot)
      if (own > 0) mentions.set(story, (mentions.get(story) ?? 0) + own)
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
        ({ slot, sentence, lead }) =>
          stories.of(slot) === story && lead >= FAR_IN && !known.has(sentence)
      )
      .map(each => ({ ...each, score: each.score / 2 }))
  }
}

/** `Candidate.lead` of the third body sentence: what is further in is no lead. */
const FAR_IN = 1 / Math.sqrt(3) - 1e-9

const asLine = ({ sentence, score: worth }: Scored): SummaryLine => ({ sentence, score: worth })

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
    if (term >= known.length) {
      const larger = new Float64Array(2 * term + 1024).fill(Number.NaN)
      larger.set(known)
      known = larger
    }
    const weight = known[term]!
    return Number.isNaN(weight) ? (known[term] = weightOf(term)) : weight
  }
}

/**
 * The story that holds the best sentence first, in it the article that holds its best, and the sentences of each in its own
 * order: what is asked for is not preceded by what is merely older.
 */
const inReadingOrder = (
  chosen: readonly Scored[],
  { shelf, stories }: Pick<SummaryGround, 'shelf' | 'stories'>
): Scored[] => {
  const [articles, events] = [new Map<number, number>(), new Map<number, number>()]
  for (const { slot, score: worth } of chosen) {
    const story = stories.of(slot)
    articles.set(slot, Math.max(worth, articles.get(slot) ?? 0))
    events.set(story, Math.max(worth, events.get(story) ?? 0))
  }
  /** As stories are listed: the day of the latest article, then most articles, then the latest article. */
  const listed = (a: number, b: number): number => {
    if (a === b) return 0
    const [one, other] = [stories.slotsOf(a), stories.slotsOf(b)]
    const [day, against] = [shelf.day(one[0]!), shelf.day(other[0]!)]
    if (day !== against) return day > against ? -1 : 1
    return other.length - one.length || shelf.ranks[one[0]!]! - shelf.ranks[other[0]!]!
  }
  return chosen.toSorted(
    (a, b) =>
      events.get(stories.of(b.slot))! - events.get(stories.of(a.slot))! ||
      listed(stories.of(a.slot), stories.of(b.slot)) ||
      articles.get(b.slot)! - articles.get(a.slot)! ||
      shelf.ranks[a.slot]! - shelf.ranks[b.slot]! ||
      a.sentence.index - b.sentence.index
  )
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
