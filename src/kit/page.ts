// Cuts a long answer into pages, the same way for every command: `page:2`, and a follow-up to the next.
import { followUp } from './line.ts'
import { count } from '../options/words.ts'
import type { FollowUp } from '../reply.ts'

/** What there is to page through: an array, or what counts without making what it does not show. */
export interface Listing<Item> {
  readonly length: number
  slice(from: number, to: number): readonly Item[]
}

export interface Page<Item> {
  /** What to show now. */
  readonly shown: readonly Item[]
  /** Position of the first shown among all, from 0. */
  readonly from: number
  /** `More (4–6 of 17)`, the same ask with every option kept; empty on the last page. To be spread into the follow-ups. */
  readonly more: readonly FollowUp[]
}

/** The option that every command has without naming it. */
export const pageOption = count({
  summary: 'which page of a long answer',
  most: 10_000,
  fallback: 1
})

/**
 * The page of this number, from 1; the last page where there are fewer. `lineTo` writes the line that asks for a page.
 */
export function cutPage<Item>(
  items: Listing<Item>,
  size: number,
  number: number,
  lineTo: (page: number) => string
): Page<Item> {
  const page = Math.max(1, Math.min(number, Math.ceil(items.length / size)))
  const from = (page - 1) * size
  const next = from + size
  const shown = items.slice(from, next)
  if (next >= items.length) return { shown, from, more: [] }
  const last = Math.min(next + size, items.length)
  const range = last === next + 1 ? `${last}` : `${next + 1}–${last}`
  return { shown, from, more: [followUp(`More (${range} of ${items.length})`, lineTo(page + 1))] }
}
