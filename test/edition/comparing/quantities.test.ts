import { describe, expect, it } from 'vitest'
import { quantitiesIn } from '../../../src/edition/comparing/quantities.ts'
import { readingOf } from '../readings.ts'

const found = (text: string, quotes: readonly string[] = []) =>
  quantitiesIn(readingOf({ id: 'a', text, quotes: quotes.map(part => ({ parts: [part] })) })).map(
    ({ kind, of, value, start, end }) => [kind, of, value, text.slice(start, end)]
  )

describe('a number', () => {
  it.each([
    ['They moved 312 households.', ['number', 'household', 312, '312 households']],
    ['Some 9,400 people cross.', ['number', 'person', 9400, 'Some 9,400 people']],
    ['Pay will rise by 6.5 per cent.', ['number', 'per cent', 6.5, '6.5 per cent']],
    ['Pay rose 6.5% in May.', ['number', 'per cent', 6.5, '6.5%']],
    ['It cost $4.2 million in May.', ['number', '$', 4.2e6, '$4.2 million']],
    ['It cost 11 million crowns.', ['number', 'crown', 11e6, '11 million crowns']],
    ['The eleven-day strike ended.', ['number', 'day', 11, 'eleven-day strike']],
    ['The brutal 3 1/2 year war went on.', ['number', 'year', 3.5, '3 1/2 year war']],
    ['About thirty-one boats sailed.', ['number', 'boat', 31, 'About thirty-one boats']],
    ['More than 40 boats sailed.', ['number', 'boat', 40, 'More than 40 boats']],
    ['Now 40 of the houses are empty.', ['number', 'house', 40, '40 of the houses']],
    ['Two supply ships sailed.', ['number', 'ship', 2, 'Two supply ships']],
    ['It holds one-fifth of the land.', ['number', 'part', 0.2, 'one-fifth']]
  ])('is read with what it counts: %s', (text, quantity) => {
    expect(found(text)).toEqual([quantity])
  })

  it.each([
    'A crowd of 8,112 saw the match.',
    'Kovarik, 67, did not raise his voice.',
    'They won 2–1 on Sunday.',
    'One of them left.',
    'The 6.15 to Great Lantern will be free.'
  ])('is left out where nobody can say what it counts: %s', text => {
    expect(found(text)).toEqual([])
  })

  it('counts what the one before it counts, where its noun is left out', () => {
    expect(found('The levy falls from 4.20 crowns a head to 2.80.')).toEqual([
      ['number', 'crown', 4.2, '4.20 crowns'],
      ['number', 'crown', 2.8, '2.80']
    ])
  })

  it('is left to the quotes where it stands in one', () => {
    expect(found('“We lost 40 boats,” he said of 60 boats.', ['We lost 40 boats,'])).toEqual([
      ['number', 'boat', 60, '60 boats']
    ])
  })
})

describe('a day', () => {
  it.each([
    ['It was cleared on 3 March.', 303, '3 March'],
    ['It was cleared on March 3, 2026.', 303, 'March 3'],
    ['It was cleared on 18th August.', 818, null],
    ['He may 3 times refuse.', null, null]
  ])('has a month with a capital: %s', (text, value, words) => {
    const days = found(text).filter(([kind]) => kind === 'day')
    expect(days).toEqual(words === null ? [] : [['day', '', value, words]])
  })
})
