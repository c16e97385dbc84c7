// Tells what a capitalised word is among those around it: part of a name, a title, a place, a thing, or none of them.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { CLASS, FOLD, UPPER } from '../text/letters.ts'
import {
  flagsOf,
  HASH_SEED,
  hashNext,
  look,
  phraseFlags,
  phraseNext,
  word,
  wordOf
} from '../lexicon/lexicon.ts'
import { COLON } from '../text/punctuation.ts'
import { CAPITAL, DOT, HYPHEN, LINE, SHOUT, type Tokens, WORD } from '../text/tokens.ts'

/** Kinds of a capitalised word within its stretch. */
export const NAME = 0
export const BREAK = 1
export const TITLE = 2
export const THING = 3
export const PLACE = 4
export const SUFFIX = 5
export const PARTICLE = 6

/** A word with a capital, or an article before one: `al-Assad`, `d’Orme`. */
export function isCapital(tokens: Tokens, i: number): boolean {
  const shape = tokens.shape[i]!
  if ((shape & WORD) === 0) return false
  if ((shape & CAPITAL) !== 0) return true
  const start = tokens.start[i]!
  const text = tokens.text
  if ((shape & HYPHEN) === 0) {
    // `d’Orme`
    if (tokens.word[i] !== 0 || tokens.end[i]! - start < 4) return false
    const second = text.charCodeAt(start + 1)
    return (second === 0x27 || second === 0x2019) && CLASS[text.charCodeAt(start + 2)] === UPPER
  }
  const at = text.charCodeAt(start + 2) === 0x2d ? 3 : text.charCodeAt(start + 3) === 0x2d ? 4 : 0
  const unit = at === 0 ? 0 : text.charCodeAt(start + at)
  return CLASS[unit] === UPPER
}

export const isSuffix = (tokens: Tokens, i: number): boolean =>
  (tokens.flags[i]! & is.SUFFIX) !== 0 && (tokens.shape[i]! & CAPITAL) !== 0

/** `OBE`; `PhD`, but no `Om` and `Ra`, which are names. */
export const isHonour = (tokens: Tokens, i: number): boolean =>
  (tokens.flags[i]! & is.HONOUR) !== 0 &&
  ((tokens.shape[i]! & SHOUT) !== 0 || tokens.word[i] === PHD)

const PHD = word('phd')

/** An opening quotation mark. */
export const isOpening = (tokens: Tokens, i: number): boolean =>
  i >= 0 && (tokens.mark[i] === 0x201c || tokens.mark[i] === 0x22 || tokens.mark[i] === 0x2018)

/** A given name that is nothing else. */
export const isSureGiven = (flags: number): boolean =>
  (flags & is.GIVEN) !== 0 &&
  (flags & (is.COMMON | is.PLACE | is.DATE | is.FUNCTION | is.ORGANISATION | is.LANDMARK)) === 0

const WILL = word('will')
const COURTESY = new Set(['mr', 'mrs', 'ms'].map(word))
const MR = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sen', 'rep', 'gov'].map(word))

/**
 * Kind of the word at `i` of the stretch `from` to `to`, by its own flags, its neighbours and the kinds of the
 * words before it. `sentence` is the first token of the sentence, `flat` says that capitals prove nothing here.
 */
