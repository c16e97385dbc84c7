// One pass over the code units of a text: words, numbers and marks as columns of typed arrays.
import { CLASS, DIGIT, FOLD, LOWER, NEWLINE, OTHER, SPACE, UPPER } from './letters.ts'
import { flagsOf, HASH_SEED, hashNext, wordOf } from '../lexicon/lexicon.ts'
import * as is from '../lexicon/flags.ts'
import { isBlankAt, isWrapped } from './wrapping.ts'
import { COLON, COMMA, STOP } from './punctuation.ts'

/** Shape of a token, as bits. */
export const WORD = 1
/** Begins with a capital. */
export const CAPITAL = 2
/** Two letters or more, all of them capitals: `NATO`. */
export const SHOUT = 4
/** Begins with a digit: `2,500`, `3.5`, `12th`. */
export const NUMBER = 8
/** First token of its paragraph. */
export const LINE = 16
/** White space stands before it. */
export const SPACED = 32
/** Ends with the dot of an abbreviation or initial, which is part of the token: `U.S.`, `Gov.`, `J.`. */
export const DOT = 64
/** Joined by a hyphen: `Fang-Kuei`, `54-year-old`. */
export const HYPHEN = 128

/**
 * Tokens of one text, column by column; row `i` is the i-th token, `count` rows are filled. The
 * arrays are longer than that, and belong to the next text as soon as it is read: keep offsets, not them.
 */
export interface Tokens {
  text: string
  count: number
  start: Int32Array
  end: Int32Array
  shape: Uint8Array
  /** For a mark: its first code unit. For a word: 0. */
  mark: Uint16Array
  /** Number of the word in the lexicon, 0 when it is not there. Compare with `word('said')`. */
  word: Int32Array
  /** What the lexicon knows of the word: bits of flags.ts. */
  flags: Int32Array
  /** Of the folded letters: equal words have equal hashes, whatever their case and accents. */
  hash: Int32Array
  /** Paragraph of the text, from 0: a line, or a block of lines where the text is wrapped. Blank ones count. */
  line: Int32Array
}

const room = (rows: number): Tokens => ({
  text: '',
  count: 0,
  start: new Int32Array(rows),
  end: new Int32Array(rows),
  shape: new Uint8Array(rows),
  mark: new Uint16Array(rows),
  word: new Int32Array(rows),
  flags: new Int32Array(rows),
  hash: new Int32Array(rows),
  line: new Int32Array(rows)
})

let shared = room(4096)

const APOSTROPHE = 0x27
const CURLY = 0x2019
const BACKTICK = 0x60
const DOUBLE = 0x22
const HYPHEN_MARK = 0x2d

/**
 * Cuts a text into tokens: words (with inner apostrophes and hyphens), numbers, and every other
 * mark by itself. A possessive is a token of its own (`Trump` `'s`), and so is every contraction's
 * tail only when it is `'s`; `didn't` is one word.
 */
export function tokenize(text: string): Tokens {
  const length = text.length
  const wrapped = isWrapped(text)
  // Every code unit can be a token at worst; most texts need a fifth of that.
  let t = shared
  let rows = t.start.length
  let n = 0
  let line = 0
  let pending = LINE
  let i = 0
  while (i < length) {
    const unit = text.charCodeAt(i)
    const kind = CLASS[unit]!
    if (kind === SPACE) {
      pending |= SPACED
      i++
      continue
    }
    if (kind === NEWLINE) {
      const next = pastBreak(text, i)
      pending |= SPACED
      if (!wrapped || isBlankAt(text, next) || n === 0) {
        pending |= LINE
        line++
      }
      i = next
      continue
    }
    if (n + 2 >= rows) {
      t = grown(t)
      shared = t
      rows = t.start.length
    }
    t.start[n] = i
    t.line[n] = line
    if (kind === OTHER) i = readMark(t, n, text, i, pending)
    else if (kind === DIGIT) i = readNumber(t, n, text, i, pending)
    else i = readWord(t, n, text, i, pending)
    t.end[n] = i
    n++
    pending = 0
  }
  t.text = text
  t.count = n
  return t
}

/** Fills row `n` with the mark or possessive at `start`; tells where it ends. */
function readMark(t: Tokens, n: number, text: string, start: number, pending: number): number {
  const unit = text.charCodeAt(start)
  let i = start + 1
  t.shape[n] = pending
  // `'s` after a word is a possessive; any other apostrophe is a mark.
  if (
    (unit === APOSTROPHE || unit === CURLY) &&
    (pending & SPACED) === 0 &&
    n > 0 &&
    (t.shape[n - 1]! & WORD) !== 0 &&
    (text.charCodeAt(i) | 32) === 0x73 &&
    CLASS[text.charCodeAt(i + 1)]! < DIGIT
  ) {
    t.mark[n] = 0
    t.word[n] = POSSESSIVE
    t.flags[n] = is.POSSESSIVE
    t.hash[n] = 0
    return i + 1
  }
  let mark = unit
  // `''We will,''` and ``We will'': two single marks are one double mark.
  if ((unit === APOSTROPHE || unit === BACKTICK) && text.charCodeAt(i) === unit) {
    mark = DOUBLE
    i++
  }
  t.mark[n] = mark
  t.word[n] = 0
  t.flags[n] = 0
  t.hash[n] = mark
  return i
}

