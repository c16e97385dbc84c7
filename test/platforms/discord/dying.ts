// A bot for the tests that kill it: it promises answers, and gives none, or late ones of every kind, or such as hold its thread. Settings are
// in the environment.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FrontDesk } from '../../../src/ask.ts'
import { openDiscord } from '../../../src/platforms/discord/discord.ts'
import { note, paragraph, reply } from '../../../src/reply.ts'
import { holding } from '../../fakes/held.ts'
import { keptIn, storedIn } from '../../fakes/kept.ts'
import { menu, quietLog } from './menu.ts'

/** After a while, with how far it is: to all, or to who asked alone. */
const lately: FrontDesk['answer'] = async ({ command }, meanwhile = () => {}) => {
  for (let at = 1; at <= 3; at++) {
    await sleep(20)
    meanwhile(reply([note(`${at} of 3`)]))
  }
  return reply([paragraph('at last')], [], { private: command !== 'help' && command !== 'check' })
}

const [folder, answers] = [process.env['KEPT'] ?? '', process.env['ANSWERS'] ?? '']
const ANSWERS: Readonly<Record<string, FrontDesk['answer']>> = {
  late: lately,
  held: holding(folder)
}
const platform = openDiscord(
  {
    env: process.env,
    welcome: () => reply([]),
    log: quietLog,
    kept: answers === 'held' ? await storedIn(folder) : keptIn(folder)
  },
  20
)
await platform.start({
  menu,
  answer: ANSWERS[answers] ?? (() => new Promise(() => {})),
  suggest: () => []
})
process.stdout.write(`${platform.port() ?? 'started'}\n`)
