// How long people wait: every command through the real front desk, on lines drawn from what the edition holds.
import { setImmediate } from 'node:timers/promises'
import { findCommands } from '../../src/discover.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import { asks } from './asks.ts'
import { atMost, median, ms, quantile, type Report } from './measure.ts'
import { chance } from './random.ts'
import { rosterOf } from '../fakes/roster.ts'

export interface Waits {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** Rows of p50, p99 and the longest for each command. Throws when an answer breaks: that is not a fast one. */
export async function measureAnswers(
  edition: Edition,
  asked: number,
  seed: number,
  { row, figure }: Report
): Promise<void> {
  const desk = await openDesk(edition)
  const drawn = asks(edition, chance(seed))
  // A reload reads and prints: that is measured elsewhere.
  for (const name of desk.names.filter(each => each !== 'reload')) {
    const waits = await waitsOf(asked, () => desk.answer(name, drawn(name)))
    sayWaits(`/${name}`, waits, { row })
    figure(`/${name} p99, ms`, waits.p99)
  }
}

export function sayWaits(
  what: string,
  { p50, p99, max }: Waits,
  { row }: Pick<Report, 'row'>
): void {
  row({
    what,
    ours: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
    peer: `longest ${ms(max)}`,
    mark: atMost(p99, 20, 'ms p99')
  })
}

/** So many asks, after a tenth as many that are not counted. */
export async function waitsOf(asked: number, ask: () => Promise<unknown>): Promise<Waits> {
  for (let warm = 0; warm < asked / 10; warm++) await ask()
  const times: number[] = []
  for (let at = 0; at < asked; at++) {
    // The loop turns between two asks, as it does when people ask.
    await setImmediate()
    const from = performance.now()
    await ask()
    times.push(performance.now() - from)
  }
  return { p50: median(times), p99: quantile(times, 0.99), max: Math.max(...times) }
}

export async function openDesk(edition: Edition) {
  const commands = await findCommands()
  const desk = openFrontdesk({
    commands,
    newsroom: { edition, deliveries: [], roster: rosterOf(), reload: async () => [] },
    log: {
      error: (fault: object) => {
        throw new Error('an answer broke', { cause: fault })
      }
    }
  })
  const asker = 'console:bench'
  return {
    names: [...commands.keys()],
    answer: (command: string, input: string) =>
      desk.answer({
        command,
        input,
        asker,
        channel: asker,
        admin: true,
        at: Date.UTC(2026, 10, 21)
      })
  }
}