/** Fills row `n` with the number at `start`: `2,500`, `10:30`, `54-year-old`; tells where it ends. */
function readNumber(t: Tokens, n: number, text: string, start: number, pending: number): number {
  const length = text.length
  let shape = pending | NUMBER
  let hash = HASH_SEED
  let i = start
  while (i < length) {
    const next = text.charCodeAt(i)
    const k = CLASS[next]!
    if (k >= DIGIT) hash = hashNext(hash, FOLD[next]!)
    else {
      const after = CLASS[text.charCodeAt(i + 1)]!
      const joins = next === STOP || next === COMMA || next === COLON
      if (next === HYPHEN_MARK && after >= LOWER) shape |= HYPHEN
      else if (!joins || after !== DIGIT) break
      hash = hashNext(hash, next)
    }
    i++
  }
  return looked(t, n, text, start, i, shape, hash)
}

/** Fills row `n` with the word at `start`; tells where it ends. */
function readWord(t: Tokens, n: number, text: string, start: number, pending: number): number {
  const length = text.length
  const capital = CLASS[text.charCodeAt(start)] === UPPER
  let shape = pending | (capital ? WORD | CAPITAL : WORD)
  let hash = HASH_SEED
  let units = 0
  let lowers = 0
  let letters = 0
  let i = start
  while (i < length) {
    const next = text.charCodeAt(i)
    const k = CLASS[next]!
    if (k >= DIGIT) {
      if (k === LOWER) lowers++
      letters++
      units |= next
      hash = hashNext(hash, FOLD[next]!)
      i++
      continue
    }
    const after = CLASS[text.charCodeAt(i + 1)]!
    if (next === APOSTROPHE || next === CURLY) {
      if (after < LOWER) break
      // `Trump's`: stop before the possessive.
      if ((text.charCodeAt(i + 1) | 32) === 0x73 && CLASS[text.charCodeAt(i + 2)]! < DIGIT) break
      hash = hashNext(hash, APOSTROPHE)
      i++
    } else if (next === HYPHEN_MARK && after >= DIGIT) {
      shape |= HYPHEN
      hash = hashNext(hash, HYPHEN_MARK)
      i++
    } else if (next === STOP && dotted(text, start, i)) {
      // `U.S.`, `J.D.`, `p.m.`: single letters with dots.
      shape |= DOT
      hash = hashNext(hash, STOP)
      i++
      if (after < LOWER || CLASS[text.charCodeAt(i + 1)]! >= DIGIT) break
    } else break
  }
  if (lowers === 0 && letters > 1 && capital) shape |= SHOUT
  const end = looked(t, n, text, start, i, shape, hash)
  // `Pål` is nobody's `pal`: a capital and an accent make a name of a common word.
  if (units > 0x7f && capital) t.flags[n]! &= ~is.COMMON
  return end
}

/** Fills the rest of row `n` with what the lexicon knows of `[start, end)`; tells where it ends, its dot included. */
function looked(
  t: Tokens,
  n: number,
  text: string,
  start: number,
  end: number,
  shape: number,
  hash: number
): number {
  const word = wordOf(hash, text, start, end)
  const flags = flagsOf(word)
  t.mark[n] = 0
  t.word[n] = word
  t.flags[n] = flags
  t.hash[n] = hash
  // `Gov.`, `Inc.`: the dot belongs to an abbreviation that the lexicon knows.
  const isShort =
    (flags & is.ABBREVIATION) !== 0 && text.charCodeAt(end) === STOP && (shape & DOT) === 0
  t.shape[n] = isShort ? shape | DOT : shape
  return isShort ? end + 1 : end
}

/** After one line break, `\r\n` being one. */
const pastBreak = (text: string, at: number): number =>
  text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1

/** Lexicon number that no word has, for the possessive `'s`. */
export const POSSESSIVE = -1

/** Whether the dot at `at` ends a single letter, first of the word or after an earlier dot. */
function dotted(text: string, start: number, at: number): boolean {
  if (at - start === 1) {
    // A lone `I.` or `a.` in running text is rarer than a sentence that ends in it: only capitals, or `p.m.`.
    return CLASS[text.charCodeAt(start)] === UPPER || CLASS[text.charCodeAt(at + 1)]! >= LOWER
  }
  return text.charCodeAt(at - 2) === STOP
}

function grown(t: Tokens): Tokens {
  const bigger = room(t.start.length * 2)
  bigger.start.set(t.start)
  bigger.end.set(t.end)
  bigger.shape.set(t.shape)
  bigger.mark.set(t.mark)
  bigger.word.set(t.word)
  bigger.flags.set(t.flags)
  bigger.hash.set(t.hash)
  bigger.line.set(t.line)
  return bigger
}
