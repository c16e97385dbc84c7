// Reads the day or instant that a source prints. Knows calendars and notations, nothing of articles.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Hours from UTC of the zone names that RFC 2822 defines (section 4.3). Others mean different hours in different countries. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['z', 'Z'],
  ['ut', 'Z'],
  ['utc', 'Z'],
  ['gmt', 'Z'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['cst', '-06:00'],
  ['cdt', '-05:00'],
  ['mst', '-07:00'],
  ['mdt', '-06:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00']
])

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?`
const ZONE = String.raw`(?<zone>[a-z]{1,3}|[+-]\d{1,2}(?::?\d{2})?)`
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`

/** One line each: how it is written, and an example. */
const NOTATIONS: readonly RegExp[] = [
  // 2026-03-02, 2026-03-02T06:30:00+01:00, and YAML's looser 2026-3-2 6:30:00.5 -5
  new RegExp(
    String.raw`^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[t\s]\s*${CLOCK}(?:\s*${ZONE})?)?$`,
    'i'
  ),
  // Mon, 02 Mar 2026 06:30:00 +0100 (RFC 2822), 2 March 2026
  new RegExp(
    String.raw`^${WEEKDAY}(?<day>\d{1,2})\s+(?<name>[a-z]{3,9})\.?,?\s+(?<year>\d{4})(?:,?\s+${CLOCK}(?:\s*${ZONE})?)?$`,
    'i'
  ),
  // March 2, 2026
  new RegExp(
    String.raw`^${WEEKDAY}(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?:,?\s+${CLOCK}(?:\s*${ZONE})?)?$`,
    'i'
  )
]

/**
 * The form that `Article.publishedAt` promises: `2026-03-02`, or `2026-03-02T06:30:00+01:00` where the source prints a
 * time AND its offset from UTC. A time without offset, or in a zone that several countries call by that name, is no
 * instant: its day alone is kept, since the rest would be a guess. Null for what is no date, and for figures
 * that are not ISO (3/2/2026 is in February or in March).
 */
export function readPublished(written: string): string | null {
  const trimmed = written.trim()
  if (trimmed.length > LONGEST) return null
  // RFC 2822 lets a comment follow: "-0500 (EST)".
  const bare = trimmed.replace(/\s*\([^()]*\)$/, '')
  for (const notation of NOTATIONS) {
    const groups = notation.exec(bare)?.groups
    if (groups) return instantOf(groups)
  }
  return null
}

/** Longer than any date; keeps every pattern here from running long. */
const LONGEST = 80

function instantOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const month = groups['name'] ? monthOf(groups['name']) : Number(groups['month'])
  const day = dayOf(Number(groups['year']), month, Number(groups['day']))
  if (day === null || groups['hour'] === undefined) return day
  const hour = Number(groups['hour'])
  const minute = Number(groups['minute'])
  const second = Number(groups['second'] ?? 0)
  if (hour > 23 || minute > 59 || second > 59) return null
  if (groups['zone'] === undefined) return day
  const zone = zoneOf(groups['zone'].toLowerCase())
  return zone === null ? day : `${day}T${two(hour)}:${two(minute)}:${two(second)}${zone}`
}

/** `3` for `mar`, `march`; 0 for what is no month: `dayOf` refuses it. */
function monthOf(name: string): number {
  const letters = name.toLowerCase()
  const month = MONTHS.indexOf(letters.slice(0, 3))
  const full = new Date(Date.UTC(2000, month, 1)).toLocaleString('en', {
    month: 'long',
    timeZone: 'UTC'
  })
  return month >= 0 && full.toLowerCase().startsWith(letters.replace(/^sept$/, 'sep'))
    ? month + 1
    : 0
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}

function zoneOf(zone: string): string | null {
  const offset = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(zone)
  if (!offset) return ZONES.get(zone) ?? null
  const [, sign = '+', hours = '', minutes = '00'] = offset
  if (Number(hours) > 14 || Number(minutes) > 59) return null
  // RFC 3339, section 4.3: the instant is known, the place is not.
  if (sign === '-' && Number(hours) === 0 && Number(minutes) === 0) return 'Z'
  return `${sign}${two(Number(hours))}:${minutes}`
}

const two = (value: number): string => String(value).padStart(2, '0')
