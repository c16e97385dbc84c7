import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printEdition } from '../../src/edition/edition.ts'
import type { Told } from './readings.ts'
import { readingOf } from './readings.ts'

const STRIKE: Told[] = [
  {
    id: 'strike-herald',
    outlet: 'The Harbour Herald',
    publishedAt: '2031-05-01',
    headline: 'Dockers walk out at Port Ansel',
    text: 'Dockers in Port Ansel stopped work on Monday over pay. Mayor Ines Halloran called the strike of 340 dockers unfair.',
    names: ['Ines Halloran']
  },
  {
    id: 'strike-radio',
    outlet: 'Ansel Public Radio',
    publishedAt: '2031-05-02',
    headline: 'Ferry crossings cancelled as port strike goes on',
    text: 'A strike by 340 dockers halted every ferry in Port Ansel. The mayor, Ines Halloran, wants the dockers back at work.',
    names: ['Ines Halloran']
  },
  {
    id: 'strike-post',
    outlet: 'Tamsin Post',
    publishedAt: '2031-05-02',
    headline: 'No ferry sails',
    text: 'Port Ansel dockers kept the ferry terminal shut for a second day. Halloran, the mayor, met the strike leaders.',
    names: ['Halloran']
  }
]
const GARDEN: Told[] = [
  {
    id: 'garden-herald',
    outlet: 'The Harbour Herald',
    publishedAt: '2031-05-02',
    headline: 'Glass house opens',
    text: 'The botanical garden of Lower Tamsin opened a glass house for orchids. Its director, Lena Banks, planted the first.',
    names: ['Lena Banks']
  },
  {
    id: 'garden-post',
    outlet: 'Tamsin Post',
    publishedAt: '2031-05-02',
    headline: 'Orchids under glass',
    text: 'Orchids bloom in the new glass house of the botanical garden in Lower Tamsin, which Lena Banks directs.',
    names: ['Lena Banks']
  }
]
const LATER: Told = {
  ...STRIKE[0]!,
  id: 'strike-next-year',
  publishedAt: '2032-05-01'
}
const print = (told: readonly Told[]) => printEdition(told.map(readingOf))
const groups = (told: readonly Told[]) =>
  print(told)
    .stories({}, 99)
    .map(({ articles }) => articles)

describe('stories', () => {
  const edition = print([...STRIKE, ...GARDEN])

  it('are articles on one event, whatever their headlines', () => {
    expect(groups([...STRIKE, ...GARDEN])).toEqual([
      ['strike-post', 'strike-radio', 'strike-herald'],
      ['garden-herald', 'garden-post']
    ])
  })

  it('have an id from their first report, a span, outlets and people', () => {
    expect(edition.storyOf('strike-radio')).toMatchObject({
      id: 'story-strike-herald',
      from: '2031-05-01',
      to: '2031-05-02',
      outlets: ['The Harbour Herald', 'Tamsin Post', 'Ansel Public Radio'],
      people: ['ines-halloran']
    })
    expect(edition.story('story-garden-herald')).toBe(edition.storyOf('garden-post'))
  })

  it('take the headline of one of their articles', () => {
    for (const { headline, articles } of edition.stories({}, 99))
      expect(articles.map(id => edition.article(id)!.headline)).toContain(headline)
  })

  it('take the first sentence where there is no headline', () => {
    const { id, text } = STRIKE[0]!
    expect(print([{ id, text }]).stories({}, 99)[0]!.headline).toBe(
      'Dockers in Port Ansel stopped work on Monday over pay.'
    )
  })

  it('of two years are two, however alike', () => {
    expect(groups([STRIKE[0]!, LATER])).toEqual([['strike-next-year'], ['strike-herald']])
  })

  it('are found without dates too', () => {
    const undated = [...STRIKE, ...GARDEN].map(({ id, text, names = [] }) => ({ id, text, names }))
    expect(groups(undated).map(group => group.toSorted())).toEqual([
      ['strike-herald', 'strike-post', 'strike-radio'],
      ['garden-herald', 'garden-post']
    ])
  })

  it('are filtered by what one of their articles is', () => {
    const [strike, garden] = edition.stories({}, 99)
    expect(edition.stories({ person: 'lena-banks' }, 99)).toEqual([garden])
    expect(edition.stories({ outlet: 'ansel public radio' }, 99)).toEqual([strike])
    expect(edition.stories({ since: '2031-05-03' }, 99)).toEqual([])
  })

  it.each([
    ['story-garden-herald', ['story-garden-herald']],
    ['orchids', ['story-garden-herald']],
    ['ferry crossings', ['story-strike-herald']],
    ['ferry strike', ['story-strike-herald']],
    ['the botanical garden', ['story-garden-herald']],
    ['botanical strike', []],
    ['qwertyuiop', []]
  ])('are found by %s', (typed, expected) => {
    expect(edition.findStories(typed, 5).map(({ id }) => id)).toEqual(expected)
  })

  it('of one headline come in the order of the list', () => {
    const many = [1, 9, 5].flatMap(month =>
      STRIKE.slice(0, month === 5 ? 2 : 1).map(each => ({
        ...each,
        id: `${each.id}-${month}`,
        publishedAt: `2031-0${month}-01`,
        headline: 'Dockers walk out'
      }))
    )
    const told = print([...many, ...GARDEN])
    const called = told.storiesCalled('dockers walk out')
    expect(called).toHaveLength(3)
    expect(called).toEqual(
      told.stories({}, 99).filter(({ headline }) => headline === 'Dockers walk out')
    )
  })

  it('are not found by what only stands somewhere far down', () => {
    const told = print(
      STRIKE.map(each => ({
        ...each,
        text: `${each.text}${' It rains.'.repeat(40)} A whale sang.`
      }))
    )
    expect(told.findStories('whale', 5)).toEqual([])
    expect(told.search('whale', 5)).toHaveLength(3)
  })

  it('do not depend on the order in which articles came', () => {
    const expected = print([...STRIKE, ...GARDEN, LATER]).stories({}, 99)
    fc.assert(
      fc.property(fc.shuffledSubarray([...STRIKE, ...GARDEN, LATER], { minLength: 6 }), told => {
        expect(print(told).stories({}, 99)).toEqual(expected)
      })
    )
  })
})
