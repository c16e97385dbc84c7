// A phrase alone, of words that very many articles hold: places are read only where they can matter. Knows counts and scores.
import { bodyOf, headlineOf, leadOf } from './block.ts'
import { countsOf, eachPhrase, passing } from './phrases.ts'
import { freshness, K1, weigherOf } from './ranking.ts'
import type { Segment } from './segment.ts'
import type { Top } from './top.ts'
import type { Scene } from './wanted.ts'
import { raiseIn } from './wanted.ts'

/**
 * Adds the articles that hold the phrase to the best so far. How many there are in all is not found out, so the weight is
 * given: alone it changes no order. Where the rarest word stands says how often an article may hold the phrase: once enough
 * are found, most hold it too seldom for the places of the commoner words to be read.
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
  const scoreAt = (slot: number, places: Uint16Array, count: number): number => {
    const held = countsOf(slot, places, count, lengths)
    const x = weigh(slot, headlineOf(held), leadOf(held), bodyOf(held))
    return (weight * x) / (x + K1)
  }
  for (const segment of segments)
    eachPhrase(
      segment,
      words,
      passing(removed, mask),
      (slot, places, count) =>
        top.offer(slot, scoreAt(slot, places, count) * freshness(recency, slot)),
      (slot, places, count) => scoreAt(slot, places, count) * raise >= top.least
    )
}
