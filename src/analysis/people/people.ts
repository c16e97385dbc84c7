// Finds the people that a text names, who is who within it, and the titles printed beside them.
import type { Gender } from '../../news.ts'
import * as is from '../lexicon/flags.ts'
import { phraseNext } from '../lexicon/lexicon.ts'
import { findNames, type Names, PART } from './names.ts'
import { isCapital, isInitial } from './kinds.ts'
import { ownPoints, placePoints, pronounAfter } from './evidence.ts'
import { findGender } from './gender.ts'
import { tellsSomething, titleAfter, titleBefore } from './titles.ts'
import { type Person } from './full.ts'
import { findPersons, type Mention, type Weights } from './who.ts'
import type { Sentences } from '../text/sentences.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'

/** Tokens `first` to `to` name a person; title and possessive are not among them. */
export interface PersonMention {
  readonly first: number
  readonly to: number
  /** Row of `People.persons`. */
  readonly person: number
}

/** Somebody as one text knows them. */
export interface ReadPerson {
  /** Fullest form in the text, a slice of it. */
  name: string
  /** The other forms, longest first. */
  aliases: string[]
  gender: Gender | null
  /** Titles and roles beside the name, in order, as ranges of tokens; `Mr.` and the like are none. */
  titles: { from: number; to: number }[]
  /** Tokens of the fullest form. */
  nameFrom: number
  nameTo: number
}

export interface People {
  /** In order of the text; none overlap. */
  readonly mentions: readonly PersonMention[]
  /** In the order of their first mention. */
  readonly persons: readonly ReadPerson[]
  /** Token to mention: its row plus one, 0 where the token names nobody. Belongs to the next text as soon as it is read. */
  readonly at: Int32Array
}

/** However often a name stands beside `said`, its own words count too. */
const MOST = 9
const LEAST = -9

let atToken = new Int32Array(4096)

export function findPeople(tokens: Tokens, sentences: Sentences): People {
  const names = findNames(tokens, sentences)
  const weights = weigh(tokens, sentences, names, lowerWords(tokens))
  const { mentions, persons } = findPersons(tokens, names, weights)
  if (atToken.length < tokens.count) atToken = new Int32Array(tokens.count * 2)
  const at = atToken
  at.fill(0, 0, tokens.count)
  for (let m = 0; m < mentions.length; m++) at.fill(m + 1, mentions[m]!.first, mentions[m]!.to)
  const read = persons.map(person => describe(tokens, sentences, names, mentions, at, person))
  return { mentions, persons: read, at }
}

/** Points of every name over the whole text (`points`) and at its own place (`here`), and a key that equal names share. */
function weigh(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  isLower: (hash: number) => boolean
): Weights {
  const keys = new Int32Array(names.count)
  const here = new Int8Array(names.count)
  const points = new Int32Array(names.count)
  const gender = new Int32Array(names.count)
  const totals = new Map<number, number>()
  for (let row = 0; row < names.count; row++) {
    let key = 0
    for (let i = names.from[row]!; i < names.to[row]!; i++) key = phraseNext(key, tokens.hash[i]!)
    keys[row] = key
    here[row] = placePoints(tokens, sentences, names, row)
    const pronoun = pronounAfter(tokens, sentences, names.to[row]!)
    if (pronoun >= 0) gender[row] = tokens.flags[pronoun]! & (is.FEMALE | is.MALE)
    // What is said of `Trump Tower` tells nothing of Trump.
    const about = (names.bits[row]! & PART) === 0 ? here[row]! : 0
    totals.set(key, (totals.get(key) ?? 0) + about)
  }
  trimLeads(tokens, names, keys, totals)
  for (let row = 0; row < names.count; row++) {
    const around = Math.max(LEAST, Math.min(MOST, totals.get(keys[row]!)!))
    points[row] = ownPoints(tokens, names, row) + around - lowerPoints(tokens, names, row, isLower)
  }
  // A surname that acts alone proves the full name before it, however strange its words are.
  for (let row = 0; row < names.count; row++) {
    const words = names.words[row]!
    if (words < 2 || points[row]! < 1) continue
    const alone = totals.get(phraseNext(0, tokens.hash[names.from[row]! + words - 1]!)) ?? 0
    if (alone > 3) points[row]! += 3
  }
  return { keys, points, here, gender, isLower }
}

