// What is new in a story that was told before, in words. Knows the edition.
import type { Edition } from '../edition/edition.ts'
import { articlesIn, listed } from '../phrase.ts'

/**
 * Those of the new articles that say something new: a copy of a text that was told, or of another among them, moves nothing. Latest
 * first, as they come.
 */
export function movedBy(
  fresh: readonly string[],
  told: readonly string[],
  edition: Edition
): readonly string[] {
  const texts = new Set(told.map(id => edition.copyOf(id) ?? id))
  return fresh.filter(id => {
    const text = edition.copyOf(id) ?? id
    if (texts.has(text)) return false
    texts.add(text)
    return true
  })
}

/** Articles whose people are compared; more say nothing else. */
const MOST = 20

/** `2 new articles in A and B; named for the first time: Petra Kovarik`. */
export function whatMoved(
  fresh: readonly string[],
  told: readonly string[],
  edition: Edition
): string {
  const articles = fresh.flatMap(id => edition.article(id) ?? [])
  const before = new Set(peopleIn(told.slice(0, MOST), edition).keys())
  const names = [...peopleIn(fresh.slice(0, MOST), edition)]
    .filter(([id]) => !before.has(id))
    .map(([, name]) => name)
  const where = articlesIn(articles).replace(/^(\S+) /, '$1 new ')
  return names.length === 0
    ? where
    : `${where}; named for the first time: ${listed(names, { most: 3 })}`
}

/** Names by person id, in the order in which they are named. */
const peopleIn = (ids: readonly string[], edition: Edition): ReadonlyMap<string, string> =>
  new Map(
    ids.flatMap(id =>
      (edition.reading(id)?.names ?? []).flatMap(({ name }) => {
        const person = edition.personOf(id, name)
        return person ? [[person.id, person.name] as const] : []
      })
    )
  )
