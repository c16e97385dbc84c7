// The door of the copies: which articles are printings of one text. Knows readings, no stories.
import type { Outlets } from '../outlets.ts'
import type { Shelf, Shelved } from '../shelf.ts'
import type { Chest } from '../snapshot/chest.ts'

/** What a view of the copies looks up in the other parts of the same edition. */
export interface CopiesGround {
  readonly shelf: Pick<Shelf, 'instants' | 'ranks' | 'idOf'>
  readonly outlets: Pick<Outlets, 'of'>
}

/** Immutable. */
export interface Copies {
  /**
   * The label of an article's text: the id of its earliest article, by date (undated last), then by id. An article that
   * nobody copied is its own. It stays while that article is there and none before it comes.
   */
  of(slot: number): string
  /** The articles of the same text, this one among them, slots ascending. None for an empty slot. */
  slotsOf(slot: number): Uint32Array
  /**
   * How many independent texts these articles are: copies count once, and what no outlet is known of never
   * counts as one more. At least 1 unless there are none.
   */
  independent(slots: Iterable<number>): number
}

/** The one writer. What it prints is a function of the set of articles. */
export interface CopiesPress {
  add(one: Pick<Shelved, 'slot' | 'reading'>): void
  remove(one: Pick<Shelved, 'slot'>): void
  /** Groups what came and went, in slices of a millisecond or two. To be run to its end before `print`. */
  settle(): Generator<void>
  print(ground: CopiesGround): Copies
  /** Of what was printed last: nothing may have come or gone since. */
  save(copies: Copies, chest: Chest): void
  /** Into an empty press, in slices. Throws SnapshotError where the chest does not fit together. */
  load(chest: Chest): Generator<void>
  /** What a load has left to be done before something comes or goes, in slices; who does not wait for it has it done at once. */
  recall(): Generator<void>
}

export { openCopies } from './press.ts'
