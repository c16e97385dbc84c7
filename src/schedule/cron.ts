// Cron's five fields into a timetable. Knows the notation of crontab(5), no zones and no instants.
import type { Days } from './timetable.ts'

/** What a cron expression says; `times` as in `Timetable`. */
export interface CronTimes {
  readonly times: readonly number[]
  readonly days: Days
}

/** The message says which field, and what it wants. */
export class CronError extends Error {
  override readonly name = 'CronError'
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ')

const FIELDS = [
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day of the month', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  // 7 is Sunday too.
  { name: 'day of the week', from: 0, to: 7, names: WEEKDAYS }
] as const

const NICKNAMES: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *'
}

/**
 * Reads `30 8 * * mon-fri`: lists, ranges, steps, names of months and weekdays, `@daily` and its like. Where a day of the month and a day
 * of the week are both given, either is enough. Throws `CronError`.
 */
export function readCron(written: string): CronTimes {
  const text = written.trim().toLowerCase()
  const fields = (NICKNAMES[text] ?? text).split(/\s+/)
  if (fields.length !== 5) {
    throw new CronError(
      `wants five fields (minute hour day month weekday), not ${fields.length}: 30 8 * * 1-5`
    )
  }
  const [minutes, hours, dates, months, weekdays] = FIELDS.map((field, at) =>
    valuesOf(fields[at] ?? '', field)
  )
  return {
    times: [...(hours ?? below(24))]
      .flatMap(hour => [...(minutes ?? below(60))].map(minute => hour * 60 + minute))
      .toSorted((a, b) => a - b),
    days: {
      months: months ?? null,
      dates: dates ?? null,
      weekdays: weekdays ? new Set([...weekdays].map(day => day % 7)) : null
    }
  }
}

const below = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

type Field = (typeof FIELDS)[number]

/** Null where the field allows everything. */
function valuesOf(written: string, field: Field): ReadonlySet<number> | null {
  if (written === '*') return null
  const values = new Set<number>()
  for (const part of written.split(',')) for (const value of rangeOf(part, field)) values.add(value)
  return values
}

function rangeOf(part: string, field: Field): number[] {
  const [, first = '', last, step] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\d+))?$/.exec(part) ?? []
  const stride = step === undefined ? 1 : Number(step)
  const from = first === '*' ? field.from : numberOf(first, field)
  const end =
    last === undefined
      ? step === undefined && first !== '*'
        ? from
        : field.to
      : numberOf(last, field)
  if (
    from === null ||
    end === null ||
    stride < 1 ||
    from > end ||
    (first === '*' && last !== undefined)
  ) {
    throw new CronError(
      `${field.name}: "${part}" is none: wants ${field.from} to ${field.to}, such as ${field.from}-${field.from + 2} or */2`
    )
  }
  const values = []
  for (let value = from; value <= end; value += stride) values.push(value)
  return values
}

function numberOf(written: string, { from, to, names }: Field): number | null {
  const named = names.findIndex(name => name === written)
  const value = named >= 0 ? named + from : /^\d{1,2}$/.test(written) ? Number(written) : Number.NaN
  return value >= from && value <= to ? value : null
}
