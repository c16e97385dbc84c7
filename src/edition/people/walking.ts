// Ways through the tables: strands of a person, entries of a strand, whose an entry is. Knows columns, decides nothing.
import { firstOf } from './forms.ts'
import { surnameFirst } from './name.ts'
import type { State } from './state.ts'
import {
  BARE,
  GENDER,
  GIVEN,
  HELD,
  HELD_OF,
  NEWEST,
  NEXT_NICKNAME,
  NEXT_OF_PERSON,
  NEXT_OF_SURNAME,
  NICKNAMES,
  NICKNAME_KEY,
  OLDER,
  PLACED,
  SIBLING,
  SIGNATURE,
  SIZE,
  STRAND,
  STRAND_OF,
  STRANDS,
  SURNAME
} from './state.ts'

/** Whether the strand is of surnames or given names alone. */
export const isBare = ({ strands, signatures }: State, strand: number): boolean =>
  signatures.get(strands.get(strand, SIGNATURE), GIVEN) === 0

/** Whose an entry is. Every bare one has been placed, once all is settled. */
export const ownerOf = ({ entries, owners }: State, entry: number): number => {
  const placed = entries.get(entry, PLACED)
  return placed === 0 ? owners.get(entries.get(entry, STRAND), 0) : placed >>> 1
}

/** Strands of the full names of a person, or the strand of somebody who is known by one name only. */
export const strandsOf = ({ people, strands }: State, person: number): number[] => {
  const found: number[] = []
  for (let at = people.get(person, STRANDS); at !== 0; at = strands.get(at, SIBLING)) found.push(at)
  return found
}

/** Every entry of a person: all of those that print a full name, and of the bare ones those placed here. */
export const eachEntry = (state: State, person: number, visit: (entry: number) => void): void => {
  const { strands, people, entries } = state
  for (
    let strand = people.get(person, STRANDS);
    strand !== 0;
    strand = strands.get(strand, SIBLING)
  )
    if (!isBare(state, strand))
      for (let at = strands.get(strand, NEWEST); at !== 0; at = entries.get(at, OLDER)) visit(at)
  eachBareEntry(state, person, visit)
}

/** The entries of a person that print one name only. */
export const eachBareEntry = (
  { people, strands, entries, holdings }: State,
  person: number,
  visit: (entry: number) => void
): void => {
  for (let at = people.get(person, BARE); at !== 0; at = holdings.get(at, NEXT_OF_PERSON)) {
    let left = holdings.get(at, HELD)
    let entry = left === 0 ? 0 : strands.get(holdings.get(at, HELD_OF), NEWEST)
    for (; left > 0; entry = entries.get(entry, OLDER))
      if (entries.get(entry, PLACED) >>> 1 === person) {
        left--
        visit(entry)
      }
  }
}

/** Strands in use, of the full names (`FULL_HEAD`) or of the bare ones (`BARE_HEAD`) with a surname. */
export const strandsBySurname = (
  { words, signatures, strands }: State,
  key: number,
  head: number
): number[] => {
  const found: number[] = []
  for (let at = words.get(key, head); at !== 0; at = signatures.get(at, NEXT_OF_SURNAME))
    for (let gender = 0; gender < 3; gender++) {
      const strand = signatures.get(at, STRAND_OF + gender)
      if (strand !== 0 && strands.get(strand, SIZE) > 0) found.push(strand)
    }
  return found
}

/** Surname keys under which bare names may mean the bearer of a full-name strand: `Lula`, `Xi` among them. */
export const eachBareKey = (state: State, strand: number, visit: (key: number) => void): void => {
  const { strands, signatures, words, nicknames } = state
  const signature = strands.get(strand, SIGNATURE)
  visit(signatures.get(signature, SURNAME))
  const first = firstOf(state, signature)
  if (surnameFirst.has(words.text(first))) visit(first)
  for (let at = strands.get(strand, NICKNAMES); at !== 0; at = nicknames.get(at, NEXT_NICKNAME))
    visit(nicknames.get(at, NICKNAME_KEY))
}

/** The gender told with full names: never two. */
export const genderInFull = (state: State, person: number): number => {
  for (const strand of strandsOf(state, person)) {
    const gender = state.strands.get(strand, GENDER)
    if (gender !== 0 && !isBare(state, strand)) return gender
  }
  return 0
}
