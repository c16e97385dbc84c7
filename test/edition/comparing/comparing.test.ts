import { describe, expect, it } from 'vitest'
import type { Comparison, Edition } from '../../../src/edition/edition.ts'
import { printEdition } from '../../../src/edition/edition.ts'
import type { Slice } from '../../../src/news.ts'
import { cut } from '../../../src/news.ts'
import type { Told } from '../readings.ts'
import { readingOf } from '../readings.ts'

const CONTEXT = 'The dam above Lower Tessen leaked and the valley was cleared by night.'

const report = (id: string, text: string, more: Partial<Told> = {}): Told => ({
  id,
  outlet: `The ${id} Post`,
  headline: 'Dam leaks above Lower Tessen',
  publishedAt: '2026-03-04',
  text: `${CONTEXT}\n${text}`,
  ...more
})

const compare = (...all: readonly Told[]) => {
  const edition = printEdition(all.map(readingOf), { copies: true })
  return { edition, compared: edition.compare(all.map(({ id }) => id)) }
}

const words = (edition: Edition, slice: Slice): string =>
  cut(edition.article(slice.article)!, slice)

const differing = ({ edition, compared }: ReturnType<typeof compare>) =>
  compared.facts.differing.map(({ facts }) =>
    facts.map(({ places }) => places.map(place => `${place.article} ${words(edition, place)}`))
  )

const cleared = (id: string, day: string) =>
  report(id, `Lower Tessen was cleared on ${day} in haste.`)

const named = (id: string, name: string, title: string) =>
  report(id, `${title} ${name} spoke in the hall.`, { names: [{ name, titles: [title] }] })
const shownOf = ({ edition, compared }: ReturnType<typeof compare>, kind: 'spelled' | 'titled') =>
  compared.people[kind].map(({ wordings }) =>
    wordings.map(places => places.map(place => words(edition, place)))
  )

const said = (id: string, part: string): Told =>
  report(id, `“${part}” Ida Brandt said.`, {
    names: ['Ida Brandt'],
    quotes: [{ parts: [part], speaker: 'Ida Brandt' }]
  })

describe('numbers side by side', () => {
  const first = report('a', 'The 312 households left Lower Tessen in lorries.')
  it('differ where two outlets count one thing on one matter', () => {
    const other = report('b', 'In all 340 households left Lower Tessen in lorries.')
    expect(differing(compare(first, other))).toEqual([[['a 312 households'], ['b 340 households']]])
  })

  it.each([
    ['other things', 'In all 340 sheep left Lower Tessen in lorries.'],
    ['other matters', 'Far away 340 households painted fences green.'],
    ['one outlet twice', 'In all 340 households left Lower Tessen in lorries.', 'The a Post'],
    ['a rough number and one near it', 'About 330 households left Lower Tessen in lorries.'],
    [
      'what an article prints both of',
      'The 312 households left Lower Tessen in lorries.\nThen 340 households left Lower Tessen in lorries.'
    ]
  ])('do not differ: %s', (_, text, outlet = 'The b Post') => {
    expect(differing(compare(first, report('b', text, { outlet })))).toEqual([])
  })

  it('ask for more in common where they are sums or spans of time, of which an article has many', () => {
    const paid = report('a', 'The fund of Lower Tessen paid 4 million crowns last year.')
    const paints = report('b', 'Painting the fence of Lower Tessen took 6 million crowns.')
    expect(differing(compare(paid, paints))).toEqual([])
  })

  it('are no quarrel with a correction, which repeats what it takes back', () => {
    const wrong = report('b', 'In all 340 households left Lower Tessen in lorries.')
    const right = report(
      'c',
      'We said that 340 households left Lower Tessen; 312 households did.',
      {
        headline: 'Correction: dam above Lower Tessen'
      }
    )
    expect(differing(compare(first, wrong, right))).toEqual([
      [
        ['a 312 households', 'c 312 households'],
        ['b 340 households', 'c 340 households']
      ]
    ])
  })

  it('are told apart as shared and as told by one alone', () => {
    const { edition, compared } = compare(
      report('a', 'Some 312 households left. A crew of 40 divers came on 3 March.'),
      report('b', 'They counted 312 households. A bus of 50 nurses came on 3 March.')
    )
    const told = (facts: Comparison['facts']['shared']) =>
      facts.map(({ places }) => words(edition, places[0]!))
    expect(told(compared.facts.shared)).toEqual(['Some 312 households', '3 March'])
    expect(told(compared.facts.lone)).toEqual(['40 divers', '50 nurses'])
  })
})

