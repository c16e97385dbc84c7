// Articles whose words may stand near each other, until it is known how good the others are. Knows scores, no places.
import type { Nearness } from './nearness.ts'
import { freshness } from './ranking.ts'
import type { Top } from './top.ts'
import { boundOfBest } from './top.ts'
import type { Lower, Scene } from './wanted.ts'
import { SLACK } from './wanted.ts'

// Of all who wait, in order: side by side, and kept for the next query.
let room = 1 << 10
let slots = new Uint32Array(room)
let owners = new Uint32Array(room)
let helds = new Uint32Array(room)
let sums = new Float64Array(room)
let bounds = new Float64Array(room)

const makeRoom = (): void => {
  room *= 2
  const held = { slots, owners, helds, sums, bounds }
  slots = new Uint32Array(room)
  owners = new Uint32Array(room)
  helds = new Uint32Array(room)
  sums = new Float64Array(room)
  bounds = new Float64Array(room)
  slots.set(held.slots)
  owners.set(held.owners)
  helds.set(held.helds)
  sums.set(held.sums)
  bounds.set(held.bounds)
}

/**
 * To look up how near two words stand costs as much as to score some hundred articles, and it matters for few. So whoever may come in
 * by it waits: first it is done for those that may be worth most, then for those whom that leaves any hope.
 */
export class Waiting {
  readonly #scene: Scene
  readonly #top: Top
  readonly #lower: Lower
  /** By segment, in the order of the search. */
  readonly #nears: readonly Nearness[]
  size = 0

  constructor(nears: readonly Nearness[], scene: Scene, top: Top, lower: Lower) {
    this.#nears = nears
    this.#scene = scene
    this.#top = top
    this.#lower = lower
  }

  /** An article of a segment: its score without what it is waiting for, the clauses that it holds, a bit each, and its score at most. */
  add(segment: number, slot: number, sum: number, held: number, bound: number): void {
    if (this.size === room) makeRoom()
    slots[this.size] = slot
    owners[this.size] = segment
    sums[this.size] = sum
    helds[this.size] = held
    bounds[this.size++] = bound
  }

  /** Nobody waits any more. */
  settle(): void {
    const first = boundOfBest([bounds.subarray(0, this.size)], FIRST)
    this.#offer(first, Number.POSITIVE_INFINITY)
    this.#offer(Number.NEGATIVE_INFINITY, first)
    this.size = 0
  }

  /** Those with bounds from `from` up to `to`, where they can still come in. In order: blocks are read once then. */
  #offer(from: number, to: number): void {
    const top = this.#top
    let least = Math.max(top.least, this.#lower.least)
    for (let n = 0; n < this.size; n++) {
      const bound = bounds[n]!
      if (bound < least || bound < from || bound >= to) continue
      const slot = slots[n]!
      const fresh = freshness(this.#scene.recency, slot)
      const near = this.#nears[owners[n]!]!
      top.offer(slot, near.added(sums[n]!, helds[n]!, slot, least / (fresh * SLACK)) * fresh)
      least = Math.max(least, top.least)
    }
  }
}

/** How many are looked at before the others: what they have says of most that it need not be looked up. */
const FIRST = 64
