// `copydesk start`: reads the sources and talks on the platforms until it is told to stop.
import type { Command } from 'commander'
import type { Bot } from '../bot.ts'
import { openBot, openPlatforms, talk } from '../bot.ts'
import { readConfig } from '../config.ts'
import { tellAdmins } from '../hosting.ts'
import type { Log } from '../log.ts'
import { openLog } from '../log.ts'
import { loadDotEnv } from './dotenv.ts'
import { exit, interruption } from './exit.ts'
import type { Finish } from './exit.ts'
import { openStore } from '../store/store.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption } from './options.ts'
import type { Platform } from '../platform.ts'
import { openProgress } from './progress.ts'

export function addStart(program: Command, finish: Finish): void {
  program
    .command('start')
    .summary('read the sources and talk on the platforms')
    .description(
      'Reads the sources and answers on the platforms (PLATFORMS; by default the console, and at a\n' +
        'terminal a page in the browser too) until Ctrl-C, SIGTERM, or the end of the\n' +
        'conversation. A second Ctrl-C ends at once.'
    )
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((options: SourceChoice) => start(options, finish))
}

async function start({ source }: SourceChoice, finish: Finish): Promise<void> {
  const signal = interruption()
  loadDotEnv()
  const isTyped = process.stdin.isTTY && process.stdout.isTTY
  const config = readConfig(process.env, { isTyped })
  const log = openLog(config.logLevel)
  outlive(log)
  const progress = openProgress('article', null)
  let bot: Bot | undefined
  let platforms: ReadonlyMap<string, Platform> = new Map()
  const store = await openStore({ ...config, log })
  // Before the sources: a missing token is told at once, not after minutes of reading.
  platforms = await openPlatforms(config.platforms, {
    env: process.env,
    store,
    log,
    bot: () => bot,
    pages: () => Array.from(platforms.values(), each => each.page?.() ?? []).flat()
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  try {
    bot = await openBot({
      sources: source.length > 0 ? source : config.sources,
      config,
      rounds: true,
      notices: (place, text) => void tellAdmins(place, text, platforms, log),
      log,
      logDeliveries: true,
      limits: { articles: config.maxArticles, memory: config.memory },
      data: config.data,
      store,
      signal,
      firstWait: FIRST_WAIT,
      progress: articles => progress.at(articles)
    })
  } catch (error) {
    if (signal.aborted) return finish(exit.done)
    throw error
  } finally {
    progress.end()
  }
  try {
    await talk(bot, platforms, signal)
  } finally {
    await bot.close()
    // What a library still waits for, such as a connection that nobody answers, keeps nobody here.
    setTimeout(() => process.exit(), AFTERWARDS).unref()
  }
  finish(exit.done)
}

/** Milliseconds. */
const AFTERWARDS = 1000

/**
 * Libraries lose a failure now and then, in a promise that nobody waits for. It costs what they were doing, not the conversations of
 * everybody else: without this Node would end the process.
 */
function outlive(log: Log): void {
  process.on('unhandledRejection', cause => {
    log.error({ err: cause }, 'a failure that nobody waited for')
  })
}

/** Milliseconds: who starts the bot waits no longer for what is slow; it is read beside the first answers. */
const FIRST_WAIT = 5000

const after = `
Examples:
  copydesk start
  copydesk start --source folder:./news --source jsonl:./archive.jsonl.gz
  PLATFORMS=slack LOG_LEVEL=info copydesk start`
