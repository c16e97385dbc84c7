// The articles of an edition by slot and in their one order, and what is known of each before looking inside.
import type { Article, Reading, Sentence } from '../news.ts'
import { grown } from './grown.ts'
import type { Line } from './search/line.ts'
import type { Chest } from './snapshot/chest.ts'
import { SnapshotError } from './snapshot/chest.ts'
import type { Column } from './vault/column.ts'
import type { Columns } from './vault/columns.ts'
import { openColumns } from './vault/columns.ts'
import { hashOf, openIds } from './vault/ids.ts'
import { openKept } from './vault/kept.ts'
import { EMPTY, NO_ORDER, reorder, saveOrder, takeOrder } from './vault/order.ts'
import {
  compareIds,
  headlineOf,
  idOf,
  partsOf,
  publishedAtOf,
  readArticle,
  readInSlices,
  readRecord,
  weightOf
} from './vault/packing.ts'
import type { Vault } from './vault/vault.ts'
import { openVault } from './vault/vault.ts'

/** What every layer of the edition is told of an article that comes or goes. */
export interface Shelved {
  /** Its number on the press: 0, 1, 2 …, never given twice. */
  readonly slot: number
  readonly reading: Reading
  readonly line: Line
}

/** Immutable: what was on the shelf when it was printed. */
export interface Shelf {
  /** Slots given out so far; those of removed articles are empty. */
  readonly slots: number
  /** Articles. */
  readonly count: number
  /** Whether a slot holds an article. */
  has(slot: number): boolean
  /** Undefined when no article has this id. */
  slotOf(id: string): number | undefined
  idOf(slot: number): string
  /** The slots that are not empty: latest first, undated last, ties by id. No order of arrival can change it. */
  readonly latest: Uint32Array
  /** By slot: its position in `latest`; 0xffffffff where the slot is empty. */
  readonly ranks: Uint32Array
  /** By slot: epoch milliseconds, noon of the day where only a day is known; NaN when undated. */
  readonly instants: Float64Array
  /** Outlets as printed, addresses of sources, and the first eleven characters of `publishedAt`: the day, and whether more is told. */
  readonly outlets: Column
  readonly sources: Column
  readonly days: Column
  /** Ten characters, the day at the publisher; empty when undated. */
  day(slot: number): string
  headline(slot: number): string | null
  /** As its reading has it. `text` is decoded when first looked at. */
  article(slot: number): Article
  /** Decoded; the latest asked for are kept, so that asking twice gives the same object while it is. */
  reading(slot: number): Reading
}

/** The one writer of the shelf. */
export interface ShelfPress {
  /** Puts a packed reading on the next slot and gives its number. Whoever had the id before must be removed first. */
  add(packed: Uint8Array): number
  /** Empties a slot. What it held is gone from the next print, never from one that is printed. */
  remove(slot: number): void
  /** The slot of an id as of now, printed or not. */
  slotOf(id: string): number | undefined
  /** The reading of a slot as of now, in slices, for layers that must be told what goes. */
  reading(slot: number): Generator<void, Reading>
  /** Slots given out so far. */
  readonly slots: number
  /** Articles as of now. */
  readonly count: number
  /** Bytes that the packed readings take, with the room of what died and is not given back yet. */
  readonly bytes: number
  /** The order, and the room of what died; in slices. To be run to its end before `print`. */
  settle(): Generator<void>
  print(): Shelf
  /** Everything of a printed shelf, by reference: nothing is copied. */
  save(shelf: Shelf, chest: Chest): void
  /** Into an empty press, in slices. `settle` it then, before printing. Throws SnapshotError where the chest does not fit together: the press is of no use then. */
  load(chest: Chest): Generator<void>
}

export { EMPTY } from './vault/order.ts'

/** In bytes: the last thousand readings of 600 words. People ask mostly of the same people and stories. */
const KEPT_READINGS = 24 * 1024 * 1024

