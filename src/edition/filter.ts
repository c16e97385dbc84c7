// Which articles a question is about, as one test over the shelf. Knows no text.
import type { Outlets } from './outlets.ts'
import type { Shelf } from './shelf.ts'
import { instantOf } from './shelf.ts'

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
  /** ISO day or instant, inclusive. An undated article never passes a date. */
  readonly since?: string
  readonly until?: string
}

/** What a filter needs to look up. Both give places on the shelf, undefined for an unknown id. */
export interface FilterGround {
  readonly shelf: Shelf
  readonly outlets: Outlets
  articlesOfPerson(id: string): Iterable<number> | undefined
  articlesOfStory(id: string): Iterable<number> | undefined
}

/** 1 for every place that passes; null when the filter asks nothing, so that all do. */
export type Mask = Uint8Array | null

export const maskOf = (ground: FilterGround, filter: Filter): Mask => {
  const { shelf, outlets } = ground
  const masks: Mask[] = []
  const size = shelf.readings.length
  const where = (passes: (place: number) => boolean) => {
    const mask = new Uint8Array(size)
    for (let place = 0; place < size; place++) if (passes(place)) mask[place] = 1
    masks.push(mask)
  }

  if (filter.outlet !== undefined) {
    const meant = outlets.meant(filter.outlet)
    where(place => meant.has(outlets.of[place]!))
  }
  if (filter.source !== undefined)
    where(place => shelf.readings[place]!.article.source === filter.source)
  if (filter.person !== undefined)
    masks.push(maskOfPlaces(size, ground.articlesOfPerson(filter.person) ?? []))
  if (filter.story !== undefined)
    masks.push(maskOfPlaces(size, ground.articlesOfStory(filter.story) ?? []))
  if (filter.since !== undefined) {
    const distance = distanceFrom(shelf, filter.since)
    where(place => distance(place) >= 0)
  }
  if (filter.until !== undefined) {
    const distance = distanceFrom(shelf, filter.until)
    where(place => distance(place) <= 0)
  }
  return bothMasks(...masks)
}

/** What passes all of them; null masks pass everything. */
export const bothMasks = (...masks: readonly Mask[]): Mask =>
  masks.reduce((one, other) => {
    if (one === null || other === null) return one ?? other
    return one.map((bit, place) => bit & other[place]!)
  }, null)

export const maskOfPlaces = (size: number, places: Iterable<number>): Uint8Array => {
  const mask = new Uint8Array(size)
  for (const place of places) mask[place] = 1
  return mask
}

/**
 * Whether an article is from before (below 0) or after a date; NaN, which passes nothing, when it is undated.
 * Days are compared as the publisher's day, an instant with an instant; `2026-03` is compared with months.
 * Where only one side knows the hour, the day decides.
 */
const distanceFrom = (shelf: Shelf, date: string): ((place: number) => number) => {
  const [instant, wanted] = [date.length > 10 ? instantOf(date) : Number.NaN, date.slice(0, 10)]
  return place => {
    const day = shelf.days[place]!
    if (day === '') return Number.NaN
    if (date.length > 10 && shelf.readings[place]!.article.publishedAt!.length > 10)
      return shelf.instants[place]! - instant
    const start = day.length === wanted.length ? day : day.slice(0, wanted.length)
    return start < wanted ? -1 : start > wanted ? 1 : 0
  }
}
