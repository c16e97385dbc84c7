// Weighs whether a capitalised stretch names a person by the words around it.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import { FLAT, type Names, TITLED } from './names.ts'
import { isInitial, isSureGiven } from './kinds.ts'
import type { Sentences } from '../text/sentences.ts'
import { COMMA, OPEN_BRACKET, STOP } from '../text/punctuation.ts'
import { CAPITAL, LINE, NUMBER, POSSESSIVE, type Tokens, WORD } from '../text/tokens.ts'

const THE = word('the')
const A = word('a')
const AN = word('an')
const WHO = word('who')
const WHOSE = word('whose')
const BY = word('by')
const WITH = word('with')
const OF = word('of')
const PLACE_PREPOSITIONS = forms(
  'in at near outside inside across into around throughout toward within off via'
)
/** What the last word of a place's name says it is, besides the landmarks of the lexicon; people are called so too. */
const SPOTS = forms(
  'point quay wharf dock docks pier landing sound ness head cross marsh moor mire fen down downs wood woods green common field bank reef rock rocks lighthouse'
)
const AUXILIARIES = forms('was is has had would will did does could never also later then')
const NAMED = forms('named called nicknamed')
const IS = word('is')
const AS = word('as')
const KNOWN = word('known')
const FROM = word('from')
const ON = word('on')
const TO = word('to')
const NAME = word('name')
/** What somebody is spoken to with. */
const GREETINGS = forms('hey hi hello dear thanks dearest')
/** Nouns before the name of what is nobody. */
const NO_PERSONS = forms(
  `firm company bank agency group band club brand film movie novel book album song ship vessel magazine newspaper website series retailer startup
  start-up chain subsidiary charity nonprofit label store restaurant shop hotel museum yacht ferry tanker frigate storm hurricane typhoon cyclone
  village town city island river suburb province district opera musical play podcast app`
)
const NEE = forms('nee né née')
const CAST = forms('cast star stars starred starring appears appeared appearing debuted')
const ROLE_OF = forms('role part character')
/** Nouns for people that firms are called too. */
const COMPANIES_TOO = forms(
  'producer manufacturer maker owner broadcaster publisher builder brewer operator partner dealer trader rival supporter defender champion winner developer carrier giant'
)
const AMPERSAND = 0x26

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
  const { word: words } = tokens
  const bits = names.bits[row]!
  const from = names.from[row]!
  const to = names.to[row]!
  let points =
    (bits & TITLED) === 0 ? 0 : isCivil(tokens, from - 1) ? 12 : SAINT.has(words[from - 1]!) ? 1 : 8
  if ((bits & FLAT) !== 0) return points === 0 ? 0 : 2
  const several = names.words[row]! > 1
  points += pronounPoints(tokens, sentences, to, several)
  const begins = sentences.from[sentences.of[from]!]!
  const ends = Math.min(sentences.to[sentences.of[from]!]!, tokens.count)
  if (from > begins && (bits & TITLED) === 0)
    points += pointsBefore(tokens, from, to, begins, several)
  if (to >= ends) return points
  return points + pointsAfter(tokens, to, ends, from > begins && isHung(tokens, from - 1))
}

/** `the student from Kolta said`, `a museum in Kolta has said`: it is not Kolta that speaks. */
const isHung = ({ word: words, hash }: Tokens, before: number): boolean =>
  words[before] === FROM || words[before] === OF || PLACE_PREPOSITIONS.has(hash[before]!)

