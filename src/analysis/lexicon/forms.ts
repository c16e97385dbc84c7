// Sets of words that a rule names, whether or not the lexicon knows them.
import { hashOf } from './lexicon.ts'

/** Hashes of the forms of a list, parted by white space: ask `has(t.hash[i])`, which knows no case or accents. */
export const forms = (list: string): ReadonlySet<number> =>
  new Set(list.trim().split(/\s+/).map(hashOf))
