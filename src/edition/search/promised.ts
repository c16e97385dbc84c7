// A phrase alone, of words that very many articles hold: places are read only where they can matter. Knows counts and scores.
import { bodyOf, headlineOf, leadOf } from './counts.ts'
import { countsOf, eachPhrase, passing } from './phrases.ts'
import { freshness, K1, weigherOf } from './ranking.ts'
import type { Segment } from './segment.ts'
import type { Top } from './top.ts'
import type { Scene } from './wanted.ts'
import { raiseIn } from './wanted.ts'

/**
 * Adds the articles that hold the phrase to the best so far. How many there are in all is not found out, so the weight is
 * given: alone it changes no order. How often its words stand in an article says how often the phrase may: once enough are
 * found, most hold one of them too seldom for any places to be read.
 */
export const scorePhrase = (
  segments: readonly Segment[],
  words: readonly (readonly number[])[],
  weight: number,
  scene: Scene,
  top: Top
): void => {
  const { lengths, usual, removed, mask, recency } = scene
  const weigh = weigherOf(lengths, usual)
  const raise = raiseIn(scene)
  const scoreOf = (slot: number, held: number): number => {
    const x = weigh(slot, headlineOf(held), leadOf(held), bodyOf(held))
    return (weight * x) / (x + K1)
  }
  const hopes = {
    lengths,
    areIn: (slot: number, most: number) => scoreOf(slot, most) * raise >= top.least
  }
  for (const segment of segments)
    eachPhrase(
      segment,
      words,
      passing(removed, mask),
      (slot, places, count) =>
        top.offer(
          slot,
          scoreOf(slot, countsOf(slot, places, count, lengths)) * freshness(recency, slot)
        ),
      hopes
    )
}
