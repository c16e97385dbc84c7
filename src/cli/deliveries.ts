// `copydesk deliveries`: what was posted by itself, what was not, and why, of every place.
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openReadOnly } from '../store/store.ts'
import { visible } from '../visible.ts'
import { loadDotEnv } from './dotenv.ts'
import { exit, untilInterrupted } from './exit.ts'
import type { Finish } from './exit.ts'
import { jsonLines } from './lines.ts'
import { wholeNumber } from './options.ts'

interface DeliveriesOptions {
  readonly json: boolean
  readonly limit: number
}

export function addDeliveries(program: Command, finish: Finish): void {
  program
    .command('deliveries')
    .summary('what was posted by itself, what was not, and why')
    .description(
      'Prints the latest due times of every place and what became of each, the latest first. Reads what is kept in DATA or\n' +
        'at DATABASE_URL, and changes nothing; the bot may run meanwhile.'
    )
    .option('--json', 'print a line of JSON for each', false)
    .option('--limit <n>', 'how many', wholeNumber(1, 100_000), 50)
    .addHelpText('after', after)
    .action((options: DeliveriesOptions) => untilInterrupted(finish, () => tellAll(options)))
}

async function tellAll({ json, limit }: DeliveriesOptions): Promise<number> {
  loadDotEnv()
  const store = await openReadOnly(readConfig(process.env))
  const print = jsonLines(process.stdout)
  const all = await store.deliveries.all(limit)
  if (all.length === 0 && !json) process.stdout.write('Nothing has been due yet.\n')
  for (const { plan, slot, state, channel, attempts, message, reason, key } of all) {
    const due = new Date(slot).toISOString().replace('.000Z', 'Z')
    const schedule = (await store.schedules.find(plan))?.number ?? null
    if (json) await print({ due, state, channel, schedule, attempts, message, reason, key })
    else {
      const which = schedule === null ? '' : ` schedule ${schedule}`
      const why = reason === null ? '' : `: ${reason}`
      process.stdout.write(`${visible(`${due} ${state} ${channel}${which}${why}`)}\n`)
    }
  }
  await store.close()
  return exit.done
}

const after = `
Examples:
  copydesk deliveries --limit 10
  copydesk deliveries --json | jq 'select(.state != "sent")'`
