// The best of many, kept while they come by. Knows scores and ranks only.

/** The `limit` slots with the highest scores; of equals the one of the lower rank. A heap (Knuth 5.2.3): the rest is never sorted. */
export class Top {
  readonly #limit: number
  readonly #ranks: Uint32Array
  readonly #slots: number[] = []
  readonly #scores: number[] = []

  constructor(limit: number, ranks: Uint32Array) {
    this.#limit = Math.max(0, limit)
    this.#ranks = ranks
  }

  /** How many there are. */
  get size(): number {
    return this.#scores.length
  }

  /** How many more are wanted. */
  get missing(): number {
    return this.#limit - this.#scores.length
  }

  /** What a score must reach to come in: below it, nothing does. */
  get least(): number {
    if (this.#limit === 0) return Number.POSITIVE_INFINITY
    return this.#scores.length < this.#limit ? Number.NEGATIVE_INFINITY : this.#scores[0]!
  }

  offer(slot: number, score: number): void {
    const [slots, scores] = [this.#slots, this.#scores]
    if (scores.length < this.#limit) {
      let at = scores.length
      for (; at > 0; at = (at - 1) >> 1) {
        const parent = (at - 1) >> 1
        if (!this.#isWorse(slot, score, parent)) break
        slots[at] = slots[parent]!
        scores[at] = scores[parent]!
      }
      slots[at] = slot
      scores[at] = score
    } else if (this.#limit > 0 && !this.#isWorse(slot, score, 0)) this.#sink(slot, score)
  }

  /** Best first. */
  sorted(): { readonly slot: number; readonly score: number }[] {
    return this.#slots
      .map((slot, at) => ({ slot, score: this.#scores[at]! }))
      .toSorted((a, b) => b.score - a.score || this.#ranks[a.slot]! - this.#ranks[b.slot]!)
  }

  #sink(slot: number, score: number): void {
    const [slots, scores] = [this.#slots, this.#scores]
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= slots.length) break
      if (child + 1 < slots.length && this.#isWorse(slots[child + 1]!, scores[child + 1]!, child))
        child++
      if (this.#isWorse(slot, score, child)) break
      slots[at] = slots[child]!
      scores[at] = scores[child]!
      at = child
    }
    slots[at] = slot
    scores[at] = score
  }

  /** Than the one at this place of the heap. */
  #isWorse(slot: number, score: number, at: number): boolean {
    const other = this.#scores[at]!
    return score < other || (score === other && this.#ranks[slot]! > this.#ranks[this.#slots[at]!]!)
  }
}
