import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPage } from '../../src/kit/page.ts'

describe('cutPage', () => {
  it('shows every item once, in order, and says what comes next', () => {
    const items = fc.array(fc.integer(), { maxLength: 40 })
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 9 }), (all, size) => {
        const seen: number[] = []
        const lines: string[] = []
        for (let more = true; more;) {
          const page = cutPage(all, size, lines.length + 1, next => `/x page:${next}`)
          expect(page.from).toBe(seen.length)
          seen.push(...page.shown)
          lines.push(page.more[0]?.line ?? '')
          more = page.more.length > 0 && lines.length < 50
        }
        expect(lines).toEqual([...lines.slice(1).map((_, at) => `/x page:${at + 2}`), ''])
        expect(seen).toEqual(all)
      })
    )
  })

  it('names the one item that is left without a range', () => {
    expect(cutPage([1, 2, 3, 4], 3, 1, () => '/x')?.more[0]?.label).toBe('More (4 of 4)')
    expect(cutPage([1, 2, 3, 4, 5], 3, 1, () => '/x')?.more[0]?.label).toBe('More (4–5 of 5)')
  })

  it('shows the last page for a number beyond it, and nothing of nothing', () => {
    expect(cutPage([1, 2, 3, 4], 3, 9, () => '/x')).toEqual({ shown: [4], from: 3, more: [] })
    expect(cutPage([], 3, 2, () => '/x')).toEqual({ shown: [], from: 0, more: [] })
  })
})
