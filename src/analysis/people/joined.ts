// What joins two stretches of capitals into one name besides particles: a nickname between them, or `of`.
import * as is from '../lexicon/flags.ts'
import { word } from '../lexicon/lexicon.ts'
import { isCapital, isSureGiven } from './kinds.ts'
import { CAPITAL, DOT, LINE, SHOUT, SPACED, type Tokens } from '../text/tokens.ts'

const OF = word('of')

/** `Edda of Kolta`, `of` at `end`: one given name and one capital, as saints, queens and the people of old are named. */
export const isOfPlace = (tokens: Tokens, from: number, end: number, to: number): boolean =>
  tokens.word[end] === OF &&
  end - from < 3 &&
  isSureGiven(tokens.flags[end - 1]!) &&
  (end - from === 1 || (tokens.flags[from]! & is.TITLE) !== 0) &&
  end + 1 < to &&
  (tokens.shape[end + 1]! & (CAPITAL | SHOUT)) === CAPITAL &&
  (tokens.flags[end + 1]! & (is.ORGANISATION | is.LANDMARK | is.FUNCTION | is.DATE | is.TITLE)) ===
    0 &&
  (end + 2 === to || !isCapital(tokens, end + 2))

/** Whether `of` in lower case, which only `isOfPlace` lets into a stretch, stands before token `i`. */
export const isAfterOf = (tokens: Tokens, i: number): boolean =>
  tokens.word[i - 1] === OF && (tokens.shape[i - 1]! & CAPITAL) === 0

const OPENING = new Set([0x22, 0x201c, 0x27, 0x2018, 0x28])
const CLOSING = new Set([0x22, 0x201d, 0x27, 0x2019, 0x29])

/** `Anna “Big Edda” Vero`, `Anna (Edda) Vero`: the token after the nickname that begins at `at`, when a name goes on there; else `at`. */
export function pastNickname(tokens: Tokens, at: number, to: number): number {
  if (tokens.mark[at] === 0 || !OPENING.has(tokens.mark[at]!) || (tokens.shape[at]! & SPACED) === 0)
    return at
  let end = at + 1
  while (end < to && end - at < 4 && isNickname(tokens, end)) end++
  if (end === at + 1 || end + 1 >= to || !CLOSING.has(tokens.mark[end]!)) return at
  const next = end + 1
  const goesOn =
    (tokens.flags[next]! & (is.TITLE | is.ROLE | is.FUNCTION | is.ORGANISATION)) === 0 &&
    (tokens.shape[next]! & (SHOUT | LINE)) === 0
  return goesOn && isCapital(tokens, next) && isGivenLike(tokens.flags[at - 1]!) ? next : at
}

/** In brackets a party or a place is none: `Vero (R)`, `Vero (Ohio)`. */
const isNickname = (tokens: Tokens, i: number): boolean =>
  isCapital(tokens, i) &&
  tokens.end[i]! - tokens.start[i]! > 1 &&
  (tokens.shape[i]! & (SHOUT | DOT)) === 0 &&
  (tokens.flags[i]! & (is.PLACE | is.DATE | is.ORGANISATION)) === 0

/** A nickname follows a name: no verb, no title, no thing. */
const isGivenLike = (flags: number): boolean =>
  (flags &
    (is.FUNCTION | is.TITLE | is.ROLE | is.PLACE | is.ORGANISATION | is.SPEECH | is.DATE)) ===
    0 &&
  ((flags & is.GIVEN) !== 0 || (flags & is.COMMON) === 0)