/** Points of what stands right before the name. */
function pointsBefore(
  tokens: Tokens,
  from: number,
  to: number,
  begins: number,
  several: boolean
): number {
  const { flags, hash, mark, shape, word: words } = tokens
  const before = from - 1
  const w = words[before]!
  const f = flags[before]!
  const said = hash[before]!
  // `the law firm Vero Tamm`
  if (NO_PERSONS.has(said)) return -5
  if (w === THE || w === A || w === AN) return several && isNamedSo(tokens, from, to) ? -1 : -6
  if (isTown(tokens, from, begins)) return -5
  if (
    isSpot(tokens, to - 1) &&
    (PLACE_PREPOSITIONS.has(said) || w === ON || w === FROM || w === TO)
  )
    return -6
  if (PLACE_PREPOSITIONS.has(said)) return words[to] === POSSESSIVE ? 0 : several ? -2 : -4
  // `the singer Adell`, but `the maker Adell`
  if ((f & (is.ROLE | is.KIN)) !== 0 && (shape[before]! & CAPITAL) === 0)
    return COMPANIES_TOO.has(said) ? 2 : several ? 4 : 5
  if (GREETINGS.has(said)) return 3
  // `my name is Edda`
  if (w === IS && words[before - 1] === NAME) return 6
  if (w === AS) {
    // `was cast as Edda`
    if (CAST.has(hash[before - 1]!)) return 4
    // `also known as Edda Vero`, `the singer known as Edda`
    if (words[before - 1] === KNOWN)
      return several ? 3 : (flags[before - 2]! & is.ROLE) !== 0 ? 5 : 0
  }
  // `the role of Edda`
  if (w === OF) return ROLE_OF.has(hash[before - 1]!) ? 4 : several ? 0 : -1
  if ((f & is.SPEECH) !== 0) return 2
  if (!several && NAMED.has(said)) return 2
  if (w === BY || w === WITH) return 1
  if (mark[before] === AMPERSAND) return -4
  // `his wife, Anna Vero`
  const aside = mark[before] === COMMA && before > begins
  return aside && (flags[before - 1]! & (is.KIN | is.ROLE)) !== 0 ? 4 : 0
}

/** `off Skell Point`, `on Vero Street` */
const isSpot = (tokens: Tokens, last: number): boolean =>
  last > 0 &&
  (tokens.shape[last - 1]! & CAPITAL) !== 0 &&
  (SPOTS.has(tokens.hash[last]!) || (tokens.flags[last]! & is.LANDMARK) !== 0)

/** `the Anna Vero case`, `the O.J. Vero case`: a name whatever article stands before it. */
const isNamedSo = (tokens: Tokens, from: number, to: number): boolean =>
  isSureGiven(tokens.flags[from]!) ||
  (isInitial(tokens, from) && (tokens.flags[to - 1]! & is.SURNAME) !== 0)

/** Points of what stands right after the name that ends at `to`. */
function pointsAfter(tokens: Tokens, to: number, ends: number, isHeld: boolean): number {
  const { flags, hash, mark, shape, word: words } = tokens
  const f = flags[to]!
  // `Vero’s mother`, `Vero’s death`
  if (words[to] === POSSESSIVE) {
    const owned = to + 1 < ends ? flags[to + 1]! : 0
    return (owned & is.KIN) !== 0 ? 3 : (owned & is.OWNED) !== 0 ? 2 : 0
  }
  if ((shape[to]! & (WORD | CAPITAL)) === WORD) {
    if (isHeld) return words[to] === WHO ? 4 : 0
    // `Vero was born`, `Vero has also said`
    if (AUXILIARIES.has(hash[to]!) && to + 2 < ends) {
      const next = (flags[to + 1]! & is.FUNCTION) !== 0 ? to + 2 : to + 1
      if ((flags[next]! & is.ACT) !== 0) return 3
      if ((flags[next]! & is.SPEECH) !== 0) return 2
    }
    if (words[to] === WHO) return 4
    if ((f & (is.SPEECH | is.ACT)) !== 0) return 3
    return (f & is.STANCE) !== 0 ? 2 : 0
  }
  if (mark[to] === AMPERSAND) return -4
  if (to + 1 >= ends || (mark[to] !== OPEN_BRACKET && mark[to] !== COMMA)) return 0
  // `Edda (née Tamm)`, `Edda, née Tamm`
  if (NEE.has(hash[to + 1]!)) return 5
  return mark[to] === OPEN_BRACKET
    ? partyPoints(tokens, to + 1, ends)
    : appositionPoints(tokens, to + 1, ends)
}

/** `in Kolta, Devon`: what follows a town is a land. */
function isTown(tokens: Tokens, from: number, begins: number): boolean {
  const { mark, flags, shape, word: words } = tokens
  if (mark[from - 1] !== COMMA || from - 3 < begins || (shape[from - 2]! & CAPITAL) === 0)
    return false
  let town = from - 2
  while (town > begins && (shape[town - 1]! & CAPITAL) !== 0) town--
  const before = words[town - 1]!
  const after = from + 1 < tokens.count ? tokens.mark[from + 1]! : STOP
  return (
    (PLACE_PREPOSITIONS.has(tokens.hash[town - 1]!) ||
      before === FROM ||
      (flags[from - 2]! & is.PLACE) !== 0) &&
    (after === COMMA || after === STOP)
  )
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
