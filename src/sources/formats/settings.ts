// What may follow an address after a `#`: settings of one source. Fragments are never sent to anybody, so nothing of them leaks.
import { durationOf } from '../../duration.ts'
import { ConfigError } from '../../errors.ts'
import type { SourceSettings } from '../../source.ts'

export interface Addressed {
  /** Without the settings. */
  readonly rest: string
  readonly settings: SourceSettings
  /** Those of the kind's own, by name. */
  readonly own: ReadonlyMap<string, string>
}

/**
 * Parts `https://gazette.example/feed#every=30m&name=Gazette&tags=ports,sea`. `own`: names that the kind itself knows, with the
 * values that they may have. Throws `ConfigError` for any other name or value: a typing error must not pass in silence.
 */
export function addressed(
  kind: string,
  written: string,
  own: Readonly<Record<string, readonly string[]>> = {}
): Addressed {
  const hash = written.indexOf('#')
  const rest = (hash < 0 ? written : written.slice(0, hash)).trim()
  const given = new URLSearchParams(hash < 0 ? '' : written.slice(hash + 1))
  const found = new Map<string, string>()
  const settings = { name: null, tags: [], every: null, keep: null } as SourceSettings
  const set: { -readonly [Key in keyof SourceSettings]: SourceSettings[Key] } = settings
  for (const [name, value] of given) {
    const values = own[name]
    if (name === 'name') set.name = value.trim() || null
    else if (name === 'tags') set.tags = listOf(value)
    else if (name === 'every' || name === 'keep') set[name] = timeOf(kind, name, value)
    else if (values?.includes(value) === true) found.set(name, value)
    else if (values)
      throw new ConfigError(`${kind}:…#${name}`, `wants ${values.join(' or ')}, not "${value}"`)
    else {
      const known = ['name', 'tags', 'every', 'keep', ...Object.keys(own)].join(', ')
      throw new ConfigError(`${kind}:…#${name}`, `is no setting of a source: there is ${known}`)
    }
  }
  return { rest, settings, own: found }
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')

function timeOf(kind: string, name: string, value: string): number {
  const time = durationOf(value)
  if (!Number.isNaN(time)) return time
  throw new ConfigError(`${kind}:…#${name}`, `wants a time such as 30m, 6h or 2d, not "${value}"`)
}
