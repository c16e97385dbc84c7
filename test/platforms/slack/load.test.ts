import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { reply } from '../../../src/reply.ts'
import type { Crowd, Told } from '../../bench/slackcrowd.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { openKept } from '../../fakes/kept.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

it('answers hundreds of signed commands that come at once, each once and in time', async () => {
  const crowd = fork(new URL('../../bench/slackcrowd.ts', import.meta.url))
  closing.push(() => void crowd.kill())
  const [where]: Told[] = await once(crowd, 'message')
  if (where === undefined || !('apiUrl' in where)) throw new Error('the crowd says nothing')
  const platform = openSlack({
    env: {
      SLACK_TRANSPORT: 'http',
      SLACK_API_URL: where.apiUrl,
      SLACK_BOT_TOKEN: where.token,
      SLACK_SIGNING_SECRET: where.signingSecret,
      SLACK_PORT: '0'
    },
    welcome: () => reply([]),
    kept: openKept(),
    log: { debug() {}, info() {}, warn() {}, error() {} }
  })
  closing.unshift(() => platform.stop())
  const { desk, asks } = deskThatEchoes()
  await platform.start(desk)
  const lines = Array.from({ length: 300 }, (_, at) => `wave ${at}`)
  const endpoint = `http://127.0.0.1:${platform.port()}/slack/events`
  crowd.send({ endpoint, lines, rate: 10_000 } satisfies Crowd)
  const [told]: Told[] = await once(crowd, 'message')
  expect(told).toMatchObject({ unanswered: 0, problems: [] })
  expect(asks.map(({ input }) => Number(input)).toSorted((a, b) => a - b)).toEqual(
    lines.map((_, at) => at)
  )
}, 30_000)
