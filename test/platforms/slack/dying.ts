// A bot that promises answers and never gives one, for the test that kills it. Settings are in the environment.
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { reply } from '../../../src/reply.ts'
import { keptIn } from '../../fakes/kept.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const platform = openSlack({
  env: process.env,
  welcome: () => reply([]),
  log: quiet,
  kept: keptIn(process.env['KEPT'] ?? '')
})
await platform.start({ menu: [], answer: () => new Promise(() => {}), suggest: () => [] })
process.stdout.write('started\n')
