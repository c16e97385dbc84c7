// How long the parts of each article are, by slot, and their sums over those that are still there. Knows numbers only.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import type { Line } from './line.ts'
import type { Lengths, Usual } from './ranking.ts'

export interface LengthsPress extends Lengths {
  readonly slots: number
  /** 1 by slot for what was removed; longer than `slots`. */
  readonly removed: Uint8Array
  add(slot: number, line: Line): void
  remove(slot: number): void
  removedIn(range: { readonly first: number; readonly end: number }): number
  usual(): Usual
  print(): Printed
}

interface Printed {
  readonly lengths: Lengths
  readonly usual: Usual
  readonly removed: Uint8Array
  readonly slots: number
}

const COLUMNS = ['headline', 'lead', 'body', 'bodyStart', 'leadEnd'] as const
type Columns = { -readonly [Name in keyof Lengths]: Uint16Array }

export const openLengths = (): LengthsPress =>
  pressOf(
    columnsOf(() => new Uint16Array(64)),
    new Uint8Array(64),
    0,
    openSums()
  )

/** In slices. */
export function* lengthsFrom(chest: Chest): Generator<void, LengthsPress> {
  const columns = columnsOf(name => chest.take(`lengths.${name}`, Uint16Array))
  const removed = chest.take('lengths.removed', Uint8Array)
  if (COLUMNS.some(name => columns[name].length !== removed.length))
    throw new SnapshotError('lengths: cut off')
  const sums = openSums()
  for (let slot = 0; slot < removed.length; slot++) {
    if (slot % SUMMED_AT_ONCE === SUMMED_AT_ONCE - 1) yield
    if (removed[slot] === 0) sums.add(columns, slot, 1)
  }
  return pressOf(columns, removed, removed.length, sums)
}

export const saveLengths = (chest: Chest, { lengths, removed, slots }: Printed): void => {
  for (const name of COLUMNS) chest.put(`lengths.${name}`, lengths[name].subarray(0, slots))
  chest.put('lengths.removed', removed)
}

/** Slots that are summed up between two pauses: about a millisecond. */
const SUMMED_AT_ONCE = 1 << 14

/** Over the articles that are still there. */
interface Sums {
  add(columns: Columns, slot: number, by: 1 | -1): void
  usual(): Usual
}

const openSums = (): Sums => {
  let live = 0
  const totals: [number, number, number] = [0, 0, 0]
  return {
    add: ({ headline, lead, body }, slot, by) => {
      live += by
      totals[0] += by * headline[slot]!
      totals[1] += by * lead[slot]!
      totals[2] += by * body[slot]!
    },
    usual: () => {
      const [headline, lead, body] = totals
      const count = Math.max(1, live)
      return [headline / count, lead / count, body / count]
    }
  }
}

const pressOf = (columns: Columns, gone: Uint8Array, filled: number, sums: Sums): LengthsPress => {
  let removed = gone
  let slots = filled

  return {
    // A column is replaced by a larger one: whoever holds the smaller has all that there was.
    get headline() {
      return columns.headline
    },
    get lead() {
      return columns.lead
    },
    get body() {
      return columns.body
    },
    get bodyStart() {
      return columns.bodyStart
    },
    get leadEnd() {
      return columns.leadEnd
    },
    get slots() {
      return slots
    },
    get removed() {
      return removed
    },
    add: (slot, { terms, body, lead }) => {
      if (slot !== slots) throw new RangeError(`search: slot ${slot} comes where ${slots} is next`)
      if (slot >= removed.length) {
        const room = Math.ceil(slot * 1.25) + 64
        for (const name of COLUMNS) {
          const larger = new Uint16Array(room)
          larger.set(columns[name])
          columns[name] = larger
        }
        const larger = new Uint8Array(room)
        larger.set(removed)
        removed = larger
      }
      columns.headline[slot] = wordsIn(terms, 0, body)
      columns.lead[slot] = wordsIn(terms, body, lead)
      columns.body[slot] = wordsIn(terms, lead, terms.length)
      columns.bodyStart[slot] = body
      columns.leadEnd[slot] = lead
      sums.add(columns, slot, 1)
      slots++
    },
    remove: slot => {
      if (slot >= slots || removed[slot] === 1)
        throw new RangeError(`search: slot ${slot} holds nothing to remove`)
      removed[slot] = 1
      sums.add(columns, slot, -1)
    },
    removedIn: ({ first, end }) => {
      let count = 0
      for (let slot = first; slot < end; slot++) count += removed[slot]!
      return count
    },
    usual: () => sums.usual(),
    print: () => ({
      lengths: columnsOf(name => columns[name]),
      usual: sums.usual(),
      removed: removed.slice(0, slots),
      slots
    })
  }
}

const columnsOf = (column: (name: (typeof COLUMNS)[number]) => Uint16Array): Columns => ({
  headline: column('headline'),
  lead: column('lead'),
  body: column('body'),
  bodyStart: column('bodyStart'),
  leadEnd: column('leadEnd')
})

const wordsIn = (terms: Uint32Array, from: number, to: number): number => {
  let count = 0
  for (let at = from; at < to; at++) if (terms[at]! > 0) count++
  return count
}
