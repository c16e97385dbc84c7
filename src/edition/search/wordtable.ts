// A number for every spelling, found by its hashes without cutting the word out of its text. Knows characters only.
import { Letters } from './letters.ts'
import { Numbers } from './numbers.ts'

const SHARDS = 256
const EMPTY = new Int32Array(2)

/**
 * Open addressing with linear probing (Knuth 6.4), at most three quarters full, in 256 tables by the first bits of the
 * hash: each grows by itself, in well below a millisecond, however many words there are. Spellings are told apart by 64
 * bits of hash: among a million of them two that share all 64 are to be expected once in some thirty million editions.
 * Append-only: numbers never change, so that whoever knows how many there were can look into the past.
 */
export class WordTable {
  /** Pairs: the second hash, and the word's number and one (0 is empty). */
  #shards: Int32Array[] = Array.from({ length: SHARDS }, () => EMPTY)
  #counts: Uint32Array = new Uint32Array(SHARDS)
  /** Two or four numbers a word, side by side: its first hash, and what whoever keeps the table notes of it. */
  #records = new Numbers()
  readonly #width: 1 | 2
  #letters = new Letters()

  /** How many numbers can be noted of a word. */
  constructor(notes: 1 | 3 = 3) {
    this.#width = notes === 1 ? 1 : 2
  }

  get size(): number {
    return this.#letters.size
  }

  /** Hashes as `eachWord` gives them; -1 when the word is new. */
  find(hash: number, check: number): number {
    const table = this.#shards[hash >>> 24]!
    for (let at = homeOf(hash, table); ;) {
      const number = table[at + 1]!
      if (number === 0) return -1
      if (table[at] === check && (this.#records.get((number - 1) << this.#width) | 0) === hash)
        return number - 1
      at += 2
      if (at === table.length) at = 0
    }
  }

  /** The number of the word at these offsets, the next one when it is new. */
  numberAt(text: string, start: number, end: number, hash: number, check: number): number {
    const known = this.find(hash, check)
    return known < 0 ? this.enter(text.slice(start, end), hash, check) : known
  }

  /** Gives a word that is not in the table the next number. */
  enter(word: string, hash: number, check: number): number {
    const number = this.#letters.push(word)
    this.#records.append(number << this.#width, hash)
    this.#place(hash, check, number)
    return number
  }

  word(number: number): string {
    return this.#letters.at(number)
  }

  /** What was noted of a word, 0 before; `about` is 1 or more. */
  noted(number: number, about: 1 | 2 | 3): number {
    return this.#records.get((number << this.#width) + about)
  }

  /** Whoever looks into the past sees it, too. */
  note(number: number, about: 1 | 2 | 3, value: number): void {
    this.#records.append((number << this.#width) + about, value)
  }

  /** Below 0 when word `a` sorts before word `b`. */
  compare(a: number, b: number): number {
    return this.#letters.compare(a, b)
  }

  /** The first `size` words for a snapshot, in slices, between which words may be entered. */
  *flat(size: number): Generator<void, FlatTable> {
    const shards: Int32Array[] = []
    const counts = new Uint32Array(SHARDS)
    for (const [shard, table] of this.#shards.entries()) {
      const kept = keptOf(table, size, this.#records, this.#width)
      shards.push(kept.table)
      counts[shard] = kept.count
      if (shard % 64 === 63) yield
    }
    const all = new Int32Array(shards.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const table of shards) {
      all.set(table, at)
      at += table.length
    }
    yield
    const lengths = Uint32Array.from(shards, ({ length }) => length)
    const records = this.#records.flat(size << this.#width)
    yield
    return { records, shards: all, lengths, counts, ...this.#letters.flat(size) }
  }

  /** What `flat` gave, once more, in slices; it is written to from then on. Throws RangeError where the parts do not fit together. */
  static *from(
    { records, shards, lengths, counts, ...letters }: FlatTable,
    notes: 1 | 3 = 3
  ): Generator<void, WordTable> {
    const table = new WordTable(notes)
    table.#letters = yield* Letters.from(letters)
    const words = counts.reduce((sum, count) => sum + count, 0)
    if (records.length !== table.size << table.#width || words !== table.size)
      throw new RangeError('words: cut off')
    table.#records = Numbers.from(records)
    let at = 0
    table.#shards = Array.from({ length: SHARDS }, (_, shard) => {
      const length = lengths[shard] ?? 0
      // Full tables would be looked through for ever.
      if (length < 2 || length % 2 === 1 || isOverfull(counts[shard] ?? 0, length))
        throw new RangeError('words: too full')
      at += length
      return shards.subarray(at - length, at)
    })
    if (at !== shards.length) throw new RangeError('words: cut off')
    table.#counts = counts
    return table
  }

  #place(hash: number, check: number, number: number): void {
    const shard = hash >>> 24
    let table = this.#shards[shard]!
    if (isOverfull(++this.#counts[shard]!, table.length)) {
      table = regrown(table, this.#records, this.#width)
      this.#shards[shard] = table
    }
    put(table, hash, check, number + 1)
  }
}

/** A table as it lies in a snapshot: the shards one after the other, how long each is and how many words are in it. */
export interface FlatTable {
  readonly records: Uint32Array
  readonly shards: Int32Array
  readonly lengths: Uint32Array
  readonly counts: Uint32Array
  readonly bytes: Uint8Array
  readonly pages: Uint32Array
  readonly places: Uint32Array
}

/** Three quarters; a word takes two numbers. */
const isOverfull = (words: number, length: number): boolean => words * 8 > length * 3

/** A copy of a shard with no more than the first `size` words, and how many of them it has. */
const keptOf = (
  table: Int32Array,
  size: number,
  records: Numbers,
  width: number
): { readonly table: Int32Array; readonly count: number } => {
  let [count, all] = [0, 0]
  for (let at = 1; at < table.length; at += 2) {
    if (table[at] === 0) continue
    all++
    if (table[at]! <= size) count++
  }
  if (count === all) return { table: table.slice(), count }
  const kept = new Int32Array(table.length)
  for (let at = 0; at < table.length; at += 2)
    if (table[at + 1]! > 0 && table[at + 1]! <= size)
      put(kept, records.get((table[at + 1]! - 1) << width) | 0, table[at]!, table[at + 1]!)
  return { table: kept, count }
}

const put = (table: Int32Array, hash: number, check: number, entry: number): void => {
  let at = homeOf(hash, table)
  while (table[at + 1] !== 0) {
    at += 2
    if (at === table.length) at = 0
  }
  table[at] = check
  table[at + 1] = entry
}

const regrown = (table: Int32Array, records: Numbers, width: number): Int32Array => {
  const larger = new Int32Array(Math.max(16, 2 * Math.ceil(0.75 * table.length)))
  for (let at = 0; at < table.length; at += 2)
    if (table[at + 1]! > 0)
      put(larger, records.get((table[at + 1]! - 1) << width) | 0, table[at]!, table[at + 1]!)
  return larger
}

/**
 * Where the search for a hash begins: its share of 65,536 in a table of any length, which so need not double. The low bits
 * of the hash of a short word hang on its last letters alone.
 */
const homeOf = (hash: number, table: Int32Array): number =>
  (Math.imul((hash ^ (hash >>> 15)) & 0xffff, table.length >>> 1) >>> 16) << 1
