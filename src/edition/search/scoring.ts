// The articles that answer a query best. Knows segments and scores, no text.
import { scoreAlone } from './alone.ts'
import { Nearness } from './nearness.ts'
import type { Segment } from './segment.ts'
import type { Source } from './sources.ts'
import { giveBlocksBack, sourcesOf } from './sources.ts'
import { scoreTogether } from './together.ts'
import type { Top } from './top.ts'
import type { Lower, Pair, Scene, Wanted } from './wanted.ts'
import { raiseIn } from './wanted.ts'
import type { Windows } from './windows.ts'
import { boundOfBest, windowsOf } from './windows.ts'

/**
 * Adds what the segments have to the best so far. Slots are looked at in windows, as wide as some blocks of the commonest
 * word. What an article of each window can be worth at most is known from the bounds of its blocks (block-max, Ding &
 * Suel 2011). The most promising windows of all segments are scored first (anytime ranking, Mackenzie & others 2022): what
 * is found there says of most others that they cannot matter, and these are never read. The rest is walked in order, so
 * that a block that two windows share is read once.
 */
export const scoreSegments = (
  segments: readonly Segment[],
  wanted: readonly Wanted[],
  pairs: readonly Pair[],
  scene: Scene,
  top: Top,
  lower: Lower
): void => {
  const must = bitsOf(wanted, 'must')
  const telling = wanted.filter(({ want }) => want !== 'not').length
  const scored: Scored[] = []
  for (const segment of segments) {
    const sources = wanted.map(each => sourcesOf(each, segment))
    if (sources.some((of, at) => wanted[at]!.want === 'must' && of.length === 0)) continue
    const windows = windowsOf(segment, wanted, sources, pairs, must, scene.usual)
    scored.push({ segment, sources, windows, near: new Nearness(sources, pairs) })
  }
  const raise = raiseIn(scene)
  const first = boundOfBest(
    scored.map(({ windows }) => windows),
    FIRST
  )
  for (const isFirst of [true, false])
    for (const { segment, sources, windows, near } of scored) {
      const { bounds, shift } = windows
      const single = wanted.length === 1 && sources[0]!.length === 1 ? sources[0]![0]! : null
      const alone = single && {
        source: single,
        weight: wanted[0]!.weight,
        was: segment.usual,
        scene,
        top
      }
      const share = (1 << shift) / (segment.end - segment.first)
      const known = { wanted, sources, windows, share, near }
      const excluded = sources.slice(telling).flat()
      const together = { ...known, scene, top, lower, must, telling, excluded }
      for (let window = 0; window < bounds.length; window++) {
        const bound = bounds[window]!
        if (bound === 0 || bound < first === isFirst) continue
        if (bound * raise < Math.max(top.least, lower.least)) continue
        const from = segment.first + (window << shift)
        if (alone === null) scoreTogether(together, window, from, from + (1 << shift))
        else scoreAlone(alone, from, from + (1 << shift))
      }
    }
  giveBlocksBack()
}

/** Windows that are scored before the others. */
const FIRST = 24

interface Scored {
  readonly segment: Segment
  /** By clause. */
  readonly sources: readonly (readonly Source[])[]
  readonly windows: Windows
  readonly near: Nearness
}

const bitsOf = (wanted: readonly Wanted[], want: Wanted['want']): number =>
  wanted.reduce((held, each, at) => (each.want === want ? held | (1 << at) : held), 0)
