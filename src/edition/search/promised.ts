// A phrase alone, of words that very many articles hold: places are read only where they can matter. Knows counts and scores.
import { bodyOf, headlineOf, leadOf } from './counts.ts'
import { countsOf, eachPhrase, passing } from './phrases.ts'
import { freshness, K1, weigherOf } from './ranking.ts'
import type { Segment } from './segment.ts'
import type { Top } from './top.ts'
import type { Scene } from './wanted.ts'
import { raiseIn } from './wanted.ts'

/** So many of the latest articles with the rarest word of a phrase are looked through first. */
const ENOUGH = 20_000

/**
 * The best of the latest articles, as `scorePhrase` gives them; of older ones too where those have fewer than are wanted. So a
 * phrase of words such as `the` costs no more in a larger edition, unless it is seldom. Where recency does not count all are
 * looked through. Gives how many were; null for all.
 */
export const scoreLatest = (
  segments: readonly Segment[],
  words: readonly (readonly number[])[],
  { weight, cost }: { readonly weight: number; readonly cost: number },
  scene: Scene,
  latest: Uint32Array,
  top: Top
): number | null => {
  let size = Math.ceil((ENOUGH * latest.length) / cost)
  if (size >= latest.length || scene.recency === null) {
    scorePhrase(segments, words, weight, scene, top)
    return null
  }
  const { mask } = scene
  const among = new Uint8Array(scene.removed.length)
  let passed = 0
  for (let at = 0; at < latest.length;) {
    among.fill(0)
    for (const end = passed + size; at < latest.length && passed < end; at++) {
      const slot = latest[at]!
      if (mask !== null && mask[slot] === 0) continue
      among[slot] = 1
      passed++
    }
    scorePhrase(segments, words, weight, { ...scene, mask: among }, top)
    if (top.missing === 0) return at < latest.length ? passed : null
    // Twice as many as should have what is missing; all the rest where none had any.
    size = Math.ceil((2 * passed * top.missing) / top.size)
  }
  return null
}

/**
 * Adds the articles that hold the phrase to the best so far. How many there are in all is not found out, so the weight is
 * given: alone it changes no order. How often its words stand in an article says how often the phrase may: once enough are
 * found, most hold one of them too seldom for any places to be read.
 */
const scorePhrase = (
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
