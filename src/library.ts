// What a page may show of the articles themselves: one at a time as it was read, and how many there are of whom and of which day.
import type { Person, Reading } from './news.ts'

export interface Library {
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
  /** Those who are quoted most, with the number of their quotes. */
  quoted(limit: number): readonly { readonly name: string; readonly quotes: number }[]
}
