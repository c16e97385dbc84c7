// What a page may show of the articles themselves: one at a time as it was read, and how many there are of whom, of which day, from where.
import type { Person, Reading } from './news.ts'
import type { Listed } from './roster.ts'

/** A source in words, as administrators read of it. */
export interface ShownSource extends Pick<Listed, 'address' | 'arrivals'> {
  readonly name: string
  /** The place that alone sees it; null where everyone does. */
  readonly place: string | null
  /** Whether the place that is asked for sees it. */
  readonly isHere: boolean
  readonly fares: string
  /** Whether somebody should look at it. */
  readonly isIll: boolean
  /** What of it could not be read. */
  readonly problems: readonly string[]
  /** How many the current edition holds. */
  readonly articles: number
}

export interface Library {
  /** Where articles come from at any place, with all that may be secret of it: for whoever runs the bot, and for nobody else's eyes. */
  readonly sources: readonly ShownSource[]
  /** Undefined where there is no such article, or none that this place sees. */
  reading(id: string): Reading | undefined
  /** The person that a name of the article stands for. */
  personOf(article: string, name: string): Person | undefined
  /** The latest articles, at most so many; the undated are last. */
  latest(
    limit: number
  ): readonly Pick<Reading['article'], 'id' | 'source' | 'headline' | 'outlet' | 'publishedAt'>[]
  /** The latest stories, each with the line that asks for it and the ids of its articles. */
  stories(limit: number): readonly {
    readonly headline: string
    readonly line: string
    readonly articles: readonly string[]
  }[]
  /** Those who are quoted most, with the number of their quotes, each printing of the same words counted. */
  quoted(limit: number): readonly { readonly name: string; readonly quotes: number }[]
}
