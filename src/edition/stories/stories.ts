// The door of the stories: articles about one event, grouped as they arrive. Knows readings, no words of other parts.
import type { Story } from '../../news.ts'
import type { Outlets } from '../outlets.ts'
import type { People } from '../people/people.ts'
import type { Shelf, Shelved } from '../shelf.ts'
import type { Chest } from '../snapshot/chest.ts'

/** What a view of the stories looks up in the other parts of the same edition. */
export interface StoriesGround {
  readonly shelf: Pick<
    Shelf,
    'latest' | 'ranks' | 'day' | 'idOf' | 'headline' | 'article' | 'reading'
  >
  readonly outlets: Pick<Outlets, 'of' | 'list'>
  readonly people: Pick<People, 'cast' | 'compare' | 'idOf'>
}

/** Immutable. A story's number, from 0, means nothing outside of one view; its id (`Story.id`) does. */
export interface Stories {
  /** How many stories. */
  readonly count: number
  /** All numbers of stories are below it. */
  readonly numbers: number
  /** The number of the story that an article belongs to; -1 for an empty slot. */
  of(slot: number): number
  /** Slots of its articles, latest first; none for a number that is no story. */
  slotsOf(number: number): Uint32Array
  /** The same in no order, which costs less. */
  membersOf(number: number): readonly number[]
  /** Below 0 when the first is listed before: the day of the latest article, then most articles, then the latest article. */
  compare(a: number, b: number): number
  /** Numbers in this order; of `passes` (by slot, null: all) those with an article that does. */
  list(passes: Uint8Array | null, limit: number): number[]
  /** How many stories have an article that passes. */
  countOf(passes: Uint8Array | null): number
  idOf(number: number): string
  numberOf(id: string): number | undefined
  /** The slot that gives it its headline: of its most central article. */
  centreOf(number: number): number
  /** The plain object of an answer. */
  story(number: number): Story
}

/**
 * The one writer. What it prints is a function of the set of articles, but for the ids and, from 2,000 articles on, for when
 * rarity was told last: see docs/decisions/0007-stories-as-they-arrive.md.
 */
export interface StoriesPress {
  add(one: Pick<Shelved, 'slot' | 'reading'>): void
  remove(one: Pick<Shelved, 'slot'>): void
  /** Groups what came and went, in slices of some milliseconds at most. To be run to its end before `print`. */
  settle(): Generator<void>
  print(ground: StoriesGround): Stories
  save(stories: Stories, chest: Chest): void
  /** Into an empty press, in slices. Throws SnapshotError where the chest does not fit together. */
  load(chest: Chest): Generator<void>
  /** What a load has left to be done before something comes or goes, in slices; who does not wait for it has it done at once. */
  recall(): Generator<void>
}

export { openStories } from './press.ts'
