import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import { quotedStrings } from '../../src/kit/quotedstrings.ts'
import { articleOf } from '../fakes/article.ts'

const strings = (text: string) =>
  quotedStrings(read(articleOf(text))).map(({ text: words, speaker }) => [words, speaker])

describe('the quoted strings of a text', () => {
  it.each([
    ['Vero said: “We got it.”', [['We got it.', 'Vero']]],
    [
      '"We got it" and “they lost it”',
      [
        ['We got it', null],
        ['they lost it', null]
      ]
    ],
    ['«We got it», said Ida Brandt.', [['We got it', 'Ida Brandt']]],
    [
      '“The boats,” Ida Brandt told them, “belong to us.”',
      [['The boats, belong to us.', 'Ida Brandt']]
    ],
    [
      'The minister said: “We will not go there,” and later “It was never our plan.”',
      [
        ['We will not go there,', 'The minister'],
        ['It was never our plan.', 'The minister']
      ]
    ],
    [
      '“We will not go,” Ida Brandt told them, and added: “It was never our plan.”',
      [
        ['We will not go,', 'Ida Brandt'],
        ['It was never our plan.', 'Ida Brandt']
      ]
    ],
    [
      'Tomas Vell said "it will cost us" and Brandt: “We asked for four nights.”',
      [
        ['it will cost us', 'Tomas Vell'],
        ['We asked for four nights.', 'Brandt']
      ]
    ],
    ['We got it', [['We got it', null]]],
    ['Vero: “We got it”', [['We got it', 'Vero']]],
    ['A 6" pipe', [['A 6" pipe', null]]],
    ['“…”', []],
    ['  ', []]
  ])('%s', (text, found) => {
    expect(strings(text)).toEqual(found)
  })

  it.each([
    ['"We got it', [['We got it', null]]],
    ['Vero said "we got it', [['we got it', 'Vero']]],
    [
      '"We got it" and Brandt: “they lost',
      [
        ['We got it', null],
        ['they lost', 'Brandt']
      ]
    ]
  ])('go to the end where a mark is never closed: %s', (text, found) => {
    expect(strings(text)).toEqual(found)
  })
})
