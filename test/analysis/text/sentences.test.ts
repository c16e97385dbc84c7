import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY, FURNITURE, HEADING } from '../../../src/analysis/text/layout.ts'
import { findSentences } from '../../../src/analysis/text/sentences.ts'
import { tokenize } from '../../../src/analysis/text/tokens.ts'

function read(text: string, kind?: Uint8Array) {
  const tokens = tokenize(text)
  const lines = tokens.count === 0 ? 0 : tokens.line[tokens.count - 1]! + 1
  return { tokens, sentences: findSentences(tokens, { kind: kind ?? new Uint8Array(lines) }) }
}

function split(text: string): string[] {
  const { tokens, sentences } = read(text)
  return Array.from({ length: sentences.count }, (_, i) =>
    text.slice(tokens.start[sentences.from[i]!], tokens.end[sentences.to[i]! - 1])
  )
}

/** The text is one sentence per `|`. */
function expectSplit(marked: string): void {
  const parts = marked.split('|').map(part => part.trim())
  expect(split(parts.join(' '))).toEqual(parts)
}

describe('findSentences', () => {
  it.each([
    'The gate closed at noon. | Nobody had asked for it.',
    'Who closed it? | Nobody knew! | The port slept.',
    'It cost $3.5 million, up 4.2 percent. | The council agreed.',
    'The port opened in 1998. | 2004 was its best year.'
  ])('ends a sentence at its last mark: %s', expectSplit)

  it.each([
    'J.D. Kolta and Anna M. Vero spoke to Dr. Brink and Sen. Orla Tamm of Kolta.',
    'Gov. Vero met Lt. Col. Brink at St. Olga on Sept. 3 in Kolta, Mass., to sign.',
    'Dock No. 5 and Art. 12 were named in the letter.',
    'The U.S. Senate and U.S. Steel sent the same letter to the U.N. Security Council.',
    'Kolta Dredging Co. Chairman Per Brink resigned.',
    'The crews arrive at 5 p.m. Monday and leave at 6 a.m. EST.'
  ])('does not end one at the dot of an abbreviation: %s', expectSplit)

  it.each([
    'They sailed to the U.S. | He stayed behind.',
    'She works for Brink Inc. | The firm builds cranes.',
    'The crews left at 5 p.m. | Brink arrived later.',
    'It was signed by Per Brink Jr. | The letter is lost.',
    'The tug belongs to the U.N. | “It is ours,” Vero said.'
  ])('ends one at an abbreviation that another sentence follows: %s', expectSplit)

  it.each([
    '“The gate stays open.” | He left the room.',
    '“The gate stays open,” he said. | “It always did.”',
    '“Open it!” he said. | “Now!” | Nobody moved.',
    '“Where is the key?” Anna Vero asked. | Brink looked away.',
    '“Where is the key?” | She looked away.',
    '"The gate stays open." | "It always did," he said.',
    "''The gate stays open,'' he said. | ''It always did.'' | He left.",
    'He called it “a good gate.” | It was not.',
    '“Open the gate …” he began. | Then he stopped.',
    'She asked “why now?” and left.'
  ])('keeps a quotation with what is said of it: %s', expectSplit)

  it.each([
    'He waited … and waited. | Nobody came.',
    'He waited... | Nobody came.',
    'He waited. . . . | Nobody came.',
    '(The port was closed.) | It opened late.',
    'The port (see p. 4) was closed.',
    'What?! | It was closed.',
    'KOLTA, N.H. (KW) — She opened the gate. | He closed it.'
  ])('knows ellipses, brackets and datelines: %s', expectSplit)

  it('ends a sentence at every line break', () => {
    expect(
      split('A port in winter\nKOLTA — The gate closed\nafter noon.\n\n1. Open it.\n• Close it')
    ).toEqual([
      'A port in winter',
      'KOLTA — The gate closed',
      'after noon.',
      '1. Open it.',
      '• Close it'
    ])
  })

  it('takes kind and paragraph from the line', () => {
    const { sentences } = read(
      'Harbour news\nIt rained. It stopped.\nAlso read',
      Uint8Array.of(HEADING, BODY, FURNITURE)
    )
    expect(Array.from(sentences.kind.subarray(0, sentences.count))).toEqual([
      HEADING,
      BODY,
      BODY,
      FURNITURE
    ])
    expect(Array.from(sentences.paragraph.subarray(0, sentences.count))).toEqual([0, 1, 1, 2])
  })

  it('gives every token of any text to exactly one sentence, in order', () => {
    const piece = fc.constantFrom(
      'Anna',
      'vero',
      '.',
      '!',
      '?',
      '…',
      '”',
      '“',
      '"',
      "'",
      ')',
      '(',
      ' ',
      '\n',
      'U.S.',
      'Mr.',
      '3.5',
      '—',
      '樋',
      '\u2028'
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map(all => all.join('')),
          fc.string({ unit: 'binary' })
        ),
        text => {
          const { tokens, sentences } = read(text)
          let next = 0
          for (let i = 0; i < sentences.count; i++) {
            expect(sentences.from[i]).toBe(next)
            expect(sentences.to[i]).toBeGreaterThan(next)
            for (let k = next; k < sentences.to[i]!; k++) {
              expect(sentences.of[k]).toBe(i)
              expect(tokens.line[k]).toBe(sentences.paragraph[i])
            }
            next = sentences.to[i]!
          }
          expect(next).toBe(tokens.count)
        }
      )
    )
  })
})
