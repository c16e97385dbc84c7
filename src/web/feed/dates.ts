// When a feed says something was published: every notation that feeds are known to use or misuse. Knows notations, no feeds.
import { folded, monthNamed } from './months.ts'

/**
 * The instant in UTC (`2026-03-02T05:30:00Z`), or the day alone (`2026-03-02`) where no time is given or the time is none; null
 * for what is no date. A time without a zone is taken for UTC, as every reader of feeds does: both RFC 822 and RFC 3339
 * demand a zone, and who forgets it mostly writes from a server that runs on UTC. A day that could be two
 * (`02/03/2026`) is not guessed.
 */
export function readFeedDate(written: string): string | null {
  const date = dateIn(written)
  return date === null || isNever(date) ? null : date
}

/** Whether this is what a program prints that has no date: the beginning of its clock. */
export const isNever = (date: string): boolean => Date.parse(date) === 0

function dateIn(written: string): string | null {
  if (written.length > LONGEST * 2) return null
  const text = fromEastAsia(folded(written).replace(/\s+/g, ' ').trim())
  if (text === '' || text.length > LONGEST) return null
  const epoch = EPOCH.exec(text)?.[1]
  if (epoch !== undefined) return inZulu(Number(epoch) * 1000)
  const { before, clock, after } = parted(text)
  // ctime puts the year last, behind the time and its zone.
  const lastYear = /(?:^|[^\d+:-])(\d{4})$/.exec(after)?.[1]
  const day = dayOf(before) ?? (lastYear === undefined ? null : dayOf(`${before} ${lastYear}`))
  if (day === null || clock === null) return day
  const { hour, minute, second } = clock
  // 24:00 is the end of the day, and a second may be a leap second: both are instants.
  const isTime =
    (hour < 24 || (hour === 24 && minute === 0 && second === 0)) && minute < 60 && second <= 60
  if (!isTime) return day
  const seconds = hour * 3600 + minute * 60 + second - offsetOf(after) * 60
  return inZulu(Date.parse(day) + seconds * 1000)
}

const LONGEST = 80

/** Seconds since 1970, with or without their thousandths: nobody means a year by ten digits. */
const EPOCH = /^(\d{10})(?:\d{3})?$/

const inZulu = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')

interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

interface Parts {
  readonly before: string
  readonly clock: Clock | null
  /** The zone, and what else follows the time. */
  readonly after: string
}

/** `6:30`, `06:30:00.5`, `6:30 pm`, behind a space, a `T` or a comma. */
const TIME =
  /(?:^|[\s,t]|\bat )(?:(am|pm) )?(\d{1,2}):(\d{2})(?::(\d{1,2})(?:[.,:]\d+)?)?(?: ?([ap])\.?m\b\.?)?/

function parted(text: string): Parts {
  // 20260302T063000Z, 20260302 0630
  const packed = /^(\d{8})[t ]?(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(?=$|[z +-])/.exec(text)
  if (packed) {
    const [all, before = '', hour, minute, second = 0] = packed
    const clock = { hour: Number(hour), minute: Number(minute), second: Number(second) }
    return { before, clock, after: text.slice(all.length) }
  }
  const time = TIME.exec(text)
  if (!time) return { before: text, clock: null, after: '' }
  const [all, early, hour, minute, second = 0, late] = time
  const half = early?.[0] ?? late
  return {
    before: text.slice(0, time.index),
    clock: {
      hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0),
      minute: Number(minute),
      second: Number(second)
    },
    after: text.slice(time.index + all.length).trim()
  }
}

