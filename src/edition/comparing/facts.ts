// Numbers and days of a few articles held side by side: what all have, what one has, what differs. Knows no speakers.
import type { Slice } from '../../news.ts'
import type { Clash } from './clash.ts'
import { clashOf, reportedIn } from './clash.ts'
import type { Quantity } from './quantities.ts'
import { topicsOf } from './topics.ts'

/** One number or day, at the first place of each article that prints it. */
export interface Fact {
  readonly kind: Quantity['kind']
  /** In the order of the articles, one each; with the sentence, which says of what it is told. */
  readonly places: readonly Quantity[]
}

/** Sentences on one matter that print different numbers of one thing, or different days. */
export interface FactDifference {
  readonly kind: Quantity['kind']
  /** What is counted, in the singular; of days empty. */
  readonly of: string
  /** The number that most report first; of each the place that has most in common with a place of another. */
  readonly facts: readonly Fact[]
}

export interface Facts {
  /** Those on which the sentences have most in common first. */
  readonly differing: readonly FactDifference[]
  /** What several tell, most first. */
  readonly shared: readonly Fact[]
  /** What one alone tells. */
  readonly lone: readonly Fact[]
}

/** Numbers of one thing beyond which they are a list and no disagreement. */
const MOST_VALUES = 3
/** A small number in words is hardly a fact of its own. */
const SMALL = 4

/**
 * `tellerOf`: whose text an article is, by id: its outlet's, or of copies that of the first. A correction, which repeats what it
 * takes back, disagrees with nobody.
 */
export const factsIn = (
  articles: readonly (readonly Quantity[])[],
  tellerOf: (article: string) => number,
  isCorrection: (article: string) => boolean
): Facts => {
  // What a correction repeats comes after what was reported.
  const all = articles
    .flat()
    .toSorted((a, b) => Number(isCorrection(a.article)) - Number(isCorrection(b.article)))
  const values = [...Map.groupBy(all, ({ kind, of, value }) => `${kind} ${of} ${value}`).values()]
  const tellersOf = (places: readonly Slice[]) =>
    new Set(places.map(({ article }) => tellerOf(article))).size
  const topics = topicsOf(all)
  const reports = values.map(places =>
    reportedIn(
      places.filter(({ article }) => !isCorrection(article)),
      topics,
      tellerOf
    )
  )
  const conflict: Conflict = (at, other) => clashOf(reports[at]!, reports[other]!, topics)
  const prints = (at: number): number => reports[at]!.articles.size
  const differing = differencesIn(values, conflict, prints)
  const told = new Set(differing.flatMap(({ facts }) => facts.flatMap(({ places }) => places)))
  const facts = values
    // What an article prints without its noun is shown as another prints it.
    .map(places => places.toSorted((a, b) => Number(a.isBare) - Number(b.isBare)))
    .filter(([first]) => isTelling(first!) && !told.has(first!) && !first!.isBare)
    .map(places => factOf(places))
  return {
    differing,
    shared: facts
      .filter(({ places }) => tellersOf(places) > 1)
      .toSorted((a, b) => tellersOf(b.places) - tellersOf(a.places)),
    lone: facts.filter(({ places }) => tellersOf(places) === 1)
  }
}

const factOf = (places: readonly Quantity[]): Fact => {
  const firsts = new Map<string, Quantity>()
  for (const place of places) if (!firsts.has(place.article)) firsts.set(place.article, place)
  return { kind: places[0]!.kind, places: [...firsts.values()] }
}

const isTelling = ({ kind, of, value }: Quantity): boolean =>
  kind === 'day' ||
  !Number.isInteger(value) ||
  of === 'part' ||
  of === 'per cent' ||
  /^[$€£¥]$/.test(of) ||
  value >= SMALL

/** What parts two numbers, by position, as `clashOf` finds it. */
type Conflict = (at: number, other: number) => Clash | undefined

const differencesIn = (
  values: readonly (readonly Quantity[])[],
  conflict: Conflict,
  prints: (at: number) => number
): FactDifference[] => {
  const found: (FactDifference & { readonly weight: number })[] = []
  const keyOf = (at: number) => `${values[at]![0]!.kind} ${values[at]![0]!.of}`
  for (const rivals of Map.groupBy(values.keys(), keyOf).values()) {
    const joined = new Map(rivals.map(at => [at, at]))
    const best = new Map<number, { readonly weight: number; readonly place: Quantity }>()
    const keep = (at: number, weight: number, place: Quantity): void => {
      if (weight > (best.get(at)?.weight ?? 0)) best.set(at, { weight, place })
    }
    rivals.forEach((one, at) => {
      for (let next = at + 1; next < rivals.length; next++) {
        const other = rivals[next]!
        const clash = conflict(one, other)
        if (clash === undefined) continue
        const [from, to] = [joined.get(other)!, joined.get(one)!]
        for (const [place, group] of joined) if (group === from) joined.set(place, to)
        keep(one, clash.weight, clash.first)
        keep(other, clash.weight, clash.second)
      }
    })
    for (const group of Map.groupBy(rivals, at => joined.get(at)!).values()) {
      if (group.length < 2 || group.length > MOST_VALUES) continue
      const { kind, of } = values[group[0]!]![0]!
      const facts = group
        .toSorted((a, b) => prints(b) - prints(a))
        .map(at => factOf([best.get(at)!.place, ...values[at]!]))
      found.push({
        kind,
        of,
        facts,
        weight: Math.max(...group.map(at => best.get(at)!.weight))
      })
    }
  }
  return found
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ kind, of, facts }) => ({ kind, of, facts }))
}
