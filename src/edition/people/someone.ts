// A person in the making: names of articles that were found to be one. Knows names, no text.
import type { Gender, Name } from '../../news.ts'
import type { NameParts } from './name.ts'

/** A name of one article. */
export interface Entry {
  readonly place: number
  readonly name: Name
  /** The words of its titles, as printed: `Halloran's wife`. */
  readonly titles: readonly string[]
}

/** An entry, and what its name is made of. */
export interface Named {
  readonly entry: Entry
  readonly parts: NameParts
}

/** A person in the making. */
export interface Someone {
  readonly named: Named[]
  /** One for each way of writing the name; the fullest first. */
  readonly forms: NameParts[]
  readonly places: Set<number>
  gender: Gender | null
}

/** Moves what is known of the other to one. */
export const join = (one: Someone, other: Someone): void => {
  one.named.push(...other.named)
  one.forms.push(...other.forms)
  for (const place of other.places) one.places.add(place)
  one.gender ??= other.gender
}

/** Whether both are told to be a woman and a man. */
export const genderConflict = (a: Gender | null, b: Gender | null): boolean =>
  a !== null && b !== null && a !== b
