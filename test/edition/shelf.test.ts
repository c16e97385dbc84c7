import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shelf, ShelfPress } from '../../src/edition/shelf.ts'
import { byShelf, EMPTY, instantOf, openShelf } from '../../src/edition/shelf.ts'
import { openChest, piecesOf, SnapshotError } from '../../src/edition/snapshot/chest.ts'
import type { Chest } from '../../src/edition/snapshot/chest.ts'
import { packReading } from '../../src/edition/vault/packing.ts'
import type { Reading } from '../../src/news.ts'
import { readingOf } from './readings.ts'
import { openShelving, shelfOf } from './shelving.ts'

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-02T08:00:00Z', '2026-03-02T12:00:00Z', undefined]

const told = (id: string, day: string | undefined, text: string): Reading =>
  readingOf({
    id,
    text,
    headline: `Of ${id}`,
    ...(day !== undefined && { publishedAt: day }),
    outlet: `Outlet ${text.length % 3}`,
    source: `folder:./${text.length % 2}`
  })

describe('a shelf', () => {
  test('puts the latest first, the undated last, and settles ties by id', () => {
    const shelf = shelfOf([
      told('d', undefined, 'One.'),
      told('b', '2026-03-02', 'One.'),
      told('a', '2026-03-02T12:00:00Z', 'One.'),
      told('c', '2026-03-03', 'One.')
    ])
    expect(idsOf(shelf)).toEqual(['c', 'a', 'b', 'd'])
    expect(Array.from(shelf.latest, slot => shelf.day(slot))).toEqual([
      '2026-03-03',
      '2026-03-02',
      '2026-03-02',
      ''
    ])
  })

  test('keeps the first in its order of several with one id', () => {
    const [older, newer] = [told('a', '2026-03-01', 'One.'), told('a', '2026-03-02', 'Two.')]
    for (const readings of [
      [older, newer],
      [newer, older]
    ]) {
      const shelf = shelfOf(readings)
      expect(shelf.count).toBe(1)
      expect(shelf.reading(shelf.slotOf('a')!)).toEqual(newer)
    }
  })

  test('refuses an id that is there, and a slot that is empty', () => {
    const press = openShelf()
    const slot = press.add(packReading(told('a', undefined, 'One.')))
    expect(() => press.add(packReading(told('a', undefined, 'Two.')))).toThrow('a is there already')
    press.remove(slot)
    expect(() => press.remove(slot)).toThrow('empty')
    expect(press.add(packReading(told('a', undefined, 'Two.')))).toBe(1)
  })

  test('gives the same object while a reading is kept, and its article without decoding', () => {
    const shelf = shelfOf([told('a', '2026-03-01', 'One.')])
    expect(shelf.reading(0)).toBe(shelf.reading(0))
    expect(shelf.article(0)).toBe(shelf.reading(0).article)
  })

  test('answers as if what is left had come at once, however it came and went, and never changes what is printed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const shelving = openShelving()
        const model = new Map<string, Reading>()
        const printed: { shelf: Shelf; held: readonly Reading[] }[] = []
        for (const each of steps) {
          if (each.what === 'add') {
            const reading = told(each.id, each.day, each.text)
            shelving.add(reading)
            model.set(each.id, reading)
          } else if (each.what === 'remove') {
            shelving.remove(each.id)
            model.delete(each.id)
          } else printed.push({ shelf: shelving.print(), held: [...model.values()] })
        }
        printed.push({ shelf: shelving.print(), held: [...model.values()] })
        for (const { shelf, held } of printed) expect(said(shelf)).toEqual(saidOf(held))
      }),
      { numRuns: 300 }
    )
  })

  test('gives back the room of what died, and goes on holding the rest', () => {
    const press = openShelf()
    const readings = Array.from({ length: 1500 }, (_, n) =>
      told(`${n}`, '2026-03-01', `${randomBytes(3000).toString('base64')}.`)
    )
    for (const reading of readings) press.add(packReading(reading))
    settle(press)
    const before = press.print()
    const full = press.bytes
    readings.forEach((_, slot) => {
      if (slot % 10 > 0) press.remove(slot)
    })
    settle(press)
    expect(press.bytes).toBeLessThan(full / 3)
    const after = press.print()
    expect(said(before)).toEqual(saidOf(readings))
    expect(said(after)).toEqual(saidOf(readings.filter((_, slot) => slot % 10 === 0)))
    for (const slot of after.latest) press.remove(slot)
    settle(press)
    expect(press.bytes).toBeLessThanOrEqual(1 << 20)
    expect(said(press.print())).toEqual(saidOf([]))
  })

  test('may be added to and taken from between two slices of its settling', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(step, { maxLength: 40 }),
        (first, second) => {
          const press = openShelf()
          const model = new Map<string, Reading>()
          const apply = (each: Step) => {
            const there = press.slotOf(each.id)
            if (there !== undefined) press.remove(there)
            model.delete(each.id)
            if (each.what === 'remove') return
            const reading = told(each.id, each.day, each.text)
            press.add(packReading(reading))
            model.set(each.id, reading)
          }
          for (const each of first) apply(each)
          const settling = press.settle()
          for (const each of second) {
            settling.next()
            apply(each)
          }
          for (const _ of settling);
          expect(said(press.print())).toEqual(saidOf([...model.values()]))
        }
      )
    )
  })
})