export function kindOf(
  tokens: Tokens,
  kinds: Uint8Array,
  from: number,
  i: number,
  to: number,
  sentence: number,
  flat: boolean
): number {
  const f = tokens.flags[i]!
  const shape = tokens.shape[i]!
  const isAfterName = i > from && kinds[i - from - 1] === NAME
  const before = isAfterName ? tokens.flags[i - 1]! : 0
  const last = i + 1 === to
  const next = last ? 0 : tokens.flags[i + 1]!
  const initial = i === sentence || isOpening(tokens, i - 1)
  const units = tokens.end[i]! - tokens.start[i]!
  if ((shape & CAPITAL) === 0 && !isCapital(tokens, i)) return PARTICLE
  if (isAfterName && (f & is.SUFFIX) !== 0) {
    // `Pope Damasus I`, `Olaf I.`, but `Anna and I`, `the Olaf I knew`.
    if (units > 1 || (i - from > 1 && kinds[i - from - 2] === TITLE)) return SUFFIX
    if (last && i + 1 < tokens.count && (tokens.shape[i + 1]! & WORD) === 0) return SUFFIX
  }
  // `Anna Vero OBE`
  if (isAfterName && !flat && isHonour(tokens, i)) return BREAK
  // `George H. W. Bush`, `Harry S Truman`; a lone letter by itself is no name.
  if (
    (shape & DOT) !== 0 &&
    (f & (is.TITLE | is.PLACE | is.ORGANISATION | is.ABBREVIATION)) === 0
  ) {
    return last && before === 0 ? BREAK : NAME
  }
  if (units === 1) return !last && i > from && before !== 0 ? NAME : BREAK
  const afterGiven = isSureGiven(before) || (i > from && isInitial(tokens, i - 1))
  // `Edda H. Tribe`, `Ms. Tribe`: nothing but a name stands there, whatever the word is else.
  if (last && !flat && isNamePlace(tokens, from, i, kinds)) return NAME
  if (initial && INTERJECTIONS.has(tokens.hash[i]!)) return BREAK
  if (!last && STORMS.has(tokens.hash[i]!)) return THING
  // `Port Alder`: neither word by itself is anybody.
  if (!last && !flat && !isAfterName && PLACE_HEADS.has(tokens.hash[i]!) && (next & is.TITLE) === 0)
    return PLACE
  if (i > from && kinds[i - from - 1] === PLACE && PLACE_HEADS.has(tokens.hash[i - 1]!))
    return PLACE
  // `Karim bin Sultan`
  const afterParticle = i - 1 > from && kinds[i - from - 1] === PARTICLE
  if (afterParticle && kinds[i - from - 2] === NAME && (f & is.FUNCTION) === 0) return NAME
  if ((f & is.TITLE) !== 0) {
    // `Stephen King`, but `King Charles`.
    if ((before & is.GIVEN) !== 0 && (last || isSuffix(tokens, i + 1)) && (f & is.SURNAME) !== 0) {
      return NAME
    }
    if ((f & is.GIVEN) !== 0 && last && !(f & is.COMMON)) return NAME
    return TITLE
  }
  if ((f & (is.FUNCTION | is.PRONOUN)) !== 0) {
    // `Will Smith`, `Theresa May`.
    if (afterGiven && last && (f & is.SURNAME) !== 0 && !flat) return NAME
    if (tokens.word[i] === WILL && !last && !initial && !flat && (next & is.FUNCTION) === 0)
      return NAME
    return (shape & SHOUT) !== 0 && (f & is.PLACE) !== 0 ? PLACE : BREAK
  }
  if ((f & is.DATE) !== 0) {
    if (afterGiven && last && (f & is.SURNAME) !== 0) return NAME
    if ((f & is.GIVEN) === 0 || last || (shape & DOT) !== 0) return BREAK
    // `April Vero`; `Jan Brewer`: the month would have its dot.
    return (next & (is.SURNAME | is.COMMON)) === is.SURNAME ||
      (units === 3 && (next & (is.SURNAME | is.GIVEN)) !== 0)
      ? NAME
      : BREAK
  }
  if ((shape & SHOUT) !== 0 && !flat && !isLabel(tokens, from, to)) {
    // `JD Vance`, but `FBI`.
    const initials = units === 2 && !last && (f & (is.PLACE | is.ORGANISATION)) === 0
    if (initials && (next & (is.COMMON | is.TITLE | is.ORGANISATION | is.ROLE)) === 0) return NAME
    if (!afterGiven && units < 6) return (f & is.PLACE) !== 0 ? PLACE : THING
  }
  if ((f & (is.ORGANISATION | is.LANDMARK)) !== 0) {
    const family = (f & is.SURNAME) !== 0 && afterGiven && (before & is.PLACE) === 0
    // `Bill Clinton`
    const given = (f & is.GIVEN) !== 0 && before === 0 && !last && isNameOnly(next)
    return family || given ? NAME : THING
  }
  if ((f & is.DEMONYM) !== 0) {
    if (afterGiven && last && (f & is.SURNAME) !== 0) return NAME
    return (f & is.GIVEN) !== 0 && !last && (next & (is.COMMON | is.DEMONYM)) === 0 ? NAME : PLACE
  }
  if ((f & is.PLACE) !== 0) {
    if (before !== 0 && (f & (is.SURNAME | is.GIVEN)) !== 0) return NAME
    if (afterGiven) return NAME
    // `Paris Hilton`, `Jordan Peele`.
    if ((f & is.GIVEN) !== 0 && !last && (isNameOnly(next) || isNameToo(next))) return NAME
    return PLACE
  }
  if ((f & (is.ROLE | is.KIN)) !== 0 && !last && !afterGiven) return TITLE
  if ((shape & HYPHEN) !== 0 && (f & (is.GIVEN | is.SURNAME)) === 0) {
    // `Korean-born`, `Spokesman-Review`, but `Jong-un`.
    const tail = tailOf(tokens, i)
    if ((flagsOf(tail) & (is.ORGANISATION | is.LANDMARK)) !== 0) return THING
    if (COMPOUND.has(tail)) return BREAK
    // `Sub-Inspector Vero`, `Major-General Vero`
    if (!last && (flagsOf(tail) & (is.TITLE | is.ROLE)) !== 0 && isPrefixed(tokens, i)) return TITLE
  }
  if ((f & is.COMMON) !== 0 && (f & (is.GIVEN | is.SURNAME | is.FAMOUS)) === 0) {
    if (flat) return BREAK
    // `Asked Trump`, at the head of a sentence.
    if (initial) return BREAK
  }
  // `Asked Vero`, but `Hope Brown`.
  if (initial && (f & is.SPEECH) !== 0 && !((f & is.GIVEN) !== 0 && (next & is.SURNAME) !== 0))
    return BREAK
  if (
    (f & (is.COMMON | is.FAMOUS)) === is.COMMON &&
    flat &&
    !afterGiven &&
    !((f & is.GIVEN) !== 0 && isNameOnly(next))
  ) {
    return BREAK
  }
  return NAME
}

