import { describe, expect, it } from 'vitest'
import type { Query } from '../../src/edition/search/query.ts'
import { parseQuery } from '../../src/edition/search/query.ts'
import { openIndex } from './index.ts'
import type { Told } from './readings.ts'
import { readingOf } from './readings.ts'

const print = (...told: readonly Told[]) => {
  const index = openIndex()
  index.add(...told.map(readingOf))
  return index.print()
}

describe('a query', () => {
  const printed = print(
    { id: 'old', text: 'The harbour pilot Zelenko steered by night.', publishedAt: '2031-01-01' },
    { id: 'new', text: 'The harbour pilot Zelenkov steered by night.', publishedAt: '2031-06-01' },
    { id: 'undated', text: 'The harbour pilot Vardo steered by night.' }
  )
  const ids = (query: Partial<Query> & { typed: string }) =>
    printed.search
      .answer({ ...parseQuery(query.typed), ...query }, null, 10)
      .hits.map(({ article }) => article)

  const scores = (recency: boolean) =>
    printed.search
      .answer({ ...parseQuery('night'), recency }, null, 10)
      .hits.map(({ score }) => score)

  it('puts the latest first among those that answer equally well, unless told not to', () => {
    expect(ids({ typed: 'night' })).toEqual(['new', 'old', 'undated'])
    const [first, second, third] = scores(true)
    expect(first).toBeGreaterThan(second!)
    expect(second).toBeGreaterThan(third!)
    expect(new Set(scores(false)).size).toBe(1)
  })

  it('takes a name in all spellings that it is given', () => {
    expect(ids({ typed: 'zelenko' })).toEqual(['old'])
    expect(ids({ typed: 'zelenko', also: new Map([['zelenko', ['zelenkov', 'nobody']]]) })).toEqual(
      ['new', 'old']
    )
    expect(ids({ typed: '"pilot zelenko"', also: new Map([['zelenko', ['zelenkov']]]) })).toEqual([
      'new',
      'old'
    ])
  })

  it('is mended where no article holds a word, and only there', () => {
    const mended = (typed: string, typing = false) => {
      const query = parseQuery(typed)
      const { also } = printed.search.mend(query, typing)
      return [...(also ?? [])].map(([word, others]) => `${word}: ${others.join(' ')}`)
    }
    expect(mended('harbour pilot')).toEqual([])
    expect(mended('harbuor pilot')).toEqual(['harbuor: harbour'])
    expect(mended('harbour zele', true)).toEqual(['zele: zelenko zelenkov'])
    expect(mended('harbour zele')).toEqual([])
    expect(mended('the xyzzy')).toEqual([])
    const query = printed.search.mend(parseQuery('harbour zele'), true)
    expect(printed.search.answer(query, null, 10).hits[0]?.article).toBe('new')
  })

  it('of a thousand words is asked by its first, and says how many it left out', () => {
    const query = parseQuery(Array.from({ length: 1000 }, (_, n) => `pilot${n}`).join(' '))
    expect(query.clauses).toHaveLength(30)
    expect(query.leftOut).toBe(970)
    expect(parseQuery('harbour pilot').leftOut).toBe(0)
  })

  it('finds what stands in the first part of an article as long as a shelf of books', () => {
    const text = `Harbour. ${'Night after night the pilot steered. '.repeat(130_000)} Zelenko.`
    const long = print({ id: 'long', text }, { id: 'short', text: 'The pilot rested.' })
    expect(
      long
        .ask('pilot')
        .map(({ id }) => id)
        .toSorted()
    ).toEqual(['long', 'short'])
    expect(long.ask('"night harbour"')).toEqual([])
    expect(long.ask('"pilot steered"').map(({ id }) => id)).toEqual(['long'])
    expect(long.ask('zelenko')).toEqual([])
    expect(long.search.places(['pilot']).places.length).toBeGreaterThan(10_000)
  })
})
