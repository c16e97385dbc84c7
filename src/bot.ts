// The wiring: sources, newsroom, front desk and platforms opened in order, and closed in the order that loses nothing.
import type { FrontDesk } from './ask.ts'
import type { Config } from './config.ts'
import { findCommands, findPlatforms, findSourceKinds } from './discover.ts'
import { ConfigError } from './errors.ts'
import { openFrontdesk } from './frontdesk.ts'
import { type Host, hostFor } from './hosting.ts'
import type { Log } from './log.ts'
import type { Limits, Newsroom, Notices } from './newsroom/newsroom.ts'
import { openNewsroom, snapshotsToRead } from './newsroom/newsroom.ts'
import type { Platform } from './platform.ts'
import type { Roster } from './roster.ts'
import type { Source, SourceKind } from './source.ts'
import { openSchedule, type Schedule } from './schedule/schedule.ts'
import type { Store } from './store/store.ts'
import { networkOf, openWeb, type Web } from './web/web.ts'

export interface BotSettings {
  /** Addresses with their settings, at least one. */
  readonly sources: readonly string[]
  readonly config: WebConfig & Pick<Config, 'keep' | 'failingAfter' | 'zone' | 'late'>
  readonly log: Log
  /** Aborted when the bot shall stop; a read under way ends early. */
  readonly signal: AbortSignal
  readonly limits: Limits
  /** Folder in which the newsroom is kept from one start to the next; null for nowhere. */
  readonly data: string | null
  /** Folder of which the articles that are kept are taken up and nothing is written; default: none. */
  readonly seeing?: string | null
  /** What people added and set. Closed with the bot. */
  readonly store: Store
  /** Whether what could not be read goes to the log too; the deliveries tell it either way. */
  readonly logDeliveries: boolean
  /** Whether sources are read by themselves when they are due. */
  readonly rounds: boolean
  /** Told what admins have to know of a source. */
  readonly notices?: Notices
  /** Milliseconds that the first edition waits for sources of the web; default: until all are read. */
  readonly firstWait?: number
  /** Called for each article that comes, with how many have. */
  readonly progress: (articles: number) => void
}

export interface Bot {
  readonly desk: FrontDesk
  readonly newsroom: Newsroom
  /** Posts by itself once it is started. */
  readonly schedule: Schedule
  /** Ends what is under way, writes what there is to write, and leaves nothing open. */
  readonly close: () => Promise<void>
}

/** What the settings say of the web. */
export type WebConfig = Pick<Config, 'contact' | 'allowNetworks'>

/**
 * Opens everything but the platforms: reads all sources and prints the first edition, or takes up the one that was kept in
 * `data` and reads the sources in the background. A source that fails is in the
 * deliveries; the rest is there. Throws `ConfigError` for an address that cannot be one and for a bad file in
 * commands/ or src/sources/.
 */
export async function openBot(settings: BotSettings): Promise<Bot> {
  const { log, signal, progress, config, data, notices, store, seeing = null } = settings
  const kinds = await findSourceKinds()
  const commands = await findCommands()
  const sources = openAll(settings.sources, kinds)
  const web = openWebOf(config)
  let articles = 0
  try {
    const newsroom = await openNewsroom({
      sources: [...sources.keys()],
      typed: [...sources.values()],
      open: typed => openSource(typed, kinds),
      web,
      signal,
      limits: settings.limits,
      keep: config.keep,
      patience: config.failingAfter,
      data,
      documents: store.documents,
      rounds: settings.rounds,
      progress: () => progress((articles += 1)),
      ...(notices && { notices }),
      ...(seeing !== null && { snapshots: snapshotsToRead(seeing) }),
      ...(settings.firstWait !== undefined && { firstWait: settings.firstWait }),
      ...(settings.logDeliveries ? { log } : {})
    })
    const schedule = openSchedule({
      store,
      log,
      pace: { late: config.late },
      forget: place => forgetSources(newsroom.roster, place),
      defaults: config.zone === null ? {} : { zone: { value: config.zone, from: 'ZONE' } }
    })
    const desk = openFrontdesk({
      commands,
      newsroom,
      log,
      calendar: schedule.calendar,
      recall: store.recall
    })
    schedule.hear(desk)
    const close = async () => {
      await schedule.close()
      await newsroom.close()
      await web.close()
      await store.close()
    }
    return { newsroom, schedule, desk, close }
  } catch (error) {
    await web.close()
    await store.close()
    throw error
  }
}

