// One word of one term in one window: there is nothing to add up. Knows counts and scores.
import { bodyOf, headlineOf, IN_BODY, leadOf } from './counts.ts'
import type { Usual } from './ranking.ts'
import { FIELDS, freshness, K1, rebound, slopeOf, weigherOf } from './ranking.ts'
import type { Source } from './sources.ts'
import type { Top } from './top.ts'
import type { Scene } from './wanted.ts'
import { raiseIn } from './wanted.ts'

export interface Alone {
  readonly source: Source
  readonly weight: number
  /** The usual lengths that the bounds of its blocks were told for. */
  readonly was: Usual
  readonly scene: Scene
  readonly top: Top
}

/** Offers the articles from slot `from` up to `to`. */
export const scoreAlone = (
  { source, weight, was, scene, top }: Alone,
  from: number,
  to: number
): void => {
  const { lengths, usual, mask, removed, recency } = scene
  const weigh = weigherOf(lengths, usual)
  const { weight: bodyWeight, least: base, slope } = slopeOf(FIELDS.body, usual[2])
  const bodyLengths = lengths.body
  const raise = raiseIn(scene)
  let { least } = top
  let number = source.first(from)
  for (; number < source.blocks; number++) {
    // Within a window too a block may have nothing to offer.
    if (rebound(source.most(number), was, usual) * weight * raise < least) continue
    const block = source.blockBefore(number, to)
    if (block === null) return
    const { slots, counts, count: rows } = block
    for (let row = 0; row < rows; row++) {
      const slot = slots[row]!
      if (slot < from) continue
      if (slot >= to) return
      const held = counts[row]!
      const x =
        held <= IN_BODY
          ? (bodyWeight * held) / (base + slope * bodyLengths[slot]!)
          : weigh(slot, headlineOf(held), leadOf(held), bodyOf(held))
      const score = (weight * x) / (x + K1)
      if (score * raise < least || removed[slot] === 1 || (mask !== null && mask[slot] === 0))
        continue
      top.offer(slot, score * freshness(recency, slot))
      least = top.least
    }
  }
}
