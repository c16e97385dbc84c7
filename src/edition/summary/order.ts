// In which order the chosen lines of a summary are read. Knows stories and the order of articles, no words.
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import type { Scored } from './choosing.ts'

/** What the order is told by. */
export interface OrderGround {
  readonly shelf: Pick<Shelf, 'ranks'>
  readonly stories: Pick<Stories, 'of' | 'compare'>
}

/**
 * The story that holds the best line first. In a story the article whose opening line is the best, then the others as they came,
 * oldest first, so that the news is not followed by what was before it; the lines of one article stay together, in its own order.
 */
export const inReadingOrder = (
  chosen: readonly Scored[],
  { shelf, stories }: OrderGround
): Scored[] => {
  const best = new Map<number, Scored>()
  const opener = new Map<number, Scored>()
  for (const each of chosen) {
    const story = stories.of(each.slot)
    const [top, opening] = [best.get(story), opener.get(story)]
    if (top === undefined || each.score > top.score) best.set(story, each)
    if (opening === undefined || opensBetter(each, opening)) opener.set(story, each)
  }
  const follows = ({ slot }: Scored): number => Number(opener.get(stories.of(slot))!.slot !== slot)
  return chosen.toSorted(
    (a, b) =>
      best.get(stories.of(b.slot))!.score - best.get(stories.of(a.slot))!.score ||
      stories.compare(stories.of(a.slot), stories.of(b.slot)) ||
      follows(a) - follows(b) ||
      shelf.ranks[b.slot]! - shelf.ranks[a.slot]! ||
      a.sentence.index - b.sentence.index
  )
}

/** What holds more of what is asked for, then the first sentence of an article, then what tells more. */
const opensBetter = (one: Scored, other: Scored): boolean =>
  (one.held - other.held ||
    Number(one.lead === 1) - Number(other.lead === 1) ||
    one.score - other.score) > 0
