// How patient and how fast the outbox is, and how posts of one channel and one place keep their distance. Knows times, no posts.
import { placeOf } from '../ask.ts'

/** All in milliseconds but `most`. */
export interface Pace {
  /** How late a post that was missed is made up for, and how long one that a platform does not take is tried. */
  readonly late: number
  /** How long an attempt of which nothing was heard may be under way at the platform. */
  readonly patience: number
  /** How long one claim lasts: longer than any attempt, its patience included. */
  readonly lease: number
  /** Between two posts of one channel: about as fast as any platform allows. */
  readonly distance: number
  /** Before the first further try; it doubles with each, up to 5 minutes. */
  readonly backOff: number
  /** How many posts are under way at a time. */
  readonly most: number
}

export const usualPace: Pace = {
  late: 2 * 3_600_000,
  patience: 30_000,
  lease: 120_000,
  distance: 1000,
  backOff: 5000,
  most: 256
}

/** When a try that failed so many times is made again. */
export const pauseAfter = ({ backOff }: Pace, attempts: number): number =>
  Math.min(backOff * 2 ** Math.max(0, attempts - 1), 300_000)

/** Keeps the distance between posts, as far as this process knows of them. */
export class Distance {
  readonly #apart: number
  /** By channel or place: when the next may be posted, by the clock that only goes forward. */
  readonly #next = new Map<string, number>()

  constructor(apart: number) {
    this.#apart = apart
  }

  /** Milliseconds until this channel may be posted to; 0 takes its turn. */
  wait(channel: string): number {
    const now = performance.now()
    const next = Math.max(this.#next.get(channel) ?? 0, this.#next.get(placeOf(channel)) ?? 0)
    if (next > now) return next - now
    this.#next.set(channel, now + this.#apart)
    if (this.#next.size > 5000) this.#forget(now)
    return 0
  }

  /** A platform asks to be left alone: that counts for the whole place. */
  hold(channel: string, ms: number): void {
    this.#next.set(placeOf(channel), performance.now() + ms)
  }

  #forget(now: number): void {
    for (const [key, next] of this.#next) if (next <= now) this.#next.delete(key)
  }
}
