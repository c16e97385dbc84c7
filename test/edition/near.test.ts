// Words that no article holds: what is looked for in their place.
import { describe, expect, it } from 'vitest'
import { printEdition } from '../../src/edition/edition.ts'
import { readingOf } from './readings.ts'

const edition = printEdition(
  ['The ferry sailed at noon.', 'The ferns grew.', 'A very long strike.'].map((text, at) =>
    readingOf({ id: `a${at}`, text })
  )
)
const found = (query: string) => {
  const { hits, instead, leftOut } = edition.searchNear(query, 9)
  return { hits: hits.map(({ article }) => article), instead, leftOut }
}
const unknown = (query: string) => edition.searchNear(query, 9).unknown

describe('searching near', () => {
  it('is searching, where an article holds each word', () => {
    expect(found('ferry strike')).toEqual({
      hits: edition.search('ferry strike', 9).map(({ article }) => article),
      instead: [],
      leftOut: 0
    })
  })

  it('looks for the words with the fewest errors in place of one that nothing holds', () => {
    expect(found('feryr')).toEqual({
      hits: ['a0'],
      instead: [{ word: 'feryr', meant: ['ferry'] }],
      leftOut: 0
    })
    expect(found('+feryr +noon').hits).toEqual(['a0'])
    expect(found('strkie -feryr')).toMatchObject({ hits: ['a2'], instead: [{ meant: ['strike'] }] })
  })

  it('marks the words that were meant', () => {
    const [hit] = edition.searchNear('feryr', 9).hits
    expect(hit?.highlights).toEqual([{ article: 'a0', start: 4, end: 9 }])
  })

  it('finds nothing where nothing is near', () => {
    expect(found('zzzzzzz')).toEqual({ hits: [], instead: [], leftOut: 0 })
  })

  it('tells the words that no article holds and nothing is near', () => {
    expect(unknown('ferry zzzzzzz qqqqqqq Zzzzzzz')).toEqual(['zzzzzzz', 'qqqqqqq'])
    expect(unknown('ferry feryr -zzzzzzz whom')).toEqual([])
  })

  it('tells how many words were too many', () => {
    expect(found('ferry '.repeat(33)).leftOut).toBe(3)
  })
})
