// Time zones by the names that people give them: `Europe/Berlin`, `europe/berlin`, `Berlin`, `new york`. Knows what Node's data names.
import { AskError } from '../errors.ts'
import { echoed, listed } from '../phrase.ts'
import { isZone } from './due.ts'

/** The IANA name of the zone that is meant; null where there is none, or several. */
export function zoneNamed(typed: string): string | null {
  const said = typed.trim()
  if (said === '') return null
  const exact = names().get(said.toLowerCase())
  if (exact !== undefined) return exact
  if (isZone(said)) return said
  const [city, other] = citiesLike(name => name === bare(said))
  return city !== undefined && other === undefined ? city : null
}

/** As `zoneNamed`. Throws `AskError` with those that may be meant. */
export function zoneMeant(typed: string): string {
  const zone = zoneNamed(typed)
  if (zone !== null) return zone
  const alike = citiesLike(name => areAlike(name, bare(typed.split('/').at(-1) ?? ''))).slice(0, 3)
  throw new AskError(
    alike.length === 0
      ? `There is no time zone ${echoed(typed)}: say one such as Europe/Berlin.`
      : `There is no time zone ${echoed(typed)}: perhaps ${listed(alike, { joint: 'or' })}.`
  )
}

/** Whether a word is written as the name of a zone is, whether there is one of that name or not. */
export const looksLikeZone = (word: string): boolean =>
  /^(?:utc|gmt|[a-z]+(?:\/[a-z_+\-\d]+)+)$/i.test(word)

let known: ReadonlyMap<string, string> | undefined

/** By their lower case. */
function names(): ReadonlyMap<string, string> {
  known ??= new Map(
    [...Intl.supportedValuesOf('timeZone'), 'UTC', 'GMT'].map(name => [name.toLowerCase(), name])
  )
  return known
}

const citiesLike = (isIt: (city: string) => boolean): readonly string[] =>
  [...names().values()].filter(name => isIt(bare(name.split('/').at(-1) ?? '')))

const bare = (city: string): string => city.toLowerCase().replace(/[_\s]+/g, ' ')

/** Whether one becomes the other by one letter more, less or other, or two that changed places. */
function areAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const rest = (text: string, skipped: number): string => text.slice(from + skipped)
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2))
  )
}
