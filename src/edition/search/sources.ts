// The articles of a clause in one segment, a block at a time. Knows blocks, no scores.
import { firstFrom } from './bisecting.ts'
import { Block } from './block.ts'
import type { Column } from './dense.ts'
import { columnOf, countsIn } from './dense.ts'
import type { Postings, Segment } from './segment.ts'
import { BLOCK, blockFor, lastOf, mostOf, postingsOf } from './segment.ts'
import type { Wanted } from './wanted.ts'

/** Blocks that are there already, those of a phrase or the only one of a rare word; or a word's, read when asked for. */
export class Source {
  readonly #read: readonly Block[]
  readonly #most: number
  // The blocks read last: windows share some, and what stands near each other is looked up in those of the window.
  readonly #kept: Block[] = []
  readonly #numbers = [-1, -1, -1, -1]
  // The block where an article was last looked up: the slots that no other can hold, and its column where it is dense.
  #number = -1
  #from = 0
  #to = -1
  #column: Column | null = null
  /** Of a word; null of a phrase. */
  readonly postings: Postings | null
  readonly blocks: number
  /** Articles, at most. */
  readonly size: number

  constructor(read: readonly Block[], most: number, postings: Postings | null = null) {
    this.#read = read
    this.#most = most
    this.postings = postings
    this.blocks = this.isRead ? read.length : postings!.blocks
    this.size = postings?.articles ?? read.length * BLOCK
  }

  /** Whether its blocks are there: then every slot can be looked at for nothing. */
  get isRead(): boolean {
    return this.postings === null || this.postings.firstBlock < 0
  }

  /** The first block that may hold this slot or a later one. */
  first(slot: number): number {
    if (!this.isRead) return blockFor(this.postings!, slot)
    let [low, high] = [0, this.#read.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.last(middle) < slot) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The last slot of a block. */
  last(number: number): number {
    if (!this.isRead) return lastOf(this.postings!, number)
    const { slots, count } = this.#read[number]!
    return slots[count - 1]!
  }

  /** What an article of the block is worth at most, before weight, when lengths are usual for the segment. */
  most(number: number): number {
    return this.isRead ? this.#most : mostOf(this.postings!, number)
  }

  /** Until three others were asked for, where it has to be read. */
  block(number: number): Block {
    if (this.isRead) return this.#read[number]!
    const place = number & 3
    const block = (this.#kept[place] ??= takeBlock())
    if (this.#numbers[place] !== number) {
      block.read(this.postings!, number)
      this.#numbers[place] = number
    }
    return block
  }

  /** How often each field of an article has the word, packed; 0 where none has. Of a dense block no more is read than this. */
  countsAt(slot: number): number {
    if (slot < this.#from || slot > this.#to) this.#look(slot)
    const column = this.#column
    if (column !== null) return slot < column.first ? 0 : countsIn(column, slot)
    if (this.#number >= this.blocks) return 0
    const { slots, counts, count } = this.block(this.#number)
    const row = firstFrom(slots, slot, 0, count)
    return row < count && slots[row] === slot ? counts[row]! : 0
  }

  #look(slot: number): void {
    const number = this.first(slot)
    this.#number = number
    this.#from = number === 0 ? 0 : this.last(number - 1) + 1
    this.#to = number < this.blocks ? this.last(number) : Number.POSITIVE_INFINITY
    this.#column = number < this.blocks ? this.column(number) : null
  }

  /** Of a dense block; null of any other. */
  column(number: number): Column | null {
    return this.isRead ? null : columnOf(this.postings!, number)
  }

  /** The block of this number, when it may hold slots before `to`. */
  blockBefore(number: number, to: number): Block | null {
    return this.isBefore(number, to) ? this.block(number) : null
  }

  /** Whether there is a block of this number that may hold slots before `to`. */
  isBefore(number: number, to: number): boolean {
    return number < this.blocks && (number === 0 || this.last(number - 1) < to - 1)
  }
}

/** Of a clause in a segment, the commonest term last; until the blocks are given back. */
export const sourcesOf = ({ terms, found }: Wanted, segment: Segment): readonly Source[] => {
  if (found !== undefined) {
    const blocks = found(segment)
    return blocks.length === 0 ? [] : [new Source(blocks, 1)]
  }
  const sources: Source[] = []
  for (const term of terms) {
    const postings = postingsOf(segment, term)
    if (postings === undefined) continue
    if (postings.firstBlock >= 0) sources.push(new Source([], 1, postings))
    else {
      const block = takeBlock()
      block.read(postings, 0)
      sources.push(new Source([block], postings.most, postings))
    }
  }
  return sources.toSorted((a, b) => a.size - b.size)
}

/** All blocks but the first so many are done with: whoever asks next takes them. */
export const giveBlocksBack = (kept = 0): void => {
  taken = kept
}

export const blocksTaken = (): number => taken

// Making a block costs more than reading one. What a query of many words took beyond these is left to the collector.
const POOLED = 256
const pool: Block[] = []
let taken = 0
export const takeBlock = (): Block => {
  if (taken >= POOLED) return new Block()
  return (pool[taken++] ??= new Block())
}
