// What articles count: the 12th package is not the 13th. Knows numbers only.

/** How many articles of a group say what: codes as `Features.ordinals` has them, what is counted and in the low byte the number. */
export type Counted = ReadonlyMap<number, number>

const NOTHING_COUNTED: Counted = new Map()

export const countedBy = (ordinals: readonly number[] | undefined): Counted =>
  ordinals === undefined ? NOTHING_COUNTED : new Map(ordinals.map(code => [code, 1]))

export const bothCounted = (a: Counted, b: Counted): Counted => {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a
  const sum = new Map(a)
  for (const [code, count] of b) sum.set(code, (sum.get(code) ?? 0) + count)
  return sum
}

/** What is left of how alike two articles are that count differently. */
const LEFT = 0.1

/**
 * What to multiply by how alike two groups of so many pairs are: 1 where they count nothing in common, or mostly agree.
 * A pair that says another number of the same thing is taken back by one that says the same.
 */
export const agreement = (a: Counted, b: Counted, pairs: number): number => {
  if (a.size === 0 || b.size === 0) return 1
  let against = 0
  for (const [code, count] of a)
    for (const [other, many] of b)
      if ((code ^ other) >>> 8 === 0) against += (code === other ? -1 : 1) * count * many
  return against <= 0 ? 1 : 1 - (1 - LEFT) * Math.min(1, against / pairs)
}
