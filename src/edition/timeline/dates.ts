// Finds where a sentence names a day, a month or a year, as it is written. Knows notation, no calendar and no tense.

/** What is written, before anything is made of it. Months from 1; weekdays as ISO 8601 has them, 1 Monday to 7 Sunday. */
export type Written =
  | {
      readonly kind: 'day'
      readonly date: number
      readonly month: number
      readonly year: number | null
    }
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly which: Which }
  /** So many days from the day of the article. */
  | { readonly kind: 'offset'; readonly days: number }
  /** So many months from the month of the article. */
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'years'; readonly years: number }

/** `last Friday`, `next Friday`, `this Friday`; null for `on Friday`. */
export type Which = 'last' | 'next' | 'this' | null

/** Half-open, in UTF-16 units of the text that was looked at. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly written: Written
}

/** In their order; of two that overlap the one that says more. */
export function datesIn(text: string): readonly Found[] {
  // Most sentences name no day.
  if (!HINT.test(text)) return []
  const found: Found[] = []
  for (const { pattern, read } of RULES)
    for (const match of text.matchAll(pattern)) {
      const { groups = {}, index } = match
      const start = index + (groups['before']?.length ?? 0)
      const end = index + match[0].length
      if (found.some(other => start < other.end && other.start < end)) continue
      const written = read(groups)
      if (written !== null) found.push({ start, end, written })
    }
  return found.toSorted((a, b) => a.start - b.start)
}

/** What every rule below needs one of. */
const HINT =
  /\d|[Aa][Gg][Oo]|[Tt]o(?:day|morrow|night)|[Yy]esterday|(?:ast|ext) (?:month|year)|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun/

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const NUMBERS = 'one two three four five six seven eight nine ten'.split(' ')

const MONTH =
  '(?<month>Jan(?:uary|\\.)|Feb(?:ruary|\\.)|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?|July?|Aug(?:ust|\\.)|Sept?(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))'
const DATE = '(?<date>[0-3]?\\d)(?:st|nd|rd|th)?'
const YEAR = '(?<year>1[5-9]\\d\\d|20\\d\\d)'
const WEEKDAY =
  '(?<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day\\b(?!s)|\\.(?= ))'
/** A number or a day before it belongs to another: `2–4 March`, `12 to 14 March`. */
const FREE = '(?<![\\d–—-]|\\d(?: and| to| or) )'
/**
 * What a month or a year stands after, when something is said to be in it. What lasts `since the winter of 1987` or `until 2024` tells
 * of neither.
 */
const IN = '\\b(?:[Ii]n|[Bb]y|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id)'
const LASTING =
  '(?<!\\b(?:[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom)(?: (?:the|early|late|mid|end|start|spring|summer|autumn|fall|winter))* )'

interface Rule {
  readonly pattern: RegExp
  /** Null where it is none after all. */
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => Written | null
}

const RULES: readonly Rule[] = [
  // `on 2026-03-02`
  {
    pattern: /\b(?<year>1[5-9]\d\d|20\d\d)-(?<month>\d\d)-(?<date>\d\d)\b/g,
    read: ({ year, month, date }) => ({
      kind: 'day',
      date: Number(date),
      month: Number(month),
      year: Number(year)
    })
  },
  // `on 18 August 2025`, `the 3rd of March`, `evacuated on 3 March`
  {
    pattern: new RegExp(`${FREE}\\b${DATE} (?:of )?${MONTH}(?:,? ${YEAR})?(?![\\w–])`, 'g'),
    read: dayOf
  },
  // `on August 18, 2025`, `on Aug. 18`; not `March 2026`
  {
    pattern: new RegExp(`\\b${MONTH} ${DATE}(?![\\d:–-])(?:,? ${YEAR}\\b)?`, 'g'),
    read: dayOf
  },
  // `in November 2024`
  {
    pattern: new RegExp(`\\b${MONTH},? ${YEAR}\\b`, 'g'),
    read: ({ month = '', year }) => ({ kind: 'month', month: monthOf(month), year: Number(year) })
  },
  // `in October and again in January`; not `seen from September`
  {
    pattern: new RegExp(`(?<before>${LASTING}${IN}[ -])${MONTH}(?! \\d)(?![\\w’'-])`, 'gu'),
    read: ({ month = '' }) => ({ kind: 'month', month: monthOf(month), year: null })
  },
  // `last month`, `next year`; `over the last year` is none
  {
    pattern: /(?<!\b[Tt]he )\b(?<which>[Ll]ast|[Nn]ext) (?<unit>month|year)(?![\w’'-])/g,
    read: ({ which = '', unit }) => {
      const by = which.toLowerCase() === 'last' ? -1 : 1
      return unit === 'month' ? { kind: 'months', months: by } : { kind: 'years', years: by }
    }
  },
  // `taken in 1932`; not `in 1900 homes`, `since the winter of 1987`
  {
    pattern: new RegExp(
      `(?<before>${LASTING}(?:${IN}|\\bof) )${YEAR}(?![\\d,.]\\d|[\\w’'–-]| (?!was\\b|is\\b|has\\b|as\\b)\\p{Ll}+s\\b)`,
      'gu'
    ),
    read: ({ year }) => ({ kind: 'year', year: Number(year) })
  },
  // `three days ago`
  {
    pattern: new RegExp(`\\b(?<number>\\d{1,2}|${NUMBERS.join('|')}) days? ago\\b`, 'gi'),
    read: ({ number = '' }) => ({ kind: 'offset', days: -numberOf(number) })
  },
  // `will speak tomorrow`, `yesterday evening`
  {
    pattern: /\b(?<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?![’'])/g,
    read: ({ word = '' }) => {
      const said = word.toLowerCase()
      return { kind: 'offset', days: said === 'yesterday' ? -1 : said === 'tomorrow' ? 1 : 0 }
    }
  },
  // `on Friday`, `Monday’s meeting`, `last Friday`; not `on Fridays`, `every Monday`, `a Sunday post`, `Good Friday`
  {
    pattern: new RegExp(
      `(?<!\\b(?:[Ee]very|[Ee]ach|[Aa]|[Aa]ny|[Mm]ost|[Nn]o|[Oo]ne|[Ss]ome|Ash|Black|Bloody|Cyber|Fat|Giving|Good|Super) )(?:\\b(?<which>[Ll]ast|[Nn]ext|[Tt]his) )?\\b${WEEKDAY}(?! (?:[A-Z]|\\d))`,
      'g'
    ),
    read: ({ weekday = '', which }) => ({
      kind: 'weekday',
      weekday: WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase()) + 1,
      which: whichOf(which)
    })
  }
]

function dayOf({
  date,
  month = '',
  year
}: Readonly<Record<string, string | undefined>>): Written | null {
  const number = Number(date)
  if (number < 1 || number > 31) return null
  // `what we saw on Sept. 11` is a name.
  if (year === undefined && number === 11 && monthOf(month) === 9) return null
  return {
    kind: 'day',
    date: number,
    month: monthOf(month),
    year: year === undefined ? null : Number(year)
  }
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

function numberOf(word: string): number {
  const at = NUMBERS.indexOf(word.toLowerCase())
  return at < 0 ? Number(word) : at + 1
}

function whichOf(word: string | undefined): Which {
  const said = word?.toLowerCase()
  return said === 'last' || said === 'next' || said === 'this' ? said : null
}