export const openShelf = (): ShelfPress => {
  const vault = openVault()
  const columns = openColumns()
  const readings = openKept<Reading>(KEPT_READINGS)
  let instants = new Float64Array(1024)
  let slots = 0
  let count = 0
  let order = NO_ORDER
  /** What the order does not know yet. Of what is gone the record stays until it does: slots are compared by id. */
  const come: number[] = []
  const gone = new Set<number>()
  const ids = openIds(isLive)

  const idAt = (slot: number) => idOf(vault.record(slot))
  const slotOf = (id: string) => ids.find(hashOf(id), slot => isLive(slot) && idAt(slot) === id)
  const compare = (a: number, b: number) =>
    byInstant(instants[a]!, instants[b]!) || compareIds(vault.record(a), vault.record(b))

  const press: ShelfPress = {
    add: packed => {
      const { common, record } = partsOf(packed)
      const id = idOf(record)
      if (slotOf(id) !== undefined) throw new Error(`shelf: ${id} is there already`)
      const slot = slots++
      vault.add(slot, record)
      columns.add(common)
      if (slot === instants.length)
        instants = grown(instants, new Float64Array(Math.max(1024, Math.ceil(slot * 1.5))))
      instants[slot] = instantOf(publishedAtOf(record, common))
      ids.add(hashOf(id))
      come.push(slot)
      count++
      return slot
    },
    remove: slot => {
      if (!isLive(slot)) throw new Error(`shelf: slot ${slot} is empty`)
      gone.add(slot)
      columns.remove(slot)
      readings.drop(slot)
      count--
    },
    slotOf,
    *reading(slot) {
      return readings.get(slot) ?? (yield* readInSlices(vault.record(slot), columns.common(slot)))
    },
    get slots() {
      return slots
    },
    get count() {
      return count
    },
    get bytes() {
      return vault.bytes
    },
    *settle() {
      while (come.length > 0 || gone.size > 0) {
        const [arrived, left] = [come.length, [...gone]]
        const arriving = left.length === 0 ? come.slice() : come.filter(slot => !gone.has(slot))
        const leaving = left.filter(slot => slot < order.ranks.length)
        order = yield* reorder(order, arriving, leaving, slots, compare)
        come.splice(0, arrived)
        for (const [i, slot] of left.entries()) {
          gone.delete(slot)
          vault.remove(slot)
          if (i % 1024 === 1023) yield
        }
      }
      yield* vault.settle()
    },
    print: () => {
      for (const _ of press.settle());
      return printed(vault.print())
    },
    save: (shelf, chest) => {
      const { vault: held, hashes } = insides.get(shelf)!
      held.save(chest)
      saveOrder(shelf, chest)
      chest.put('shelf/hashes', hashes)
      chest.put('shelf/instants', shelf.instants)
      insides.get(shelf)!.columns.save(chest)
    },
    *load(chest) {
      order = yield* takeOrder(chest)
      slots = order.ranks.length
      count = order.latest.length
      yield
      instants = chest.take('shelf/instants', Float64Array)
      const hashes = chest.take('shelf/hashes', Uint32Array)
      if (instants.length !== slots || hashes.length !== slots)
        throw new SnapshotError('its shelf does not fit together')
      yield* ids.load(hashes)
      yield* columns.load(chest, slots, isLive)
      if ((yield* vault.load(chest, isLive)) !== count)
        throw new SnapshotError('its vault does not hold what its shelf does')
    }
  }
  return press

  /** As of now: a slot that is not in the order yet has come since. */
  function isLive(slot: number): boolean {
    return slot < slots && order.ranks[slot] !== EMPTY && !gone.has(slot)
  }

  /** A slot never holds another reading, so that all views may share what is decoded. */
  function readingAt(from: Pick<Vault, 'record'>, slot: number): Reading {
    const known = readings.get(slot)
    if (known !== undefined) return known
    const reading = readRecord(from.record(slot), columns.common(slot))
    readings.keep(slot, reading, weightOf(reading))
    return reading
  }

  function printed(held: Vault): Shelf {
    const { latest, ranks } = order
    const view = columns.print()
    const known = ids.print()
    const has = (slot: number) => slot < ranks.length && ranks[slot] !== EMPTY
    const shelf: Shelf = {
      slots,
      count,
      has,
      slotOf: id => known.find(hashOf(id), slot => has(slot) && idOf(held.record(slot)) === id),
      idOf: slot => idOf(held.record(slot)),
      latest,
      ranks,
      instants: instants.subarray(0, slots),
      ...view.filtered,
      day: slot => (view.filtered.days.name(view.filtered.days.of[slot]!) ?? '').slice(0, 10),
      headline: slot => headlineOf(held.record(slot)),
      article: slot =>
        readings.get(slot)?.article ??
        readArticle(
          held.record(slot),
          columns.common(slot),
          () => readings.get(slot)?.article.text
        ),
      reading: slot => readingAt(held, slot)
    }
    insides.set(shelf, { vault: held, columns: view, hashes: ids.hashes })
    return shelf
  }
}

/** What a printed shelf is made of, for the snapshot. */
const insides = new WeakMap<
  Shelf,
  { readonly vault: Vault; readonly columns: Columns; readonly hashes: Uint32Array }
>()

/** Latest first, undated last. */
const byInstant = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : b - a

/** Epoch milliseconds of an ISO day (noon UTC) or instant; NaN for anything else. */
export const instantOf = (iso: string | null): number =>
  iso === null ? Number.NaN : Date.parse(iso.length === 10 ? `${iso}T12:00:00Z` : iso)

/** Body sentences in order. */
export const bodyOf = (reading: Reading): readonly Sentence[] =>
  reading.sentences.filter(sentence => sentence.kind === 'body')

/** The index of the last of `starts` (ascending) that is not after `at`; -1 when all are. */
export const lastAtOrBefore = (
  starts: ArrayLike<number>,
  at: number,
  from = 0,
  to = starts.length
): number => {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The index of the last sentence that starts at or before an offset of the text; -1 before the first. */
export const sentenceAt = (sentences: readonly Sentence[], offset: number): number => {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Code-unit order: the same on every machine, which `localeCompare` is not. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The shelf's order; between printings of one id it decides which stays. */
export const byShelf = (a: Article, b: Article): number =>
  latest(a, b) ||
  byText(a.id, b.id) ||
  byText(a.text, b.text) ||
  byText(a.source, b.source) ||
  byText(a.outlet ?? '', b.outlet ?? '')

const latest = (a: Article, b: Article): number => {
  const [at, bt] = [instantOf(a.publishedAt), instantOf(b.publishedAt)]
  if (Number.isNaN(at) || Number.isNaN(bt))
    return Number(Number.isNaN(at)) - Number(Number.isNaN(bt))
  return bt - at
}
