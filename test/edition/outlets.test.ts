import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openOutlets } from '../../src/edition/outlets.ts'
import type { Reading } from '../../src/news.ts'
import { readingOf } from './readings.ts'
import { openShelving, shelfOf } from './shelving.ts'

const by = (id: string, outlet?: string): Reading =>
  readingOf({ id, text: 'One.', ...(outlet !== undefined && { outlet }) })

const outletsOf = (...names: readonly (string | undefined)[]) =>
  openOutlets().print(shelfOf(names.map((name, n) => by(`${n}`, name))))

describe('the outlets of an edition', () => {
  test('come with most articles first, each as most print it', () => {
    const outlets = outletsOf(
      'harbour post',
      'The Harbour Post',
      'The Harbour Post',
      'Delta News',
      undefined
    )
    expect(outlets.list).toMatchObject([
      { name: 'The Harbour Post', articles: 3 },
      { name: 'Delta News', articles: 1 }
    ])
    expect([0, 1, 2, 3, 4].map(slot => outlets.of(slot))).toEqual([0, 0, 0, 1, -1])
  })

  test('count initials under the one full name that they fit', () => {
    const outlets = outletsOf('HP', 'HP', 'The Harbour Post', 'DN')
    expect(outlets.list).toMatchObject([
      { name: 'The Harbour Post', articles: 3 },
      { name: 'DN', articles: 1 }
    ])
    const article = { ...by('x', 'HP').article, text: 'Never lost.' }
    expect(outlets.shown(article)).toEqual({ ...article, outlet: 'The Harbour Post' })
    const full = by('y', 'The Harbour Post').article
    expect(outlets.shown(full)).toBe(full)
    expect(outlets.shown(by('z', 'DN').article).outlet).toBe('DN')
    expect(outlets.shown(by('z').article).outlet).toBeNull()
  })

  test('leave initials alone that two full names fit', () => {
    const outlets = outletsOf('HP', 'Harbour Post', 'Herald Press')
    expect(outlets.list.map(({ name }) => name)).toEqual(['Harbour Post', 'Herald Press', 'HP'])
    expect(outlets.meant('hp').size).toBe(3)
    expect(outlets.meant('the harbour post')).toEqual(new Set([0]))
    expect(outlets.meant('').size).toBe(0)
  })

  test('do not decode a text to show another name', () => {
    const shelf = shelfOf([by('a', 'HP'), by('b', 'Harbour Post')])
    let looked = false
    const article = {
      ...by('a', 'HP').article,
      get text() {
        looked = true
        return 'One.'
      }
    }
    const shown = openOutlets().print(shelf).shown(article)
    expect([shown.outlet, looked]).toEqual(['Harbour Post', false])
    expect([shown.text, looked]).toEqual(['One.', true])
  })

  test('are those of what is left, however it came and went', () => {
    const names = ['HP', 'Harbour Post', 'the harbour post', 'Herald Press', 'DN', undefined]
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      outlet: fc.constantFrom(...names),
      leaves: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        const [shelving, press] = [openShelving(), openOutlets()]
        const left = new Map<string, Reading>()
        steps.forEach(({ id, outlet, leaves }, n) => {
          shelving.remove(id)
          left.delete(id)
          if (!leaves) {
            shelving.add(by(id, outlet))
            left.set(id, by(id, outlet))
          }
          if (n % 7 === 0) void press.print(shelving.print()).list
        })
        const [shelf, fresh] = [shelving.print(), shelfOf(left.values())]
        const [some, all] = [press.print(shelf), openOutlets().print(fresh)]
        expect(some.list).toEqual(all.list)
        for (const id of left.keys())
          expect(some.of(shelf.slotOf(id)!)).toBe(all.of(fresh.slotOf(id)!))
      })
    )
  })
})
