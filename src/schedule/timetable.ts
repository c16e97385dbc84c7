// When something is due, as people agree on it: days of a calendar and times of a clock in a zone. Knows no instants.

/** A day of the calendar, months from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export interface Timetable {
  /** IANA name: `Europe/Berlin`. */
  readonly zone: string
  /** Minutes since midnight by the clock of the zone, ascending, each once. */
  readonly times: readonly number[]
  readonly days: Days
}

/**
 * Which days. `dates` and `weekdays` both given mean either, as cron has it since the beginning; a day is on when its month is in
 * `months` and one of the two holds. Null holds always.
 */
export interface Days {
  /** 1 to 12. */
  readonly months: ReadonlySet<number> | null
  /** 1 to 31. */
  readonly dates: ReadonlySet<number> | null
  /** 0 Sunday to 6 Saturday. */
  readonly weekdays: ReadonlySet<number> | null
}

export const everyDay: Days = { months: null, dates: null, weekdays: null }

export function isOn({ months, dates, weekdays }: Days, { year, month, day }: Day): boolean {
  if (months !== null && !months.has(month)) return false
  if (dates === null && weekdays === null) return true
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return dates?.has(day) === true || weekdays?.has(weekday) === true
}

/** The day so many days later. */
export function later({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
