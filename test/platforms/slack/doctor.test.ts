import { afterEach, describe, expect, it } from 'vitest'
import { examine } from '../../../src/platforms/slack/doctor.ts'
import { openSlackStandIn, type SlackStandIn } from '../../fakes/slack/slack.ts'

let slack: SlackStandIn | undefined
afterEach(async () => {
  await slack?.close()
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
