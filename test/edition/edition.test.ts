import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edition, Filter } from '../../src/edition/edition.ts'
import { printEdition } from '../../src/edition/edition.ts'
import type { Slice } from '../../src/news.ts'
import type { Told } from './readings.ts'
import { readingOf } from './readings.ts'

const dated = (id: string, publishedAt?: string, outlet?: string): Told => ({
  id,
  text: `Report ${id} on the ferry.`,
  ...(publishedAt === undefined ? {} : { publishedAt }),
  ...(outlet === undefined ? {} : { outlet })
})

describe('articles of an edition', () => {
  const edition = printEdition(
    [
      dated('b'),
      dated('day', '2031-05-02', 'The Associated Herald'),
      dated('early', '2031-05-02T01:00:00+02:00', 'Associated Herald'),
      dated('late', '2031-05-02T23:00:00Z', 'ASSOCIATED HERALD'),
      dated('a')
    ].map(readingOf)
  )
  const ids = (filter: Filter = {}, limit = 9) =>
    edition.articles(filter, limit).map(({ id }) => id)

  it('are latest first, undated last, ties by id', () => {
    expect(ids()).toEqual(['late', 'day', 'early', 'a', 'b'])
    expect(ids({}, 2)).toEqual(['late', 'day'])
    expect(ids({}, 0)).toEqual([])
  })

  it('of one outlet are one but for case and a leading "The"', () => {
    expect(edition.outlets).toEqual([{ name: 'ASSOCIATED HERALD', articles: 3 }])
    expect(ids({ outlet: 'the associated herald' })).toEqual(['late', 'day', 'early'])
    expect(ids({ outlet: 'ah' })).toEqual(['late', 'day', 'early'])
  })

  it('of an outlet printed by its initials count under the one outlet that has them', () => {
    const named = printEdition([
      readingOf(dated('a', '2031-05-02', 'The Associated Herald')),
      readingOf(dated('b', '2031-05-03', 'AH')),
      readingOf(dated('c', '2031-05-03', 'AH'))
    ])
    expect(named.outlets).toEqual([{ name: 'The Associated Herald', articles: 3 }])
    expect(named.article('b')?.outlet).toBe('The Associated Herald')
    expect(named.articles({ outlet: 'AH' }, 9)).toHaveLength(3)
    for (const limit of [2, 9])
      expect(named.articleIds({ outlet: 'AH' }, limit)).toEqual(
        named.articles({ outlet: 'AH' }, limit).map(({ id }) => id)
      )
    expect(named.stories({}, 9).flatMap(({ outlets }) => outlets)).not.toContain('AH')
    expect(named.reading('b')?.article.outlet).toBe('AH')
  })

  it('of an outlet printed by initials that two have stay as printed', () => {
    const unsure = printEdition(
      ['The Associated Herald', 'Ansel Herald', 'AH'].map((outlet, at) =>
        readingOf(dated(`${at}`, '2031-05-02', outlet))
      )
    )
    expect(unsure.outlets.map(({ name }) => name).toSorted()).toEqual([
      'AH',
      'Ansel Herald',
      'The Associated Herald'
    ])
  })

  it('pass dates as the publisher counts days, and never when undated', () => {
    expect(ids({ since: '2031-05-02' })).toEqual(['late', 'day', 'early'])
    expect(ids({ until: '2031-05-01' })).toEqual([])
    expect(ids({ since: '2031-05-02T12:00:00Z' })).toEqual(['late', 'day'])
    expect(ids({ since: 'yesterday' })).toEqual([])
  })

  it('are one per id', () => {
    const [one, other] = [dated('x', '2031-05-01'), { ...dated('x', '2031-05-02'), text: 'Newer.' }]
    const twice = printEdition([one, other].map(readingOf))
    expect(twice.counts.articles).toBe(1)
    expect(twice.article('x')!.text).toBe('Newer.')
  })

  it('are found by id, and by what their headline says', () => {
    const named = printEdition(
      [
        { ...dated('port/one.md'), headline: 'Ferry talks fail' },
        { ...dated('port/two.md'), headline: 'Talks' },
        { ...dated('three.md'), headline: 'Fail: all ferry crossings' }
      ].map(readingOf)
    )
    const found = (typed: string) => named.findArticles(typed, 5).map(({ id }) => id)
    expect(found('port/two.md')).toEqual(['port/two.md'])
    expect(found('talks')).toEqual(['port/two.md', 'port/one.md'])
    expect(found('fail ferry')).toEqual(['port/one.md', 'three.md'])
    expect(found('Talks FAIL')).toEqual(['port/one.md'])
    expect(found('fer cro')).toEqual(['three.md'])
    expect(found('two')).toEqual(['port/two.md'])
    const called = (headline: string) => named.articlesCalled(headline).map(({ id }) => id)
    expect(called('fail — all FERRY crossings')).toEqual(['three.md'])
    expect(called('ferry crossings')).toEqual([])
    expect(found('THREE.MD')).toEqual(['three.md'])
    expect(found('')).toEqual([])
  })
})

