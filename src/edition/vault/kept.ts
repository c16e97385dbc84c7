// The last things decoded, kept while they are small enough together. Knows numbers and sizes.

/** What is decoded by number; asking makes it the last to go. */
export interface Kept<Thing> {
  get(number: number): Thing | undefined
  /** `size`: about how many bytes it takes. The largest of all is kept too, alone if it must be. */
  keep(number: number, thing: Thing, size: number): void
  drop(number: number): void
}

export const openKept = <Thing>(most: number): Kept<Thing> => {
  // A map gives its keys in the order in which they were put: the first is the one asked for longest ago.
  const kept = new Map<number, { readonly thing: Thing; readonly size: number }>()
  let total = 0
  // It need not be put anew: one answer asks for one thing many times in a row.
  let newest = Number.NaN
  const drop = (number: number) => {
    total -= kept.get(number)?.size ?? 0
    kept.delete(number)
  }
  return {
    get: number => {
      const found = kept.get(number)
      if (found === undefined) return undefined
      if (number !== newest) {
        kept.delete(number)
        kept.set(number, found)
        newest = number
      }
      return found.thing
    },
    keep: (number, thing, size) => {
      drop(number)
      kept.set(number, { thing, size })
      newest = number
      total += size
      for (const oldest of kept.keys()) {
        if (total <= most || kept.size === 1) break
        drop(oldest)
      }
    },
    drop
  }
}
