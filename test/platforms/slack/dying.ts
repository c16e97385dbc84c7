// A bot that promises answers and never gives one, for the test that kills it, or that dies at its first word, or whose first answer holds
// its thread. Settings are in the environment.
import type { FrontDesk } from '../../../src/ask.ts'
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { keptIn, storedIn } from '../../fakes/kept.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
/** Nothing else happens in this thread while the first is made. */
let held = 1500
const holding: FrontDesk['answer'] = async () => {
  for (const end = performance.now() + held; performance.now() < end;);
  held = 0
  return reply([paragraph('at last')])
}

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
  answer: isHeld ? holding : () => new Promise(() => {}),
  suggest: () => []
})
process.stdout.write(`${platform.port() ?? 0}\n`)
