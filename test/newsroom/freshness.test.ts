import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Health, Outcome, Pace } from '../../src/newsroom/freshness.ts'
import { healthAfter, newHealth, newsOf, paused, resumed } from '../../src/newsroom/freshness.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const usual: Pace = { every: null, usual: 30 * MINUTE }
const good: Outcome = { failed: null, advised: null }
const bad: Outcome = { failed: 'HTTP 503', gone: false, retryAfter: null }

/** Without chance in it. */
const after = (before: Health, outcome: Outcome, pace: Pace = usual, now = 0): Health =>
  healthAfter(before, outcome, pace, now, 0.5)

const failing = (times: number, now = 0): Health =>
  Array.from({ length: times }).reduce<Health>(health => after(health, bad, usual, now), newHealth)

const advised = (ms: number): Outcome => ({ failed: null, advised: ms })
const later = (ms: number): Outcome => ({ failed: 'HTTP 503', gone: false, retryAfter: ms })
const nextAt = (chance: number) => healthAfter(newHealth, good, usual, 0, chance).next

describe('a source that was read', () => {
  it('is read again after the usual time, or what is set for it', () => {
    expect(after(newHealth, good).next).toBe(30 * MINUTE)
    expect(after(newHealth, good, { every: 2 * HOUR, usual: 30 * MINUTE }).next).toBe(2 * HOUR)
    expect(after(newHealth, good, { every: MINUTE, usual: 30 * MINUTE }).next).toBe(MINUTE)
  })

  it('is left alone as long as its publisher asks, within reason, unless somebody set otherwise', () => {
    expect(after(newHealth, advised(2 * HOUR)).next).toBe(2 * HOUR)
    expect(after(newHealth, advised(MINUTE)).next).toBe(30 * MINUTE)
    expect(after(newHealth, advised(365 * DAY)).next).toBe(6 * HOUR)
    expect(after(newHealth, advised(2 * HOUR), { every: 5 * MINUTE, usual: null }).next).toBe(
      5 * MINUTE
    )
  })

  it('of a kind that nobody polls waits for somebody', () => {
    expect(after(newHealth, good, { every: null, usual: null }).next).toBeNull()
    expect(after(newHealth, bad, { every: null, usual: null }).next).toBeNull()
  })

  it('forgets its failures', () => {
    expect(after(failing(5), good)).toMatchObject({ failures: 0, failingSince: null, reason: null })
  })
})

describe('a source that fails', () => {
  it('is asked again later each time, after a day at most', () => {
    const waits = [1, 2, 3, 4, 20, 5000].map(times => failing(times).next)
    expect(waits).toEqual([5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, DAY, DAY])
  })

  it('is left alone as long as its server asks, a day at most', () => {
    expect(after(newHealth, later(2 * HOUR)).next).toBe(2 * HOUR)
    expect(after(newHealth, later(1000)).next).toBe(5 * MINUTE)
    expect(after(newHealth, later(30 * DAY)).next).toBe(DAY)
  })

  it('for good is not asked again, until somebody wants it', () => {
    const gone = after(newHealth, { failed: 'HTTP 410', gone: true, retryAfter: null })
    expect(gone).toMatchObject({ next: null, stopped: true })
    expect(resumed(gone, 7)).toMatchObject({ next: 7, stopped: false })
    expect(after(gone, good)).toMatchObject({ next: 30 * MINUTE, stopped: false })
  })

  it('comes back by itself: whatever happened, it is never forgotten', () => {
    const outcome = fc.oneof(
      fc.constant(good),
      fc
        .integer({ min: 0, max: 1e12 })
        .map((ms): Outcome => ({ failed: 'no', gone: false, retryAfter: ms })),
      fc.integer({ min: 0, max: 1e15 }).map((ms): Outcome => ({ failed: null, advised: ms }))
    )
    fc.assert(
      fc.property(
        fc.array(outcome),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (outcomes, chance) => {
          let health = newHealth
          for (const each of outcomes) {
            health = healthAfter(health, each, usual, 1000, chance)
            expect(health.next).toBeGreaterThan(1000)
            expect(health.next).toBeLessThanOrEqual(1000 + DAY * 1.1)
          }
        }
      )
    )
  })
})

describe('a source that is paused', () => {
  it('stays so, however its reads go, until it is resumed', () => {
    const resting = paused(newHealth)
    expect(resting.next).toBeNull()
    expect(after(resting, good)).toMatchObject({ paused: true, next: null })
    expect(after(resting, bad)).toMatchObject({ paused: true, next: null })
    expect(resumed(resting, 7)).toMatchObject({ paused: false, next: 7 })
  })
})

describe('admins', () => {
  it('are told once that a source has failed for long, and once that it is back', () => {
    const failed = failing(1, 0)
    expect(newsOf(failed, DAY - 1, DAY)).toBeNull()
    expect(newsOf(failed, DAY, DAY)).toBe('failing')
    const told = { ...failed, told: true }
    expect(newsOf(told, 9 * DAY, DAY)).toBeNull()
    const back = after(told, good)
    expect(newsOf(back, 9 * DAY, DAY)).toBe('back')
    expect(newsOf({ ...back, told: false }, 9 * DAY, DAY)).toBeNull()
  })

  it('are told at once of what is gone for good, and never of a hiccup', () => {
    const gone = after(newHealth, { failed: 'HTTP 410', gone: true, retryAfter: null })
    expect(newsOf(gone, 0, DAY)).toBe('failing')
    expect(newsOf(after(failing(3), good), DAY, DAY)).toBeNull()
  })
})

describe('sources that were added together', () => {
  it('are not asked together for ever', () => {
    expect(nextAt(0)).toBe(27 * MINUTE)
    expect(nextAt(1)).toBe(33 * MINUTE)
  })
})
