// What is written of a date into the day that is meant, against the day of the article. Left open where two days could be meant.
import { DateTime } from 'luxon'
import { remembered } from '../../once.ts'
import type { Found, Written } from './dates.ts'
import type { Tense } from './tense.ts'

/** As exact as it was written: `2026-11-18`, `2026-11` or `2026`. */
export type Resolved = string

/** The day of an article, `2026-11-18`, is its publisher's day: no zone comes in here. */
const dayOf = (iso: string): DateTime => dayCalled(iso.slice(0, 10))

// The sentences of one article are of one day, and those of one event of two or three.
const dayCalled = remembered(64, (day: string) => DateTime.fromISO(day, { zone: 'utc' }))

/**
 * Null where it cannot be told. Without the day of the article only what names its year can. Against it:
 *
 * - A weekday that was is the last of its name up to that day, one that is to come the next from that day on, since news agencies
 *   name the days within a week (The Associated Press Stylebook, "days of the week").
 * - A day of the year that was is the last up to that day, one that is to come the next. Where no verb tells, the nearest counts,
 *   if it is within two months; where a verb speaks of what was, but the coming one is within two months and the last one is
 *   not, neither does: `said that the vote takes place on 28 November`.
 * - `Next Friday` said on a Wednesday is two days off to some and nine to others: left open, and so is `last Friday` on a Sunday.
 */
export function resolve(
  { written }: Pick<Found, 'written'>,
  published: string | null,
  tense: Tense
): Resolved | null {
  const day = published === null ? null : dayOf(published)
  if (day !== null && !day.isValid) return null
  if (written.kind === 'year') return String(written.year)
  if ((written.kind === 'day' || written.kind === 'month') && written.year !== null)
    return written.kind === 'month'
      ? monthText(written.year, written.month)
      : dayText(DateTime.utc(written.year, written.month, written.date))
  if (day === null) return null
  switch (written.kind) {
    case 'offset':
      // `The party today agrees on little` is of no day.
      return written.days === 0 && tense === null ? null : dayText(day.plus({ days: written.days }))
    case 'months':
      return day.startOf('month').plus({ months: written.months }).toFormat('yyyy-MM')
    case 'years':
      return String(day.year + written.years)
    case 'weekday':
      return weekday(written, day, tense)
    case 'day':
      return yearlessDay(written, day, tense)
    default:
      return yearlessMonth(written.month, day, tense)
  }
}

function weekday(
  { weekday: wanted, which }: Extract<Written, { kind: 'weekday' }>,
  day: DateTime,
  tense: Tense
): Resolved | null {
  const back = (day.weekday - wanted + 7) % 7
  const on = (wanted - day.weekday + 7) % 7
  switch (which) {
    case 'this':
      return dayText(day.plus({ days: wanted - day.weekday }))
    case 'last':
      return back === 1 || back === 2 ? null : dayText(day.minus({ days: back === 0 ? 7 : back }))
    case 'next':
      // The coming one, where it is in the week after this one.
      return wanted > day.weekday ? null : dayText(day.plus({ days: on === 0 ? 7 : on }))
    default:
      if (tense === 'past') return dayText(day.minus({ days: back }))
      if (tense === 'future') return dayText(day.plus({ days: on }))
      return back === 0 ? dayText(day) : null
  }
}

/** Days within which a date without a year is taken for the nearest. */
const NEAR = 60
/** Beyond this the other way round is the likelier, in days. */
const FAR = 300

function yearlessDay(
  { date, month }: Extract<Written, { kind: 'day' }>,
  day: DateTime,
  tense: Tense
): Resolved | null {
  const years = [-1, 0, 1].map(by => DateTime.utc(day.year + by, month, date))
  // Of a 29th of February one is missing, and what is meant is hardly years away.
  if (years.some(each => !each.isValid)) return null
  const last = years.findLast(each => each <= day)
  const next = years.find(each => each > day)
  if (last === undefined || next === undefined) return null
  if (+last === +day) return dayText(day)
  const [since, until] = [day.diff(last, 'days').days, next.diff(day, 'days').days]
  if (tense === 'future') return until <= FAR ? dayText(next) : null
  if (tense === 'past') return until > NEAR || since <= NEAR ? dayText(last) : null
  if (since <= NEAR && since < until) return dayText(last)
  return until <= NEAR ? dayText(next) : null
}

// `He wrote in October`: of a month that is still running both are left open, unless a verb tells.
function yearlessMonth(month: number, day: DateTime, tense: Tense): Resolved | null {
  const back = (day.month - month + 12) % 12
  if (back === 0) return tense === null ? null : day.toFormat('yyyy-MM')
  const last = day.startOf('month').minus({ months: back })
  const next = day.startOf('month').plus({ months: 12 - back })
  if (tense === 'past') return last.toFormat('yyyy-MM')
  return tense === 'future' && 12 - back < 11 ? next.toFormat('yyyy-MM') : null
}

const dayText = (day: DateTime): Resolved | null => (day.isValid ? day.toISODate() : null)

const monthText = (year: number, month: number): Resolved =>
  `${year}-${String(month).padStart(2, '0')}`
