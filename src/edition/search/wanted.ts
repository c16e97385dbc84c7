// What a query looks for, once its words are terms, and where. Knows terms and slots, no text.
import type { Mask } from '../filter.ts'
import type { Block } from './block.ts'
import type { Lengths, Usual } from './ranking.ts'
import { RECENCY } from './ranking.ts'
import type { Segment } from './segment.ts'

/** One clause of a query, ready to be looked for in any segment. */
export interface Wanted {
  readonly want: 'any' | 'must' | 'not'
  /** Terms that count as the word; of a phrase none. */
  readonly terms: readonly number[]
  /** Where a phrase stands in this segment; undefined for a word. */
  readonly found?: (segment: Segment) => readonly Block[]
  /** What the clause is worth at most: its inverse frequency × (K1 + 1) × how often it was typed. */
  readonly weight: number
}

/** At most 30 clauses: each has a bit. What must be there first, what must not last; those worth most before those worth less. */
export const MOST_WANTED = 30

/** Two clauses of one word each that were typed side by side, by their positions in the query. */
export interface Pair {
  readonly one: number
  readonly other: number
  /** What they are worth where they touch. */
  readonly weight: number
}

export interface Scene {
  readonly lengths: Lengths
  readonly usual: Usual
  /** 1 for every slot that may be in the answer; null where all may. */
  readonly mask: Mask
  readonly removed: Uint8Array
  /** Epoch milliseconds by slot, and of the latest article; null where recency does not count. */
  readonly recency: { readonly instants: Float64Array; readonly latest: number } | null
}

/** The score that so many articles of the answer have at least, before what is added to it. Shared by all segments. */
export interface Lower {
  readonly least: number
  offer(score: number): void
}

/** Bounds are sums in another order than scores: the last bits may differ. */
export const SLACK = 1 + 1e-9

/** What a score may be multiplied by at most. */
export const raiseIn = ({ recency }: Scene): number => (recency === null ? 1 : 1 + RECENCY) * SLACK
