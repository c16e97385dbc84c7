// Which outlets an edition holds, and which of them a typed name means. Knows the shelf only.
import type { Article } from '../news.ts'
import type { Shelf } from './shelf.ts'
import { byText } from './shelf.ts'
import { foldText } from './words.ts'

export interface Outlets {
  /** Most articles first, each as its articles most often print it. */
  readonly list: readonly { readonly name: string; readonly articles: number }[]
  /** For each place on the shelf the outlet's position in `list`, or -1. */
  readonly of: Int32Array
  /** The article as answers show it: where its outlet is printed by initials alone, under the full name. */
  shown(article: Article): Article
  /** Positions in `list` that a name means: the same but for case and a leading "The", or its initials. */
  meant(typed: string): ReadonlySet<number>
}

/**
 * An article whose outlet is initials alone (`AP`) counts under the one outlet of the edition that has them (`The
 * Associated Press`). Where two outlets have them, or none, it stays as printed: nothing else is guessed.
 */
export const printOutlets = (shelf: Shelf): Outlets => {
  const printed = shelf.readings.flatMap(({ article }) => article.outlet ?? [])
  const keyOf = keysOf(new Set(printed))
  const groups = new Map<string, Map<string, number>>()
  for (const outlet of printed) {
    const key = keyOf(outlet)
    const spellings = groups.get(key) ?? new Map<string, number>()
    spellings.set(outlet, (spellings.get(outlet) ?? 0) + 1)
    groups.set(key, spellings)
  }
  const list = [...groups]
    .map(([key, spellings]) => ({
      key,
      name: nameToShow(key, spellings),
      articles: [...spellings.values()].reduce((sum, count) => sum + count, 0)
    }))
    .toSorted((a, b) => b.articles - a.articles || byText(a.key, b.key))
  const positions = new Map(list.map(({ key }, position) => [key, position]))

  return {
    list: list.map(({ name, articles }) => ({ name, articles })),
    of: Int32Array.from(shelf.readings, ({ article }) =>
      article.outlet === null ? -1 : (positions.get(keyOf(article.outlet)) ?? -1)
    ),
    shown: article => {
      const { outlet } = article
      if (outlet === null || keyOf(outlet) === outletKey(outlet)) return article
      return { ...article, outlet: list[positions.get(keyOf(outlet))!]!.name }
    },
    meant: typed => {
      const key = outletKey(typed)
      return new Set(
        list.flatMap((outlet, at) =>
          key !== '' && (outlet.key === key || initials(outlet.key) === key) ? [at] : []
        )
      )
    }
  }
}

/** As most print it; never its initials where anybody prints the name. */
const nameToShow = (key: string, spellings: ReadonlyMap<string, number>): string => {
  const full = [...spellings].filter(([spelling]) => outletKey(spelling) === key)
  return full.toSorted((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]![0]
}

/** The key of each outlet by the name printed: its own, or that of the only outlet whose initials it is. */
const keysOf = (names: ReadonlySet<string>): ((name: string) => string) => {
  const full = Map.groupBy(new Set([...names].map(outletKey)), initials)
  const keys = new Map(
    [...names].map(name => {
      const own = outletKey(name)
      const [only, ...others] = full.get(own) ?? []
      return [name, only !== undefined && others.length === 0 && own !== '' ? only : own]
    })
  )
  return name => keys.get(name) ?? outletKey(name)
}

/** `The Associated Press` and `associated press` are one outlet. */
const outletKey = (name: string): string => foldText(name).replace(/^the (?=.)/, '')

/** `ap` for `associated press`; none for a name of one word. */
const initials = (key: string): string => {
  const words = key.split(' ')
  return words.length < 2 ? '' : words.map(word => word.charAt(0)).join('')
}
