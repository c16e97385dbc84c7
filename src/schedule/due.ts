// A timetable into instants, over every change of the clock. The one file that knows luxon.
import { IANAZone } from 'luxon'
import type { Day, Timetable } from './timetable.ts'
import { isOn, later } from './timetable.ts'

/** Weekday (0 Sunday) and minutes since midnight that the clock of a zone shows at an instant. */
export function clockAt(
  zone: string,
  at: number
): { readonly weekday: number; readonly minutes: number } {
  const shown = new Date(at + offsetAt(zone, at) * MINUTE)
  return { weekday: shown.getUTCDay(), minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes() }
}

/** Whether the time zone data that Node carries has a zone of this name. */
export const isZone = (name: string): boolean => IANAZone.isValidZone(name)

/** Days that are looked at for the next due time: eight years hold a 29 February whatever the century does. */
const MOST_DAYS = 8 * 366

/**
 * The first due time after an instant, both in epoch milliseconds; null where no day ever comes (30 February).
 *
 * Every time is due once on each of its days. One that the clock skips is due as far past the gap as it lay past the start of the gap:
 * 02:30, where 02:00 becomes 03:00, at 03:30. One that comes twice is due the first time. (RFC 5545, 3.3.5.)
 */
export function nextDue(timetable: Timetable, after: number): number | null {
  // A gap may push a time past midnight, so the day before is looked at too.
  let day = later(dayAt(timetable.zone, after), -1)
  for (let looked = 0; looked < MOST_DAYS; looked++, day = later(day, 1)) {
    if (!isOn(timetable.days, day)) continue
    const due = earliestAfter(timetable, day, after)
    if (due === null) continue
    // What a gap pushed past midnight may lie behind what is due on the day after.
    const next = later(day, 1)
    const other = isOn(timetable.days, next) ? earliestAfter(timetable, next, after) : null
    return other === null ? due : Math.min(due, other)
  }
  return null
}

/**
 * The instant at which the clock of a zone shows this, by the rule above. The offset before a change and the one after it are those
 * of a day earlier and a day later; where neither gives the time back, the clock never shows it.
 */
function instantOf(zone: string, { year, month, day }: Day, minutes: number): number {
  const shown = Date.UTC(year, month - 1, day, 0, minutes)
  const before = shown - offsetAt(zone, shown - DAY) * MINUTE
  const after = shown - offsetAt(zone, shown + DAY) * MINUTE
  const shows = (at: number): boolean => at + offsetAt(zone, at) * MINUTE === shown
  if (shows(before)) return shows(after) ? Math.min(before, after) : before
  return shows(after) ? after : before
}

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** What the calendar of a zone shows at an instant. */
function dayAt(zone: string, at: number): Day {
  const shown = new Date(at + offsetAt(zone, at) * MINUTE)
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
}

/**
 * Minutes that the clock of a zone is ahead of UTC. Luxon asks Intl, which takes a tenth of a millisecond: so it is asked at each midnight of
 * UTC once, and in between only where the clock changes from one midnight to the next. No clock has ever changed there and back in a day.
 */
function offsetAt(zone: string, at: number): number {
  const day = Math.floor(at / DAY)
  const before = offsetAtMidnight(zone, day)
  return before === offsetAtMidnight(zone, day + 1) ? before : IANAZone.create(zone).offset(at)
}

const midnights = new Map<string, Map<number, number>>()
/** Of one zone: eight years of days. */
const MOST_MIDNIGHTS = 3000

function offsetAtMidnight(zone: string, day: number): number {
  let known = midnights.get(zone)
  if (known === undefined || known.size > MOST_MIDNIGHTS) {
    known = new Map()
    midnights.set(zone, known)
  }
  const offset = known.get(day) ?? IANAZone.create(zone).offset(day * DAY)
  known.set(day, offset)
  return offset
}

function earliestAfter({ zone, times }: Timetable, day: Day, after: number): number | null {
  const due = times.map(minutes => instantOf(zone, day, minutes)).filter(at => at > after)
  return due.length === 0 ? null : Math.min(...due)
}
