// Finds the capitalised stretches of a text that could be names of people. Knows words and their neighbours, nobody's identity.
import * as is from '../lexicon/flags.ts'
import { FURNITURE, HEADING } from '../text/layout.ts'
import { word } from '../lexicon/lexicon.ts'
import {
  BREAK,
  isCapital,
  isInitial,
  isOpening,
  isSuffix,
  kindOf,
  markPhrases,
  NAME,
  PARTICLE,
  PLACE,
  SUFFIX,
  THING,
  TITLE
} from './kinds.ts'
import type { Sentences } from '../text/sentences.ts'
import { isFlat } from './flat.ts'
import { isAfterOf, isOfPlace, pastNickname } from './joined.ts'
import { looksVerbal } from './titles.ts'
import { COMMA } from '../text/punctuation.ts'
import { DOT, SHOUT, type Tokens, WORD } from '../text/tokens.ts'

/**
 * Stretches that could be names, column by column, in order. Tokens `from` to `to` are the name
 * itself. The arrays belong to the next text as soon as it is read.
 */
export interface Names {
  count: number
  from: Int32Array
  to: Int32Array
  /** Tokens of the name: particles are among them, and a nickname with its marks; suffixes are not. */
  words: Int32Array
  /** First token of the capitalised title right before the name; `from` where there is none. */
  title: Int32Array
  /** Bits of this file. */
  bits: Int32Array
}

/** A title stands before it: `President`, `Mr.`. */
export const TITLED = 1
/** It is the beginning of the name of something else: `Trump Tower`. */
export const PART = 2
/** In a headline or a line in title case or capitals, where a capital proves nothing. */
export const FLAT = 4
/** By itself it is a place or a people: `Washington`, `French`. */
export const LOCAL = 8
/** First word of its sentence, or of a quotation. */
export const INITIAL = 16
/** Stands before a title with a name of its own: `Exxon Chairman Rex Tillerson`. */
export const BEFORE_TITLE = 32

/** A stretch longer than this is no name, but a line in capitals. */
const LONGEST = 24
const kinds = new Uint8Array(LONGEST + 1)

let names = room(256)

export function findNames(tokens: Tokens, sentences: Sentences): Names {
  names.count = 0
  for (let s = 0; s < sentences.count; s++) {
    if (sentences.kind[s] !== FURNITURE) {
      readSentence(tokens, sentences.from[s]!, sentences.to[s]!, sentences.kind[s] === HEADING)
    }
  }
  return names
}

function readSentence(tokens: Tokens, from: number, to: number, heading: boolean): void {
  const { shape, flags } = tokens
  const flat = isFlat(tokens, from, to, heading)
  let i = from
  while (i < to) {
    if (!isCapital(tokens, i)) {
      i++
      continue
    }
    let end = i + 1
    while (end < to && end - i < LONGEST) {
      if (isCapital(tokens, end)) {
        end++
        continue
      }
      let next = flat ? end : pastNickname(tokens, end, to)
      if (next > end && next - i < LONGEST) {
        end = next
        continue
      }
      if (!flat && isOfPlace(tokens, i, end, to)) {
        end += 2
        break
      }
      // `Ursula von der Leyen`: particles in lower case, when a capital follows.
      next = end
      while (next < to && next - end < 3 && (flags[next]! & is.PARTICLE) !== 0) next++
      if (next === end || next === to || !isCapital(tokens, next) || next - i >= LONGEST) break
      if ((flags[end - 1]! & (is.FUNCTION | is.PLACE | is.DATE)) !== 0) break
      end = next + 1
    }
    readStretch(tokens, i, end, from, flat)
    i = end
    // `Martin Luther King, Jr.`: the suffix follows a comma, so it stands in no stretch.
    if (i + 1 < to && tokens.mark[i] === COMMA && isSuffix(tokens, i + 1) && names.count > 0) {
      const last = names.count - 1
      if (names.to[last] === i && (shape[i + 1]! & (DOT | SHOUT)) !== 0) {
        names.to[last] = i + 2
        i += 2
      }
    }
  }
}

