// Due times in words, by the clock of a zone and in a language: `today 17:00`, `Wednesday 25 Nov 08:30`. Knows instants, no timetables.

/** Of several times, in the order given: `today at 17:00, tomorrow at 08:00 and on Wednesday 25 Nov at 08:00`. */
export function sayTime(at: number, now: number, zone: string, language = 'en-GB'): string {
  const date = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    ...(yearIn(at, zone) !== yearIn(now, zone) && { year: 'numeric' })
  })
    .format(at)
    // Several times stand in a row, with commas between.
    .replace(', ', ' ')
  const time = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  }).format(at)
  const near = nearness(dayNumber(at, zone) - dayNumber(now, zone), language)
  return `${near ?? date} ${time}`
}

/** Whether there is a language of this tag whose dates can be written. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function nearness(days: number, language: string): string | null {
  if (days !== 0 && days !== 1) return null
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
}

const partsIn = (at: number, zone: string): readonly number[] =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit'
  })
    .format(at)
    .split('-')
    .map(Number)

const yearIn = (at: number, zone: string): number => partsIn(at, zone)[0] ?? 0

function dayNumber(at: number, zone: string): number {
  const [year = 0, month = 1, day = 1] = partsIn(at, zone)
  return Date.UTC(year, month - 1, day) / 86_400_000
}
