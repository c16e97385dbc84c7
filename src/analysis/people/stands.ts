// Says whether a single capitalised word names anybody where it stands.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { BEFORE_TITLE, FLAT, INITIAL, LOCAL, type Names, TITLED } from './names.ts'
import { isSureGiven } from './kinds.ts'
import { COMMA } from '../text/punctuation.ts'
import { POSSESSIVE, type Tokens, WORD } from '../text/tokens.ts'

/** What was weighed of the names of a text; row by row as in `Names`. */
export interface Weights {
  /** Equal for rows of equal words. */
  readonly keys: Int32Array
  /** For being a person, over the whole text. */
  readonly points: Int32Array
  /** The same at the row's own place. */
  readonly here: Int8Array
  /** FEMALE or MALE of flags.ts, by the pronoun that follows; 0 where none tells. */
  readonly gender: Int32Array
  /** Whether the text prints a word in lower case anywhere. */
  readonly isLower: (hash: number) => boolean
}

/** Points from which a single word is taken for a person; a given name that is nothing else needs less. */
const ENOUGH_ALONE = 5
const ENOUGH_GIVEN = 4
const ENOUGH_FLAT = 8

/** Whether a word that is somebody's name, their surname if `family`, means that person here. */
export function mayStandFor(
  tokens: Tokens,
  names: Names,
  row: number,
  { here, isLower }: Weights,
  family: boolean
): boolean {
  const bits = names.bits[row]!
  if ((bits & TITLED) !== 0) return true
  // `the Tamm brothers`: all of them.
  const next = names.to[row]! < tokens.count ? tokens.hash[names.to[row]!]! : 0
  if (FAMILY.has(next)) return false
  // `a Hill administration`
  if (family && OFFICES.has(next)) return true
  // `Washington, D.C.`
  if ((bits & LOCAL) !== 0 && isPlaceAfter(tokens, names.to[row]!)) return false
  // `My Orme was cold.`: not of a person.
  if (isOneOf(tokens, names, row)) return false
  // `in Washington`, where the text names a George Washington.
  if ((bits & LOCAL) !== 0 && (!family || here[row]! < -1 || (bits & FLAT) !== 0)) return false
  const from = names.from[row]!
  if ((tokens.flags[from]! & (is.COMMON | is.FUNCTION | is.DATE)) === 0) return true
  if ((bits & FLAT) !== 0) return false
  // `They met Grace`: in the midst of a sentence a capital is a name's; at its head it may be the word's.
  if (!family && here[row]! < ((bits & INITIAL) === 0 ? -1 : 2)) return false
  // `Savage rain fell`, where the text names a Dan Savage: at the head of a sentence a capital proves nothing.
  if ((bits & INITIAL) === 0 || here[row]! >= 2 || !isLower(tokens.hash[from]!)) return true
  return names.to[row]! < tokens.count && tokens.word[names.to[row]!] === POSSESSIVE
}

const isPlaceAfter = (tokens: Tokens, to: number): boolean =>
  to + 1 < tokens.count && tokens.mark[to] === COMMA && (tokens.flags[to + 1]! & is.PLACE) !== 0

const FAMILY = forms('family families brothers sisters siblings twins clan dynasty household')

/** What people have and places have not. */
const OFFICES = forms(
  'administration presidency candidacy campaign ally aide supporter supporters loyalist loyalists'
)

const ARTICLES = forms('a an my')

/** `a Picasso`, `my Orme`: a thing, where no noun follows (`a Vero ally`). */
function isOneOf(tokens: Tokens, names: Names, row: number): boolean {
  const from = names.from[row]!
  const to = names.to[row]!
  if (from === 0 || !ARTICLES.has(tokens.hash[from - 1]!)) return false
  if (to >= tokens.count) return true
  return (tokens.shape[to]! & WORD) === 0 || (tokens.flags[to]! & is.FUNCTION) !== 0
}

/** Whether a single word that is in nobody's full name is a person all the same. */
export function isAlone(tokens: Tokens, names: Names, row: number, points: number): boolean {
  const bits = names.bits[row]!
  if ((bits & (LOCAL | BEFORE_TITLE)) !== 0 && (bits & TITLED) === 0) return false
  const flags = tokens.flags[names.from[row]!]!
  if ((bits & FLAT) !== 0) return points >= ENOUGH_FLAT || (flags & is.FAMOUS) !== 0
  return points >= (isSureGiven(flags) ? ENOUGH_GIVEN : ENOUGH_ALONE)
}
