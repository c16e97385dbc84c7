import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { examine } from '../../../src/platforms/slack/doctor.ts'
import { CLIENT } from '../../fakes/slack/oauth.ts'
import { openSlackStandIn, type SlackStandIn } from '../../fakes/slack/slack.ts'

let slack: SlackStandIn | undefined
afterEach(async () => {
  await slack?.close()
  const problems = slack?.problems ?? []
  if (problems.length > 0) throw new Error(`the stand-in saw: ${problems.join('; ')}`)
})

async function examined(
  env: Readonly<Record<string, string>> = {},
  channels: readonly string[] = []
) {
  slack ??= await openSlackStandIn()
  const { apiUrl, appToken, workspaces } = slack
  return examine({
    env: {
      SLACK_API_URL: apiUrl,
      SLACK_APP_TOKEN: appToken,
      SLACK_BOT_TOKEN: workspaces.get('T1')!.botToken,
      ...env
    },
    menu: [],
    channels
  })
}

const bad = (findings: Awaited<ReturnType<typeof examined>>): readonly string[] =>
  findings.filter(({ good }) => !good).map(({ says }) => says)

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    slack = undefined
    const findings = await examined({}, ['slack:T1:C1'])
    expect(bad(findings)).toEqual([])
    expect(findings.map(({ says }) => says).join('\n')).toContain('#c1 can be posted to')
    expect(bad(await examined({}, ['slack:T1:DU1']))).toEqual([])
  })

  it('names the scope that a token lacks', async () => {
    slack = await openSlackStandIn()
    slack.workspaces.get('T1')!.scopes.delete('channels:read')
    expect(bad(await examined({}, ['slack:T1:C1']))).toEqual([
      expect.stringContaining('lacks channels:read (to know')
    ])
  })

  it('knows whether the bot is at its endpoint, or something else', async () => {
    slack = await openSlackStandIn()
    let status = 200
    const bot = createServer((_, response) => response.writeHead(status).end('ok'))
    bot.listen(0, '127.0.0.1')
    await once(bot, 'listening')
    const at = bot.address()
    const endpoint = {
      SLACK_TRANSPORT: 'http',
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_PORT: String(typeof at === 'object' ? at?.port : 0)
    }
    const said = async () =>
      (await examined(endpoint)).find(({ says }) => says.includes('127.0.0.1'))
    expect(await said()).toMatchObject({ good: true, says: expect.stringContaining('bot answers') })
    status = 404
    expect(await said()).toMatchObject({ good: false, says: expect.stringContaining('404') })
    bot.close()
    bot.closeAllConnections()
    expect(await said()).toMatchObject({ good: true, says: expect.stringContaining('Nothing') })
  })

  it('asks Slack whether it knows the app that workspaces install', async () => {
    slack = await openSlackStandIn()
    const installing = {
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: CLIENT.id,
      SLACK_CLIENT_SECRET: CLIENT.secret,
      SLACK_STATE_SECRET: 'a long text that nobody knows',
      SLACK_TOKEN_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_PORT: '1'
    }
    expect(bad(await examined(installing))).toEqual([])
    expect(bad(await examined({ ...installing, SLACK_CLIENT_SECRET: 'another' }))).toEqual([
      expect.stringContaining('bad_client_secret')
    ])
  })

  it('complains of no token where Slack cannot be reached', async () => {
    slack = undefined
    const findings = bad(await examined({ SLACK_API_URL: 'http://127.0.0.1:9/api/' }))
    expect(findings).toHaveLength(2)
    for (const each of findings) expect(each).toMatch(/^SLACK_API_URL: .* cannot be asked: /)
  })

  it('says what is wrong, and what to do about it', async () => {
    slack = undefined
    expect(bad(await examined({ SLACK_BOT_TOKEN: 'xoxb-wrong' }))[0]).toContain(
      'SLACK_BOT_TOKEN: Slack does not know the token'
    )
    expect(bad(await examined({ SLACK_APP_TOKEN: 'xapp-wrong' }))[0]).toContain('connections:write')
    expect(bad(await examined({}, ['slack:T1:C2', 'slack:T1:C9']))).toEqual([
      expect.stringContaining('/invite'),
      expect.stringContaining('no such channel')
    ])
    slack!.workspaces.get('T1')!.channels.get('C1')!.isArchived = true
    expect(bad(await examined({}, ['slack:T1:C1']))[0]).toContain('archived')
  })
})
