// Weighs whether a capitalised stretch names a person: by its own words, and by the words around it.
import * as is from '../lexicon/flags.ts'
import { word } from '../lexicon/lexicon.ts'
import { FLAT, type Names, TITLED } from './names.ts'
import { isInitial, isSureGiven } from './kinds.ts'
import type { Sentences } from '../text/sentences.ts'
import { CAPITAL, LINE, NUMBER, POSSESSIVE, type Tokens, WORD } from '../text/tokens.ts'

const THE = word('the')
const A = word('a')
const AN = word('an')
const WHO = word('who')
const WHOSE = word('whose')
const BY = word('by')
const WITH = word('with')
const OF = word('of')
const PLACE_PREPOSITIONS = new Set(
  [
    'in',
    'at',
    'near',
    'outside',
    'inside',
    'across',
    'into',
    'around',
    'throughout',
    'toward',
    'within',
    'off',
    'via'
  ].map(word)
)
const AUXILIARIES = new Set(
  [
    'was',
    'is',
    'has',
    'had',
    'would',
    'will',
    'did',
    'does',
    'could',
    'never',
    'also',
    'later',
    'then'
  ].map(word)
)
const NAMED = new Set(['named', 'called', 'nicknamed'].map(word))
const COMMA = 0x2c
const OPEN = 0x28
const AMPERSAND = 0x26

/** Points of the words themselves: the same wherever the name stands. */
export function ownPoints(tokens: Tokens, names: Names, row: number): number {
  const { flags } = tokens
  const from = names.from[row]!
  const to = from + names.words[row]!
  const first = flags[from]!
  const last = flags[to - 1]!
  if (to - from === 1) {
    if ((first & is.FAMOUS) !== 0) return 6
    if ((first & (is.ROLE | is.KIN | is.TITLE)) !== 0 && (first & is.SURNAME) === 0) return -9
    if ((first & (is.COMMON | is.FUNCTION | is.DATE)) !== 0)
      return (first & is.GIVEN) !== 0 ? -1 : (first & is.SURNAME) !== 0 ? -2 : -6
    if ((first & (is.PLACE | is.DEMONYM | is.ORGANISATION | is.LANDMARK)) !== 0) return -5
    if (isSureGiven(first)) return 2
    return (first & is.SURNAME) !== 0 ? 1 : 0
  }
  let points = names.to[row]! > to ? 4 : 0
  if (to - from > 4 && !isSureGiven(first)) points -= 6
  if (isInitial(tokens, from)) points += 5
  else if (isSureGiven(first)) points += 6
  else if ((first & is.GIVEN) !== 0) points += 3
  else if ((first & (is.COMMON | is.ROLE)) !== 0) points -= 5
  else if ((first & is.SURNAME) !== 0) points += 2
  else points += 1
  if ((last & is.COMMON) === 0) points += (last & is.SURNAME) !== 0 ? 3 : 1
  else if ((last & (is.SURNAME | is.GIVEN)) !== 0) points += 1
  // `Edda Marbles`, `Orvo Quoit`, but `Grace Period`.
  else points -= isSureGiven(first) || first === 0 ? 2 : 5
  for (let i = from + 1; i < to; i++) {
    const f = flags[i]!
    if (isInitial(tokens, i)) points += 5
    else if ((f & is.PARTICLE) !== 0 && i + 1 < to) points += 2
    else if (i + 1 < to && (f & is.COMMON) !== 0 && (f & (is.GIVEN | is.SURNAME)) === 0) points -= 3
    else if (isSureGiven(f)) points += 2
  }
  return points
}

/** Titles that nothing but a person has. */
const CIVIL = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'sen', 'rep', 'gov', 'sir'].map(word))

/** Before churches, towns and days as often as before people. */
const SAINT = new Set(['st', 'ste', 'saint'].map(word))

const isCivil = (tokens: Tokens, i: number): boolean => CIVIL.has(tokens.word[i]!)

