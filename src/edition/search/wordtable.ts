// A number for every spelling, found by its hashes without cutting the word out of its text. Knows characters only.

export interface WordTable {
  /** By number: each spelling once, as a string of its own. */
  readonly words: readonly string[]
  /** The number of the word at these offsets, the next one when it is new. Hashes as `eachWord` gives them. */
  numberAt(text: string, start: number, end: number, hash: number, check: number): number
  /** The same, -1 when it is new. */
  find(hash: number, check: number): number
}

/**
 * Open addressing with linear probing (Knuth 6.4), at most half full. Spellings are told apart by 64 bits of hash:
 * among a million of them two that share all 64 are to be expected once in some thirty million editions. A Map of
 * strings would cut, hash and compare a string for every word of every article.
 */
export const openWordTable = (): WordTable => {
  const words: string[] = []
  // Four integers a slot, side by side in memory: hash, check, the word's number and one (0 is empty), nothing.
  let slots = new Int32Array(4 << 12)

  const slotOf = (hash: number, check: number): number => {
    const mask = slots.length - 1
    for (let slot = (spread(hash) << 2) & mask; ; slot = (slot + 4) & mask)
      if (slots[slot + 2] === 0 || (slots[slot] === hash && slots[slot + 1] === check)) return slot
  }
  const grow = (): void => {
    const held = slots
    slots = new Int32Array(held.length * 2)
    for (let at = 0; at < held.length; at += 4)
      if (held[at + 2]! > 0) slots.set(held.subarray(at, at + 4), slotOf(held[at]!, held[at + 1]!))
  }

  return {
    words,
    numberAt: (text, start, end, hash, check) => {
      const slot = slotOf(hash, check)
      if (slots[slot + 2]! > 0) return slots[slot + 2]! - 1
      // A slice would keep the whole article alive.
      const own = Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le')
      slots[slot] = hash
      slots[slot + 1] = check
      slots[slot + 2] = words.push(own)
      if (words.length * 8 > slots.length) grow()
      return words.length - 1
    },
    find: (hash, check) => slots[slotOf(hash, check) + 2]! - 1
  }
}

/** The low bits of the hash of a short word hang on its last letters alone. */
const spread = (hash: number): number => hash ^ (hash >>> 15)
