// The door of the schedule: when something is due.
import { CronError, readCron } from './cron.ts'
import { isZone, nextDue } from './due.ts'
import { everyDay } from './timetable.ts'

/** What cannot be a time, a zone or a date. The message is the reason. */
export class TimeError extends Error {
  override readonly name = 'TimeError'
}

/**
 * The first time after `after` (ISO 8601) at which a clock in `zone` shows `at`: `08:30`, or five fields of cron. As an instant in
 * UTC; null where that day never comes. Throws `TimeError`.
 */
export function nextTime(zone: string, at: string, after: string): string | null {
  if (!isZone(zone))
    throw new TimeError(`zone: "${zone}" is none: wants a name such as Europe/Berlin`)
  const from = Date.parse(after)
  if (Number.isNaN(from))
    throw new TimeError(`after: "${after}" is no instant: wants 2026-03-02T06:30:00Z`)
  const due = nextDue({ zone, ...timesOf(at) }, from)
  return due === null ? null : new Date(due).toISOString().replace('.000Z', 'Z')
}

function timesOf(at: string) {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(at.trim()) ?? []
  if (hour !== '') return { times: [Number(hour) * 60 + Number(minute)], days: everyDay }
  try {
    return readCron(at)
  } catch (cause) {
    if (cause instanceof CronError) throw new TimeError(`at: ${cause.message}`, { cause })
    throw cause
  }
}
