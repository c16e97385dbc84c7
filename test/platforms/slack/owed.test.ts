import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { paragraph, type Reply, reply } from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { keptIn, openKept } from '../../fakes/kept.ts'
import { shownIn, somebody } from '../../fakes/slack/people.ts'
import { openSlackStandIn } from '../../fakes/slack/slack.ts'
import {
  closedClean,
  openedSlack,
  type Opened,
  type Transport,
  transports,
  until
} from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

/** A bot in a process of its own, which never answers, on a stand-in of ours. `dies`: at the first thing that it would write down. */
async function openDying(transport: Transport, dies = false) {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-slack-'))
  const slack = await openSlackStandIn()
  const child = spawn(process.execPath, [fileURLToPath(new URL('dying.ts', import.meta.url))], {
    env: {
      ...process.env,
      SLACK_TRANSPORT: transport,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspaces.get('T1')!.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_PORT: '0',
      KEPT: folder,
      DIES: dies ? 'yes' : ''
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const gone = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })
  const [port] = await once(child.stdout, 'data')
  return {
    slack,
    port: Number(String(port)),
    kept: keptIn(folder),
    gone,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    }
  }
}

describe.each(transports)('a process that is killed over %s', transport => {
  it('leaves an apology to the next for everything that it has acknowledged', async () => {
    const { slack, port, kept, kill } = await openDying(transport)
    const me = somebody(
      slack,
      {},
      addressOf(transport, () => port)
    )
    const { messages } = me.workspace
    await Promise.all([
      me.slash('/copydesk', 'wave Ada'),
      me.mention('wave Bo', '5.000001'),
      me.direct('wave Cy'),
      me.check('“the tide was out”')
    ])
    while ((await kept.owing()).length < 4) await new Promise(resolve => setTimeout(resolve, 20))
    await kill()
    await until(() => slack.connections() === 0)
    messages.length = 0

    opened = await openedSlack(transport, {}, { kept }, slack)
    const { desk, asks } = deskThatEchoes()
    await opened.start(desk)
    await until(() => messages.length === 4)
    for (const each of messages) expect(shownIn(each)).toContain('I was restarted')
    const told = messages.map(({ channel, only, thread }) => `${channel} ${only} ${thread}`)
    expect(told.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'C1 U1 5.000001',
      'C1 U1 null',
      'C1 U1 null',
      'DU1 null null'
    ])
    await vi.waitFor(async () => expect(await kept.owing()).toEqual([]))
    await opened.as().press('Ask again')
    await until(() => messages.length === 5)
    expect(asks).toHaveLength(1)
    expect(messages.at(-1)!.text).toMatch(/^you asked (wave )?(Ada|Bo|Cy)$/)
  }, 30_000)

  it('has acknowledged no event that is written down nowhere: the next hears it from Slack', async () => {
    const { slack, port, kept, gone } = await openDying(transport, true)
    slack.pauses.splice(0, 3, 5000)
    let at = port
    const me = somebody(
      slack,
      {},
      addressOf(transport, () => at)
    )
    const heard = me.mention('wave Bo')
    await gone
    opened = await openedSlack(transport, {}, { kept }, slack)
    const { desk, asks } = deskThatEchoes()
    await opened.start(desk)
    at = opened.platform.port() ?? 0
    expect(await heard).toMatchObject({ status: 200 })
    await until(() => me.workspace.messages.length === 1)
    expect(asks).toMatchObject([{ input: 'wave Bo' }])
  }, 30_000)
})

const addressOf = (transport: Transport, port: () => number): (() => string) | undefined =>
  transport === 'http' ? () => `http://127.0.0.1:${port()}/slack/events` : undefined

