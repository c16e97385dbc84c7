// How long people wait: every command through the real front desk, over an edition printed from the corpus.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { findCommands } from '../../src/discover.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import { asks } from './asks.ts'
import { atMost, figure, median, quantile, say, section } from './measure.ts'
import { chance } from './random.ts'

/** Prints p50, p99 and the longest of so many asks a command, and the longest pause of the event loop meanwhile. */
export async function benchAnswering(edition: Edition, asked: number, seed: number): Promise<void> {
  section(`Answering, ${asked} asks a command, ${figure(edition.counts.articles)} articles`)
  const commands = await findCommands()
  const answer = openDesk(commands, edition, seed)
  const pauses = monitorEventLoopDelay({ resolution: 1 })
  pauses.enable()
  // A reload reads and prints: that is measured above.
  for (const name of commands.keys().filter(each => each !== 'reload')) {
    for (let warm = 0; warm < asked / 10; warm++) await answer(name)
    const answers: Answer[] = []
    for (let at = 0; at < asked; at++) answers.push(await answer(name))
    sayAnswers(name, answers)
  }
  pauses.disable()
  say('longest pause of the event loop', ms(pauses.max / 1e6))
}

interface Answer {
  readonly tookMs: number
  /** Nobody, nothing or several were found: the desk asked back. */
  readonly askedBack: boolean
}

/** Gives a way to ask a command something drawn from the edition. Throws when an answer breaks: that is not a fast one. */
function openDesk(commands: Commands, edition: Edition, seed: number) {
  const desk = openFrontdesk({
    commands,
    newsroom: { edition, deliveries: [], reload: async () => [] },
    log: {
      error: (fault: object) => {
        throw new Error('an answer broke', { cause: fault })
      }
    }
  })
  const drawn = asks(edition, chance(seed))
  return async (command: string): Promise<Answer> => {
    const input = drawn(command)
    const asker = 'console:bench'
    const at = Date.UTC(2026, 10, 21)
    // The loop turns between two asks, as it does when people ask.
    await setImmediate()
    const from = performance.now()
    const shown = await desk.answer({ command, input, asker, channel: asker, admin: true, at })
    const tookMs = performance.now() - from
    return { tookMs, askedBack: shown.private && shown.blocks.length === 1 }
  }
}

function sayAnswers(command: string, answers: readonly Answer[]): void {
  const times = answers.map(answer => answer.tookMs)
  const back = answers.filter(answer => answer.askedBack).length
  const late = quantile(times, 0.99)
  say(
    `/${command}`,
    `p50 ${ms(median(times))}, p99 ${ms(late)}, max ${ms(Math.max(...times))}` +
      (back === 0 ? '' : `, ${back} asked back`),
    atMost(late, 20, 'ms p99')
  )
}

type Commands = Awaited<ReturnType<typeof findCommands>>

const ms = (value: number): string => `${figure(value)} ms`
