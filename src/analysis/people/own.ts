// Weighs whether a capitalised stretch names a person by its own words.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import { isInitial, isSureGiven } from './kinds.ts'
import { type Names } from './names.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'

const OF = word('of')
/** Begin the names of bands, ships and works: `Los Hermanos de Vero`. */
const ARTICLES = forms('los las les')

/** Points of the words themselves: the same wherever the name stands. */
export function ownPoints(tokens: Tokens, names: Names, row: number): number {
  const { flags, shape } = tokens
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
    // `Olaf II`
    if (isSureGiven(first)) return names.to[row]! > to ? 6 : 2
    return (first & is.SURNAME) !== 0 ? 1 : 0
  }
  let points = names.to[row]! > to ? 4 : 0
  const quoted = firstMark(tokens, from, to)
  if (to - from > 4 && quoted < 0 && !isSureGiven(first)) points -= 6
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
  // `Orvo d’Orme`, `Edda of Kolta`
  if (last === 0 && (shape[to - 1]! & CAPITAL) === 0) points += 2
  if (tokens.word[to - 2] === OF) points += 4
  if (ARTICLES.has(tokens.hash[from]!)) points -= 8
  for (let i = from + 1; i < to; i++) {
    const f = flags[i]!
    // What a nickname's words are proves nothing.
    if (i === quoted) while (i + 2 < to && (tokens.shape[i + 1]! & WORD) !== 0) i++
    else if (isInitial(tokens, i)) points += 5
    else if ((f & is.PARTICLE) !== 0 && i + 1 < to) points += 2
    else if (i + 1 < to && (f & is.COMMON) !== 0 && (f & (is.GIVEN | is.SURNAME)) === 0) points -= 3
    else if (isSureGiven(f)) points += 2
  }
  return points
}

/** The mark before a nickname, -1 where the name has none. */
function firstMark(tokens: Tokens, from: number, to: number): number {
  for (let i = from; i < to; i++) if ((tokens.shape[i]! & WORD) === 0) return i
  return -1
}
