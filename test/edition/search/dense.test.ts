import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Block } from '../../../src/edition/search/block.ts'
import { readCode } from '../../../src/edition/search/codes.ts'
import { WordCursor } from '../../../src/edition/search/cursor.ts'
import { DENSE } from '../../../src/edition/search/dense.ts'
import { openLengths } from '../../../src/edition/search/lengths.ts'
import type { Line } from '../../../src/edition/search/line.ts'
import { merge } from '../../../src/edition/search/merging.ts'
import { openPending } from '../../../src/edition/search/pending.ts'
import type { Segment } from '../../../src/edition/search/segment.ts'
import { addressOf, bytesAt, postingsOf } from '../../../src/edition/search/segment.ts'
import { Source } from '../../../src/edition/search/sources.ts'
import { ended } from '../index.ts'

const [WORD, OTHER] = [7, 8] as const

/** How often headline, lead and body have the word, and how many others stand before it in each. */
interface Told {
  readonly counts: readonly [number, number, number]
  readonly before: number
}

const lineOf = ({ counts: [headline, lead, body], before }: Told): Line => {
  const part = (words: number): number[] => [
    ...Array.from({ length: before }, () => OTHER),
    ...Array.from({ length: words }, () => WORD)
  ]
  const terms = [part(headline), [0], part(lead), part(body)]
  const ends = terms.map((_, at) => terms.slice(0, at + 1).flat().length)
  return {
    terms: Uint32Array.from(terms.flat()),
    body: ends[0]!,
    lead: ends[2]!,
    sentences: new Uint32Array(0),
    spellings: new Uint32Array(0)
  }
}

const count = fc.oneof(
  { weight: 400, arbitrary: fc.nat(2) },
  { weight: 100, arbitrary: fc.integer({ min: 5, max: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(21, 300) }
)
const few = fc.oneof(
  { weight: 300, arbitrary: fc.nat(2) },
  { weight: 1, arbitrary: fc.constantFrom(3, 9) }
)
const told = fc.oneof(
  { weight: 90, arbitrary: fc.record({ counts: fc.tuple(few, few, count), before: fc.nat(4) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      counts: fc.tuple(few, few, count),
      before: fc.constantFrom(223, 224, 500)
    })
  },
  // Far into a body: as often as not.
  {
    weight: 30,
    arbitrary: fc.record({
      counts: fc.tuple(fc.constant(0), fc.constant(0), count),
      before: fc.constantFrom(110, 112, 300, 500)
    })
  }
)
/** Articles of which nine in ten hold the word, in some stretches all, in others few. */
const articles = fc.array(fc.tuple(told, fc.nat(9)), { minLength: 150, maxLength: 400 }).map(all =>
  all.map(([each, fate], at): Told => {
    const rare = at % 200 > 160 ? 3 : 9
    return fate >= rare ? { ...each, counts: [0, 0, 0] } : each
  })
)

const frozen = (all: readonly Told[]) => {
  const lengths = openLengths()
  const segments: Segment[] = []
  const pending = openPending()
  all.forEach((each, slot) => {
    const line = lineOf(each)
    lengths.add(slot, line)
    pending.add(slot, line)
    if (slot % 180 === 179) segments.push(ended(pending.freeze(lengths, lengths.usual())).segment)
  })
  if (pending.size > 0) segments.push(ended(pending.freeze(lengths, lengths.usual())).segment)
  return { lengths, segments }
}

const merged = ({ lengths, segments }: ReturnType<typeof frozen>, removed: Uint8Array): Segment => {
  const work = merge(segments, lengths, lengths.usual(), removed)
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

const packed = ([headline, lead, body]: Told['counts']): number =>
  headline * 2 ** 24 + lead * 2 ** 16 + body

const placesOf = (each: Told): number[] =>
  [...lineOf(each).terms].flatMap((term, at) => (term === WORD ? [at] : []))

const denseBlocks = (segment: Segment): number => {
  const postings = postingsOf(segment, WORD)
  if (postings === undefined || postings.firstBlock < 0) return 0
  return Array.from({ length: postings.blocks }, (_, block) =>
    readCode(bytesAt(segment, addressOf(postings, block)))
  ).filter(first => first === DENSE).length
}

describe('blocks of a word that most articles have', () => {
  it('are read, looked up and walked as they were written, merged or not', () => {
    let dense = 0
    fc.assert(
      fc.property(articles, fc.array(fc.nat(399), { maxLength: 3 }), (all, gone) => {
        const parts = frozen(all)
        const removed = new Uint8Array(all.length)
        for (const slot of gone) if (slot < all.length) removed[slot] = 1
        const whole = merged(parts, new Uint8Array(all.length))
        dense += denseBlocks(whole)
        const held = all.flatMap((each, slot) => (packed(each.counts) > 0 ? [slot] : []))
        for (const [segments, there] of [
          [parts.segments, held],
          [[whole], held],
          [[merged(parts, removed)], held.filter(slot => removed[slot] === 0)]
        ] as const) {
          const read: (readonly [number, number])[] = []
          for (const segment of segments) {
            const postings = postingsOf(segment, WORD)
            if (postings === undefined) continue
            const block = new Block()
            const cursors = [WordCursor.of(segment, [WORD]), WordCursor.of(segment, [WORD])]
            cursors[1]!.walk()
            for (let number = 0; number < postings.blocks; number++) {
              block.read(postings, number)
              for (let row = 0; row < block.count; row++)
                read.push([block.slots[row]!, block.counts[row]!])
              // Not every article: what lies between is passed over.
              for (let row = number % 3; row < block.count; row += 3) {
                const slot = block.slots[row]!
                for (const cursor of cursors) {
                  expect(cursor.seek(slot)).toBe(slot)
                  cursor.read()
                  expect([...cursor.places.subarray(0, cursor.count)]).toEqual(placesOf(all[slot]!))
                }
              }
            }
            block.read(postings, 0)
            const source = new Source(postings.firstBlock < 0 ? [block] : [], 1, postings)
            for (let slot = segment.first; slot < segment.end; slot++)
              expect(source.countsAt(slot)).toBe(
                there.includes(slot) ? packed(all[slot]!.counts) : 0
              )
          }
          expect(read).toEqual(there.map(slot => [slot, packed(all[slot]!.counts)]))
        }
      }),
      { numRuns: 40 }
    )
    // Or nothing of this would have been tried.
    expect(dense).toBeGreaterThan(20)
  })
})
