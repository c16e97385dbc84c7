// Weighs single names by their neighbours in a list.
import { word } from '../lexicon/lexicon.ts'
import { type Names, PART } from './names.ts'
import { isSureGiven } from './kinds.ts'
import { type Roster, spelling } from './roster.ts'
import { COMMA } from '../text/punctuation.ts'
import { LINE, type Tokens } from '../text/tokens.ts'

const AND = word('and')
/** What a person beside it in a list is worth to a single word: `Anna Vero, Kolta and Jonas Tamm`, `Edda and Jonas Tamm`. */
const BESIDE = 2
const BETWEEN = 5

/** Points of a single word for standing in a list of people. `keys` as given to `readRoster`. */
export function listPoints(
  tokens: Tokens,
  names: Names,
  row: number,
  keys: Int32Array,
  roster: Roster
): number {
  const after = (a: number, b: number): boolean =>
    a >= 0 && b < names.count && isListed(tokens, names.to[a]!, names.from[b]!)
  const left = after(row - 1, row) && isPerson(tokens, names, row - 1, keys, roster)
  const right = after(row, row + 1) && isPerson(tokens, names, row + 1, keys, roster)
  return left && right ? BETWEEN : left || right ? BESIDE : 0
}

/** Whether only a comma, an `and`, or both stand between. */
function isListed(tokens: Tokens, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 2 || (tokens.shape[to]! & LINE) !== 0) return false
  for (let i = from; i < to; i++) {
    if (tokens.mark[i] !== COMMA && tokens.word[i] !== AND) return false
  }
  return true
}

function isPerson(
  tokens: Tokens,
  names: Names,
  row: number,
  keys: Int32Array,
  roster: Roster
): boolean {
  if ((names.bits[row]! & PART) !== 0) return false
  if (names.words[row]! > 1) return roster.byKey.has(keys[row]!)
  const from = names.from[row]!
  return isSureGiven(tokens.flags[from]!) || roster.byFamily.has(spelling(tokens, from))
}
