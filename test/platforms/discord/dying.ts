// A bot that promises answers and never gives one, for the test that kills it. Settings are in the environment.
import { openDiscord } from '../../../src/platforms/discord/discord.ts'
import { reply } from '../../../src/reply.ts'
import { keptIn } from '../../fakes/kept.ts'
import { menu, quietLog } from './menu.ts'

const platform = openDiscord(
  {
    env: process.env,
    welcome: () => reply([]),
    log: quietLog,
    kept: keptIn(process.env['KEPT'] ?? '')
  },
  20
)
await platform.start({ menu, answer: () => new Promise(() => {}), suggest: () => [] })
process.stdout.write('started\n')
