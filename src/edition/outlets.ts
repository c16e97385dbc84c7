// Which outlets an edition holds, and which of them a typed name means. Knows the names that articles print, no article.
import type { Article } from '../news.ts'
import type { Shelf } from './shelf.ts'
import { byText } from './shelf.ts'
import type { Column } from './vault/column.ts'
import { foldText } from './words.ts'

export interface Outlets {
  /** Most articles first, each as its articles most often print it. */
  readonly list: readonly { readonly name: string; readonly articles: number }[]
  /** The outlet of a slot as its position in `list`, or -1. */
  of(slot: number): number
  /** By number of the shelf's column of outlets: the position in `list`, or -1. */
  readonly positions: Int32Array
  /** The article as answers show it: where its outlet is printed by initials alone, under the full name. */
  shown(article: Article): Article
  /** Positions in `list` that a name means: the same but for case and a leading "The", or its initials. */
  meant(typed: string): ReadonlySet<number>
}

/** Folds each name once, however many editions are printed. */
export interface OutletsPress {
  /** Costs nothing until somebody asks, then as much as there are names. */
  print(shelf: Shelf): Outlets
}

export const openOutlets = (): OutletsPress => {
  const keys: string[] = []
  return {
    print: shelf => {
      let order: Order | undefined
      const known = () => (order ??= orderOf(shelf.outlets, keys))
      return {
        get list() {
          return known().list
        },
        get positions() {
          return known().positions
        },
        of: slot => known().positions[shelf.outlets.of[slot]!]!,
        shown: article => {
          const { list, positions } = known()
          const number = article.outlet === null ? 0 : shelf.outlets.numberOf(article.outlet)
          const outlet = list[positions[number]!]
          return outlet === undefined || outlet.key === keys[number]
            ? article
            : under(outlet.name, article)
        },
        meant: typed => {
          const key = outletKey(typed)
          return new Set(
            known().list.flatMap((outlet, at) =>
              key !== '' && (outlet.key === key || initials(outlet.key) === key) ? [at] : []
            )
          )
        }
      }
    }
  }
}

interface Order {
  readonly list: readonly {
    readonly key: string
    readonly name: string
    readonly articles: number
  }[]
  readonly positions: Int32Array
}

/**
 * An article whose outlet is initials alone (`AP`) counts under the one outlet of the edition that has them (`The
 * Associated Press`). Where two outlets have them, or none, it stays as printed: nothing else is guessed.
 */
const orderOf = (printed: Column, keys: string[]): Order => {
  const numbers: number[] = []
  printed.counts.forEach((count, number) => {
    keys[number] ??= outletKey(printed.name(number) ?? '')
    if (number > 0 && count > 0) numbers.push(number)
  })
  const full = Map.groupBy(new Set(numbers.map(number => keys[number]!)), initials)
  const groups = Map.groupBy(numbers, number => {
    const own = keys[number]!
    const [only, ...others] = full.get(own) ?? []
    return only !== undefined && others.length === 0 && own !== '' ? only : own
  })
  const list = [...groups]
    .map(([key, group]) => ({
      key,
      group,
      name: nameToShow(key, group, printed, keys),
      articles: group.reduce((sum, number) => sum + printed.counts[number]!, 0)
    }))
    .toSorted((a, b) => b.articles - a.articles || byText(a.key, b.key))
  const positions = new Int32Array(printed.counts.length).fill(-1)
  list.forEach(({ group }, position) => {
    for (const number of group) positions[number] = position
  })
  return { list: list.map(({ key, name, articles }) => ({ key, name, articles })), positions }
}

/** As most print it; never its initials where anybody prints the name. */
const nameToShow = (
  key: string,
  group: readonly number[],
  printed: Column,
  keys: readonly string[]
): string => {
  const [most] = group
    .filter(number => keys[number] === key)
    .toSorted(
      (a, b) =>
        printed.counts[b]! - printed.counts[a]! || byText(printed.name(a)!, printed.name(b)!)
    )
  return printed.name(most!)!
}

/** Field by field: a spread would decode the text. */
const under = (outlet: string, article: Article): Article => ({
  id: article.id,
  source: article.source,
  url: article.url,
  outlet,
  headline: article.headline,
  byline: article.byline,
  publishedAt: article.publishedAt,
  lang: article.lang,
  get text() {
    return article.text
  }
})

/** `The Associated Press` and `associated press` are one outlet. */
const outletKey = (name: string): string => foldText(name).replace(/^the (?=.)/, '')

/** `ap` for `associated press`; none for a name of one word. */
const initials = (key: string): string => {
  const words = key.split(' ')
  return words.length < 2 ? '' : words.map(word => word.charAt(0)).join('')
}
