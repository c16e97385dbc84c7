import { describe, expect, it } from 'vitest'
import { read } from '../../../src/analysis/analysis.ts'
import { printEdition } from '../../../src/edition/edition.ts'
import type { Article } from '../../../src/news.ts'
import { corpus } from '../../bench/corpus.ts'

const NOW = Date.parse('2026-03-05T12:00:00Z')

const article = (
  id: string,
  outlet: string | null,
  publishedAt: string | null,
  text: string,
  headline: string
): Article => ({
  id,
  outlet,
  publishedAt,
  text,
  headline,
  source: 'folder:./paper',
  url: null,
  byline: null,
  lang: null
})

const wreck =
  'The ferry Marlin ran aground off Skell Point on Monday with 212 passengers aboard, the harbour office said. ' +
  'Lifeboats from Skell Point took off the passengers of the Marlin before the tide turned. ' +
  'Harbour Master Tomas Vell called the captain of the Marlin at once, and nobody was hurt on Skell Point.'
const school =
  'The roof of the school in Lower Kell will be mended before winter, the builder Mark Tulloch said. ' +
  'Pupils of the school in Lower Kell are taught in the town library by Petra Lindqvist until then.'

const articles = [
  article(
    'a',
    'The Harbour Gazette',
    '2026-03-04',
    wreck,
    'Ferry Marlin runs aground off Skell Point'
  ),
  article(
    'b',
    'Kell Evening Post',
    '2026-03-04',
    wreck,
    'Ferry Marlin runs aground off Skell Point'
  ),
  article('c', null, '2026-03-04', wreck, 'Ferry Marlin runs aground off Skell Point'),
  article('d', 'Northern Wire', '2026-03-05', school, 'School roof in Lower Kell to be mended'),
  article(
    'e',
    null,
    null,
    'Herring rose to 31 crowns a crate at the Port Alder exchange.',
    'Herring at a high'
  )
]
const edition = printEdition(articles.map(read), { copies: true })
const told = (filter: object, wish: object = {}) =>
  edition
    .leadingStories(filter, { limit: 9, now: NOW, ...wish })
    .stories.map(({ articles: ids, texts, outlets }) => [ids.join(''), texts, outlets])

describe('the stories that lead', () => {
  it('count a report and its copies as one text, and nothing for what names no outlet', () => {
    expect(told({})).toEqual([
      ['d', 1, 1],
      ['abc', 1, 2],
      ['e', 1, 0]
    ])
  })

  it('knows no texts where copies are not known', () => {
    const plain = printEdition(articles.map(read))
    expect(plain.leadingStories({}, { limit: 1, now: NOW }).stories[0]?.texts).toBeNull()
  })

  it('are the first of all, however few are asked for', () => {
    const many = printEdition([...corpus({ articles: 250, seed: 5, length: 500 })].map(read), {
      copies: true
    })
    const now = Date.parse('2026-11-20T18:00:00Z')
    for (const filter of [{}, { since: '2026-11-10' }, { since: '2026-11-18', undated: true }])
      for (const moment of [now, null]) {
        const first = (limit: number) =>
          many.leadingStories(filter, { limit, now: moment }).stories.map(({ id }) => id)
        const all = first(999)
        expect(all.length).toBeGreaterThan(5)
        for (const limit of [0, 1, 2, 3, 7, 20, 60])
          expect(first(limit)).toEqual(all.slice(0, limit))
      }
  })

  it('leads with what is newer where as many tell it, and with what more tell where that does not count', () => {
    expect(told({}, { among: ['a', 'd'] }).map(([ids]) => ids)).toEqual(['d', 'a'])
    expect(told({}, { now: null }).map(([ids]) => ids)).toEqual(['abc', 'd', 'e'])
  })

  it('leaves out what is not to count, and says how many there are beyond the limit', () => {
    expect(told({}, { except: new Set(['a', 'b', 'c']) }).map(([ids]) => ids)).toEqual(['d', 'e'])
    expect(edition.leadingStories({}, { limit: 1, now: NOW })).toMatchObject({
      count: 3,
      articles: 5
    })
  })

  it('takes what is undated only where told, and never for a story whose dated articles are older', () => {
    expect(told({ since: '2026-03-05' }).map(([ids]) => ids)).toEqual(['d'])
    expect(told({ since: '2026-03-05', undated: true }).map(([ids]) => ids)).toEqual(['d', 'e'])
    const late = printEdition(
      [
        ...articles,
        article('f', 'Upland Record', null, `${wreck} It stays.`, 'Marlin aground off Skell Point')
      ].map(read)
    )
    const { stories } = late.leadingStories(
      { since: '2026-03-05', undated: true },
      { limit: 9, now: NOW }
    )
    expect(late.storyOf('f')?.id).toBe(late.storyOf('a')?.id)
    expect(stories.flatMap(each => each.articles)).toEqual(['d', 'e'])
  })
})
