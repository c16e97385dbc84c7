// A shelf for the tests of the other layers: readings come and go, and each layer is told as the press would.
import type { Line } from '../../src/edition/search/line.ts'
import type { Shelf, Shelved } from '../../src/edition/shelf.ts'
import { byShelf, openShelf } from '../../src/edition/shelf.ts'
import { packReading } from '../../src/edition/vault/packing.ts'
import type { Reading } from '../../src/news.ts'
import { ended } from './index.ts'

const NO_LINE: Line = {
  terms: new Uint32Array(0),
  body: 0,
  lead: 0,
  sentences: Uint32Array.of(0),
  spellings: new Uint32Array(0)
}

/** What every layer has. */
export interface Layer {
  add(one: Shelved): Iterable<void> | void
  remove(one: Shelved): Iterable<void> | void
  settle?(): Iterable<void>
}

export interface Shelving {
  /** Puts readings on the shelf and tells the layers. One whose id is there takes its place, under a new slot. */
  add(...readings: readonly Reading[]): void
  /** Unknown ids are passed over. */
  remove(...ids: readonly string[]): void
  /** Settles the layers, the shelf first, and prints the shelf; the layers are for the test to print. */
  print(): Shelf
}

/** Layers are told in the order given; `lineOf` makes the line that they see. Where no layer looks at lines, leave it out. */
export const openShelving = (
  layers: readonly Layer[] = [],
  lineOf: (reading: Reading) => Line = noLine
): Shelving => {
  const press = openShelf()
  const leave = (slot: number) => {
    const reading = ended(press.reading(slot))
    for (const layer of layers)
      for (const _ of layer.remove({ slot, reading, line: lineOf(reading) }) ?? []);
    press.remove(slot)
  }
  return {
    add: (...readings) => {
      for (const reading of readings) {
        const before = press.slotOf(reading.article.id)
        if (before !== undefined) leave(before)
        const slot = press.add(packReading(reading))
        for (const layer of layers)
          for (const _ of layer.add({ slot, reading, line: lineOf(reading) }) ?? []);
      }
    },
    remove: (...ids) => {
      for (const id of ids) {
        const slot = press.slotOf(id)
        if (slot !== undefined) leave(slot)
      }
    },
    print: () => {
      for (const _ of press.settle());
      for (const layer of layers) if (layer.settle) for (const _ of layer.settle());
      return press.print()
    }
  }
}

/** A shelf of these alone. Of several with one id, the first in the shelf's order stays. */
export const shelfOf = (readings: Iterable<Reading>): Shelf => {
  const press = openShelf()
  const first = new Map<string, Reading>()
  for (const reading of readings) {
    const { article } = reading
    const other = first.get(article.id)
    if (other === undefined || byShelf(article, other.article) < 0) first.set(article.id, reading)
  }
  for (const reading of first.values()) press.add(packReading(reading))
  return press.print()
}

/** For layers that look at no line. */
const noLine = (): Line => NO_LINE
