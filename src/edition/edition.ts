// The door of the edition: everything the bot knows at one moment, one question per method. Immutable.
import type { Article, Person, Quote, Reading, Sentence, Story } from '../news.ts'
import type { EditionCheck } from './checking/checking.ts'
import type { Comparison } from './comparing/comparing.ts'
import type { Filter } from './filter.ts'
import type { Companion, Coverage, Leeway, PersonMatch, TitleWording } from './people/people.ts'
import type { PressSettings } from './press.ts'
import { openPress } from './press.ts'
import type { QuoteFilter } from './quotes/quotes.ts'
import type { Variant } from './quotes/variants.ts'
import type { FoundNear } from './near.ts'
import type { Hit } from './search/search.ts'
import { byShelf } from './shelf.ts'
import type { SummaryLine } from './summary/summary.ts'
import type { LastChange } from './versions/difference.ts'
import type { TimelineLine } from './timeline/timeline.ts'
import type { Version } from './versions/versions.ts'

export type { EditionCheck } from './checking/checking.ts'
export { checkIn } from './checking/checking.ts'
export type { Comparison, FactDifference, SharedQuote } from './comparing/comparing.ts'
export type { Filter } from './filter.ts'
export type { Companion, Coverage, PersonMatch, TitleWording } from './people/people.ts'
export type { Press } from './press.ts'
export { openPress } from './press.ts'
export type { Edit } from './quotes/alignment.ts'
export type { DifferenceKind } from './quotes/difference.ts'
export type { QuoteFilter } from './quotes/quotes.ts'
export type { Variant } from './quotes/variants.ts'
export type { FoundNear } from './near.ts'
export type { Hit } from './search/search.ts'
export { summarizeReading } from './summary/reading.ts'
export type { Because, SummaryLine } from './summary/summary.ts'
export type { TimelineLine } from './timeline/timeline.ts'
export { differenceOf } from './versions/difference.ts'
export type { Version } from './versions/versions.ts'
export type { LastChange } from './versions/difference.ts'

/** Which stories lead, among which articles. */
export interface LeadingWish {
  /** At most so many stories. */
  readonly limit: number
  /** Epoch milliseconds: what is newer leads. Null: it does not matter. */
  readonly now: number | null
  /** Ids of articles that do not count. */
  readonly except?: ReadonlySet<string>
  /** Ids of the only articles that count. */
  readonly among?: readonly string[]
}

export interface Leading {
  readonly stories: readonly LeadingStory[]
  /** How many stories and articles there are, also beyond the limit. */
  readonly count: number
  readonly articles: number
}

export interface LeadingStory {
  /** Of the story. */
  readonly id: string
  /** Made when it is looked at. */
  readonly story: Story
  /** Ids of those of its articles that were asked about, latest first; never empty. Looked up when they are looked at. */
  readonly articles: readonly string[]
  /** How many texts they are, a report and its copies being one; null where the press was opened without copies. */
  readonly texts: number | null
  readonly outlets: number
}

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
  /** Articles that changed their words, and when they last did, in epoch milliseconds: the latest first. */
  readonly changed: readonly { readonly article: string; readonly at: number }[]
  /** What its last change changed, with the version before it; undefined for an article that never changed its words. */
  lastChange(id: string): LastChange | undefined
  /** Latest first, undated last, ties by id; at most so many. */
  articles(filter: Filter, limit: number): readonly Article[]
  /** Ids of the same articles, for which none of them is looked at. */
  articleIds(filter: Filter, limit: number): readonly string[]
  /** Articles whose id (or its last part) or headline is, or whose headline contains, what was typed; best first. */
  findArticles(typed: string, limit: number): readonly Article[]
  /** The articles with this very headline, but for case, marks and spacing. */
  articlesCalled(headline: string): readonly Article[]

  person(id: string): Person | undefined
  /** The person that a name of one article's reading stands for. */
  personOf(article: string, name: string): Person | undefined
  /**
   * Best first: how well it fits, then how much coverage. Empty only when nothing is even near; with `near: false`, which
   * costs far less where nobody is called so, when nobody has the words in a name; with `begun: false`, which costs less
   * everywhere, without those who have a word that only begins so.
   */
  findPeople(typed: string, limit: number, leeway?: Leeway): readonly PersonMatch[]
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
  /**
   * The same words in other articles, most alike first; never the quote itself. `within` its story alone, which takes a
   * fraction of the time.
   */
  variants(quote: string, within?: 'story'): readonly Variant[]
  /** Where these words stand in the articles of the edition, or what stands there in their place. */
  check(quote: string): EditionCheck
  /**
   * The first 30 of these articles side by side: quotes that several outlets print, numbers, days, names and titles that all
   * have, that differ, that one outlet alone has.
   */
  compare(articles: readonly string[]): Comparison

  /**
   * Words, "phrases", -minus, +must, outlet: person: source: since: until:. Any word may match; ranked.
   * An empty query, or one of filters alone, lists the latest. Never throws on what was typed.
   */
  search(query: string, limit: number): readonly Hit[]
  /** As `search`, but in place of a word that no article holds the nearest in spelling are looked for. Tells what became of the words. */
  searchNear(query: string, limit: number): FoundNear
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
  /**
   * Stories with an article that passes, by those articles alone: the weightiest first, as `stories/leading.ts` has it. An undated
   * article, where such pass, brings no story whose dated articles do not.
   */
  leadingStories(filter: Filter, wish: LeadingWish): Leading
  story(id: string): Story | undefined
  storyOf(article: string): Story | undefined
  /** What all copies of one text have in common: the id of the earliest. Undefined too where the press was opened without copies. */
  copyOf(article: string): string | undefined
  /**
   * How many independent texts these articles are: copies of one count once, and an article of no known outlet never as one
   * more. Undefined where the press was opened without copies.
   */
  independent(articles: readonly string[]): number | undefined
  /** As `findArticles`; where no story is called so, those with an article that begins with all the words, which it then is about. */
  findStories(typed: string, limit: number): readonly Story[]
  /** The stories with this very headline, but for case, marks and spacing. */
  storiesCalled(headline: string): readonly Story[]

  /**
   * The sentence that an article is best shown by where nothing is asked for in it: the first of its body that stands alone.
   * Of a correction the very first: what follows may be the error that it takes back.
   */
  lead(article: string): Sentence | undefined

  /**
   * Sentences of these articles that tell of a day, a month or a year which they name, oldest first; each stands alone, none says what
   * another does of the same day, and of one day there are three at most. `about` and `person` as for `summarize`. What could be
   * two days is none, see `timeline/resolving.ts`.
   */
  timeline(
    articles: readonly string[],
    options?: { readonly about?: string; readonly person?: string }
  ): readonly TimelineLine[]

  /**
   * The sentences that tell most of what these articles say: whole body sentences, no two saying the same, none that
   * hangs on a "he" or "the minister" outside it, spread over outlets. The story and the article that tell most come
   * first, each in its own order. `about` (words): sentences that hold it, then others of articles that are about it.
   * `person` (an id): sentences that name or quote them, no others. `joined`: a quotation of several sentences may stand
   * as one line. Corrections are left out unless nothing else is asked for.
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
