// The door of the comparing: the outlets' accounts of one event side by side. Knows readings by slot; everything shown is a slice.
import type { Copies } from '../copies/copies.ts'
import type { Outlets } from '../outlets.ts'
import type { People } from '../people/people.ts'
import { openJudging } from '../quotes/judging.ts'
import type { Quotes } from '../quotes/quotes.ts'
import { remembered } from '../../once.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import { isCorrection } from '../summary/standing.ts'
import type { Cast } from './cast.ts'
import { castOf } from './cast.ts'
import type { Facts } from './facts.ts'
import { factsIn } from './facts.ts'
import { quantitiesIn } from './quantities.ts'
import type { Utterances } from './utterances.ts'
import { utterancesIn } from './utterances.ts'

export type { FactDifference } from './facts.ts'
export type { SharedQuote } from './utterances.ts'

/** What these articles say of one another. Plain data, no words of ours. */
export interface Comparison {
  /** Ids of the articles that were held side by side, in the order asked: the first 30 that the edition holds. */
  readonly articles: readonly string[]
  /** How many outlets these are; each article without one counts as one. */
  readonly outlets: number
  /** Which of them print one text, two or more each; empty too where the edition knows no copies. */
  readonly copies: readonly (readonly string[])[]
  readonly quotes: Utterances
  readonly facts: Facts
  readonly people: Cast
}

/** What is looked up in the other parts of the same edition. */
export interface ComparingGround {
  readonly shelf: Shelf
  readonly outlets: Pick<Outlets, 'of'>
  readonly people: Pick<People, 'personAt' | 'idOf'>
  readonly quotes: Quotes
  readonly stories: Pick<Stories, 'of'>
  readonly copies: Pick<Copies, 'of'> | null
}

/** Articles of one comparison: their quotes are held against each other, all with all. */
const MOST_COMPARED = 30

/** Comparisons that are kept, those asked for last. */
const MOST_KNOWN = 16

/** Gives what compares the articles of these ids. Of those beyond the first 30, and of unknown ones, nothing is said. */
export const printComparing = (ground: ComparingGround) => {
  const { shelf, outlets, copies } = ground
  const judging = openJudging(ground)
  // An article of no known outlet stands for itself.
  const houseOf = (slot: number): number => {
    const outlet = outlets.of(slot)
    return outlet >= 0 ? outlet : -1 - slot
  }
  const compare = (ids: readonly string[]): Comparison => {
    const slots = [...new Set(ids)].flatMap(id => shelf.slotOf(id) ?? []).slice(0, MOST_COMPARED)
    const articles = slots.map(slot => ({ slot, reading: shelf.reading(slot) }))
    // What copies have in common is told once: it is the text of whoever printed it first.
    const tellers = new Map(
      slots.map(slot => [
        shelf.idOf(slot),
        houseOf(copies === null ? slot : (shelf.slotOf(copies.of(slot)) ?? slot))
      ])
    )
    const tellerOf = (id: string): number => tellers.get(id) ?? 0
    const corrections = new Set(
      articles.flatMap(({ reading }) => (isCorrection(reading) ? [reading.article.id] : []))
    )
    return {
      articles: slots.map(slot => shelf.idOf(slot)),
      outlets: new Set(slots.map(houseOf)).size,
      copies:
        copies === null
          ? []
          : copiesAmong(slots, copies).map(same => same.map(slot => shelf.idOf(slot))),
      quotes: utterancesIn(slots, houseOf, { ...ground, judging }),
      facts: factsIn(
        articles.map(({ reading }) => quantitiesIn(reading)),
        tellerOf,
        id => corrections.has(id)
      ),
      people: castOf(articles, tellerOf, ground)
    }
  }
  // Whoever pages through an answer asks for the same again.
  const compared = remembered(MOST_KNOWN, (ids: string): Comparison => compare(JSON.parse(ids)))
  return (ids: readonly string[]): Comparison => compared(JSON.stringify(ids))
}

const copiesAmong = (slots: readonly number[], copies: Pick<Copies, 'of'>): number[][] =>
  [...Map.groupBy(slots, slot => copies.of(slot)).values()].filter(same => same.length > 1)
