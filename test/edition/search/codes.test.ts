import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastCodes, readCode, reading, writeCode } from '../../../src/edition/search/codes.ts'

/** Numbers about where one more byte is needed, and any. */
const numbers = fc.oneof(
  ...[0, 224, 7_392, 204_000, 2 ** 31, 2 ** 32 - 3].map(edge =>
    fc.integer({ min: Math.max(0, edge - 2), max: edge + 2 })
  ),
  fc.integer({ min: 0, max: 2 ** 32 - 1 })
)

describe('codes', () => {
  it('are read as they were written, and passed over to the byte', () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 40 }), written => {
        const bytes = new Uint8Array(5 * written.length)
        const ends = written.map(() => 0)
        let end = 0
        written.forEach((number, at) => (ends[at] = end = writeCode(bytes, end, number)))
        reading.at = 0
        expect(written.map(() => readCode(bytes))).toEqual(written)
        expect(reading.at).toBe(end)
        expect(written.map((_, at) => pastCodes(bytes, 0, at + 1))).toEqual(ends)
      })
    )
  })

  it('take a byte more from certain numbers on', () => {
    const sizes = [223, 224, 7_391, 7_392, 203_999, 204_000, 2 ** 32 - 1].map(number =>
      writeCode(new Uint8Array(5), 0, number)
    )
    expect(sizes).toEqual([1, 2, 2, 3, 3, 5, 5])
  })
})
