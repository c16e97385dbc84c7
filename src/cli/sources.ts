// `copydesk sources`: how each source fares, and feeds and articles moved in and out.
import type { Command } from 'commander'
import { Option } from 'commander'
import { answerTo, printReply } from './answer.ts'
import { exit, untilInterrupted } from './exit.ts'
import type { Finish } from './exit.ts'
import { jsonLines } from './lines.ts'
import type { ExportOptions } from './moving.ts'
import { exportAll, importList } from './moving.ts'
import { openDesk } from './open.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption } from './options.ts'

interface SourcesOptions extends SourceChoice {
  readonly json: boolean
}

export function addSources(program: Command, finish: Finish): void {
  const sources = program
    .command('sources')
    .summary('read every source and tell how each fares; import and export')
    .description(
      'Reads every source and tells what it brought. The exit code is 1 when one has problems.'
    )
    .option('--json', 'print a line of JSON for each source', false)
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((options: SourcesOptions) =>
      untilInterrupted(finish, signal => tellSources(options, signal))
    )
  sources
    .command('import')
    .summary('add the feeds of an OPML file for everybody who asks')
    .description(
      'Adds the feeds of an OPML file, with their folders as tags, for everybody who asks. They are kept in DATA and read ' +
        'from the next start on; the bot must not run meanwhile. A feed that is there already is left as it is.'
    )
    .argument('<file>', 'an OPML file, or - for standard input')
    .addHelpText('after', afterImport)
    .action((file: string) => untilInterrupted(finish, signal => importList(file, signal)))
  sources
    .command('export')
    .summary('print the feeds as OPML, or the articles as JSON lines')
    .description(
      'Prints the feeds as OPML, or the articles as JSON lines: what every source says now, and of articles also ' +
        'what is kept in DATA. Nothing is changed there.'
    )
    .addOption(
      new Option('-f, --format <format>', 'feeds or articles')
        .choices(['opml', 'jsonl'])
        .default('opml')
    )
    .addOption(sourceOption())
    .addHelpText('after', afterExport)
    .action((_: unknown, command: Command) =>
      // An option that the parent has too is given to the parent.
      untilInterrupted(finish, signal =>
        exportAll(command.optsWithGlobals<ExportOptions>(), signal)
      )
    )
}

async function tellSources(options: SourcesOptions, signal: AbortSignal): Promise<number> {
  const { desk, newsroom, close } = await openDesk(options, signal, { quiet: true })
  const { deliveries } = newsroom
  const print = jsonLines(process.stdout)
  if (options.json) for (const delivery of deliveries) await print(delivery)
  else printReply(await answerTo(desk, '/sources'))
  await close()
  const healthy = deliveries.every(
    ({ failed, problems }) => failed === null && problems.length === 0
  )
  return healthy ? exit.done : exit.failed
}

const after = `
Examples:
  copydesk sources
  copydesk sources --json --source folder:./news
  copydesk sources import feeds.opml
  copydesk sources export > feeds.opml`

const afterImport = `
Example:
  copydesk sources import feeds.opml`

const afterExport = `
Examples:
  copydesk sources export > feeds.opml
  copydesk sources export --format jsonl > articles.jsonl
  copydesk start --source jsonl:./articles.jsonl`
