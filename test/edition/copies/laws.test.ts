import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCopies } from '../../../src/edition/copies/copies.ts'
import { openOutlets } from '../../../src/edition/outlets.ts'
import { openChest, SnapshotError } from '../../../src/edition/snapshot/chest.ts'
import type { Reading } from '../../../src/news.ts'
import { invented } from '../../bench/vocabulary.ts'
import { readingOf } from '../readings.ts'
import { openShelving } from '../shelving.ts'

/** Sentences out of a small supply, so that texts have many of them in common; some of all articles, as forms are. */
const sentenceOf = (number: number): string => {
  const words = Array.from({ length: 7 }, (_, at) => invented(number * 7 + at))
  return `The ${words.join(' ')} in Velm${number} told ${number + 3}.`
}
const texts = (most: number, supply: number) =>
  fc
    .array(fc.array(fc.integer({ min: 0, max: supply }), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: most
    })
    .map(list =>
      list.map((numbers, at) =>
        readingOf({
          id: `n${(at * 7919) % 1000}-${at}`,
          text: numbers.map(sentenceOf).join(' '),
          ...(at % 3 === 0 ? {} : { publishedAt: `2026-11-${10 + ((at * 7) % 19)}` })
        })
      )
    )

const openPress = () => {
  const press = openCopies()
  const shelving = openShelving([press])
  const labels = () => {
    const shelf = shelving.print()
    const view = press.print({ shelf, outlets: openOutlets().print(shelf) })
    return Object.fromEntries([...shelf.latest].map(slot => [shelf.idOf(slot), view.of(slot)]))
  }
  return { press, shelving, labels }
}

const labelsOf = (readings: readonly Reading[]) => {
  const { shelving, labels } = openPress()
  shelving.add(...readings)
  return labels()
}

