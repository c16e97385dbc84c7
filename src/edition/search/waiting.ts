// Articles whose words may stand near each other, until it is known how good the others are. Knows scores, no places.
import type { Nearness } from './nearness.ts'
import { freshness } from './ranking.ts'
import type { Top } from './top.ts'
import { boundOfBest } from './top.ts'
import type { Lower, Scene } from './wanted.ts'
import { SLACK } from './wanted.ts'

/** Of one segment; a class, because one article after the other is entered. */
export class Waiting {
  readonly near: Nearness
  #size = 0
  #slots = new Uint32Array(64)
  #held = new Uint32Array(64)
  #sums = new Float64Array(64)
  #bounds = new Float64Array(64)

  constructor(near: Nearness) {
    this.near = near
  }

  /** An article's score without what it is waiting for, the clauses that it holds, a bit each, and its score at most. */
  add(slot: number, sum: number, held: number, bound: number): void {
    if (this.#size === this.#slots.length) this.#grow()
    this.#slots[this.#size] = slot
    this.#sums[this.#size] = sum
    this.#held[this.#size] = held
    this.#bounds[this.#size++] = bound
  }

  #grow(): void {
    const room = 4 * this.#size
    const [slots, held] = [new Uint32Array(room), new Uint32Array(room)]
    const [sums, bounds] = [new Float64Array(room), new Float64Array(room)]
    slots.set(this.#slots)
    held.set(this.#held)
    sums.set(this.#sums)
    bounds.set(this.#bounds)
    this.#slots = slots
    this.#held = held
    this.#sums = sums
    this.#bounds = bounds
  }

  /** Until the next is added. */
  get bounds(): Float64Array {
    return this.#bounds.subarray(0, this.#size)
  }

  /** Offers those with bounds from `from` up to `to`, where they can still come in. In order: blocks are read once then. */
  offer(from: number, to: number, { recency }: Scene, top: Top, lower: Lower): void {
    for (let n = 0; n < this.#size; n++) {
      const bound = this.#bounds[n]!
      const least = Math.max(top.least, lower.least)
      if (bound < from || bound >= to || bound < least) continue
      const slot = this.#slots[n]!
      const fresh = freshness(recency, slot)
      const enough = least / (fresh * SLACK)
      top.offer(slot, this.near.added(this.#sums[n]!, this.#held[n]!, slot, enough) * fresh)
    }
  }

  clear(): void {
    this.#size = 0
  }
}

/** How many are looked at before the others: what they have says of most that it need not be looked up. */
const FIRST = 64

/**
 * Nobody waits any more. To look up how near two words stand costs as much as to score some hundred articles, and it matters for
 * few: first it is done for those that may be worth most, then for those whom that leaves any hope.
 */
export const settleWaiting = (
  all: readonly Waiting[],
  scene: Scene,
  top: Top,
  lower: Lower
): void => {
  const first = boundOfBest(
    all.map(({ bounds }) => bounds),
    FIRST
  )
  for (const each of all) each.offer(first, Number.POSITIVE_INFINITY, scene, top, lower)
  for (const each of all) {
    each.offer(Number.NEGATIVE_INFINITY, first, scene, top, lower)
    each.clear()
  }
}
