import { describe, expect, test } from 'vitest'
import { isWrapped } from '../../../src/analysis/text/wrapping.ts'
import { quoteRows, readingOf } from '../rows.ts'

const lines = [
  'The harbour master of Port Alder, Anna Vero, said on Monday that',
  'the pier would open to trams and to the public in the spring of',
  'next year. “It is sound,” she said. “The divers did the work and',
  'they did it well.”',
  '',
  'Ivo Lind, who leads the council, left for Halvern on an early',
  'tram, and was not seen again.'
]

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r']
])('a text wrapped with %s', (_, br) => {
  const text = lines.join(br)

  test('is known as one', () => {
    expect(isWrapped(text)).toBe(true)
  })

  test('has a paragraph where a blank line says so', () => {
    expect([
      ...new Set(readingOf(text).sentences.map(sentence => sentence.paragraph))
    ]).toHaveLength(2)
  })

  test('has sentences and quotations that run over its lines', () => {
    expect(quoteRows(text)).toEqual([
      `Anna Vero | said | the pier would open to trams and to the public in the spring of${br}next year`,
      `Anna Vero | said | It is sound, + The divers did the work and${br}they did it well.`
    ])
  })
})

describe('a text of one paragraph a line', () => {
  test.each([
    [
      'The pier of Port Alder opens on Monday, the harbour master said.',
      'The trams run to the end of it from Tuesday, so says the mayor.',
      'The divers were paid for their work by the council of Port Alder.'
    ],
    ['The pier opens,', 'and it is sound,', 'said Anna Vero.'],
    [`The pier opens on Monday. ${'It is sound. '.repeat(200)}`, lines[0]!, lines[1]!, lines[2]!],
    [lines[0]!],
    ['']
  ])('is not wrapped: %s', (...all) => {
    expect(isWrapped(all.join('\n'))).toBe(false)
    expect(isWrapped(all.join('\r\n'))).toBe(false)
  })

  test('has as many paragraphs as lines, however they end', () => {
    for (const br of ['\n', '\r\n', '\r', '\u2028']) {
      const paragraphs = readingOf(`It opens.${br}It is sound.${br}${br}It is new.`).sentences
      expect(paragraphs.map(sentence => sentence.paragraph)).toEqual([0, 1, 3])
    }
  })
})
