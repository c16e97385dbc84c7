// Which stories lead: how many told it by themselves, in how many outlets, and how lately. Knows numbers of articles alone.
import type { Copies } from '../copies/copies.ts'
import type { Mask } from '../filter.ts'
import type { Outlets } from '../outlets.ts'
import { once, remembered } from '../../once.ts'
import type { Shelf } from '../shelf.ts'
import { EMPTY } from '../shelf.ts'
import type { Stories } from './stories.ts'

/** What the ranking looks up in the other parts of the same edition. */
export interface LeadingGround {
  readonly shelf: Pick<Shelf, 'slots' | 'latest' | 'ranks' | 'instants'>
  readonly outlets: Pick<Outlets, 'of'>
  readonly stories: Pick<Stories, 'numbers' | 'of' | 'membersOf'>
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
  // The undated are the last.
  const dated = latest.findLastIndex(slot => !Number.isNaN(instants[slot]!)) + 1

  /** By story: the rank of its latest article. */
  const youngest = once(() => {
    const firsts = new Uint32Array(stories.numbers).fill(EMPTY)
    for (let slot = 0; slot < slots; slot++) {
      const rank = ranks[slot]!
      if (rank === EMPTY) continue
      const number = stories.of(slot)
      if (rank < firsts[number]!) firsts[number] = rank
    }
    return firsts
  })
  /** The stories with articles that pass; undated articles bring none that has dated ones. In columns: most stories have one or two. */
  const groupsOf = (passes: Mask): Groups => {
    const sizes = new Uint32Array(stories.numbers)
    const undated: number[] = []
    let articles = 0
    for (let slot = 0; slot < slots; slot++) {
      if (passes !== null && passes[slot] !== 1) continue
      const rank = ranks[slot]!
      if (rank < dated) {
        sizes[stories.of(slot)]!++
        articles++
      } else if (rank !== EMPTY) undated.push(slot)
    }
    for (const slot of undated) {
      const number = stories.of(slot)
      if (sizes[number] === 0 && youngest()[number]! < dated) continue
      sizes[number]!++
      articles++
    }
    return { sizes, largest: largestFirst(sizes), articles }
  }
  const outletsIn = (own: readonly number[]): number => {
    const told = new Set<number>()
    for (const slot of own) {
      const outlet = outlets.of(slot)
      if (outlet >= 0) told.add(outlet)
    }
    return told.size
  }

  /** The rank behind which nothing is so fresh: to compare ranks costs a fraction of what it does to weigh each story. */
  const oldestWorth = (fresh: number, now: number | null): number => {
    if (now === null || fresh <= ROUNDING) return EMPTY
    const since = now + DAY * Math.log2(fresh - ROUNDING)
    let [low, high] = [0, dated]
    while (low < high) {
      const middle = (low + high) >> 1
      if (instants[latest[middle]!]! >= since) low = middle + 1
      else high = middle
    }
    return low
  }

  // One conversation asks of the same days again and again; what is in them hangs on no hour. Many would be much to keep.
  const groups = remembered(2, groupsOf)
  return (passes, now, limit) => {
    const { sizes, largest, articles } = groups(passes)
    const firsts = youngest()
    const found: Scored[] = []
    let [size, most, oldest] = [0, 0, EMPTY]
    for (const number of limit < 1 ? NONE : largest) {
      const worst = found[limit - 1]
      if (sizes[number] !== size) {
        size = sizes[number]!
        most = toldBy({ texts: size, outlets: size })
        oldest = oldestWorth((worst?.score ?? 0) - most, now)
      }
      // Nor has any of those that follow enough articles.
      if (worst !== undefined && most + Number(now !== null) < worst.score) break
      const first = firsts[number]!
      if (first > oldest) continue
      const scoreOf = (told: number, rank: number): number =>
        told + freshness(instants[latest[rank]!]!, now)
      const isBeaten = (told: number, rank: number): boolean =>
        worst !== undefined && bestFirst({ score: scoreOf(told, rank), rank }, worst) > 0
      if (isBeaten(most, first)) continue
      const members = stories.membersOf(number)
      const own = passes === null ? members : members.filter(slot => passes[slot] === 1)
      const rank = own.reduce((least, slot) => Math.min(least, ranks[slot]!), EMPTY)
      const told = outletsIn(own)
      // To count texts costs most.
      if (isBeaten(toldBy({ texts: size, outlets: told }), rank)) continue
      const texts = copies?.independent(own) ?? null
      const score = scoreOf(toldBy({ texts, outlets: told }), rank)
      const scored = { number, own, texts, outlets: told, rank, score }
      const at = found.findLastIndex(other => bestFirst(other, scored) < 0) + 1
      found.splice(at, 0, scored)
      if (found.length > limit) found.pop()
      if (found.length === limit) oldest = oldestWorth(found[limit - 1]!.score - most, now)
    }
    const leads = found.map(({ number, own, texts, outlets: told }) => ({
      number,
      slots: Uint32Array.from(own).toSorted((a, b) => ranks[a]! - ranks[b]!),
      texts,
      outlets: told
    }))
    return { leads, count: largest.length, articles }
  }
}

/** What some articles tell, whatever the hour. */
interface Groups {
  /** By story: how many of the articles it has. */
  readonly sizes: Uint32Array
  /** The stories that have any, those with most first, the youngest of equals: what may lead comes early. */
  readonly largest: Uint32Array
  readonly articles: number
}

interface Scored extends Omit<Lead, 'slots'> {
  /** Its articles that were asked about, in no order. */
  readonly own: readonly number[]
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
/** Above what rounding makes of a difference. */
const ROUNDING = 1e-9

/** 1 for now, half for a day ago; 0 for what has no date. */
const freshness = (instant: number, now: number | null): number =>
  now !== null && Number.isFinite(instant) ? 0.5 ** (Math.max(0, now - instant) / DAY) : 0
