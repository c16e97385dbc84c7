// Cuts the tokens of one text into sentences. Knows tokens and lines, no other part of the analysis.
import { hashOf } from '../lexicon/lexicon.ts'
import type { Layout } from './layout.ts'
import { COMMA, ELLIPSIS, EXCLAMATION, isDash, isStop, QUESTION, STOP } from './punctuation.ts'
import { CAPITAL, DOT, LINE, NUMBER, SPACED, WORD } from './tokens.ts'
import type { Tokens } from './tokens.ts'
import * as is from '../lexicon/flags.ts'

/**
 * Sentences of one text, column by column; they are in order and together hold every token. A line
 * break always ends one. The arrays are longer than `count` and belong to the next text as soon as it is read.
 */
export interface Sentences {
  count: number
  /** First token. */
  from: Int32Array
  /** Token after the last, which may be a closing quotation mark or bracket. */
  to: Int32Array
  /** Of its line: BODY, HEADING or FURNITURE of layout.ts. */
  kind: Uint8Array
  /** Line of the text, from 0. */
  paragraph: Int32Array
  /** The other way round: token to sentence. */
  of: Int32Array
}

let shared = room(256, 4096)

/** Finds the sentences of a tokenized text in one pass. */
export function findSentences(tokens: Tokens, layout: Layout): Sentences {
  const { count, shape, line } = tokens
  let s = shared
  if (s.of.length < count) s = shared = room(s.from.length, count * 2)
  s.count = 0
  let from = 0
  let i = 0
  while (i < count) {
    const next = endsLine(shape, i, count) ? i + 1 : afterStop(tokens, i)
    if (next === 0) {
      i++
      continue
    }
    if (s.count === s.from.length) s = shared = grown(s)
    const row = s.count++
    const at = line[from]!
    s.from[row] = from
    s.to[row] = next
    s.paragraph[row] = at
    s.kind[row] = layout.kind[at] ?? 0
    s.of.fill(row, from, next)
    from = next
    i = next
  }
  return s
}

const endsLine = (shape: Uint8Array, i: number, count: number): boolean =>
  i + 1 === count || (shape[i + 1]! & LINE) !== 0

const SINGLE_CLOSE = 0x2019

/** Marks that close what a sentence opened: they stay with it. */
const isCloser = (mark: number): boolean =>
  mark === 0x22 ||
  mark === 0x27 ||
  mark === 0x201d ||
  mark === SINGLE_CLOSE ||
  mark === 0xbb ||
  mark === 0x29 ||
  mark === 0x5d

const isOpener = (mark: number): boolean =>
  mark === 0x22 ||
  mark === 0x27 ||
  mark === 0x201c ||
  mark === 0x2018 ||
  mark === 0x201e ||
  mark === 0xab ||
  mark === 0x28 ||
  mark === 0x5b

const isEnd = (mark: number): boolean => isStop(mark) || mark === ELLIPSIS

/** The token after the sentence that the stop at `i` ends; 0 where it ends none. */
function afterStop(tokens: Tokens, i: number): number {
  const { count, shape, mark } = tokens
  const abbreviated = (shape[i]! & DOT) !== 0
  if (!abbreviated && !isEnd(mark[i]!)) return 0
  let last = i
  let asked = false
  let trailing = mark[i] === ELLIPSIS
  let next = i + 1
  if (!abbreviated) asked = mark[i] === QUESTION || mark[i] === EXCLAMATION
  // `?!`, `...`, `. . .`: one stop.
  while (next < count && (shape[next]! & LINE) === 0 && isEnd(mark[next]!)) {
    if (mark[next] === STOP || mark[next] === ELLIPSIS) trailing = true
    else asked = true
    last = next++
  }
  let quoted = false
  while (next < count && (shape[next]! & LINE) === 0 && isCloser(mark[next]!)) {
    const spaced = (shape[next]! & SPACED) !== 0
    // A straight mark after white space opens what comes next.
    if (spaced && (mark[next] === 0x22 || mark[next] === 0x27)) break
    if (mark[next] !== 0x29 && mark[next] !== 0x5d) quoted = true
    last = next++
  }
  const end = last + 1
  if (next >= count || (shape[next]! & LINE) !== 0) return end
  if ((shape[next]! & SPACED) === 0) return 0
  let first = next
  while (first < count && (shape[first]! & LINE) === 0 && opensOrDash(mark[first]!)) first++
  if (first === count || (shape[first]! & LINE) !== 0) return isOpener(mark[next]!) ? end : 0
  if (isEnd(mark[first]!)) return trailing || first === next ? 0 : end
  if ((shape[first]! & (WORD | NUMBER)) === 0) return mark[first]! > 0x2fff ? end : 0
  if (abbreviated && last === i) return endsAfterAbbreviation(tokens, i, next, first) ? end : 0
  return endsBefore(tokens, i, first, asked || trailing, quoted) ? end : 0
}

