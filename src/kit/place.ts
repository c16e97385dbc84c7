// A place in an article as text, `wire/ferry.md:0-86`: how a follow-up points at words. Knows no article.
import type { Slice } from '../news.ts'
import type { FollowUp } from '../reply.ts'
import { followUp, line } from './line.ts'

/** `ARTICLE:START-END`. */
export const placeOf = ({ article, start, end }: Slice): string => `${article}:${start}-${end}`

/** Null for what is none. */
export function placeIn(typed: string): Slice | null {
  const [, article = '', start, end] = /^([^]+):(\d{1,9})-(\d{1,9})$/.exec(typed.trim()) ?? []
  return article === '' ? null : { article, start: Number(start), end: Number(end) }
}

/** The follow-up that shows a slice in its paragraph. */
export const sourceOf = (slice: Slice, label = 'Source'): FollowUp =>
  followUp(label, line('context', placeOf(slice)))
