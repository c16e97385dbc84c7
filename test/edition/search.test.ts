import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printEdition } from '../../src/edition/edition.ts'
import { oracle } from './oracle.ts'
import type { Told } from './readings.ts'
import { readingOf } from './readings.ts'

const print = (...told: Told[]) => printEdition(told.map(readingOf))

const harbour = print(
  {
    id: 'strike',
    outlet: 'The Harbour Herald',
    publishedAt: '2031-05-01',
    headline: 'Dockers walk out',
    text: `Dockers in Port Ansel stopped work on Monday. Mayor Ines Halloran called the strike unfair.
The ferry company cancelled all crossings. Its ships carry a “floating bank” of spare parts.
Also Read: Ten ferries that never sailed`,
    names: ['Ines Halloran']
  },
  {
    id: 'talks',
    outlet: 'Ansel Public Radio',
    source: 'folder:./radio',
    publishedAt: '2031-05-03',
    text: `Talks on the ferry strike began on Wednesday. The company said that a deal was near.
Ines Halloran chaired the talks. Ferries may sail on Friday, said Oskar Williams.`,
    names: ['Ines Halloran', 'Oskar Williams']
  },
  {
    id: 'garden',
    outlet: 'The Harbour Herald',
    text: `The botanical garden opened a glass house. Its director, Lena Banks, said orchids bloom early.
The U.S. visitors walked along the river bank.`,
    names: ['Lena Banks']
  }
)
const ids = (query: string, edition = harbour) => edition.search(query, 10).map(hit => hit.article)
const shown = (query: string) =>
  harbour.search(query, 10).map(({ article, sentence, highlights }) => {
    const { text } = harbour.article(article)!
    return [
      sentence && text.slice(sentence.start, sentence.end),
      highlights.map(({ start, end }) => text.slice(start, end))
    ]
  })

