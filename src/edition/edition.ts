// The door of the edition: everything the bot knows at one moment, one question per method. Immutable.
import type { Article, Person, Quote, Reading, Sentence, Slice, Story } from '../news.ts'

/** Which articles a question is about. Absent means all. Filters combine: every one must hold. */
export interface Filter {
  /** As printed or typed; compared without case, and without a leading "The". */
  readonly outlet?: string
  /** Person id. */
  readonly person?: string
  /** Story id. */
  readonly story?: string
  /** Source address. */
  readonly source?: string
  /** ISO day or instant, inclusive. An undated article never passes a date. */
  readonly since?: string
  readonly until?: string
}

/** `hits[0]` is the best. Scores compare within one answer only. */
export interface Hit {
  readonly article: string
  readonly score: number
  /** The sentence that answers best, and where in it the words of the query stand. */
  readonly sentence: Sentence | null
  readonly highlights: readonly Slice[]
}

export interface PersonMatch {
  readonly person: Person
  /** `exact`: a name or alias as typed. `part`: typed words are part of a name. `near`: only after mending typing errors. */
  readonly how: 'exact' | 'part' | 'near'
}

export interface QuoteFilter extends Filter {
  /** Person id. */
  readonly speaker?: string
  /** Words that the quote, or the sentence around it, is about. */
  readonly about?: string
}

/** How two wordings of one quote differ. */
export type DifferenceKind =
  | 'identical'
  /** Only marks, dashes, case or spacing differ. */
  | 'typography'
  /** One is a stretch of the other. */
  | 'partial'
  /** One leaves words of the other out. */
  | 'cut'
  /** Words are changed inside the quotation marks. */
  | 'reworded'

/** One step of the way from the first wording to the second. Slices, so that both can be shown as printed. */
export interface Edit {
  readonly kind: 'same' | 'changed' | 'only-first' | 'only-second'
  readonly first: Slice | null
  readonly second: Slice | null
}

/** The same words as another article printed them. */
export interface Variant {
  readonly quote: Quote
  readonly difference: DifferenceKind
  /** 0 to 1, how much of the wording the two share. */
  readonly alike: number
  /** From the quote asked about (first) to this one (second), in order. */
  readonly edits: readonly Edit[]
}

export interface SummaryLine {
  readonly sentence: Sentence
  readonly score: number
}

export interface Companion {
  readonly person: Person
  /** In how many articles both are named. */
  readonly articles: number
  /** A sentence that names both, the latest; null when only the article does. */
  readonly sentence: Sentence | null
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
  /** Every outlet that an article names, most articles first. */
  readonly outlets: readonly { readonly name: string; readonly articles: number }[]

  /** Undefined when the edition holds no such article. */
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
  findStories(typed: string, limit: number): readonly Story[]

  /**
   * The sentences that tell most of what these articles say, in reading order: whole body sentences, no two saying
   * the same, none that hangs on a "he" or "it" outside it, spread over outlets.
   */
  summarize(
    articles: readonly string[],
    options: { readonly sentences: number; readonly about?: string }
  ): readonly SummaryLine[]
}