/** Cuts a stretch of capitalised words into titles, places, things and what could be names. */
function readStretch(
  tokens: Tokens,
  from: number,
  to: number,
  sentence: number,
  flat: boolean
): void {
  const length = to - from
  if (length >= LONGEST) return
  for (let i = 0; i < length; i++) kinds[i] = BREAK
  let nicknamed = false
  for (let i = 0; i < length; i++) {
    const isMark = (tokens.shape[from + i]! & WORD) === 0
    if (isMark) nicknamed = !nicknamed
    if (isMark || nicknamed) kinds[i] = PARTICLE
    else if (i > 0 && isAfterOf(tokens, from + i)) kinds[i] = NAME
    else kinds[i] = kindOf(tokens, kinds, from, from + i, to, sentence, flat)
  }
  for (let i = 0; i < length; i++) {
    // `Dr. al-Hadrawi`: with its article it is a name by itself.
    const alone =
      kinds[i] === PARTICLE &&
      isCapital(tokens, from + i) &&
      kinds[i - 1] !== NAME &&
      (i === 0 || kinds[i - 1] !== PARTICLE)
    if (alone) kinds[i] = NAME
  }
  markPhrases(tokens, kinds, from, to)
  kinds[length] = BREAK
  let i = 0
  // First word of what stands before a name and belongs to its title: `NATO Secretary General`.
  let lead = -1
  while (i < length) {
    const kind = kinds[i]!
    if (kind !== NAME && !(kind === PARTICLE && kinds[i + 1] === NAME)) {
      if (isPersonToo(tokens, from, i)) {
        const titled = i > 0 && kinds[i - 1] === TITLE
        const bits = LOCAL | (kinds[i + 1] === THING ? PART : 0) | (titled ? TITLED : 0)
        add(from + i, from + i + 1, 1, titled ? lead : from + i, flat ? bits | FLAT : bits)
      }
      // `Marbles smiled.`: no name by itself, but a surname where the text names a Edda Marbles.
      if (kind === BREAK && i === 0 && !flat && kinds[1] !== NAME && isOnlyCommon(tokens, from)) {
        if ((tokens.flags[from]! & (is.FUNCTION | is.DATE)) === 0)
          add(from, from + 1, 1, from, LOCAL | INITIAL)
      }
      if (kind === BREAK && !(i === 0 && kinds[1] === TITLE && qualifies(tokens, from))) lead = -1
      else if (lead < 0) lead = from + i
      i++
      continue
    }
    let end = i + 1
    while (end < length && (kinds[end] === NAME || kinds[end] === PARTICLE)) end++
    while (end > i + 1 && kinds[end - 1] === PARTICLE) end--
    const namesEnd = end
    while (end < length && kinds[end] === SUFFIX) end++
    const start = startOf(tokens, from, i, namesEnd)
    const stop = stopOf(tokens, from, start, namesEnd)
    if (stop < namesEnd) end = stop
    const titled =
      lead >= 0 &&
      kinds[i - 1] === TITLE &&
      start === i &&
      !MODIFIERS.has(tokens.word[from + i - 1]!)
    let bits = titled ? TITLED : 0
    if (flat) bits |= FLAT
    if (kinds[end] === THING) bits |= PART
    if (kinds[end] === TITLE && end + 1 < length) bits |= BEFORE_TITLE
    if (start + from === sentence || isOpening(tokens, from + start - 1)) bits |= INITIAL
    add(from + start, from + end, stop - start, titled ? lead : from + start, bits)
    lead = kinds[end] === TITLE || kinds[end] === THING ? from + i : -1
    i = end
  }
}

/** Where the name begins among the words `i` to `end` of the stretch at `from`. */
function startOf(tokens: Tokens, from: number, i: number, end: number): number {
  let start = i
  // `Mathematician Jonas Vero`: common words before a given name are no part of it.
  for (let k = i; k + 1 < end; k++) {
    const given = (tokens.flags[from + k + 1]! & is.GIVEN) !== 0
    if (given && kinds[k] === NAME && isOnlyCommon(tokens, from + k)) start = k + 1
  }
  // `Zorbo Quietly Drops Anna Vero`: a headline's words, where not all is in title case.
  if (end - start < 4 || (tokens.flags[from + start]! & is.GIVEN) !== 0) return start
  for (let k = start + 1; k + 2 < end; k++) if (isOnlyCommon(tokens, from + k)) start = k + 1
  return start
}

/** Where it ends. `Paul Vero Joins Growing List`: a common word after two of a name's is no part of it. */
function stopOf(tokens: Tokens, from: number, start: number, end: number): number {
  if ((tokens.flags[from + start]! & is.GIVEN) === 0) return end
  for (let k = start + 2; k < end; k++) {
    const foreign = kinds[k] === NAME && isNoName(tokens.flags[from + k]!)
    // `Edda H. Tribe`
    if (foreign && !isInitial(tokens, from + k - 1)) return k
  }
  return end
}

/** A place, thing or title that could be somebody: `Washington`, `Hill`, `King`. Who is meant is told when it is known who is named so. */
const isPersonToo = (tokens: Tokens, from: number, i: number): boolean =>
  (kinds[i] === PLACE || kinds[i] === THING || (kinds[i] === TITLE && kinds[i + 1] === BREAK)) &&
  (tokens.flags[from + i]! & (is.SURNAME | is.GIVEN)) !== 0 &&
  kinds[i + 1] !== PLACE &&
  (i === 0 || kinds[i - 1] === TITLE || kinds[i - 1] === BREAK)

/** `Prime Minister`, `Water Minister`: a common word at the head of a sentence that is part of the title after it. */
function qualifies(tokens: Tokens, i: number): boolean {
  const flags = tokens.flags[i]!
  return (
    (flags & is.COMMON) !== 0 &&
    (flags & (is.FUNCTION | is.PRONOUN | is.SPEECH | is.STANCE | is.ACT | is.DATE)) === 0 &&
    !looksVerbal(tokens, i)
  )
}

/** Words of title that need another, or a whole name, after them: `Former House members`. */
const MODIFIERS = new Set(
  'former vice deputy acting interim majority minority private'.split(' ').map(word)
)

const isNoName = (flags: number): boolean =>
  (flags & is.COMMON) !== 0 && (flags & (is.GIVEN | is.SURNAME | is.PARTICLE)) === 0

const isOnlyCommon = (tokens: Tokens, i: number): boolean => {
  const f = tokens.flags[i]!
  return (f & (is.COMMON | is.ROLE)) !== 0 && (f & (is.GIVEN | is.PARTICLE)) === 0
}

function add(from: number, to: number, words: number, title: number, bits: number): void {
  if (names.count === names.from.length) names = grown(names)
  const row = names.count++
  names.from[row] = from
  names.to[row] = to
  names.words[row] = words
  names.title[row] = title
  names.bits[row] = bits
}

function room(rows: number): Names {
  return {
    count: 0,
    from: new Int32Array(rows),
    to: new Int32Array(rows),
    words: new Int32Array(rows),
    title: new Int32Array(rows),
    bits: new Int32Array(rows)
  }
}

function grown(full: Names): Names {
  const bigger = room(full.from.length * 2)
  bigger.count = full.count
  bigger.from.set(full.from)
  bigger.to.set(full.to)
  bigger.words.set(full.words)
  bigger.title.set(full.title)
  bigger.bits.set(full.bits)
  return bigger
}
