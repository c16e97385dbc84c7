// Holds the benchmark's newspaper to what makes a measurement on it worth something.
import { describe, expect, it } from 'vitest'
import { corpus } from './corpus.ts'
import { chance } from './random.ts'

const articles = [...corpus({ articles: 600, seed: 5 })]

describe('corpus', () => {
  it('is the same for the same seed and another for another', () => {
    expect([...corpus({ articles: 600, seed: 5 })]).toEqual(articles)
    expect([...corpus({ articles: 1, seed: 6 })][0]?.text).not.toBe(articles[0]?.text)
  })

  it('gives as many articles as asked, each with an id of its own', () => {
    expect(articles).toHaveLength(600)
    expect(new Set(articles.map(each => each.id)).size).toBe(600)
  })

  it('writes about 600 words an article', () => {
    const words = articles.map(each => each.text.split(/\s+/).length)
    const mean = words.reduce((sum, each) => sum + each) / words.length
    expect(mean).toBeGreaterThan(540)
    expect(mean).toBeLessThan(660)
    expect(Math.min(...words)).toBeGreaterThan(300)
  })

  it('uses few words very often and most words seldom', () => {
    const uses = new Map<string, number>()
    for (const { text } of articles) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
        uses.set(word, (uses.get(word) ?? 0) + 1)
      }
    }
    const counts = [...uses.values()].toSorted((a, b) => b - a)
    const all = counts.reduce((sum, each) => sum + each)
    const top = counts.slice(0, 100).reduce((sum, each) => sum + each)
    expect(uses.size).toBeGreaterThan(10_000)
    expect(top / all).toBeGreaterThan(0.4)
    expect(counts.filter(each => each <= 2).length / counts.length).toBeGreaterThan(0.3)
  })

  it('tells some events through several outlets and some through one', () => {
    const outlets = Map.groupBy(articles, each => topic(each.text))
    const told = [...outlets.values()].map(same => new Set(same.map(each => each.outlet)).size)
    expect(told.filter(count => count >= 3).length).toBeGreaterThan(20)
    expect(told.filter(count => count === 1).length).toBeGreaterThan(20)
  })

  it('spreads over sixty days and leaves a few articles undated', () => {
    const days = new Set(articles.map(each => each.publishedAt?.slice(0, 10)))
    expect(days.size).toBeGreaterThan(50)
    expect(days).toContain(undefined)
    const dated = [...days].filter(day => day !== undefined).toSorted()
    expect(dated.at(0)).toMatch(/^2026-09-2/)
    expect(dated.at(-1)).toBe('2026-11-20')
  })

  it.each([
    ['curly marks', /“[^”]+”/],
    ['straight marks', /"[^"\n]+"/],
    ['a verb before the name', /[”"] said [A-Z]/],
    ['a speaker before the words', / told reporters: [“"]/],
    ['a pronoun', /[”"] (?:he|she) (?:said|added)/],
    ['"according to"', /According to [A-Z]/],
    ['words that run over two paragraphs', /^“[^”\n]+\n“/m],
    ['an unnamed source', / a senior official /],
    ['a dateline', /^[A-Z ]+ \(NWA\) — /],
    ['a line to another article', /^Also Read: /m],
    ['a title', /Prime Minister [A-Z]/]
  ])('prints %s', (_, shape) => {
    expect(articles.some(each => shape.test(each.text))).toBe(true)
  })
})

describe('chance', () => {
  it('draws ranks in proportion to one over the rank', () => {
    const draw = chance(3)
    const uses = Array.from({ length: 1000 }, () => 0)
    for (let at = 0; at < 200_000; at++) {
      const rank = draw.rank(1000)
      uses[rank] = (uses[rank] ?? Number.NaN) + 1
    }
    expect((uses[0] ?? 0) / (uses[9] ?? 0)).toBeGreaterThan(6)
    expect((uses[9] ?? 0) / (uses[99] ?? 0)).toBeGreaterThan(6)
    expect(uses.every(Number.isFinite)).toBe(true)
  })
})

/** The event of an article: who did what, from its first sentence, without dateline and verb. */
function topic(text: string): string {
  return /the ([^,]+?) on Monday/.exec(text)?.[1] ?? text
}
