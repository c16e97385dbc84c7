// Chance that repeats: a small seeded generator and the two distributions that the corpus is drawn from.

export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** True once in `1 / share` draws. */
  happens(share: number): boolean
  /** Uniform whole number in [0, below). */
  below(below: number): number
  /**
   * Rank in [0, ranks), rank r drawn in proportion to about 1 / (r + 1): Zipf's law with exponent 1, by the inverse
   * of its continuous distribution, so that a draw costs one power however many ranks there are.
   */
  rank(ranks: number): number
  /** Uniform member of a list that is not empty. */
  one<T>(from: readonly T[]): T
}

/**
 * Draws from sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, a few integer operations a draw.
 * The same seed gives the same draws on every machine.
 */
export function chance(seed: number): Chance {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let count = 1
  const draw = (): number => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  // Neighbouring seeds start alike; twelve rounds part them, as its author advises.
  for (let round = 0; round < 12; round++) draw()

  const below = (limit: number): number => Math.floor(draw() * limit)
  return {
    next: draw,
    happens: share => draw() < share,
    below,
    rank: ranks => Math.min(ranks - 1, Math.floor((ranks + 1) ** draw()) - 1),
    one: from => {
      const member = from[below(from.length)]
      if (member === undefined) throw new RangeError('one: nothing to draw from')
      return member
    }
  }
}
