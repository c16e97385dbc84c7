// What a feature is worth for being rare, told from a sample of the articles. Knows numbers only.
import type { Chest } from '../snapshot/chest.ts'
import type { Column } from './columns.ts'
import { openColumn } from './columns.ts'
import { isSliceOver, sortInSlices } from '../slices.ts'

/** Articles in the sample of a small edition: the standard error of a share of one in sixteen is under one in a hundred. */
const LEAST_SAMPLE = 1024
/** Articles from which the sample grows, so that it is one article in sixteen to thirty-two. */
const GROWS_FROM = 2 ** 14
/** Articles imagined beside the real ones, so that in an edition of two a shared word is still worth something. */
const IMAGINED = 50
/** Articles that may be met by one feature, to twice as many: what more have is too common to look for company by. */
const MET = 400
/** What a feature that next to nobody else has is worth, in thousandths of a nat: rarer than one in 64 is rare. */
const RAREST = Math.round(1000 * Math.log(64))
/** What a feature that all have is worth: next to nothing, but it tells that copies of one text are alike. */
const LEAST = 100

export interface Rarity {
  /** By feature, in thousandths of a nat; `RAREST` for those that nobody of the sample has. */
  readonly worth: Column<Uint16Array>
  /** Whether so many have it that sharing it says nothing. */
  isCommon(feature: number): boolean
  /** Room for features below a number. */
  hold(features: number): void
  /** Tells it anew of so many articles; `keys` is by slot, NaN where there is none. Returns the features of which something has changed. */
  tell(keys: Float64Array, articles: number): Generator<void, number[]>
  save(chest: Chest, features: number): void
  load(chest: Chest, features: number): void
}

/**
 * Inverse article frequency (Spärck Jones 1972), in steps of a factor of four, over the articles whose keys are the
 * smallest (a bottom-k sketch, Cohen & Kaplan 2007). Keys are hashes of ids, so the sample, and with it every worth, is a
 * function of the set of articles alone: it does not matter who came first.
 *
 * With `N` the articles rounded down to a power of two (of one more than there are), the sample and what is common in it are
 *
 *     sample(N) = LEAST_SAMPLE · max(1, N / GROWS_FROM)      1,024 below 32,767 articles, then N / 16
 *     limit(N)  = MET · sample(N) / N                        25 holders in the sample, however large N is; more of fewer
 *
 * so a feature that is not common has some `MET` holders, at most about twice as many, and the work to find an article's company
 * is bounded by `MET` times its features: that of all grows as they do. A sample of one size could not tell: of a million
 * articles, a feature that 400 have is not in one of 1,024 at all. Both go in steps of a factor of two, so what is told
 * of a set changes at few sizes. A larger sample tells the same shares more exactly, and moves no step of worth.
 */
export const openRarity = (idsOf: (slot: number) => Uint32Array): Rarity => {
  const worth = openColumn(Uint16Array, RAREST)
  const common = openColumn(Uint8Array)
  const counts = openColumn(Uint32Array)

  return {
    worth,
    isCommon: feature => common.at[feature] === 1,
    hold: features => {
      worth.hold(features)
      common.hold(features)
      counts.hold(features)
    },
    *tell(keys, articles) {
      const most = sampleOf(articles)
      const sample = yield* smallest(keys, most)
      counts.at.fill(0)
      for (const slot of sample) {
        for (const feature of idsOf(slot)) counts.at[feature]!++
        if (isSliceOver()) yield
      }
      const worths = worthsOf(totalOf(Math.min(sample.length, LEAST_SAMPLE)))
      const limit = limitOf(articles)
      const scale = most / LEAST_SAMPLE
      const changed: number[] = []
      for (let feature = 0; feature < counts.at.length; feature++) {
        if ((feature & 1023) === 1023 && isSliceOver()) yield
        const count = counts.at[feature]!
        const value = worths[stepOf(count / scale)]!
        const isCommon = Number(count >= limit)
        if (value === worth.at[feature] && isCommon === common.at[feature]) continue
        worth.at[feature] = value
        common.at[feature] = isCommon
        changed.push(feature)
      }
      return changed
    },
    save: (chest, features) => {
      worth.save(chest, 'stories.worth', features)
      common.save(chest, 'stories.common', features)
    },
    load: (chest, features) => {
      worth.load(chest, 'stories.worth', features)
      common.load(chest, 'stories.common', features)
    }
  }
}

/** In steps of a factor of two, so that one article more changes nothing most of the time. */
const totalOf = (size: number): number => 2 ** Math.floor(Math.log2(size + IMAGINED))

/** Steps of a factor of four: 0 below four, 1 below sixteen … */
const stepOf = (count: number): number => (count < 4 ? 0 : (31 - Math.clz32(count)) >> 1)

const worthsOf = (total: number): number[] =>
  Array.from({ length: 16 }, (_, step) =>
    Math.max(LEAST, Math.min(RAREST, Math.round(1000 * (Math.log(total) - step * Math.log(4)))))
  )

/** The power of two that the sample and what is common in it go by. */
const roundOf = (articles: number): number => 2 ** Math.floor(Math.log2(articles + 1))

const sampleOf = (articles: number): number =>
  LEAST_SAMPLE * Math.max(1, roundOf(articles) / GROWS_FROM)

/** Holders in a full sample from which a feature is common. */
const limitOf = (articles: number): number =>
  Math.floor((sampleOf(articles) * MET) / roundOf(articles))

/** The slots with the `most` smallest keys, ascending; without sorting those that have no chance. */
function* smallest(keys: Float64Array, most: number): Generator<void, number[]> {
  const ascending = (a: number, b: number): number => keys[a]! - keys[b]!
  let chosen: number[] = []
  let limit = Infinity
  for (let slot = 0; slot < keys.length; slot++) {
    if ((slot & 1023) === 1023 && isSliceOver()) yield
    if (!(keys[slot]! < limit)) continue
    chosen.push(slot)
    if (chosen.length < 2 * most) continue
    yield* sortInSlices(chosen, ascending)
    chosen = chosen.slice(0, most)
    limit = keys[chosen[most - 1]!]!
  }
  yield* sortInSlices(chosen, ascending)
  return chosen.slice(0, most)
}
