// The wiring: sources, newsroom, front desk and platforms opened in order, and closed in the order that loses nothing.
import type { FrontDesk } from './ask.ts'
import { findCommands, findPlatforms, findSourceKinds } from './discover.ts'
import { ConfigError } from './errors.ts'
import { openFrontdesk } from './frontdesk.ts'
import type { Log } from './log.ts'
import type { Newsroom } from './newsroom.ts'
import { openNewsroom } from './newsroom.ts'
import type { Platform } from './platform.ts'
import { reply } from './reply.ts'
import type { Source, SourceKind } from './source.ts'
import { welcome } from './kit/welcome.ts'

export interface BotSettings {
  /** Addresses, at least one. */
  readonly sources: readonly string[]
  readonly log: Log
  /** Aborted when the bot shall stop; a read under way ends early. */
  readonly signal: AbortSignal
  /** Whether what could not be read goes to the log too; the deliveries tell it either way. */
  readonly logDeliveries: boolean
  /** Called for each article that comes, with how many have. */
  readonly progress: (articles: number) => void
}

export interface Bot {
  readonly desk: FrontDesk
  readonly newsroom: Newsroom
}

/**
 * Opens everything but the platforms: reads all sources, prints the first edition. A source that fails is in the
 * deliveries; the rest is there. Throws `ConfigError` for an address that cannot be one and for a bad file in
 * commands/ or src/sources/.
 */
export async function openBot(settings: BotSettings): Promise<Bot> {
  const { log, signal, progress } = settings
  const kinds = await findSourceKinds()
  const commands = await findCommands()
  let articles = 0
  const newsroom = await openNewsroom({
    sources: openSources(settings.sources, kinds),
    signal,
    progress: () => progress((articles += 1)),
    ...(settings.logDeliveries ? { log } : {})
  })
  return { newsroom, desk: openFrontdesk({ commands, newsroom, log }) }
}

/** Each address once, in the order given. Throws `ConfigError` naming the address whose kind there is not. */
export function openSources(
  addresses: readonly string[],
  kinds: ReadonlyMap<string, SourceKind>
): readonly Source[] {
  return [...new Set(addresses)].map(address => {
    const colon = address.indexOf(':')
    const kind = kinds.get(address.slice(0, colon))
    if (kind === undefined) {
      const names = [...kinds.keys()].join(', ')
      throw new ConfigError(address, `there is no such kind of source; there is ${names}`)
    }
    return kind.open(address.slice(colon + 1))
  })
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
  const greet = () => {
    const opened = bot()
    return opened === undefined ? reply([]) : welcome(opened.newsroom, opened.desk.menu)
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
