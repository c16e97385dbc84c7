// Whom each article is compared with, and how alike they are. Knows vectors and times, no stories.
import type { Column } from './columns.ts'
import { openColumn } from './columns.ts'
import { LEAST_ALIKE, nearness, WINDOW } from './grouping.ts'
import { agreement, countedBy } from './ordinals.ts'
import type { Rarity } from './rarity.ts'
import type { Vectors } from './vectors.ts'

/** Telling features that two articles share at least, or they are not compared: chance gives one. */
const FEWEST_SHARED = 2

export interface Company {
  /**
   * Calls with every article that is alike enough for an edge, in no order. Which those are is a matter of the two
   * articles, and of how rare each feature is.
   */
  find(slot: number, visit: (other: number, alike: number) => void): void
  /** How alike two articles are for an edge between them, however little. */
  alike(slot: number, other: number): number
  hold(slots: number): void
}

export const openCompany = (
  vectors: Vectors,
  rarity: Rarity,
  instants: Column<Float64Array>,
  isThere: Column<Uint8Array>,
  ordinals: ReadonlyMap<number, readonly number[]>
): Company => {
  const shared = openColumn(Uint8Array)
  /** Weights of the asker by feature, for the while of one question. */
  const own = openColumn(Uint16Array)
  const met = openColumn(Uint32Array)

  const factorOf = (slot: number, other: number): number =>
    nearness(Math.abs(instants.at[other]! - instants.at[slot]!)) *
    agreement(countedBy(ordinals.get(slot)), countedBy(ordinals.get(other)), 1)
  const take = (slot: number): void => {
    own.hold(vectors.features)
    const weights = vectors.weightsOf(slot)
    vectors.idsOf(slot).forEach((id, at) => (own.at[id] = weights[at]!))
  }
  const giveBack = (slot: number): void => {
    for (const id of vectors.idsOf(slot)) own.at[id] = 0
  }

  return {
    alike: (slot, other) => {
      take(slot)
      const dot = vectors.dot(own.at, other)
      giveBack(slot)
      return Math.floor(dot * factorOf(slot, other))
    },
    hold: slots => {
      shared.hold(slots)
      met.hold(slots)
    },
    find: (slot, visit) => {
      take(slot)
      const ids = vectors.idsOf(slot)
      const at = instants.at[slot]!
      let count = 0
      for (const id of ids)
        if (!rarity.isCommon(id)) count = vectors.meetHolders(id, shared.at, met.at, count)
      for (let i = 0; i < count; i++) {
        const other = met.at[i]!
        const common = shared.at[other]!
        shared.at[other] = 0
        if (common < FEWEST_SHARED || other === slot || isThere.at[other] === 0) continue
        const gap = Math.abs(instants.at[other]! - at)
        if (gap > WINDOW) continue
        const dot = vectors.dot(own.at, other)
        if (dot < LEAST_ALIKE) continue
        const alike = Math.floor(dot * factorOf(slot, other))
        if (alike >= LEAST_ALIKE) visit(other, alike)
      }
      giveBack(slot)
    }
  }
}