describe('what is owed', () => {
  it('is settled with the answer, and after half an hour by itself', async () => {
    const kept = openKept()
    const to = { team: 'T1', channel: 'DU1', user: 'U1', thread: null }
    await kept.owed.add('1', 'slack-owed', { to, line: '/wave Ada', at: Date.now() - 31 * 60_000 })
    await kept.owed.add('2', 'slack-owed', { not: 'one of ours' })
    opened = await openedSlack('socket', {}, { kept })
    await opened.start(deskThatEchoes().desk)
    const me = opened.as()
    await me.mention('wave Bo')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]!.text).toBe('you asked wave Bo')
    await until(() => kept.debts.size === 0)
  })

  it('by the process before is apologised for, and not what is asked while that is read', async () => {
    const kept = openKept()
    const to = { team: 'T1', channel: 'DU1', user: 'U1', thread: null }
    await kept.owed.add('1', 'slack-owed', { to, line: '/wave Ada', at: Date.now() })
    const far: typeof kept.owed.take = async (from, by) => {
      await new Promise(resolve => setTimeout(resolve, 300))
      return kept.owed.take(from, by)
    }
    opened = await openedSlack(
      'socket',
      {},
      { kept: { ...kept, owed: { ...kept.owed, take: far } } }
    )
    const { desk } = deskThatEchoes()
    const slowly: typeof desk.answer = async ask => {
      await new Promise(resolve => setTimeout(resolve, 400))
      return desk.answer(ask)
    }
    await opened.start({ ...desk, answer: slowly })
    const me = opened.as()
    const { messages } = me.workspace
    await me.mention('wave Bo', '5.000001')
    await until(() => messages.some(({ text }) => text === 'you asked wave Bo'))
    const sorry = messages.filter(each => shownIn(each).includes('I was restarted'))
    expect(sorry.map(({ channel }) => channel)).toEqual(['DU1'])
  })

  it.each(transports)('of one copy is not apologised for by another over %s', async transport => {
    const kept = { ...openKept(), isShared: true }
    opened = await openedSlack(transport, {}, { kept })
    const { desk } = deskThatEchoes()
    const answer = Promise.withResolvers<Reply>()
    await opened.start({ ...desk, answer: () => answer.promise })
    const me = opened.as()
    const { messages } = me.workspace
    await me.mention('wave Bo', '5.000001')
    const other = await openedSlack(transport, {}, { kept }, opened.slack)
    try {
      await other.start(desk)
      answer.resolve(reply([paragraph('at last')]))
      await until(() => messages.length === 1)
      expect(messages[0]!.text).toBe('at last')
    } finally {
      await other.platform.stop()
    }
  })

  it('of a copy that has fallen silent is apologised for by one of the others', async () => {
    const kept = { ...openKept(), isShared: true }
    const to = { team: 'T1', channel: 'DU1', user: 'U1', thread: null }
    const at = Date.now() - 90_000
    await kept.write('slack-owed.copies', { silent: at, alive: Date.now() })
    for (const copy of ['silent', 'alive'])
      await kept.owed.add(copy, `slack-owed.${copy}`, { to, line: `/wave ${copy}`, at })
    opened = await openedSlack('http', {}, { kept })
    await opened.start(deskThatEchoes().desk)
    const other = await openedSlack('http', {}, { kept }, opened.slack)
    await other.start(deskThatEchoes().desk)
    const { messages } = opened.as().workspace
    await until(() => messages.length > 0 && kept.debts.size === 1)
    await other.platform.stop()
    expect(messages.map(shownIn)).toEqual([expect.stringContaining('I was restarted')])
    expect(JSON.stringify(messages)).toContain('/wave silent')
    expect([...kept.debts.keys()]).toEqual(['alive'])
  })

  it('is kept behind an endpoint by a bot that shares with nobody', async () => {
    const kept = openKept()
    opened = await openedSlack('http', {}, { kept })
    await opened.start(deskThatEchoes().desk)
    await opened.as().mention('wave Bo')
    await until(() => opened!.as().workspace.messages.length === 1)
    await opened.platform.stop()
    expect(kept.debts.size).toBe(0)
  })
})
