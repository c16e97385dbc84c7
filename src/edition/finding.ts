// Articles and stories by what someone types for them: an id, a headline, a few words. Knows titles and scores.
import { bestPlaces } from './search/ranking.ts'
import type { Search } from './search/search.ts'
import type { Shelf } from './shelf.ts'
import type { Stories } from './stories/stories.ts'
import { foldText } from './words.ts'

export interface Finder {
  /** Places: the id typed, a headline typed, ids and headlines that contain it, headlines with all its words. */
  articles(typed: string, limit: number): number[]
  /** Story numbers: the same; where no story is called so, those of the articles that the words rank highest. */
  stories(typed: string, limit: number): number[]
}

export const printFinder = (shelf: Shelf, stories: Stories, search: Search): Finder => {
  const articles = shelf.readings.map(({ article }) => titled(article.id, article.headline ?? ''))
  const events = stories.list.map(({ id, headline }) => titled(id, headline))

  return {
    articles: (typed, limit) => matching(articles, typed).slice(0, limit),
    stories: (typed, limit) => {
      const found = new Set(matching(events, typed))
      if (found.size === 0)
        for (const place of bestPlaces(search.scores(typed), null, 10 * limit))
          found.add(stories.of[place]!)
      return [...found].slice(0, limit)
    }
  }
}

interface Titled {
  readonly id: string
  readonly title: string
}

const titled = (id: string, headline: string): Titled => ({
  id: id.toLowerCase(),
  title: ` ${foldText(headline)} `
})

/** Positions, the closest kind of match first, in the order of the list within a kind. */
const matching = (list: readonly Titled[], typed: string): number[] => {
  const id = typed.trim().toLowerCase().slice(0, 1_000)
  const words = foldText(id)
  const starts = words.split(' ').map(word => ` ${word}`)
  if (id === '') return []
  const kinds: number[][] = [[], [], [], []]
  list.forEach((entry, at) => {
    const kind = kindOf(entry, id, words, starts)
    if (kind !== undefined) kinds[kind]!.push(at)
  })
  return kinds.flat()
}

const kindOf = (
  { id, title }: Titled,
  typed: string,
  words: string,
  starts: readonly string[]
): number | undefined => {
  if (id === typed) return 0
  if (id.includes(typed)) return 2
  if (words === '') return undefined
  // Titles start and end with a space, so that `all` is in " all quiet " as a word, and in " ball " not.
  if (title.length === words.length + 2 && title.includes(words)) return 1
  if (title.includes(words)) return 2
  return starts.every(start => title.includes(start)) ? 3 : undefined
}