describe('a shelf from a snapshot', () => {
  test('holds what it held, and goes on from there', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(step, { maxLength: 20 }),
        (before, after) => {
          const press = openShelf()
          const model = new Map<string, Reading>()
          const apply = (to: ShelfPress, each: Step) => {
            const there = to.slotOf(each.id)
            if (there !== undefined) to.remove(there)
            model.delete(each.id)
            if (each.what === 'remove') return
            const reading = told(each.id, each.day, each.text)
            to.add(packReading(reading))
            model.set(each.id, reading)
          }
          for (const each of before) apply(press, each)
          settle(press)
          const saved = press.print()
          const fresh = openShelf()
          load(fresh, copied(press, saved))
          settle(fresh)
          const loaded = fresh.print()
          expect(said(loaded)).toEqual(saidOf([...model.values()]))
          expect([...loaded.latest]).toEqual([...saved.latest])
          for (const each of after) apply(fresh, each)
          settle(fresh)
          expect(said(fresh.print())).toEqual(saidOf([...model.values()]))
        }
      )
    )
  })

  test('is refused where its parts do not fit together', () => {
    const press = openShelf()
    for (const id of ['a', 'b', 'c']) press.add(packReading(told(id, '2026-03-01', 'One.')))
    const shelf = press.print()
    const names = [...copied(press, shelf).sections.keys()]
    for (const name of names) {
      const without = copied(press, shelf, name)
      expect(() => load(openShelf(), without)).toThrow(SnapshotError)
    }
    for (const name of names.filter(each => !each.endsWith('/names'))) {
      const shorter = copied(press, shelf, name)
      const [section] = piecesOf(copied(press, shelf).sections.get(name)!)
      shorter.put(name, section!.subarray(0, section!.length - 1))
      expect(() => load(openShelf(), shorter)).toThrow(SnapshotError)
    }
  })
})

type Step = {
  readonly what: 'add' | 'remove' | 'print'
  readonly id: string
  readonly day: string | undefined
  readonly text: string
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('add', 'add', 'add', 'remove', 'print'),
  id: fc.constantFrom(...Array.from('abcdefghijklmnopé😀')),
  day: fc.constantFrom(...DAYS),
  text: fc.constantFrom('One.', 'Two two.', 'Three three three.')
})

const settle = (press: ShelfPress) => {
  for (const _ of press.settle());
}

const load = (press: ShelfPress, chest: Chest) => {
  for (const _ of press.load(chest));
}

const idsOf = (shelf: Shelf) => Array.from(shelf.latest, slot => shelf.idOf(slot))

/** All that a shelf says, article by article in its order. */
const said = (shelf: Shelf) => ({
  articles: Array.from(shelf.latest, (slot, rank) => ({
    known: shelf.has(slot) && shelf.slotOf(shelf.idOf(slot)) === slot,
    ranked: shelf.ranks[slot] === rank,
    headline: shelf.headline(slot),
    day: shelf.day(slot),
    instant: shelf.instants[slot],
    article: shelf.article(slot),
    reading: shelf.reading(slot),
    outlet: shelf.outlets.name(shelf.outlets.of[slot]!),
    source: shelf.sources.name(shelf.sources.of[slot]!)
  })),
  count: shelf.count,
  empty: shelf.ranks.filter(rank => rank === EMPTY).length - shelf.slots + shelf.count,
  sizes: [shelf.ranks.length, shelf.instants.length].map(size => size - shelf.slots),
  counts: [shelf.outlets, shelf.sources, shelf.days].map(({ counts }) =>
    counts.reduce((sum, count) => sum + count, 0)
  ),
  other: [shelf.has(shelf.slots), shelf.slotOf('nothing')]
})

/** What it should say of these readings. */
const saidOf = (held: readonly Reading[]): ReturnType<typeof said> => ({
  articles: held
    .toSorted((a, b) => byShelf(a.article, b.article))
    .map(reading => ({
      known: true,
      ranked: true,
      headline: reading.article.headline,
      day: reading.article.publishedAt?.slice(0, 10) ?? '',
      instant: instantOf(reading.article.publishedAt),
      article: reading.article,
      reading,
      outlet: reading.article.outlet,
      source: reading.article.source
    })),
  count: held.length,
  empty: 0,
  sizes: [0, 0],
  counts: [held.length, held.length, held.length],
  other: [false, undefined]
})

/** What a file would give back: the same bytes elsewhere. */
const copied = (press: ShelfPress, shelf: Shelf, but = '') => {
  const [from, to] = [openChest(), openChest()]
  press.save(shelf, from)
  for (const [name, section] of from.sections) if (name !== but) to.put(name, section.slice())
  return to
}
