// When a source is read next, from how its last reads went. Knows times and counts, no sources.

/** How one source fares. Plain JSON: kept in the data folder, so that a restart neither hurries nor forgets. Times are epoch milliseconds. */
export interface Health {
  /** When it is to be read again; null where only somebody's wish does that: paused, stopped, or of a kind that nobody polls. */
  readonly next: number | null
  readonly triedAt: number | null
  readonly readAt: number | null
  /** Reads that failed one after the other. */
  readonly failures: number
  readonly failingSince: number | null
  /** Why the last read failed. */
  readonly reason: string | null
  readonly paused: boolean
  /** The publisher said that it is gone for good (HTTP 410). */
  readonly stopped: boolean
  /** Whether its admins were told that it fails. */
  readonly told: boolean
}

export const newHealth: Health = {
  next: 0,
  triedAt: null,
  readAt: null,
  failures: 0,
  failingSince: null,
  reason: null,
  paused: false,
  stopped: false,
  told: false
}

/** How one read went. */
export type Outcome =
  | {
      readonly failed: null
      /** What the publisher asks for, in milliseconds; null where it says nothing. */
      readonly advised: number | null
    }
  | {
      readonly failed: string
      /** HTTP 410. */
      readonly gone: boolean
      /** Milliseconds that the server wants to be left alone; null where it does not say. */
      readonly retryAfter: number | null
    }

export interface Pace {
  /** Milliseconds between two reads that somebody set for this source; null: the usual. */
  readonly every: number | null
  /** The usual for its kind; null: it is read when somebody asks for it. */
  readonly usual: number | null
}

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** A publisher may ask for less often, but not for never. */
const MOST_ADVISED = 6 * 60 * MINUTE
const FIRST_BACK_OFF = 5 * MINUTE
/** Sources that were added together must not be asked together for ever. */
const JITTER = 0.1

/**
 * The health after a read that ended at `now`. `chance` is from 0 to 1. A source that fails is asked again after five minutes, then twice
 * as long each time, at most a day: it comes back by itself. What the server asks for is kept, a day at most.
 */
export function healthAfter(
  before: Health,
  outcome: Outcome,
  pace: Pace,
  now: number,
  chance: number
): Health {
  const jitter = 1 + JITTER * (2 * chance - 1)
  const rests = before.paused || (pace.every ?? pace.usual) === null
  if (outcome.failed === null) {
    const wait =
      pace.every ?? Math.max(pace.usual ?? 0, Math.min(outcome.advised ?? 0, MOST_ADVISED))
    return {
      ...newHealth,
      paused: before.paused,
      next: rests ? null : now + Math.round(wait * jitter),
      triedAt: now,
      readAt: now,
      // Who was told that it failed is told that it is back, and then nobody is to be told anything.
      told: before.told
    }
  }
  const failures = before.failures + 1
  const backOff = Math.min(DAY, FIRST_BACK_OFF * 2 ** Math.min(failures - 1, 20)) * jitter
  const wait = Math.round(Math.min(DAY, Math.max(backOff, outcome.retryAfter ?? 0)))
  return {
    ...before,
    next: rests || outcome.gone ? null : now + wait,
    triedAt: now,
    failures,
    failingSince: before.failingSince ?? now,
    reason: outcome.failed,
    stopped: outcome.gone
  }
}

/** Paused: it is read when somebody asks for it by name, and else not. */
export const paused = (health: Health): Health => ({ ...health, paused: true, next: null })

/** Resumed: it is read at the next round. */
export const resumed = (health: Health, now: number): Health => ({
  ...health,
  paused: false,
  stopped: false,
  next: now
})

/** What admins are to be told of it, once each: that it has failed for `patience` milliseconds, that it is back; null for nothing. */
export function newsOf(health: Health, now: number, patience: number): 'failing' | 'back' | null {
  const { failingSince, told, stopped } = health
  if (failingSince === null) return told ? 'back' : null
  return !told && (stopped || now - failingSince >= patience) ? 'failing' : null
}
