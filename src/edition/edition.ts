// The door of the edition: everything the bot knows at one moment, one question per method. Immutable.
import type { Article, Person, Quote, Reading, Sentence, Story } from '../news.ts'
import type { EditionCheck } from './checking/checking.ts'
import type { Filter } from './filter.ts'
import type { Companion, Coverage, PersonMatch, TitleWording } from './people/people.ts'
import type { PressSettings } from './press.ts'
import { openPress } from './press.ts'
import type { QuoteFilter } from './quotes/quotes.ts'
import type { Variant } from './quotes/variants.ts'
import type { Hit } from './search/search.ts'
import { byShelf } from './shelf.ts'
import type { SummaryLine } from './summary/summary.ts'
import type { Version } from './versions/versions.ts'

export type { EditionCheck } from './checking/checking.ts'
export { checkIn } from './checking/checking.ts'
export type { Filter } from './filter.ts'
export type { Companion, Coverage, PersonMatch, TitleWording } from './people/people.ts'
export type { Press } from './press.ts'
export { openPress } from './press.ts'
export type { DifferenceKind, Edit } from './quotes/alignment.ts'
export type { QuoteFilter } from './quotes/quotes.ts'
export type { Variant } from './quotes/variants.ts'
export type { Hit } from './search/search.ts'
export { summarizeReading } from './summary/reading.ts'
export type { SummaryLine } from './summary/summary.ts'
export { differenceOf } from './versions/difference.ts'
export type { Version } from './versions/versions.ts'

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
  /** How many articles name no outlet, and whether those are all files of a folder. */
  readonly unnamed: { readonly articles: number; readonly files: boolean }

  /** Undefined when the edition holds no such article. As its reading has it, but for an outlet printed by initials. */
  article(id: string): Article | undefined
  reading(id: string): Reading | undefined
  /** What the article said before it was changed, the latest version first, two at most. `differenceOf` tells what changed. */
  versions(id: string): readonly Version[]
  /** Latest first, undated last, ties by id; at most so many. */
  articles(filter: Filter, limit: number): readonly Article[]
  /** Articles whose id (or its last part) or headline is, or whose headline contains, what was typed; best first. */
  findArticles(typed: string, limit: number): readonly Article[]

  person(id: string): Person | undefined
  /** The person that a name of one article's reading stands for. */
  personOf(article: string, name: string): Person | undefined
  /** Best first: how well it fits, then how much coverage. Empty only when nothing is even near. */
  findPeople(typed: string, limit: number): readonly PersonMatch[]
  /** In how many articles the person is named, of which days and outlets. */
  coverage(person: string): Coverage | undefined
  /** What is printed beside the name, most used first; `Secretary General` and `Secretary-General` are two. */
  titles(person: string): readonly TitleWording[]
  /** Those beside whose names one title with all these words is printed, most covered first. */
  holders(words: readonly string[], limit: number): readonly Person[]
  /** Who is named in the same articles, most articles first. */
  companions(person: string, limit: number): readonly Companion[]
  /** Most covered first. */
  people(limit: number): readonly Person[]

  /** Latest article first, in the order of the article within it; at most so many. */
  quotes(filter: QuoteFilter, limit: number): readonly Quote[]
  countQuotes(filter: QuoteFilter): number
  /** The same words in other articles, most alike first; never the quote itself. */
  variants(quote: string): readonly Variant[]
  /** Where these words stand in the articles of the edition, or what stands there in their place. */
  check(quote: string): EditionCheck

  /**
   * Words, "phrases", -minus, +must, outlet: person: source: since: until:. Any word may match; ranked.
   * An empty query, or one of filters alone, lists the latest. Never throws on what was typed.
   */
  search(query: string, limit: number): readonly Hit[]
  /** Terms of the edition that complete what was typed, most used first. */
  completeTerm(typed: string, limit: number): readonly string[]
  /** Terms of the edition nearest in spelling to a word that finds nothing. */
  nearestTerms(word: string, limit: number): readonly string[]

  /**
   * Stories with an article that passes: latest first, then most articles; at most so many, after `from` that are passed
   * over. A story of one article is a story.
   */
  stories(filter: Filter, limit: number, from?: number): readonly Story[]
  countStories(filter: Filter): number
  story(id: string): Story | undefined
  storyOf(article: string): Story | undefined
  /** What all copies of one text have in common: the id of the earliest. Undefined too where the press was opened without copies. */
  copyOf(article: string): string | undefined
  /** As `findArticles`; where no story is called so, the stories of the articles that tell most of what was typed. */
  findStories(typed: string, limit: number): readonly Story[]
  /** The stories with this very headline, but for case, marks and spacing. */
  storiesCalled(headline: string): readonly Story[]

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
 * Prints everything that these readings say together, at once. Their order does not matter; of several with one article
 * id, the first in the order of articles is kept. What grows or changes is for `openPress`.
 */
export const printEdition = (readings: Iterable<Reading>, settings?: PressSettings): Edition => {
  const kept = new Map<string, Reading>()
  for (const reading of readings) {
    const { article } = reading
    const known = kept.get(article.id)
    if (known === undefined || byShelf(article, known.article) < 0) kept.set(article.id, reading)
  }
  const press = openPress(settings)
  // The oldest first, as articles come.
  const add = [...kept.values()].toSorted((a, b) => byShelf(b.article, a.article))
  for (const _ of press.apply({ add }));
  return press.print()
}
