// Why what somebody typed is no time of a schedule, in words for him: the ways of saying it that come to mind and cannot be. Knows no calendar.
import { AskError } from '../errors.ts'
import { echoed } from '../phrase.ts'
import { readWhen, WhenError } from './when.ts'

/** What to answer to a line that begins with no time. */
export function noTime(line: string): AskError {
  const words = line.trim().split(/\s+/)
  const said = words.slice(0, 6).join(' ')
  const reason = cronReason(words) ?? REASONS.find(([pattern]) => pattern.test(said))?.[1]
  const days = daysAlone(words)
  const isNone = days === null || /^every$/i.test(days)
  return new AskError(
    reason ??
      (isNone
        ? 'That begins with no time that I know. A time is such as “weekdays 8:30”, “every monday at 7” or “the 1st at noon”.'
        : `${echoed(days)} says which days, not at what time: “${days} 8:30” says both.`)
  )
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:minutes?|mins?|seconds?)\b/i,
    'Hourly is as often as it goes: “hourly”, “every 2 hours”. /follow tells of news as it comes.'
  ],
  [
    /\b(?:every (?:other|second|third|2nd|3rd|two|three|[2-9]|\d\d) ?(?!hours?\b)[a-z]|fortnight|bi-?weekly)/i,
    'A schedule is the same in every week or every month: every second one cannot be said. “tuesdays 9:00” or “the 1st and 15th at 9:00” can.'
  ],
  [
    /^(?:at |on )?(?:today|tomorrow|tonight|now|once|next)\b/i,
    'A schedule comes again and again: “daily 8:30”, “mondays 8:30”. What is wanted once is better asked then.'
  ],
  [
    /\b(?:last|first|second|third|fourth) (?:day|weekday|sun|mon|tue|wed|thu|fri|sat)/i,
    'Days of a month are said by their number: “the 1st at 9:00”. The first or last Monday of one cannot be said.'
  ],
  [
    /\b(?:2[4-9]|[3-9]\d)[:.]\d\d\b|\b\d{1,2}[:.][6-9]\d\b/,
    'No clock shows that: hours go from 0:00 to 23:59.'
  ]
]

/** What to answer to what follows a time and is none, where it was meant as one; null where it was not. */
export function stillTime(when: string, rest: string): AskError | null {
  if (rest === '') return null
  const words = rest.trim().split(/\s+/)
  const reason = REASONS.find(([pattern]) => pattern.test(words[0] ?? ''))?.[1]
  if (reason !== undefined) return new AskError(reason)
  if (/^[*\d]/.test(rest)) return new AskError(FIELDS)
  return daysAlone(words.slice(0, 1)) === null
    ? null
    : new AskError(
        `A schedule has the same times on all its days: ${echoed(when)} is one, and ${echoed(rest)} is for another.`
      )
}

const FIELDS = 'Cron has five fields, minute, hour, day, month and weekday: “30 8 * * 1-5”.'

/** What is wrong with five fields of cron, where they are meant. */
function cronReason(words: readonly string[]): string | null {
  if (!/^[\d*/,-]+ [\d*/,-]+ \S+ \S+/.test(words.join(' '))) return null
  const fields = words.slice(0, 5).join(' ')
  try {
    readWhen(fields)
  } catch (error) {
    if (error instanceof WhenError) return `${echoed(fields)} ${error.message}.`
    throw error
  }
  return null
}

/** The most words from the start that would be a time if one followed; null where none would. */
function daysAlone(words: readonly string[]): string | null {
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const days = words.slice(0, count).join(' ')
    try {
      readWhen(`${days} 8:30`)
      return days
    } catch (error) {
      if (!(error instanceof WhenError)) throw error
    }
  }
  return null
}
