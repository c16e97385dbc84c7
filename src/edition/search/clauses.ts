// Which clauses of a query are looked for, in what order, and which of them as pairs. Knows terms and costs, no articles.
import { functionWords } from '../functionwords.ts'
import type { Clause } from './query.ts'
import { K1, PAIR } from './ranking.ts'
import type { Pair, Wanted } from './wanted.ts'
import { MOST_WANTED } from './wanted.ts'

/** A clause of a query, its words looked up. */
export interface Prepared {
  readonly clause: Clause
  /** For each word of the clause the terms that count as it. */
  readonly words: readonly (readonly number[])[]
  /** In how many articles its rarest word is. */
  readonly cost: number
}

/** Words like "the" are asked only where nothing else is: they are in every article, and tell nothing. */
export const worthAsking = (clauses: readonly Clause[]): readonly Clause[] => {
  const telling = clauses.filter(
    ({ words, want }) => want !== 'any' || !words.every(word => functionWords.has(word))
  )
  return telling.some(({ want }) => want !== 'not') ? telling : clauses
}

/** Articles that one query reads for its rank, beside some for each article of the edition: some milliseconds. */
const MOST_READ = 250_000

/** In a long query the commonest words, which tell least, are left out of the rank; requirements never are. As typed. */
export const affordable = (prepared: readonly Prepared[], count: number): readonly Prepared[] => {
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
export const joined = (
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
