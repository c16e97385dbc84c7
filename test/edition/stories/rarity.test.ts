import { describe, expect, it } from 'vitest'
import type { Rarity } from '../../../src/edition/stories/rarity.ts'
import { openRarity } from '../../../src/edition/stories/rarity.ts'

const FEATURES = 16

/** Articles of which every second has feature 1, every fourth 2 as well, and so on; all have 0. */
const featuresOf = (article: number): Uint32Array => {
  const features: number[] = []
  for (let feature = 0; feature < FEATURES && article % 2 ** feature === 0; feature++)
    features.push(feature)
  return Uint32Array.from(features)
}

/** Told of articles in an order; `keys` are hashes as those of ids are, spread by Fibonacci hashing. */
const toldOf = (order: readonly number[]): Rarity => {
  const rarity = openRarity(slot => featuresOf(order[slot]!))
  rarity.hold(FEATURES)
  const keys = Float64Array.from(order, article => Math.imul(article + 1, 0x9e3779b1) >>> 0)
  for (const _ of rarity.tell(keys, order.length));
  return rarity
}

const inOrder = (articles: number): number[] => Array.from({ length: articles }, (_, at) => at)
const features = Array.from({ length: FEATURES }, (_, feature) => feature)

describe('what is common', () => {
  it.each([8_000, 33_000, 100_000, 300_000])(
    'is what more than some hundred of %i articles have',
    articles => {
      const rarity = toldOf(inOrder(articles))
      const common = features.filter(feature => rarity.isCommon(feature))
      const holdersOf = (feature: number): number => articles / 2 ** feature
      expect(common.map(holdersOf).filter(holders => holders < 200)).toEqual([])
      expect(common).toEqual(expect.arrayContaining(features.filter(one => holdersOf(one) > 1_200)))
    }
  )

  it('and what it is worth do not hang on who came first', () => {
    const [one, other] = [toldOf(inOrder(70_000)), toldOf(inOrder(70_000).toReversed())]
    expect(features.map(each => one.isCommon(each))).toEqual(
      features.map(each => other.isCommon(each))
    )
    expect([...one.worth.at]).toEqual([...other.worth.at])
  })
})

describe('what a feature is worth', () => {
  it('is told by the share that has it, of however many', () => {
    // Shares between two steps, so that no chance of the sample moves them.
    const between = [1, 3, 5, 8]
    const worths = [20_000, 70_000, 300_000].map(articles => {
      const rarity = toldOf(inOrder(articles))
      return between.map(feature => rarity.worth.at[feature])
    })
    expect(worths[0]).toEqual([1386, 2773, 4159, 4159])
    expect(worths[1]).toEqual(worths[0])
    expect(worths[2]).toEqual(worths[0])
  })
})
