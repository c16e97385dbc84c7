import { describe, expect, test } from 'vitest'
import { read } from '../../../src/analysis/analysis.ts'
import { articleOf } from '../../fakes/article.ts'
import { readingOf } from '../rows.ts'

const imprint = (text: string): (string | null)[] => {
  const { outlet, byline, headline } = readingOf(text).article
  return [outlet, byline, headline]
}

describe('the imprint', () => {
  test.each([
    ['NWA', 'PORT ALDER (NWA) — The pier opens.'],
    ['NWA', 'PORT ALDER, Halvern (NWA) — The pier opens.'],
    ['Northern Wire', 'WASHINGTON, Nov. 9 (Northern Wire) - The pier opens.'],
    ['NWA', 'The pier opens\nPORT ALDER (NWA) -- The pier opens.']
  ])('names an agency in a dateline: %s', (outlet, text) => {
    expect(imprint(text)[0]).toBe(outlet)
  })

  test.each([
    'PORT ALDER — The pier opens.',
    'Port Alder (NWA) — The pier opens.',
    'PORT ALDER (NWA) The pier opens.',
    'The pier (NWA) - it opens.',
    'It opens.\nIt is sound.\nIt is new.\nIt is long.\nPORT ALDER (NWA) — The pier opens.'
  ])('names none elsewhere: %s', text => {
    expect(imprint(text)[0]).toBeNull()
  })

  test.each([
    [null, 'Ada Quill', 'By Ada Quill'],
    [null, 'ADA QUILL and Tom Reyes', 'By ADA QUILL and Tom Reyes'],
    [null, 'Ilse von der Tann', 'BY Ilse von der Tann'],
    ['Northern Wire', 'Ada Quill', 'By Ada Quill, Northern Wire']
  ])('names reporters in a line of their own: %s %s', (outlet, byline, line) => {
    expect(imprint(`${line}\nThe pier opens.`)).toEqual([outlet, byline, null])
    expect(imprint(`Pier opens\n${line}\nThe pier opens.`)).toEqual([outlet, byline, 'Pier opens'])
  })

  test.each([
    'By Monday the pier will open.',
    'By the pier',
    'By Ada Quill’s account it opens.',
    'Bye Ada Quill'
  ])('names none in a sentence: %s', line => {
    expect(imprint(`${line}\nIt is sound.`)[1]).toBeNull()
  })

  test('names reporters and publisher in the last line', () => {
    expect(imprint('The pier opens.\n\nAda Quill and Tom Reyes, The Northern Wire')).toEqual([
      'The Northern Wire',
      'Ada Quill and Tom Reyes',
      null
    ])
    expect(imprint('The pier opens.\n\nAda Quill, Halvern')).toEqual([null, null, null])
  })

  test('names the headline in a first line that is one', () => {
    expect(imprint('Pier opens on Monday\nIt is sound.')[2]).toBe('Pier opens on Monday')
    expect(imprint('The pier opens on Monday.\nIt is sound.')[2]).toBeNull()
  })

  test('leaves what the source said, and looks for no date', () => {
    const known = { outlet: 'The Halvern Gazette', byline: 'Joss Tarn', headline: 'Sound pier' }
    const text = 'Pier opens\nBy Ada Quill\nPORT ALDER, Nov. 9 (NWA) — The pier opens.'
    const { article } = read(articleOf(text, known))
    expect(article).toEqual(articleOf(text, known))
    expect(readingOf(text).article.publishedAt).toBeNull()
  })
})
