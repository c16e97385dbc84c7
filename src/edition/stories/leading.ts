// Which stories lead: how many told it by themselves, in how many outlets, and how lately. Knows numbers of articles alone.
import type { Copies } from '../copies/copies.ts'
import type { Mask } from '../filter.ts'
import type { Outlets } from '../outlets.ts'
import { remembered } from '../../once.ts'
import { best } from '../people/selection.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from './stories.ts'

/** What the ranking looks up in the other parts of the same edition. */
export interface LeadingGround {
  readonly shelf: Pick<Shelf, 'latest' | 'instants'>
  readonly outlets: Pick<Outlets, 'of'>
  readonly stories: Pick<Stories, 'numbers' | 'of' | 'slotsOf'>
  readonly copies: Pick<Copies, 'independent'> | null
}

/** A story by its number, and what gave it its place. */
export interface Lead {
  readonly number: number
  /** Its articles that were asked about, latest first; never empty. */
  readonly slots: Uint32Array
  /** How many texts they are, a report and its copies being one; null where copies are not known. */
  readonly texts: number | null
  readonly outlets: number
}

/** Gives the first so many of those with an article that passes, and of how many stories and articles they are the first. */
export type Leading = (
  passes: Mask,
  now: number | null,
  limit: number
) => { readonly leads: readonly Lead[]; readonly count: number; readonly articles: number }

/**
 * Best first; of equals the one with the latest article. Each doubling of the independent texts is worth one, each doubling of the
 * outlets a half: ten copies of one report (half of 3.3) do not beat four reports in as many outlets (2 and half of 2). What is new is
 * worth one more, and half as much with each day that has passed: yesterday's story leads today's only where it is told by more. So
 * do rankings of news since long: how many sources carry a story, and how fresh it is (Del Corso, Gulli & Romani, Ranking a stream of
 * news, WWW 2005). Linear in the articles. `now`: epoch milliseconds; null where it does not matter how new a story is.
 */
export const printLeading = ({ shelf, outlets, stories, copies }: LeadingGround): Leading => {
  const { latest: all, instants } = shelf
  const isDated = (slot: number): boolean => !Number.isNaN(instants[slot]!)

  /**
   * The articles that pass side by side, story by story, latest first. In columns, not in a list for each story: of a hundred thousand
   * articles most stories have one or two, and a few dozen are shown.
   */
  const sortedByStory = (passes: Mask) => {
    const met: number[] = []
    // By story: how many pass, then where the next of them goes, which is where they end when all are there.
    const ends = new Uint32Array(stories.numbers)
    for (const slot of all)
      if (passes === null || passes[slot] === 1) {
        const number = stories.of(slot)
        if (ends[number]!++ === 0) met.push(number)
      }
    let sum = 0
    for (const number of met) {
      const size = ends[number]!
      ends[number] = sum
      sum += size
    }
    const slots = new Uint32Array(sum)
    for (const slot of all)
      if (passes === null || passes[slot] === 1) slots[ends[stories.of(slot)]!++] = slot
    return { met, slots, endOf: (number: number) => ends[number]! }
  }
  /** The stories with articles that pass, the one with the latest first; undated articles bring none that has dated ones. */
  const groupsOf = (passes: Mask): Groups => {
    const { met, slots, endOf } = sortedByStory(passes)
    const numbers: number[] = []
    const starts: number[] = []
    const sizes: number[] = []
    let articles = 0
    let start = 0
    for (const number of met) {
      const end = endOf(number)
      if (isDated(slots[start]!) || !isDated(stories.slotsOf(number)[0]!)) {
        numbers.push(number)
        starts.push(start)
        sizes.push(end - start)
        articles += end - start
      }
      start = end
    }
    const leadAt = (at: number): Lead => {
      const own = slots.subarray(starts[at], starts[at]! + sizes[at]!)
      return {
        number: numbers[at]!,
        slots: own,
        texts: copies?.independent(own) ?? null,
        outlets: outletsIn(own)
      }
    }
    return { sizes, articles, leadAt }
  }
  const outletsIn = (slots: Uint32Array): number => {
    const told = new Set<number>()
    for (const slot of slots) {
      const outlet = outlets.of(slot)
      if (outlet >= 0) told.add(outlet)
    }
    return told.size
  }

  // One conversation asks of the same days again and again; what is in them hangs on no hour. Many would be much to keep.
  const groups = remembered(2, groupsOf)
  return (passes, now, limit) => {
    const { sizes, articles, leadAt } = groups(passes)
    const scored = (at: number) => {
      const lead = leadAt(at)
      return { at, lead, score: toldBy(lead) + freshness(instants[lead.slots[0]!]!, now) }
    }
    // Nearly all have too few articles to come near: the largest tell from how many on a story may be among the first.
    const largest = best(sizes.keys(), limit, (a, b) => sizes[b]! - sizes[a]! || a - b)
    const reached = Math.min(...largest.map(at => scored(at).score))
    let enough = 1
    while (enough < sizes[largest[0]!]! && mostOf(enough, now) < reached) enough++
    const found: ReturnType<typeof scored>[] = []
    for (let at = 0; at < sizes.length; at++) if (sizes[at]! >= enough) found.push(scored(at))
    found.sort((a, b) => b.score - a.score || a.at - b.at)
    return { leads: found.slice(0, limit).map(({ lead }) => lead), count: sizes.length, articles }
  }
}

/** What some articles tell, whatever the hour. */
interface Groups {
  /** By story: how many of the articles it has. */
  readonly sizes: readonly number[]
  readonly articles: number
  readonly leadAt: (at: number) => Lead
}

const toldBy = ({ texts, outlets }: Pick<Lead, 'texts' | 'outlets'>): number =>
  Math.log2(texts ?? Math.max(1, outlets)) + Math.log2(Math.max(1, outlets)) / 2

/** What a story of so many articles can score. */
const mostOf = (articles: number, now: number | null): number =>
  toldBy({ texts: articles, outlets: articles }) + Number(now !== null)

const DAY = 86_400_000

/** 1 for now, half for a day ago; 0 for what has no date. */
const freshness = (instant: number, now: number | null): number =>
  now !== null && Number.isFinite(instant) ? 0.5 ** (Math.max(0, now - instant) / DAY) : 0
