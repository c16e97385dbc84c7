// Says which full names of one text are one person, and by which words alone each can be meant.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { phraseNext, word } from '../lexicon/lexicon.ts'
import { FAMILY_FIRST } from '../lexicon/names.ts'
import { FOLD } from '../text/letters.ts'
import { joinAliases } from './aliases.ts'
import { FLAT, type Names, PART } from './names.ts'
import { isInitial } from './kinds.ts'
import { namesOf, sameGivenName } from './nicknames.ts'
import { type Person, push, type Roster, spelling } from './roster.ts'
import { CAPITAL, HYPHEN, type Tokens, WORD } from '../text/tokens.ts'

/** Points from which a stretch of several words is taken for a person. */
const ENOUGH = 4
/** `keys` are equal for rows of equal words; `points` are of the whole text. */
export function readRoster(
  tokens: Tokens,
  names: Names,
  keys: Int32Array,
  points: Int32Array
): Roster {
  const roster: Roster = {
    persons: [],
    byKey: new Map(),
    byFamily: new Map(),
    byGiven: new Map(),
    byShort: new Map()
  }
  const { persons, byKey, byFamily, byGiven, byShort } = roster
  // `Anna Maria` of `Anna Maria Vero`.
  const byBeginning = new Map<number, number>()
  for (const row of longestFirst(names, keys, points)) {
    const from = names.from[row]!
    const words = names.words[row]!
    const family = spelling(tokens, from + words - 1)
    const known =
      byFamily.get(family)?.find(person => isSame(tokens, persons[person]!, names, row)) ??
      byBeginning.get(keys[row]!) ??
      (words === 2 ? byKey.get(reversed(tokens, from)) : undefined)
    if (known !== undefined) {
      byKey.set(keys[row]!, known)
      continue
    }
    const person = persons.length
    persons.push({ from, to: names.to[row]!, words, mentions: [], full: 0 })
    byKey.set(keys[row]!, person)
    // `Siena` alone is not Edda of Siena, nor `Jong-un` a family.
    if (tokens.word[from + words - 2] !== OF) push(byFamily, family, person)
    if (isFamilyFirst(tokens, from, words)) push(byFamily, spelling(tokens, from), person)
    for (const name of namesOf(tokens.word[from]!)) push(byShort, name, person)
    let beginning = 0
    for (let i = from; i < from + words - 1; i++) {
      beginning = phraseNext(beginning, tokens.hash[i]!)
      if (i > from && !byBeginning.has(beginning)) byBeginning.set(beginning, person)
      if ((tokens.shape[i]! & CAPITAL) !== 0 && !isInitial(tokens, i)) {
        push(byGiven, tokens.hash[i]!, person)
      }
    }
  }
  joinAliases(tokens, names, keys, roster)
  for (let row = 0; row < names.count; row++) {
    const person = names.words[row]! > 1 ? byKey.get(keys[row]!) : undefined
    if (person !== undefined) persons[person]!.full++
  }
  return roster
}

/** Distinct names of several words that are taken for people, those with most words first; of equal ones one outside headlines. */
function longestFirst(names: Names, keys: Int32Array, points: Int32Array): number[] {
  const rows = new Map<number, number>()
  for (let row = 0; row < names.count; row++) {
    if (names.words[row]! < 2 || points[row]! < ENOUGH || (names.bits[row]! & PART) !== 0) continue
    const had = rows.get(keys[row]!)
    if (had === undefined || (names.bits[had]! & ~names.bits[row]! & FLAT) !== 0) {
      rows.set(keys[row]!, row)
    }
  }
  return [...rows.values()].toSorted((a, b) => names.words[b]! - names.words[a]! || a - b)
}

/** `Vero Anna` for `Anna Vero`: key of a name of two words in the other order. */
const reversed = (tokens: Tokens, from: number): number =>
  phraseNext(phraseNext(0, tokens.hash[from + 1]!), tokens.hash[from]!)

const FAMILIES = forms(FAMILY_FIRST)

/** `Baek Hae-won`, but `Kim Orme`. */
const isFamilyFirst = (tokens: Tokens, from: number, words: number): boolean =>
  words < 4 &&
  FAMILIES.has(tokens.hash[from]!) &&
  ((tokens.flags[from + words - 1]! & is.SURNAME) === 0 ||
    (tokens.shape[from + words - 1]! & HYPHEN) !== 0)

const OF = word('of')
/** `Lula da Silva` is in `Luiz Inácio Lula da Silva`; `J. Vero` and `Anna Vero` are not one. */
function isSame(tokens: Tokens, person: Person, names: Names, row: number): boolean {
  const from = names.from[row]!
  const words = names.words[row]!
  if (
    suffixOf(tokens, person.from + person.words, person.to) !==
    suffixOf(tokens, from + words, names.to[row]!)
  ) {
    return false
  }
  if (sameFirst(tokens, person.from, from)) {
    // `George W. Bush` and `George H. W. Bush`.
    if (person.words < 3 || words < 3) return true
    return sameFirst(tokens, person.from + 1, from + 1)
  }
  for (let i = person.from + 1; i < person.from + person.words - 1; i++) {
    if (tokens.hash[i] === tokens.hash[from]) return true
    if (words === 2 && isInitial(tokens, from) && sameFirst(tokens, i, from)) return true
  }
  return false
}

function suffixOf(tokens: Tokens, from: number, to: number): number {
  for (let i = from; i < to; i++) if ((tokens.shape[i]! & WORD) !== 0) return tokens.word[i]!
  return 0
}

function sameFirst(tokens: Tokens, a: number, b: number): boolean {
  if (tokens.hash[a] === tokens.hash[b]) return true
  if (isInitial(tokens, a) || isInitial(tokens, b)) {
    return (
      FOLD[tokens.text.charCodeAt(tokens.start[a]!)] ===
      FOLD[tokens.text.charCodeAt(tokens.start[b]!)]
    )
  }
  return sameGivenName(tokens.word[a]!, tokens.word[b]!)
}
