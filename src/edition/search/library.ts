// All segments of the index, the articles not frozen yet, and who was removed. Knows when to freeze and what to merge.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import type { Line } from './line.ts'
import { merge } from './merging.ts'
import { openPending } from './pending.ts'
import type { Lengths, Usual } from './ranking.ts'
import type { Segment } from './segment.ts'
import type { LengthsPress } from './lengths.ts'
import { lengthsFrom, openLengths, saveLengths } from './lengths.ts'
import { loadSegments, saveSegments } from './keeping.ts'

/** Immutable: the segments of one moment, which together hold every slot below `slots`. */
export interface Library {
  readonly segments: readonly Segment[]
  readonly lengths: Lengths
  /** Of the articles not removed. */
  readonly usual: Usual
  /** 1 by slot for what was removed. */
  readonly removed: Uint8Array
  readonly slots: number
}

/** Adding and removing are in slices, of which nearly every article needs one; each to be run to its end before the next. */
export interface LibraryPress {
  add(slot: number, line: Line): Generator<void>
  remove(slot: number, line: Line): Generator<void>
  settle(whole: boolean): Generator<void>
  print(): Library & { save(chest: Chest): void }
}

/** Segments of one size to a merge, and how much larger the next size is. */
const FAN = 8
/** Postings of the smallest size: what one freezing makes. */
const SMALLEST = 30_000
/** Merges of fewer postings than this run to their end at once: some tens of milliseconds, in slices. */
const SHORT = 1_000_000

/** What the library tells of the articles that have become part of it, or are no more. */
export interface Counter {
  count(line: Line, change: 1 | -1): void
  hold(term: number, change: number): void
}

/** What a view saved, in slices. Throws SnapshotError for a chest that it does not fit. */
export function* loadLibrary(counter: Counter, chest: Chest): Generator<void, LibraryPress> {
  return openLibrary(counter, yield* lengthsFrom(chest), loadSegments(chest))
}

export const openLibrary = (
  counter: Counter,
  lengths: LengthsPress = openLengths(),
  given: readonly Segment[] = []
): LibraryPress => {
  let segments = given
  const pending = openPending()
  // By segment, how many of its articles were removed since it was written.
  const lost = new Map<Segment, number>()
  if ((segments.at(-1)?.end ?? 0) !== lengths.slots) throw new SnapshotError('index: cut off')
  for (const segment of segments) lost.set(segment, 0)

  let long: Merging | null = null
  /** How many postings of a long merge are owed: as articles come, it goes on. */
  let owed = 0

  /** Under way: until it has ended nothing is added to what is pending. */
  let freezing: Generator<void> | undefined

  /** Whoever comes while it is under way goes on with it. */
  function* freeze(): Generator<void> {
    const work = (freezing ??= frozen())
    while (work.next().done !== true) yield
    if (freezing === work) freezing = undefined
  }
  function* frozen(): Generator<void> {
    if (pending.size === 0) return
    const { segment, articles } = yield* pending.freeze(lengths, lengths.usual())
    yield
    articles.forEach((held, at) => counter.hold(segment.terms[at]!, held))
    segments = [...segments, segment]
    lost.set(segment, lengths.removedIn(segment))
    owed += 2 * FAN * segment.postings
  }
  const begin = (parts: readonly Segment[]): Merging => {
    const removed = removedIn(parts)
    return { parts, removed, work: merge(parts, lengths, lengths.usual(), lengths.removed) }
  }
  const replace = ({ parts, removed }: Merging, by: Segment): void => {
    segments = segments.toSpliced(segments.indexOf(parts[0]!), parts.length, by)
    for (const part of parts) lost.delete(part)
    lost.set(by, removedIn([by]) - removed)
  }
  const removedIn = (parts: readonly Segment[]): number =>
    parts.reduce((sum, part) => sum + lengths.removedIn(part), 0)

  return {
    *add(slot, line) {
      if (pending.isFull || freezing !== undefined) yield* freeze()
      lengths.add(slot, line)
      pending.add(slot, line)
      counter.count(line, 1)
    },
    *remove(slot, line) {
      if (slot >= (segments.at(-1)?.end ?? 0)) yield* freeze()
      lengths.remove(slot)
      counter.count(line, -1)
      let before = 0
      for (const term of line.terms.toSorted()) {
        if (term !== before) counter.hold(term, -1)
        before = term
      }
      const at = indexOf(segments, slot)
      if (at >= 0) lost.set(segments[at]!, lost.get(segments[at]!)! + 1)
    },
    *settle(whole) {
      const isDue = (): boolean => whole || owed > 0
      yield* freeze()
      yield
      for (;;) {
        const due = nextMerge(segments, long?.parts ?? [], lost)
        if (due !== null && (whole || sizeOf(due) <= SHORT)) {
          const short = begin(due)
          let step = short.work.next()
          for (; step.done !== true; step = short.work.next()) yield
          replace(short, step.value)
          yield
          continue
        }
        if (long === null && due !== null) long = begin(due)
        if (long === null) return
        let step = long.work.next()
        for (; step.done !== true && isDue(); step = long.work.next()) {
          owed -= step.value
          yield
        }
        if (step.done !== true) return
        replace(long, step.value)
        long = null
      }
    },
    print: () => {
      for (const _ of freeze());
      const view = { segments, ...lengths.print() }
      return {
        ...view,
        save: into => {
          saveLengths(into, view)
          saveSegments(into, view.segments)
        }
      }
    }
  }
}

interface Merging {
  readonly parts: readonly Segment[]
  /** How many articles of these were removed when it began: those are left out. */
  readonly removed: number
  readonly work: Generator<number, Segment>
}

/**
 * Which neighbours to make one: those in a row that are of one size, and what smaller ones lie between, once there are
 * `FAN` of that size; the smallest first. So a word is written once for each size there is. Or one of which a third of the
 * articles was removed. Null when nothing is due.
 */
const nextMerge = (
  segments: readonly Segment[],
  busy: readonly Segment[],
  lost: ReadonlyMap<Segment, number>
): readonly Segment[] | null => {
  const free = (segment: Segment): boolean => !busy.includes(segment)
  const levels = segments.map(segment => (free(segment) ? levelOf(segment) : BUSY))
  for (let level = 0; level <= Math.max(0, ...levels.filter(each => each < BUSY)); level++)
    for (let from = 0; from < segments.length;) {
      let to = from
      let alike = 0
      for (; to < segments.length && levels[to]! <= level; to++) if (levels[to] === level) alike++
      if (alike >= FAN) return segments.slice(from, Math.min(to, from + MOST_PARTS))
      from = to + 1
    }
  const hollow = segments.find(
    segment => free(segment) && lost.get(segment)! * 3 > segment.end - segment.first
  )
  return hollow === undefined || hollow.postings === 0 ? null : [hollow]
}

/** Segments that one merge may hold: after a long load there may be hundreds. */
const MOST_PARTS = 64

/** Of a segment that is being merged: it ends every row. */
const BUSY = Number.POSITIVE_INFINITY

const levelOf = ({ postings }: Segment): number =>
  Math.max(0, Math.ceil(Math.log(Math.max(1, postings / SMALLEST)) / Math.log(FAN)))

const sizeOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { postings }) => sum + postings, 0)

/** The segment that holds a slot; -1 where none does. */
const indexOf = (segments: readonly Segment[], slot: number): number => {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (segments[middle]!.end <= slot) low = middle + 1
    else high = middle
  }
  return low < segments.length ? low : -1
}
