// What the people of a text are, in words that a test can compare.
import { expect } from 'vitest'
import { findPeople } from '../../../src/analysis/people/people.ts'
import { findSentences } from '../../../src/analysis/text/sentences.ts'
import { tokenize } from '../../../src/analysis/text/tokens.ts'

export interface Found {
  name: string
  aliases: readonly string[]
  gender: string | null
  titles: string[]
  mentions: string[]
}

/** What `findPeople` finds in a text, as its words; `kind` is the kind of each line, as in `Layout`. */
export function find(text: string, kind?: readonly number[]): Found[] {
  const tokens = tokenize(text)
  const lines = tokens.count === 0 ? 0 : tokens.line[tokens.count - 1]! + 1
  const layout = { kind: kind === undefined ? new Uint8Array(lines) : Uint8Array.from(kind) }
  const people = findPeople(tokens, findSentences(tokens, layout))
  const cut = (from: number, to: number): string =>
    text.slice(tokens.start[from], tokens.end[to - 1])
  return people.persons.map((person, row) => ({
    name: person.name,
    aliases: person.aliases,
    gender: person.gender,
    titles: person.titles.map(title => cut(title.from, title.to)),
    mentions: people.mentions.filter(one => one.person === row).map(one => cut(one.first, one.to))
  }))
}

/** The full names in a text. */
export const names = (text: string): string[] => find(text).map(person => person.name)

/** The one person in a text. */
export const only = (text: string): Found => {
  const found = find(text)
  expect(found).toHaveLength(1)
  return found[0]!
}

/** Gender of the one person in a text. */
export const genderOf = (text: string): string | null => only(text).gender

/** Full name to mentions, in order. */
export const mentionsOf = (text: string): Record<string, string[]> =>
  Object.fromEntries(find(text).map(person => [person.name, person.mentions]))
