// Which stretches of a text stand between quotation marks, however the marks are written.
import { CLASS, DIGIT, LOWER, NEWLINE, SPACE } from './letters.ts'
import { FURNITURE, HEADING, type Layout } from './layout.ts'
import { hashOf } from '../lexicon/lexicon.ts'
import { LINE, SPACED, type Tokens, WORD } from './tokens.ts'

/** Words between marks, within one paragraph. */
export interface Marked {
  /** First and last token between the marks: `from` … `to - 1`. */
  readonly from: number
  readonly to: number
  /** Token of the opening mark, and of the closing one; -1 when it is never closed. */
  readonly open: number
  readonly close: number
  /** Set between single marks. */
  readonly single: boolean
  /** Its paragraph opens with it, and the paragraph before ended inside an unclosed one: one speech runs on. */
  readonly continues: boolean
  /** Never closed, and another opens in the next sentence: speech only where an attribution shows its end. */
  readonly doubtful: boolean
}

const DOUBLE = 0x22
const SINGLE = 0x27
const LEFT = 0x201c
const RIGHT = 0x201d
const LOW = 0x201e
const LEFT_SINGLE = 0x2018
const RIGHT_SINGLE = 0x2019
const LOW_SINGLE = 0x201a
const LEFT_ANGLE = 0xab
const RIGHT_ANGLE = 0xbb

/**
 * Pairs the marks of each paragraph from left to right; marks of any style may open and any of the same
 * width may close, since real texts mix them (`“I will," she said`). An unclosed one runs to the end of its paragraph,
 * or to where another opens in a later sentence. Marks inside a quotation are part of it. Linear in the tokens.
 */
export function findMarked(t: Tokens, layout: Layout): Marked[] {
  const found: Marked[] = []
  // The mark that the paragraph before opened and left open, 0 for none.
  let unclosed = 0
  for (let i = 0; i < t.count;) {
    let end = i + 1
    while (end < t.count && (t.shape[end]! & LINE) === 0) end++
    if (layout.kind[t.line[i]!] !== FURNITURE) {
      const runsOn = unclosed !== 0 && t.mark[i] === unclosed
      // Nobody goes on in another style: `"Calder took the stage.` and then `“We open,” she said.`
      const doubtful = unclosed !== 0 && !runsOn && opensDouble(t, i)
      if (doubtful) found.push({ ...found.pop()!, doubtful })
      const open = paragraph(t, i, end, runsOn, found)
      if (layout.kind[t.line[i]!] !== HEADING) unclosed = open
    }
    i = end
  }
  return found
}

/** Reads one paragraph, tokens `from` … `to - 1`; gives the mark of the quotation inside which it ends, 0 for none. */
function paragraph(t: Tokens, from: number, to: number, runsOn: boolean, found: Marked[]): number {
  // Where no later single mark can close, looking for one again and again would cost a square.
  let singles = to
  while (singles > from && !isSingleClose(t, singles - 1)) singles--
  // Once a mark of the paragraph has proved unpaired, no later one is searched to the end for its pair.
  let pairs = true
  for (let i = from; i < to; i++) {
    const mark = t.mark[i]!
    if (mark === 0) continue
    if (opensDouble(t, i)) {
      const { to: end, close, unpaired } = closing(t, i, to, pairs)
      if (end > i + 1) {
        found.push({
          from: i + 1,
          to: end,
          open: i,
          close,
          single: false,
          continues: runsOn && i === from,
          doubtful: close < 0 && end < to
        })
      }
      if (close < 0 && end === to) return mark
      if (unpaired) pairs = false
      i = close < 0 ? Math.max(i, end - 1) : close
    } else if (opensSingle(t, i) && i < singles) {
      const close = closingSingle(t, i, Math.min(to, singles + 1))
      if (close > i + 1) {
        found.push({
          from: i + 1,
          to: close,
          open: i,
          close,
          single: true,
          continues: false,
          doubtful: false
        })
        i = close
      }
    }
  }
  return 0
}

/** Where a quotation ends: its last token + 1, and the token of the mark that closes it or -1. */
interface Ending {
  readonly to: number
  readonly close: number
  /** Its pair was looked for in all the rest of the paragraph, in vain. */
  readonly unpaired: boolean
}

/**
 * The end of the quotation that the double mark at `open` opens. A straight mark or a stray opener (`“foo“`) closes
 * when it stands after a word or mark and before space or a mark. An opener inside opens one within (`“He said “go” to
 * us,”`) where the marks of the paragraph come out even; where they do not, and a sentence has ended before it, the
 * first was never closed (`“Calder took the stage. “We open,” she said.`).
 */
