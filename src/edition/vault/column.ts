// A column of strings that repeat: each distinct string once, a small number for each slot. Knows no article.
import { grown } from '../grown.ts'
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'

/** Immutable. Number 0 stands for null. */
export interface Column {
  /** By slot: which of `names`. What it says of an empty slot means nothing. */
  readonly of: Uint8Array | Uint16Array | Uint32Array
  /** How many of the articles on the shelf have each, by number. Bounds `names`, which goes on growing behind it. */
  readonly counts: Uint32Array
  name(number: number): string | null
  /** 0 for a string that nothing has, or ever had. */
  numberOf(name: string): number
}

/** The one writer of a column. */
export interface ColumnPress {
  /** The entry of the next slot. */
  add(name: string | null): void
  /** A slot was emptied: one less has its string. */
  remove(slot: number): void
  name(slot: number): string | null
  /** Costs as much as there are distinct strings. */
  print(): Column
  /** Into an empty column. */
  load(
    chest: Chest,
    section: string,
    slots: number,
    isLive: (slot: number) => boolean
  ): Generator<void>
}

export const openColumn = (): ColumnPress => {
  const names: (string | null)[] = [null]
  const numbers = new Map<string, number>()
  let of: Column['of'] = new Uint8Array(1024)
  let counts = new Uint32Array(16)
  let size = 0

  const numberOf = (name: string | null): number => {
    if (name === null) return 0
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, names.length)
    return names.push(name) - 1
  }
  return {
    add: name => {
      const number = numberOf(name)
      if (number >= 2 ** (8 * of.BYTES_PER_ELEMENT)) of = wider(of)
      if (size === of.length) of = larger(of)
      if (number >= counts.length)
        counts = Uint32Array.from({ length: number * 2 }, (_, i) => counts[i] ?? 0)
      of[size++] = number
      counts[number]!++
    },
    remove: slot => {
      counts[of[slot]!]!--
    },
    name: slot => names[of[slot]!]!,
    print: () => {
      const known = names.length
      return {
        of: of.subarray(0, size),
        counts: counts.slice(0, known),
        name: number => names[number] ?? null,
        numberOf: name => {
          const number = numbers.get(name) ?? 0
          return number < known ? number : 0
        }
      }
    },
    *load(chest, section, slots, isLive) {
      const saved = takeColumn(chest, section, slots)
      // Strings that no article has any more stay behind: their number becomes that of null.
      const fresh = new Uint32Array(saved.names.length)
      counts = new Uint32Array(saved.names.length)
      for (let slot = 0; slot < slots; slot++) {
        const number = saved.of[slot]!
        if (slot % LOADED === LOADED - 1) yield
        if (!isLive(slot)) continue
        if (number > 0 && fresh[number] === 0) fresh[number] = numberOf(saved.names[number]!)
        counts[fresh[number]!]!++
      }
      of = saved.of
      for (let slot = 0; slot < slots; slot++) of[slot] = fresh[of[slot]!]!
      size = slots
      yield
    }
  }
}

/** Slots that are loaded between two yields. */
const LOADED = 1 << 16

/** By reference, but for the names. */
export const saveColumn = (column: Column, chest: Chest, section: string): void => {
  chest.put(`${section}/of`, column.of)
  chest.putText(
    `${section}/names`,
    JSON.stringify(Array.from(column.counts, (_, number) => column.name(number)))
  )
}

const takeColumn = (chest: Chest, section: string, slots: number) => {
  const names: unknown = JSON.parse(chest.takeText(`${section}/names`))
  const of = chest.take<Column['of']>(`${section}/of`, Uint8Array, Uint16Array, Uint32Array)
  if (!areNames(names) || of.length !== slots || of.some(number => number >= names.length))
    throw new SnapshotError(`its ${section} does not fit together`)
  return { names, of }
}

const areNames = (names: unknown): names is readonly (string | null)[] =>
  Array.isArray(names) && names.every(name => name === null || typeof name === 'string')

const wider = (narrow: Column['of']): Column['of'] =>
  narrow instanceof Uint8Array ? Uint16Array.from(narrow) : Uint32Array.from(narrow)

const larger = (full: Column['of']): Column['of'] => {
  const size = Math.max(1024, Math.ceil(full.length * 1.5))
  return full instanceof Uint8Array
    ? grown(full, new Uint8Array(size))
    : full instanceof Uint16Array
      ? grown(full, new Uint16Array(size))
      : grown(full, new Uint32Array(size))
}
