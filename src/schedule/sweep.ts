// Once a minute: writes down which due times have come, whoever else does so too. Knows no platforms: the outbox posts.
import { setImmediate } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { ScheduleRow, Store } from '../store/store.ts'
import { nextDue } from './due.ts'
import { fire, timetableOf } from './slots.ts'
import { WhenError } from './when.ts'

/** Schedules that are fired in one transaction: about ten milliseconds. */
const TOGETHER = 100

/** Resolves with how many schedules were due. `late` as in `Pace`. */
export async function sweep(store: Store, late: number, log: Pick<Log, 'error'>): Promise<number> {
  const now = await store.now()
  for (let swept = 0; ;) {
    const due = await store.schedules.due(now, TOGETHER)
    if (due.length === 0) return swept
    await store.schedules.fire(due.map(schedule => fired(schedule, now, late, log)))
    swept += due.length
    await setImmediate()
  }
}

function fired(schedule: ScheduleRow, now: number, late: number, log: Pick<Log, 'error'>) {
  try {
    return fire(schedule, now, late)
  } catch (error) {
    // One that a later version wrote stops nobody else's.
    log.error({ err: error, schedule: schedule.id }, 'schedule: cannot be read, and rests')
    return { schedule, deliveries: [], next: null }
  }
}

/** Reckons anew when everything is due: the rules of clocks come with Node, and may be others than at the last start. */
export async function reckonAgain(store: Store): Promise<void> {
  const now = await store.now()
  for (const schedule of await store.schedules.waiting(now)) {
    const next = nextOf(schedule, now)
    if (next !== schedule.next) await store.schedules.fire([{ schedule, deliveries: [], next }])
    await setImmediate()
  }
}

function nextOf(schedule: ScheduleRow, now: number): number | null {
  try {
    return nextDue(timetableOf(schedule), now)
  } catch (error) {
    if (error instanceof WhenError) return schedule.next
    throw error
  }
}
