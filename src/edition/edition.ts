// The door of the edition: everything the bot knows at one moment, one question per method. Immutable.
import type { Article, Person, Quote, Reading, Sentence, Slice, Story } from '../news.ts'
import type { Filter, FilterGround, Mask } from './filter.ts'
import { bothMasks, maskOf, maskOfPlaces } from './filter.ts'
import { printFinder } from './finding.ts'
import { printOutlets } from './outlets.ts'
import type { Companion } from './people/companions.ts'
import { companionsOf } from './people/companions.ts'
import type { PersonMatch } from './people/find.ts'
import { printPersonFinder } from './people/find.ts'
import { printPeople } from './people/people.ts'
import type { QuoteFilter } from './quotes/quotes.ts'
import { printQuotes } from './quotes/quotes.ts'
import type { Variant } from './quotes/variants.ts'
import { printVariants } from './quotes/variants.ts'
import { parseQuery } from './search/query.ts'
import type { Hit } from './search/search.ts'
import { printSearch } from './search/search.ts'
import type { Shelf } from './shelf.ts'
import { printShelf } from './shelf.ts'
import { printStories } from './stories/stories.ts'
import type { SummaryLine } from './summary/summary.ts'
import { leadOf } from './summary/standing.ts'
import { printSummaries } from './summary/summary.ts'

export type { Filter } from './filter.ts'
export type { Companion } from './people/companions.ts'
export type { PersonMatch } from './people/find.ts'
export type { DifferenceKind, Edit } from './quotes/alignment.ts'
export type { QuoteFilter } from './quotes/quotes.ts'
export type { Variant } from './quotes/variants.ts'
export type { Hit } from './search/search.ts'
export { summarizeReading } from './summary/reading.ts'
export type { SummaryLine } from './summary/summary.ts'

export interface Edition {
  /** Epoch milliseconds. */
  readonly printedAt: number
  /** How many articles, people, quotes, stories. */
  readonly counts: {
    readonly articles: number
    readonly people: number
    readonly quotes: number
    readonly stories: number
  }
  /** Every outlet that an article names, most articles first; initials alone count under the one name that they fit. */
  readonly outlets: readonly { readonly name: string; readonly articles: number }[]

  /** Undefined when the edition holds no such article. As its reading has it, but for an outlet printed by initials. */
  article(id: string): Article | undefined
  reading(id: string): Reading | undefined
  /** Latest first, undated last, ties by id. */
  articles(filter?: Filter): readonly Article[]
  /** Articles whose id or headline is, or contains, what was typed; best first. */
  findArticles(typed: string, limit: number): readonly Article[]

  person(id: string): Person | undefined
  /** The person that a name of one article's reading stands for. */
  personOf(article: string, name: string): Person | undefined
  /** Best first: how well it fits, then how much coverage. Empty only when nothing is even near. */
  findPeople(typed: string, limit: number): readonly PersonMatch[]
  /**
   * What is printed beside the name: for each distinct wording every place, the latest first; most used wording first.
   * `Secretary General` and `Secretary-General` are two.
   */
  titles(person: string): readonly (readonly Slice[])[]
  /** Who is named in the same articles, most articles first. */
  companions(person: string, limit: number): readonly Companion[]
  /** Most covered first. */
  people(limit: number): readonly Person[]

  /** Latest article first, in the order of the article within it. */
  quotes(filter: QuoteFilter): readonly Quote[]
  /** The same words in other articles, most alike first; never the quote itself. */
  variants(quote: string): readonly Variant[]

  /**
   * Words, "phrases", -minus, +must, outlet: person: source: since: until:. Any word may match; ranked.
   * An empty query, or one of filters alone, lists the latest. Never throws on what was typed.
   */
  search(query: string, limit: number): readonly Hit[]
  /** Terms of the edition that complete what was typed, most used first. */
  completeTerm(typed: string, limit: number): readonly string[]
  /** Terms of the edition nearest in spelling to a word that finds nothing. */
  nearestTerms(word: string, limit: number): readonly string[]

  /** Latest first, then most articles. A story of one article is a story. */
  stories(filter?: Filter): readonly Story[]
  story(id: string): Story | undefined
  storyOf(article: string): Story | undefined
  /** As `findArticles`; where no story is called so, the stories of the articles that tell most of what was typed. */
  findStories(typed: string, limit: number): readonly Story[]

  /**
   * The sentence that an article is best shown by where nothing is asked for in it: the first of its body that stands alone.
   * Of a correction the very first: what follows may be the error that it takes back.
   */
  lead(article: string): Sentence | undefined

  /**
   * The sentences that tell most of what these articles say: whole body sentences, no two saying the same, none that
   * hangs on a "he" or "the minister" outside it, spread over outlets. The story and the article that tell most come
   * first, each in its own order. `about` (words) or `person` (an id): sentences that hold it, then others of articles
   * that are about it. `joined`: a quotation of several sentences may stand as one line. Corrections are left out unless
   * nothing else is asked for.
   */
  summarize(
    articles: readonly string[],
    options: {
      readonly sentences: number
      readonly about?: string
      readonly person?: string
      readonly joined?: boolean
    }
  ): readonly SummaryLine[]
}

