// A source as the newsroom knows it: who sees it, how it fares, where it has moved, what it noted.
import type { Arrivals } from './arrivals.ts'
import { ConfigError } from '../errors.ts'
import { type Health, newHealth, type Outcome, type Pace } from './freshness.ts'
import type { Listed } from '../roster.ts'
import { shownAddress } from './shown.ts'
import type { Delivery, Source, SourceSettings } from '../source.ts'
import { FetchError } from '../web/web.ts'

export interface Entry {
  /** Its place and its address: two places may each have the same source. */
  readonly key: string
  readonly source: Source
  /** With its settings. */
  readonly typed: string
  readonly shown: string
  readonly settings: SourceSettings
  /** The place that alone sees it; null for everyone. */
  readonly scope: string | null
  /** The address of the list that names it; null where somebody did. */
  readonly list: string | null
  /** Whether the configuration names it: then it is there at the next start without being remembered. */
  readonly configured: boolean
  health: Health
  arrivals: Arrivals
  /** Where it is asked for now, as it follows the kind. */
  movedTo: string | null
  /** What reads it: itself, or the same kind at the place where it has moved. */
  reader: Source
  /** Plain JSON, of the last read that ended well. */
  notes: unknown
}

/** What a source is, besides how it fares. */
export type Known = Pick<Entry, 'source' | 'typed' | 'scope' | 'list' | 'configured'>

export const entryOf = (known: Known): Entry => ({
  ...known,
  key: keyOf(known.scope, known.source.address),
  shown: shownAddress(known.source.address),
  settings: known.source.settings ?? UNSET,
  health: newHealth,
  arrivals: {},
  movedTo: null,
  reader: known.source,
  notes: null
})

export const keyOf = (scope: string | null, address: string): string =>
  scope === null ? address : `${scope} ${address}`

const UNSET: SourceSettings = { name: null, tags: [], every: null, keep: null }

/** As the roster tells of it; `delivery` as the paper that is asked has it. */
export const listedOf = (
  entry: Entry,
  delivery: Delivery | null,
  underWay: Listed['underWay']
): Listed => ({
  address: entry.source.address,
  shown: entry.shown,
  settings: entry.settings,
  typed: entry.typed,
  scope: entry.scope,
  list: entry.list,
  movedTo: entry.movedTo,
  delivery,
  underWay: underWay && { since: underWay.since, articles: underWay.articles },
  arrivals: entry.arrivals,
  readAt: entry.health.readAt,
  next: entry.health.next,
  failures: entry.health.failures,
  failingSince: entry.health.failingSince,
  reason: entry.health.reason,
  paused: entry.health.paused,
  stopped: entry.health.stopped
})

const HALF_AN_HOUR = 1_800_000

/** What brings everything at every read lies on this machine: it is read when somebody asks for that, or sets an interval. */
export const paceOf = ({ source, settings }: Entry): Pace => ({
  every: settings.every,
  usual: source.complete ? null : HALF_AN_HOUR
})

/** What a read that failed says about the next one. */
export function failureOf(reason: string, error: unknown): Outcome {
  const fault = faultIn(error)
  return {
    failed: reason,
    gone: fault?.status === 410,
    retryAfter: fault?.retryAfter ?? null
  }
}

function faultIn(error: unknown): FetchError | null {
  if (error instanceof FetchError) return error
  return error instanceof Error && error.cause !== undefined ? faultIn(error.cause) : null
}

/** After so many failures in a row the new address is given up, and the one that somebody gave is asked again. */
const MOST_FAILURES_MOVED = 3

/** Whether a source whose read ended so is asked for at its own address again. */
export const isLost = ({ movedTo }: Entry, outcome: Outcome, failures: number): boolean =>
  movedTo !== null && outcome.failed !== null && (outcome.gone || failures >= MOST_FAILURES_MOVED)

/** The same source where it has moved; itself where it has not, or where that is no address of its kind. */
export function readerOf(
  { source, typed }: Entry,
  movedTo: string | null,
  open: (typed: string) => Source
): Source {
  if (movedTo === null) return source
  const kind = typed.slice(0, typed.indexOf(':') + 1)
  const hash = typed.indexOf('#')
  try {
    return open(`${kind}${movedTo.replace(/#.*$/, '')}${hash < 0 ? '' : typed.slice(hash)}`)
  } catch (error) {
    if (error instanceof ConfigError) return source
    throw error
  }
}
