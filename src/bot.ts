// The wiring: sources, newsroom, front desk and platforms opened in order, and closed in the order that loses nothing.
import { type FrontDesk, placeOf } from './ask.ts'
import type { Config } from './config.ts'
import { findCommands, findPlatforms, findSourceKinds } from './discover.ts'
import { ConfigError } from './errors.ts'
import { openFrontdesk } from './frontdesk.ts'
import type { Log } from './log.ts'
import type { Limits, Newsroom, Notices } from './newsroom/newsroom.ts'
import { openNewsroom, snapshotsToRead } from './newsroom/newsroom.ts'
import type { Platform } from './platform.ts'
import { reply } from './reply.ts'
import type { Source, SourceKind } from './source.ts'
import { openReadOnly, openStore } from './store/store.ts'
import { networkOf, openWeb, type Web } from './web/web.ts'
import { welcome } from './kit/welcome.ts'

export interface BotSettings {
  /** Addresses with their settings, at least one. */
  readonly sources: readonly string[]
  readonly config: WebConfig & Pick<Config, 'keep' | 'failingAfter'>
  readonly log: Log
  /** Aborted when the bot shall stop; a read under way ends early. */
  readonly signal: AbortSignal
  readonly limits: Limits
  /** Folder in which the newsroom is kept from one start to the next; null for nowhere. */
  readonly data: string | null
  /** Folder of which is read what people added, and nothing written, where nothing is to be kept; default: none. */
  readonly seeing?: string | null
  /** Whether the articles that are kept there are taken up too. */
  readonly seeingArticles?: boolean
  /** Whether what could not be read goes to the log too; the deliveries tell it either way. */
  readonly logDeliveries: boolean
  /** Whether sources are read by themselves when they are due. */
  readonly rounds: boolean
  /** Told what admins have to know of a source. */
  readonly notices?: Notices
  /** Called for each article that comes, with how many have. */
  readonly progress: (articles: number) => void
}

export interface Bot {
  readonly desk: FrontDesk
  readonly newsroom: Newsroom
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
  const { log, signal, progress, config, data, notices } = settings
  const kinds = await findSourceKinds()
  const commands = await findCommands()
  const sources = openAll(settings.sources, kinds)
  const web = openWebOf(config)
  const { seeing = null, seeingArticles = false } = settings
  const store =
    data !== null ? await openStore(data) : seeing === null ? null : openReadOnly(seeing)
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
      documents: store,
      rounds: settings.rounds,
      progress: () => progress((articles += 1)),
      ...(notices && { notices }),
      ...(seeing !== null && seeingArticles && { snapshots: snapshotsToRead(seeing) }),
      ...(settings.logDeliveries ? { log } : {})
    })
    const close = async () => {
      await newsroom.close()
      await web.close()
      await store?.close()
    }
    return { newsroom, desk: openFrontdesk({ commands, newsroom, log }), close }
  } catch (error) {
    await web.close()
    throw error
  }
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
 * Opens the platforms by their names, without starting them. Throws `ConfigError` where a name has no platform, or a
 * setting is missing. `bot` is asked for what to say to newcomers when somebody comes in.
 */
export async function openPlatforms(
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  bot: () => Bot | undefined
): Promise<readonly Platform[]> {
  const greet = (channel?: string) => {
    const opened = bot()
    if (opened === undefined) return reply([])
    const { newsroom, desk } = opened
    const seen = channel === undefined ? newsroom : newsroom.seenBy(placeOf(channel))
    return welcome(seen, desk.menu)
  }
  const kinds = await findPlatforms(names)
  return [...kinds.values()].map(kind => kind.open({ env, welcome: greet }))
}

/**
 * Starts the platforms in order, and stops them, the last first, when the signal says so or when all of them have ended
 * their conversations. Resolves when nothing of them is left open; what a platform fails with is thrown after that.
 */
export async function talk(
  desk: FrontDesk,
  platforms: readonly Platform[],
  signal: AbortSignal
): Promise<void> {
  const { promise: never } = Promise.withResolvers<void>()
  try {
    for (const platform of platforms) await platform.start(desk)
    await Promise.race([
      aborted(signal),
      Promise.all(platforms.map(platform => platform.ended ?? never))
    ])
  } finally {
    for (const platform of platforms.toReversed()) await platform.stop()
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
