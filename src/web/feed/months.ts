// Names of months as feeds write them, in the languages of many publishers. Knows calendars, no dates.

const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs hu el ru uk ro tr ca'.split(' ')

/** Spellings that no dictionary has and that systems print all the same. */
const ALSO: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['mrz', 3],
  ['ιον', 6],
  ['ιολ', 7]
]

/**
 * `3` for `Mar`, `March`, `mars`, `Μάρτιος`, `március`; null for what is no month, and for what is one month in one of these
 * languages and another in the next. English goes before all: `Mar` is never November in Finnish.
 */
export function monthNamed(written: string): number | null {
  const word = folded(written)
  if (word.length < 3) return null
  names ??= namesByLanguage()
  for (const known of [names.english, names.all]) {
    const exact = known.get(word)
    if (exact !== undefined) return exact
    const near = new Set<number>()
    for (const [name, month] of known)
      if (name.startsWith(word) || (name.length > 3 && word.startsWith(name))) near.add(month)
    const [only] = near
    if (near.size === 1 && only !== undefined) return only
  }
  return null
}

/** In small letters without accents, so that a name is known with and without them. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ς', 'σ')
    .replaceAll('ı', 'i')

interface Names {
  readonly english: ReadonlyMap<string, number>
  readonly all: ReadonlyMap<string, number>
}

/** Made when the first month is met that is no English one; it takes some milliseconds. */
let names: Names | undefined

function namesByLanguage(): Names {
  const all = new Map(ALSO)
  const english = new Map(ALSO.slice(0, 1))
  for (const language of LANGUAGES) {
    for (const [name, month] of namesIn(language)) {
      const known = all.get(name)
      if (known !== undefined && known !== month) all.delete(name)
      else all.set(name, month)
      if (language === 'en') english.set(name, month)
    }
  }
  return { english, all }
}

/** As they stand alone and as they stand in a date, which differs where months have cases. */
function namesIn(language: string): [string, number][] {
  return [{}, { day: 'numeric' } as const].flatMap(form =>
    (['long', 'short'] as const).flatMap(width => {
      const format = new Intl.DateTimeFormat(language, { ...form, month: width, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, at): [string, number] => {
        const parts = format.formatToParts(Date.UTC(2000, at, 2))
        const name = parts.find(({ type }) => type === 'month')?.value ?? ''
        return [folded(name).replace(/\.$/, ''), at + 1]
      }).filter(([name]) => /^\p{L}{3,}$/u.test(name))
    })
  )
}
