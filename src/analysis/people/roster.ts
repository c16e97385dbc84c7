// The people whom one text names in full, and the words by which each can be meant.
import { FOLD } from '../text/letters.ts'
import { HASH_SEED, hashNext } from '../lexicon/lexicon.ts'
import type { Tokens } from '../text/tokens.ts'

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
  /** By what `namesOf` says of the first word. */
  readonly byShort: Map<number, number[]>
}

/** So many people of one surname are told apart; a text that names more is a list, and must not take forever. */
const MOST_HOLDERS = 64

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

/** Lets a given name stand for a person, where it stands for nobody else yet. */
export function holdAlso({ byGiven }: Roster, hash: number, person: number): void {
  if (!byGiven.has(hash)) push(byGiven, hash, person)
}

/** Adds a person to whom a key stands for. */
export function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (list.length < MOST_HOLDERS && list.at(-1) !== value) list.push(value)
}
