// Whether a quotation mark opens or closes, by what stands right around it. Knows tokens, and no pairs.
import { CLASS, DIGIT, LOWER, NEWLINE, SPACE } from './letters.ts'
import * as is from '../lexicon/flags.ts'
import { hashOf } from '../lexicon/lexicon.ts'
import { COLON, COMMA, isDash } from './punctuation.ts'
import { LINE, SPACED, type Tokens, WORD } from './tokens.ts'

export const DOUBLE = 0x22
const SINGLE = 0x27
export const LEFT = 0x201c
export const RIGHT = 0x201d
export const LOW = 0x201e
const LEFT_SINGLE = 0x2018
const RIGHT_SINGLE = 0x2019
const LOW_SINGLE = 0x201a
export const LEFT_ANGLE = 0xab
export const RIGHT_ANGLE = 0xbb

/** Whether the mark at `i`, outside every quotation, opens one between double marks. */
export function opensDouble(t: Tokens, i: number): boolean {
  const mark = t.mark[i]!
  if (mark === LEFT || mark === LEFT_ANGLE || mark === LOW) return true
  // A right mark where only an opener makes sense: `said, ”We will.`
  if (mark === RIGHT) return opensHere(t, i) && !closesHere(t, i)
  if (mark !== DOUBLE) return false
  // `5' 11"` is a height; `name="…"` is the inside of a tag.
  if (isInches(t, i) || t.text.charCodeAt(t.start[i]! - 1) === 0x3d) return false
  // A stray `end" of` opens nothing.
  return opensHere(t, i) || isSnug(t, i) || isMisspaced(t, i) || isLoose(t, i)
}

/** `said,"We`: no space before, but a comma or colon, and a word right after. */
function isSnug(t: Tokens, i: number): boolean {
  const before = t.text.charCodeAt(t.start[i]! - 1)
  return (before === COMMA || before === COLON) && !isSpaceAt(t.text, t.end[i]!)
}

/** `she said," and we go on."`: the space stands on the wrong side, and the next mark closes. */
function isMisspaced(t: Tokens, i: number): boolean {
  return (
    i > 1 &&
    t.mark[i - 1] === COMMA &&
    (t.flags[i - 2]! & is.SPEECH) !== 0 &&
    isSpaceAt(t.text, t.end[i]!) &&
    closesNext(t, i)
  )
}

/** `" We open. "`: space on both sides, and the next mark opens nothing. */
function isLoose(t: Tokens, i: number): boolean {
  const apart = (t.shape[i]! & (SPACED | LINE)) !== 0 || i === 0
  return apart && isSpaceAt(t.text, t.end[i]!) && next(t, i) > 0 && !opensHere(t, next(t, i))
}

/** Space, the line's start or an opening mark before; no space after. */
export function opensHere(t: Tokens, i: number): boolean {
  const at = t.start[i]!
  const before = at === 0 ? SPACE : CLASS[t.text.charCodeAt(at - 1)]!
  const opens = before === SPACE || before === NEWLINE || isOpenBracket(t.text.charCodeAt(at - 1))
  return opens && !isSpaceAt(t.text, t.end[i]!)
}

/** Something before, without space between; after it space, the end or a mark. */
export function closesHere(t: Tokens, i: number): boolean {
  const at = t.start[i]!
  const end = t.end[i]!
  if (at === 0 || isSpaceAt(t.text, at - 1)) return false
  return end >= t.text.length || CLASS[t.text.charCodeAt(end)]! < DIGIT
}

const isSpaceAt = (text: string, at: number): boolean => {
  if (at >= text.length) return true
  const kind = CLASS[text.charCodeAt(at)]!
  return kind === SPACE || kind === NEWLINE
}

/** `(`, `[`, a dash. */
const isOpenBracket = (unit: number): boolean =>
  unit === 0x28 || unit === 0x5b || isDash(unit) || unit === 0x2f

const isDigitAt = (text: string, at: number): boolean => CLASS[text.charCodeAt(at)] === DIGIT

/**
 * `6'2"`, `12" pipe`: a straight mark right after a digit that no quotation open before it needs, since there is none
 * or since the next mark closes that (`"The gap was 12" wide," she said.`).
 */
export function isInches(t: Tokens, i: number): boolean {
  const at = t.start[i]!
  if (t.mark[i] !== DOUBLE || at === 0) return false
  if (!isDigitAt(t.text, at - 1)) return false
  let j = at - 1
  while (j > 0 && isDigitAt(t.text, j - 1)) j--
  const before = t.text.charCodeAt(j - 1)
  if (before === SINGLE || before === RIGHT_SINGLE) return true
  if (at - j > 2 || CLASS[t.text.charCodeAt(at + 2)]! < LOWER) return false
  return noneOpen(t, i) || closesNext(t, i)
}

/** No straight double mark before this one in its line. */
function noneOpen(t: Tokens, i: number): boolean {
  for (let j = i - 1, steps = 0; j >= 0 && steps < 400; j--, steps++) {
    if (t.mark[j] === DOUBLE || t.mark[j] === LEFT) return false
    if ((t.shape[j]! & LINE) !== 0) break
  }
  return true
}

/** The next double mark of the paragraph can only close. */
function closesNext(t: Tokens, i: number): boolean {
  const j = next(t, i)
  return j > 0 && closesHere(t, j) && !opensHere(t, j)
}

/** Token of the next straight or right double mark of the paragraph, if no left one stands before it; -1 for none. */
function next(t: Tokens, i: number): number {
  for (let j = i + 1, steps = 0; j < t.count && steps < 400; j++, steps++) {
    if ((t.shape[j]! & LINE) !== 0) break
    const mark = t.mark[j]!
    if (mark === RIGHT || mark === DOUBLE) return j
    if (mark === LEFT) break
  }
  return -1
}

/** `‘We will,’`, `'We will,'`: before a word or marks within, after space or a bracket; not `'90s`, `’em`. */
export function opensSingle(t: Tokens, i: number): boolean {
  const mark = t.mark[i]!
  if (mark !== LEFT_SINGLE && mark !== SINGLE && mark !== LOW_SINGLE) return false
  if (!opensHere(t, i) || (t.shape[i + 1]! & WORD) === 0 || (t.shape[i + 1]! & SPACED) !== 0) {
    return false
  }
  return !isClipped(t, i + 1)
}

/** `'em`, `'til`, `'cause`, `'n'`: a word whose head is cut off. */
const isClipped = (t: Tokens, i: number): boolean => CLIPPED.has(t.hash[i]!)
const CLIPPED = new Set(['em', 'til', 'cause', 'tis', 'twas', 'n'].map(hashOf))

/** Whether the mark at `i` can close a quotation between single marks. */
export const closesSingle = (t: Tokens, i: number): boolean => {
  const mark = t.mark[i]!
  return (mark === RIGHT_SINGLE || mark === SINGLE) && closesHere(t, i)
}
