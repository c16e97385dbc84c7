import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter, FilterGround } from '../../src/edition/filter.ts'
import { bothMasks, maskOf, printMasks } from '../../src/edition/filter.ts'
import { openOutlets } from '../../src/edition/outlets.ts'
import type { Shelf } from '../../src/edition/shelf.ts'
import { instantOf } from '../../src/edition/shelf.ts'
import { readingOf } from './readings.ts'
import { openShelving } from './shelving.ts'

const DATES = [
  '2026-03-01',
  '2026-03-02',
  '2026-03-02T06:30:00+01:00',
  '2026-03-02T23:30:00-08:00',
  '2026-03-03',
  '2026-04-01T00:00:00Z',
  '2026-03'
]
const SOURCES = ['folder:./a', 'folder:./b']
const OUTLETS = ['Harbour Post', 'HP', 'Delta News']

const told = fc.array(
  fc.record({
    outlet: fc.option(fc.constantFrom(...OUTLETS)),
    source: fc.constantFrom(...SOURCES),
    publishedAt: fc.option(fc.constantFrom(...DATES)),
    stays: fc.boolean()
  }),
  { maxLength: 30 }
)
const filters: fc.Arbitrary<Filter> = fc.record(
  {
    outlet: fc.constantFrom('the harbour post', 'hp', 'nobody'),
    source: fc.constantFrom(...SOURCES, 'folder:./c'),
    person: fc.constantFrom('ana', 'nobody'),
    story: fc.constantFrom('strike', 'none'),
    since: fc.constantFrom(...DATES, '2026', 'never', ''),
    until: fc.constantFrom(...DATES, '2026', 'never', '')
  },
  { requiredKeys: [] }
)

describe('a filter', () => {
  test('passes just the articles of which everything holds that it asks', () => {
    fc.assert(
      fc.property(told, fc.array(filters), (all, asked) => {
        const ground = groundOf(all)
        const masks = printMasks(ground)
        for (const filter of [...asked, ...asked]) {
          const mask = masks(filter)
          const slots = Array.from({ length: ground.shelf.slots }, (_, slot) => slot)
          const wanted = slots.map(slot =>
            Number(ground.shelf.has(slot) && passes(filter, slot, ground.shelf))
          )
          const asksNothing = Object.keys(filter).length === 0
          expect({ filter, mask }).toEqual({
            filter,
            mask: asksNothing ? null : Uint8Array.from(wanted)
          })
        }
      }),
      { numRuns: 300 }
    )
  })

  test('is worked out once for an edition', () => {
    const ground = groundOf([
      { outlet: 'HP', source: 'folder:./a', publishedAt: '2026-03-01', stays: true }
    ])
    const masks = printMasks(ground)
    expect(masks({ outlet: 'HP' })).toBe(masks({ outlet: 'HP' }))
    expect(masks({ outlet: 'HP' })).toEqual(maskOf(ground, { outlet: 'HP' }))
    expect(masks({ source: 'HP' })).not.toBe(masks({ outlet: 'HP' }))
  })

  test('joins masks without writing to them', () => {
    const [one, other] = [Uint8Array.of(1, 1, 0), Uint8Array.of(0, 1, 1)]
    expect(bothMasks(one, null, other)).toEqual(Uint8Array.of(0, 1, 0))
    expect([one, other]).toEqual([Uint8Array.of(1, 1, 0), Uint8Array.of(0, 1, 1)])
    expect(bothMasks(null, null)).toBeNull()
    expect(bothMasks(null, one)).toBe(one)
  })
})

/** Those of `ana` are the even slots, those of `strike` every third. */
const groundOf = (
  all: readonly {
    readonly outlet: string | null
    readonly source: string
    readonly publishedAt: string | null
    readonly stays: boolean
  }[]
): FilterGround => {
  const shelving = openShelving()
  all.forEach(({ outlet, source, publishedAt }, n) => {
    shelving.add(
      readingOf({
        id: `${n}`,
        text: 'One.',
        source,
        ...(outlet !== null && { outlet }),
        ...(publishedAt !== null && { publishedAt })
      })
    )
  })
  all.forEach(({ stays }, n) => {
    if (!stays) shelving.remove(`${n}`)
  })
  // With the full name printed, its initials mean it.
  shelving.add(
    readingOf({ id: 'full', text: 'One.', source: 'folder:./a', outlet: 'Harbour Post' })
  )
  const shelf = shelving.print()
  const every = (step: number) => [...shelf.latest].filter(slot => slot % step === 0)
  return {
    shelf,
    outlets: openOutlets().print(shelf),
    articlesOfPerson: id => (id === 'ana' ? every(2) : undefined),
    articlesOfStory: id => (id === 'strike' ? every(3) : undefined)
  }
}

/** The rule in plain words, article by article. */
const passes = (filter: Filter, slot: number, shelf: Shelf): boolean => {
  const article = shelf.article(slot)
  const isPost = article.outlet === 'Harbour Post' || article.outlet === 'HP'
  return (
    (filter.outlet === undefined || (filter.outlet !== 'nobody' && isPost)) &&
    (filter.source === undefined || article.source === filter.source) &&
    (filter.person === undefined || (filter.person === 'ana' && slot % 2 === 0)) &&
    (filter.story === undefined || (filter.story === 'strike' && slot % 3 === 0)) &&
    (filter.since === undefined || distance(article.publishedAt, filter.since) >= 0) &&
    (filter.until === undefined || distance(article.publishedAt, filter.until) <= 0)
  )
}

const distance = (published: string | null, date: string): number => {
  if (published === null) return Number.NaN
  if (date.length > 10 && published.length > 10) return instantOf(published) - instantOf(date)
  const wanted = date.slice(0, 10)
  const day = published.slice(0, 10).slice(0, wanted.length)
  return day < wanted ? -1 : day > wanted ? 1 : 0
}
