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
})
