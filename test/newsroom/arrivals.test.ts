import { describe, expect, it } from 'vitest'
import { arrivalsOf, withArrived } from '../../src/newsroom/arrivals.ts'

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`)

describe('arrivals', () => {
  it('are added up by day, and forgotten after a month', () => {
    const first = withArrived({}, 3, at('2026-11-01'))
    const same = withArrived(first, 2, at('2026-11-01'))
    expect(same).toEqual({ '2026-11-01': 5 })
    expect(withArrived(same, 1, at('2026-11-30'))).toEqual({ '2026-11-01': 5, '2026-11-30': 1 })
    expect(withArrived(same, 1, at('2026-12-01'))).toEqual({ '2026-12-01': 1 })
  })

  it('stay as they are where nothing came', () => {
    expect(withArrived({ '2026-01-01': 5 }, 0, at('2026-11-30'))).toEqual({ '2026-01-01': 5 })
  })

  it.each([null, 3, 'x', [1], { day: 3 }, { '2026-11-01': '3' }])('take %j for none', kept => {
    expect(arrivalsOf(kept)).toEqual({})
  })
})