function closing(t: Tokens, open: number, to: number, pairs: boolean): Ending {
  const angled = t.mark[open] === LEFT_ANGLE
  const low = t.mark[open] === LOW
  let depth = 0
  let inner = -1
  let first = -1
  let ended = false
  for (let i = open + 1; i < to; i++) {
    const mark = t.mark[i]!
    if (mark === 0) continue
    if (angled) {
      if (mark === RIGHT_ANGLE) return { to: i, close: i, unpaired: false }
      continue
    }
    if (inner < 0 && (mark === 0x2e || mark === 0x3f || mark === 0x21)) ended = true
    const closes =
      mark === RIGHT ||
      (mark === LEFT && (low || closesHere(t, i))) ||
      (mark === DOUBLE && !isInches(t, i) && (closesHere(t, i) || !opensHere(t, i)))
    if (closes) {
      if (depth === 0) return { to: i, close: i, unpaired: false }
      depth--
      if (first < 0) first = i
    } else if (mark === DOUBLE && !isInches(t, i)) {
      // Straight marks do not nest: `"Calder took the stage. "We open," she said.`
      if (depth === 0) return { to: ended ? i : open, close: -1, unpaired: false }
    } else if (mark === LEFT && pairs && opensHere(t, i)) {
      if (inner < 0) inner = i
      depth++
    }
  }
  if (inner >= 0 && ended) return { to: inner, close: -1, unpaired: true }
  return first < 0 ? { to, close: -1, unpaired: true } : { to: first, close: first, unpaired: true }
}

function opensDouble(t: Tokens, i: number): boolean {
  const mark = t.mark[i]!
  if (mark === LEFT || mark === LEFT_ANGLE || mark === LOW) return true
  // A right mark where only an opener makes sense: `said, ”We will.`
  if (mark === RIGHT) return opensHere(t, i) && !closesHere(t, i)
  if (mark !== DOUBLE) return false
  // `5' 11"` is a height; `name="…"` is the inside of a tag.
  if (isInches(t, i) || t.text.charCodeAt(t.start[i]! - 1) === 0x3d) return false
  // A stray `end" of` opens nothing.
  return opensHere(t, i) || isSnug(t, i)
}

/** `said,"We`: no space before, but a comma or colon, and a word right after. */
function isSnug(t: Tokens, i: number): boolean {
  const before = t.text.charCodeAt(t.start[i]! - 1)
  return (before === 0x2c || before === 0x3a) && !isSpaceAt(t.text, t.end[i]!)
}

/** Space, the line's start or an opening mark before; no space after. */
function opensHere(t: Tokens, i: number): boolean {
  const at = t.start[i]!
  const before = at === 0 ? SPACE : CLASS[t.text.charCodeAt(at - 1)]!
  const opens = before === SPACE || before === NEWLINE || isOpenBracket(t.text.charCodeAt(at - 1))
  return opens && !isSpaceAt(t.text, t.end[i]!)
}

/** Something before, without space between; after it space, the end or a mark. */
function closesHere(t: Tokens, i: number): boolean {
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
  unit === 0x28 ||
  unit === 0x5b ||
  unit === 0x2014 ||
  unit === 0x2013 ||
  unit === 0x2d ||
  unit === 0x2f

const isDigitAt = (text: string, at: number): boolean => CLASS[text.charCodeAt(at)] === DIGIT

/** `6'2"`, `12" pipe`: a straight mark right after a digit, with no quotation open before it that it could end. */
function isInches(t: Tokens, i: number): boolean {
  const at = t.start[i]!
  if (t.mark[i] !== DOUBLE || at === 0) return false
  if (!isDigitAt(t.text, at - 1)) return false
  let j = at - 1
  while (j > 0 && isDigitAt(t.text, j - 1)) j--
  const before = t.text.charCodeAt(j - 1)
  return (
    before === SINGLE ||
    before === RIGHT_SINGLE ||
    (at - j <= 2 && CLASS[t.text.charCodeAt(at + 2)]! >= LOWER && noneOpen(t, i))
  )
}

/** No straight double mark before this one in its line. */
function noneOpen(t: Tokens, i: number): boolean {
  for (let j = i - 1, steps = 0; j >= 0 && steps < 400; j--, steps++) {
    if (t.mark[j] === DOUBLE || t.mark[j] === LEFT) return false
    if ((t.shape[j]! & LINE) !== 0) break
  }
  return true
}

/** `‘We will,’`, `'We will,'`: before a word, after space or a bracket; not `'90s`, `’em`. */
function opensSingle(t: Tokens, i: number): boolean {
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

const isSingleClose = (t: Tokens, i: number): boolean => {
  const mark = t.mark[i]!
  return (mark === RIGHT_SINGLE || mark === SINGLE) && closesHere(t, i)
}

/**
 * The mark that closes a single one. The first that follows a comma, full stop, ! or ?; else the first after a
 * word, unless that word is a plural whose apostrophe it may be (`the workers’ hall`).
 */
function closingSingle(t: Tokens, open: number, to: number): number {
  let plain = -1
  let words = 0
  for (let i = open + 1; i < to && words < 400; i++) {
    const mark = t.mark[i]!
    if (mark === 0) {
      words++
      continue
    }
    if (mark === DOUBLE || mark === LEFT) break
    if (!isSingleClose(t, i)) continue
    const before = t.text.charCodeAt(t.start[i]! - 1)
    if (before === 0x2c || before === 0x2e || before === 0x21 || before === 0x3f) return i
    const plural =
      (before | 32) === 0x73 && (t.shape[i + 1]! & SPACED) !== 0 && (t.shape[i + 1]! & WORD) !== 0
    if (plain < 0 && !plural) plain = i
    if (plain >= 0 && words > 12) break
  }
  return plain
}
