// Which articles are most like each: what keeps the memory linear in the articles. Knows numbers, no vectors.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { CHUNK_BITS, openColumn, openLongColumn, WITHIN } from './columns.ts'
import { isSliceOver } from '../slices.ts'

/** Nearest articles remembered of each. */
export const MOST_NEAR = 16

/** An edge joins two articles where at least one is among the nearest of the other: it does not matter who came first. */
export interface Neighbours {
  hold(slots: number): void
  /** Whether an article has as many as are remembered, so that there may be others that are not. */
  isFull(slot: number): boolean
  /**
   * Offers `other` to the nearest of `slot`. Returns who had to go for it: `other` itself where it is not near enough, -1 where nobody had to.
   */
  offer(slot: number, other: number, alike: number): number
  /** Forgets an article's own nearest. */
  forget(slot: number): void
  /** Takes an article out of everybody's nearest; calls with each that had it. */
  withdraw(slot: number, had: (other: number) => void): void
  /** Calls with each article that an edge joins to this one, once. */
  each(slot: number, visit: (other: number, alike: number) => void): void
  /** Own nearest only. */
  eachOwn(slot: number, visit: (other: number, alike: number) => void): void
  has(slot: number, other: number): boolean
  save(chest: Chest, slots: number): void
  load(chest: Chest, slots: number): void
  /** Who is near was loaded, but not how near: `alikeOf` tells that again, below 0 for who cannot be. In slices. */
  recall(slots: number, alikeOf: (slot: number, other: number) => number): Generator<void>
}

/** Rows of `MOST_NEAR` places; every place is also a link in the chain of those that have the same neighbour. */
export const openNeighbours = (keys: () => Float64Array): Neighbours => {
  const counts = openColumn(Uint8Array)
  const near = openLongColumn(Uint32Array)
  const alikes = openLongColumn(Uint32Array)
  // Chains of places by who stands in them: the first by slot, the next by place; one more than it is, 0 ends.
  const heads = openColumn(Uint32Array)
  const nexts = openLongColumn(Uint32Array)
  const nearAt = (place: number): number => near.chunks[place >>> CHUNK_BITS]![place & WITHIN]!
  const alikeAt = (place: number): number => alikes.chunks[place >>> CHUNK_BITS]![place & WITHIN]!
  const nextAt = (place: number): number => nexts.chunks[place >>> CHUNK_BITS]![place & WITHIN]!
  const setNext = (place: number, next: number): void => {
    nexts.writable(place)[place & WITHIN] = next
  }

  const link = (place: number): void => {
    const other = nearAt(place)
    setNext(place, heads.at[other]!)
    heads.at[other] = place + 1
  }
  const unlink = (place: number): void => {
    const other = nearAt(place)
    if (heads.at[other] === place + 1) {
      heads.at[other] = nextAt(place)
      return
    }
    let at = heads.at[other]! - 1
    while (nextAt(at) !== place + 1) at = nextAt(at) - 1
    setNext(at, nextAt(place))
  }
  /** The order of nearness, the same whoever came first. */
  const isNearer = (alike: number, slot: number, place: number): boolean => {
    const held = alikeAt(place)
    return alike !== held ? alike > held : keys()[slot]! < keys()[nearAt(place)]!
  }
  const placeOf = (slot: number, other: number): number => {
    const from = slot * MOST_NEAR
    for (let place = from; place < from + counts.at[slot]!; place++)
      if (nearAt(place) === other) return place
    return -1
  }
  const write = (place: number, other: number, alike: number): void => {
    near.writable(place)[place & WITHIN] = other
    alikes.writable(place)[place & WITHIN] = alike
    link(place)
  }
  const drop = (slot: number, place: number): void => {
    unlink(place)
    const last = slot * MOST_NEAR + --counts.at[slot]!
    if (place === last) return
    unlink(last)
    write(place, nearAt(last), alikeAt(last))
  }

  return {
    hold: slots => {
      counts.hold(slots)
      heads.hold(slots)
      near.hold(slots * MOST_NEAR)
      alikes.hold(slots * MOST_NEAR)
      nexts.hold(slots * MOST_NEAR)
    },
    isFull: slot => counts.at[slot] === MOST_NEAR,
    offer: (slot, other, alike) => {
      const from = slot * MOST_NEAR
      const count = counts.at[slot]!
      const known = placeOf(slot, other)
      if (known >= 0) return -1
      if (count < MOST_NEAR) {
        counts.at[slot] = count + 1
        write(from + count, other, alike)
        return -1
      }
      let farthest = from
      for (let place = from + 1; place < from + count; place++)
        if (isNearer(alikeAt(farthest), nearAt(farthest), place)) farthest = place
      if (!isNearer(alike, other, farthest)) return other
      const gone = nearAt(farthest)
      unlink(farthest)
      write(farthest, other, alike)
      return gone
    },
    forget: slot => {
      const from = slot * MOST_NEAR
      for (let place = from; place < from + counts.at[slot]!; place++) unlink(place)
      counts.at[slot] = 0
    },
    withdraw: (slot, had) => {
      while (heads.at[slot] !== 0) {
        const place = heads.at[slot]! - 1
        const other = Math.floor(place / MOST_NEAR)
        had(other)
        drop(other, place)
      }
    },
    each: (slot, visit) => {
      const from = slot * MOST_NEAR
      for (let place = from; place < from + counts.at[slot]!; place++)
        visit(nearAt(place), alikeAt(place))
      for (let at = heads.at[slot]!; at !== 0; at = nextAt(at - 1)) {
        const other = Math.floor((at - 1) / MOST_NEAR)
        if (placeOf(slot, other) < 0) visit(other, alikeAt(at - 1))
      }
    },
    eachOwn: (slot, visit) => {
      const from = slot * MOST_NEAR
      for (let place = from; place < from + counts.at[slot]!; place++)
        visit(nearAt(place), alikeAt(place))
    },
    has: (slot, other) => placeOf(slot, other) >= 0,
    save: (chest, slots) => {
      counts.save(chest, 'stories.nearCounts', slots)
      near.save(chest, 'stories.near', slots * MOST_NEAR)
    },
    load: (chest, slots) => {
      counts.load(chest, 'stories.nearCounts', slots)
      near.load(chest, 'stories.near', slots * MOST_NEAR)
    },
    *recall(slots, alikeOf) {
      for (let slot = 0; slot < slots; slot++) {
        const from = slot * MOST_NEAR
        if (counts.at[slot]! > MOST_NEAR) throw new SnapshotError('a story has odd neighbours')
        for (let place = from; place < from + counts.at[slot]!; place++) {
          const other = nearAt(place)
          const alike = other < slots && other !== slot ? alikeOf(slot, other) : -1
          if (alike < 0) throw new SnapshotError('a story has odd neighbours')
          write(place, other, alike)
        }
        if ((slot & 15) === 15 && isSliceOver()) yield
      }
    }
  }
}
