// Who is named beside whom. Knows people and where sentences stand.
import type { Person, Reading, Sentence } from '../../news.ts'
import type { Shelf } from '../shelf.ts'
import { lastAtOrBefore, sentenceAt } from '../shelf.ts'
import type { People } from './people.ts'

export interface Companion {
  readonly person: Person
  /** In how many articles both are named. */
  readonly articles: number
  /** A sentence that names both, the latest; null when only the article does. */
  readonly sentence: Sentence | null
}

/** Most shared articles first, then most covered. */
export const companionsOf = (
  shelf: Shelf,
  people: People,
  number: number,
  limit: number
): Companion[] => {
  const shared = new Map<number, number>()
  for (const place of people.places[number] ?? [])
    for (const other of people.cast[place]!)
      if (other !== number) shared.set(other, (shared.get(other) ?? 0) + 1)
  // The one asked about is looked up once for all companions.
  const known = new Map<number, ReadonlySet<number>>()
  const naming = (place: number): ReadonlySet<number> => {
    const found = known.get(place) ?? sentencesNaming(shelf.readings[place]!, place, people, number)
    known.set(place, found)
    return found
  }
  return [...shared]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limit)
    .map(([other, articles]) => ({
      person: people.list[other]!,
      articles,
      sentence: sentenceWithBoth(shelf, people, people.places[number]!, naming, other)
    }))
}

/** How many shared articles are looked through, latest first, before "none" is the answer. */
const LOOK_BACK = 100

const sentenceWithBoth = (
  shelf: Shelf,
  people: People,
  places: Uint32Array,
  naming: (place: number) => ReadonlySet<number>,
  other: number
): Sentence | null => {
  let looked = 0
  const others = people.places[other]!
  for (const place of places) {
    if (others[lastAtOrBefore(others, place)] !== place) continue
    if (looked++ === LOOK_BACK) break
    const reading = shelf.readings[place]!
    for (const index of sentencesNaming(reading, place, people, other))
      if (naming(place).has(index)) return reading.sentences[index]!
  }
  return null
}

/** Indexes of the body sentences that mention the person, ascending. */
const sentencesNaming = (
  { names, sentences }: Reading,
  place: number,
  people: People,
  number: number
): ReadonlySet<number> =>
  new Set(
    names
      .filter(({ name }) => people.numberIn(place, name) === number)
      .flatMap(({ mentions }) => mentions.map(mention => sentenceAt(sentences, mention.start)))
      .filter(index => sentences[index]?.kind === 'body')
      .toSorted((a, b) => a - b)
  )
