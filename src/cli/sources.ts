// `copydesk sources`: what each source brought when it was read just now, and what could not be read.
import type { Command } from 'commander'
import { answerTo, printReply } from './answer.ts'
import { exit, untilInterrupted } from './exit.ts'
import type { Finish } from './exit.ts'
import { jsonLines } from './lines.ts'
import { openDesk } from './open.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption } from './options.ts'

interface SourcesOptions extends SourceChoice {
  readonly json: boolean
}

export function addSources(program: Command, finish: Finish): void {
  program
    .command('sources')
    .summary('read every source and tell what each brought')
    .description(
      'Reads every source and tells what it brought. The exit code is 1 when one has problems.'
    )
    .option('--json', 'print a line of JSON for each source', false)
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((options: SourcesOptions) =>
      untilInterrupted(finish, signal => tellSources(options, signal))
    )
}

async function tellSources(options: SourcesOptions, signal: AbortSignal): Promise<number> {
  const { desk, newsroom } = await openDesk(options, signal, { quiet: true })
  const { deliveries } = newsroom
  const print = jsonLines(process.stdout)
  if (options.json) for (const delivery of deliveries) await print(delivery)
  else printReply(await answerTo(desk, '/sources'))
  const healthy = deliveries.every(
    ({ failed, problems }) => failed === null && problems.length === 0
  )
  return healthy ? exit.done : exit.failed
}

const after = `
Examples:
  copydesk sources
  copydesk sources --json --source folder:./news`
