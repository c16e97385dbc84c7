// The command line: one file a subcommand, help for each, and what may go wrong as a line and an exit code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { packageFolder } from '../config.ts'
import { ConfigError } from '../errors.ts'
import { visible } from '../visible.ts'
import { addAnalyze } from './analyze.ts'
import { addAsk } from './ask.ts'
import { addCheck } from './check.ts'
import { addDeliveries } from './deliveries.ts'
import { addDoctor, addInvite, addManifest } from './doctor.ts'
import { exit } from './exit.ts'
import { addNext } from './next.ts'
import { addRead } from './read.ts'
import { addSearch } from './search.ts'
import { addSources } from './sources.ts'
import { addStart } from './start.ts'
import { addVerify } from './verify.ts'

/**
 * Runs one command line (without node and script) to its end and gives the exit code; `exit.ts` says what each means.
 * Never throws: a fault is told on standard error with where it came from.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let code: number = exit.done
  const finish = (given: number): void => {
    code = given
  }
  const program = new Command('copydesk')
    .description(
      'Answers from news articles, word for word, and shows where outlets print the same words differently.'
    )
    .version(versionOf(packageFolder), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(--help tells how)')
    .addHelpText('after', after)
    .exitOverride()
  const adds = [
    addStart,
    addAsk,
    addAnalyze,
    addSearch,
    addCheck,
    addVerify,
    addRead,
    addNext,
    addSources,
    addDeliveries,
    addDoctor,
    addInvite,
    addManifest
  ]
  for (const add of adds) add(program, finish)
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // Commander has told on standard error what it wants.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage
    if (error instanceof ConfigError) tell(error.message)
    else tell(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return exit.failed
  }
}

const tell = (text: string): boolean => process.stderr.write(`copydesk: ${visible(text)}\n`)

const after = `
Exit codes:
  0  done, or stopped at your wish
  1  could not start or go on, or some of the input could not be read (told on standard error)
  2  the command line was not understood
  130  Ctrl-C or SIGTERM before the work was done

Settings come from the environment and from .env in the current folder; .env.example lists them.
In the repository: npm run -s copydesk -- ask '/who rutte'`

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8')
  )
  return version
}
