// Says who is meant at each name of one text: above all whom a surname or a given name alone stands for.
import * as is from '../lexicon/flags.ts'
import { readRoster } from './full.ts'
import { listPoints } from './lists.ts'
import { type Names, PART } from './names.ts'
import { namesOf } from './nicknames.ts'
import { holdAlso, type Person, type Roster, spelling } from './roster.ts'
import { isAlone, mayStandFor, type Weights } from './stands.ts'
import { type Tokens } from '../text/tokens.ts'

export interface Mention {
  readonly first: number
  readonly to: number
  readonly person: number
  /** Row of `Names`. */
  readonly row: number
}

/** Mentions come in order and do not overlap; persons in the order of their first. */
export function findPersons(
  tokens: Tokens,
  names: Names,
  weights: Weights
): { mentions: Mention[]; persons: Person[] } {
  const { keys, points } = weights
  const roster = readRoster(tokens, names, keys, points)
  const { persons, byKey } = roster
  const seen: number[] = []
  const mentions: Mention[] = []
  const add = (row: number, person: number): void => {
    const full = names.words[row]! > 1
    const floor = mentions.at(-1)?.to ?? 0
    const first = full
      ? names.from[row]!
      : withParticles(tokens, names, row, persons[person]!, floor)
    persons[person]!.mentions.push(mentions.length)
    seen[person] = mentions.length
    mentions.push({ first, to: names.to[row]!, person, row })
  }
  const begin = (row: number): number => {
    const from = names.from[row]!
    byKey.set(keys[row]!, persons.length)
    persons.push({ from, to: names.to[row]!, words: 1, mentions: [], full: 0 })
    return persons.length - 1
  }
  // `Olaf II` is whom `Olaf` alone stands for.
  for (let row = 0; row < names.count; row++) {
    const from = names.from[row]!
    const numbered = names.words[row] === 1 && names.to[row]! > from + 1
    if (numbered && !byKey.has(keys[row]!) && isAlone(tokens, names, row, points[row]!))
      holdAlso(roster, tokens.hash[from]!, begin(row))
  }
  for (let row = 0; row < names.count; row++) {
    const bits = names.bits[row]!
    if ((bits & PART) !== 0) continue
    if (names.words[row]! > 1) {
      const person = byKey.get(keys[row]!)
      if (person !== undefined) add(row, person)
      continue
    }
    const numbered = names.to[row]! > names.from[row]! + 1
    const holders = numbered ? undefined : holdersOf(tokens, names, row, roster)
    if (holders !== undefined) {
      if (mayStandFor(tokens, names, row, weights, holders.family)) {
        add(row, choose(tokens, names, row, persons, holders, weights.gender[row]!, seen))
      }
    } else if (
      isAlone(tokens, names, row, points[row]! + listPoints(tokens, names, row, keys, roster))
    ) {
      add(row, byKey.get(keys[row]!) ?? begin(row))
    }
  }
  return mentioned(persons, mentions)
}

/** Persons in the order of their first mention; those without any go. */
function mentioned(
  persons: readonly Person[],
  mentions: readonly Mention[]
): { mentions: Mention[]; persons: Person[] } {
  const rows = new Int32Array(persons.length).fill(-1)
  const kept: Person[] = []
  const moved = mentions.map(mention => {
    if (rows[mention.person] === -1) {
      rows[mention.person] = kept.length
      kept.push(persons[mention.person]!)
    }
    return { ...mention, person: rows[mention.person]! }
  })
  return { mentions: moved, persons: kept }
}

interface Holders {
  readonly persons: readonly number[]
  /** By surname; otherwise by given name. */
  readonly family: boolean
}

function holdersOf(
  tokens: Tokens,
  names: Names,
  row: number,
  { byFamily, byGiven, byShort }: Roster
): Holders | undefined {
  const from = names.from[row]!
  const family = byFamily.get(spelling(tokens, from))
  if (family !== undefined) return { persons: family, family: true }
  const given = byGiven.get(tokens.hash[from]!)
  if (given !== undefined) return { persons: given, family: false }
  // `Bob`, where the text names one Robert only.
  for (const name of namesOf(tokens.word[from]!)) {
    const holders = byShort.get(name)
    if (holders?.length === 1) return { persons: holders, family: false }
  }
  return undefined
}

/** What a pronoun after a surname weighs, in mentions: it may be somebody else's. */
const PRONOUN = 2

/** Who of several a single word stands for: of the title's gender, then the one most named in full, then the latest. */
function choose(
  tokens: Tokens,
  names: Names,
  row: number,
  persons: readonly Person[],
  holders: Holders,
  pronoun: number,
  seen: readonly number[]
): number {
  if (holders.persons.length === 1) return holders.persons[0]!
  const gender = genderOfTitle(tokens, names, row)
  let best = holders.persons[0]!
  let most = -Infinity
  for (const person of holders.persons) {
    const at = persons[person]!
    const own = genderOfGiven(tokens.flags[at.from]!)
    const fits = gender === 0 || own === 0 || own === gender ? 1000 : 0
    const recent = seen[person] ?? -1
    // A surname alone stays with whom it stood for; a given name goes to the one named last.
    const pronounFits = pronoun === 0 || own === 0 ? 0 : own === pronoun ? PRONOUN : -PRONOUN
    const weight = fits + pronounFits + (holders.family ? at.full + at.mentions.length : recent)
    if (weight > most) {
      most = weight
      best = person
    }
  }
  return best
}

function genderOfTitle(tokens: Tokens, names: Names, row: number): number {
  let gender = 0
  for (let i = names.title[row]!; i < names.from[row]!; i++)
    gender |= tokens.flags[i]! & (is.FEMALE | is.MALE)
  return gender === (is.FEMALE | is.MALE) ? 0 : gender
}

const genderOfGiven = (flags: number): number => {
  const given = flags & is.GIVEN
  return given === is.GIVEN_F ? is.FEMALE : given === is.GIVEN_M ? is.MALE : 0
}

/** `von der Leyen` alone: the particles of the full name, where they stand before the surname. */
function withParticles(
  tokens: Tokens,
  names: Names,
  row: number,
  person: Person,
  floor: number
): number {
  let first = names.from[row]!
  let full = person.from + person.words - 2
  while (
    first > floor &&
    full > person.from &&
    (tokens.flags[first - 1]! & is.PARTICLE) !== 0 &&
    tokens.hash[full] === tokens.hash[first - 1]
  ) {
    first--
    full--
  }
  // `Mr. de Vero`, never named in full.
  if (first === names.from[row] && person.words === 1) {
    while (
      first > floor &&
      tokens.flags[first - 1]! & is.PARTICLE &&
      !(tokens.flags[first - 1]! & is.FUNCTION)
    )
      first--
    if (first > 0 && (tokens.flags[first - 1]! & is.TITLE) === 0) first = names.from[row]!
  }
  return first
}
