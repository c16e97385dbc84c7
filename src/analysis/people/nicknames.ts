// Whether two words of the lexicon are one given name. Knows the lexicon and the list of short forms.
import { givenNames } from '../../nicknames.ts'
import { look } from '../lexicon/lexicon.ts'

const groups = new Map<number, number[]>()
for (const [group, names] of givenNames.entries()) {
  for (const name of names) {
    const known = look(name)
    if (known === 0) continue
    const list = groups.get(known)
    if (list === undefined) groups.set(known, [group])
    else list.push(group)
  }
}

/** Numbers of the names that a word of the lexicon is a form of: `Pat` of Patrick and of Patricia. */
export const namesOf = (word: number): readonly number[] => groups.get(word) ?? []

/** Whether two words of the lexicon are forms of one given name: `Bob` and `Robert`. */
export function sameGivenName(a: number, b: number): boolean {
  const mine = groups.get(a)
  return mine !== undefined && (groups.get(b)?.some(group => mine.includes(group)) ?? false)
}
