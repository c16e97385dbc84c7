// Numbers by hash: open addressing in many small tables, so that no growth is a pause. Knows numbers only.

const SHARDS = 64
const BITS = 6

/**
 * Linear probing (Knuth 6.4), each table at most half full. Only ever added to: whoever looks up what was there at a
 * moment passes over numbers that came later.
 */
export class Hashes {
  readonly #shards: Uint32Array[] = Array.from({ length: SHARDS }, () => new Uint32Array(16))
  readonly #counts = new Uint32Array(SHARDS)

  /** The table in which a hash is looked for; walk it from `start` until 0. */
  shard(hash: number): Uint32Array {
    return this.#shards[hash & (SHARDS - 1)]!
  }

  start(hash: number): number {
    return hash >>> BITS
  }

  /** Forgets all, and makes room for as many numbers as shall come. */
  reserve(numbers: number): void {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2((2.2 * numbers) / SHARDS)))
    for (const at of this.#shards.keys()) this.#shards[at] = new Uint32Array(size)
    this.#counts.fill(0)
  }

  /** `hashOf` gives the hashes of the numbers that are there already. Numbers are above 0. */
  add(hash: number, number: number, hashOf: (number: number) => number): void {
    const at = hash & (SHARDS - 1)
    const shard = this.#shards[at]!
    if (++this.#counts[at]! * 2 > shard.length) {
      const larger = new Uint32Array(shard.length * 2)
      for (const held of shard) if (held !== 0) insert(larger, hashOf(held), held)
      this.#shards[at] = larger
    }
    insert(this.#shards[at]!, hash, number)
  }
}

const insert = (shard: Uint32Array, hash: number, number: number): void => {
  const mask = shard.length - 1
  let at = (hash >>> BITS) & mask
  while (shard[at] !== 0) at = (at + 1) & mask
  shard[at] = number
}

/** Spreads the bits of a hash, so that its low and its high ones are equally good (the finalizer of MurmurHash3). */
export const mix = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
