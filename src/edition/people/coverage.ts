// Where somebody is named: articles latest first, their outlets and days. Knows the shelf and whose entries are.
import type { PeopleGround } from './people.ts'
import type { State } from './state.ts'
import { ARTICLES, SLOT } from './state.ts'
import { eachEntry } from './walking.ts'

/** How somebody is covered. */
export interface Coverage {
  readonly articles: number
  /** Days at the publisher of the first and the last dated article; null where none is dated. */
  readonly first: string | null
  readonly last: string | null
  readonly undated: number
  /** How many outlets there are. */
  readonly outlets: number
  /** How many articles name none, and whether those looked at, the latest hundred, are all files of a folder. */
  readonly unnamed: { readonly articles: number; readonly files: boolean }
  /** Ids of the latest articles, latest first, at most twenty. */
  readonly latest: readonly string[]
}

/** Slots of the articles that name a person, latest first, each once. */
export const slotsLatestFirst = (
  state: State,
  { shelf: { ranks, latest } }: PeopleGround,
  person: number
): Uint32Array => {
  const found: number[] = []
  eachEntry(state, person, entry => found.push(ranks[state.entries.get(entry, SLOT)]!))
  // Ranks sort as numbers, without a comparison of two articles.
  const sorted = Uint32Array.from(found).toSorted()
  let size = 0
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[size++] = sorted[at]!
  return sorted.subarray(0, size).map(rank => latest[rank]!)
}

/** `slots` as `slotsLatestFirst` gives them. */
export const coverageOf = ({ shelf, outlets }: PeopleGround, slots: Uint32Array): Coverage => {
  const dated = slots.findLastIndex(slot => !Number.isNaN(shelf.instants[slot]))
  const named = new Set<number>()
  const unnamed: number[] = []
  for (const slot of slots) {
    const outlet = outlets.of(slot)
    if (outlet < 0) unnamed.push(slot)
    else named.add(outlet)
  }
  return {
    articles: slots.length,
    first: dated < 0 ? null : shelf.day(slots[dated]!),
    last: dated < 0 ? null : shelf.day(slots[0]!),
    undated: slots.length - 1 - dated,
    outlets: named.size,
    unnamed: {
      articles: unnamed.length,
      files: unnamed
        .slice(0, LOOKED_AT)
        .every(slot => shelf.article(slot).source.startsWith('folder:'))
    },
    latest: [...slots.subarray(0, MOST)].map(slot => shelf.idOf(slot))
  }
}

const MOST = 20
const LOOKED_AT = 100

/** At least `limit` people, the most covered among them: all who are named in as many articles as the last of those. */
export const mostCovered = ({ people }: State, limit: number): number[] => {
  const counts = new Uint32Array(LEVELS)
  const levelOf = (person: number): number => Math.min(LEVELS - 1, people.get(person, ARTICLES))
  for (let person = 1; person < people.size; person++) counts[levelOf(person)]!++
  let level = LEVELS - 1
  for (let sum = counts[level]!; sum < limit && level > 1; sum += counts[level]!) level--
  const found: number[] = []
  for (let person = 1; person < people.size; person++)
    if (levelOf(person) >= level) found.push(person)
  return found
}

/** Coverage that is told apart where the best covered are looked for: few are named in more articles. */
const LEVELS = 4_096
