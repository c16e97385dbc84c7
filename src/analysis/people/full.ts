// Says which full names of one text are one person, and by which words alone each can be meant.
import { FOLD } from '../text/letters.ts'
import { HASH_SEED, hashNext, phraseNext, word } from '../lexicon/lexicon.ts'
import { FLAT, type Names, PART } from './names.ts'
import { isInitial } from './kinds.ts'
import { sameGivenName } from './nicknames.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'

/** Somebody in the making; ranges are of tokens. */
export interface Person {
  /** The fullest form. */
  from: number
  to: number
  /** Words of the fullest form, particles among them, suffix not. */
  words: number
  /** Rows of the mentions found so far. */
  readonly mentions: number[]
  /** How often the text names the person in full. */
  full: number
}

/** The people whom a text names in full, and who can be meant by a word. */
export interface Roster {
  readonly persons: Person[]
  /** By the key of a name, as given to `readRoster`. */
  readonly byKey: Map<number, number>
  /** By the spelling of a surname. */
  readonly byFamily: Map<number, number[]>
  /** By the hash of any word before it. */
  readonly byGiven: Map<number, number[]>
}

/** Points from which a stretch of several words is taken for a person. */
const ENOUGH = 4
/** So many people of one surname are told apart; a text that names more is a list, and must not take forever. */
const MOST_HOLDERS = 64

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
    byGiven: new Map()
  }
  const { persons, byKey, byFamily, byGiven } = roster
  // `Anna Maria` of `Anna Maria Vero`.
  const byBeginning = new Map<number, number>()
  for (const row of longestFirst(names, keys, points)) {
    const from = names.from[row]!
    const words = names.words[row]!
    const family = spelling(tokens, from + words - 1)
    const known =
      byFamily.get(family)?.find(person => isSame(tokens, persons[person]!, names, row)) ??
      byBeginning.get(keys[row]!)
    if (known !== undefined) {
      byKey.set(keys[row]!, known)
      continue
    }
    const person = persons.length
    persons.push({ from, to: names.to[row]!, words, mentions: [], full: 0 })
    byKey.set(keys[row]!, person)
    push(byFamily, family, person)
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

const KNOWN = new Set(['known', 'nicknamed', 'alias'].map(word))
const STOP = 0x2e
/** One article gives few aliases, and each walks the whole index. */
const MOST_ALIASES = 8
/** A sentence has no more tokens than this between a name and the other name that it gives. */
const FAR = 60

/** `Anna Maria Orme, widely known as Edda Vero`: two names of one person. */
function joinAliases(tokens: Tokens, names: Names, keys: Int32Array, roster: Roster): void {
  const { byKey, byFamily, byGiven } = roster
  let before = -1
  let joined = 0
  for (let row = 0; row < names.count; row++) {
    if (names.words[row]! < 2) continue
    const alias = byKey.get(keys[row]!)
    if (alias === undefined) continue
    const person = before < 0 ? undefined : byKey.get(keys[before]!)
    if (
      person !== undefined &&
      person !== alias &&
      isKnownAs(tokens, names.to[before]!, names.from[row]!)
    ) {
      for (const [key, who] of byKey) if (who === alias) byKey.set(key, person)
      for (const index of [byFamily, byGiven]) {
        for (const list of index.values()) {
          for (let i = 0; i < list.length; i++) if (list[i] === alias) list[i] = person
        }
      }
      if (++joined === MOST_ALIASES) return
    }
    before = row
  }
}

function isKnownAs(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > FAR) return false
  let known = false
  for (let i = from; i < to; i++) {
    if (tokens.mark[i] === STOP) return false
    if (to - i <= 6 && KNOWN.has(tokens.word[i]!)) known = true
  }
  return known
}

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

/** y, i, j. */
const isEnding = (unit: number): boolean => unit === 0x79 || unit === 0x69 || unit === 0x6a

/** Hash of a surname in which `Zelensky`, `Zelenskyy` and `Zelenskiy` are one: the y, i and j of its end count once. */
export function spelling(tokens: Tokens, i: number): number {
  const { text } = tokens
  const start = tokens.start[i]!
  let end = tokens.end[i]!
  if (end - start < 5 || !isEnding(FOLD[text.charCodeAt(end - 1)]!)) return tokens.hash[i]!
  while (end > start && isEnding(FOLD[text.charCodeAt(end - 1)]!)) end--
  let hash = HASH_SEED
  for (let k = start; k < end; k++) hash = hashNext(hash, FOLD[text.charCodeAt(k)]!)
  return hash
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (list.length < MOST_HOLDERS && list.at(-1) !== value) list.push(value)
}
