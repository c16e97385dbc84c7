import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import type { Article } from '../src/news.ts'
import { plain } from '../src/reply.ts'
import {
  ago,
  articlesIn,
  cite,
  citation,
  count,
  day,
  days,
  echoed,
  fromOutlets,
  lasting,
  listed,
  placesOf,
  shortened
} from '../src/phrase.ts'
import { articleOf } from './fakes/article.ts'

describe('day', () => {
  it('is the day at the publisher, whatever the offset', () => {
    expect(day('2025-08-18')).toBe('18 Aug 2025')
    expect(day('2026-03-02T00:30:00+01:00')).toBe('2 Mar 2026')
  })

  it('is "undated" where there is no day', () => {
    for (const none of [null, '', 'Monday', '2026-13-01', '2026']) expect(day(none)).toBe('undated')
  })
})

describe('days', () => {
  it('says nothing twice', () => {
    expect(days('2026-03-02', '2026-03-02T10:00:00Z')).toBe('2 Mar 2026')
    expect(days('2026-03-02', '2026-03-04')).toBe('2–4 Mar 2026')
    expect(days('2026-02-28', '2026-03-02')).toBe('28 Feb – 2 Mar 2026')
    expect(days('2025-12-31', '2026-01-01')).toBe('31 Dec 2025 – 1 Jan 2026')
    expect(days(null, null)).toBe('undated')
    expect(days(null, '2026-03-02')).toBe('2 Mar 2026')
    expect(days('2026-03-02', null)).toBe('2 Mar 2026')
  })
})

describe('count', () => {
  it('minds one and many', () => {
    expect(count(0, 'article')).toBe('0 articles')
    expect(count(1, 'article')).toBe('1 article')
    expect(count(1204, 'story', 'stories')).toBe('1,204 stories')
  })
})

describe('listed', () => {
  it('joins as people do, and says how many are left out', () => {
    expect(listed([])).toBe('')
    expect(listed(['A'])).toBe('A')
    expect(listed(['A', 'B'])).toBe('A and B')
    expect(listed(['A', 'B', 'C'], { joint: 'or' })).toBe('A, B or C')
    expect(listed(['A', 'B', 'C', 'D'], { most: 2 })).toBe('A, B and 2 more')
  })
})

describe('cite', () => {
  const ferry = articleOf('', { id: 'notes/ferry.txt' })

  it('names the outlet and the day', () => {
    expect(cite({ ...ferry, outlet: 'The Harbour Gazette', publishedAt: '2026-03-02' })).toBe(
      'The Harbour Gazette, 2 Mar 2026'
    )
    expect(cite({ ...ferry, outlet: 'The Harbour Gazette' })).toBe('The Harbour Gazette, undated')
  })

  it('names the file where no outlet is known', () => {
    expect(cite(ferry)).toBe('notes/ferry.txt, undated')
  })

  it('leads to the article where it has an address', () => {
    expect(citation(ferry)).not.toHaveProperty('href')
    expect(citation({ ...ferry, url: 'https://g.example/1' }).href).toBe('https://g.example/1')
  })
})

describe('echoed', () => {
  it('puts what was typed between marks, on one line', () => {
    expect(echoed('  two\n lines\t')).toBe('“two lines”')
  })

  it('keeps at most 80 characters, none of them unseen, and no half of a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), typed => {
        const said = echoed(typed).slice(1, -1)
        expect(said.length).toBeLessThanOrEqual(80)
        expect(said).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
        expect(said.isWellFormed() || !typed.isWellFormed()).toBe(true)
      })
    )
  })
})

describe('shortened', () => {
  it('leaves alone what fits and ends in an ellipsis what does not', () => {
    expect(shortened('harbour', 7)).toBe('harbour')
    expect(shortened('harbour master', 9)).toBe('harbour…')
    expect(shortened('🚢🚢', 3)).toBe('🚢…')
  })

  it('cuts between two words, unless little would be left', () => {
    expect(shortened('the harbour master’s lock', 21)).toBe('the harbour master’s…')
    expect(shortened('the harbour, mastered', 16)).toBe('the harbour…')
    expect(shortened('a harbourmasterlylock', 12)).toBe('a harbourma…')
  })
})

describe('lasting', () => {
  it('uses the largest unit that says enough', () => {
    expect([20, 320, 12_000, 180_000, 7_200_000, 3 * 86_400_000].map(lasting)).toEqual([
      '0.1 s',
      '0.3 s',
      '12 s',
      '3 min',
      '2 h',
      '3 days'
    ])
  })

  it('tells how long ago something was', () => {
    expect(ago(1000, 2000)).toBe('just now')
    expect(ago(0, 180_000)).toBe('3 min ago')
  })
})

const published = (outlet: string | null, id = 'a.txt', source = 'folder:./seeds'): Article =>
  articleOf('', { id, source, outlet, publishedAt: '2026-03-02' })

describe('articles without an outlet', () => {
  it('are counted apart from the outlets', () => {
    const some = [published('A Wire'), published('A Wire'), published(null)]
    expect(fromOutlets(some)).toBe('1 outlet and 1 file that names none')
    expect(articlesIn(some)).toBe('3 articles: A Wire and 1 file without an outlet')
  })

  it('are not mentioned where there are none, and alone where there are no others', () => {
    expect(fromOutlets([published('A Wire'), published('B Post')])).toBe('2 outlets')
    expect(articlesIn([published('A Wire'), published('B Post')])).toBe(
      '2 articles in A Wire and B Post'
    )
    expect(fromOutlets([published(null), published(null)])).toBe('2 files that name no outlet')
    expect(articlesIn([published(null)])).toBe('1 article without an outlet')
  })

  it('are called files only where they are', () => {
    const line = published(null, '1', 'jsonl:./archive.jsonl')
    expect(fromOutlets([published('A Wire'), line])).toBe('1 outlet and 1 article that names none')
  })
})

describe('placesOf', () => {
  it('names each publisher and day once, and leads to the article', () => {
    const places = [published('A Wire'), published('A Wire', 'b.txt'), published(null, 'c.txt')]
    expect(plain(placesOf(places))).toBe('A Wire (2 Mar 2026) and c.txt (2 Mar 2026)')
    expect(placesOf([{ ...published('A Wire'), url: 'https://wire.example/1' }])).toEqual([
      { text: 'A Wire (2 Mar 2026)', href: 'https://wire.example/1' }
    ])
  })

  it('counts what is too many to name', () => {
    const many = ['A', 'B', 'C', 'D'].map(outlet => published(outlet))
    expect(plain(placesOf(many, 2))).toBe('A (2 Mar 2026), B (2 Mar 2026) and 2 more')
  })
})
