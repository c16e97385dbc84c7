// What passes between the desk that gives out articles and the threads that read them.
import type { Article } from '../../news.ts'
import type { Packed } from './packed.ts'

/** One article to be read. Numbers are given once, from 1, over all threads. */
export interface Errand {
  readonly number: number
  readonly article: Article
}

/** What came of an errand: a packed reading, or what the analysis threw. */
export type Outcome =
  | { readonly number: number; readonly packed: Packed }
  | { readonly number: number; readonly error: unknown }

/** What a thread is given when it starts. */
export interface ThreadData {
  /**
   * One number, shared: the errand that the thread is at, 0 between two batches. Read by the desk when the thread hangs
   * or has died, to know which article it was.
   */
  readonly at: Int32Array<SharedArrayBuffer>
}
