// Which articles a question is about, as one test over the shelf. Knows no text.
import type { Outlets } from './outlets.ts'
import { remembered } from '../once.ts'
import type { Shelf } from './shelf.ts'
import { EMPTY, instantOf } from './shelf.ts'

/** Which articles a question is about. Absent means all. Filters combine: every one must hold. */
export interface Filter {
  /** As printed or typed; compared without case, without a leading "The", or by initials (`ap`). */
  readonly outlet?: string
  /** Person id. */
  readonly person?: string
  /** Story id. */
  readonly story?: string
  /** Source address. */
  readonly source?: string
  /** ISO day or instant, inclusive. An undated article never passes a date, unless told so. */
  readonly since?: string
  readonly until?: string
  /** True: an undated article passes every date. */
  readonly undated?: boolean
}

/** What a filter needs to look up. Both give slots, undefined for an unknown id. */
export interface FilterGround {
  readonly shelf: Shelf
  readonly outlets: Outlets
  articlesOfPerson(id: string): Iterable<number> | undefined
  articlesOfStory(id: string): Iterable<number> | undefined
}

/** By slot: 1 for every article that passes, 0 for others and for empty slots; null when all pass. Never written to once made. */
export type Mask = Uint8Array | null

/** The masks of one edition: the latest asked for are kept, as one conversation filters the same way again and again. */
export const printMasks = (ground: FilterGround): ((filter: Filter) => Mask) => {
  const most = Math.max(2, Math.min(32, Math.floor(KEPT_BYTES / Math.max(1, ground.shelf.slots))))
  const masks = remembered(most, (filter: string) => maskOf(ground, JSON.parse(filter)))
  return ({ outlet, person, story, source, since, until, undated }) =>
    masks(JSON.stringify({ outlet, person, story, source, since, until, undated }))
}

const KEPT_BYTES = 4 * 1024 * 1024

/**
 * Columns of numbers alone: what a filter says of an outlet, a source or a day is found out once for each of them,
 * and each article is then a look into a table.
 */
export const maskOf = (ground: FilterGround, filter: Filter): Mask => {
  const { shelf, outlets } = ground
  const masks: Mask[] = []
  if (filter.outlet !== undefined) {
    const meant = outlets.meant(filter.outlet)
    const passes = Uint8Array.from(outlets.positions, position => Number(meant.has(position)))
    masks.push(maskOfNumbers(shelf, shelf.outlets.of, passes))
  }
  if (filter.source !== undefined) {
    const passes = new Uint8Array(shelf.sources.counts.length)
    passes[shelf.sources.numberOf(filter.source)] = 1
    passes[0] = 0
    masks.push(maskOfNumbers(shelf, shelf.sources.of, passes))
  }
  if (filter.person !== undefined)
    masks.push(maskOfSlots(shelf.slots, ground.articlesOfPerson(filter.person) ?? []))
  if (filter.story !== undefined)
    masks.push(maskOfSlots(shelf.slots, ground.articlesOfStory(filter.story) ?? []))
  if (filter.since !== undefined || filter.until !== undefined)
    masks.push(maskOfDates(shelf, filter))
  return bothMasks(...masks)
}

/** What passes all of them; null masks pass everything. */
export const bothMasks = (...masks: readonly Mask[]): Mask => {
  const [first, ...others] = masks.filter(mask => mask !== null)
  if (first === undefined) return null
  if (others.length === 0) return first
  const both = first.slice()
  for (const other of others)
    for (let slot = 0; slot < both.length; slot++) both[slot]! &= other[slot]!
  return both
}

export const maskOfSlots = (size: number, slots: Iterable<number>): Uint8Array => {
  const mask = new Uint8Array(size)
  for (const slot of slots) mask[slot] = 1
  return mask
}

/** `passes`: by number of the column, 1 or 0. */
const maskOfNumbers = (
  { slots, ranks }: Shelf,
  of: ArrayLike<number>,
  passes: Uint8Array
): Uint8Array => {
  const mask = new Uint8Array(slots)
  for (let slot = 0; slot < slots; slot++)
    if (passes[of[slot]!] === 1 && ranks[slot] !== EMPTY) mask[slot] = 1
  return mask
}

/** What a filter says of a day: nothing of it passes, all of it, or what the instant of each article decides. */
const [NONE, ALL, BY_INSTANT] = [0, 1, 2] as const

/**
 * Days are compared as the publisher's day, an instant with an instant; `2026-03` is compared with months. Where only
 * one side knows the hour, the day decides.
 */
const maskOfDates = (
  { slots, ranks, instants, days }: Shelf,
  { since, until, undated = false }: Filter
): Uint8Array => {
  const size = days.counts.length
  const says = new Uint8Array(size)
  const first = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
  const last = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  for (let number = 0; number < size; number++) {
    const printed = days.name(number) ?? ''
    if (printed === '') {
      if (undated) says[number] = ALL
      continue
    }
    says[number] = ALL
    const narrow = (date: string, bounds: Float64Array, passes: (distance: number) => boolean) => {
      if (date.length > 10 && printed.length > 10) {
        bounds[number] = instantOf(date)
        if (says[number] === ALL) says[number] = BY_INSTANT
        return
      }
      const wanted = date.slice(0, 10)
      const day = printed.slice(0, Math.min(10, wanted.length))
      if (!passes(day < wanted ? -1 : day > wanted ? 1 : 0)) says[number] = NONE
    }
    if (since !== undefined) narrow(since, first, distance => distance >= 0)
    if (until !== undefined) narrow(until, last, distance => distance <= 0)
  }

  const mask = new Uint8Array(slots)
  const { of } = days
  for (let slot = 0; slot < slots; slot++) {
    const number = of[slot]!
    const told = says[number]
    if (told === NONE || ranks[slot] === EMPTY) continue
    const instant = instants[slot]!
    if (told === ALL || (instant >= first[number]! && instant <= last[number]!)) mask[slot] = 1
  }
  return mask
}