/** Points of the words around it, at this one place. */
export function placePoints(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  row: number
): number {
  const { flags, mark, shape, word: words, count } = tokens
  const bits = names.bits[row]!
  const from = names.from[row]!
  const to = names.to[row]!
  let points =
    (bits & TITLED) === 0 ? 0 : isCivil(tokens, from - 1) ? 12 : SAINT.has(words[from - 1]!) ? 1 : 8
  if ((bits & FLAT) !== 0) return points === 0 ? 0 : 2
  const several = names.words[row]! > 1
  points += pronounPoints(tokens, sentences, to, several)
  const begins = sentences.from[sentences.of[from]!]!
  const ends = Math.min(sentences.to[sentences.of[from]!]!, count)
  const before = from - 1
  if (before >= begins && (bits & TITLED) === 0) {
    const w = words[before]!
    const f = flags[before]!
    if (w === THE || w === A || w === AN) points -= several && isSureGiven(flags[from]!) ? 1 : 6
    else if (PLACE_PREPOSITIONS.has(w)) points -= words[to] === POSSESSIVE ? 0 : several ? 2 : 4
    else if ((f & (is.ROLE | is.KIN)) !== 0 && (shape[before]! & CAPITAL) === 0) points += 4
    else if ((f & is.SPEECH) !== 0) points += 2
    else if (!several && NAMED.has(w)) points += 2
    else if (w === BY || w === WITH) points += 1
    else if (w === OF && !several) points -= 1
    else if (mark[before] === AMPERSAND) points -= 4
    // `his wife, Anna Vero`
    else if (
      mark[before] === COMMA &&
      before > begins &&
      (flags[before - 1]! & (is.KIN | is.ROLE)) !== 0
    )
      points += 4
  }
  if (to >= ends) return points
  const f = flags[to]!
  const lower = (shape[to]! & (WORD | CAPITAL)) === WORD
  // `Vero’s mother`, `Vero’s death`
  if (words[to] === POSSESSIVE) {
    const owned = to + 1 < ends ? flags[to + 1]! : 0
    return points + ((owned & is.KIN) !== 0 ? 3 : (owned & is.OWNED) !== 0 ? 2 : 0)
  }
  // `Vero was born`, `Vero has also said`
  if (lower && AUXILIARIES.has(words[to]!) && to + 2 < ends) {
    const next = (flags[to + 1]! & is.FUNCTION) !== 0 ? to + 2 : to + 1
    if ((flags[next]! & is.ACT) !== 0) return points + 3
    if ((flags[next]! & is.SPEECH) !== 0) return points + 2
  }
  if (lower && words[to] === WHO) return points + 4
  if (lower && (f & is.SPEECH) !== 0) return points + 3
  if (lower && (f & is.ACT) !== 0) return points + 3
  if (lower && (f & is.STANCE) !== 0) return points + 2
  if (mark[to] === AMPERSAND) return points - 4
  if (mark[to] === OPEN) return points + partyPoints(tokens, to + 1, ends)
  if (mark[to] === COMMA && to + 1 < ends) return points + appositionPoints(tokens, to + 1, ends)
  return points
}

/** `(D-Conn.)`, `(R., Tex.)`, `(born 1970)`, `(54)`. */
function partyPoints(tokens: Tokens, i: number, ends: number): number {
  if (i + 1 >= ends) return 0
  const units = tokens.end[i]! - tokens.start[i]!
  const letter = tokens.text.charCodeAt(tokens.start[i]!)
  const party = letter === 0x52 || letter === 0x44 || letter === 0x49
  return party && units < 9 && (tokens.mark[i + 1] !== 0 || units > 2) ? 4 : 0
}

/** `, 54,` · `, who` · `, a lawyer` · `, the port's chief engineer`. */
function appositionPoints(tokens: Tokens, i: number, ends: number): number {
  const { shape, word: words, mark, flags, end, start } = tokens
  if ((shape[i]! & NUMBER) !== 0 && end[i]! - start[i]! <= 3) {
    return i + 1 < ends && mark[i + 1] === COMMA ? 5 : 0
  }
  if (words[i] === WHO || words[i] === WHOSE) return 4
  for (let k = i; k < ends && k < i + 6; k++) {
    if ((shape[k]! & LINE) !== 0 || mark[k] === COMMA) return 0
    if ((flags[k]! & (is.ROLE | is.KIN | is.PEOPLE)) !== 0 && (shape[k]! & CAPITAL) === 0) return 3
  }
  return 0
}

/** A pronoun that may stand for the name before it: `he`, `her`, or `it`. */
function pronounPoints(tokens: Tokens, sentences: Sentences, to: number, several: boolean): number {
  const i = pronounAfter(tokens, sentences, to)
  if (i < 0) return 0
  if ((tokens.flags[i]! & (is.FEMALE | is.MALE)) !== 0) return 2
  return !several && IT.has(tokens.word[i]!) ? -1 : 0
}

/**
 * Token of the first pronoun after the name that ends at `to`, in its sentence or at the head of the
 * next; -1 where there is none, or somebody or something else is named before it.
 */
export function pronounAfter(tokens: Tokens, sentences: Sentences, to: number): number {
  const { flags, shape } = tokens
  const row = sentences.of[to - 1]!
  const ends = sentences.to[row]!
  const reach = row + 1 < sentences.count ? Math.min(sentences.to[row + 1]!, ends + 4) : ends
  for (let i = to; i < reach && i < to + 30; i++) {
    const f = flags[i]!
    if ((f & is.PRONOUN) !== 0) return i
    if ((shape[i]! & CAPITAL) !== 0 && (f & (is.FUNCTION | is.DATE)) === 0) return -1
  }
  return -1
}

const IT = new Set(['it', 'its', 'itself'].map(word))
