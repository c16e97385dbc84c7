import { afterEach, describe, expect, it, vi } from 'vitest'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openKept } from '../../fakes/kept.ts'
import { bodyFor, send, signature } from '../../fakes/slack/delivery.ts'
import type { SlackStandIn } from '../../fakes/slack/slack.ts'
import { closedClean, openedSlack, type Opened, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

async function listening() {
  opened = await openedSlack('http')
  const { desk, asks } = deskThatEchoes()
  await opened.start(desk)
  const { slack, platform } = opened
  return {
    asks,
    body: (trigger: string) => bodyOf(slack, trigger),
    secret: slack.signingSecret,
    to: endpointOf(platform)
  }
}

const endpointOf = (platform: Opened['platform']): string =>
  `http://127.0.0.1:${platform.port()}/slack/events`

const bodyOf = (slack: SlackStandIn, trigger: string): string =>
  bodyFor('slash_commands', {
    command: '/copydesk',
    text: 'who Rutte',
    trigger_id: trigger,
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    api_app_id: 'A1',
    response_url: slack.responseUrl(slack.workspaces.get('T1')!, 'C1', 'U1')
  })

const now = (): number => Math.floor(Date.now() / 1000)

describe('the HTTP endpoint', () => {
  it('takes what Slack has signed', async () => {
    const { asks, body, secret, to } = await listening()
    const given = body('1')
    expect((await send(to, given, signature(given, secret))).status).toBe(200)
    await until(() => asks.length === 1)
  })

  it.each([
    ['unsigned', () => ({})],
    ['signed with another secret', (body: string) => signature(body, 'another secret')],
    ['signed for another body', (body: string, secret: string) => signature(`${body}x`, secret)],
    [
      'signed six minutes ago',
      (body: string, secret: string) => signature(body, secret, now() - 360)
    ],
    [
      'signed for tomorrow',
      (body: string, secret: string) => signature(body, secret, now() + 86_400)
    ],
    [
      'with a signature that is none',
      (body: string, secret: string) => ({ ...signature(body, secret), 'x-slack-signature': 'v0=' })
    ]
  ] as const)('refuses what is %s', async (_, sign) => {
    const { asks, body, secret, to } = await listening()
    const given = body('1')
    expect((await send(to, given, sign(given, secret))).status).toBe(401)
    expect(asks).toEqual([])
  })

  it('answers the look at its certificate, which is not signed, and hears nothing with it', async () => {
    const { asks, body, to } = await listening()
    expect((await send(to, `ssl_check=1&${body('1')}`, {})).status).toBe(200)
    expect(asks).toEqual([])
  })

  it('says at once that nobody knows what was pressed', async () => {
    const { secret, to } = await listening()
    const actions = [{ action_id: 'of another version', block_id: 'b', type: 'button' }]
    const pressed = { type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1' }, actions }
    const given = `payload=${encodeURIComponent(JSON.stringify(pressed))}`
    // Where others keep the machine busy it may be acknowledged first, but not time and again.
    await vi.waitFor(async () =>
      expect((await send(to, given, signature(given, secret))).status).toBe(404)
    )
  })

  it('answers what is sent again once', async () => {
    const { asks, body, secret, to } = await listening()
    const given = body('1')
    const signed = signature(given, secret)
    for (let times = 0; times < 3; times++) await send(to, given, signed)
    await until(() => asks.length >= 1)
    expect(asks).toHaveLength(1)
  })

  it('answers at one replica alone what is sent to two', async () => {
    const kept = { ...openKept(), isShared: true }
    const { desk, asks } = deskThatEchoes()
    opened = await openedSlack('http', {}, { kept })
    await opened.start(desk)
    const { slack } = opened
    const other = await openedSlack('http', {}, { kept }, slack)
    await other.start(desk)
    const given = bodyOf(slack, '1')
    for (const { platform } of [opened, other])
      await send(endpointOf(platform), given, signature(given, slack.signingSecret))
    await until(() => asks.length >= 1)
    await other.platform.stop()
    expect(asks).toHaveLength(1)
  })

  it('refuses a body that is too large, and goes on', async () => {
    const { asks, body, secret, to } = await listening()
    const large = `${body('1')}&more=${'x'.repeat(3_000_000)}`
    const refused = await send(to, large, signature(large, secret)).then(
      ({ status }) => status,
      () => 413
    )
    expect(refused).toBeGreaterThanOrEqual(400)
    const given = body('2')
    expect((await send(to, given, signature(given, secret))).status).toBe(200)
    await until(() => asks.length === 1)
  })

  it.each([
    '{',
    'payload=%7B',
    'payload=null',
    'payload=7',
    'payload=%22words%22',
    'payload=%5B%5D',
    'a=b',
    'null',
    '7',
    '[]',
    '{}',
    '{"type":"event_callback"}',
    '{"type":"event_callback","event":null}'
  ])('says to the body %s that it is none of Slack’s, and goes on', async garbage => {
    const { asks, body, secret, to } = await listening()
    expect((await send(to, garbage, signature(garbage, secret))).status).toBe(400)
    expect((await send(to, garbage, signature(garbage, 'another secret'))).status).toBe(401)
    const given = body('2')
    expect((await send(to, given, signature(given, secret))).status).toBe(200)
    await until(() => asks.length === 1)
  })

  it('answers the handshake of a new address', async () => {
    const { secret, to } = await listening()
    const given = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    const response = await send(to, given, signature(given, secret))
    expect(await response.text()).toContain('abc')
  })
})
