// Rows of numbers that grow: columns in one piece, arenas in chunks that are never copied. Knows numbers and snapshots.
import { grown } from '../grown.ts'
import type { Chest, Section, TypeOf } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'

type Numbers = Section & (Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array)
type Kind<Row extends Numbers> = TypeOf<Row> & (new (length: number) => Row)

/** A column by slot or number; `at` is another array after it has grown. */
export interface Column<Row extends Numbers> {
  at: Row
  /** Room for rows below `size`; new ones hold `fill`. */
  hold(size: number): void
  /** Puts a copy of the rows below `size`. */
  save(chest: Chest, name: string, size: number): void
  /** Puts the rows below `size` as they are: of a column in which what is there stays as it is. */
  share(chest: Chest, name: string, size: number): void
  /** Takes the rows out of a snapshot, of which there must be `size`. */
  load(chest: Chest, name: string, size: number): void
}

export const openColumn = <Row extends Numbers>(kind: Kind<Row>, fill = 0): Column<Row> => {
  const column: Column<Row> = {
    at: new kind(0),
    hold: size => {
      const { at } = column
      if (size <= at.length) return
      const larger = grown(at, new kind(Math.max(64, size, at.length + (at.length >> 1))))
      if (fill !== 0) larger.fill(fill, at.length)
      column.at = larger
    },
    save: (chest, name, size) => {
      column.hold(size)
      chest.put(name, column.at.slice(0, size))
    },
    share: (chest, name, size) => {
      column.hold(size)
      chest.put(name, column.at.subarray(0, size))
    },
    load: (chest, name, size) => {
      column.at = taken(chest, name, kind, size)
    }
  }
  return column
}

/** Entries of a chunk; a run of entries lies within one. */
export const CHUNK_BITS = 17
export const CHUNK = 1 << CHUNK_BITS
export const WITHIN = CHUNK - 1

/** Where the next `length` entries go, so that they lie within one chunk. */
export const runFrom = (next: number, length: number): number =>
  (next & WITHIN) + length > CHUNK ? (next | WITHIN) + 1 : next

/** A column of many rows, in chunks: it grows without being copied, and a snapshot of it copies nothing either. */
export interface LongColumn<Row extends Numbers> {
  /** Row `at` is `chunks[at >>> CHUNK_BITS]![at & WITHIN]`. */
  readonly chunks: readonly Row[]
  /** The chunk that a row is in, to be written to: a copy of its own where a snapshot holds what was there. */
  writable(at: number): Row
  /** Room for rows below `size`; new ones hold 0. */
  hold(size: number): void
  /** Puts the rows below `size`, by reference. */
  save(chest: Chest, name: string, size: number): void
  /** Takes the rows out of a snapshot, of which there must be `size`. */
  load(chest: Chest, name: string, size: number): void
}

export const openLongColumn = <Row extends Numbers>(kind: Kind<Row>): LongColumn<Row> => {
  let chunks: Row[] = []
  /** Chunks that a snapshot holds too. */
  const shared = new Set<number>()
  const hold = (size: number): void => {
    while (chunks.length * CHUNK < size) chunks.push(new kind(CHUNK))
  }
  return {
    get chunks() {
      return chunks
    },
    writable: at => {
      const number = at >>> CHUNK_BITS
      if (shared.delete(number)) {
        const copy = new kind(CHUNK)
        copy.set(chunks[number]!)
        chunks[number] = copy
      }
      return chunks[number]!
    },
    hold,
    save: (chest, name, size) => {
      hold(size)
      for (let at = 0; at * CHUNK < size; at++) {
        chest.put(`${name}.${at}`, chunks[at]!.subarray(0, Math.min(CHUNK, size - at * CHUNK)))
        shared.add(at)
      }
    },
    load: (chest, name, size) => {
      chunks = Array.from({ length: Math.ceil(size / CHUNK) }, (_, at) =>
        whole(taken(chest, `${name}.${at}`, kind, Math.min(CHUNK, size - at * CHUNK)), kind)
      )
    }
  }
}

/** Rows out of a snapshot, as many as there have to be. */
export const taken = <Row extends Section>(
  chest: Chest,
  name: string,
  kind: TypeOf<Row>,
  size: number
): Row => {
  const rows = chest.take(name, kind)
  if (rows.length !== size) throw new SnapshotError(`"${name}" does not fit the rest`)
  return rows
}

/** Puts the chunks of an arena: those that are full as they are, which nothing changes any more, and a copy of the last. */
export const saveArena = (
  chest: Chest,
  name: string,
  chunks: readonly (Section | undefined)[],
  next: number
): void => {
  chunks.forEach((chunk, at) => {
    if (chunk === undefined) return
    const filled = next - at * CHUNK
    chest.put(`${name}.${at}`, filled >= CHUNK ? chunk : chunk.slice(0, filled))
  })
}

/** Chunks of an arena out of a snapshot; none where there was none any more. */
export const loadArena = <Row extends Numbers>(
  chest: Chest,
  name: string,
  kind: Kind<Row>,
  next: number
): (Row | undefined)[] =>
  Array.from({ length: Math.ceil(next / CHUNK) }, (_, at) => {
    if (!chest.has(`${name}.${at}`)) return undefined
    return whole(taken(chest, `${name}.${at}`, kind, Math.min(CHUNK, next - at * CHUNK)), kind)
  })

/** A chunk that was saved as far as it was filled, with its room. */
const whole = <Row extends Numbers>(filled: Row, kind: Kind<Row>): Row => {
  if (filled.length === CHUNK) return filled
  const chunk = new kind(CHUNK)
  chunk.set(filled)
  return chunk
}
