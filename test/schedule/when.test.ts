import { describe, expect, it } from 'vitest'
import { isQuiet, readQuiet } from '../../src/schedule/quiet.ts'
import { isLanguage, sayTime } from '../../src/schedule/saying.ts'
import { readWhen, splitWhen, WhenError } from '../../src/schedule/when.ts'

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `1,5 08:30` for weekdays, `=1 09:00` for days of the month. */
const said = (typed: string): string => {
  const { times, days } = readWhen(typed)
  return [
    ...(days.dates === null ? [] : [`=${[...days.dates].join(',')}`]),
    ...(days.weekdays === null ? [] : [[...days.weekdays].toSorted((a, b) => a - b).join(',')]),
    times.map(clock).join(' ')
  ].join(' ')
}

describe('a time as people say it', () => {
  it.each([
    ['8:30', '08:30'],
    ['weekdays 8:30', '1,2,3,4,5 08:30'],
    ['8:30 on weekdays', '1,2,3,4,5 08:30'],
    ['8:30, 9:15 mon-fri', '1,2,3,4,5 08:30 09:15'],
    ['at noon on the 31st', '=31 12:00'],
    ['weekdays 0830 and 1700', '1,2,3,4,5 08:30 17:00'],
    ['every weekday at 8.30 am', '1,2,3,4,5 08:30'],
    ['Every Monday at 7', '1 07:00'],
    ['mondays and thursdays 7pm', '1,4 19:00'],
    ['mon-fri 8:30 and 17:00', '1,2,3,4,5 08:30 17:00'],
    ['fri - mon at 9', '0,1,5,6 09:00'],
    ['tues, sat noon', '2,6 12:00'],
    ['weekends at 10', '0,6 10:00'],
    ['daily 08:00 and 17:00', '08:00 17:00'],
    ['every day at 17:00, 8:00', '08:00 17:00'],
    ['every day at midnight', '00:00'],
    ['12 am', '00:00'],
    ['12:15 pm', '12:15'],
    ['the 1st and 15th of the month at 9', '=1,15 09:00'],
    ['every 6 hours', '00:00 06:00 12:00 18:00'],
    ['30 8 * * 1-5', '1,2,3,4,5 08:30'],
    ['0 7,19 1 * *', '=1 07:00 19:00']
  ])('%j is %j', (typed, meant) => {
    expect(said(typed)).toBe(meant)
  })

  it.each([
    '',
    'soon',
    'monday',
    '25:00',
    '8:61',
    '13pm',
    'daily monday 8',
    'monday 7 thursday 8',
    '0860',
    '2460',
    '123',
    '8:30 briefing',
    'on the 32nd at 8',
    '99 8 * * *'
  ])('%j is none, and what is wanted is said', typed => {
    expect(() => readWhen(typed)).toThrow(WhenError)
    expect(() => readWhen(typed)).toThrow(/wants/)
  })

  it('is at most 24 times a day', () => {
    expect(() => readWhen('*/5 * * * *')).toThrow(/^is 288 times a day: 24 at most$/)
    expect(readWhen('hourly').times).toHaveLength(24)
  })

  it.each([
    ['weekdays 8:30 briefing about:"grain deal"', 'weekdays 8:30', 'briefing about:"grain deal"'],
    ['30 8 * * 1-5 /stories', '30 8 * * 1-5', '/stories'],
    ['daily 08:00 and 17:00', 'daily 08:00 and 17:00', ''],
    ['every monday at 7 quote vell since:last', 'every monday at 7', 'quote vell since:last']
  ])('begins the line %j', (line, when, what) => {
    expect(splitWhen(line)).toEqual({ when, what })
  })

  it('is not found where a line begins with none', () => {
    expect(splitWhen('stories at 8')).toBeNull()
  })
})

const march = (time: string): number => Date.parse(`2026-03-${time}Z`)

describe('quiet hours', () => {
  it.each([
    ['22:00-07:00', '02T06:30', true],
    ['22:00-07:00', '02T23:00', true],
    ['22-7', '02T07:00', false],
    ['9:00 to 17:00', '02T12:00', true],
    ['22-7, sat and sun', '07T12:00', true],
    ['sat, sun', '06T12:00', false],
    ['none', '02T03:00', false]
  ])('%j at %s: %s', (typed, time, quiet) => {
    expect(isQuiet(readQuiet(typed), march(time), 'UTC')).toBe(quiet)
  })

  it('go by the clock of the zone', () => {
    expect(isQuiet(readQuiet('22-7'), march('02T12:00'), 'Asia/Tokyo')).toBe(false)
    expect(isQuiet(readQuiet('22-7'), march('02T14:00'), 'Asia/Tokyo')).toBe(true)
  })

  it.each(['sometimes', '22-', '25-7'])('%j are none', typed => {
    expect(() => readQuiet(typed)).toThrow(WhenError)
  })
})

describe('a time in words', () => {
  const now = Date.parse('2026-11-23T10:00:00Z')
  it.each([
    ['2026-11-23T16:00:00Z', 'today 17:00'],
    ['2026-11-24T07:00:00Z', 'tomorrow 08:00'],
    ['2026-11-25T07:30:00Z', 'Wednesday 25 Nov 08:30'],
    ['2027-01-04T07:30:00Z', 'Monday 4 Jan 2027 08:30']
  ])('%s is %j', (at, words) => {
    expect(sayTime(Date.parse(at), now, 'Europe/Berlin').replace('Wednesday, ', 'Wednesday ')).toBe(
      words
    )
  })

  it('is in the language that is wanted', () => {
    expect(sayTime(Date.parse('2026-11-24T07:00:00Z'), now, 'Europe/Berlin', 'de')).toBe(
      'morgen 08:00'
    )
    expect(isLanguage('de')).toBe(true)
    expect(isLanguage('not a language')).toBe(false)
  })
})
