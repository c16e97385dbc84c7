// What came and went is told apart again, and nothing else: the steps of identity in their order. Decides nothing itself.
import { isSliceOver } from '../slices.ts'
import type { Agenda } from './agenda.ts'
import { openBare } from './bare.ts'
import { firstOf } from './forms.ts'
import { openGiven } from './given.ts'
import type { Ledger } from './ledger.ts'
import { openLikeness } from './likeness.ts'
import { openMerging } from './merging.ts'
import { openStanding } from './standing.ts'
import type { Standing } from './standing.ts'
import type { Placing } from './placing.ts'
import type { State } from './state.ts'
import { BARE_HEAD, SIGNATURE, SURNAME } from './state.ts'
import { eachBareKey, isBare, strandsBySurname, strandsOf } from './walking.ts'

export interface Settling {
  readonly standing: Standing
  /** In slices. Until the end the tables are between two truths. */
  settle(): Generator<void>
}

/**
 * Who is who, in four steps, each only where the one before left a question:
 * 1. full names with the same parts are one person, unless their genders differ;
 * 2. a fuller name takes in a less full one that it explains (`Donald J. Trump`, `Donald Trump`), when no other
 *    explains it as well;
 * 3. a surname alone, which its own article did not resolve, goes to the bearer who clearly dominates;
 * 4. a given name alone goes to the only one so called whose company the article names.
 *
 * Steps 1 and 2 ask only about the bearers of one surname, step 3 about those whom a bare name may mean, step 4 about those
 * whom a given name calls. So what came or went leads to the surnames, these to the people, and these to the names alone
 * that must be placed again. Neither the order of articles nor how they came together changes the outcome: each step looks
 * at all that its question is about.
 */
export const openSettling = (
  state: State,
  ledger: Ledger,
  agenda: Agenda,
  placing: Placing
): Settling => {
  const likeness = openLikeness(state)
  const merge = openMerging(state, ledger, agenda, likeness)
  const placeBare = openBare(state, agenda, placing)
  const placeGiven = openGiven(state, placing)
  const standing = openStanding(state, agenda, placing)
  const { strands, signatures } = state

  const surnameOf = (strand: number): number =>
    signatures.get(strands.get(strand, SIGNATURE), SURNAME)
  const givenOf = (strand: number): number => firstOf(state, strands.get(strand, SIGNATURE))
  const isFull = (strand: number): boolean => !isBare(state, strand)
  const isUsedBare = (key: number): boolean => strandsBySurname(state, key, BARE_HEAD).length > 0

  return {
    standing,
    *settle() {
      const { strands: touched, blocks, bare, people, moved, slugs } = agenda
      const given = new Set<number>()
      for (const strand of touched) {
        if (isSliceOver()) yield
        bare.add(surnameOf(strand))
        if (!isFull(strand)) continue
        blocks.add(surnameOf(strand))
        given.add(givenOf(strand))
        eachBareKey(state, strand, key => bare.add(key))
      }
      for (const surname of blocks) {
        if (isSliceOver()) yield
        yield* merge(surname)
      }
      for (const person of people) {
        if (isSliceOver()) yield
        for (const strand of strandsOf(state, person).filter(isFull))
          eachBareKey(state, strand, key => bare.add(key))
      }
      for (const key of bare) {
        if (isSliceOver()) yield
        if (!isUsedBare(key)) continue
        given.add(key)
        yield* placeBare(key)
      }
      for (const person of people) {
        if (isSliceOver()) yield
        for (const strand of strandsOf(state, person).filter(isFull)) given.add(givenOf(strand))
      }
      for (const key of given) {
        if (isSliceOver()) yield
        if (isUsedBare(key)) yield* placeGiven(key)
      }
      for (const person of moved) {
        if (isSliceOver()) yield
        placing.recount(person)
      }
      for (const person of people) {
        if (isSliceOver()) yield
        standing.tell(person)
      }
      for (const slug of slugs) {
        if (isSliceOver()) yield
        yield* standing.order(slug)
      }
      for (const done of [touched, blocks, bare, people, moved, slugs]) done.clear()
    }
  }
}
