import { afterEach, expect, it } from 'vitest'
import { reply } from '../../../src/reply.ts'
import { openCrowd } from '../../bench/crowd.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import { openKept } from '../../fakes/kept.ts'
import { until } from './opened.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

it('answers hundreds of signed commands that come at once, each once and in time', async () => {
  const crowd = await openCrowd<string>('slackcrowd.ts')
  closing.push(crowd.leave)
  const { apiUrl, token, signingSecret } = crowd.where
  const platform = openSlack({
    env: {
      SLACK_TRANSPORT: 'http',
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
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
  const told = await crowd.send({ endpoint, acts: lines, rate: 10_000 })
  expect(told).toMatchObject({ unanswered: 0, problems: [] })
  // Who was in line has been told that an answer comes, and has it a little later.
  await until(() => asks.length >= lines.length)
  expect(asks.map(({ input }) => Number(input)).toSorted((a, b) => a - b)).toEqual(
    lines.map((_, at) => at)
  )
}, 30_000)
