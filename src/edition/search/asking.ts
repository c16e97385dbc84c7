// From a query to the articles that answer it, in all segments. Knows terms and slots, no text.
import type { Mask } from '../filter.ts'
import type { Block } from './block.ts'
import type { Prepared } from './clauses.ts'
import { affordable, joined, worthAsking } from './clauses.ts'
import type { Dictionary } from './dictionary.ts'
import { Growing } from './growing.ts'
import type { Library } from './library.ts'
import { eachPhrase, passing, phraseBlocks } from './phrases.ts'
import type { Clause, Query } from './query.ts'
import { scoreLatest } from './promised.ts'
import { inverseFrequency, K1 } from './ranking.ts'
import { scoreSegments } from './scoring.ts'
import type { Places, SearchGround } from './search.ts'
import type { Segment } from './segment.ts'
import { Top } from './top.ts'
import type { Lower, Pair, Scene, Wanted } from './wanted.ts'

/** A clause that was looked for: what a snippet is chosen by. */
export interface Asked {
  /** For each word of it the terms that count as the word. */
  readonly words: readonly (readonly number[])[]
  /** How telling it is. */
  readonly telling: number
}

export interface Asking {
  answer(
    query: Query,
    mask: Mask,
    limit: number
  ): {
    readonly hits: readonly { readonly slot: number; readonly score: number }[]
    /** Without what was excluded. */
    readonly asked: readonly Asked[]
    /** As `Found.latest`. */
    readonly latest: number | null
  }
  best(words: readonly string[], mask: Mask, limit: number): number[]
  places(words: readonly string[], mask?: Mask): Places
}

