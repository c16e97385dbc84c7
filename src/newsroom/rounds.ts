// The rounds: sees to it that what is due is read, by itself and at its time. Knows times, no sources.
import type { Log } from '../log.ts'

export interface RoundsSettings {
  /** When each is to be read next, in epoch milliseconds; null where only a wish does that. */
  readonly times: () => Iterable<readonly [key: string, next: number | null]>
  /** Reads them. */
  readonly read: (keys: readonly string[]) => Promise<void>
  readonly signal: AbortSignal
  readonly log?: Pick<Log, 'error'> | undefined
  /** Milliseconds between two looks at the clock, at most. */
  readonly tick?: number
}

/** So many are read in one round: those who wait for it, such as an admin who reloads, shall not wait long. */
const MOST_IN_A_ROUND = 20
const TICK = 15_000
/** Between two rounds, so that what is always due takes not every moment. */
const PAUSE = 250

/**
 * Goes its rounds until the signal is aborted. One at a time; a round that breaks is told to the log, and the next comes. Holds no
 * process. `wake` looks again at once, for what has come meanwhile.
 */
export function openRounds(settings: RoundsSettings): { wake(): void } {
  const { times, read, signal, log, tick = TICK } = settings
  let timer: NodeJS.Timeout | undefined
  let going = false

  const plan = () => {
    clearTimeout(timer)
    if (signal.aborted || going) return
    const wait = Math.min(tick, Math.max(PAUSE, soonest(times()) - Date.now()))
    timer = setTimeout(() => void go(), wait).unref()
  }

  const go = async () => {
    const due = dueAt(times(), Date.now())
    if (due.length > 0) {
      going = true
      await read(due).catch((error: unknown) => {
        if (!signal.aborted) log?.error({ err: error }, 'newsroom: a round broke')
      })
      going = false
    }
    plan()
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  plan()
  return { wake: plan }
}

/** Those that are to be read now, what has waited longest first; at most so many as one round takes. */
export const dueAt = (
  times: Iterable<readonly [key: string, next: number | null]>,
  now: number
): readonly string[] =>
  [...times]
    .flatMap(([key, next]) => (next !== null && next <= now ? [{ key, next }] : []))
    .toSorted((a, b) => a.next - b.next)
    .slice(0, MOST_IN_A_ROUND)
    .map(({ key }) => key)

function soonest(times: Iterable<readonly [key: string, next: number | null]>): number {
  let first = Infinity
  for (const [, next] of times) if (next !== null && next < first) first = next
  return first
}