describe('quotes of an edition', () => {
  const edition = printEdition([
    readingOf({
      id: 'a',
      outlet: 'Tamsin Post',
      text: '“Nobody sells the pier,” said Ines Halloran. “No comment,” said Oskar Lind of the strike.',
      names: ['Ines Halloran', 'Oskar Lind'],
      quotes: [
        { parts: ['Nobody sells the pier,'], speaker: 'Ines Halloran' },
        { parts: ['No comment,'], speaker: 'Oskar Lind' }
      ]
    }),
    readingOf({
      id: 'b',
      text: 'On strikes Halloran was brief. “They will end,” she said.',
      names: ['Halloran'],
      quotes: [{ parts: ['They will end,'], speaker: 'Halloran' }]
    })
  ])
  const texts = (filter: Parameters<Edition['quotes']>[0]) =>
    edition.quotes(filter, 9).map(({ text }) => text)

  it('are those of a person, under whatever name articles give', () => {
    expect(texts({ speaker: 'ines-halloran' })).toEqual([
      'Nobody sells the pier,',
      'They will end,'
    ])
    expect(texts({ speaker: 'ines-halloran', outlet: 'tamsin post' })).toEqual([
      'Nobody sells the pier,'
    ])
    expect(texts({ speaker: 'nobody' })).toEqual([])
    expect(edition.quotes({ speaker: 'ines-halloran' }, 1)).toHaveLength(1)
  })

  it('are counted without being looked at', () => {
    expect(edition.countQuotes({})).toBe(3)
    expect(edition.countQuotes({ speaker: 'ines-halloran' })).toBe(2)
    expect(edition.countQuotes({ speaker: 'oskar-lind', about: 'strike' })).toBe(1)
    expect(edition.countQuotes({ speaker: 'nobody' })).toBe(0)
    expect(edition.countQuotes({ outlet: 'tamsin post' })).toBe(2)
  })

  it('are about what they or the sentence around them say', () => {
    expect(texts({ about: 'piers' })).toEqual(['Nobody sells the pier,'])
    expect(texts({ about: 'the strike' })).toEqual(['No comment,'])
    expect(texts({ about: 'strike pier' })).toEqual([])
  })
})

describe('an edition', () => {
  const words = [
    'ferry',
    'strike',
    'Port',
    'Ansel',
    'Halloran',
    'he',
    '“we',
    'stay”',
    'But',
    '12',
    'pier.',
    'ends.',
    'é'
  ]
  const line = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 })
    .map(list => list.join(' '))
  const told = fc.record({
    text: fc.array(line, { minLength: 1, maxLength: 5 }).map(lines => lines.join('\n')),
    headline: fc.option(line, { nil: undefined }),
    outlet: fc.option(fc.constantFrom('Tamsin Post', 'The Tamsin Post', 'Radio'), {
      nil: undefined
    }),
    publishedAt: fc.option(fc.constantFrom('2031-05-01', '2031-05-02', '2031-05-02T10:00:00Z'), {
      nil: undefined
    })
  })
  const corpus = fc.array(told, { maxLength: 8 }).map(list =>
    list.map(({ text, headline, outlet, publishedAt }, n) => {
      const firstWords = text.match(/[^\s“”]+(?: [^\s“”]+){0,4}/)
      return readingOf({
        id: `n${n}`,
        text,
        ...(headline === undefined ? {} : { headline }),
        ...(outlet === undefined ? {} : { outlet }),
        ...(publishedAt === undefined ? {} : { publishedAt }),
        names: ['Halloran', 'Port Ansel'].filter(name => text.includes(name)),
        quotes: firstWords
          ? [
              {
                parts: [firstWords[0]],
                ...(text.includes('Halloran') ? { speaker: 'Halloran' } : {})
              }
            ]
          : []
      })
    })
  )

  it('answers the same, whatever the order in which readings came', () => {
    const shuffled = corpus.chain(readings =>
      fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length }))
    )
    fc.assert(
      fc.property(shuffled, ([readings, other]) => {
        expect(everything(printEdition(other))).toEqual(everything(printEdition(readings)))
      })
    )
  })

  it('points inside its articles with every slice of every answer', () => {
    fc.assert(
      fc.property(corpus, readings => {
        const edition = printEdition(readings)
        const slices = slicesIn(everything(edition))
        for (const { article, start, end } of slices) {
          const { text } = edition.article(article)!
          expect(0 <= start && start < end && end <= text.length).toBe(true)
        }
      })
    )
  })

  it('of nothing answers nothing', () => {
    expect(everything(printEdition([]))).toMatchObject({
      articles: [],
      people: [],
      stories: [],
      summary: []
    })
  })
})

/** One of every question, with what it answers. */
const everything = (edition: Edition) => ({
  counts: edition.counts,
  outlets: edition.outlets,
  articles: edition.articles({}, 99),
  people: edition.people(9),
  companions: edition.people(9).map(({ id }) => edition.companions(id, 5)),
  quotes: edition.quotes({ about: 'strike' }, 99),
  variants: edition.quotes({}, 99).map(({ id }) => edition.variants(id)),
  hits: ['ferry strike', '"port ansel" -pier', '', 'halloran 12'].map(query =>
    edition.search(query, 9)
  ),
  terms: [edition.completeTerm('p', 9), edition.nearestTerms('fery', 9)],
  stories: edition.stories({}, 99),
  found: [
    edition.findPeople('haloran', 3),
    edition.findStories('ferry', 3),
    edition.findArticles('f', 3)
  ],
  summary: edition.summarize(
    edition.articles({}, 99).map(({ id }) => id),
    { sentences: 5, about: 'ferry' }
  )
})

/** Everything in an answer that has an article, a start and an end. */
const slicesIn = (answer: unknown): Slice[] => {
  if (typeof answer !== 'object' || answer === null) return []
  const inside = Object.values(answer).flatMap(slicesIn)
  return isSlice(answer) ? [answer, ...inside] : inside
}

const isSlice = (value: object): value is Slice =>
  'article' in value && 'start' in value && 'end' in value
