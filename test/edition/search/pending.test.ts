import { describe, expect, it } from 'vitest'
import { Block } from '../../../src/edition/search/block.ts'
import { openLengths } from '../../../src/edition/search/lengths.ts'
import type { Line } from '../../../src/edition/search/line.ts'
import { openPending } from '../../../src/edition/search/pending.ts'
import { postingsOf } from '../../../src/edition/search/segment.ts'
import { ended } from '../index.ts'

/** An article of these terms, with a headline of the first. */
const lineOf = (...terms: number[]): Line => ({
  terms: Uint32Array.from([terms[0]!, 0, ...terms.slice(1)]),
  body: 1,
  lead: 2,
  sentences: Uint32Array.from([2, terms.length + 1]),
  spellings: new Uint32Array(terms.length + 1)
})

const frozen = (lines: readonly Line[]) => {
  const [pending, lengths] = [openPending(), openLengths()]
  lines.forEach((line, slot) => {
    lengths.add(slot, line)
    pending.add(slot, line)
  })
  return { isFull: pending.isFull, ...ended(pending.freeze(lengths, lengths.usual())) }
}

describe('what is pending', () => {
  it('is full before its articles run out of numbers, however short they are', () => {
    const lines = Array.from({ length: 1 << 15 }, (_, n) => lineOf(7, n % 3 === 0 ? 9 : 8))
    const { isFull, segment } = frozen(lines)
    expect(isFull).toBe(true)
    expect(postingsOf(segment, 7)?.articles).toBe(1 << 15)
    const postings = postingsOf(segment, 9)!
    const [block, slots]: [Block, number[]] = [new Block(), []]
    for (let number = 0; number < postings.blocks; number++) {
      block.read(postings, number)
      slots.push(...block.slots.subarray(0, block.count))
    }
    expect(slots).toEqual(lines.flatMap((_, n) => (n % 3 === 0 ? [n] : [])))
  })

  it('pauses some twenty times until all that it has room for is a segment', () => {
    const [pending, lengths] = [openPending(), openLengths()]
    const line = lineOf(...Array.from({ length: 700 }, (_, n) => 1 + (n % 300)))
    for (let slot = 0; !pending.isFull; slot++) {
      lengths.add(slot, line)
      pending.add(slot, line)
    }
    expect([...pending.freeze(lengths, lengths.usual())].length).toBeGreaterThan(15)
    expect(pending.size).toBe(0)
  })

  it('becomes a segment of its terms in order, and says how many articles hold each', () => {
    const { segment, articles } = frozen([lineOf(64, 3, 3), lineOf(3, 31), lineOf(5000, 32)])
    expect([...segment.terms]).toEqual([3, 31, 32, 64, 5000])
    expect([...articles]).toEqual([2, 1, 1, 1, 1])
    expect(segment.postings).toBe(6)
  })

  it('counts a word in the field where it stands', () => {
    const { segment } = frozen([lineOf(4, 4, 4, 6)])
    const block = new Block()
    block.read(postingsOf(segment, 4)!, 0)
    expect(block.counts[0]).toBe((1 << 24) + 2)
    block.read(postingsOf(segment, 6)!, 0)
    expect(block.counts[0]).toBe(1)
  })
})
