// The tables of people in a snapshot and back. Knows their names and that they fit together, not what they mean.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { Table } from './columns/table.ts'
import { Texts } from './columns/texts.ts'
import type { State } from './state.ts'

/** Puts a printed state into the chest, by reference. */
export const saveState = (state: State, chest: Chest): void => {
  for (const [name, part] of partsOf(state)) {
    const rows = part instanceof Table ? part : part.rows
    chest.put(`people/${name}`, rows.pieces())
    if (part instanceof Texts) chest.put(`people/${name}/letters`, part.pieces())
  }
}

/** Into the tables of an empty state, in slices. */
export function* loadState(state: State, chest: Chest): Generator<void> {
  for (const [name, part] of partsOf(state)) {
    const rows = chest.take(`people/${name}`, Uint32Array)
    const fits =
      part instanceof Table
        ? yield* part.load(rows)
        : yield* part.load(chest.take(`people/${name}/letters`, Uint8Array), rows)
    if (!fits) throw new SnapshotError(`"people/${name}" does not fit together`)
    yield
  }
}

/** Every table by the name of its property. */
const partsOf = (state: State): [string, Table | Texts][] =>
  Object.entries(state).flatMap(([name, part]: [string, unknown]): [string, Table | Texts][] =>
    part instanceof Table || part instanceof Texts ? [[name, part]] : []
  )