/** Whether a given name and an initial stand before, or a title that only people have. */
function isNamePlace(tokens: Tokens, from: number, i: number, kinds: Uint8Array): boolean {
  if (i === from) return false
  if (COURTESY.has(tokens.word[i - 1]!)) return true
  return (
    i - 2 >= from &&
    kinds[i - from - 1] === NAME &&
    isInitial(tokens, i - 1) &&
    isSureGiven(tokens.flags[i - 2]!)
  )
}

/** `EDDA VERO: I agree.` */
const isLabel = (tokens: Tokens, from: number, to: number): boolean =>
  to < tokens.count &&
  tokens.mark[to] === COLON &&
  (tokens.shape[from]! & LINE) !== 0 &&
  to - from < 4

/** They have given names: `Storm Edda`. */
const STORMS = forms('storm hurricane typhoon cyclone')

/** Stand before the name of whom they are said to. */
const INTERJECTIONS = forms(
  'hi hey hello hullo oh ah yes yeah yep okay ok thanks bye goodbye congratulations welcome dear'
)

/** Begin the names of places, and of nobody. */
const PLACE_HEADS = forms('port mount fort cape camp loch')

/** `Carmen Dawson`: both are cities too. */
const isNameToo = (flags: number): boolean =>
  (flags & (is.GIVEN | is.SURNAME)) !== 0 &&
  (flags & (is.COMMON | is.ORGANISATION | is.LANDMARK | is.TITLE | is.DATE | is.FUNCTION)) === 0

const isNameOnly = (flags: number): boolean =>
  (flags &
    (is.COMMON | is.PLACE | is.ORGANISATION | is.LANDMARK | is.TITLE | is.DATE | is.FUNCTION)) ===
  0

/** `J.`, `J.D.`, `S`. */
export function isInitial(tokens: Tokens, i: number): boolean {
  const units = tokens.end[i]! - tokens.start[i]!
  if ((tokens.shape[i]! & CAPITAL) === 0) return false
  return (
    units === 1 ||
    ((tokens.shape[i]! & DOT) !== 0 &&
      units < 8 &&
      !MR.has(tokens.word[i]!) &&
      (tokens.flags[i]! & (is.TITLE | is.PLACE | is.ABBREVIATION)) === 0)
  )
}

/** The part of a word after its last hyphen, as the lexicon numbers it. */
function tailOf(tokens: Tokens, i: number): number {
  const { text } = tokens
  const end = tokens.end[i]!
  let start = end
  while (start > tokens.start[i]! && text.charCodeAt(start - 1) !== 0x2d) start--
  let hash = HASH_SEED
  for (let k = start; k < end; k++) hash = hashNext(hash, FOLD[text.charCodeAt(k)]!)
  return wordOf(hash, text, start, end)
}

const PREFIXES = forms(
  'sub vice ex co deputy under major lieutenant brigadier director surgeon chief editor singer writer actor assistant'
)

/** Whether what stands before the first hyphen goes before titles. */
function isPrefixed(tokens: Tokens, i: number): boolean {
  const { text } = tokens
  let hash = HASH_SEED
  for (let k = tokens.start[i]!; text.charCodeAt(k) !== 0x2d; k++)
    hash = hashNext(hash, FOLD[text.charCodeAt(k)]!)
  return PREFIXES.has(hash)
}

/** Ends of words that describe and name nobody. */
const COMPOUND = new Set(
  `born based led backed era area like style run owned made bound wing bred trained educated elect appointed held controlled occupied funded aligned
  friendly speaking language wide level only listed sponsored supported brokered drafted inspired related themed linked designate esque level wide
  american french british russian german chinese israeli iranian european japanese ukrainian review war trade state city`
    .split(/\s+/)
    .filter(one => look(one) !== 0)
    .map(word)
)

/** Marks the words of known names of several words: `New York`, `White House`. */
export function markPhrases(tokens: Tokens, kinds: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    let phrase = 0
    for (let k = i; k < to && k < i + 5; k++) {
      phrase = phraseNext(phrase, tokens.hash[k]!)
      const f = k > i ? phraseFlags(phrase) : 0
      if (f === 0) continue
      // `Santiago Luis Perez` holds no city unless nobody's given name stands before it.
      if (i > from && kinds[i - from - 1] === NAME && isSureGiven(tokens.flags[i - 1]!)) continue
      const title = (f & is.TITLE) !== 0 ? TITLE : (f & is.PLACE) !== 0 ? PLACE : THING
      for (let m = i; m <= k; m++) kinds[m - from] = title
    }
  }
}
