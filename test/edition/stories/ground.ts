// What the stories look up in the rest of an edition, for tests of the stories by themselves: a shelf, nobody, no outlets.
import type { StoriesGround } from '../../../src/edition/stories/stories.ts'
import type { Reading } from '../../../src/news.ts'
import { shelfOf } from '../shelving.ts'

/** Readings that were added in this order, to slots from 0. */
export const groundOf = (readings: readonly Reading[]): StoriesGround => ({
  shelf: shelfOf(readings),
  outlets: { of: () => -1, list: [] },
  people: { cast: () => new Map(), compare: () => 0, idOf: () => '' }
})

/** Enough where only numbers and ids are asked for. */
export const nothing = groundOf([])
