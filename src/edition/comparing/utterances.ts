// Which quotes of a few articles are printings of one utterance. Knows quotes, their speakers and stems; no text index.
import type { Quote } from '../../news.ts'
import type { Likeness } from '../quotes/alignment.ts'
import type { Judged, Judging } from '../quotes/judging.ts'
import { compatible, LEAST } from '../quotes/judging.ts'
import { INDIRECT } from '../quotes/page.ts'
import type { Quotes } from '../quotes/quotes.ts'
import type { Variant } from '../quotes/variants.ts'
import type { Shelf } from '../shelf.ts'

/** One utterance as several outlets print it. */
export interface SharedQuote {
  /** The printing that most others are printings of; of equals one without insertions, then the longest, then the earliest. */
  readonly quote: Quote
  /** The others, most alike first. */
  readonly variants: readonly Variant[]
}

export interface Utterances {
  /** Those that most outlets print first. */
  readonly shared: readonly SharedQuote[]
  /** What one outlet alone prints, in the order of the articles. Reported speech is each outlet's own wording: none of it. */
  readonly lone: readonly Quote[]
}

/** What is looked up in the other parts of the same edition. */
export interface UtterancesGround {
  readonly shelf: Pick<Shelf, 'ranks'>
  readonly quotes: Pick<Quotes, 'ledger' | 'quote'>
  readonly judging: Judging
}

/** Quotes of one article that are looked at. */
const MOST_OF_ONE = 80
/** Quotes that are laid beside one, those with most in common. */
const MOST_LAID = 60

/** Gives what is said in the articles on these slots. `houseOf` numbers outlets; each article without one is its own. */
export const utterancesIn = (
  slots: readonly number[],
  houseOf: (slot: number) => number,
  { shelf, quotes, judging }: UtterancesGround
): Utterances => {
  const all = slots.flatMap(slot => judgedOf(slot, quotes, judging))
  const { pairs: printings, laidBeside } = pairsOf(all, judging)
  const housesOf = (at: number): number =>
    new Set([at, ...printings[at]!].map(other => houseOf(all[other]!.slot))).size
  const houses = all.map((_, at) => housesOf(at))
  // What an outlet put in brackets is not the speaker's: it is told of that print, not missed in the others.
  const insertions = all.map(one => Number(quotes.quote(one).text.includes('[')))
  const byRank = (a: Judged, b: Judged) =>
    shelf.ranks[b.slot]! - shelf.ranks[a.slot]! || a.at - b.at
  const fullestFirst = [...all.keys()].toSorted(
    (a, b) =>
      houses[b]! - houses[a]! ||
      insertions[a]! - insertions[b]! ||
      all[b]!.stems.length - all[a]!.stems.length ||
      byRank(all[a]!, all[b]!)
  )
  const told = new Set<number>()
  const shared: (SharedQuote & { readonly houses: number })[] = []
  for (const at of fullestFirst) {
    if (told.has(at)) continue
    const others = printings[at]!.filter(other => !told.has(other))
    const own = new Set([at, ...others].map(other => houseOf(all[other]!.slot))).size
    if (own < 2) continue
    for (const one of [at, ...others]) told.add(one)
    const variants = others.map(other => variantOf(all, at, other, quotes, laidBeside, judging))
    shared.push({
      quote: quotes.quote(all[at]!),
      variants: variants.flat().toSorted((a, b) => b.alike - a.alike),
      houses: own
    })
  }
  return {
    shared: shared.toSorted((a, b) => b.houses - a.houses),
    lone: all.flatMap((one, at) => (told.has(at) ? [] : quotes.quote(one)))
  }
}

const judgedOf = (
  slot: number,
  { ledger }: UtterancesGround['quotes'],
  { judged }: Judging
): Judged[] => {
  const size = Math.min(ledger.sizeOf(slot), MOST_OF_ONE)
  if (size === 0) return []
  const [page, first] = [ledger.pageOf(slot), ledger.firstOf(slot)]
  return Array.from({ length: size }, (_, at) => at)
    .filter(at => page.kinds[first + at] !== INDIRECT)
    .map(at => judged({ slot, at }))
}

/** Lays two of the quotes, by position, side by side, from the first to the second. */
type LaidBeside = (at: number, other: number) => Likeness | undefined

/** By position: those of other articles that are printings of the same utterance. What was laid for it is not laid again. */
const pairsOf = (
  all: readonly Judged[],
  { rarity, laid }: Judging
): { readonly pairs: readonly (readonly number[])[]; readonly laidBeside: LaidBeside } => {
  const stems = all.map(one => [...new Set(one.stems)])
  const holders = new Map<number, Holders>()
  const weights = stems.map((own, at) => {
    let sum = 0
    for (const stem of own) {
      const known = holders.get(stem) ?? { worth: rarity(stem), those: [], passed: 0 }
      if (known.those.push(at) === 1) holders.set(stem, known)
      sum += known.worth
    }
    return sum
  })
  const known = new Map<number, Likeness | undefined>()
  const laidBeside: LaidBeside = (at, other) => {
    const key = at * all.length + other
    if (!known.has(key)) known.set(key, laid(all[at]!, all[other]!))
    return known.get(key)
  }
  const pairs = all.map((): number[] => [])
  const shared = new Float64Array(all.length)
  all.forEach((one, at) => {
    const met: number[] = []
    for (const stem of stems[at]!) {
      const held = holders.get(stem)!
      const { worth, those } = held
      // Itself is the next of them.
      for (let n = ++held.passed; n < those.length; n++) {
        const other = those[n]!
        if (all[other]!.slot === one.slot) continue
        if (shared[other] === 0) met.push(other)
        shared[other]! += worth
      }
    }
    const near = met
      .filter(other => shared[other]! >= LEAST * Math.min(weights[at]!, weights[other]!))
      .toSorted((a, b) => shared[b]! - shared[a]!)
      .slice(0, MOST_LAID)
    for (const other of met) shared[other] = 0
    for (const other of near)
      if (laidBeside(at, other) !== undefined) {
        pairs[at]!.push(other)
        pairs[other]!.push(at)
      }
  })
  return { pairs, laidBeside }
}

/** The quotes that hold a stem, ascending by position. */
interface Holders {
  readonly worth: number
  readonly those: number[]
  /** How many of them were looked at from. */
  passed: number
}

const variantOf = (
  all: readonly Judged[],
  at: number,
  other: number,
  quotes: UtterancesGround['quotes'],
  laidBeside: LaidBeside,
  { edits }: Judging
): Variant[] => {
  const likeness = laidBeside(at, other)
  return likeness === undefined
    ? []
    : [
        {
          quote: quotes.quote(all[other]!),
          sameSpeaker: compatible(all[at]!.speaker, all[other]!.speaker),
          ...likeness,
          get edits() {
            return edits(all[at]!, all[other]!)
          }
        }
      ]
}
