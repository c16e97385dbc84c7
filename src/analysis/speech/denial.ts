// Whether a person has not said what stands near: it is denied, left unsaid, or somebody else's word.
import { isCue, isPassive, isUnreal } from './cues.ts'
import { forms } from '../lexicon/forms.ts'
import type { Tokens } from '../text/tokens.ts'

const DENIALS = forms(
  `not never cannot don't doesn't didn't won't wouldn't can't couldn't isn't wasn't hasn't hadn't`
)

/** `Vero could not utter the words “the pier”`, `Vero never spoke of “a bad start”`: nobody says that she did. */
export function isDenied(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 4; i++) if (DENIALS.has(t.hash[i]!)) return true
  return false
}

/** `Vero was called “a disgrace”`, `“It is late,” Vero was told.`, `Vero would not say if it was “late”`: she did not. */
export function isToldOf(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (isCue(t, i) && (isPassive(t, i) || isUnreal(t, i))) return true
  }
  return false
}
