// Groups anew what was touched, and only that. Knows edges and members.
import type { GroupingGround } from './grouping.ts'
import { groupArticles } from './grouping.ts'
import type { Members } from './members.ts'
import { NONE } from './members.ts'
import { isSliceOver, sortInSlices } from '../slices.ts'

/** What is known of all articles. */
export interface RegroupingGround extends GroupingGround {
  /** How many there are. */
  readonly live: number
  /** Slots of those that are compared with others. */
  there(): number[]
}

/** From this share of all articles on it is cheaper to group all of them than some after others. */
export const SHARE = 1 / 3

/**
 * Groups articles anew, with the stories beside them: these run along as they are, and where one of them wants to join, it
 * is taken in and the run begins again. What stands further off is not touched: its edges had joined nothing with any of
 * these, and still do not. `given` are whole stories, or articles that are in none.
 */
function* regroup(
  given: readonly number[],
  ground: RegroupingGround,
  members: Members
): Generator<void> {
  const inside = new Set(given)
  for (;;) {
    const beside = new Map<number, number>()
    for (const slot of inside) {
      ground.eachEdge(slot, (other, alike) => {
        if (alike < ground.enough || inside.has(other)) return
        const story = members.storyOf(other)
        if (story !== NONE && !beside.has(story)) beside.set(story, beside.size + 1)
      })
      if (isSliceOver()) yield
    }
    const all = [...inside]
    const sides: number[] = all.map(() => 0)
    for (const [story, side] of beside)
      members.eachOf(story, slot => {
        all.push(slot)
        sides.push(side)
      })
    if (all.length > ground.live * SHARE) return yield* regroupAll(ground, members)
    if (isSliceOver()) yield
    const { roots, joined } = yield* groupArticles(ground, all, sides)
    if (joined.size === 0) return yield* members.regroup(all.slice(0, inside.size), roots)
    for (const [story, side] of beside)
      if (joined.has(side)) members.eachOf(story, slot => inside.add(slot))
  }
}

/** Groups all articles anew, by the edges that there are. */
export function* regroupAll(ground: RegroupingGround, members: Members): Generator<void> {
  const all = ground.there()
  const { roots } = yield* groupArticles(ground, all, new Uint8Array(all.length))
  yield* members.regroup(all, roots)
}

/** Groups anew the stories that were touched, and the articles that came. */
export function* regroupTouched(
  come: readonly number[],
  stories: ReadonlySet<number>,
  ground: RegroupingGround,
  members: Members
): Generator<void> {
  const touched: number[] = []
  for (const story of stories) members.eachOf(story, slot => touched.push(slot))
  if (touched.length > 0) yield* regroup(touched, ground, members)
  // Earliest first, so that a story of several new ones is called after the earliest.
  const earliestFirst = [...come]
  yield* sortInSlices(earliestFirst, (a, b) => members.byShelf(b, a))
  for (const slot of earliestFirst) {
    yield* regroup([slot], ground, members)
    if (isSliceOver()) yield
  }
}