describe('days side by side', () => {
  it('differ where they are near each other and of one matter', () => {
    expect(differing(compare(cleared('a', '3 March'), cleared('b', 'March 2')))).toEqual([
      [['a 3 March'], ['b March 2']]
    ])
  })
  it('are of two events where they are far from each other', () => {
    expect(differing(compare(cleared('a', '3 March'), cleared('b', '2 May')))).toEqual([])
  })
})

describe('people side by side', () => {
  it('are titled otherwise where neither title says the other and more', () => {
    const two = compare(
      named('a', 'Ida Brandt', 'Harbour Master'),
      named('b', 'Ida Brandt', 'Deputy Mayor')
    )
    expect(shownOf(two, 'titled')).toEqual([[['Harbour Master'], ['Deputy Mayor']]])
    const more = compare(
      named('a', 'Ida Brandt', 'Master'),
      named('b', 'Ida Brandt', 'Harbour Master')
    )
    expect(shownOf(more, 'titled')).toEqual([])
  })

  it('are spelled otherwise by letters, not by accents or case', () => {
    const spelled = compare(
      named('a', 'Bohdan Zaretsky', 'Minister'),
      named('b', 'Bohdan Zaretskyy', 'Minister')
    )
    expect(shownOf(spelled, 'spelled')).toEqual([[['Bohdan Zaretsky'], ['Bohdan Zaretskyy']]])
    const accents = compare(
      named('a', 'Inés Quintana', 'Minister'),
      named('b', 'Ines Quintana', 'Minister')
    )
    expect(shownOf(accents, 'spelled')).toEqual([])
  })
})

describe('a comparison', () => {
  it('takes the first thirty articles, each once, and passes over unknown ones', () => {
    const all = Array.from({ length: 40 }, (_, at) => report(`p${at}`, `Boat ${at} left.`))
    const edition = printEdition(all.map(readingOf))
    const ids = all.map(({ id }) => id)
    const compared = edition.compare(['nowhere', 'p0', ...ids])
    expect(compared.articles).toEqual(ids.slice(0, 30))
    expect(compared.outlets).toBe(30)
    expect(edition.compare([])).toMatchObject({ articles: [], outlets: 0 })
  })

  it('tells what copies print once, and which they are', () => {
    const text = `The board shut the north quay after an inspector found cracks in eleven of its forty pillars.
Two freighters with timber were sent to Ostwick, and the market of Velmouth opens an hour later.
The quay was built in 1962 and last repaired in 2009 at a cost of 2.5 million crowns.`
    const two = compare(
      report('a', text, { publishedAt: '2026-03-01' }),
      report('b', text, { publishedAt: '2026-03-02' }),
      report('c', 'A van sold soup on the pier of Velmouth.')
    )
    expect(two.compared.copies).toEqual([['a', 'b']])
    expect(two.edition.independent(['a', 'b', 'c'])).toBe(2)
    expect(two.compared.facts.shared).toEqual([])
    expect(two.compared.facts.lone.length).toBeGreaterThan(0)
  })

  it('knows of no copies where the press was opened without', () => {
    const edition = printEdition([report('a', 'Boat 1 left.')].map(readingOf))
    expect(edition.independent(['a'])).toBeUndefined()
    expect(edition.compare(['a']).copies).toEqual([])
  })

  it('takes as the quote to compare with the fullest, without what an outlet put in', () => {
    const { compared } = compare(
      said('a', 'It [the rota] will cost us dearly, and it should have cost us sooner'),
      said('b', 'It will cost us dearly, and it should have cost us sooner'),
      said('c', 'should have cost us sooner')
    )
    const [{ quote, variants } = { quote: undefined, variants: [] }] = compared.quotes.shared
    expect(quote?.article).toBe('b')
    expect(variants.map(({ quote: { article }, difference }) => [article, difference])).toEqual([
      ['a', 'inserted'],
      ['c', 'partial']
    ])
    expect(compared.quotes.lone).toEqual([])
  })
})
