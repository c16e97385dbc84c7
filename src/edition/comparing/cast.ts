// Who is named in a few articles, and how: by all, by one alone, spelled or titled otherwise. Knows people and their names.
import type { Name, Reading, Slice } from '../../news.ts'
import { cut } from '../../news.ts'
import type { People } from '../people/people.ts'
import { foldText } from '../words.ts'

/** Somebody, and the first place of each article that names him or prints a title; ids of people as in `Person.id`. */
export interface Named {
  readonly person: string
  readonly places: readonly Slice[]
}

/** Somebody, and for each spelling or title the first place of each article that prints it. */
export interface NamedOtherwise {
  readonly person: string
  readonly wordings: readonly (readonly Slice[])[]
}

export interface Cast {
  /** Named by all who tell it, most mentioned first. */
  readonly shared: readonly Named[]
  /** Named by one alone, most mentioned first. */
  readonly lone: readonly Named[]
  /** Whose whole names are spelled in several ways. Accents, case and marks part none. */
  readonly spelled: readonly NamedOtherwise[]
  /** Who has several titles, none of which says what another does and more. */
  readonly titled: readonly NamedOtherwise[]
}

/** What is looked up in the other parts of the same edition. */
export interface CastGround {
  readonly people: Pick<People, 'personAt' | 'idOf'>
}

interface Appearance {
  readonly name: Name
  readonly reading: Reading
}

export const castOf = (
  articles: readonly { readonly slot: number; readonly reading: Reading }[],
  tellerOf: (article: string) => number,
  { people }: CastGround
): Cast => {
  const appearances = new Map<number, Appearance[]>()
  for (const { slot, reading } of articles)
    reading.names.forEach((name, at) => {
      const person = people.personAt(slot, at)
      if (person === 0 || name.mentions.length === 0) return
      const known = appearances.get(person)
      if (known === undefined) appearances.set(person, [{ name, reading }])
      else known.push({ name, reading })
    })
  const all = new Set(articles.map(({ reading }) => tellerOf(reading.article.id))).size
  const known = [...appearances]
    .map(([person, own]) => ({
      person: people.idOf(person),
      own,
      mentions: own.reduce((sum, { name }) => sum + name.mentions.length, 0),
      tellers: new Set(own.map(({ reading }) => tellerOf(reading.article.id))).size
    }))
    .toSorted((a, b) => b.mentions - a.mentions)
  const named = ({ person, own }: (typeof known)[number]): Named => ({
    person,
    places: own.map(({ name }) => name.mentions[0]!)
  })
  return {
    shared: all < 2 ? [] : known.filter(({ tellers }) => tellers === all).map(named),
    lone: all < 2 ? [] : known.filter(({ tellers }) => tellers === 1).map(named),
    spelled: known.flatMap(({ person, own }) => otherwise(person, own.flatMap(spelling))),
    titled: known.flatMap(({ person, own }) => otherwise(person, own.flatMap(titles)))
  }
}

/** The whole name, where it is printed so; a single word is a short form of any. */
const spelling = ({ name: { name, mentions } }: Appearance): readonly Wording[] => {
  const place = mentions.find(({ surface }) => surface === name)
  return place === undefined || !/\s/.test(name) ? [] : [wordingOf(place, name)]
}

const titles = ({ name, reading }: Appearance): readonly Wording[] =>
  name.titles.map(title => wordingOf(title, cut(reading.article, title)))

interface Wording {
  readonly place: Slice
  readonly words: ReadonlySet<string>
}

const wordingOf = (place: Slice, text: string): Wording => ({
  place,
  words: new Set(
    foldText(text)
      .split(' ')
      .filter(word => !/^(?:|the|an?|of|for|s|mr|mrs|ms|dr)$/.test(word))
  )
})

/** Nothing where all say the same, or one says more than another: `President` and `Russian President`. */
const otherwise = (person: string, wordings: readonly Wording[]): readonly NamedOtherwise[] => {
  const apart: { readonly words: ReadonlySet<string>; readonly places: Slice[] }[] = []
  for (const { place, words } of wordings) {
    if (words.size === 0) continue
    const like = apart.find(other => other.words.isSubsetOf(words) || words.isSubsetOf(other.words))
    if (like === undefined) apart.push({ words, places: [place] })
    else if (
      like.words.size === words.size &&
      !like.places.some(({ article }) => article === place.article)
    )
      like.places.push(place)
  }
  const articles = new Set(apart.flatMap(({ places }) => places.map(({ article }) => article)))
  return apart.length < 2 || articles.size < 2
    ? []
    : [{ person, wordings: apart.map(({ places }) => places) }]
}
