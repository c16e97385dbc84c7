// What words that stand near each other add to an article's score. Knows places, no counts.
import { WordCursor } from './cursor.ts'
import { NEAR } from './ranking.ts'
import type { Source } from './sources.ts'
import type { Pair } from './wanted.ts'

/** The pairs of a query in one segment. */
export class Nearness {
  /** By clause. */
  readonly #sources: readonly (readonly Source[])[]
  readonly #pairs: readonly Pair[]
  /** By clause, once needed. */
  readonly #cursors: (WordCursor | undefined)[] = []
  readonly isAsked: boolean

  constructor(sources: readonly (readonly Source[])[], pairs: readonly Pair[]) {
    this.#sources = sources
    this.#pairs = pairs.toSorted((a, b) => b.weight - a.weight)
    this.isAsked = pairs.length > 0
  }

  /** What the pairs of which an article holds both words are worth at most; `held` has a bit for each clause. */
  most(held: number): number {
    let most = 0
    for (let n = 0; n < this.#pairs.length; n++) {
      const { one, other, weight } = this.#pairs[n]!
      if ((held >>> one) & (held >>> other) & 1) most += weight
    }
    return most
  }

  /**
   * The score with what they are worth, those worth most first; below `least`, no more is looked up than says so. Cheap
   * only where the slots asked for ascend: places are passed over, not found.
   */
  added(sum: number, held: number, slot: number, least: number): number {
    let score = sum
    let rest = this.most(held)
    for (const pair of this.#pairs) {
      if (((held >>> pair.one) & (held >>> pair.other) & 1) === 0) continue
      if (score + rest < least) break
      score += this.#worth(pair, slot)
      rest -= pair.weight
    }
    return score
  }

  #worth({ one, other, weight }: Pair, slot: number): number {
    const [first, second] = [this.#at(one), this.#at(other)]
    if (first.seek(slot) !== slot || second.seek(slot) !== slot) return 0
    first.read()
    second.read()
    const distance = closest(first, second)
    return distance > NEAR ? 0 : weight / (distance * distance)
  }

  #at(clause: number): WordCursor {
    return (this.#cursors[clause] ??= WordCursor.over(this.#sources[clause]!))
  }
}

/** The least distance between two words in one article, 1 when they touch. */
const closest = (one: WordCursor, other: WordCursor): number => {
  let best = Number.POSITIVE_INFINITY
  let at = 0
  for (let n = 0; n < one.count; n++) {
    const place = one.places[n]!
    while (at < other.count && other.places[at]! < place) at++
    // The same place is both where two spellings are one word.
    if (at < other.count && other.places[at]! > place)
      best = Math.min(best, other.places[at]! - place)
    else if (at + 1 < other.count) best = Math.min(best, other.places[at + 1]! - place)
    if (at > 0) best = Math.min(best, place - other.places[at - 1]!)
  }
  return best
}
