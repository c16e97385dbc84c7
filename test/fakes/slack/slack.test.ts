import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { webApi } from '@slack/bolt'
import { WebSocket } from 'ws'
import { somebody } from './people.ts'
import { openSlackStandIn, type SlackStandIn } from './slack.ts'

let slack: SlackStandIn
afterEach(async () => {
  vi.useRealTimers()
  await slack.close()
})

const opened = async () => {
  slack = await openSlackStandIn()
  const workspace = slack.workspaces.get('T1')!
  const client = new webApi.WebClient(workspace.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 }
  })
  return { workspace, client }
}

const modal = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 't' },
  blocks: []
}

const answer = (to: string): Promise<Response> =>
  fetch(to, { method: 'POST', body: JSON.stringify({ text: 'words' }) })

const ticket = async (): Promise<string> => {
  const app = new webApi.WebClient(slack.appToken, { slackApiUrl: slack.apiUrl })
  return (await app.apps.connections.open()).url ?? ''
}

/** The first words of Slack on a connection that is opened. */
const said = async (url: string): Promise<unknown> => {
  const [data] = await once(new WebSocket(url), 'message')
  return JSON.parse(String(data))
}

describe('the stand-in', () => {
  it('wants the scope of each method, for the kind of channel that it is called with', async () => {
    const { workspace, client } = await opened()
    workspace.scopes.clear()
    workspace.scopes.add('channels:history')
    await client.conversations.history({ channel: 'C1' })
    for (const call of [
      client.conversations.history({ channel: 'DU1' }),
      client.conversations.info({ channel: 'C1' }),
      client.chat.postMessage({ channel: 'C1', text: 'words' }),
      client.users.list({})
    ])
      await expect(call).rejects.toThrow('missing_scope')
  })

  it('opens one view with what came with an act, and none three seconds after it', async () => {
    const { client } = await opened()
    const trigger_id = slack.trigger()
    const open = (trigger: string) => client.views.open({ trigger_id: trigger, view: modal })
    await open(trigger_id)
    await expect(open(trigger_id)).rejects.toThrow('exchanged_trigger_id')
    await expect(open('none')).rejects.toThrow('invalid_trigger_id')
    vi.useFakeTimers({ toFake: ['Date'] })
    const late = slack.trigger()
    vi.setSystemTime(Date.now() + 3001)
    await expect(open(late)).rejects.toThrow('expired_trigger_id')
  })

  it('changes no view that is not as it is said to be', async () => {
    const { client } = await opened()
    const { view } = await client.views.open({ trigger_id: slack.trigger(), view: modal })
    const of = { view_id: view?.id ?? '', view: { ...modal, callback_id: 'other' } }
    await client.views.update({ ...of, hash: view?.hash ?? '' })
    await expect(client.views.update({ ...of, hash: view?.hash ?? '' })).rejects.toThrow(
      'hash_conflict'
    )
  })

  it('takes five answers by an address, for half an hour', async () => {
    const { workspace } = await opened()
    const to = slack.responseUrl(workspace, 'C1', 'U1')
    for (let times = 0; times < 5; times++) expect((await answer(to)).status).toBe(200)
    expect((await answer(to)).status).toBe(404)
    expect(slack.problems).toEqual([expect.stringContaining('the sixth')])
    const another = slack.responseUrl(workspace, 'C1', 'U1')
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 30 * 60_000 + 1)
    expect((await answer(another)).status).toBe(404)
  })

  it('sees that what is for one person’s eyes would stand in a thread that is not begun', async () => {
    const { client } = await opened()
    const aside = { channel: 'C1', user: 'U1', text: 'words', thread_ts: '5.000001' }
    await client.chat.postEphemeral(aside)
    expect(slack.problems).toEqual([expect.stringContaining('not begun')])
    await client.chat.postMessage({ channel: 'C1', text: 'words', thread_ts: '5.000001' })
    await client.chat.postEphemeral(aside)
    expect(slack.problems).toHaveLength(1)
  })

  it('delivers an event again that is not acknowledged, and says that it does', async () => {
    await opened()
    const seen: unknown[] = []
    const bot = createServer((request, response) => {
      seen.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']])
      response.writeHead(seen.length < 3 ? 500 : 200).end()
    })
    bot.listen(0, '127.0.0.1')
    await once(bot, 'listening')
    const at = bot.address()
    slack.pauses.splice(0, 3, 0, 1, 1)
    const me = somebody(
      slack,
      {},
      () => `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`
    )
    expect(await me.mention('words')).toMatchObject({ status: 200 })
    expect(seen).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error']
    ])
    // Whoever types sees that it failed, and nothing is sent again.
    seen.length = 0
    expect(await me.slash('/copydesk')).toMatchObject({ status: 500 })
    expect(seen).toHaveLength(1)
    bot.close()
    expect(slack.problems).toEqual([])
  })

  it('opens one connection with a ticket, and ten in all', async () => {
    await opened()
    const first = await ticket()
    expect(await said(first)).toMatchObject({ type: 'hello', num_connections: 1 })
    await expect(said(first)).rejects.toThrow('408')
    for (let at = 2; at <= 10; at++)
      expect(await said(await ticket())).toMatchObject({ type: 'hello' })
    expect(await said(await ticket())).toEqual({
      type: 'disconnect',
      reason: 'too_many_websockets'
    })
  })
})
