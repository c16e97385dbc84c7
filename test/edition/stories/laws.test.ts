import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chest } from '../../../src/edition/snapshot/chest.ts'
import { openChest, SnapshotError } from '../../../src/edition/snapshot/chest.ts'
import type { Stories, StoriesPress } from '../../../src/edition/stories/stories.ts'
import { openStories } from '../../../src/edition/stories/stories.ts'
import type { Reading } from '../../../src/news.ts'
import { readingOf } from '../readings.ts'
import { groundOf, nothing } from './ground.ts'

// Articles of a few words out of a few events, so that all that can go wrong between neighbours does.
const WORDS =
  `harbour strike ferry dock mayor budget storm flood bridge school orchid garden museum bell painting court verdict judge
trial robbery bank train delay signal match goal keeper final league election ballot recount turbine`.split(
    /\s+/
  )
const NAMES = ['Halloran', 'Pell', 'Brandt', 'Ketteridge', 'Ansel', 'Tamsin', 'Kell', 'Marrow']

const tellings = (events: number) =>
  fc
    .record({
      event: fc.integer({ min: 0, max: events - 1 }),
      words: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 12 }),
      more: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
      day: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 4 }),
      count: fc.option(fc.integer({ min: 11, max: 13 }), { freq: 2 })
    })
    .map(({ event, words, more, day, count }) => {
      const name = NAMES[event % NAMES.length]!
      const told = words.map(word => WORDS[(event * 3 + word) % WORDS.length])
      const ordinal = count === null ? '' : `${count}th package`
      const text = `Today ${name} ${told.join(' ')} ${more.join(' ')} ${ordinal}.`
      return { text, ...(day === null ? {} : { publishedAt: dayOf(day) }) }
    })
const articles = (events: number, maxLength: number) =>
  fc
    .array(tellings(events), { minLength: 1, maxLength })
    .map(list => list.map((told, at) => readingOf({ id: `n${(at * 7919) % 1000}-${at}`, ...told })))

/** Two hundred on five events, so alike that nobody remembers all who are near, and many are equally near. */
const crowd = fc
  .array(
    fc.record({
      event: fc.integer({ min: 0, max: 4 }),
      first: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 4, max: 9 }),
      other: fc.integer({ min: 0, max: 20 })
    }),
    { minLength: 200, maxLength: 200, size: 'max' }
  )
  .map(list =>
    list.map(({ event, first, length, other }, at) => {
      const words = Array.from({ length }, (_, n) => invented(event, (first + n) % 21))
      const text = `It was ${words.join(' ')} ${invented((event + 1) % 5, other)}.`
      return readingOf({ id: `n${(at * 7919) % 1000}-${at}`, text })
    })
  )
const invented = (event: number, word: number): string =>
  `${'bdgkm'[event]}${'aeiou'[word % 5]}${'lnrst'[Math.floor(word / 5) % 5]}${word > 14 ? 'ov' : 'ek'}`

const dayOf = (day: number): string => new Date(Date.UTC(2031, 0, day)).toISOString().slice(0, 10)

/** What is told apart, whatever the stories are called. */
const groupsIn = (slots: ReadonlyMap<string, number>, view: Stories): string[] => {
  const groups = Map.groupBy(slots.keys(), id => view.of(slots.get(id)!))
  return [...groups.values()].map(group => group.toSorted().join(' ')).toSorted()
}

const settle = (press: StoriesPress): void => {
  for (const _ of press.settle());
}

const addAll = (press: StoriesPress, readings: readonly Reading[]): Map<string, number> => {
  readings.forEach((reading, slot) => press.add({ slot, reading }))
  return new Map(readings.map(({ article }, slot) => [article.id, slot]))
}

const atOnce = (readings: readonly Reading[]): string[] => {
  const press = openStories()
  const slots = addAll(press, readings)
  return groupsIn(slots, press.print(nothing))
}

