// Whom a typed name means: exactly, in part, or after mending typing errors. Knows people, no articles.
import type { Person } from '../../news.ts'
import { printWordList, errorsAllowed } from '../spelling.ts'
import { fold, wordsIn } from '../words.ts'
import { looksSlavic, nameKey } from './transliteration.ts'

export interface PersonMatch {
  readonly person: Person
  /**
   * `exact`: a name or alias as typed. `part`: typed words are part of a name. `near`: only after mending typing errors.
   * Another spelling of a transliterated name (`Zelenskiy`, `Zelensky`) is no error.
   */
  readonly how: 'exact' | 'part' | 'near'
  /** Whether every typed word is a whole word of one name of the person, not the beginning of one. */
  readonly whole: boolean
}

/** Numbers are positions in the list of people, which is most covered first. */
export interface PersonFinder {
  find(typed: string, limit: number): PersonMatch[]
}

export const printPersonFinder = (people: readonly Person[]): PersonFinder => {
  const exact = new Map<string, Set<number>>()
  const spelled = new Map<string, Set<number>>()
  const byWord = new Map<string, Set<number>>()
  const byKey = new Map<string, Set<number>>()
  people.forEach((person, number) => {
    for (const form of [person.name, ...person.aliases]) {
      const own = namesWords(form)
      add(exact, own.join(' '), number)
      add(spelled, own.map(keyOf).join(' '), number)
      for (const word of own) {
        add(byWord, word, number)
        add(byKey, keyOf(word), number)
      }
    }
  })
  const words = printWordList([...byWord].map(([word, { size }]) => ({ word, count: size })))

  return {
    find: (typed, limit) => {
      const asked = namesWords(typed.slice(0, 200))
      if (asked.length === 0) return []
      const keys = asked.map(keyOf)
      // What is printed as typed is meant; another spelling only where nothing is.
      const whole = firstOf(sharing(byWord, asked), () => sharing(byKey, keys))
      const begun = () =>
        whoHasAll(asked.map(word => words.complete(word, 500).map(hit => byWord.get(hit.word)!)))
      const near = () =>
        whoHasAll(
          asked.map((word, at) => [
            ...words.near(word, errorsAllowed(word), 50).map(hit => byWord.get(hit.word)!),
            byKey.get(keys[at]!) ?? NOBODY
          ])
        )
      const found = new Map<number, PersonMatch['how']>()
      const take = (numbers: ReadonlySet<number>, how: PersonMatch['how']) => {
        for (const number of [...numbers].toSorted((a, b) => a - b))
          if (!found.has(number)) found.set(number, how)
      }
      take(
        firstOf(exact.get(asked.join(' ')), () => spelled.get(keys.join(' ')) ?? NOBODY),
        'exact'
      )
      take(whole.union(begun()), 'part')
      if (found.size === 0) take(near(), 'near')
      return [...found]
        .slice(0, limit)
        .map(([number, how]) => ({ person: people[number]!, how, whole: whole.has(number) }))
    }
  }
}

const NOBODY: ReadonlySet<number> = new Set()

const firstOf = (
  found: ReadonlySet<number> | undefined,
  other: () => ReadonlySet<number>
): ReadonlySet<number> => (found !== undefined && found.size > 0 ? found : other())

const sharing = (
  groups: ReadonlyMap<string, ReadonlySet<number>>,
  keys: readonly string[]
): ReadonlySet<number> => whoHasAll(keys.map(key => [groups.get(key) ?? NOBODY]))

/** Who has, for every typed word, one of the words that it may stand for. */
const whoHasAll = (choices: readonly (readonly ReadonlySet<number>[])[]): ReadonlySet<number> =>
  choices
    .map(sets => new Set(sets.flatMap(set => [...set])))
    .reduce((one, other) => one.intersection(other))

/** Hyphens part words here too, so that `ocasio` finds `Ocasio-Cortez`. */
const namesWords = (form: string): string[] =>
  wordsIn(form)
    .map(fold)
    .filter(word => word !== '')

const keyOf = (word: string): string => nameKey(word, looksSlavic(word))

const add = (groups: Map<string, Set<number>>, key: string, number: number): void => {
  const group = groups.get(key)
  if (group) group.add(number)
  else groups.set(key, new Set([number]))
}
