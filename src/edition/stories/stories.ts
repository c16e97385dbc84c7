// The stories of an edition: groups of articles about one event, with a name and a cast. Knows shelf, words, people.
import type { Article, Reading, Story } from '../../news.ts'
import { cut } from '../../news.ts'
import type { Outlets } from '../outlets.ts'
import type { People } from '../people/people.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import { bodyOf } from '../shelf.ts'
import { uniqueSlugs } from '../slugs.ts'
import type { Features } from './features.ts'
import { featuresOf } from './features.ts'
import { groupArticles } from './grouping.ts'

export interface Stories {
  /** By latest article, then most articles. A story's number is the position here. */
  readonly list: readonly Story[]
  /** The number of the story that each place on the shelf belongs to. */
  readonly of: Uint32Array
  /** Places of the articles, ascending, so latest first. */
  readonly places: readonly (readonly number[])[]
  numberOf(id: string): number | undefined
}

/** At most this many people are listed with a story. */
const CAST = 12

export const printStories = (
  shelf: Shelf,
  search: Search,
  people: People,
  outlets: Outlets
): Stories => {
  const features = featuresOf(search, people)
  const groups: number[][] = []
  groupArticles(features, shelf.instants).forEach((group, place) => {
    ;(groups[group] ??= []).push(place)
  })
  // Groups are numbered by their first place, which is their latest article.
  const dated = (places: readonly number[]) => shelf.days[places[0]!]!
  const places = groups.toSorted((a, b) => {
    const [one, other] = [dated(a), dated(b)]
    return one === other ? b.length - a.length || a[0]! - b[0]! : one < other ? 1 : -1
  })
  const of = new Uint32Array(shelf.readings.length)
  places.forEach((group, number) => group.forEach(place => (of[place] = number)))
  const ids = uniqueSlugs(
    places.map(group => earliest(shelf, group).id),
    'story-'
  )
  const list = places.map((group, number): Story => {
    const articles = group.map(place => shelf.readings[place]!.article)
    const days = articles.flatMap(({ publishedAt }) => publishedAt ?? [])
    return {
      id: ids[number]!,
      headline: headlineOf(shelf.readings[mostCentral(group, features)]!),
      articles: articles.map(({ id }) => id),
      outlets: outletsOf(group, outlets),
      people: castOf(group, shelf, people),
      from: days.at(-1) ?? null,
      to: days[0] ?? null
    }
  })
  const numbers = new Map(ids.map((id, number) => [id, number]))
  return { list, of, places, numberOf: id => numbers.get(id) }
}

/**
 * The first report gives the story its id, so that later ones do not change it: of several at one moment, and of
 * undated ones where there are no others, the first by id.
 */
const earliest = (shelf: Shelf, group: readonly number[]): Article => {
  const { instants } = shelf
  const last = group.findLast(place => !Number.isNaN(instants[place]))
  const place = last === undefined ? 0 : group.findIndex(each => instants[each] === instants[last])
  return shelf.readings[group[place]!]!.article
}

/** The member nearest to the sum of all; the latest of equals. */
const mostCentral = (group: readonly number[], features: readonly Features[]): number => {
  if (group.length < 3) return group[0]!
  const sum = new Map<number, number>()
  for (const place of group) {
    const { ids, weights } = features[place]!
    ids.forEach((id, at) => sum.set(id, (sum.get(id) ?? 0) + weights[at]!))
  }
  const nearness = (place: number) => {
    const { ids, weights } = features[place]!
    return ids.reduce((all, id, at) => all + weights[at]! * (sum.get(id) ?? 0), 0)
  }
  return group
    .map(place => ({ place, near: nearness(place) }))
    .reduce((best, each) => (each.near > best.near ? each : best)).place
}

const headlineOf = (reading: Reading): string => {
  if (reading.article.headline !== null) return reading.article.headline
  const first = bodyOf(reading)[0] ?? reading.sentences[0]
  return first ? cut(reading.article, first) : ''
}

const outletsOf = (group: readonly number[], outlets: Outlets): string[] => {
  const numbers = new Set(group.map(place => outlets.of[place]!).filter(number => number >= 0))
  return [...numbers].toSorted((a, b) => a - b).map(number => outlets.list[number]!.name)
}

const castOf = (group: readonly number[], shelf: Shelf, people: People): string[] => {
  const mentions = new Map<number, number>()
  for (const place of group)
    for (const { name, mentions: own } of shelf.readings[place]!.names) {
      const person = people.numberIn(place, name)!
      mentions.set(person, (mentions.get(person) ?? 0) + own.length)
    }
  return [...mentions]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, CAST)
    .map(([person]) => people.list[person]!.id)
}
