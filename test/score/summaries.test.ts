import { describe, expect, it } from 'vitest'
import { rouge } from './rouge.ts'
import { scoreSummaries } from './summaries.ts'

describe('ROUGE', () => {
  it('counts shared words, shared pairs, and the longest common subsequence', () => {
    // 4 of 5 and 5 words; 2 of 4 and 4 pairs; "the ferry sank" or "the ferry monday" of 5 and 5.
    const scored = rouge('the ferry sank on Monday', 'the ferry, Monday: it sank')
    expect(scored.one).toBeCloseTo(0.8)
    expect(scored.two).toBeCloseTo(0.25)
    expect(scored.longest).toBeCloseTo(0.6)
  })

  it('takes "sailing" and "sails" for one word, and finds nothing in nothing', () => {
    expect(rouge('sailing', 'sails')).toEqual({ one: 1, two: 0, longest: 1 })
    expect(rouge('', 'sails')).toEqual({ one: 0, two: 0, longest: 0 })
  })
})

describe('summaries', () => {
  it('of one article tell more of what an editor tells than its first three sentences do', async () => {
    const { ours, first } = await scoreSummaries('single')
    expect(ours.one).toBeGreaterThan(1.05 * first.one)
    expect(ours.two).toBeGreaterThan(1.1 * first.two)
    expect(ours.longest).toBeGreaterThan(1.05 * first.longest)
  })

  it.each(['several', 'tuning', 'heldout'] as const)(
    'of several articles do so too: %s',
    async which => {
      const { ours, first } = await scoreSummaries(which)
      expect(ours.one).toBeGreaterThan(first.one)
      expect(ours.two).toBeGreaterThan(first.two)
      expect(ours.longest).toBeGreaterThan(first.longest)
    }
  )
})
