// WHEN, as people say it, into times and days: "weekdays 8:30", "every Monday at 7", "daily 08:00 and 17:00", or cron. Knows no zones.
//
//   weekdays 8:30, 8:30 on weekdays   the days before the times or after them
//   every monday and thursday at 7    "every", "on" and "at" may stand or not
//   daily 08:00 and 17:00             several times
//   8:30 pm                           every day
//   sat, sun noon                     noon and midnight
//   the 1st and 15th at 9             days of the month
//   hourly, every 2 hours             from midnight on
//   30 8 * * mon-fri                  the five fields of cron
import { CronError, type CronTimes, readCron } from './cron.ts'
import { everyDay, type Days } from './timetable.ts'

/** What cannot be a time. The message says what is wanted. */
export class WhenError extends Error {
  override readonly name = 'WhenError'
}

/** Times of a day that a channel is left to take: more is no briefing. */
const MOST_TIMES = 24

/** Throws `WhenError`. */
export function readWhen(typed: string): CronTimes {
  const said = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  const when = isCron(said) ? cronOf(said) : spoken(said)
  if (when === null)
    throw new WhenError(
      'wants a time such as "weekdays 8:30", "every monday at 7", "daily 08:00 and 17:00" or cron\'s five fields'
    )
  if (when.times.length > MOST_TIMES)
    throw new WhenError(`is ${when.times.length} times a day: ${MOST_TIMES} at most`)
  return when
}

/**
 * Parts a line into when and what: the most words from its start that are a time, and the rest. Null where none are. `weekdays 8:30 stories`
 * is `weekdays 8:30` and `stories`.
 */
export function splitWhen(line: string): { readonly when: string; readonly what: string } | null {
  const words = line.trim().split(/\s+/)
  const slash = words.findIndex(
    word => word.startsWith('/') && word.length > 1 && /^\/[a-z]/i.test(word)
  )
  const most = Math.min(slash < 0 ? words.length : slash, 12)
  for (let count = most; count > 0; count--) {
    // `every 15` is no time of day where minutes follow.
    if (/^(?:minutes?|mins?|days?|weeks?|months?|times?)\b/i.test(words[count] ?? '')) continue
    const when = words
      .slice(0, count)
      .join(' ')
      .replace(/(?:[\s,]+(?:and|at|on))+$/i, '')
    try {
      readWhen(when)
    } catch (error) {
      if (error instanceof WhenError) continue
      throw error
    }
    return { when, what: words.slice(count).join(' ') }
  }
  return null
}

const isCron = (said: string): boolean =>
  said.startsWith('@') || /^(?:[\d*/,-]+ ){2}\S+ \S+ \S+$/.test(said)

function cronOf(said: string): CronTimes {
  try {
    return readCron(said)
  } catch (error) {
    if (error instanceof CronError) throw new WhenError(error.message)
    throw error
  }
}

function spoken(said: string): CronTimes | null {
  const hours = /^(?:hourly|every (?:(\d{1,2}) )?hours?)$/.exec(said)
  if (hours) return everyHours(Number(hours[1] ?? 1))
  const words = said
    .replace(/\b(?:every|each|at|on|and|the|of|month|o'clock)\b|[,&+]/g, ' ')
    // `7 pm` is one word, `mon - fri` too.
    .replace(/(\d) (am|pm)\b/g, '$1$2')
    .replace(/\s*[-–]\s*/g, '-')
    .trim()
    .split(/\s+/)
  const times = new Set<number>()
  const weekdays = new Set<number>()
  const dates = new Set<number>()
  let daily = false
  // Days stand before all times or after all: `monday at 7, thursday at 8` is two schedules.
  const changes = words.filter((word, at) => at > 0 && isTime(word) !== isTime(words[at - 1] ?? ''))
  if (changes.length > 1) return null
  for (const word of words) {
    const days = daysOf(word)
    const time = timeOf(word)
    if (time !== null) times.add(time)
    else if (days === null) return null
    else if (days === 'all') daily = true
    else for (const day of days.dates) dates.add(day)
    if (days !== null && days !== 'all') for (const day of days.weekdays) weekdays.add(day)
  }
  const some = weekdays.size > 0 || dates.size > 0
  if (times.size === 0 || (daily && some)) return null
  const days: Days = some
    ? {
        months: null,
        dates: dates.size > 0 ? dates : null,
        weekdays: weekdays.size > 0 ? weekdays : null
      }
    : everyDay
  return { times: [...times].toSorted((a, b) => a - b), days }
}

function everyHours(step: number): CronTimes | null {
  if (step < 1 || step > 12) return null
  const count = Math.ceil(24 / step)
  return { times: Array.from({ length: count }, (_, at) => at * step * 60), days: everyDay }
}

const isTime = (word: string): boolean => timeOf(word) !== null

/** Minutes since midnight of `8`, `8:30`, `08.30`, `0830`, `7pm`, `7:30pm`, `noon`, `midnight`. */
function timeOf(word: string): number | null {
  if (word === 'noon' || word === 'midday') return 720
  if (word === 'midnight') return 0
  const [, hour = '', minute = '0', half] =
    /^(\d{1,2}(?!\d)|\d\d(?=\d\d$))(?:[:.h]?(\d\d))?(am|pm)?$/.exec(word) ?? []
  if (hour === '' || Number(minute) > 59) return null
  if (half === undefined) return Number(hour) > 23 ? null : Number(hour) * 60 + Number(minute)
  if (Number(hour) < 1 || Number(hour) > 12) return null
  return ((Number(hour) % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minute)
}

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** `weekdays`, `mondays`, `mon-fri`, `1st`; null for what names no day. */
function daysOf(
  word: string
): 'all' | { readonly weekdays: readonly number[]; readonly dates: readonly number[] } | null {
  if (/^(?:daily|days?|everyday)$/.test(word)) return 'all'
  if (/^(?:weekdays?|workdays?)$/.test(word)) return { weekdays: [1, 2, 3, 4, 5], dates: [] }
  if (/^weekends?$/.test(word)) return { weekdays: [6, 0], dates: [] }
  const [, date = ''] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word) ?? []
  if (date !== '')
    return Number(date) >= 1 && Number(date) <= 31 ? { weekdays: [], dates: [Number(date)] } : null
  const [first = '', last] = word.split('-', 2)
  const [from, to] = [weekdayOf(first), last === undefined ? weekdayOf(first) : weekdayOf(last)]
  if (from === null || to === null) return null
  const count = ((to - from + 7) % 7) + 1
  return { weekdays: Array.from({ length: count }, (_, at) => (from + at) % 7), dates: [] }
}

function weekdayOf(word: string): number | null {
  const name = word.replace(/s$/, '')
  const at = NAMES.findIndex(
    each => name.length >= 3 && (each.startsWith(name) || each.startsWith(word))
  )
  return at < 0 ? null : at
}
