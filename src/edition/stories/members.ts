// Which articles each story has: what an edition shows, and what changes when they are grouped anew. Knows numbers and dates.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { openColumn } from './columns.ts'
import type { Naming } from './naming.ts'
import { isSliceOver, sortInSlices } from '../slices.ts'
import type { Vectors } from './vectors.ts'
import type { Column } from './columns.ts'

/** By slot and by number of a story; NONE where there is none. */
export interface Membership {
  /** By slot the number of its story. */
  readonly of: Uint32Array
  /** By slot the next of the same story, round and round. */
  readonly next: Uint32Array
  /** By number: one of its articles, and the one that gives it its headline. */
  readonly heads: Uint32Array
  readonly centres: Uint32Array
  /** Numbers given out, and how many of them are stories now. */
  readonly numbers: number
  readonly count: number
}

export const NONE = 0xffff_ffff

export interface Members {
  /** The shelf's order: latest first, undated last, ties by id. */
  byShelf(a: number, b: number): number
  hold(slots: number): void
  storyOf(slot: number): number
  eachOf(number: number, visit: (slot: number) => void): void
  /** Takes one article out of its story; the others stay together until they are grouped anew. */
  leave(slot: number): void
  /**
   * Puts articles into stories, in slices: `roots` is the same for all of one group. All articles of a story that any of
   * them is in must be among them. A story that keeps most of its articles keeps its number, of several in one group the
   * one that brings most, of equals the older one; a new one is called after its earliest article.
   */
  regroup(slots: ArrayLike<number>, roots: ArrayLike<number>): Generator<void>
  save(chest: Chest, shown: Membership): void
  /** In slices. */
  load(chest: Chest, slots: number, numbers: number): Generator<void>
  /** A copy of how it is now. */
  print(slots: number): Membership
}

