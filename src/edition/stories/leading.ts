// Which stories lead: how many told it by themselves, in how many outlets, and how lately. Knows numbers of articles alone.
import type { Copies } from '../copies/copies.ts'
import type { Mask } from '../filter.ts'
import type { Outlets } from '../outlets.ts'
import { openKept } from '../people/kept.ts'
import { best } from '../people/selection.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from './stories.ts'

/** What the ranking looks up in the other parts of the same edition. */
export interface LeadingGround {
  readonly shelf: Pick<Shelf, 'latest' | 'instants'>
  readonly outlets: Pick<Outlets, 'of'>
  readonly stories: Pick<Stories, 'of' | 'slotsOf'>
  readonly copies: Pick<Copies, 'independent'> | null
}

/** A story by its number, and what gave it its place. */
export interface Lead {
  readonly number: number
  /** Its articles that were asked about, latest first; never empty. */
  readonly slots: readonly number[]
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

  /** The stories with articles that pass, the one with the latest first; undated articles bring none that has dated ones. */
  const groupsOf = (passes: Mask): Groups => {
    const own = new Map<number, number[]>()
    for (const slot of all) {
      if (passes !== null && passes[slot] !== 1) continue
      const number = stories.of(slot)
      const slots = own.get(number)
      if (slots) slots.push(slot)
      else own.set(number, [slot])
    }
    const leads = [...own]
      .filter(([number, [latest]]) => isDated(latest!) || !isDated(stories.slotsOf(number)[0]!))
      .map(([number, slots]): Lead => ({
        number,
        slots,
        texts: copies?.independent(slots) ?? null,
        outlets: outletsIn(slots)
      }))
    return {
      leads,
      told: Float64Array.from(leads, toldBy),
      articles: leads.reduce((sum, { slots }) => sum + slots.length, 0)
    }
  }
  const outletsIn = (slots: readonly number[]): number => {
    if (slots.length === 1) return Number(outlets.of(slots[0]!) >= 0)
    return new Set(slots.map(slot => outlets.of(slot)).filter(outlet => outlet >= 0)).size
  }

  // One conversation asks of the same days again and again; what is in them hangs on no hour. Many would be much to keep.
  const groups = openKept(2, groupsOf)
  return (passes, now, limit) => {
    const { leads, told, articles } = groups(passes)
    const scores = told.map((score, at) => score + freshness(instants[leads[at]!.slots[0]!]!, now))
    const first = best(scores.keys(), limit, (a, b) => scores[b]! - scores[a]! || a - b)
    return { leads: first.map(at => leads[at]!), count: leads.length, articles }
  }
}

/** What some articles tell, whatever the hour. */
interface Groups {
  readonly leads: readonly Lead[]
  /** By lead: its score but for how new it is. */
  readonly told: Float64Array
  readonly articles: number
}

const toldBy = ({ texts, outlets }: Lead): number =>
  Math.log2(texts ?? Math.max(1, outlets)) + Math.log2(Math.max(1, outlets)) / 2

const DAY = 86_400_000

/** 1 for now, half for a day ago; 0 for what has no date. */
const freshness = (instant: number, now: number | null): number =>
  now !== null && Number.isFinite(instant) ? 0.5 ** (Math.max(0, now - instant) / DAY) : 0
