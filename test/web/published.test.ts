// Dates as sources write them, into days and instants, and nothing where it would be a guess.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPublished } from '../../src/web/published.ts'

it.each([
  ['2026-03-02', '2026-03-02'],
  [' 2026-3-2 ', '2026-03-02'],
  ['2026-03-02T06:30:00+01:00', '2026-03-02T06:30:00+01:00'],
  ['2026-03-02T06:30Z', '2026-03-02T06:30:00Z'],
  ['2026-03-02T06:30:05.123+0530', '2026-03-02T06:30:05+05:30'],
  ['2026-03-02 6:30:00.5 -5', '2026-03-02T06:30:00-05:00'],
  ['2026-03-02 06:30:00 UTC', '2026-03-02T06:30:00Z'],
  ['2026-03-02T06:30:00-00:00', '2026-03-02T06:30:00Z'],
  ['Mon, 02 Mar 2026 06:30:00 +0100', '2026-03-02T06:30:00+01:00'],
  ['Mon, 2 Mar 2026 06:30:00 EST', '2026-03-02T06:30:00-05:00'],
  ['Mon, 02 Mar 2026 06:30:00 -0500 (EST)', '2026-03-02T06:30:00-05:00'],
  ['2 March 2026', '2026-03-02'],
  ['Monday, March 2, 2026', '2026-03-02'],
  ['Sept. 2, 2026', '2026-09-02'],
  ['29 February 2028', '2028-02-29']
])('reads %j', (written, published) => expect(readPublished(written)).toBe(published))

it.each([
  ['2026-03-02T06:30:00', '2026-03-02'],
  ['2026-03-02 06:30 CET', '2026-03-02'],
  ['2026-03-02T06:30:00+25:00', '2026-03-02']
])('keeps the day alone of %j: the instant would be a guess', (written, day) =>
  expect(readPublished(written)).toBe(day)
)

it.each([
  '',
  'yesterday',
  '2026',
  '3/2/2026',
  '2026-02-30',
  '2026-13-01',
  '0026-01-01',
  '2026-03-02T25:00Z',
  '2026-03-02T06:60Z',
  '2 Smarch 2026',
  'Mars 2, 2026',
  '1772433000'
])('reads no date in %j', written => expect(readPublished(written)).toBeNull())

it('reads no date in what is far too long, and finds that out at once', () => {
  for (const filler of [' ', '(', '1', ', ']) {
    expect(readPublished(`2026-03-02${filler.repeat(1e6)}x`)).toBeNull()
  }
})

it('reads back what it gives, and the instant that a date stands for', () => {
  const date = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true
  })
  fc.assert(
    fc.property(date, moment => {
      const whole = new Date(Math.floor(moment.getTime() / 1000) * 1000)
      for (const written of [moment.toISOString(), moment.toUTCString()]) {
        const read = readPublished(written)
        expect(read).not.toBeNull()
        expect(new Date(read ?? '')).toEqual(whole)
        expect(readPublished(read ?? '')).toBe(read)
      }
    })
  )
})
