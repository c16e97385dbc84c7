import { describe, expect, it } from 'vitest'
import { CronError, readCron } from '../../src/schedule/cron.ts'

const at = (hour: number, minute = 0): number => hour * 60 + minute

describe('cron', () => {
  it('has one time for one hour and one minute, on every day', () => {
    expect(readCron('30 8 * * *')).toEqual({
      times: [at(8, 30)],
      days: { months: null, dates: null, weekdays: null }
    })
  })

  it.each([
    ['0 8,17 * * *', [at(8), at(17)]],
    ['0,30 9-10 * * *', [at(9), at(9, 30), at(10), at(10, 30)]],
    ['*/20 7 * * *', [at(7), at(7, 20), at(7, 40)]],
    ['10-40/15 7 * * *', [at(7, 10), at(7, 25), at(7, 40)]],
    ['50/5 7 * * *', [at(7, 50), at(7, 55)]],
    ['@daily', [0]]
  ])('reads the times of %s', (written, times) => {
    expect(readCron(written).times).toEqual(times)
  })

  it('has every minute of the day for stars', () => {
    expect(readCron('* * * * *').times).toHaveLength(1440)
  })

  it.each([
    ['0 8 * * mon-fri', { weekdays: new Set([1, 2, 3, 4, 5]) }],
    ['0 8 * * MON,Wed', { weekdays: new Set([1, 3]) }],
    ['0 8 * * 7', { weekdays: new Set([0]) }],
    ['0 8 * * 5-7', { weekdays: new Set([5, 6, 0]) }],
    ['0 8 1,15 * *', { dates: new Set([1, 15]) }],
    ['0 8 * jan-mar *', { months: new Set([1, 2, 3]) }],
    ['0 8 1 * 1', { dates: new Set([1]), weekdays: new Set([1]) }],
    ['@weekly', { weekdays: new Set([0]) }]
  ])('reads the days of %s', (written, days) => {
    expect(readCron(written).days).toEqual({ months: null, dates: null, weekdays: null, ...days })
  })

  it.each([
    ['', /wants five fields/],
    ['0 8 * *', /wants five fields \(minute hour day month weekday\), not 4/],
    ['0 0 8 * * *', /not 6/],
    ['60 8 * * *', /^minute: "60" is none: wants 0 to 59/],
    ['0 24 * * *', /^hour: /],
    ['0 8 0 * *', /^day of the month: /],
    ['0 8 * 13 *', /^month: /],
    ['0 8 * * 8', /^day of the week: /],
    ['0 8 * * fri-mon', /^day of the week: "fri-mon" is none/],
    ['0 8 * * mon-', /^day of the week: /],
    ['*/0 8 * * *', /^minute: /],
    ['-5 8 * * *', /^minute: /],
    ['0 8 ? * 1', /^day of the month: /],
    ['0 8 L * *', /^day of the month: /]
  ])('says which field of "%s" is wrong', (written, reason) => {
    expect(() => readCron(written)).toThrow(CronError)
    expect(() => readCron(written)).toThrow(reason)
  })
})
