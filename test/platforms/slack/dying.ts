// A bot that promises answers and never gives one, for the test that kills it, or that dies at its first word. Settings are in the environment.
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { reply } from '../../../src/reply.ts'
import { keptIn } from '../../fakes/kept.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const kept = keptIn(process.env['KEPT'] ?? '')
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
await platform.start({ menu: [], answer: () => new Promise(() => {}), suggest: () => [] })
process.stdout.write(`${platform.port() ?? 0}\n`)
