// Edges as articles come and go, and which stories that touches. Knows who is like whom, groups nothing.
import type { Column } from './columns.ts'
import type { Company } from './company.ts'
import type { Members } from './members.ts'
import { NONE } from './members.ts'
import type { Neighbours } from './neighbours.ts'

/** What a change of edges leaves to be done. */
export interface Unrest {
  /** Stories that lost or gained an edge within, or an article. */
  readonly stories: Set<number>
  /** Articles that had as many neighbours as are remembered and lost one: there may be another to remember. */
  readonly seeking: Set<number>
}

export interface Ties {
  /** Ties an article to its neighbours. What has to go for these edges may part a story. */
  join(slot: number, unrest: Unrest): void
  /** Takes away all edges of an article. */
  part(slot: number, unrest: Unrest): void
  /** Looks for whom else an article should remember. */
  seek(slot: number, unrest: Unrest): void
}

export const openTies = (
  company: Company,
  neighbours: Neighbours,
  members: Members,
  isThere: Column<Uint8Array>
): Ties => {
  const disturb = (slot: number, { stories }: Unrest): void => {
    const story = members.storyOf(slot)
    if (story !== NONE) stories.add(story)
  }
  /** Returns whether `other` is remembered now. An edge that goes matters within a story: others had joined nothing. */
  const offer = (slot: number, other: number, alike: number, unrest: Unrest): boolean => {
    const gone = neighbours.offer(slot, other, alike)
    const isLost = gone >= 0 && gone !== other && !neighbours.has(gone, slot)
    if (isLost && members.storyOf(gone) === members.storyOf(slot)) disturb(slot, unrest)
    return gone !== other
  }

  return {
    join: (slot, unrest) => {
      company.find(slot, (other, alike) => {
        offer(slot, other, alike, unrest)
        offer(other, slot, alike, unrest)
      })
      isThere.at[slot] = 1
    },
    part: (slot, unrest) => {
      isThere.at[slot] = 0
      disturb(slot, unrest)
      neighbours.forget(slot)
      neighbours.withdraw(slot, other => {
        if (neighbours.isFull(other)) unrest.seeking.add(other)
      })
    },
    seek: (slot, unrest) => {
      company.find(slot, (other, alike) => {
        const isNew = !neighbours.has(slot, other) && !neighbours.has(other, slot)
        if (!offer(slot, other, alike, unrest) || !isNew) return
        disturb(slot, unrest)
        disturb(other, unrest)
      })
    }
  }
}
