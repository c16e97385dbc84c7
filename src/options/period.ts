// Days and stretches of days as people say them: 2026-03-02, 2 Mar, today, monday, 3d, "last week". Knows the calendar alone.
import { AskError } from '../errors.ts'
import { day, echoed } from '../phrase.ts'

/** From the first day to the last, both included: `2026-03-02`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/**
 * The days meant, by the clock of the machine that the bot runs on; what has not ended yet ends today. Null for what is no way of
 * saying a day. Throws `AskError` where it nearly is one, and says why not.
 */
export function periodOf(typed: string, today: Date): Period | null {
  const said = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:since|from|until|to|in|on) /, '')
  return written(said, typed, today) ?? monthNamed(said, today) ?? relative(said, today)
}

/** Whether an unquoted value may go on with the next word: `last week`, `3 days ago`, `2 march 2026`, `march 2`. */
export const isBegun = (words: string): boolean =>
  SEVERAL_WORDS.some(pattern => pattern.test(words))

const SEVERAL_WORDS = [
  /^(?:this|last|past) (?:week|month|year|briefing)$/i,
  /^(?:last|past) \d{1,4}(?: (?:days?|weeks?|months?|years?))?$/i,
  /^\d{1,4} ?(?:d|days?|w|weeks?|m|months?|y|years?)(?: ago)?$/i,
  /^\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*,?(?: \d{4})?$/iu,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* (?:\d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?|\d{4})$/iu
]
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december'
]
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function written(said: string, typed: string, today: Date): Period | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t.*)?$/.exec(said)
  if (iso) {
    const [year, month, date] = [Number(iso[1]), iso[2], iso[3]]
    if (month === undefined) return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31) }
    const from = checked(year, Number(month), Number(date ?? 1), typed)
    return { from, to: date === undefined ? isoDay(year, Number(month) + 1, 0) : from }
  }
  if (/^\d{1,2}([./-])\d{1,2}\1\d{2,4}$/.test(said))
    throw new AskError(
      `${echoed(typed)} is read differently in different places: write it as 2026-03-02.`
    )
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)? (\p{L}+)|(\p{L}+) (\d{1,2})(?:st|nd|rd|th)?),?(?: (\d{4}))?$/u.exec(
      said
    )
  const month = monthOf(named?.[2] ?? named?.[3] ?? '')
  if (!named || month === undefined) return null
  const date = Number(named[1] ?? named[4])
  if (named[5] !== undefined) return oneDay(checked(Number(named[5]), month, date, typed))
  // Without a year, the last time that day came.
  const thisYear = checked(today.getFullYear(), month, date, typed)
  return oneDay(
    thisYear > dayOf(today) ? checked(today.getFullYear() - 1, month, date, typed) : thisYear
  )
}

// `march`, `march 2026`: the whole of it, without a year the last that has begun.
function monthNamed(said: string, today: Date): Period | null {
  const [, name = '', given] = /^(\p{L}{3,})\.?(?: (\d{4}))?$/u.exec(said) ?? []
  const month = MONTHS.findIndex(
    each => each === name || (name.length === 3 && each.startsWith(name))
  )
  if (month < 0) return null
  const year =
    given === undefined ? today.getFullYear() - Number(month > today.getMonth()) : Number(given)
  return { from: isoDay(year, month + 1, 1), to: isoDay(year, month + 2, 0) }
}

function relative(said: string, today: Date): Period | null {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()]
  // Weeks begin on Monday, as ISO 8601 has it.
  const monday = date - ((today.getDay() + 6) % 7)
  const now = dayOf(today)
  const from = (y: number, m: number, d: number): Period => ({
    from: dayOf(new Date(y, m, d)),
    to: now
  })
  const fixed: Readonly<Record<string, Period>> = {
    today: oneDay(now),
    yesterday: oneDay(dayOf(new Date(year, month, date - 1))),
    'this week': from(year, month, monday),
    'last week': {
      from: dayOf(new Date(year, month, monday - 7)),
      to: dayOf(new Date(year, month, monday - 1))
    },
    'past week': from(year, month, date - 7),
    'this month': from(year, month, 1),
    'last month': {
      from: dayOf(new Date(year, month - 1, 1)),
      to: dayOf(new Date(year, month, 0))
    },
    'past month': from(year, month, date - 30),
    'this year': from(year, 0, 1),
    'last year': { from: isoDay(year - 1, 1, 1), to: isoDay(year - 1, 12, 31) }
  }
  const found = Object.hasOwn(fixed, said) ? fixed[said] : undefined
  if (found) return found
  const weekday = WEEKDAYS.findIndex(name => said.length > 2 && name.startsWith(said))
  if (weekday >= 0)
    return oneDay(dayOf(new Date(year, month, date - ((today.getDay() - weekday + 7) % 7))))
  // `3d`, `3 days ago` is a day; `past 3 days` goes on until today.
  const [, stretch, n = '', unit = ''] =
    /^(last |past )?(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)(?: ago)?$/.exec(said) ?? []
  if (n === '') return null
  const back = Number(n)
  const moved: Readonly<Record<string, Date>> = {
    d: new Date(year, month, date - back),
    w: new Date(year, month, date - back * 7),
    m: new Date(year, month - back, date),
    y: new Date(year - back, month, date)
  }
  const first = dayOf(moved[unit[0] ?? ''] ?? today)
  return { from: first, to: stretch === undefined ? first : now }
}

const oneDay = (of: string): Period => ({ from: of, to: of })

function checked(year: number, month: number, date: number, typed: string): string {
  const last = new Date(year, month, 0).getDate()
  if (month < 1 || month > 12) throw new AskError(`${echoed(typed)}: there is no month ${month}.`)
  const name = day(isoDay(year, month, 1)).slice(2)
  if (date < 1 || date > last) throw new AskError(`${echoed(typed)}: ${name} has ${last} days.`)
  return isoDay(year, month, date)
}

function monthOf(typed: string): number | undefined {
  const index = MONTHS.findIndex(month => typed.length > 2 && typed.startsWith(month.slice(0, 3)))
  return index < 0 ? undefined : index + 1
}

/** Months from 1; what is beyond the end of one runs over into the next. */
const isoDay = (year: number, month: number, date: number): string =>
  dayOf(new Date(year, month - 1, date))

/** `2026-03-02`, by the clock of the machine. */
export const dayOf = (date: Date): string =>
  [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0')
  ].join('-')