/** `Streamer Anna Vero` is `Anna Vero`, when the text also names her so. */
function trimLeads(
  tokens: Tokens,
  names: Names,
  keys: Int32Array,
  totals: ReadonlyMap<number, number>
): void {
  for (let row = 0; row < names.count; row++) {
    const from = names.from[row]!
    if (names.words[row]! < 3 || (tokens.flags[from]! & (is.GIVEN | is.SURNAME)) !== 0) continue
    let tail = 0
    for (let i = from + 1; i < names.to[row]!; i++) tail = phraseNext(tail, tokens.hash[i]!)
    if (!totals.has(tail) || isInitial(tokens, from)) continue
    names.from[row] = from + 1
    names.words[row]!--
    if (names.title[row] === from) names.title[row] = from + 1
    keys[row] = tail
  }
}

/** What it costs a name that the text prints its words in lower case too. */
function lowerPoints(
  tokens: Tokens,
  names: Names,
  row: number,
  isLower: (hash: number) => boolean
): number {
  const first = names.from[row]!
  const last = first + names.words[row]! - 1
  if (first === last) return isLower(tokens.hash[first]!) ? 5 : 0
  return (isLower(tokens.hash[first]!) ? 2 : 0) + (isLower(tokens.hash[last]!) ? 2 : 0)
}

let lowers = new Int32Array(1024)

/** Tells whether the text prints a word in lower case anywhere. */
function lowerWords(tokens: Tokens): (hash: number) => boolean {
  const { count, shape, hash } = tokens
  let size = 1024
  while (size < count) size *= 2
  if (lowers.length < size) lowers = new Int32Array(size)
  const table = lowers
  const mask = size - 1
  table.fill(0, 0, size)
  for (let i = 0; i < count; i++) {
    if ((shape[i]! & (WORD | CAPITAL)) !== WORD || isCapital(tokens, i)) continue
    const key = hash[i]!
    if (key === 0) continue
    let slot = (key ^ (key >>> 15)) & mask
    while (table[slot] !== 0 && table[slot] !== key) slot = (slot + 1) & mask
    table[slot] = key
  }
  return key => {
    let slot = (key ^ (key >>> 15)) & mask
    while (table[slot] !== 0 && table[slot] !== key) slot = (slot + 1) & mask
    return table[slot] !== 0
  }
}

/** Puts what the text tells of a person into words and ranges. */
function describe(
  tokens: Tokens,
  sentences: Sentences,
  names: Names,
  mentions: readonly Mention[],
  at: Int32Array,
  person: Person
): ReadPerson {
  const { text, start, end } = tokens
  const name = text.slice(start[person.from], end[person.to - 1])
  const forms = new Set<string>()
  const titles: { from: number; to: number }[] = []
  for (const m of person.mentions) {
    const { first, to, row } = mentions[m]!
    const form = text.slice(start[first], end[to - 1])
    if (form !== name) forms.add(form)
    const before = titleBefore(tokens, sentences, first, Math.min(first, names.title[row]!))
    if (before !== null) titles.push(before)
    const after = titleAfter(tokens, sentences, to, at)
    if (after !== null) titles.push(after)
  }
  const gender = findGender(
    tokens,
    sentences,
    at,
    mentions,
    person.mentions,
    titles,
    person.from,
    person.to
  )
  return {
    name,
    aliases: [...forms].toSorted((a, b) => b.length - a.length),
    gender,
    titles: titles.filter(title => tellsSomething(tokens, title)),
    nameFrom: person.from,
    nameTo: person.to
  }
}
