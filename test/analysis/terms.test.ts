import { describe, expect, test } from 'vitest'
import { readingOf } from './rows.ts'

const terms = (text: string): string[] =>
  readingOf(text).terms.map(term => `${term.count} ${term.text}`)

describe('the terms of an article', () => {
  test('are the words that come back, the most frequent first', () => {
    expect(terms('Trams run. Ferries sail. Ferries sink. Trams stop. Ferries return.')).toEqual([
      '3 Ferries',
      '2 Trams'
    ])
  })

  test('are told earlier the earlier they stand', () => {
    expect(terms('Trams run. Ferries sail. Ferries sink. Trams stop.')).toEqual([
      '2 Trams',
      '2 Ferries'
    ])
  })

  test('are two words where these come back together', () => {
    expect(terms('Ferry fares rise. Nobody likes ferry fares. The ferry fares fall.')).toEqual([
      '3 Ferry fares'
    ])
    // One word that mostly stands alone is told beside the two.
    const text =
      'Ferry fares rise. The ferry sails. The ferry sinks. Ferry fares fall. A ferry docks.'
    expect(terms(text)).toEqual(['5 Ferry', '2 Ferry fares'])
  })

  test('are no two words that a mark, a line or another word parts', () => {
    expect(terms('It is a ferry, fares. A ferry. Fares. The ferry and fares.')).toEqual([
      '3 ferry',
      '3 fares'
    ])
  })

  test.each([
    ['common words', 'They will go there. They will go there. They will make it good.'],
    ['days and verbs of speech', 'On Monday they said so. On Monday they said so.'],
    ['titles and offices', 'The governor left. The governor came.'],
    ['short words', 'The bay, the bay, the bay.'],
    ['people', 'Anna Vero left. Anna Vero came. Vero slept.'],
    ['words that stand once', 'Trams run. Ferries sail.']
  ])('are no %s', (_, text) => {
    expect(terms(text)).toEqual([])
  })

  test('are not read from headings and furniture', () => {
    expect(
      terms('Ferries, ferries, ferries\nTrams run.\nRead more: ferries, trams, ferries\nIt rained.')
    ).toEqual([])
  })

  test('are at most twelve', () => {
    const words =
      'piers trams ferries boats divers planks cranes gulls nets ropes sails masts anchors harbours'
    expect(terms(`${words.replaceAll(' ', ', ')}. `.repeat(2))).toHaveLength(12)
  })
})
