// Finds the people that a text names, who is who within it, and the titles printed beside them.
import type { Gender } from '../../news.ts'
import * as is from '../lexicon/flags.ts'
import { phraseNext } from '../lexicon/lexicon.ts'
import { findNames, FLAT, INITIAL, LOCAL, type Names, PART } from './names.ts'
import { isCapital, isHonour } from './kinds.ts'
import { trimLeads } from './leads.ts'
import { placePoints, pronounAfter } from './evidence.ts'
import { ownPoints } from './own.ts'
import { findGender } from './gender.ts'
import { tellsSomething, titleAfter, titleBefore } from './titles.ts'
import { type Person } from './roster.ts'
import { type Weights } from './stands.ts'
import { findPersons, type Mention } from './who.ts'
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
  /**
   * Token to mention: its row plus one, 0 where the token names nobody. The letters after a name (`OBE`) count here,
   * so that what follows them follows the name. Belongs
   * to the next text as soon as it is read.
   */
  readonly at: Int32Array
}

/** Where a word has a capital for its place, not for what it is. */
const ACCIDENTAL = FLAT | INITIAL | PART | LOCAL

/** However often a name stands beside `said`, its own words count too. */
const MOST = 9
const LEAST = -9

let atToken = new Int32Array(4096)

export function findPeople(tokens: Tokens, sentences: Sentences): People {
  const names = findNames(tokens, sentences)
  const weights = weigh(tokens, sentences, names, lowerWords(tokens))
  const { mentions, persons } = findPersons(tokens, names, weights)
  if (atToken.length <= tokens.count) atToken = new Int32Array(tokens.count * 2)
  const at = atToken
  // One more than there are: who looks past the last token finds nobody, and not the text before.
  at.fill(0, 0, tokens.count + 1)
  for (let m = 0; m < mentions.length; m++)
    at.fill(m + 1, mentions[m]!.first, pastHonours(tokens, mentions[m]!.to))
  const read = persons.map(person => describe(tokens, sentences, names, mentions, at, person))
  return { mentions, persons: read, at }
}

/** After the letters that follow a name. */
function pastHonours(tokens: Tokens, to: number): number {
  let end = to
  while (end < tokens.count && isHonour(tokens, end)) end++
  return end
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
  /** How often a single word has a capital that is no accident. */
  const alone = new Map<number, number>()
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
    if (names.words[row] === 1 && (names.bits[row]! & ACCIDENTAL) === 0)
      alone.set(key, (alone.get(key) ?? 0) + 1)
  }
  trimLeads(tokens, names, keys, totals)
  for (let row = 0; row < names.count; row++) {
    const around = Math.max(LEAST, Math.min(MOST, totals.get(keys[row]!)!))
    points[row] = ownPoints(tokens, names, row) + around - lowerPoints(tokens, names, row, isLower)
  }
  for (let row = 0; row < names.count; row++) {
    const words = names.words[row]!
    if (words < 2) continue
    const from = names.from[row]!
    const surname = phraseNext(0, tokens.hash[from + words - 1]!)
    // A surname that acts alone proves the full name before it, however strange its words are.
    if (points[row]! > 0 && (totals.get(surname) ?? 0) > 2) points[row]! += 3
    // `Higuro Nami` and `Nami Higuro`: only names are turned round.
    if (words === 2 && totals.has(phraseNext(surname, tokens.hash[from]!))) points[row]! += 3
    // `Grace Marbles`, where the text has a Grace or a Marbles in the midst of a sentence.
    const given = phraseNext(0, tokens.hash[from]!)
    if ((tokens.flags[from]! & is.GIVEN) === 0 || points[row]! < -5) continue
    points[row]! += 3 * Math.min(2, alone.get(given) ?? 0) + (alone.has(surname) ? 3 : 0)
  }
  return { keys, points, here, gender, isLower }
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
