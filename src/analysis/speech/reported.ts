// Speech reported without quotation marks, as stretches of tokens.
import type { Attribution } from './who.ts'
import { COMMA, STOP } from '../text/punctuation.ts'
import { NUMBER, type Tokens, WORD } from '../text/tokens.ts'
import { isVerbLike } from './cues.ts'

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What was said, without the cue: two stretches where the cue stands in the midst of it. */
export interface Reported {
  readonly parts: readonly Stretch[]
  readonly own: Attribution
}

/** Fewest words that are worth showing as reported speech. */
export const FEWEST = 3

/** Without stops and commas at the end. */
export function trimmed(t: Tokens, from: number, to: number): number {
  let end = to
  while (end > from && (t.mark[end - 1] === STOP || t.mark[end - 1] === COMMA)) end--
  return end
}

export function wordCount(t: Tokens, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if ((t.shape[i]! & (WORD | NUMBER)) !== 0) n++
  return n
}

export function hasVerb(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isVerbLike(t, i)) return true
  return false
}
