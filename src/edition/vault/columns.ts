// What many articles have in common, each string once: the columns behind the records of the vault.
import type { Chest } from '../snapshot/chest.ts'
import type { Column, ColumnPress } from './column.ts'
import { openColumn, saveColumn } from './column.ts'
import type { Common } from './packing.ts'

/** Immutable. */
export interface Columns {
  /** Those that answers are filtered by. */
  readonly filtered: { readonly outlets: Column; readonly sources: Column; readonly days: Column }
  save(chest: Chest): void
}

/** The one writer of all of them. */
export interface ColumnsPress {
  /** Of the next slot. */
  add(common: Common): void
  remove(slot: number): void
  /** Of a slot, emptied or not. */
  common(slot: number): Common
  print(): Columns
  load(chest: Chest, slots: number, isLive: (slot: number) => boolean): Generator<void>
}

export const openColumns = (): ColumnsPress => {
  const columns: Readonly<Record<keyof Common, ColumnPress>> = {
    source: openColumn(),
    outlet: openColumn(),
    lang: openColumn(),
    day: openColumn(),
    site: openColumn()
  }
  return {
    add: common => {
      for (const name of NAMES) columns[name].add(common[name])
    },
    remove: slot => {
      for (const name of NAMES) columns[name].remove(slot)
    },
    common: slot => ({
      source: columns.source.name(slot)!,
      outlet: columns.outlet.name(slot),
      lang: columns.lang.name(slot),
      day: columns.day.name(slot),
      site: columns.site.name(slot)
    }),
    print: () => {
      const printed: Readonly<Record<keyof Common, Column>> = {
        source: columns.source.print(),
        outlet: columns.outlet.print(),
        lang: columns.lang.print(),
        day: columns.day.print(),
        site: columns.site.print()
      }
      return {
        filtered: { sources: printed.source, outlets: printed.outlet, days: printed.day },
        save: chest => {
          for (const name of NAMES) saveColumn(printed[name], chest, `shelf/${name}`)
        }
      }
    },
    *load(chest, slots, isLive) {
      for (const name of NAMES) yield* columns[name].load(chest, `shelf/${name}`, slots, isLive)
    }
  }
}

const NAMES = ['source', 'outlet', 'lang', 'day', 'site'] as const
