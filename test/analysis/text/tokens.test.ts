import { describe, expect, test } from 'vitest'
import * as token from '../../../src/analysis/text/tokens.ts'

const cut = (text: string): string[] => {
  const t = token.tokenize(text)
  return Array.from({ length: t.count }, (_, i) => text.slice(t.start[i], t.end[i]))
}

/** Shape, hash and the like of the only token of a text. */
const only = (text: string) => {
  const t = token.tokenize(text)
  expect(t.count).toBe(1)
  return { shape: t.shape[0]!, hash: t.hash[0]!, mark: t.mark[0]! }
}

describe('tokenize', () => {
  test.each([
    ['Vero|’s|pier', 'Vero’s pier'],
    ["Vero|'s|pier", "Vero's pier"],
    ['She|didn’t|go', 'She didn’t go'],
    ["it|'s|late", "it's late"],
    ['Owen|O’Dell|left', 'Owen O’Dell left'],
    ['the|workers|’|hall', 'the workers’ hall'],
    ['well-kept|piers', 'well-kept piers'],
    ['a|54-year-old|pier', 'a 54-year-old pier'],
    ['piers|-|and|trams', 'piers - and trams'],
    ['J.D.|Brink|of|the|U.S.|left|.', 'J.D. Brink of the U.S. left.'],
    ['Gov.|Vero|left|at|5|p.m.', 'Gov. Vero left at 5 p.m.'],
    ['It|was|plan|b|.', 'It was plan b.'],
    ['$|2,500|and|3.5|and|10:30|and|12th', '$2,500 and 3.5 and 10:30 and 12th'],
    ['2|,|3', '2, 3'],
    ["''|We|will|''", "''We will''"],
    ["``|We|will|''", "``We will''"],
    ['“|Go|!|”|she|said', '“Go!” she said'],
    ['Šafář|of|Łódź', 'Šafář of Łódź']
  ])('cuts %s', (tokens, text) => {
    expect(cut(text)).toEqual(tokens.split('|'))
  })

  test.each([
    ['a word', 'pier', token.WORD],
    ['a capital', 'Pier', token.WORD | token.CAPITAL],
    ['capitals', 'NATO', token.WORD | token.CAPITAL | token.SHOUT],
    ['one capital', 'A', token.WORD | token.CAPITAL],
    ['a number', '2,500', token.NUMBER],
    ['a number with letters', '12th', token.NUMBER],
    ['an age', '54-year-old', token.NUMBER | token.HYPHEN],
    ['a name of two', 'Fang-Kuei', token.WORD | token.CAPITAL | token.HYPHEN],
    ['initials', 'U.S.', token.WORD | token.CAPITAL | token.SHOUT | token.DOT],
    ['an abbreviation', 'Gov.', token.WORD | token.CAPITAL | token.DOT],
    ['a mark', '—', 0]
  ])('knows the shape of %s', (_, text, shape) => {
    expect(only(text).shape).toBe(shape | token.LINE)
  })

  test('tells space before a token, and lines', () => {
    const t = token.tokenize('It “opens”.\nIt is.')
    const shapes = Array.from(
      { length: t.count },
      (_, i) => t.shape[i]! & (token.LINE | token.SPACED)
    )
    const { LINE, SPACED } = token
    expect(shapes).toEqual([LINE, SPACED, 0, 0, 0, LINE | SPACED, SPACED, 0])
    expect([...t.line.subarray(0, t.count)]).toEqual([0, 0, 0, 0, 0, 1, 1, 1])
  })

  test.each([
    ['Šafář', 'safar'],
    ['Łódź', 'lodz'],
    ['PIER', 'pier'],
    ['O’Dell', "o'dell"]
  ])('takes %s for %s, whatever its case and accents', (one, other) => {
    expect(only(one).hash).toBe(only(other).hash)
    expect(only(one).hash).not.toBe(only(`${other}s`).hash)
  })

  test('takes two single marks for a double one', () => {
    expect(only("''").mark).toBe(only('"').mark)
    expect(only('``').mark).toBe(only('"').mark)
  })

  test('grows with the text', () => {
    expect(token.tokenize('a, '.repeat(40_000)).count).toBe(80_000)
    expect(cut('It opens.')).toEqual(['It', 'opens', '.'])
  })
})