export const openMembers = (
  naming: Naming,
  vectors: Vectors,
  instants: Column<Float64Array>
): Members => {
  const of = openColumn(Uint32Array, NONE)
  const next = openColumn(Uint32Array, NONE)
  const heads = openColumn(Uint32Array, NONE)
  const centres = openColumn(Uint32Array, NONE)
  /** The sum of a story's vectors by feature, for the while of one question. */
  const sums = openColumn(Uint32Array)
  let count = 0

  const isTaken = (number: number): boolean => heads.at[number] !== NONE
  const byShelf = (a: number, b: number): number => {
    const [one, other] = [instants.at[a]!, instants.at[b]!]
    if (Number.isNaN(one) || Number.isNaN(other))
      return (
        Number(Number.isNaN(one)) - Number(Number.isNaN(other)) ||
        byText(naming.articleOf(a), naming.articleOf(b))
      )
    return other - one || byText(naming.articleOf(a), naming.articleOf(b))
  }
  const eachOf = (number: number, visit: (slot: number) => void): void => {
    const head = heads.at[number]!
    if (head === NONE) return
    let slot = head
    do {
      // The visitor may move it elsewhere.
      const after = next.at[slot]!
      visit(slot)
      slot = after
    } while (slot !== head)
  }
  const settleAt = (number: number, group: Uint32Array): void => {
    heads.hold(number + 1)
    centres.hold(number + 1)
    heads.at[number] = group[0]!
    group.forEach((slot, at) => {
      of.at[slot] = number
      next.at[slot] = group[at + 1] ?? group[0]!
    })
    centres.at[number] = mostCentral(group)
    count++
  }
  /** The member nearest to the sum of all; the latest of equals. */
  const mostCentral = (group: Uint32Array): number => {
    if (group.length < 3) return group.reduce((a, b) => (byShelf(b, a) < 0 ? b : a))
    sums.hold(vectors.features)
    for (const slot of group) vectors.addTo(sums.at, slot)
    let centre = group[0]!
    let nearest = -1
    for (const slot of group) {
      const near = vectors.dot(sums.at, slot)
      if (near < nearest || (near === nearest && byShelf(slot, centre) > 0)) continue
      centre = slot
      nearest = near
    }
    for (const slot of group) for (const feature of vectors.idsOf(slot)) sums.at[feature] = 0
    return centre
  }
  /**
   * The first report, so that later ones do not change it: of several at one moment, and of undated ones where there are
   * no others, the first by id.
   */
  const earliest = (group: Uint32Array): number =>
    group.reduce((a, b) => {
      const [one, other] = [instants.at[a]!, instants.at[b]!]
      if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? b : a
      const isFirst =
        one === other || Number.isNaN(one) ? naming.articleOf(b) < naming.articleOf(a) : other < one
      return isFirst ? b : a
    })

  return {
    byShelf,
    hold: slots => {
      of.hold(slots)
      next.hold(slots)
    },
    storyOf: slot => of.at[slot]!,
    eachOf,
    leave: slot => {
      const number = of.at[slot]!
      if (number === NONE) return
      of.at[slot] = NONE
      const after = next.at[slot]!
      next.at[slot] = NONE
      if (after === slot) {
        heads.at[number] = NONE
        centres.at[number] = NONE
        count--
        return
      }
      let before = after
      while (next.at[before] !== slot) before = next.at[before]!
      next.at[before] = after
      heads.at[number] = after
    },
    *regroup(slots, roots) {
      const groups = yield* groupsOf(slots, roots)
      // How many articles of each story a group has.
      const kept: { readonly group: number; readonly from: number; readonly count: number }[] = []
      for (let group = 0; group < groups.count; group++) {
        if (isSliceOver()) yield
        const tally = new Map<number, number>()
        for (const slot of groups.of(group)) {
          const from = of.at[slot]!
          if (from !== NONE) tally.set(from, (tally.get(from) ?? 0) + 1)
        }
        for (const [from, many] of tally) kept.push({ group, from, count: many })
      }
      for (let place = 0; place < slots.length; place++) {
        if ((place & 255) === 255 && isSliceOver()) yield
        const number = of.at[slots[place]!]!
        if (number === NONE || heads.at[number] === NONE) continue
        heads.at[number] = NONE
        centres.at[number] = NONE
        count--
      }
      yield* sortInSlices(kept, (a, b) => b.count - a.count || a.from - b.from)
      const isSettled = new Uint8Array(groups.count)
      for (const { group, from } of kept) {
        if (isSliceOver()) yield
        if (isSettled[group] === 1 || isTaken(from)) continue
        isSettled[group] = 1
        settleAt(from, groups.of(group))
      }
      const fresh: { readonly group: number; readonly first: number }[] = []
      for (let group = 0; group < groups.count; group++) {
        if (isSettled[group] === 0) fresh.push({ group, first: earliest(groups.of(group)) })
        if ((group & 15) === 15 && isSliceOver()) yield
      }
      yield* sortInSlices(fresh, (a, b) => byShelf(a.first, b.first))
      for (const { group, first } of fresh) {
        if (isSliceOver()) yield
        settleAt(naming.claim(first, isTaken), groups.of(group))
      }
    },
    save: (chest, shown) => {
      chest.put('stories.of', shown.of)
      chest.put('stories.next', shown.next)
      chest.put('stories.heads', shown.heads)
      chest.put('stories.centres', shown.centres)
    },
    *load(chest, slots, numbers) {
      of.load(chest, 'stories.of', slots)
      next.load(chest, 'stories.next', slots)
      heads.load(chest, 'stories.heads', numbers)
      centres.load(chest, 'stories.centres', numbers)
      const isOdd = (slot: number, number: number): boolean =>
        slot !== NONE && (slot >= slots || of.at[slot] !== number)
      for (let number = 0; number < numbers; number++) {
        if (isOdd(heads.at[number]!, number) || isOdd(centres.at[number]!, number))
          throw new SnapshotError('a story is not where it should be')
        if (heads.at[number] !== NONE) count++
        if ((number & 1023) === 0 && isSliceOver()) yield
      }
      for (let slot = 0; slot < slots; slot++) {
        const number = of.at[slot]!
        if (
          number !== NONE &&
          (number >= numbers || heads.at[number] === NONE || isOdd(next.at[slot]!, number))
        )
          throw new SnapshotError('an article is in no story')
        if ((slot & 1023) === 0 && isSliceOver()) yield
      }
    },
    print: slots => ({
      of: of.at.slice(0, slots),
      next: next.at.slice(0, slots),
      heads: heads.at.slice(0, naming.count),
      centres: centres.at.slice(0, naming.count),
      numbers: naming.count,
      count
    })
  }
}

/** Groups of slots side by side. */
interface SlotGroups {
  readonly count: number
  of(group: number): Uint32Array
}

function* groupsOf(
  slots: ArrayLike<number>,
  roots: ArrayLike<number>
): Generator<void, SlotGroups> {
  // Groups by number, in the order of their first slot; `ends` is where each ends once all are filled in.
  const numbers = new Int32Array(slots.length).fill(-1)
  const sizes = new Uint32Array(slots.length)
  let count = 0
  for (let place = 0; place < slots.length; place++) {
    const root = roots[place]!
    if (numbers[root] === -1) numbers[root] = count++
    sizes[numbers[root]!]!++
    if ((place & 1023) === 1023 && isSliceOver()) yield
  }
  const ends = new Uint32Array(count)
  for (let group = 1; group < count; group++) ends[group] = ends[group - 1]! + sizes[group - 1]!
  const sorted = new Uint32Array(slots.length)
  for (let place = 0; place < slots.length; place++) {
    const group = numbers[roots[place]!]!
    sorted[ends[group]!++] = slots[place]!
    if ((place & 1023) === 1023 && isSliceOver()) yield
  }
  return { count, of: group => sorted.subarray(ends[group]! - sizes[group]!, ends[group]) }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
