// The story to show to somebody who has asked for none. Knows the edition.
import type { Edition } from '../edition/edition.ts'
import type { Story } from '../news.ts'

/** Stories among which it is looked for. */
const MOST_LOOKED_AT = 200

/** Of the latest stories the one that most outlets tell; undefined where there is none. */
export const mostTold = (edition: Edition): Story | undefined =>
  edition.stories({}, MOST_LOOKED_AT).toSorted((a, b) => b.outlets.length - a.outlets.length)[0]