const opensOrDash = (mark: number): boolean => mark !== 0 && (isOpener(mark) || isDash(mark))

/** Words after which a dot stands before a number: `No. 5`. */
const BEFORE_NUMBER = new Set(
  'no nos art arts sec fig figs vol ch pp p op approx ca'.split(' ').map(hashOf)
)

/** Whether a new sentence can begin at the word `first` after a stop that is no part of an abbreviation. */
function endsBefore(
  tokens: Tokens,
  stop: number,
  first: number,
  soft: boolean,
  quoted: boolean
): boolean {
  const { shape, hash, flags } = tokens
  const before = stop - 1
  if ((shape[first]! & NUMBER) !== 0) {
    return !(before >= 0 && BEFORE_NUMBER.has(hash[before]!) && (shape[before]! & WORD) !== 0)
  }
  // `1. Open the gate.`: the number of an item begins its line.
  if (
    before >= 0 &&
    (shape[before]! & (NUMBER | LINE)) === (NUMBER | LINE) &&
    tokens.mark[stop] === STOP
  ) {
    return false
  }
  if ((shape[first]! & CAPITAL) === 0) return isCaseless(tokens, first)
  // `“Where to?” Anna Vero asked.` goes on; `“Where to?” She left.` does not.
  if (soft && quoted && (flags[first]! & is.PRONOUN) === 0) return !speaksSoon(tokens, first)
  return true
}

/** Han, Arabic and the like begin sentences without capitals. */
const isCaseless = (tokens: Tokens, i: number): boolean =>
  tokens.text.charCodeAt(tokens.start[i]!) >= 0x590

/** A verb of speech right after a run of capitalised words, or after what stands between commas: `Anna Vero, R-Pa., said`. */
function speaksSoon(tokens: Tokens, first: number): boolean {
  const { count, shape, flags, mark } = tokens
  for (let i = first; i < first + 5 && i < count; i++) {
    if ((shape[i]! & LINE) !== 0) return false
    if (mark[i] === COMMA && i > first) return speaksAfterComma(tokens, i)
    if ((shape[i]! & WORD) === 0) return false
    if ((shape[i]! & CAPITAL) === 0) return i > first && (flags[i]! & is.SPEECH) !== 0
  }
  return false
}

function speaksAfterComma({ count, shape, flags, mark }: Tokens, comma: number): boolean {
  for (let i = comma + 1; i + 1 < count && i < comma + 16; i++) {
    if ((shape[i]! & LINE) !== 0 || (isEnd(mark[i]!) && (shape[i + 1]! & SPACED) !== 0))
      return false
    if (mark[i] === COMMA) return (flags[i + 1]! & is.SPEECH) !== 0
  }
  return false
}

const CLOCK = new Set(['a.m.', 'p.m.'].map(hashOf))
const ZONES = new Set(
  'est edt et cst cdt ct mst mdt mt pst pdt pt gmt bst cet cest utc eastern central mountain pacific local'
    .split(' ')
    .map(hashOf)
)

/** After `U.S.`, `Inc.`, `J.`, `p.m.` only a word that begins sentences and no names ends one. */
function endsAfterAbbreviation(tokens: Tokens, i: number, next: number, first: number): boolean {
  const { shape, flags, hash } = tokens
  if ((shape[first]! & CAPITAL) === 0) return false
  if ((flags[i]! & is.TITLE) !== 0) return false
  // `KOLTA, N.H. — She`: a dash goes on.
  if (next !== first && !isOpener(tokens.mark[next]!)) return false
  const starts = flags[first]!
  if ((starts & (is.FUNCTION | is.PRONOUN)) !== 0 && (starts & is.PARTICLE) === 0) return true
  // `at 5 p.m. Crews arrived`, but `at 5 p.m. Monday`.
  if (CLOCK.has(hash[i]!)) return (starts & is.DATE) === 0 && !ZONES.has(hash[first]!)
  return false
}

function room(rows: number, tokens: number): Sentences {
  return {
    count: 0,
    from: new Int32Array(rows),
    to: new Int32Array(rows),
    kind: new Uint8Array(rows),
    paragraph: new Int32Array(rows),
    of: new Int32Array(tokens)
  }
}

function grown(s: Sentences): Sentences {
  const bigger = room(s.from.length * 2, 0)
  bigger.count = s.count
  bigger.from.set(s.from)
  bigger.to.set(s.to)
  bigger.kind.set(s.kind)
  bigger.paragraph.set(s.paragraph)
  bigger.of = s.of
  return bigger
}
