// How many independent texts articles are, in words. Knows the edition.
import type { Edition } from '../edition/edition.ts'
import { count } from '../phrase.ts'

/**
 * `2 independent texts`: copies of one count once, and what no outlet is known of counts with the others. Empty for a single
 * article, and where the edition knows no copies.
 */
export function independentTexts(ids: readonly string[], edition: Edition): string {
  const texts = ids.length < 2 ? undefined : edition.independent(ids)
  return texts === undefined ? '' : count(texts, 'independent text')
}