describe('the stories', () => {
  it.each([
    ['few', 12, 30, 60],
    ['so many on few events that not every neighbour is remembered', 2, 120, 15],
    ['many', 12, 200, 10]
  ])('are the same in whatever order, batches and detours %s come', (_, events, most, numRuns) => {
    fc.assert(
      fc.property(
        articles(events, most),
        fc.infiniteStream(fc.record({ order: fc.nat(), chance: fc.nat(5), detour: fc.nat(3) })),
        (readings, chances) => {
          const press = openStories()
          const slots = new Map<string, number>()
          let next = 0
          const waiting = [...readings]
          const there: Reading[] = []
          for (const { order, chance, detour } of chances) {
            const [one] = waiting.splice(order % waiting.length, 1)
            if (one === undefined) break
            slots.set(one.article.id, next)
            press.add({ slot: next++, reading: one })
            there.push(one)
            if (chance > 2) settle(press)
            if (detour > 0) continue
            const [gone] = there.splice(order % there.length, 1)
            press.remove({ slot: slots.get(gone!.article.id)! })
            slots.delete(gone!.article.id)
            if (order % 3 > 0) waiting.push(gone!)
            if (chance === 5) settle(press)
          }
          const view = press.print(nothing)
          expect(groupsIn(slots, view)).toEqual(atOnce(there))
          expect(view.count).toBe(atOnce(there).length)
        }
      ),
      { numRuns }
    )
  })

  it('are the same when a few come and go among many that are alike', () => {
    fc.assert(
      fc.property(
        crowd,
        fc.array(fc.nat(), { minLength: 6, maxLength: 12 }),
        (readings, chances) => {
          const press = openStories()
          const slots = addAll(press, readings.slice(12))
          let next = slots.size
          settle(press)
          const waiting = readings.slice(0, 12)
          for (const chance of chances) {
            const there = [...slots.keys()]
            const gone = there[chance % there.length]!
            press.remove({ slot: slots.get(gone)! })
            slots.delete(gone)
            settle(press)
            const one = waiting.pop()!
            slots.set(one.article.id, next)
            press.add({ slot: next++, reading: one })
            settle(press)
          }
          const there = readings.filter(({ article }) => slots.has(article.id))
          expect(groupsIn(slots, press.print(nothing))).toEqual(atOnce(there))
        }
      ),
      { numRuns: 25 }
    )
  })

  it('of an edition that was printed stay as they were', () => {
    fc.assert(
      fc.property(articles(6, 40), articles(6, 20), (first, second) => {
        const press = openStories()
        const slots = addAll(press, first)
        const view = press.print(groundOf(first))
        const seen = () => [
          groupsIn(slots, view),
          view.list(null, 99).map(each => view.story(each))
        ]
        const before = seen()
        second.forEach((reading, at) => press.add({ slot: first.length + at, reading }))
        for (let slot = 0; slot < first.length; slot += 2) press.remove({ slot })
        press.print(nothing)
        expect(seen()).toEqual(before)
      }),
      { numRuns: 30 }
    )
  })

  it('come out of a snapshot as they went in, and go on from there', () => {
    fc.assert(
      fc.property(articles(3, 60), articles(3, 20), (first, second) => {
        const press = openStories()
        const slots = addAll(press, first)
        press.remove({ slot: 0 })
        slots.delete(first[0]!.article.id)
        const view = press.print(nothing)
        const loaded = openStories()
        const chest = openChest()
        press.save(view, chest)
        for (const _ of loaded.load(chest));
        const shown = loaded.print(nothing)
        for (const slot of slots.values())
          expect(shown.idOf(shown.of(slot))).toBe(view.idOf(view.of(slot)))
        second.forEach((reading, at) => {
          const renamed = { ...reading, article: { ...reading.article, id: `later-${at}` } }
          loaded.add({ slot: first.length + at, reading: renamed })
          press.add({ slot: first.length + at, reading: renamed })
          slots.set(renamed.article.id, first.length + at)
        })
        expect(groupsIn(slots, loaded.print(nothing))).toEqual(
          groupsIn(slots, press.print(nothing))
        )
      }),
      { numRuns: 30 }
    )
  })

  it('of a snapshot with something missing or odd are refused', () => {
    const press = openStories()
    addAll(press, [
      readingOf({ id: 'a', text: 'Ferries sail.' }),
      readingOf({ id: 'b', text: 'Bells ring.' })
    ])
    const chest = openChest()
    press.save(press.print(nothing), chest)
    const load = (without: string, instead?: Uint32Array) => {
      const odd: Chest = openChest()
      for (const [name, section] of chest.sections)
        if (name !== without) odd.put(name, section)
        else if (instead !== undefined) odd.put(name, instead)
      for (const _ of openStories().load(odd));
    }
    expect(() => load('')).not.toThrow()
    for (const name of chest.sections.keys()) expect(() => load(name)).toThrow(SnapshotError)
    expect(() => load('stories.next', Uint32Array.of(7, 7))).toThrow(SnapshotError)
    expect(() => load('stories.heads', Uint32Array.of(1, 0))).toThrow(SnapshotError)
  })
})
