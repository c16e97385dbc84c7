// Who is named beside whom. Knows whose entries are, which of them a sentence holds together, and the shelf.
import type { Person, Reading, Sentence } from '../../news.ts'
import { sentenceAt } from '../shelf.ts'
import type { Shelf } from '../shelf.ts'
import type { State } from './state.ts'
import { BESIDE, COUNT, FIRST } from './state.ts'
import { best } from './selection.ts'
import { ownerOf } from './walking.ts'

export interface Companion {
  readonly person: Person
  /** In how many articles both are named. */
  readonly articles: number
  /** A sentence that names both, the latest; null when only articles do. */
  readonly sentence: Sentence | null
}

/** Somebody and in how many articles they are named beside another. */
interface Beside {
  readonly other: number
  readonly articles: number
}

/** Gives the people named in the same articles, by the slots of these, most articles first, then most covered. */
export type Sharing = (slots: Uint32Array, person: number, limit: number) => Beside[]

/**
 * A name costs two looks into tables that are side by side in memory: somebody in twenty thousand articles some
 * milliseconds. What is counted by person is kept for the next answer, and cleared for those who were met: room for
 * everybody there is would cost more than most answers.
 */
export const openSharing = (state: State, compare: (a: number, b: number) => number): Sharing => {
  let counts = new Uint32Array(0)
  // By person: the article that counted last, from 1, so that it counts once.
  let counted = new Uint32Array(0)
  return (slots, person, limit) => {
    if (counts.length < state.people.size) {
      counts = new Uint32Array(state.people.size)
      counted = new Uint32Array(state.people.size)
    }
    const met: number[] = []
    // In the order of slots, which is that of the tables.
    for (const slot of slots.toSorted()) {
      const first = state.slots.get(slot, FIRST)
      const end = first + state.slots.get(slot, COUNT)
      for (let at = first; at < end; at++) {
        const other = ownerOf(state, at)
        if (other === person || counted[other] === slot + 1) continue
        counted[other] = slot + 1
        if (counts[other]!++ === 0) met.push(other)
      }
    }
    const found = best(met, limit, (a, b) => counts[b]! - counts[a]! || compare(a, b)).map(
      other => ({ other, articles: counts[other]! })
    )
    for (const other of met) {
      counts[other] = 0
      counted[other] = 0
    }
    return found
  }
}

/** Of somebody in the news every day so many of the latest articles are looked through for a sentence. */
const LOOKED_AT = 2_000

/**
 * For each of some others the latest body sentence that names both; null where none of the latest articles has one. The tables tell which entries
 * stand together in a sentence, so one article is decoded for each, or a few where an article has more than 32 names.
 */
export const sentencesWithBoth = (
  state: State,
  shelf: Shelf,
  slots: Uint32Array,
  person: number,
  others: readonly number[]
): (Sentence | null)[] => {
  const { details } = state
  const found = others.map((): Sentence | null => null)
  const places = new Map(others.map((other, at) => [other, at]))
  let left = others.length
  for (const slot of slots.subarray(0, LOOKED_AT)) {
    if (left === 0) break
    const first = state.slots.get(slot, FIRST)
    const end = first + state.slots.get(slot, COUNT)
    // Positions that a sentence names beside the one asked about.
    let beside = 0
    for (let at = first; at < end; at++)
      if (ownerOf(state, at) === person) beside |= details.get(at, BESIDE)
    if (beside === 0) continue
    for (let at = first; at < end; at++) {
      if (((beside >>> ((at - first) % 32)) & 1) === 0) continue
      const other = ownerOf(state, at)
      const place = places.get(other)
      if (place === undefined || found[place] !== null) continue
      found[place] = inOneSentence(state, shelf.reading(slot), first, person, other)
      if (found[place] !== null) left--
    }
  }
  return found
}

const inOneSentence = (
  state: State,
  { names, sentences }: Reading,
  first: number,
  person: number,
  other: number
): Sentence | null => {
  const naming = (one: number): Set<number> =>
    new Set(
      names
        .filter((_, at) => ownerOf(state, first + at) === one)
        .flatMap(({ mentions }) => mentions.map(({ start }) => sentenceAt(sentences, start)))
        .filter(index => sentences[index]?.kind === 'body')
    )
  const both = naming(person).intersection(naming(other))
  return both.size === 0 ? null : sentences[Math.min(...both)]!
}
