// The one order of the slots, kept while articles come and go, in slices. Knows numbers and how two slots compare.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'

/** Immutable. */
export interface Order {
  /** The slots on the shelf, in order. */
  readonly latest: Uint32Array
  /** By slot: its position in `latest`; EMPTY for one that is not on the shelf. */
  readonly ranks: Uint32Array
}

export const EMPTY = 0xffff_ffff

export const NO_ORDER: Order = { latest: new Uint32Array(0), ranks: new Uint32Array(0) }

/** Compares two slots; never 0 for two of them. */
export type Compare = (a: number, b: number) => number

/** How many slots are compared between two yields: some tenths of a millisecond. */
const SLICE = 256

/**
 * The order before, without `gone` and with `come` (each in any order), for `slots` slots. Nothing of the order before
 * is compared again: what comes is sorted and finds its places by bisection, and what is between moves as a block.
 */
export function* reorder(
  before: Order,
  come: readonly number[],
  gone: readonly number[],
  slots: number,
  compare: Compare
): Generator<void, Order> {
  const staying = yield* without(before, gone)
  const arriving = yield* sorted(Uint32Array.from(come), compare)
  const latest = yield* merged(staying, arriving, compare)
  const ranks = new Uint32Array(slots).fill(EMPTY)
  for (let rank = 0; rank < latest.length; rank++) {
    ranks[latest[rank]!] = rank
    if (rank % (SLICE * 128) === SLICE * 128 - 1) yield
  }
  return { latest, ranks }
}

function* without({ latest, ranks }: Order, gone: readonly number[]): Generator<void, Uint32Array> {
  if (gone.length === 0) return latest
  const leaving = new Uint8Array(latest.length)
  for (const slot of gone) leaving[ranks[slot]!] = 1
  const staying = new Uint32Array(latest.length - gone.length)
  let [from, to, moved] = [0, 0, 0]
  for (let rank = leaving.indexOf(1); rank >= 0; rank = leaving.indexOf(1, from)) {
    staying.set(latest.subarray(from, rank), to)
    to += rank - from
    from = rank + 1
    if (++moved % SLICE === 0) yield
  }
  staying.set(latest.subarray(from), to)
  return staying
}

function* merged(
  staying: Uint32Array,
  arriving: Uint32Array,
  compare: Compare
): Generator<void, Uint32Array> {
  const latest = new Uint32Array(staying.length + arriving.length)
  let from = 0
  for (const [i, slot] of arriving.entries()) {
    const place = placeOf(slot, staying, from, compare)
    latest.set(staying.subarray(from, place), from + i)
    latest[place + i] = slot
    from = place
    if (i % SLICE === SLICE - 1) yield
  }
  latest.set(staying.subarray(from), from + arriving.length)
  return latest
}

/** The first position from `from` on whose slot comes after; found in steps that double, as most arrive near each other. */
const placeOf = (slot: number, latest: Uint32Array, from: number, compare: Compare): number => {
  let low = from
  let step = 1
  while (low + step <= latest.length && compare(latest[low + step - 1]!, slot) < 0) {
    low += step
    step *= 2
  }
  let high = Math.min(latest.length, low + step - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(latest[middle]!, slot) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Runs that are sorted at once, merged two by two. */
function* sorted(slots: Uint32Array, compare: Compare): Generator<void, Uint32Array> {
  const run = 64
  for (let start = 0; start < slots.length; start += run) {
    slots.subarray(start, start + run).sort(compare)
    yield
  }
  let from = slots
  let to: Uint32Array = new Uint32Array(slots.length)
  for (let width = run; width < slots.length; width *= 2) {
    for (let start = 0; start < slots.length; start += 2 * width) {
      const middle = Math.min(start + width, slots.length)
      const end = Math.min(start + 2 * width, slots.length)
      let [a, b] = [start, middle]
      for (let at = start; at < end; at++) {
        const first = b === end || (a < middle && compare(from[a]!, from[b]!) < 0)
        to[at] = first ? from[a++]! : from[b++]!
        if ((at & (SLICE - 1)) === 0) yield
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** By reference. The ranks are worked out again. */
export const saveOrder = ({ latest, ranks }: Order, chest: Chest): void => {
  chest.put('shelf/counts', Uint32Array.of(ranks.length, latest.length))
  chest.put('shelf/latest', latest)
}

/** The order as it was, in slices. */
export function* takeOrder(chest: Chest): Generator<void, Order> {
  const latest = chest.take('shelf/latest', Uint32Array)
  const [slots, count] = chest.take('shelf/counts', Uint32Array)
  if (latest.length !== count) throw new SnapshotError('its shelf does not fit together')
  const ranks = new Uint32Array(slots ?? 0).fill(EMPTY)
  for (let rank = 0; rank < latest.length; rank++) {
    if (ranks[latest[rank]!] !== EMPTY) throw new SnapshotError('its shelf does not fit together')
    ranks[latest[rank]!] = rank
    if (rank % (SLICE * 128) === SLICE * 128 - 1) yield
  }
  return { latest, ranks }
}
