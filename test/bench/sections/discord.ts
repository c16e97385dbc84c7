// Discord over HTTP: 200 interactions a second for half a minute, signed, answered from the whole newsroom.
import { fork } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { MenuItem } from '../../../src/ask.ts'
import { findCommands } from '../../../src/discover.ts'
import { openFrontdesk } from '../../../src/frontdesk.ts'
import { openNewsroom } from '../../../src/newsroom/newsroom.ts'
import { openDiscord } from '../../../src/platforms/discord/discord.ts'
import { reply } from '../../../src/reply.ts'
import jsonl from '../../../src/sources/jsonl.ts'
import { asks } from '../asks.ts'
import type { Act, Crowd, Told } from '../discordcrowd.ts'
import {
  atMost,
  figure,
  median,
  megabytes,
  memory,
  ms,
  pausesOf,
  type Plan,
  quantile,
  type Report
} from '../measure.ts'
import { keptInMemory } from '../../platforms/discord/kept.ts'
import { chance } from '../random.ts'

const RATE = 200
const SECONDS = 30
/** Asked one after the other before that: what each costs is told by the second half. */
const ALONE = 4000

export default async function discord({ file, seed, folder }: Plan, { row, figure: keep }: Report) {
  const newsroom = await openNewsroom({ sources: [jsonl.open(file)], data: folder })
  const quiet = { debug() {}, info() {}, warn() {}, error: say }
  const desk = openFrontdesk({ commands: await findCommands(), newsroom, log: quiet })
  const crowd = fork(new URL('../discordcrowd.ts', import.meta.url))
  const [where]: Told[] = await once(crowd, 'message')
  if (where === undefined || !('api' in where))
    throw new Error('discord: the crowd does not say where it is')
  const platform = openDiscord({
    env: {
      DISCORD_API_URL: where.api,
      DISCORD_TOKEN: where.token,
      DISCORD_TRANSPORT: 'http',
      DISCORD_PUBLIC_KEY: where.publicKey,
      DISCORD_LISTEN: '127.0.0.1:0'
    },
    welcome: () => reply([]),
    kept: keptInMemory(),
    log: quiet
  })
  await platform.start(desk)
  const endpoint = `http://127.0.0.1:${platform.port()}/`
  const drawn = draw(desk.menu, asks(newsroom.edition, chance(seed)), chance(seed + 1))
  const inRush = RATE * SECONDS
  const acts = drawn.take(ALONE + inRush).toArray()

  const run = async (some: readonly Act[], rate: number | null) => {
    const told: Crowd = { endpoint, rate, acts: some }
    crowd.send(told)
    const [answered]: Told[] = await once(crowd, 'message')
    if (answered === undefined || !('waits' in answered))
      throw new Error('discord: the crowd does not say how it fared')
    return answered
  }
  // Code that is compiled and caches that are filled are nothing that grows.
  await run(acts.slice(0, ALONE / 2), null)
  const costs = await costsOf(() => run(acts.slice(ALONE / 2, ALONE), null))
  row({
    what: `processor time of its one thread for each of ${figure(ALONE / 2)}, one after the other`,
    ours: `p50 ${ms(median(costs))}, p99 ${ms(quantile(costs, 0.99))}`,
    peer: `mean ${ms(costs.reduce((sum, each) => sum + each, 0) / costs.length)}, longest ${ms(Math.max(...costs))}`
  })
  const before = memory()
  const work = process.cpuUsage()
  const { done, longest } = await pausesOf(() => run(acts.slice(ALONE), RATE))
  const { user, system } = process.cpuUsage(work)
  const after = memory()
  const { waits, unanswered, problems } = done
  const wrong = problems.filter(each => !each.startsWith('an acknowledgement after'))
  if (wrong.length > 0) throw new Error(`discord: ${wrong.slice(0, 3).join('; ')}`)
  const p99 = quantile(waits, 0.99)
  row({
    what: `${figure(waits.length)} interactions, ${RATE} a second: from when each was due until acknowledged`,
    ours: `p50 ${ms(median(waits))}, p99 ${ms(p99)}`,
    peer: `longest ${ms(Math.max(...waits))}, longest pause ${ms(longest)}`,
    mark: atMost(p99, 50, 'ms p99')
  })
  row({
    what: 'sent late by the crowd itself, which is in the figures above',
    ours: `p50 ${ms(median(done.late))}, p99 ${ms(quantile(done.late, 0.99))}`,
    peer: `the crowd's own processor time ${ms(done.work / inRush)} each`
  })
  row({
    what: 'processor time of the bot for each, in the rush',
    ours: ms((user + system) / 1000 / inRush),
    peer: `${figure((user + system) / 1e4 / SECONDS)} % of one core`
  })
  const late = waits.filter(wait => wait > 3000).length + unanswered
  row({
    what: 'acknowledged too late, or not at all',
    ours: figure(late),
    mark: atMost(late, 0, '')
  })
  row({
    what: 'memory in use before and after',
    ours: `${megabytes(before.used)} → ${megabytes(after.used)}`,
    peer: `resident ${megabytes(before.resident)} → ${megabytes(after.resident)}`,
    mark: atMost((after.used - before.used) / 1e6, 20, 'MB more')
  })
  keep('acknowledged p99, ms', p99)
  await platform.stop()
  crowd.kill()
  await newsroom.close()
}

/**
 * Milliseconds of processor that the thread took from each request to the next, whatever for. How long others kept the machine busy is
 * not in it.
 */
async function costsOf(work: () => Promise<unknown>): Promise<readonly number[]> {
  const at: number[] = []
  const note = (): void => {
    const { user, system } = process.threadCpuUsage()
    at.push((user + system) / 1000)
  }
  subscribe('http.server.request.start', note)
  await work()
  unsubscribe('http.server.request.start', note)
  return at.slice(1).map((after, before) => after - at[before]!)
}

function say(...told: unknown[]): void {
  throw new Error('discord: an answer broke', { cause: told })
}

/** Half of it is typing, a third commands, the rest follow-ups. */
function* draw(
  menu: readonly MenuItem[],
  lineFor: ReturnType<typeof asks>,
  by: ReturnType<typeof chance>
): Generator<Act, undefined> {
  const names = ['who', 'quote', 'summary', 'search', 'stories', 'story']
  for (;;) {
    const slash = by.one(names)
    const [first] = menu.find(({ name }) => name === slash)?.options ?? []
    const words = lineFor(slash)
    const fate = by.next()
    if (fate < 0.5 && first?.required === true)
      yield { complete: slash, option: first.name, typed: words.slice(0, 2 + by.below(4)) }
    else if (fate < 0.85 && first !== undefined && words !== '' && !/[:"]| about /.test(words))
      yield { slash, values: { [first.name]: words } }
    else if (words.length < 80) yield { press: `a=/${slash} ${words}` }
  }
}
