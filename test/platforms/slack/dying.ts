// A bot that promises answers and never gives one, for the test that kills it, or that dies at its first word, or whose answers hold its
// thread. Settings are in the environment.
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { reply } from '../../../src/reply.ts'
import { holding } from '../../fakes/held.ts'
import { keptIn, storedIn } from '../../fakes/kept.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const isHeld = process.env['ANSWERS'] === 'held'
const folder = process.env['KEPT'] ?? ''
const kept = isHeld ? await storedIn(folder) : keptIn(folder)
const platform = openSlack({
  env: process.env,
  welcome: () => reply([]),
  log: quiet,
  kept:
    process.env['DIES'] === 'yes'
      ? {
          ...kept,
          owed: { ...kept.owed, add: async () => void process.kill(process.pid, 'SIGKILL') }
        }
      : kept
})
await platform.start({
  menu: [],
  answer: isHeld ? holding(folder) : () => new Promise(() => {}),
  suggest: () => []
})
process.stdout.write(`${platform.port() ?? 0}\n`)
