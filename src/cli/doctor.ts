// `copydesk doctor PLATFORM`: what is in order with a platform and what is not. `copydesk invite PLATFORM`: where to add the bot. `copydesk manifest PLATFORM`: what to tell it of the bot.
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { findCommands, findPlatforms } from '../discover.ts'
import { ConfigError } from '../errors.ts'
import { menuOf } from '../kit/menu.ts'
import type { PlatformKind } from '../platform.ts'
import { openReadOnly } from '../store/store.ts'
import { visible } from '../visible.ts'
import { loadDotEnv } from './dotenv.ts'
import { exit } from './exit.ts'
import type { Finish } from './exit.ts'

export function addDoctor(program: Command, finish: Finish): void {
  program
    .command('doctor')
    .argument('<platform>', 'such as discord')
    .summary('say what is in order with a platform, and what is not')
    .description('Looks at what a platform needs, and changes nothing.')
    .option(
      '--channel <channel...>',
      'a channel that briefings go to, as discord:SERVER:CHANNEL or slack:WORKSPACE:CHANNEL, by their ids\n' +
        '(default: those of the schedules that are kept)',
      []
    )
    .addHelpText('after', after)
    .action(async (name: string, { channel }: { channel: readonly string[] }) =>
      finish(await examine(name, channel))
    )
}

export function addInvite(program: Command): void {
  program
    .command('invite')
    .argument('<platform>', 'such as discord')
    .summary('print the address at which somebody adds the bot')
    .action(async (name: string) => {
      const address = await (await kindOf(name)).invite?.(process.env)
      if (address === undefined) throw new ConfigError(name, 'nobody is invited there')
      process.stdout.write(`${address}\n`)
    })
}

export function addManifest(program: Command): void {
  program
    .command('manifest')
    .argument('<platform>', 'such as slack')
    .summary('print what the platform is told of the bot')
    .description('Prints, as JSON, the app manifest for these settings. It needs no token.')
    .action(async (name: string) => {
      const kind = await kindOf(name)
      const manifest = kind.manifest?.(process.env, menuOf(await findCommands()))
      if (manifest === undefined) throw new ConfigError(name, 'it wants no manifest')
      process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`)
    })
}

const after = `
Examples:
  copydesk doctor discord
  copydesk doctor slack --channel slack:T0123456:C0123456
  copydesk doctor discord --channel discord:123456789012345678:234567890123456789

Exit code 1: something is not in order.`

async function examine(name: string, channels: readonly string[]): Promise<number> {
  const kind = await kindOf(name)
  if (kind.doctor === undefined) throw new ConfigError(name, 'there is nothing to examine')
  const menu = menuOf(await findCommands())
  const wanted = channels.length > 0 ? channels : await scheduledOn(name)
  const found = await kind.doctor({ env: process.env, menu, channels: wanted })
  for (const { good, says } of found) process.stdout.write(`${good ? '✓' : '✗'} ${visible(says)}\n`)
  return found.every(({ good }) => good) ? exit.done : exit.failed
}

/** Where schedules post, the first of them: looking at each takes some questions. */
async function scheduledOn(platform: string): Promise<readonly string[]> {
  const store = await openReadOnly(readConfig(process.env))
  try {
    const schedules = await store.schedules.everywhere(MOST_SCHEDULES)
    const channels = new Set(schedules.map(({ channel }) => channel))
    return [...channels].filter(each => each.startsWith(`${platform}:`)).slice(0, MOST_CHANNELS)
  } finally {
    await store.close()
  }
}

const [MOST_SCHEDULES, MOST_CHANNELS] = [10_000, 25] as const

async function kindOf(name: string): Promise<PlatformKind> {
  loadDotEnv()
  const kind = (await findPlatforms([name], undefined, 'platform')).get(name)
  if (kind === undefined) throw new ConfigError(name, 'there is no such platform')
  return kind
}
