import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationOf, writtenDuration } from '../src/duration.ts'

describe('a time', () => {
  it('is read as people write it', () => {
    expect(['30m', ' 6H ', '90 d'].map(durationOf)).toEqual([1_800_000, 21_600_000, 7_776_000_000])
  })

  it.each(['', '0d', '5', 'm', '1w', '-1h', '1.5h', '123456m'])('is none in %j', written => {
    expect(durationOf(written)).toBeNaN()
  })

  it('is written so that it is read as the same', () => {
    assert(
      property(integer({ min: 1, max: 99_999 }), constantFrom('m', 'h', 'd'), (many, unit) => {
        const ms = durationOf(`${many}${unit}`)
        expect(durationOf(writtenDuration(ms))).toBe(ms)
      })
    )
    expect(writtenDuration(90 * 86_400_000)).toBe('90d')
  })
})
