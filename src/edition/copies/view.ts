// The copies of one edition, as they are asked for. Knows who is together, and when each was printed.
import { EMPTY } from '../vault/order.ts'
import type { Copies, CopiesGround } from './copies.ts'
import type { Rings } from './rings.ts'

export const printView = ({ next, heads }: Rings, { shelf, outlets }: CopiesGround): Copies => {
  /** By head: the earliest slot. */
  const earliest = new Map<number, number>()
  const slotsOf = (slot: number): Uint32Array => {
    const slots: number[] = []
    if (slot >= next.length || next[slot] === EMPTY) return new Uint32Array(0)
    let at = slot
    do {
      slots.push(at)
      at = next[at]!
    } while (at !== slot)
    return Uint32Array.from(slots).toSorted()
  }
  const isEarlier = (a: number, b: number): boolean => {
    const [at, bt] = [shelf.instants[a]!, shelf.instants[b]!]
    if (Number.isNaN(at) || Number.isNaN(bt)) {
      if (Number.isNaN(at) !== Number.isNaN(bt)) return Number.isNaN(bt)
    } else if (at !== bt) return at < bt
    // Of one moment the shelf has the first id first.
    return shelf.ranks[a]! < shelf.ranks[b]!
  }
  const earliestOf = (slot: number): number => {
    const head = heads[slot]!
    const known = earliest.get(head)
    if (known !== undefined) return known
    const first = slotsOf(slot).reduce((best, other) => (isEarlier(other, best) ? other : best))
    earliest.set(head, first)
    return first
  }
  return {
    of: slot => shelf.idOf(next[slot] === slot ? slot : earliestOf(slot)),
    slotsOf,
    independent: slots => {
      const texts = new Set<number>()
      let isAny = false
      for (const slot of slots) {
        if (slot >= next.length || next[slot] === EMPTY) continue
        isAny = true
        if (outlets.of(slot) >= 0) texts.add(heads[slot]!)
      }
      return isAny ? Math.max(1, texts.size) : 0
    }
  }
}
