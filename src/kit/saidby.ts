// What somebody said, of all that a few articles print: a comparison without what others said. Knows the edition.
import type { Comparison, Edition } from '../edition/edition.ts'
import type { Person, Quote } from '../news.ts'

/**
 * The quotes credited to this person, also where one outlet credits them to somebody else; no facts, which are the articles' and not
 * theirs.
 */
export function saidBy({ id }: Person, compared: Comparison, edition: Edition): Comparison {
  const isTheirs = ({ speaker, article }: Quote): boolean =>
    speaker !== null && edition.personOf(article, speaker.name)?.id === id
  const { shared, lone } = compared.quotes
  return {
    ...compared,
    quotes: {
      shared: shared.filter(
        ({ quote, variants }) =>
          isTheirs(quote) || variants.some(variant => isTheirs(variant.quote))
      ),
      lone: lone.filter(isTheirs)
    },
    facts: { shared: [], differing: [], lone: [] },
    people: { shared: [], spelled: [], titled: [], lone: [] }
  }
}
