// Hours and days on which nothing is posted: `22:00-07:00, sat, sun`. Knows the calendar, no schedules.
import { clockAt } from './due.ts'
import { readWhen, WhenError } from './when.ts'

export interface Quiet {
  /** Minutes since midnight, the end exclusive; over midnight where the end comes first. */
  readonly hours: { readonly from: number; readonly to: number } | null
  /** 0 Sunday to 6 Saturday. */
  readonly weekdays: ReadonlySet<number>
}

/** Throws `WhenError`. Empty text and `none` are no quiet at all. */
export function readQuiet(typed: string): Quiet {
  const said = typed.trim().toLowerCase()
  if (said === '' || said === 'none') return { hours: null, weekdays: new Set() }
  const [range = '', from = '', to = ''] =
    /(\d[\d:.apm]*|noon|midnight)\s*(?:-|–|to|until)\s*(\d[\d:.apm]*|noon|midnight)/.exec(said) ??
    []
  const rest = said
    .replace(range, ' ')
    .replace(/^[\s,]+|[\s,]+$|\band\b/g, '')
    .trim()
  try {
    const days = rest === '' ? null : readWhen(`${rest} 0:00`).days.weekdays
    if (rest !== '' && days === null) throw new WhenError('')
    return {
      hours: range === '' ? null : { from: minutesOf(from), to: minutesOf(to) },
      weekdays: new Set(days)
    }
  } catch (cause) {
    if (!(cause instanceof WhenError)) throw cause
    throw new WhenError('wants hours, days or both, such as "22:00-07:00" or "22-7, sat, sun"')
  }
}

/** Midnight is the end of a day, too. */
const minutesOf = (time: string): number =>
  /^24(?:[:.]00)?$/.test(time) ? 1440 : (readWhen(time).times[0] ?? 0)

export function isQuiet({ hours, weekdays }: Quiet, at: number, zone: string): boolean {
  if (hours === null && weekdays.size === 0) return false
  const { weekday, minutes: now } = clockAt(zone, at)
  if (weekdays.has(weekday)) return true
  if (hours === null) return false
  return hours.from <= hours.to
    ? now >= hours.from && now < hours.to
    : now >= hours.from || now < hours.to
}
