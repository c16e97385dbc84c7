import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/edition/search/query.ts'
import type { Reading } from '../../../src/news.ts'
import { openIndex } from '../index.ts'
import { readingOf } from '../readings.ts'

const ALL = 30_000
const HOUR_MS = 3_600_000

// Of every 50 articles two have `omnik zolk`, one of them twice; the very oldest alone has `zolk zolk`.
const bodies = Array.from({ length: 50 }, (_, n) =>
  readingOf({
    id: 'a',
    text: n === 7 ? 'Omnik zolk vurk omnik zolk.' : n === 31 ? 'Omnik zolk.' : 'Zolk vurk omnik.'
  })
)
const oldest = readingOf({ id: 'a', text: 'Zolk zolk omnik.' })
const articles = Array.from({ length: ALL }, (_, age): Reading => {
  const body = age === ALL - 1 ? oldest : bodies[age % 50]!
  const publishedAt = new Date(Date.UTC(2031, 0, 1) - age * HOUR_MS).toISOString()
  return { ...body, article: { ...body.article, id: `a${age}`, publishedAt } }
})

// Added in an order of its own: what is latest is not what came last.
const index = openIndex()
const order = Array.from({ length: ALL }, (_, n) => (n * 7919) % ALL)
index.add(...order.map(age => articles[age]!))
index.settle(true)
const { search } = index.print()
const ageOf = (id: string): number => Number(id.slice(1))
const masked = (passes: (age: number) => boolean): Uint8Array =>
  Uint8Array.from(order, age => Number(passes(age)))
const ask = (typed: string, limit: number, mask: Uint8Array | null = null) => {
  const { hits, latest } = search.answer(parseQuery(typed), mask, limit)
  return { ages: hits.map(({ article }) => ageOf(article)), latest }
}

describe('a phrase of words that tens of thousands of articles hold', () => {
  it('is looked for in the latest that have enough of it, and they are ranked as if there were no others', () => {
    const { ages, latest } = ask('"omnik zolk"', 60)
    expect(latest).toBe(20_000)
    const sorted = Array.from({ length: 60 }, (_, n) => 7 + 50 * n)
    expect(ages).toEqual(sorted)
    expect(
      ask(
        '"omnik zolk"',
        60,
        masked(age => age < 20_000)
      ).ages
    ).toEqual(ages)
  })

  it('is looked for in older ones too where the latest have too few', () => {
    expect(ask('"zolk zolk"', 60)).toEqual({ ages: [ALL - 1], latest: null })
    const all = ask('"omnik zolk"', 5_000)
    expect(all.latest).toBeNull()
    expect(all.ages.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: ALL - 1 }, (_, age) => age).filter(age => [7, 31].includes(age % 50))
    )
  })

  it('is looked for in the latest of those that pass', () => {
    const odd = masked(age => age % 50 >= 25)
    expect(ask('"omnik zolk"', 60, odd)).toEqual({
      ages: Array.from({ length: 60 }, (_, n) => 31 + 50 * n),
      latest: null
    })
    expect(
      ask(
        '"zolk zolk"',
        60,
        masked(() => false)
      )
    ).toEqual({ ages: [], latest: null })
  })

  it('is looked for in all where it does not count how new an article is', () => {
    const query = { ...parseQuery('"omnik zolk"'), recency: false }
    expect(search.answer(query, null, 60).latest).toBeNull()
  })

  it('is counted in all where other words are asked for beside it', () => {
    expect(ask('"omnik zolk" vurk', 60).latest).toBeNull()
  })
})