describe('search', () => {
  it.each([
    ['ferry', ['talks', 'strike']],
    ['FERRIES', ['talks', 'strike']],
    ['orchid', ['garden']],
    ['“ferry strike”', ['talks']],
    ['"strike ferry"', []],
    ['"unfair the ferry"', []],
    ['ferry -talks', ['strike']],
    ['ferry -"ferry strike"', ['strike']],
    ['ferry +halloran +near', ['talks']],
    ['company orchids', ['garden', 'strike', 'talks']],
    ['outlet:"harbour herald"', ['strike', 'garden']],
    ['outlet:apr', ['talks']],
    ['outlet:nobody', []],
    ['source:folder:./radio', ['talks']],
    ['since:2031-05-02', ['talks']],
    ['until:2031-05-01', ['strike']],
    ['since:2031-05 until:2031-05', ['talks', 'strike']],
    ['person:halloran', ['talks', 'strike']],
    ['person:“Oskar Williams” ferry', ['talks']],
    ['person:nobody', []],
    ['u.s.', ['garden']],
    ['', ['talks', 'strike', 'garden']],
    ['-ferry', ['garden']],
    ['the', ['garden', 'strike', 'talks']],
    ['qwertyuiop', []]
  ])('answers %s', (query, expected) => {
    const found = ids(query)
    expect(query === 'the' || query === 'company orchids' ? found.toSorted() : found).toEqual(
      expected
    )
  })

  it('does not stem words of names', () => {
    expect(ids('william')).toEqual([])
    expect(ids('Williams')).toEqual(['talks'])
    expect(ids('banking')).toEqual(['garden', 'strike'].filter(id => ids('bank').includes(id)))
  })

  it('does not take “herring” for a form of “her”, nor “Inés” for one of “in”', () => {
    const edition = print(
      { id: 'fish', text: 'Herrings were dear. Inés de la Quintana bought one in the evening.' },
      {
        id: 'her',
        text: 'They gave her a lamp in Port Ansel, even in the rain. He wanted one too.'
      }
    )
    for (const asked of ['herring', 'Inés', 'ines', 'evenings'])
      expect(ids(asked, edition)).toEqual(['fish'])
    expect(ids('want', edition)).toEqual(['her'])
  })

  it('ranks a word in the headline above the same word in the text', () => {
    const filler = 'Nothing else happened in the town that week. The shops were open.'
    const edition = print(
      { id: 'a', headline: 'A quiet week', text: `${filler} The lighthouse stood.` },
      { id: 'b', headline: 'The lighthouse stood', text: `${filler} A quiet week.` }
    )
    expect(ids('lighthouse', edition)).toEqual(['b', 'a'])
  })

  it('leaves furniture out', () => {
    expect(ids('sailed')).toEqual(['talks'])
    expect(ids('"that never"')).toEqual([])
  })

  it('shows the sentence that answers best, and where the words stand', () => {
    expect(shown('ferry crossings')[0]).toEqual([
      'The ferry company cancelled all crossings.',
      ['ferry', 'crossings']
    ])
    expect(shown('"ferry strike"')[0]).toEqual([
      'Talks on the ferry strike began on Wednesday.',
      ['ferry', 'strike']
    ])
  })

  it('shows the first sentence where only the headline answers', () => {
    expect(shown('"dockers walk"')[0]![0]).toBe('Dockers in Port Ansel stopped work on Monday.')
  })

  it('takes a field with no date in it as words', () => {
    expect(ids('since:ferry')).toEqual(['talks', 'strike'])
  })

  it('completes and mends terms of the edition', () => {
    expect(harbour.completeTerm('fer', 5)).toEqual(['ferry', 'Ferries'])
    expect(harbour.completeTerm('Hallo', 5)).toEqual(['Halloran'])
    expect(harbour.nearestTerms('orhcids', 3)).toEqual(['orchids'])
    expect(harbour.nearestTerms('xxxxxxxx', 3)).toEqual([])
  })

  it('takes a word with two errors for another only where the first letter is the same', () => {
    expect(harbour.nearestTerms('ferryjj', 3)).toEqual(['ferry'])
    expect(harbour.nearestTerms('werryj', 3)).toEqual([])
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), typed => {
        for (const { article, sentence, highlights } of harbour.search(typed, 5)) {
          expect(sentence?.article ?? article).toBe(article)
          for (const { start, end } of highlights) {
            expect(start).toBeGreaterThanOrEqual(sentence!.start)
            expect(end).toBeLessThanOrEqual(sentence!.end)
          }
        }
        harbour.completeTerm(typed, 5)
        harbour.nearestTerms(typed, 5)
        harbour.findPeople(typed, 5)
        harbour.findArticles(typed, 5)
        harbour.findStories(typed, 5)
      })
    )
  })
})

describe('ranking', () => {
  const words = ['ferry', 'strike', 'harbour', 'garden', 'river', 'council', 'vote']
  const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  const article = fc.record({
    headline: sentence,
    sentences: fc.array(sentence, { minLength: 1, maxLength: 5 })
  })

  it('agrees with BM25F written plainly', () => {
    fc.assert(
      fc.property(
        fc.array(article, { minLength: 1, maxLength: 8 }),
        sentence,
        (articles, query) => {
          const edition = printEdition(
            articles.map(({ headline, sentences }, n) =>
              readingOf({
                id: `${n}`,
                headline: headline.join(' '),
                text: sentences.map(each => `${each.join(' ')}.`).join(' ')
              })
            )
          )
          const expected = oracle(
            articles.map((each, n) => ({ id: `${n}`, day: null, ...each })),
            query.map(word => ({ words: [word], want: 'any' }))
          )
          const found = edition.search(query.join(' '), 100)
          expect(found).toHaveLength(expected.length)
          found.forEach(({ score }, at) => expect(score).toBeCloseTo(expected[at]!.score, 9))
        }
      ),
      { numRuns: 200 }
    )
  })
})