/** What a list names goes with its list. */
async function forgetSources(roster: Roster, place: string): Promise<void> {
  for (const { address, scope, list } of roster.list(place))
    if (scope === place && list === null) await roster.remove(address, place)
}

/** What reads the web as the settings say. Throws `ConfigError` for a network that is none. To be closed. */
export function openWebOf({ contact, allowNetworks }: WebConfig): Web {
  const opened = allowNetworks.map(text => {
    try {
      return networkOf(text)
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause
      throw new ConfigError('ALLOW_NETWORKS', cause.message, { cause })
    }
  })
  return openWeb({ agent: 'Copydesk/0.1', contact, opened })
}

/** Each source once, in the order given. Throws `ConfigError` naming the address whose kind there is not. */
export function openSources(
  addresses: readonly string[],
  kinds: ReadonlyMap<string, SourceKind>
): readonly Source[] {
  return [...openAll(addresses, kinds).keys()]
}

/** By source what was written for it, with its settings; of several for one source the first counts. */
function openAll(
  addresses: readonly string[],
  kinds: ReadonlyMap<string, SourceKind>
): ReadonlyMap<Source, string> {
  const opened = new Map<string, readonly [Source, string]>()
  for (const typed of addresses) {
    const source = openSource(typed, kinds)
    if (!opened.has(source.address)) opened.set(source.address, [source, typed])
  }
  return new Map(opened.values())
}

function openSource(address: string, kinds: ReadonlyMap<string, SourceKind>): Source {
  const colon = address.indexOf(':')
  const kind = kinds.get(address.slice(0, colon))
  if (kind === undefined) {
    const names = [...kinds.keys()].join(', ')
    throw new ConfigError(address, `there is no such kind of source; there is ${names}`)
  }
  return kind.open(address.slice(colon + 1))
}

/**
 * Opens the platforms by their names, and gives them by these, without starting them. Throws `ConfigError` where a name has no
 * platform, or a setting is missing.
 */
export async function openPlatforms(
  names: readonly string[],
  host: Host
): Promise<ReadonlyMap<string, Platform>> {
  const kinds = await findPlatforms(names)
  return new Map(Array.from(kinds, ([name, kind]) => [name, kind.open(hostFor(host))]))
}

/**
 * Starts the platforms in order, those last of which somebody sits at the other end, and then what is posted on them by itself; stops
 * them, the last first, when the signal says so or when all have ended their conversations but those that are only beside others.
 * Resolves when nothing of them is left open; what a platform fails with, whenever that is, is thrown after that: a bot that one service
 * will not have again ends, so that whoever looks after the process sees it.
 */
export async function talk(
  { desk, schedule }: Pick<Bot, 'desk'> & { readonly schedule: Pick<Schedule, 'start' | 'close'> },
  platforms: ReadonlyMap<string, Platform>,
  signal: AbortSignal
): Promise<void> {
  const { promise: never } = Promise.withResolvers<never>()
  const told = Promise.race([aborted(signal), ...Array.from(platforms.values(), failing)])
  // The greeting at a prompt tells what is there: then it has to be there.
  const inOrder = [...platforms.values()].toSorted(
    (a, b) => Number(a.ended !== undefined) - Number(b.ended !== undefined)
  )
  const lasting = inOrder.filter(({ isBeside = false }) => !isBeside)
  try {
    // What cannot be reached yet is not waited for by whoever wants to stop.
    for (const platform of inOrder)
      if (!signal.aborted) await Promise.race([told, platform.start(desk)])
    if (!signal.aborted) await schedule.start(platforms)
    await Promise.race([
      told,
      Promise.all((lasting.length > 0 ? lasting : inOrder).map(({ ended }) => ended ?? never))
    ])
  } finally {
    // What is being posted is waited for, while there is somebody to post it.
    await schedule.close()
    for (const platform of inOrder.toReversed()) await platform.stop()
  }
}

const failing = async ({ failed }: Platform): Promise<void> =>
  failed ?? Promise.withResolvers<never>().promise

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
