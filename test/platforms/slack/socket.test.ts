import { afterEach, describe, expect, it } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { closedClean, openedSlack, type Opened, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

const open = async () => {
  opened = await openedSlack('socket')
  const { desk, asks } = deskThatEchoes()
  await opened.start(desk)
  await until(() => opened?.slack.connections() === 2)
  return { ...opened, asks }
}

/** A bot whose answers take a moment. */
const slowly = async () => {
  opened = await openedSlack('socket')
  const { desk, asks } = deskThatEchoes()
  await opened.start({
    ...desk,
    async answer(ask) {
      await new Promise(resolve => setTimeout(resolve, 600))
      return desk.answer(ask)
    }
  })
  await until(() => opened?.slack.connections() === 2)
  return { ...opened, asks, me: opened.as() }
}

describe('Socket Mode', () => {
  it('loses nothing that is asked while a connection is refreshed', async () => {
    const { as, asks, slack } = await open()
    slack.refresh()
    for (let at = 0; at < 20; at++) {
      const got = await as().slash('/copydesk', `who ${at}`)
      expect(got).not.toBeNull()
    }
    expect(asks).toHaveLength(20)
    await until(() => slack.connections() === 2, 20_000)
  }, 30_000)

  it.each(['warning', 'refresh_requested'] as const)(
    'answers over the connection that it came by, though Slack asks to close it meanwhile: %s',
    async reason => {
      const { slack, as, me } = await slowly()
      const asking = me.slash('/copydesk', 'who Rutte')
      await new Promise(resolve => setTimeout(resolve, 100))
      slack.refresh(reason)
      expect((await asking)?.body).toMatchObject({ text: 'you asked Rutte' })
      await until(() => slack.connections() === 2, 20_000)
      expect(as().workspace.messages).toHaveLength(1)
    },
    30_000
  )

  it('answers what came by its connections before it stops', async () => {
    const { me, platform } = await slowly()
    const asking = me.slash('/copydesk', 'who Rutte')
    await new Promise(resolve => setTimeout(resolve, 100))
    await platform.stop()
    expect((await asking)?.body).toMatchObject({ text: 'you asked Rutte' })
  })

  it('answers by the address where the connection breaks that a command came by', async () => {
    const { slack, me, asks } = await slowly()
    for (let times = 1; times <= 2; times++) {
      // Nobody can acknowledge it any more, before or after the next connection is there.
      const asking = me.slash('/copydesk', `who ${times}`)
      await new Promise(resolve => setTimeout(resolve, times === 1 ? 100 : 550))
      slack.cut()
      expect(await asking).toBeNull()
      await until(() => me.workspace.messages.length === times)
      await until(() => slack.connections() === 2, 20_000)
    }
    expect(me.workspace.messages.map(({ text }) => text)).toEqual(['you asked 1', 'you asked 2'])
    expect(asks).toHaveLength(2)
  }, 40_000)

  it('leaves one connection open while the other closes, though Slack asks both to', async () => {
    const { as, asks, slack } = await open()
    const opening = slack.calls.length
    slack.refresh('warning')
    slack.refresh('warning')
    await until(() => slack.calls.length === opening + 2, 20_000)
    await until(() => slack.connections() === 2, 20_000)
    expect(slack.fewest()).toBe(1)
    expect(await as().slash('/copydesk', 'who Rutte')).not.toBeNull()
    expect(asks).toHaveLength(1)
  }, 30_000)

  it('closes a connection once, however often Slack asks for it', async () => {
    const { slack } = await open()
    const opening = slack.calls.length
    for (const reason of ['warning', 'refresh_requested'])
      slack.tell({ type: 'disconnect', reason })
    await until(() => slack.calls.length === opening + 2, 20_000)
    await until(() => slack.connections() === 2, 20_000)
    await new Promise(resolve => setTimeout(resolve, 1000))
    expect(slack.calls).toHaveLength(opening + 2)
  }, 30_000)

  it('goes on when Slack says that it holds events back', async () => {
    const { as, asks, slack, log } = await open()
    slack.tell({
      type: 'events_api',
      envelope_id: 'e1',
      payload: { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1 }
    })
    await until(() => log.some(line => line.includes('holds events back')))
    await as().mention('who Rutte')
    await until(() => asks.length > 0)
    expect(asks).toHaveLength(1)
  })

  it('says why Slack takes no more connections, and tries again', async () => {
    const { slack, log } = await open()
    slack.crowd(10)
    slack.cut()
    await until(() => log.some(line => line.includes('ten connections')), 20_000)
    slack.crowd(0)
    await until(() => slack.connections() > 1, 20_000)
    expect(slack.connections()).toBe(2)
  }, 40_000)

  it('comes back when every connection breaks', async () => {
    const { as, asks, slack } = await open()
    slack.cut()
    await until(() => slack.connections() > 0, 20_000)
    expect(await as().slash('/copydesk', 'who Rutte')).not.toBeNull()
    expect(asks).toHaveLength(1)
  }, 30_000)

  it('tries again where Slack does not open a connection, and says so', async () => {
    const { as, log, slack } = await open()
    for (const error of ['internal_error', 'invalid_auth'])
      slack.fail('apps.connections.open', { error })
    slack.fail('apps.connections.open', { status: 503 })
    slack.fail('apps.connections.open', { lost: true })
    slack.cut()
    await until(() => slack.connections() === 2, 20_000)
    expect(await as().slash('/copydesk', 'who Rutte')).not.toBeNull()
    const told = log.filter(line => line.includes('no connection yet'))
    expect(told).toHaveLength(4)
    expect(told.join()).toMatch(/internal_error[^]*invalid_auth|invalid_auth[^]*internal_error/)
  }, 30_000)

  it('fails where Slack does not take the token any more, and says which', async () => {
    const { platform, slack } = await open()
    for (let tries = 0; tries < 12; tries++)
      slack.fail('apps.connections.open', { error: 'token_revoked' })
    slack.cut()
    await expect(platform.failed).rejects.toThrow(/^SLACK_APP_TOKEN: .*token_revoked/)
    await expect(platform.failed).rejects.toThrow(ConfigError)
  }, 40_000)

  it('opens at last where Slack cannot be reached at first', async () => {
    opened = await openedSlack('socket')
    const { desk } = deskThatEchoes()
    opened.slack.fail('apps.connections.open', { status: 503 })
    await opened.start(desk)
    expect(opened.slack.connections()).toBe(2)
  })

  it('stops quietly while a connection is not greeted yet', async () => {
    const { platform, slack } = await open()
    slack.mute()
    slack.cut()
    await until(() => slack.ungreeted() === 2, 20_000)
    await platform.stop()
    await until(() => slack.ungreeted() === 0)
    expect(slack.connections()).toBe(0)
  }, 30_000)

  it('stops quietly while it asks where to connect', async () => {
    const { platform, slack } = await open()
    const before = slack.calls.length
    slack.fail('apps.connections.open', { slow: 300 })
    slack.fail('apps.connections.open', { slow: 300 })
    slack.cut()
    await until(() => slack.calls.length === before + 2, 20_000)
    await platform.stop()
    await until(() => slack.connections() === 0)
    expect(slack.calls.length).toBe(before + 2)
  }, 30_000)

  it('closes its connections when it stops', async () => {
    const { platform, slack } = await open()
    await platform.stop()
    await until(() => slack.connections() === 0)
    expect(slack.connections()).toBe(0)
  })

  it('says which setting Slack does not take', async () => {
    opened = await openedSlack('socket', { SLACK_APP_TOKEN: 'xapp-1-wrong' })
    const { desk } = deskThatEchoes()
    await expect(opened.start(desk)).rejects.toThrow(ConfigError)
    await expect(opened.start(desk)).rejects.toThrow(/^SLACK_APP_TOKEN: .*invalid_auth/)
    await opened.close()
    opened = await openedSlack('socket', { SLACK_BOT_TOKEN: 'xoxb-wrong' })
    await expect(opened.start(desk)).rejects.toThrow(/^SLACK_BOT_TOKEN: .*invalid_auth/)
  })

  it('blames no token where Slack is away', async () => {
    opened = await openedSlack('socket')
    opened.slack.fail('auth.test', { status: 503 })
    const { desk } = deskThatEchoes()
    await expect(opened.start(desk)).rejects.toThrow(/^SLACK_API_URL: .*does not answer/)
  })
})