describe('the copies of a text', () => {
  it('are the same groups in whatever order, batches and with whatever removals the articles come', () => {
    fc.assert(
      fc.property(texts(40, 20), fc.array(fc.nat(1000), { maxLength: 60 }), (readings, draws) => {
        const { shelving, labels } = openPress()
        const order = readings.toSorted(
          (a, b) =>
            (draws[readings.indexOf(a) % Math.max(1, draws.length)] ?? 0) -
            (draws[readings.indexOf(b) % Math.max(1, draws.length)] ?? 0)
        )
        order.forEach((reading, at) => {
          shelving.add(reading)
          const draw = draws[at] ?? 1
          if (draw % 3 === 0) labels()
          if (draw % 4 === 0) shelving.remove(order[draw % (at + 1)]!.article.id)
          if (draw % 5 === 0) shelving.add(order[draw % (at + 1)]!)
        })
        const kept = Object.keys(labels())
        const left = readings.filter(({ article }) => kept.includes(article.id))
        expect(labels()).toEqual(labelsOf(left))
      }),
      { numRuns: 200 }
    )
  })

  it('are the same when hundreds share their sentences, and most are compared with a few alone', () => {
    const form = Array.from({ length: 4 }, (_, at) => sentenceOf(900 + at)).join(' ')
    const readings = Array.from({ length: 240 }, (_, at) =>
      readingOf({
        id: `c${(at * 7919) % 1000}`,
        // All have four sentences in common, and each most of one of twelve stories besides.
        text: `${form} ${Array.from({ length: at % 2 === 0 ? 11 : 14 }, (__, n) => sentenceOf(((at % 12) + 1) * 20 + n)).join(' ')}`
      })
    )
    const whole = labelsOf(readings)
    const { shelving, labels } = openPress()
    for (const reading of readings.toReversed()) {
      shelving.add(reading)
      if (reading.article.id.endsWith('7')) labels()
    }
    expect(labels()).toEqual(whole)
    const gone = readings.filter((_, at) => at % 3 === 0)
    shelving.remove(...gone.map(({ article }) => article.id))
    expect(labels()).toEqual(labelsOf(readings.filter(reading => !gone.includes(reading))))
    expect(new Set(Object.values(whole)).size).toBe(12)
  })

  it('are the same when articles come and go between the slices of one work, also where nobody ends it', () => {
    const form = Array.from({ length: 6 }, (_, at) => sentenceOf(900 + at)).join(' ')
    const readings = Array.from({ length: 400 }, (_, at) =>
      readingOf({
        id: `c${(at * 7919) % 1000}`,
        text: `${form} ${Array.from({ length: 8 }, (__, n) => sentenceOf(((at % 9) + 1) * 20 + n)).join(' ')}`
      })
    )
    const { press, shelving, labels } = openPress()
    shelving.add(...readings.slice(0, 300))
    let at = 300
    for (let work = press.settle(); at < 400; at++) {
      // Small work is done in one slice: then it is begun anew, as it is after every fifth.
      if (work.next().done === true || at % 5 === 0) work = press.settle()
      shelving.add(readings[at]!)
      if (at % 2 === 0) shelving.remove(readings[at - 300]!.article.id)
    }
    const left = readings.filter((_, place) => place % 2 === 1 || place >= 100)
    expect(labels()).toEqual(labelsOf(left))
  })

  it('go on from a snapshot as if it had not been', () => {
    fc.assert(
      fc.property(texts(24, 12), texts(24, 12), (before, after) => {
        const { press, shelving, labels } = openPress()
        shelving.add(...before)
        shelving.remove(before[0]!.article.id)
        labels()
        const shelf = shelving.print()
        const view = press.print({ shelf, outlets: openOutlets().print(shelf) })
        const chest = openChest()
        press.save(view, chest)
        // What comes after the snapshot does not reach into it.
        const late = after.map(reading =>
          readingOf({ id: `late-${reading.article.id}`, text: reading.article.text })
        )
        shelving.add(...late)
        const wanted = labels()

        const loaded = openCopies()
        for (const _ of loaded.load(chest));
        for (const reading of late) {
          const slot = shelving.print().slotOf(reading.article.id)!
          loaded.add({ slot, reading })
        }
        const now = shelving.print()
        const again = loaded.print({ shelf: now, outlets: openOutlets().print(now) })
        const given = [...now.latest].map(slot => [now.idOf(slot), again.of(slot)])
        expect(Object.fromEntries(given)).toEqual(wanted)
      }),
      { numRuns: 60 }
    )
  })

  it('are found after a snapshot whose first articles, more than two thousand, have gone', () => {
    const readings = Array.from({ length: 2100 }, (_, at) =>
      readingOf({ id: `g${at}`, text: [3 * at, 3 * at + 1, 3 * at + 2].map(sentenceOf).join(' ') })
    )
    const { press, shelving } = openPress()
    shelving.add(...readings)
    shelving.remove(...readings.slice(0, 2080).map(({ article }) => article.id))
    const shelf = shelving.print()
    const chest = openChest()
    press.save(press.print({ shelf, outlets: openOutlets().print(shelf) }), chest)
    const loaded = openCopies()
    for (const _ of loaded.load(chest));
    const copy = readingOf({ id: 'copy', text: readings[2080]!.article.text })
    shelving.add(copy)
    const now = shelving.print()
    loaded.add({ slot: now.slotOf('copy')!, reading: copy })
    const view = loaded.print({ shelf: now, outlets: openOutlets().print(now) })
    expect([...view.slotsOf(now.slotOf('copy')!)]).toEqual([2080, now.slotOf('copy')!])
  })

  it('refuse a snapshot that does not fit together', () => {
    const { press, shelving } = openPress()
    shelving.add(readingOf({ id: 'a', text: [1, 2, 3].map(sentenceOf).join(' ') }))
    const shelf = shelving.print()
    const view = press.print({ shelf, outlets: openOutlets().print(shelf) })
    const chest = openChest()
    press.save(view, chest)
    const other = openChest()
    for (const [name, section] of chest.sections)
      other.put(name, name === 'copies.keys' ? new Float64Array(7) : section)
    expect(() => [...openCopies().load(other)]).toThrow(SnapshotError)
  })
})
