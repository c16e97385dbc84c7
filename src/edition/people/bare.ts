// Whom a surname alone means, across articles. Knows who bears it in full.
import { isSliceOver } from '../slices.ts'
import type { Agenda } from './agenda.ts'
import { DOMINANCE, genderConflict } from './merging.ts'
import { mix } from './columns/hashes.ts'
import { partsOf, surnameFirst } from './name.ts'
import type { Placing } from './placing.ts'
import type { State } from './state.ts'
import {
  AS_NAME,
  BARE_HEAD,
  COUNT,
  FIRST,
  FORM,
  FULL_HEAD,
  GENDER,
  GIVEN_HEAD,
  IN_FULL,
  NEWEST,
  NEXT_OF_GIVEN,
  NEXT_OF_KEY,
  NEXT_OF_STRAND,
  NICKNAME,
  NICKNAMED,
  OF,
  OLDER,
  PLACED,
  SIZE,
  SLOT,
  STRAND,
  STRAND_OF,
  TIMES,
  USAGES,
  USED
} from './state.ts'
import { genderInFull, isBare, strandsBySurname, strandsOf } from './walking.ts'

/** Who bears a surname in full, of one gender and with certain particles; the most covered three first. */
interface Bearers {
  readonly fits: ReadonlySet<number>
  readonly first: number
  readonly second: number
  readonly third: number
}

/**
 * Step 3: a surname alone, which its own article did not resolve, goes to the bearer who clearly dominates. Nothing that
 * is placed weighs in where another belongs, so the order does not matter. In slices.
 */
export const openBare = (
  state: State,
  agenda: Agenda,
  placing: Placing
): ((surname: number) => Generator<void>) => {
  const { words, strands, owners, entries, slots, people, signatures, usages, forms } = state
  const { nicknames, details } = state

  /** By surname key, by every single word that some article uses for the person (`Lula`), and by what comes first (`Xi`). */
  const bearersOf = (key: number): Set<number> => {
    const found = new Set<number>()
    const take = (strand: number) => {
      if (strand !== 0 && strands.get(strand, SIZE) > 0) found.add(owners.get(strand, 0))
    }
    strandsBySurname(state, key, FULL_HEAD).forEach(take)
    for (let at = words.get(key, NICKNAMED); at !== 0; at = nicknames.get(at, NEXT_OF_KEY)) {
      const usage = nicknames.get(at, NICKNAME)
      if (usages.get(usage, TIMES) > 0) take(usages.get(usage, OF))
    }
    if (surnameFirst.has(words.text(key)))
      for (let at = words.get(key, GIVEN_HEAD); at !== 0; at = signatures.get(at, NEXT_OF_GIVEN))
        for (let gender = 0; gender < 3; gender++) take(signatures.get(at, STRAND_OF + gender))
    return found
  }

  /** Whether a form of the full name has these particles (`von der`). */
  const hasParticles = (person: number, particles: string): boolean =>
    strandsOf(state, person).some(strand => {
      for (let at = strands.get(strand, USAGES); at !== 0; at = usages.get(at, NEXT_OF_STRAND)) {
        const used = usages.get(at, USED)
        if (used % 4 !== AS_NAME || usages.get(at, TIMES) === 0) continue
        if (partsOf(forms.text(used >>> 2)).particles === particles) return true
      }
      return false
    })

  const covers = (person: number): number => (person === 0 ? -1 : people.get(person, IN_FULL))

  const fitting = (bearers: ReadonlySet<number>, gender: number, particles: string): Bearers => {
    const fit = new Set(
      [...bearers].filter(
        person =>
          !genderConflict(genderInFull(state, person), gender) &&
          (particles === '' || hasParticles(person, particles))
      )
    )
    const most = [0, 0, 0]
    for (const person of fit) {
      const at = most.findIndex(other => covers(person) > covers(other))
      if (at >= 0) most.splice(at, 0, person)
    }
    return {
      fits: fit,
      first: most[0]!,
      second: most[1]!,
      third: most[2]!
    }
  }

  const dominates = (first: number, second: number): number =>
    first !== 0 &&
    (second === 0 || people.get(first, IN_FULL) >= DOMINANCE * people.get(second, IN_FULL))
      ? first
      : 0

  /**
   * An article that names one bearer in full and leaves the bare name apart means somebody else; one that names several
   * could not tell which, and then the most covered is meant.
   */
  const meant = ({ fits, first, second, third }: Bearers, entry: number): number => {
    if (first === 0) return 0
    const slot = entries.get(entry, SLOT)
    const start = slots.get(slot, FIRST)
    const end = start + slots.get(slot, COUNT)
    let here = 0
    for (let at = start; at < end; at++) {
      if (at === entry) continue
      const strand = entries.get(at, STRAND)
      if (isBare(state, strand)) continue
      const person = owners.get(strand, 0)
      if (person === here || !fits.has(person)) continue
      // A second one.
      if (here !== 0) return dominates(first, second)
      here = person
    }
    if (here === 0) return dominates(first, second)
    if (here === first) return dominates(second, third)
    return here === second ? dominates(first, third) : dominates(first, second)
  }

  /** By bare strand: what decided when its entries were last placed. */
  const decided = new Map<number, string>()

  /** All that the place of an entry hangs on, but for its own article, which never changes. */
  const decision = ({ fits, first, second, third }: Bearers): string => {
    let [sum, parity] = [0, 0]
    for (const person of fits) {
      sum = (sum + mix(person)) >>> 0
      parity ^= mix(~person)
    }
    const outcomes = [dominates(first, second), dominates(first, third), dominates(second, third)]
    return [fits.size, sum, parity, first, second, ...outcomes].join()
  }

  return function* (surname) {
    const bare = strandsBySurname(state, surname, BARE_HEAD)
    if (bare.length === 0) return
    const bearers = bearersOf(surname)
    for (const strand of bare) {
      const gender = strands.get(strand, GENDER)
      // All forms of a bare strand have the same particles: they are in its signature.
      const newest = details.get(strands.get(strand, NEWEST), FORM)
      const { particles } = partsOf(forms.text(newest))
      const fit = fitting(bearers, gender, particles)
      const now = decision(fit)
      // Thousands of entries of somebody in the news every day stay where they are: only what has come is placed.
      const isNew = decided.get(strand) !== now || !agenda.moved.isDisjointFrom(fit.fits)
      decided.set(strand, now)
      let done = 0
      for (
        let entry = strands.get(strand, NEWEST);
        entry !== 0;
        entry = entries.get(entry, OLDER)
      ) {
        const before = entries.get(entry, PLACED)
        if (before !== 0 && !isNew) break
        const person = meant(fit, entry)
        // Whoever is alone stays where they were until given names are placed.
        if (person !== 0) placing.place(entry, person, false)
        else placing.place(entry, before & 1 ? before >>> 1 : 0, true)
        if (++done % 64 === 0 && isSliceOver()) yield
      }
    }
  }
}
