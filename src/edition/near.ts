// What is looked for in place of words that no article holds. Knows words, no articles.
import { functionWords } from './functionwords.ts'
import type { Query } from './search/query.ts'
import type { Found, Search } from './search/search.ts'
import { editDistance, errorsAllowed } from './spelling.ts'

/** What a search found, and what became of its words. */
export interface FoundNear extends Readonly<Found> {
  /** Words that no article holds, folded, and what was looked for in place of each: as articles print it, one at least. */
  readonly instead: readonly { readonly word: string; readonly meant: readonly string[] }[]
  /** Words that no article holds, folded, and that nothing is near: they found nothing. */
  readonly unknown: readonly string[]
  /** How many words were not looked for, as there were too many. */
  readonly leftOut: number
}

/** Words that are looked for in place of one. */
const MOST_MEANT = 3

/**
 * The query with the nearest words in place of each that no article holds. Of the words within reach only those with the
 * fewest errors: who types `feryr` means `ferry`, though `fern` is not far either.
 */
export const withNearest = (
  query: Query,
  { mend, dictionary }: Pick<Search, 'mend' | 'dictionary'>
): Pick<FoundNear, 'instead' | 'unknown'> & { readonly query: Query } => {
  const mended = mend(query, false)
  const also = new Map(query.also)
  const instead = [...(mended.also ?? [])].flatMap(([word, within]) => {
    if (query.also?.has(word) === true) return []
    const near = nearestTo(word, within)
    also.set(word, near)
    return { word, meant: near.map(form => dictionary.printed(form)) }
  })
  const unknown = new Set(
    query.clauses
      .filter(({ want }) => want !== 'not')
      .flatMap(({ words }) => words)
      .filter(word => !also.has(word) && !functionWords.has(word))
      .filter(word => dictionary.meant(word).length === 0)
  )
  return {
    query: instead.length === 0 ? query : { ...query, also },
    instead,
    unknown: [...unknown]
  }
}

/** Those with the fewest errors, in their order. */
const nearestTo = (word: string, within: readonly string[]): readonly string[] => {
  const errors = within.map(other => editDistance(word, other, errorsAllowed(word)))
  const fewest = Math.min(...errors)
  return within.filter((_, at) => errors[at] === fewest).slice(0, MOST_MEANT)
}