/** `2026年3月2日 15:30`; `2026년 3월 2일 오후 3:30:00`, whose writers leave the zone out, and are in one. */
function fromEastAsia(text: string): string {
  // Folding has taken the syllables apart.
  const whole = text
    .normalize('NFC')
    .replace(/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/, '$1-$2-$3 ')
  if (!/[년월일]|오전|오후/.test(whole)) return whole.trim()
  const plain = whole
    .replace(/(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일/, '$1-$2-$3')
    .replace('오전', 'am')
    .replace('오후', 'pm')
  return /\d:\d\d/.test(plain) && !/(?:[a-z]{3}|[+-]\d{2}:?\d{2})$/.test(plain)
    ? `${plain} kst`
    : plain
}

/** The day that is written, `2026-03-02`. A weekday tells nothing that the date does not, right or wrong, in any language. */
function dayOf(written: string): string | null {
  // `2 mars 2026 à 6:30`, `2. März 2026 um 6:30`
  const text = written.replace(/(?: (?:a|um|om|kl|alle|ore)\b)?[\s,.t]*$/, '').trim()
  for (const [notation, read] of DAYS) {
    const groups = notation.exec(text)?.groups
    const day = groups ? read(groups) : null
    if (day !== null) return day
  }
  return null
}

type Groups = Readonly<Record<string, string | undefined>>

/** One line each: how it is written, with an example. The first that gives a day decides. */
const DAYS: readonly (readonly [RegExp, (groups: Groups) => string | null])[] = [
  // 2026-03-02, 2026/3/2, 2026.03.02, Mon, 2026/03/02, 2026-003-02 with a zero too many
  [/^(?:\p{L}+\.?,? )?(?<year>\d{4})[-/.](?<month>0?\d{1,2})[-/.](?<day>\d{1,2})\.?$/u, numbered],
  [/^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/, numbered],
  // 98-061, and -98-03: years without their century, as ISO 8601 once had them
  [/^(?<year>\d{2})-(?<ordinal>\d{3})$/, numbered],
  [/^-(?<year>\d{2})(?:-?(?<month>\d{2}))?$/, numbered],
  // 2026-061, 2026061: the sixty-first day
  [/^(?<year>\d{4})-?(?<ordinal>\d{3})$/, numbered],
  // 2026-03 and 2026: the first day stands for what is not said
  [/^(?<year>\d{4})(?:-(?<month>\d{2}))?$/, numbered],
  [/^(?<year>\d{4})(?<month>0[1-9]|1[0-2])$/, numbered],
  // 98-03-02, 980302
  [/^(?<year>\d{2})-(?<month>\d{2})-(?<day>\d{2})$/, numbered],
  [/^(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})$/, numbered],
  // 02.03.2026 is written where the day goes first; 02/03/2026 is written everywhere
  [/^(?:\p{L}+\.?,? )?(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/u, numbered],
  [/^(?:\p{L}+\.?,? )?(?<one>\d{1,2})[/-](?<other>\d{1,2})[/-](?<year>\d{4})$/u, eitherWay],
  // 2026-March-02, 2026 Mar 2
  [/^(?<year>\d{4})[-/ ](?<name>\p{L}+)\.?[-/ ](?<day>\d{1,2})$/u, numbered],
  // Mon, 02 Mar 2026; 2. März 2026; 2 de marzo de 2026; 02-Mar-26; 2nd March 2026; Monday the 2nd of March, 2026
  [
    /^(?:\p{L}+\.?,? ?){0,2}(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?:[-/ ]| ?(?:of|de) )*(?<name>\p{L}{3,})\.?,?(?:[-/ ]|de )*(?<year>\d{4}|\d{2})$/u,
    numbered
  ],
  // Mon Mar 2 2026, March 2nd, 2026
  [
    /^(?:\p{L}+\.?,? )?(?<name>\p{L}{3,})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/u,
    numbered
  ]
]

function numbered({ year = '', month, name, day = '1', ordinal }: Groups): string | null {
  const whole = year.length === 2 ? century(Number(year)) : Number(year)
  if (ordinal !== undefined) return dayOfYear(whole, Number(ordinal))
  const number = name === undefined ? Number(month ?? 1) : monthNamed(name)
  return number === null || number < 1 || number > 12 ? null : real(whole, number, Number(day))
}

/** Only one of the two can be a month, or both say the same. */
function eitherWay({ one, other, year }: Groups): string | null {
  const [first, second] = [Number(one), Number(other)]
  if (first <= 12 && second <= 12 && first !== second) return null
  return first > 12 ? real(Number(year), second, first) : real(Number(year), first, second)
}

/** RFC 822 had years of two digits; news is not from before 1970. */
const century = (year: number): number => year + (year < 70 ? 2000 : 1900)

const isLikely = (year: number): boolean => year >= 1900 && year < 2200

/** Null for the 31st of June, and for years in which nobody published news: they are what a system writes for none. */
function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return isLikely(year) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null
}

/** Counted from the first of January. */
function dayOfYear(year: number, day: number): string | null {
  const date = new Date(Date.UTC(year, 0, day))
  return isLikely(year) && day > 0 && date.getUTCFullYear() === year
    ? date.toISOString().slice(0, 10)
    : null
}

/** Minutes from UTC. The number goes before the name, which may be a comment only: `+0100 (CET)`. */
function offsetOf(after: string): number {
  const number = /([+-]) ?(\d{1,2}):?(\d{2})?(?!\d)/.exec(after)
  if (number) {
    const [, sign, hours, minutes = '0'] = number
    const offset = Number(hours) * 60 + Number(minutes)
    // Beyond it there is no place on earth, and no way to tell what was meant.
    return offset > 15 * 60 ? 0 : sign === '-' ? -offset : offset
  }
  const name = /[a-z]+/.exec(after)?.[0] ?? ''
  return (ZONES.get(name) ?? 0) * 60
}

/**
 * Hours from UTC by the names that RFC 822 has, and by others that are common enough in feeds that only one is meant. Its single
 * letters were specified the wrong way round and have meant UTC since (RFC 2822); so does every name that is not here.
 */
const ZONES: ReadonlyMap<string, number> = new Map(
  `at -4 est -5 edt -4 et -5 cst -6 cdt -5 ct -6 mst -7 mdt -6 mt -7 pst -8 pdt -7 pt -8 ast -4 adt -3 nst -3.5 ndt -2.5 akst -9
  akdt -8 hst -10 brt -3 art -3 bst 1 cet 1 cest 2 met 1 mest 2 mez 1 mesz 2 eet 2 eest 3 wet 0 west 1 msk 3 trt 3 sast 2
  wat 1 cat 2 eat 3 pkt 5 ist 5.5 npt 5.75 ict 7 wib 7 hkt 8 sgt 8 pht 8 awst 8 jst 9 kst 9 acst 9.5 acdt 10.5 aest 10
  aedt 11 nzst 12 nzdt 13`
    .matchAll(/([a-z]+) (\S+)/g)
    .map(([, name = '', hours]) => [name, Number(hours)])
)
