// An index with the least shelf that it can be asked with, for tests that add, remove and print at will.
import type { Reading } from '../../src/news.ts'
import { parseQuery } from '../../src/edition/search/query.ts'
import type { Search, SearchPress } from '../../src/edition/search/search.ts'
import { loadSearch, openSearch } from '../../src/edition/search/search.ts'
import type { Chest } from '../../src/edition/snapshot/chest.ts'

export interface Index {
  readonly press: SearchPress
  add(...readings: readonly Reading[]): void
  /** By the article's id. */
  remove(id: string): void
  settle(whole?: boolean): void
  print(): Printed
}

export interface Printed {
  readonly search: Search
  /** Ids of the articles that answer, best first, with their scores. */
  ask(query: string, limit?: number): { id: string; score: number }[]
}

export const openIndex = (chest?: Chest, kept: readonly (Reading | null)[] = []): Index => {
  const press = chest === undefined ? openSearch() : ended(loadSearch(chest))
  const readings: (Reading | null)[] = [...kept]
  return {
    press,
    add: (...added) => {
      for (const reading of added) {
        const slot = readings.push(reading) - 1
        ended(press.add({ slot, line: press.line(reading) }))
      }
    },
    remove: id => {
      const slot = readings.findIndex(each => each?.article.id === id)
      ended(press.remove({ slot, line: press.line(readings[slot]!) }))
      readings[slot] = null
    },
    settle: whole => {
      for (const _ of press.settle(whole));
    },
    print: () => {
      const shelved = [...readings]
      const instants = Float64Array.from(shelved, each =>
        Date.parse(each?.article.publishedAt ?? '')
      )
      const latest = Uint32Array.from(
        shelved
          .flatMap((each, slot) => (each === null ? [] : [slot]))
          .toSorted(
            (a, b) =>
              Number(Number.isNaN(instants[a]!)) - Number(Number.isNaN(instants[b]!)) ||
              instants[b]! - instants[a]! ||
              0 ||
              (shelved[a]!.article.id < shelved[b]!.article.id ? -1 : 1)
          )
      )
      const ranks = new Uint32Array(shelved.length)
      latest.forEach((slot, rank) => (ranks[slot] = rank))
      const search = press.print({
        count: latest.length,
        latest,
        ranks,
        instants,
        idOf: slot => shelved[slot]!.article.id,
        reading: slot => shelved[slot]!
      })
      return {
        search,
        ask: (query, limit = 1000) =>
          search
            .answer(parseQuery(query), null, limit)
            .hits.map(({ article, score }) => ({ id: article, score }))
      }
    }
  }
}

/** What slices give in the end. */
export const ended = <Result>(slices: Generator<void, Result>): Result => {
  for (;;) {
    const { done, value } = slices.next()
    if (done === true) return value
  }
}
