// `copydesk start`: reads the sources and talks on the platforms until it is told to stop.
import type { Command } from 'commander'
import type { Bot } from '../bot.ts'
import { openBot, openPlatforms, talk } from '../bot.ts'
import { loadDotEnv, readConfig } from '../config.ts'
import { openLog } from '../log.ts'
import { note, reply } from '../reply.ts'
import { exit, interruption } from './exit.ts'
import type { Finish } from './exit.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption } from './options.ts'
import { openProgress } from './progress.ts'

export function addStart(program: Command, finish: Finish): void {
  program
    .command('start')
    .summary('read the sources and talk on the platforms')
    .description(
      'Reads the sources and answers on the platforms (PLATFORMS, by default the console) until Ctrl-C, SIGTERM,\n' +
        'or the end of the conversation. A second Ctrl-C ends at once.'
    )
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((options: SourceChoice) => start(options, finish))
}

async function start({ source }: SourceChoice, finish: Finish): Promise<void> {
  const signal = interruption()
  loadDotEnv()
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const progress = openProgress('article', null)
  let bot: Bot | undefined
  // Before the sources: a missing token is told at once, not after minutes of reading.
  const platforms = await openPlatforms(config.platforms, process.env, () => bot)
  // Whoever sits at the machine that runs the bot keeps all its sources.
  const at = platforms[config.platforms.indexOf('console')]
  const tellConsole = (text: string): void => {
    void at?.tell('console:local', reply([note(text)]))
  }
  try {
    bot = await openBot({
      sources: source.length > 0 ? source : config.sources,
      config,
      rounds: true,
      notices: (_, text) => tellConsole(text),
      log,
      logDeliveries: true,
      limits: { articles: config.maxArticles, memory: config.memory },
      data: config.data,
      signal,
      progress: articles => progress.at(articles)
    })
  } catch (error) {
    if (signal.aborted) return finish(exit.done)
    throw error
  } finally {
    progress.end()
  }
  await talk(bot.desk, platforms, signal)
  await bot.close()
  finish(exit.done)
}

const after = `
Examples:
  copydesk start
  copydesk start --source folder:./news --source jsonl:./archive.jsonl.gz
  PLATFORMS=slack LOG_LEVEL=info copydesk start`
