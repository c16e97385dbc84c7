// What is to be asked and posted, of a schedule or of what is followed. Knows no platforms.
import { followsOf } from '../calendar.ts'
import { type ScheduleOptions, noOptions } from '../calendar.ts'
import type { DeliveryRow, Store } from '../store/store.ts'

export interface Plan extends ScheduleOptions {
  /** A whole line. */
  readonly line: string
  /** What is followed at the channel goes with it. */
  readonly follows: boolean
  /** What admins call it, `schedule 3`; null for what is nobody's schedule. */
  readonly called: string | null
}

/** Null where there is none any more, or it rests. */
export async function planOf(row: DeliveryRow, store: Store): Promise<Plan | null> {
  if (row.plan === followsOf(row.channel))
    return { ...noOptions, line: '/follow news at:once', follows: false, called: null }
  const schedule = await store.schedules.find(row.plan)
  // What somebody posts by hand is posted from a schedule that rests, too.
  if (schedule === null || schedule.state === 'removed') return null
  if (schedule.state === 'paused' && !row.key.startsWith(BY_HAND)) return null
  const { line, number, options } = schedule
  return { ...readOptions(options), line, follows: true, called: `schedule ${number}` }
}

/** How keys of posts begin that somebody asked for outside of the due times. */
export const BY_HAND = 'now-'

/** As we wrote them; what a version before did not know has its default. */
export function readOptions(json: string): ScheduleOptions {
  const said: unknown = JSON.parse(json)
  return { ...noOptions, ...(typeof said === 'object' && said !== null ? said : {}) }
}
