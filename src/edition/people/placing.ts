// Whose the bare entries are: each placed one by one, and what that makes of the people counted as it goes. Decides nothing.
import type { Agenda } from './agenda.ts'
import { Hashes, mix } from './columns/hashes.ts'
import { Table } from './columns/table.ts'
import type { State } from './state.ts'
import {
  BARE,
  COUNT,
  FACTS,
  FIRST,
  HELD,
  HELD_BY,
  HELD_OF,
  MAN,
  NEXT_OF_PERSON,
  PLACED,
  SLOT,
  STRAND,
  UNTOLD,
  WOMAN
} from './state.ts'
import { eachBareEntry, isBare } from './walking.ts'

/** What bare entries add to a person. */
export interface BareSum {
  /** Articles that do not name the person in full. */
  readonly articles: number
  readonly mentions: number
  readonly gender: number
}

export interface Placing {
  /** `alone`: no bearer of the surname took it. Nobody is 0. */
  place(entry: number, person: number, alone: boolean): void
  /** The same of an entry that goes, while its article is still whole. */
  withdraw(entry: number): void
  /** How many entries of a bare strand a person holds. */
  held(person: number, strand: number): number
  /** How many entries of a bare strand no bearer of the surname took. */
  alone(strand: number): number
  sum(person: number): BareSum
  /** Counts the articles of a person again: needed where full names changed hands. */
  recount(person: number): void
  /** What is derived from the tables, after they were loaded; in slices. */
  recall(): Generator<void>
}

const ARTICLES = 0
const MENTIONS = 1
/** Entries that tell a gender: `GENDERS + WOMAN`. */
const GENDERS = 1

export const openPlacing = (state: State, agenda: Agenda): Placing => {
  const { entries, details, strands, owners, slots, people, holdings } = state
  const hashes = new Hashes()
  /** By person; by strand. No edition asks for them, so they are not in the tables. */
  const sums = new Table(4)
  const unclaimed = new Table(1)

  const hashAt = (holding: number): number =>
    hashOf(holdings.get(holding, HELD_BY), holdings.get(holding, HELD_OF))

  const find = (person: number, strand: number): number => {
    const hash = hashOf(person, strand)
    const shard = hashes.shard(hash)
    const mask = shard.length - 1
    for (let at = hashes.start(hash) & mask; shard[at] !== 0; at = (at + 1) & mask) {
      const holding = shard[at]!
      if (holdings.get(holding, HELD_OF) === strand && holdings.get(holding, HELD_BY) === person)
        return holding
    }
    return 0
  }

  const open = (person: number, strand: number): number => {
    const holding = holdings.push()
    holdings.set(holding, HELD_BY, person)
    holdings.set(holding, HELD_OF, strand)
    holdings.set(holding, NEXT_OF_PERSON, people.get(person, BARE))
    people.set(person, BARE, holding)
    hashes.add(hashOf(person, strand), holding, hashAt)
    return holding
  }

  /** Whether an article counts for a person because of bare entries alone. */
  const isByBare = (slot: number, person: number): boolean => {
    const first = slots.get(slot, FIRST)
    const end = first + slots.get(slot, COUNT)
    let isNamed = false
    for (let at = first; at < end; at++) {
      const placed = entries.get(at, PLACED)
      if (placed >>> 1 === person) isNamed = true
      else if (placed === 0 && owners.get(entries.get(at, STRAND), 0) === person) {
        // Either a full name, or a bare one that has come now and is nobody's yet.
        if (!isFresh(at)) return false
      }
    }
    return isNamed
  }

  const isFresh = (entry: number): boolean => isBare(state, entries.get(entry, STRAND))

  const count = (entry: number, person: number, more: 1 | -1): void => {
    const strand = entries.get(entry, STRAND)
    const facts = details.get(entry, FACTS)
    sums.reach(person)
    sums.add(person, MENTIONS, more * (facts >>> 2))
    if ((facts & 3) !== UNTOLD) sums.add(person, GENDERS + (facts & 3), more)
    holdings.add(find(person, strand) || open(person, strand), HELD, more)
    agenda.people.add(person)
  }

  const change = (entry: number, after: number): void => {
    const before = entries.get(entry, PLACED)
    const slot = entries.get(entry, SLOT)
    const [from, to] = [before >>> 1, after >>> 1]
    if (from === to) {
      entries.set(entry, PLACED, after)
      return
    }
    const wasFrom = from !== 0 && isByBare(slot, from)
    const wasTo = to !== 0 && isByBare(slot, to)
    entries.set(entry, PLACED, after)
    if (from !== 0) {
      count(entry, from, -1)
      if (wasFrom && !isByBare(slot, from)) sums.add(from, ARTICLES, -1)
    }
    if (to !== 0) {
      count(entry, to, 1)
      if (!wasTo && isByBare(slot, to)) sums.add(to, ARTICLES, 1)
    }
  }

  const placing: Placing = {
    place: (entry, person, alone) => {
      const before = entries.get(entry, PLACED)
      const after = 2 * person + Number(alone)
      if (before === after) return
      if (alone !== ((before & 1) === 1)) {
        const strand = entries.get(entry, STRAND)
        unclaimed.reach(strand)
        unclaimed.add(strand, 0, alone ? 1 : -1)
      }
      change(entry, after)
    },
    withdraw: entry => {
      if (entries.get(entry, PLACED) !== 0) placing.place(entry, 0, false)
    },
    held: (person, strand) => {
      const holding = find(person, strand)
      return holding === 0 ? 0 : holdings.get(holding, HELD)
    },
    alone: strand => (strand < unclaimed.size ? unclaimed.get(strand, 0) : 0),
    sum: person => {
      if (person >= sums.size) return { articles: 0, mentions: 0, gender: UNTOLD }
      const women = sums.get(person, GENDERS + WOMAN)
      const men = sums.get(person, GENDERS + MAN)
      return {
        articles: sums.get(person, ARTICLES),
        mentions: sums.get(person, MENTIONS),
        // Of two told alike the one that comes first in the alphabet.
        gender: women + men === 0 ? UNTOLD : women >= men ? WOMAN : MAN
      }
    },
    recount: person => {
      if (people.get(person, BARE) === 0) return
      const counted = new Set<number>()
      eachBareEntry(state, person, entry => {
        const slot = entries.get(entry, SLOT)
        if (isByBare(slot, person)) counted.add(slot)
      })
      sums.reach(person)
      sums.set(person, ARTICLES, counted.size)
    },
    *recall() {
      hashes.reserve(holdings.size)
      for (let holding = 1; holding < holdings.size; holding++) {
        hashes.add(hashAt(holding), holding, hashAt)
        if (holding % 8_000 === 0) yield
      }
      sums.reach(people.size)
      unclaimed.reach(strands.size)
      for (let entry = 1; entry < entries.size; entry++) {
        const placed = entries.get(entry, PLACED)
        const facts = details.get(entry, FACTS)
        if (entry % 20_000 === 0) yield
        if (placed === 0) continue
        if (placed & 1) unclaimed.add(entries.get(entry, STRAND), 0, 1)
        sums.add(placed >>> 1, MENTIONS, facts >>> 2)
        if ((facts & 3) !== UNTOLD) sums.add(placed >>> 1, GENDERS + (facts & 3), 1)
      }
      for (let person = 1; person < people.size; person++) {
        placing.recount(person)
        if (person % 5_000 === 0) yield
      }
    }
  }
  return placing
}

const hashOf = (person: number, strand: number): number =>
  mix(Math.imul(person, 0x9e3779b1) ^ Math.imul(strand, 0x85ebca77))
