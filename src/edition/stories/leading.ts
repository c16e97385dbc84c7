// Which stories lead: how many told it by themselves, in how many outlets, and how lately. Knows numbers of articles alone.
import type { Copies } from '../copies/copies.ts'
import type { Mask } from '../filter.ts'
import type { Outlets } from '../outlets.ts'
import { remembered } from '../../once.ts'
import type { Shelf } from '../shelf.ts'
import { EMPTY } from '../shelf.ts'
import type { Stories } from './stories.ts'

/** What the ranking looks up in the other parts of the same edition. */
export interface LeadingGround {
  readonly shelf: Pick<Shelf, 'slots' | 'latest' | 'ranks' | 'instants'>
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
  const { slots, latest, ranks, instants } = shelf
  const isDated = (slot: number): boolean => !Number.isNaN(instants[slot]!)

  /** The stories with articles that pass; undated articles bring none that has dated ones. In columns: most stories have one or two. */
  const groupsOf = (passes: Mask): Groups => {
    const sizes = new Uint32Array(stories.numbers)
    const firsts = new Uint32Array(stories.numbers).fill(EMPTY)
    for (let slot = 0; slot < slots; slot++) {
      if (passes !== null && passes[slot] !== 1) continue
      const rank = ranks[slot]!
      if (rank === EMPTY) continue
      const number = stories.of(slot)
      sizes[number]!++
      if (rank < firsts[number]!) firsts[number] = rank
    }
    let articles = 0
    for (let number = 0; number < sizes.length; number++) {
      const isUndated = sizes[number]! > 0 && !isDated(latest[firsts[number]!]!)
      if (isUndated && isDated(stories.slotsOf(number)[0]!)) sizes[number] = 0
      articles += sizes[number]!
    }
    return { sizes, firsts, largest: largestFirst(sizes), articles }
  }
  const leadOf = (number: number, passes: Mask): Lead => {
    const all = stories.slotsOf(number)
    const own = passes === null ? all : all.filter(slot => passes[slot] === 1)
    return {
      number,
      slots: own,
      texts: copies?.independent(own) ?? null,
      outlets: outletsIn(own)
    }
  }
  const outletsIn = (own: Uint32Array): number => {
    const told = new Set<number>()
    for (const slot of own) {
      const outlet = outlets.of(slot)
      if (outlet >= 0) told.add(outlet)
    }
    return told.size
  }

  // One conversation asks of the same days again and again; what is in them hangs on no hour. Many would be much to keep.
  const groups = remembered(2, groupsOf)
  return (passes, now, limit) => {
    const { sizes, firsts, largest, articles } = groups(passes)
    const found: Scored[] = []
    let [size, most] = [0, 0]
    for (const number of limit < 1 ? NONE : largest) {
      if (sizes[number] !== size) {
        size = sizes[number]!
        most = toldBy({ texts: size, outlets: size })
      }
      const worst = found[limit - 1]
      // Nor has any of those that follow enough articles.
      if (worst !== undefined && most + Number(now !== null) < worst.score) break
      const rank = firsts[number]!
      const newness = freshness(instants[latest[rank]!]!, now)
      if (worst !== undefined && bestFirst({ score: most + newness, rank }, worst) > 0) continue
      const lead = leadOf(number, passes)
      const scored = { lead, rank, score: toldBy(lead) + newness }
      const at = found.findLastIndex(other => bestFirst(other, scored) < 0) + 1
      found.splice(at, 0, scored)
      if (found.length > limit) found.pop()
    }
    return { leads: found.map(({ lead }) => lead), count: largest.length, articles }
  }
}

/** What some articles tell, whatever the hour. */
interface Groups {
  /** By story: how many of the articles it has, and the rank of the latest of them. */
  readonly sizes: Uint32Array
  readonly firsts: Uint32Array
  /** The stories that have any, those with most first, the youngest of equals: what may lead comes early. */
  readonly largest: Uint32Array
  readonly articles: number
}

interface Scored {
  readonly lead: Lead
  /** Of its latest article. */
  readonly rank: number
  readonly score: number
}

const bestFirst = (a: Pick<Scored, 'score' | 'rank'>, b: Pick<Scored, 'score' | 'rank'>): number =>
  b.score - a.score || a.rank - b.rank

const NONE = new Uint32Array(0)

/** The numbers of those that are not 0. */
const largestFirst = (sizes: Uint32Array): Uint32Array => {
  let most = 0
  for (let number = 0; number < sizes.length; number++) most = Math.max(most, sizes[number]!)
  const ends = new Uint32Array(most + 2)
  for (let number = 0; number < sizes.length; number++) ends[sizes[number]!]!++
  ends[0] = 0
  for (let size = most - 1; size >= 1; size--) ends[size]! += ends[size + 1]!
  const numbers = new Uint32Array(ends[1]!)
  for (let number = 0; number < sizes.length; number++)
    if (sizes[number]! > 0) numbers[--ends[sizes[number]!]!] = number
  return numbers
}

const toldBy = ({ texts, outlets }: Pick<Lead, 'texts' | 'outlets'>): number =>
  Math.log2(texts ?? Math.max(1, outlets)) + Math.log2(Math.max(1, outlets)) / 2

const DAY = 86_400_000

/** 1 for now, half for a day ago; 0 for what has no date. */
const freshness = (instant: number, now: number | null): number =>
  now !== null && Number.isFinite(instant) ? 0.5 ** (Math.max(0, now - instant) / DAY) : 0