export const openAsking = (
  dictionary: Dictionary,
  library: Library,
  shelf: SearchGround
): Asking => {
  const { segments, lengths, usual, removed, slots } = library
  const { count, latest, ranks, instants } = shelf
  const newest = instants[latest[0] ?? -1] ?? Number.NaN

  const termsOf = (word: string, also: Query['also']): readonly number[] => {
    const own = dictionary.meant(word)
    const others = also?.get(word)
    if (others === undefined) return own
    return [...new Set([...own, ...others.flatMap(other => dictionary.meant(other))])]
  }
  /** An article that holds two terms of one word counts twice: exact counting would read both to the end. */
  const articlesWith = (terms: readonly number[]): number =>
    Math.min(
      count,
      terms.reduce((sum, term) => sum + dictionary.articles(term), 0)
    )

  const prepared = (clauses: readonly Clause[], query: Pick<Query, 'also'>): Prepared[] =>
    clauses.map(clause => {
      const words = clause.words.map(word => termsOf(word, query.also))
      return { clause, words, cost: Math.min(...words.map(articlesWith)) }
    })

  const wantedOf = ({ clause: { want }, words }: Prepared, times: number): Wanted => {
    if (words.length === 1)
      return {
        want,
        terms: words[0]!,
        weight: times * inverseFrequency(count, articlesWith(words[0]!)) * (K1 + 1)
      }
    const found = new Map<Segment, readonly Block[]>()
    let articles = 0
    for (const segment of segments) {
      const blocks = phraseBlocks(segment, words, lengths, removed)
      articles += blocks.reduce((sum, block) => sum + block.count, 0)
      found.set(segment, blocks)
    }
    return {
      want,
      terms: [],
      found: segment => found.get(segment)!,
      weight: times * inverseFrequency(count, articles) * (K1 + 1)
    }
  }
  const sceneOf = (recency: boolean, mask: Mask): Scene => ({
    lengths,
    usual,
    removed,
    mask,
    recency: recency && !Number.isNaN(newest) ? { instants, latest: newest } : null
  })
  const ranked = (
    wanted: readonly Wanted[],
    pairs: readonly Pair[],
    scene: Scene,
    limit: number
  ) => {
    const top = new Top(limit, ranks)
    scoreSegments(segments, wanted, pairs, scene, top, openLower(limit))
    return top.sorted()
  }
  /** Of a phrase alone, of words so common that to count the articles that hold it would be to read the places of most. */
  const promised = ({ words, cost }: Prepared, scene: Scene, limit: number) => {
    const top = new Top(limit, ranks)
    const weight = inverseFrequency(count, cost) * (K1 + 1)
    const among = scoreLatest(segments, words, { weight, cost }, scene, latest, top)
    return { hits: top.sorted(), latest: among }
  }
  /** The shelf's order, without what is excluded. */
  const listed = (excluded: readonly Wanted[], mask: Mask, limit: number) => {
    const out = new Uint8Array(slots)
    for (const { terms, found } of excluded)
      for (const segment of segments)
        if (found !== undefined)
          for (const block of found(segment))
            for (let row = 0; row < block.count; row++) out[block.slots[row]!] = 1
        else
          eachPhrase(
            segment,
            [terms],
            slot => slot,
            slot => (out[slot] = 1)
          )
    const hits: { slot: number; score: number }[] = []
    for (let at = 0; at < latest.length && hits.length < limit; at++) {
      const slot = latest[at]!
      if (out[slot] === 0 && (mask === null || mask[slot] === 1)) hits.push({ slot, score: 0 })
    }
    return hits
  }

  const hitsOf = (
    asked: readonly Prepared[],
    telling: number,
    recency: boolean,
    mask: Mask,
    limit: number
  ) => {
    const scene = sceneOf(recency, mask)
    const [only] = asked
    if (only !== undefined && asked.length === 1 && telling === 1 && isUncounted(only))
      return promised(only, scene, limit)
    const { wanted, pairs } = joined(asked, wantedOf)
    const hits = telling === 0 ? listed(wanted, mask, limit) : ranked(wanted, pairs, scene, limit)
    return { hits, latest: null }
  }

  return {
    answer: (query, mask, limit) => {
      const asked = affordable(prepared(worthAsking(query.clauses), query), count)
      const telling = asked.filter(({ clause }) => clause.want !== 'not')
      return {
        ...hitsOf(asked, telling.length, query.recency ?? true, mask, limit),
        asked: telling.map(({ words, cost }) => ({
          words,
          telling: inverseFrequency(count, cost)
        }))
      }
    },
    best: (words, mask, limit) => {
      const clauses = words.map((word): Clause => ({ words: [word], want: 'any' }))
      const asked = affordable(prepared(worthAsking(clauses), {}), count / 5)
      const { wanted } = joined(asked, wantedOf)
      return ranked(wanted, [], sceneOf(false, mask), limit).map(({ slot }) => slot)
    },
    places: (words, mask = null) => {
      const terms = words.map(word => termsOf(word, undefined))
      const found = { slots: new Growing(), starts: new Growing(), places: new Growing() }
      if (terms.length > 0 && terms.every(each => each.length > 0))
        for (const segment of segments)
          eachPhrase(segment, terms, passing(removed, mask), (slot, places, size) => {
            found.slots.push(slot)
            found.starts.push(found.places.size)
            for (let at = 0; at < size; at++) found.places.push(places[at]!)
          })
      found.starts.push(found.places.size)
      return {
        slots: found.slots.cut(),
        starts: found.starts.cut(),
        places: new Uint16Array(found.places.cut())
      }
    }
  }
}

/** Articles that hold the rarest word of a phrase, beyond which those that hold the phrase are not counted. */
const MOST_COUNTED = 4_096

const isUncounted = ({ words, cost }: Prepared): boolean => words.length > 1 && cost > MOST_COUNTED

/** The `limit`-th best of the scores offered. */
const openLower = (limit: number): Lower => {
  const none = new Uint32Array(1)
  const top = new Top(limit, none)
  return {
    get least() {
      return top.least
    },
    offer: score => top.offer(0, score)
  }
}
