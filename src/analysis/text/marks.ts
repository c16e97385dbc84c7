// Which stretches of a text stand between quotation marks, however the marks are written.
import { FURNITURE, HEADING, type Layout } from './layout.ts'
import {
  closesHere,
  closesSingle,
  DOUBLE,
  isInches,
  LEFT,
  LEFT_ANGLE,
  LOW,
  opensDouble,
  opensHere,
  opensSingle,
  RIGHT,
  RIGHT_ANGLE
} from './openings.ts'
import { COMMA, isStop, STOP } from './punctuation.ts'
import { CAPITAL, LINE, SPACED, type Tokens, WORD } from './tokens.ts'

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
  while (singles > from && !closesSingle(t, singles - 1)) singles--
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
      if (close < 0 && end === to) {
        // Whole sentences may go on in the next paragraph; a few words of one do not.
        const stop = isFragment(t, i) ? afterSentence(t, i, to) : to
        if (stop === to) return mark
        found.push({ ...found.pop()!, to: stop })
        return 0
      }
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

/** `Calder said the pier was "sound and cheap. The council met.`: the words go on with the sentence around them. */
const isFragment = (t: Tokens, open: number): boolean =>
  open > 0 &&
  (t.shape[open]! & LINE) === 0 &&
  (t.shape[open - 1]! & WORD) !== 0 &&
  (t.shape[open + 1]! & (WORD | CAPITAL)) === WORD

/** Token after the stop that ends the sentence of token `from`; `to` where none does. */
function afterSentence(t: Tokens, from: number, to: number): number {
  for (let i = from + 1; i + 1 < to; i++) {
    if (isStop(t.mark[i]!) && (t.shape[i + 1]! & (SPACED | CAPITAL)) === (SPACED | CAPITAL))
      return i + 1
  }
  return to
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
 * first was never closed (`“Calder took the stage. “We open,” she said.`). A straight opener after the end of a sentence
 * always means that: `"Calder took the stage. "We open," she said.`
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
    if (inner < 0 && isStop(mark)) ended = true
    const closes =
      mark === RIGHT ||
      (mark === LEFT && (low || closesHere(t, i))) ||
      (mark === DOUBLE && !isInches(t, i) && (closesHere(t, i) || !opensHere(t, i)))
    if (closes) {
      if (depth === 0) return { to: i, close: i, unpaired: false }
      depth--
      if (first < 0) first = i
    } else if (mark === DOUBLE && !isInches(t, i)) {
      if (depth === 0 && (ended || !pairs)) {
        return { to: ended ? i : open, close: -1, unpaired: false }
      }
      if (inner < 0) inner = i
      depth++
    } else if (mark === LEFT && pairs && opensHere(t, i)) {
      if (inner < 0) inner = i
      depth++
    }
  }
  if (inner >= 0 && ended) return { to: inner, close: -1, unpaired: true }
  // `Calder "took the stage, "We open," she said.`: a stray mark, that opens nothing.
  if (inner >= 0 && t.mark[inner] === DOUBLE) return { to: open, close: -1, unpaired: true }
  return first < 0 ? { to, close: -1, unpaired: true } : { to: first, close: first, unpaired: true }
}

/**
 * The mark that closes a single one. The first that follows a comma, full stop, ! or ?; else the first after a
 * word, unless that word is a plural whose apostrophe it may be (`the workers’ hall`). Past a quotation between double
 * marks (`‘He said “go” to us,’`) only one with a comma or stop beside it.
 */
function closingSingle(t: Tokens, open: number, to: number): number {
  let plain = -1
  let words = 0
  let within = false
  let crossed = false
  for (let i = open + 1; i < to && words < 400; i++) {
    const mark = t.mark[i]!
    if (mark === 0) {
      words++
      continue
    }
    if (mark === DOUBLE || mark === LEFT || mark === RIGHT) {
      if (within === (mark === LEFT || (mark === DOUBLE && opensHere(t, i)))) break
      if (plain >= 0) break
      within = !within
      crossed = true
      continue
    }
    if (within || !closesSingle(t, i)) continue
    const before = t.text.charCodeAt(t.start[i]! - 1)
    if (before === COMMA || isStop(before)) return i
    if (crossed) {
      if (isPause(t.text.charCodeAt(t.end[i]!))) return i
      continue
    }
    const plural =
      (before | 32) === 0x73 && (t.shape[i + 1]! & SPACED) !== 0 && (t.shape[i + 1]! & WORD) !== 0
    if (plain < 0 && !plural) plain = i
    if (plain >= 0 && words > 12) break
  }
  return plain
}

const isPause = (unit: number): boolean => unit === COMMA || unit === STOP
