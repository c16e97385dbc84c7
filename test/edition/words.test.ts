import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorsAllowed, printWordList } from '../../src/edition/spelling.ts'
import { fold, foldText, wordsIn } from '../../src/edition/words.ts'

describe('words', () => {
  it.each([
    ['The U.S. mayor’s 1,250 ferries', ['The', 'U.S', 'mayor’s', '1,250', 'ferries']],
    ['well-known — “don’t”', ['well', 'known', 'don’t']],
    ['It grew 3.5 percent. Then it fell.', ['It', 'grew', '3.5', 'percent', 'Then', 'it', 'fell']],
    ['Šefčovič, Ærø', ['Šefčovič', 'Ærø']],
    ['?! …', []]
  ])('of %s', (text, expected) => {
    expect(wordsIn(text)).toEqual(expected)
  })

  it.each([
    ['Šefčovič', 'sefcovic'],
    ['Wałęsa', 'walesa'],
    ['Rutte’s', 'rutte'],
    ["O'Neill", 'oneill'],
    ['U.S', 'us'],
    ['1,250', '1250'],
    ['3.5', '3.5']
  ])('fold %s to %s', (word, expected) => {
    expect(fold(word)).toBe(expected)
  })

  it('fold once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      })
    )
  })
})

const words = (found: readonly { word: string }[]) => found.map(({ word }) => word)

describe('a list of words', () => {
  const list = printWordList([
    { word: 'ferry', count: 3 },
    { word: 'ferries', count: 9 },
    { word: 'fern', count: 1 },
    { word: 'harbour', count: 5 }
  ])
  it('completes a prefix, most used first', () => {
    expect(words(list.complete('fer', 9))).toEqual(['ferries', 'ferry', 'fern'])
    expect(words(list.complete('fer', 1))).toEqual(['ferries'])
    expect(words(list.complete('g', 9))).toEqual([])
  })

  it('finds the nearest spelling first', () => {
    expect(words(list.near('ferrn', 2, 9))).toEqual(['ferry', 'fern'])
    expect(words(list.near('xyz', 2, 9))).toEqual([])
  })

  it('mends any one letter left out, added, changed or swapped', () => {
    const typo = fc.record({
      at: fc.nat(6),
      kind: fc.constantFrom('out', 'in', 'other', 'swap'),
      letter: fc.constantFrom(...'aehorux'.split(''))
    })
    fc.assert(
      fc.property(typo, ({ at, kind, letter }) => {
        const [before, after] = ['harbour'.slice(0, at), 'harbour'.slice(at)]
        const typed = {
          out: before + after.slice(1),
          in: before + letter + after,
          other: before + letter + after.slice(1),
          swap: before + after.charAt(1) + after.charAt(0) + after.slice(2)
        }[kind]
        expect(words(list.near(typed, 1, 9))).toEqual(['harbour'])
      })
    )
  })

  it('allows fewer errors in shorter words', () => {
    expect(['un', 'tide', 'harbour'].map(errorsAllowed)).toEqual([0, 1, 2])
  })
})
