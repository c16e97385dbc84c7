import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCron } from '../../src/schedule/cron.ts'
import { isZone, nextDue } from '../../src/schedule/due.ts'
import type { Timetable } from '../../src/schedule/timetable.ts'
import { everyDay } from '../../src/schedule/timetable.ts'

const daily = (zone: string, ...times: string[]): Timetable => ({
  zone,
  times: times.map(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))),
  days: everyDay
})

const cron = (zone: string, written: string): Timetable => ({ zone, ...readCron(written) })

/** All due times in (from, to], ascending. */
const dueBetween = (timetable: Timetable, from: number, to: number): number[] => {
  const found: number[] = []
  for (let at = nextDue(timetable, from); at !== null && at <= to; at = nextDue(timetable, at))
    found.push(at)
  return found
}

const next = (timetable: Timetable, after: string): string | null => {
  const due = nextDue(timetable, Date.parse(after))
  return due === null ? null : new Date(due).toISOString().replace(':00.000Z', 'Z')
}

describe('a due time', () => {
  it.each([
    ['2025-06-01T00:00Z', '2025-06-01T06:30Z'],
    ['2025-06-01T06:29:59Z', '2025-06-01T06:30Z'],
    ['2025-06-01T06:30Z', '2025-06-02T06:30Z'],
    ['2025-12-31T23:00Z', '2026-01-01T07:30Z']
  ])('is the next after %s', (after, due) => {
    expect(next(daily('Europe/Berlin', '08:30'), after)).toBe(due)
  })

  it('that the clock skips lies as far past the gap as it lay past its start', () => {
    const berlin = daily('Europe/Berlin', '02:30')
    expect(next(berlin, '2025-03-29T12:00Z')).toBe('2025-03-30T01:30Z')
    expect(next(berlin, '2025-03-30T01:30Z')).toBe('2025-03-31T00:30Z')
    // Half an hour is skipped on Lord Howe Island.
    expect(next(daily('Australia/Lord_Howe', '02:10'), '2025-10-04T12:00Z')).toBe(
      '2025-10-04T15:40Z'
    )
  })

  it('that comes twice is the first of the two, once', () => {
    const berlin = daily('Europe/Berlin', '02:30')
    expect(next(berlin, '2025-10-25T12:00Z')).toBe('2025-10-26T00:30Z')
    expect(next(berlin, '2025-10-26T00:30Z')).toBe('2025-10-27T01:30Z')
  })

  it('at a midnight that is skipped is on that day still', () => {
    expect(next(daily('Africa/Cairo', '00:00'), '2025-04-24T12:00Z')).toBe('2025-04-24T22:00Z')
  })

  it('on a day that a zone left out falls on the one after, once', () => {
    const apia = daily('Pacific/Apia', '08:00')
    expect(
      dueBetween(apia, Date.parse('2011-12-29T00:00Z'), Date.parse('2012-01-01T00:00Z'))
    ).toEqual(
      ['2011-12-29T18:00Z', '2011-12-30T18:00Z', '2011-12-31T18:00Z'].map(at => Date.parse(at))
    )
  })

  it('of several times is each in turn, and two that fall together are one', () => {
    const berlin = daily('Europe/Berlin', '02:30', '03:30')
    expect(
      dueBetween(berlin, Date.parse('2025-03-30T00:00Z'), Date.parse('2025-03-31T00:00Z'))
    ).toEqual([Date.parse('2025-03-30T01:30Z')])
  })

  it.each([
    ['0 8 * * mon-fri', '2026-11-20T12:00Z', '2026-11-23T07:00Z'],
    ['0 8 29 2 *', '2026-11-20T12:00Z', '2028-02-29T07:00Z'],
    ['0 8 1 * mon', '2026-11-24T12:00Z', '2026-11-30T07:00Z'],
    ['0 8 30 2 *', '2026-11-20T12:00Z', null]
  ])('of %s keeps to its days', (written, after, due) => {
    expect(next(cron('Europe/Berlin', written), after)).toBe(due)
  })

  it('comes once a day in every zone, in order, whatever the clocks do', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) }),
        (zone, minutes, from) => {
          const due = dueBetween(
            { zone, times: [minutes], days: everyDay },
            from,
            from + 40 * 86_400_000
          )
          expect(due.length).toBeGreaterThanOrEqual(39)
          expect(due.length).toBeLessThanOrEqual(41)
          for (let at = 1; at < due.length; at++) {
            const hours = (due[at]! - due[at - 1]!) / 3_600_000
            // No clock has changed by more than the three hours of Casey in the Antarctic since then.
            expect(hours).toBeGreaterThanOrEqual(21)
            expect(hours).toBeLessThanOrEqual(27)
          }
        }
      ),
      { numRuns: 200 }
    )
  })

  it('wants a zone that there is', () => {
    expect(isZone('Europe/Berlin')).toBe(true)
    expect(isZone('Europe/Nowhere')).toBe(false)
  })
})