/**
 * Prints everything that these readings say together. Their order does not matter; of two with one article id one
 * is kept. Where the readings are the very same as in the edition printed before, nothing is computed again.
 */
export const printEdition = (
  readings: readonly Reading[] | Iterable<Reading>,
  previous?: Edition
): Edition => {
  const shelf = printShelf(readings)
  const unchanged =
    previous !== undefined &&
    previous.counts.articles === shelf.readings.length &&
    shelf.readings.every(reading => previous.reading(reading.article.id) === reading)
  return unchanged ? { ...previous, printedAt: Date.now() } : printAfresh(shelf)
}

const printAfresh = (shelf: Shelf): Edition => {
  const outlets = printOutlets(shelf)
  const people = printPeople(shelf)
  const search = printSearch(shelf)
  const stories = printStories(shelf, search, people, outlets)
  const quotes = printQuotes(shelf, search, people)
  const variants = printVariants(shelf, search, quotes, stories)
  const summaries = printSummaries(shelf, search, outlets, people, stories)
  const names = printPersonFinder(people.list)
  const finder = printFinder(shelf, stories, search)
  const articles = shelf.readings.map(({ article }) => outlets.shown(article))

  const ground: FilterGround = {
    shelf,
    outlets,
    articlesOfPerson: id => people.places[people.numberOf(id) ?? -1],
    articlesOfStory: id => stories.places[stories.numberOf(id) ?? -1]
  }
  const mask = (filter: Filter = {}): Mask => maskOf(ground, filter)

  return {
    printedAt: Date.now(),
    counts: {
      articles: articles.length,
      people: people.list.length,
      quotes: quotes.list.length,
      stories: stories.list.length
    },
    outlets: outlets.list,

    article: id => at(articles, shelf.placeOf(id)),
    reading: id => at(shelf.readings, shelf.placeOf(id)),
    articles: filter => passing(articles, mask(filter)),
    findArticles: (typed, limit) => finder.articles(typed, limit).map(place => articles[place]!),

    person: id => at(people.list, people.numberOf(id)),
    personOf: (article, name) => {
      const place = shelf.placeOf(article)
      return place === undefined ? undefined : at(people.list, people.numberIn(place, name))
    },
    findPeople: (typed, limit) => names.find(typed, limit),
    titles: id => at(people.titles, people.numberOf(id)) ?? [],
    companions: (id, limit) => {
      const number = people.numberOf(id)
      return number === undefined ? [] : companionsOf(shelf, people, number, limit)
    },
    people: limit => people.list.slice(0, limit),

    quotes: filter => {
      const speaker = filter.speaker === undefined ? undefined : people.numberOf(filter.speaker)
      if (filter.speaker !== undefined && speaker === undefined) return []
      return quotes.find(speaker, filter.about, mask(filter))
    },
    variants: id => {
      const number = quotes.numberOf(id)
      return number === undefined ? [] : variants.of(number)
    },

    search: (typed, limit) => {
      const { person, ...query } = parseQuery(typed)
      const named = person === undefined ? null : namedMask(person)
      return search.answer(query, bothMasks(mask(query), named), limit)
    },
    completeTerm: (typed, limit) => search.completeTerm(typed, limit),
    nearestTerms: (word, limit) => search.nearestTerms(word, limit),

    stories: filter => {
      const passes = mask(filter)
      if (passes === null) return stories.list
      return stories.list.filter((_, number) =>
        stories.places[number]!.some(place => passes[place] === 1)
      )
    },
    story: id => at(stories.list, stories.numberOf(id)),
    storyOf: article => {
      const place = shelf.placeOf(article)
      return place === undefined ? undefined : at(stories.list, stories.of[place])
    },
    findStories: (typed, limit) =>
      finder.stories(typed, limit).map(number => stories.list[number]!),

    lead: id => {
      const reading = at(shelf.readings, shelf.placeOf(id))
      return reading && leadOf(reading)
    },
    summarize: (ids, { person: id, ...wish }) => {
      const person = id === undefined ? undefined : people.numberOf(id)
      return summaries.summarize(
        ids.flatMap(each => shelf.placeOf(each) ?? []),
        { ...wish, ...(person !== undefined && { person }) }
      )
    }
  }

  /** `person:` in a query means everyone whom the words may name, but nobody whose name is only near. */
  function namedMask(typed: string): Mask {
    const meant = names.find(typed, 50).filter(({ how }) => how !== 'near')
    return maskOfPlaces(
      articles.length,
      meant.flatMap(({ person }) => [...people.places[people.numberOf(person.id)!]!])
    )
  }
}

const at = <Item>(list: readonly Item[], number: number | undefined): Item | undefined =>
  number === undefined ? undefined : list[number]

const passing = <Item>(list: readonly Item[], mask: Mask): readonly Item[] =>
  mask === null ? list : list.filter((_, place) => mask[place] === 1)
