// Takes off the first word of a name where the text shows that it is none of it.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { phraseNext } from '../lexicon/lexicon.ts'
import { isInitial } from './kinds.ts'
import { type Names } from './names.ts'
import { type Tokens } from '../text/tokens.ts'

/**
 * `Streamer Anna Vero` is `Anna Vero`, when the text also names her so: takes the first word off such names and their keys.
 * `totals` has the key of every name.
 */
export function trimLeads(
  tokens: Tokens,
  names: Names,
  keys: Int32Array,
  totals: ReadonlyMap<number, number>
): void {
  let begins: ReadonlySet<number> | undefined
  for (let row = 0; row < names.count; row++) {
    const from = names.from[row]!
    // `Young Edda`, where the text names an Edda Vero.
    if (names.words[row] === 2 && EPITHETS.has(tokens.hash[from]!)) {
      begins ??= firstWords(tokens, names)
      if (begins.has(tokens.hash[from + 1]!)) drop(tokens, names, row, keys)
      continue
    }
    if (names.words[row]! < 3 || (tokens.flags[from]! & (is.GIVEN | is.SURNAME)) !== 0) continue
    let tail = 0
    for (let i = from + 1; i < names.to[row]!; i++) tail = phraseNext(tail, tokens.hash[i]!)
    if (!totals.has(tail) || isInitial(tokens, from)) continue
    drop(tokens, names, row, keys)
  }
}

const EPITHETS = forms('young old little poor late dear')

/** Hashes of the words that names of several begin with. */
function firstWords(tokens: Tokens, names: Names): ReadonlySet<number> {
  const found = new Set<number>()
  for (let row = 0; row < names.count; row++) {
    if (names.words[row]! > 1) found.add(tokens.hash[names.from[row]!]!)
  }
  return found
}

/** Takes the first word off a name. */
function drop(tokens: Tokens, names: Names, row: number, keys: Int32Array): void {
  const from = names.from[row]!
  if (names.title[row] === from) names.title[row] = from + 1
  names.from[row] = from + 1
  names.words[row]!--
  let key = 0
  for (let i = from + 1; i < names.to[row]!; i++) key = phraseNext(key, tokens.hash[i]!)
  keys[row] = key
}
