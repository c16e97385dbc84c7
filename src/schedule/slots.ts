// Which due times have come since a schedule was last looked at, and what is to be done about each. Pure: knows no store and no clock.
import { createHash } from 'node:crypto'
import { lasting } from '../phrase.ts'
import type { Fired, NewDelivery, ScheduleRow } from '../store/store.ts'
import { nextDue } from './due.ts'
import { readOptions } from './plan.ts'
import { isQuiet, readQuiet } from './quiet.ts'
import type { Timetable } from './timetable.ts'
import { readWhen } from './when.ts'

/** Of a long time of which nothing was posted so many due times are noted. */
const MOST_NOTED = 50

/**
 * All due times up to `now`. The last is to be posted, unless it is more than `late` milliseconds past or in quiet hours; of several that
 * were missed one post makes up for all.
 */
export function fire(schedule: ScheduleRow, now: number, late: number): Fired {
  const table = timetableOf(schedule)
  const slots: number[] = []
  let next = schedule.next
  while (next !== null && next <= now) {
    slots.push(next)
    if (slots.length > MOST_NOTED) slots.shift()
    next = nextDue(table, next)
  }
  const last = slots.at(-1)
  const deliveries = slots.map((slot): NewDelivery => {
    const row = {
      key: keyOf(schedule.id, slot),
      plan: schedule.id,
      scope: schedule.scope,
      channel: schedule.channel,
      slot
    }
    const settled = (state: 'missed' | 'skipped', reason: string): NewDelivery => ({
      ...row,
      state,
      reason,
      settled: now
    })
    if (isQuiet(readQuiet(readOptions(schedule.options).quiet), slot, schedule.zone))
      return settled('skipped', 'quiet hours')
    if (now - slot >= late)
      return settled('missed', `the bot was not there to post it: ${lasting(now - slot)} late`)
    if (slot !== last) return settled('missed', 'the one after it makes up for it')
    return { ...row, state: 'due', ready: slot }
  })
  return { schedule, deliveries, next }
}

/** Of whoever shares the database the same due time has the same key: 25 of `A-Z a-z 0-9 _ -`. */
export const keyOf = (plan: string, slot: number): string =>
  createHash('sha256').update(`${plan}\n${slot}`).digest('base64url').slice(0, 25)

/** Throws `WhenError` for what was never a time. */
export const timetableOf = ({ at, zone }: Pick<ScheduleRow, 'at' | 'zone'>): Timetable => ({
  zone,
  ...readWhen(at)
})
