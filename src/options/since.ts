// An option that is a day, as people say it: 2026-03-02, 2 Mar, today, monday, 3d, "last week". Knows the calendar alone.
import { AskError } from '../errors.ts'
import type { Given, Option, OptionSpec } from '../option.ts'
import { optionOf } from '../option.ts'
import { day, echoed } from '../phrase.ts'

/** The first day meant, `2026-03-02`, by the clock of the machine that the bot runs on. */
export const since = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'date',
    placeholder: 'DAY',
    continues: (value, next) => SEVERAL_WORDS.some(pattern => pattern.test(`${value} ${next}`)),
    fits: typed => {
      try {
        return firstDay(typed, new Date(0)) !== null
      } catch (error) {
        // Nearly a day: meant as one, and refused as one when it is read.
        return error instanceof AskError
      }
    },
    parse: (typed, { name, now }) => {
      const today = new Date(now)
      const found = firstDay(typed, today)
      if (found === null) throw new AskError(`${name}: ${echoed(typed)} is not a day. ${EXAMPLES}`)
      if (found > isoDay(today)) throw new AskError(`${name}: ${day(found)} is still to come.`)
      return found
    },
    suggest: typed => {
      const asked = typed.trim().toLowerCase()
      return ['today', 'yesterday', '3d', 'last week', 'this month', 'last month'].filter(say =>
        say.startsWith(asked)
      )
    }
  })

const EXAMPLES = 'Try 2026-03-02, 2 Mar 2026, today, yesterday, monday, 3d or "last week".'
// Beginnings of what is said in two or three words: `last week`, `3 days ago`, `2 march 2026`, `march 2`.
const SEVERAL_WORDS = [
  /^(?:this|last|past) (?:week|month|year)$/i,
  /^\d{1,4} ?(?:d|days?|w|weeks?|m|months?|y|years?)(?: ago)?$/i,
  /^\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*,?(?: \d{4})?$/iu,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?$/iu
]
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

// Null for what is no way of saying a day; an AskError where it nearly is one, and says why not.
function firstDay(typed: string, today: Date): string | null {
  const said = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:since|from) /, '')
  return written(said, typed, today) ?? relative(said, today)
}

function written(said: string, typed: string, today: Date): string | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t.*)?$/.exec(said)
  if (iso) return checked(Number(iso[1]), Number(iso[2] ?? 1), Number(iso[3] ?? 1), typed)
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
  if (named[5] !== undefined) return checked(Number(named[5]), month, date, typed)
  // Without a year, the last time that day came.
  const thisYear = checked(today.getFullYear(), month, date, typed)
  return thisYear > isoDay(today) ? checked(today.getFullYear() - 1, month, date, typed) : thisYear
}

function relative(said: string, today: Date): string | null {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()]
  // Weeks begin on Monday, as ISO 8601 has it.
  const monday = date - ((today.getDay() + 6) % 7)
  const fixed: Readonly<Record<string, Date>> = {
    today,
    yesterday: new Date(year, month, date - 1),
    'this week': new Date(year, month, monday),
    'last week': new Date(year, month, monday - 7),
    'past week': new Date(year, month, date - 7),
    'this month': new Date(year, month, 1),
    'last month': new Date(year, month - 1, 1),
    'past month': new Date(year, month, date - 30),
    'this year': new Date(year, 0, 1),
    'last year': new Date(year - 1, 0, 1)
  }
  const found = Object.hasOwn(fixed, said) ? fixed[said] : undefined
  if (found) return isoDay(found)
  const weekday = WEEKDAYS.findIndex(name => said.length > 2 && name.startsWith(said))
  if (weekday >= 0)
    return isoDay(new Date(year, month, date - ((today.getDay() - weekday + 7) % 7)))
  const [, n = '', unit = ''] =
    /^(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)(?: ago)?$/.exec(said) ?? []
  if (n === '') return null
  const back = Number(n)
  const moved: Readonly<Record<string, Date>> = {
    d: new Date(year, month, date - back),
    w: new Date(year, month, date - back * 7),
    m: new Date(year, month - back, date),
    y: new Date(year - back, month, date)
  }
  return isoDay(moved[unit[0] ?? ''] ?? today)
}

function checked(year: number, month: number, date: number, typed: string): string {
  const last = new Date(year, month, 0).getDate()
  if (month < 1 || month > 12) throw new AskError(`${echoed(typed)}: there is no month ${month}.`)
  const name = day(isoDay(new Date(year, month - 1, 1))).slice(2)
  if (date < 1 || date > last) throw new AskError(`${echoed(typed)}: ${name} has ${last} days.`)
  return isoDay(new Date(year, month - 1, date))
}

function monthOf(typed: string): number | undefined {
  const index = MONTHS.findIndex(month => typed.toLowerCase().startsWith(month))
  return index < 0 ? undefined : index + 1
}

const isoDay = (date: Date): string =>
  [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0')
  ].join('-')
