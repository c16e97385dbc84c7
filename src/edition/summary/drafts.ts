// What each article has to give to a summary, found out once for the articles asked for last. Knows slots; one edition.
import type { Reading, Sentence } from '../../news.ts'
import type { Outlets } from '../outlets.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import { bodyOf } from '../shelf.ts'
import type { Candidate, Weigh } from './choosing.ts'
import { candidateOf } from './choosing.ts'
import { passageFrom } from './passages.ts'
import { isCorrection, standsAlone } from './standing.ts'

export interface Drafts {
  isCorrection(slot: number): boolean
  /** The passages among so many first sentences of its body that stand alone and tell something, in their order. */
  candidatesOf(slot: number, most: number, joined: boolean): readonly Candidate[]
  /** The same of those that pass, so many from the first, wherever in the body they stand. Not kept. */
  candidatesWith(
    slot: number,
    most: number,
    joined: boolean,
    passes: (passage: Sentence) => boolean
  ): Candidate[]
  /** The terms of a sentence, or of several that stand together as one slice, each once. */
  termsOf(slot: number, reading: Reading, passage: Sentence): number[]
}

/** What drafts look up in the other parts of the same edition. */
export interface DraftsGround {
  readonly shelf: Pick<Shelf, 'reading'>
  readonly search: Pick<Search, 'line'>
  readonly outlets: Pick<Outlets, 'of'>
}

/** Sentences of the body of one article that are considered. */
export const MOST_SENTENCES = 400
/** Articles of which drafts are kept: some kilobytes each, and one summary reads two dozen, of which the next reads many again. */
const MOST = 1_000
/** Articles of which it is kept whether they are corrections. */
const MOST_JUDGED = 10_000

interface Draft {
  /** Sentences of the body that have been looked at; all of them: Infinity. */
  read: number
  readonly candidates: Candidate[]
  /** Where in the body each candidate stands, ascending. */
  readonly places: number[]
}

export const openDrafts = ({ shelf, search, outlets }: DraftsGround, weigh: Weigh): Drafts => {
  // The first of a map is the one put longest ago.
  const drafts = new Map<number, Draft>()
  const corrections = new Map<number, boolean>()

  const telling = (terms: Uint32Array): number[] => {
    const found: number[] = []
    for (const term of terms) if (weigh(term) > 0 && !found.includes(term)) found.push(term)
    return found
  }
  const termsOf = (slot: number, { sentences }: Reading, { index, end }: Sentence): number[] => {
    const line = search.line(slot)
    let last = index
    while (sentences[last]!.end < end) last++
    return telling(line.terms.subarray(line.sentences[index], line.sentences[last + 1]))
  }
  /** Gives what the passage that begins with a sentence of the body has to give; undefined where it cannot stand alone. */
  const openArticle = (slot: number, joined: boolean) => {
    const reading = shelf.reading(slot)
    const body = bodyOf(reading)
    const from = { slot, outlet: outlets.of(slot) }
    const line = search.line(slot)
    const headline = new Set(telling(line.terms.subarray(0, line.body)))
    const passageAt = (at: number): Sentence =>
      joined ? passageFrom(reading, body[at]!) : body[at]!
    const candidateAt = (at: number, passage: Sentence): Candidate | undefined =>
      standsAlone(reading, passage)
        ? candidateOf(passage, at, from, termsOf(slot, reading, passage), headline, weigh)
        : undefined
    return { size: body.length, passageAt, candidateAt }
  }
  const readOn = (draft: Draft, slot: number, most: number, joined: boolean): void => {
    const { size, passageAt, candidateAt } = openArticle(slot, joined)
    const end = Math.min(most, size)
    for (let at = draft.read; at < end; at++) {
      const candidate = candidateAt(at, passageAt(at))
      if (candidate === undefined) continue
      draft.candidates.push(candidate)
      draft.places.push(at)
    }
    draft.read = end === size ? Infinity : end
  }

  return {
    isCorrection: slot => {
      const known = corrections.get(slot)
      if (known !== undefined) return known
      if (corrections.size >= MOST_JUDGED) corrections.clear()
      const found = isCorrection(shelf.reading(slot))
      corrections.set(slot, found)
      return found
    },
    candidatesOf: (slot, most, joined) => {
      const key = 2 * slot + Number(joined)
      const draft = drafts.get(key) ?? { read: 0, candidates: [], places: [] }
      drafts.delete(key)
      drafts.set(key, draft)
      if (drafts.size > MOST) drafts.delete(drafts.keys().next().value!)
      if (draft.read < most) readOn(draft, slot, most, joined)
      const beyond = draft.places.findIndex(place => place >= most)
      return beyond < 0 ? draft.candidates : draft.candidates.slice(0, beyond)
    },
    candidatesWith: (slot, most, joined, passes) => {
      const { size, passageAt, candidateAt } = openArticle(slot, joined)
      const end = Math.min(size, MOST_SENTENCES)
      const found: Candidate[] = []
      for (let at = 0; at < end && found.length < most; at++) {
        const passage = passageAt(at)
        const candidate = passes(passage) ? candidateAt(at, passage) : undefined
        if (candidate !== undefined) found.push(candidate)
      }
      return found
    },
    termsOf
  }
}
