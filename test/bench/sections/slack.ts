// Slack over HTTP: 200 slash commands a second for half a minute, signed, answered from the whole newsroom.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { findCommands } from '../../../src/discover.ts'
import { openFrontdesk } from '../../../src/frontdesk.ts'
import { openNewsroom } from '../../../src/newsroom/newsroom.ts'
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { reply } from '../../../src/reply.ts'
import jsonl from '../../../src/sources/jsonl.ts'
import { openStore } from '../../../src/store/store.ts'
import { asks } from '../asks.ts'
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
import { chance } from '../random.ts'
import type { Crowd, Told } from '../slackcrowd.ts'

const RATE = 200
const SECONDS = 30
const NAMES = ['who', 'quote', 'summary', 'search', 'stories', 'story']

export default async function slack({ file, seed, folder }: Plan, { row, figure: keep }: Report) {
  const newsroom = await openNewsroom({ sources: [jsonl.open(file)], data: folder })
  const quiet = { debug() {}, info() {}, warn: say, error: say }
  const desk = openFrontdesk({ commands: await findCommands(), newsroom, log: quiet })
  // What came before is asked of a database, as it is in earnest.
  const store = await openStore({ data: folder })
  const crowd = fork(new URL('../slackcrowd.ts', import.meta.url))
  const [where]: Told[] = await once(crowd, 'message')
  if (where === undefined || !('apiUrl' in where))
    throw new Error('slack: the crowd does not say where it is')
  const platform = openSlack({
    env: {
      SLACK_TRANSPORT: 'http',
      SLACK_API_URL: where.apiUrl,
      SLACK_BOT_TOKEN: where.token,
      SLACK_SIGNING_SECRET: where.signingSecret,
      SLACK_PORT: '0'
    },
    welcome: () => reply([]),
    kept: { ...store.documents, first: (id, at) => store.events.first(id, at) },
    log: quiet
  })
  await platform.start(desk)
  const endpoint = `http://127.0.0.1:${platform.port()}/slack/events`
  const [by, lineFor] = [chance(seed + 1), asks(newsroom.edition, chance(seed))]
  const line = (): string => {
    const name = by.one(NAMES)
    return `${name} ${lineFor(name)}`
  }

  const run = async (seconds: number) => {
    const told: Crowd = {
      endpoint,
      rate: RATE,
      lines: Array.from({ length: RATE * seconds }, line)
    }
    crowd.send(told)
    const [answered]: Told[] = await once(crowd, 'message')
    if (answered === undefined || !('waits' in answered))
      throw new Error('slack: the crowd does not say how it fared')
    return answered
  }
  // Code that is compiled and caches that are filled are nothing that grows.
  await run(5)
  const before = memory()
  const work = process.cpuUsage()
  const { done, longest } = await pausesOf(() => run(SECONDS))
  const { user, system } = process.cpuUsage(work)
  const after = memory()
  const { waits, unanswered, problems } = done
  const wrong = problems.filter(each => !each.includes('was not acknowledged'))
  if (wrong.length > 0) throw new Error(`slack: ${wrong.slice(0, 3).join('; ')}`)
  const p99 = quantile(waits, 0.99)
  row({
    what: `${figure(waits.length)} commands, ${RATE} a second: until acknowledged`,
    ours: `p50 ${ms(median(waits))}, p99 ${ms(p99)}`,
    peer: `longest ${ms(Math.max(...waits))}, longest pause ${ms(longest)}`,
    mark: atMost(p99, 50, 'ms p99')
  })
  row({
    what: 'processor time of the bot for each',
    ours: ms((user + system) / 1000 / (RATE * SECONDS)),
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
  await store.close()
  await newsroom.close()
}

function say(...told: unknown[]): void {
  throw new Error('slack: an answer broke', { cause: told })
}
