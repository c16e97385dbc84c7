// The people of an edition: who they are, where they are named, and beside whom. Knows readings and identities.
import type { Gender, Name, Person, Slice } from '../../news.ts'
import { cut } from '../../news.ts'
import type { Shelf } from '../shelf.ts'
import { byText } from '../shelf.ts'
import { uniqueSlugs } from '../slugs.ts'
import { identify } from './identity.ts'
import { partsOf } from './name.ts'
import type { Entry } from './someone.ts'

export interface People {
  /** Most covered first: articles, then mentions, then id. A person's number is the position here. */
  readonly list: readonly Person[]
  numberOf(id: string): number | undefined
  /** For each person every place of each wording of a title; wordings most used first, places latest first. */
  readonly titles: readonly (readonly (readonly Slice[])[])[]
  /** The number of the person that a name of the reading at `place` stands for. */
  numberIn(place: number, name: string): number | undefined
  /** Numbers of the people that an article names, in the order of its reading. */
  readonly cast: readonly Uint32Array[]
  /** Places of the articles that name the person, ascending. */
  readonly places: readonly Uint32Array[]
}

export const printPeople = (shelf: Shelf): People => {
  const entries = shelf.readings.flatMap((reading, place) =>
    reading.names.map((name): Entry => ({
      place,
      name,
      titles: name.titles.map(title => cut(reading.article, title))
    }))
  )
  const portraits = identify(entries)
    .map(named => portrait(shelf, named))
    .toSorted((a, b) => byCoverage(a.person, b.person))
  // Most covered first, so the best known keeps the plain id.
  const ids = uniqueSlugs(portraits.map(({ person }) => person.name))
  const list = portraits.map(({ person }, number) => ({ ...person, id: ids[number]! }))
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const names = shelf.readings.map(() => new Map<string, number>())
  portraits.forEach(({ named }, number) => {
    for (const { place, name } of named) names[place]!.set(name.name, number)
  })

  return {
    list,
    numberOf: id => numbers.get(id),
    titles: portraits.map(({ titles }) => titles),
    numberIn: (place, name) => names[place]?.get(name),
    cast: shelf.readings.map((reading, place) =>
      Uint32Array.from(new Set(reading.names.map(({ name }) => names[place]!.get(name)!)))
    ),
    places: portraits.map(({ named }) =>
      Uint32Array.from(new Set(named.map(({ place }) => place))).toSorted()
    )
  }
}

interface Portrait {
  readonly named: readonly Entry[]
  readonly person: Person
  readonly titles: readonly (readonly Slice[])[]
}

const portrait = (shelf: Shelf, named: readonly Entry[]): Portrait => {
  const name = nameToShow(named)
  const forms = tally(named.flatMap(({ name: each }) => [each.name, ...each.aliases]))
  const places = [...new Set(named.map(({ place }) => place))].toSorted((a, b) => a - b)
  const titles = titlesOf(shelf, named)
  const person: Person = {
    id: '',
    name,
    aliases: forms.map(([form]) => form).filter(form => form !== name),
    titles: titles.map(([latest]) => latest!),
    articles: places.map(place => shelf.readings[place]!.article.id),
    mentions: named.reduce((sum, { name: each }) => sum + each.mentions.length, 0),
    gender: genderOf(named.map(({ name: each }) => each))
  }
  return { named, person, titles }
}

/**
 * The form in most articles among those with a given name, so that one `Donald J. Trump` does not rename him;
 * of equals the longest.
 */
const nameToShow = (named: readonly Entry[]): string => {
  const forms = tally(named.map(({ name }) => name.name))
  const full = forms.filter(([form]) => partsOf(form).given.length > 0)
  return (full.length > 0 ? full : forms)[0]![0]
}

/** Most used first, of equals the longest, then by spelling. */
const tally = (forms: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>()
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
  return [...counts].toSorted(
    (a, b) => b[1] - a[1] || b[0].length - a[0].length || byText(a[0], b[0])
  )
}

/**
 * Every place of each wording. Two wordings are one where only case, spacing or the shape of an apostrophe parts them: a
 * hyphen more is another wording.
 */
const titlesOf = (shelf: Shelf, named: readonly Entry[]): Slice[][] => {
  const wordings = new Map<string, Slice[]>()
  for (const { place, name } of named.toSorted((a, b) => a.place - b.place)) {
    for (const slice of name.titles) {
      const key = cut(shelf.readings[place]!.article, slice)
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replaceAll('’', "'")
      const known = wordings.get(key)
      if (known) known.push(slice)
      else wordings.set(key, [slice])
    }
  }
  return [...wordings]
    .toSorted((a, b) => b[1].length - a[1].length || byText(a[0], b[0]))
    .map(([, slices]) => slices)
}

const genderOf = (names: readonly Name[]): Gender | null =>
  names.find(({ gender }) => gender !== null)?.gender ?? null

const byCoverage = (a: Person, b: Person): number =>
  b.articles.length - a.articles.length ||
  b.mentions - a.mentions ||
  byText(a.name, b.name) ||
  byText(a.articles.join('\n'), b.articles.join('\n')) ||
  byText(a.gender ?? '', b.gender ?? '')
