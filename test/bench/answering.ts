// How long people wait: every command through the real front desk, on lines drawn from what the edition holds.
import { setImmediate } from 'node:timers/promises'
import { findCommands } from '../../src/discover.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import { asks } from './asks.ts'
import { atMost, median, ms, pausesOf, quantile } from './measure.ts'
import type { Pauses, Report } from './measure.ts'
import { chance } from './random.ts'
import { rosterOf } from '../fakes/roster.ts'

/** In milliseconds. */
export interface Waits {
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** The same of what this thread worked: waits are longer by the turns of other processes. */
  readonly worked: { readonly mean: number; readonly p99: number }
}

/**
 * Rows of p50, p99 and the longest for each command; gives how long the event loop was held meanwhile. Throws when an answer
 * breaks: that is not a fast one. What is asked is drawn beforehand: to look all through the articles for it takes seconds.
 */
export async function measureAnswers(
  edition: Edition,
  asked: number,
  seed: number,
  { row, figure }: Report
): Promise<Pauses> {
  const desk = await openDesk(edition)
  const draw = asks(edition, chance(seed))
  // A reload reads and prints: that is measured elsewhere.
  const drawn = desk.names
    .filter(name => name !== 'reload')
    .map(name => ({ name, lines: Array.from({ length: withWarming(asked) }, () => draw(name)) }))
  return pausesOf(async () => {
    for (const { name, lines } of drawn) {
      const waits = await waitsOf(asked, at => desk.answer(name, lines[at] ?? ''))
      sayWaits(`/${name}`, waits, { row })
      figure(`/${name} p99, ms`, waits.p99)
      figure(`/${name} worked, ms`, waits.worked.mean)
    }
  })
}

export function sayWaits(
  what: string,
  { p50, p99, max, worked }: Waits,
  { row }: Pick<Report, 'row'>
): void {
  row({
    what,
    ours: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
    peer: `longest ${ms(max)}; worked ${ms(worked.mean)} each, p99 ${ms(worked.p99)}`,
    mark: atMost(p99, 20, 'ms p99')
  })
}

/** So many asks, after a tenth as many that are not counted. `ask` is given the number of each, from 0. */
export async function waitsOf(
  asked: number,
  ask: (number: number) => Promise<unknown>
): Promise<Waits> {
  const times: number[] = []
  const work: number[] = []
  for (let at = 0; at < withWarming(asked); at++) {
    // The loop turns between two asks, as it does when people ask.
    await setImmediate()
    const from = performance.now()
    const before = process.threadCpuUsage()
    await ask(at)
    const { user, system } = process.threadCpuUsage(before)
    times.push(performance.now() - from)
    work.push((user + system) / 1000)
  }
  const [counted, worked] = [times.slice(-asked), work.slice(-asked)]
  return {
    p50: median(counted),
    p99: quantile(counted, 0.99),
    max: Math.max(...counted),
    worked: {
      mean: worked.reduce((sum, each) => sum + each, 0) / asked,
      p99: quantile(worked, 0.99)
    }
  }
}

const withWarming = (asked: number): number => asked + Math.ceil(asked / 10)

/** `kept`: what the desk remembers, where it is to remember anything. */
export async function openDesk(
  edition: Edition,
  kept: Pick<Parameters<typeof openFrontdesk>[0], 'calendar' | 'recall' | 'keeps'> = {}
) {
  const commands = await findCommands()
  const desk = openFrontdesk({
    // What an answer costs is told by making it.
    keeps: 0,
    ...kept,
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
    desk,
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
