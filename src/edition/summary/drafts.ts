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
  /** The terms of a sentence, or of several that stand together as one slice, each once. */
  termsOf(slot: number, reading: Reading, passage: Sentence): number[]
}

/** What drafts look up in the other parts of the same edition. */
export interface DraftsGround {
  readonly shelf: Pick<Shelf, 'reading'>
  readonly search: Pick<Search, 'line'>
  readonly outlets: Pick<Outlets, 'of'>
}

/** Articles of which drafts are kept: some kilobytes each, and one summary reads two dozen. */
const MOST = 256
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
  const readOn = (draft: Draft, slot: number, most: number, joined: boolean): void => {
    const reading = shelf.reading(slot)
    const body = bodyOf(reading)
    const from = { slot, outlet: outlets.of(slot) }
    const line = search.line(slot)
    const headline = new Set(telling(line.terms.subarray(0, line.body)))
    const end = Math.min(most, body.length)
    for (let at = draft.read; at < end; at++) {
      const passage = joined ? passageFrom(reading, body[at]!) : body[at]!
      if (!standsAlone(reading, passage)) continue
      const terms = termsOf(slot, reading, passage)
      const candidate = candidateOf(passage, at, from, terms, headline, weigh)
      if (candidate === undefined) continue
      draft.candidates.push(candidate)
      draft.places.push(at)
    }
    draft.read = end === body.length ? Infinity : end
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
    termsOf
  }
}
