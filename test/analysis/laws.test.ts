// What holds for the reading of any text whatever.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import type { Span } from '../../src/news.ts'
import { articleOf } from '../fakes/article.ts'

/** Pieces that news is made of, in any order: far more often close to a rule's edge than random characters are. */
const piece = fc.constantFrom(
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  "''",
  ', ',
  '. ',
  '? ',
  '! ',
  ': ',
  '; ',
  ' — ',
  '…',
  '(',
  ')',
  '[',
  ']',
  '\n',
  '\n\n',
  '___\n',
  ' ',
  'said ',
  'said that ',
  'according to ',
  'saying ',
  'called ',
  'was called ',
  'who ',
  'and ',
  'of ',
  'the ',
  'he ',
  'she ',
  'his ',
  'they ',
  'Anna Vero ',
  'Vero',
  '’s ',
  "'s ",
  'Mayor ',
  'President ',
  'Gov. ',
  'U.S. ',
  'J.D. ',
  'van der ',
  'McKay ',
  'O’Dell ',
  'NATO ',
  'Monday ',
  'a spokesman for ',
  'pier ',
  'opened ',
  '5\' 11" ',
  '3.5 ',
  '$2,000 ',
  'Also Read: ',
  'Q: ',
  'é',
  '中',
  '\u{1F600}',
  '\u0000',
  '\ud800',
  '\r\n',
  '\u2028'
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 120 }).map(pieces => pieces.join('')),
  fc.string({ maxLength: 300, unit: 'binary' })
)

describe('the reading of any text', () => {
  test('points only into the text, and quotes only what stands there', () => {
    fc.assert(
      fc.property(text, words => {
        const reading = read(articleOf(words))
        const inText = (span: Span): void => {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(words.length)
        }
        for (const quote of reading.quotes) {
          inText(quote)
          quote.parts.forEach(inText)
          expect(quote.text).toBe(quote.parts.map(p => words.slice(p.start, p.end)).join(' '))
          expect(quote.start).toBe(quote.parts[0]!.start)
          expect(quote.end).toBe(quote.parts.at(-1)!.end)
          for (const credit of [quote.cue, quote.source]) if (credit !== null) inText(credit)
          const names = [null, ...reading.names.map(n => n.name)]
          expect(names).toContain(quote.speaker?.name ?? null)
        }
        for (const name of reading.names) {
          expect(words).toContain(name.name)
          for (const mention of name.mentions) {
            inText(mention)
            expect(mention.surface).toBe(words.slice(mention.start, mention.end))
          }
          name.titles.forEach(inText)
        }
        expect(new Set(reading.names.map(n => n.name)).size).toBe(reading.names.length)
        expect(new Set(reading.quotes.map(q => q.id)).size).toBe(reading.quotes.length)
      }),
      { numRuns: 2000 }
    )
  })

  test('cuts it into sentences that follow each other and leave out nothing but white space', () => {
    fc.assert(
      fc.property(text, words => {
        let at = 0
        read(articleOf(words)).sentences.forEach((sentence, i) => {
          expect(sentence.index).toBe(i)
          expect(sentence.start).toBeGreaterThanOrEqual(at)
          expect(isBlank(words.slice(at, sentence.start))).toBe(true)
          at = sentence.end
        })
        expect(isBlank(words.slice(at))).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  test('is the same whenever it is read again, whatever was read between', () => {
    fc.assert(
      fc.property(text, text, (words, others) => {
        const first = JSON.stringify(read(articleOf(words)))
        read(articleOf(others))
        expect(JSON.stringify(read(articleOf(words)))).toBe(first)
      }),
      { numRuns: 500 }
    )
  })
})

/** White space and characters that show nothing. */
const isBlank = (gap: string): boolean =>
  /^[\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/.test(gap)
