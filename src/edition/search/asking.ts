// From a query to the articles that answer it, in all segments. Knows terms and slots, no text.
import type { Mask } from '../filter.ts'
import { functionWords } from '../functionwords.ts'
import type { Dictionary } from './dictionary.ts'
import type { Library } from './library.ts'
import { eachPhrase } from './phrases.ts'
import type { Clause, Query } from './query.ts'
import { inverseFrequency, K1, PAIR } from './ranking.ts'
import type { Lower, Pair, Scene, Wanted } from './scoring.ts'
import { MOST_WANTED, scoreSegment } from './scoring.ts'
import type { Places, SearchGround } from './search.ts'
import type { Segment } from './segment.ts'
import { Block, BLOCK, MOST_IN_FIELD, packed } from './segment.ts'
import { Top } from './top.ts'

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
  // Most promising for a high first score: the largest.
  const largestFirst = segments.toSorted((a, b) => b.postings - a.postings)
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
      const blocks = words.some(terms => terms.length === 0) ? [] : phraseBlocks(segment, words)
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
  const phraseBlocks = (
    segment: Segment,
    words: readonly (readonly number[])[]
  ): readonly Block[] => {
    const blocks: Block[] = []
    eachPhrase(
      segment,
      words,
      slot => removed[slot] === 0,
      (slot, places, size) => {
        let block = blocks.at(-1)
        if (block === undefined || block.count === BLOCK) blocks.push((block = new Block()))
        const [text, body] = [lengths.bodyStart[slot]!, lengths.leadEnd[slot]!]
        const row = block.count++
        block.slots[row] = slot
        let [headline, lead] = [0, 0]
        for (let at = 0; at < size && places[at]! < body; at++)
          if (places[at]! < text) headline++
          else lead++
        headline = Math.min(headline, MOST_IN_FIELD)
        lead = Math.min(lead, MOST_IN_FIELD)
        block.counts[row] = packed(headline, lead, size - headline - lead)
      }
    )
    return blocks
  }

  const ranked = (
    wanted: readonly Wanted[],
    pairs: readonly Pair[],
    recency: boolean,
    mask: Mask,
    limit: number
  ) => {
    const scene: Scene = {
      lengths,
      usual,
      removed,
      mask,
      recency: recency && !Number.isNaN(newest) ? { instants, latest: newest } : null
    }
    const top = new Top(limit, ranks)
    const lower = openLower(limit)
    for (const segment of largestFirst) scoreSegment(segment, wanted, pairs, scene, top, lower)
    return top.sorted()
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
            () => true,
            slot => (out[slot] = 1)
          )
    const hits: { slot: number; score: number }[] = []
    for (let at = 0; at < latest.length && hits.length < limit; at++) {
      const slot = latest[at]!
      if (out[slot] === 0 && (mask === null || mask[slot] === 1)) hits.push({ slot, score: 0 })
    }
    return hits
  }

  return {
    answer: (query, mask, limit) => {
      const asked = affordable(prepared(worthAsking(query.clauses), query), count)
      const telling = asked.filter(({ clause }) => clause.want !== 'not')
      const { wanted, pairs } = joined(asked, wantedOf)
      const hits =
        telling.length === 0
          ? listed(wanted, mask, limit)
          : ranked(wanted, pairs, query.recency ?? true, mask, limit)
      return {
        hits,
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
      return ranked(wanted, [], false, mask, limit).map(({ slot }) => slot)
    },
    places: (words, mask = null) => {
      const terms = words.map(word => termsOf(word, undefined))
      const found = {
        slots: growing(),
        starts: growing(),
        places: growing()
      }
      if (terms.length > 0 && terms.every(each => each.length > 0))
        for (const segment of segments)
          eachPhrase(
            segment,
            terms,
            slot => removed[slot] === 0 && (mask === null || mask[slot] === 1),
            (slot, places, size) => {
              found.slots.push(slot)
              found.starts.push(found.places.size)
              for (let at = 0; at < size; at++) found.places.push(places[at]!)
            }
          )
      found.starts.push(found.places.size)
      return {
        slots: found.slots.cut(),
        starts: found.starts.cut(),
        places: Uint16Array.from(found.places.cut())
      }
    }
  }
}

interface Prepared {
  readonly clause: Clause
  /** For each word of the clause the terms that count as it. */
  readonly words: readonly (readonly number[])[]
  /** In how many articles its rarest word is. */
  readonly cost: number
}

/** Words like "the" are asked only where nothing else is: they are in every article, and tell nothing. */
const worthAsking = (clauses: readonly Clause[]): readonly Clause[] => {
  const telling = clauses.filter(
    ({ words, want }) => want !== 'any' || !words.every(word => functionWords.has(word))
  )
  return telling.some(({ want }) => want !== 'not') ? telling : clauses
}

/** Articles that one query reads for its rank, beside some for each article of the edition: some milliseconds. */
const MOST_READ = 250_000

/** In a long query the commonest words, which tell least, are left out of the rank; requirements never are. As typed. */
const affordable = (prepared: readonly Prepared[], count: number): readonly Prepared[] => {
  let spent = 0
  const kept = new Set(
    prepared
      .toSorted((a, b) => a.cost - b.cost)
      .filter(({ clause, cost }, at) => {
        spent += cost
        return at === 0 || clause.want !== 'any' || spent <= MOST_READ + 4 * count
      })
      .slice(0, MOST_WANTED)
  )
  return prepared.filter(each => kept.has(each))
}

const ORDER = { must: 0, any: 1, not: 2 } as const

/** The same clause typed twice counts twice, and is looked for once. Words side by side are pairs. */
const joined = (
  asked: readonly Prepared[],
  wantedOf: (prepared: Prepared, times: number) => Wanted
): { wanted: readonly Wanted[]; pairs: readonly Pair[] } => {
  const groups = [
    ...Map.groupBy(asked, ({ clause, words }) => `${clause.want} ${words.map(String).join(' | ')}`)
  ].map(([, all]) => ({ all, wanted: wantedOf(all[0]!, all.length) }))
  // What must be there says of most articles that they are out, what is worth most that they cannot come in.
  const ordered = groups.toSorted(
    (a, b) => ORDER[a.wanted.want] - ORDER[b.wanted.want] || b.wanted.weight - a.wanted.weight
  )
  const wanted = ordered.map(each => each.wanted)
  const numbers = new Map(ordered.flatMap(({ all }, at) => all.map(each => [each, at] as const)))
  const pairs: Pair[] = []
  for (let at = 1; at < asked.length; at++) {
    const [one, other] = [numbers.get(asked[at - 1]!)!, numbers.get(asked[at]!)!]
    const words = [asked[at - 1]!, asked[at]!].every(
      ({ clause, words: of }) => clause.want !== 'not' && of.length === 1
    )
    const again = pairs.some(
      pair => pair.one === Math.min(one, other) && pair.other === Math.max(one, other)
    )
    if (!words || one === other || again) continue
    const weight = (PAIR * Math.min(wanted[one]!.weight, wanted[other]!.weight)) / (K1 + 1)
    pairs.push({ one: Math.min(one, other), other: Math.max(one, other), weight })
  }
  return { wanted, pairs }
}

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

const growing = () => {
  let numbers = new Uint32Array(64)
  return {
    size: 0,
    push(number: number): void {
      if (this.size === numbers.length) {
        const larger = new Uint32Array(2 * this.size)
        larger.set(numbers)
        numbers = larger
      }
      numbers[this.size++] = number
    },
    cut(): Uint32Array {
      return numbers.slice(0, this.size)
    }
  }
}
