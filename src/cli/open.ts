// Opens the bot without platforms, for subcommands that ask it something and end.
import type { Bot } from '../bot.ts'
import { openBot } from '../bot.ts'
import { readConfig } from '../config.ts'
import { ConfigError } from '../errors.ts'
import type { SourceError } from '../errors.ts'
import { openLog } from '../log.ts'
import type { Delivery } from '../source.ts'
import { openReadOnly } from '../store/store.ts'
import { visible } from '../visible.ts'
import { loadDotEnv } from './dotenv.ts'
import type { SourceChoice } from './options.ts'
import { openProgress } from './progress.ts'

interface DeskChoice {
  readonly quiet?: boolean
  readonly keptArticles?: boolean
  /** Milliseconds that sources of the web are waited for; default: until all are read. */
  readonly firstWait?: number
}

/**
 * Reads the settings and the sources, and with `keptArticles` what is kept in DATA, telling on standard error how far it has come and, unless `quiet`, what could not
 * be read. Throws `ConfigError` for settings that cannot be used, and when no source could be read at all.
 */
export async function openDesk(
  { source }: SourceChoice,
  signal: AbortSignal,
  { quiet = false, keptArticles = false, firstWait }: DeskChoice = {}
): Promise<Bot> {
  loadDotEnv()
  const config = readConfig(process.env)
  const chosen = source.length > 0 ? source : config.sources
  const kept = source.length > 0 ? null : config.data
  const progress = openProgress('article', null)
  const bot = await openBot({
    sources: chosen,
    config,
    rounds: false,
    log: openLog(config.logLevel),
    logDeliveries: false,
    limits: { articles: config.maxArticles, memory: config.memory },
    // One question is answered from what the sources say now, and leaves nothing behind.
    data: null,
    seeing: keptArticles ? kept : null,
    store: await openReadOnly({
      data: kept,
      databaseUrl: source.length > 0 ? null : config.databaseUrl
    }),
    signal,
    ...(firstWait !== undefined && { firstWait }),
    progress: articles => progress.at(articles)
  }).finally(() => progress.end())
  // What was kept is there before its sources are read.
  if (keptArticles) await bot.newsroom.reload()
  const { deliveries, awaited } = bot.newsroom
  if (quiet) return bot
  if (awaited.length === 0 && deliveries.every(({ failed }) => failed !== null)) {
    const key = source.length > 0 ? '--source' : 'SOURCES'
    throw new ConfigError(key, deliveries.map(failure).join('; '))
  }
  for (const delivery of deliveries) {
    if (delivery.failed !== null) tell(failure(delivery))
    for (const problem of delivery.problems) tell(problem)
  }
  for (const each of awaited) tell(`${each}: is still being read, and not waited for`)
  return bot
}

const failure = ({ address, failed }: Delivery): string => `${address}: ${failed}`

/** One line on standard error. */
export const tellProblem = (error: SourceError): void => tell(error.message)

const tell = (text: string): void => {
  process.stderr.write(`${visible(text)}\n`)
}
