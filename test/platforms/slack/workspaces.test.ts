import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Ask } from '../../../src/ask.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openKept } from '../../fakes/kept.ts'
import { CLIENT } from '../../fakes/slack/oauth.ts'
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

const key = Buffer.alloc(32, 7).toString('base64')
const installing = {
  SLACK_BOT_TOKEN: undefined,
  SLACK_CLIENT_ID: CLIENT.id,
  SLACK_CLIENT_SECRET: CLIENT.secret,
  SLACK_STATE_SECRET: 'a long text that nobody knows',
  SLACK_TOKEN_KEY: key
}

/** Opens the bot for many workspaces, and what it was told of and kept. */
async function openForMany(transport: Transport) {
  const kept = Object.assign(openKept(), { isShared: true })
  const [gone, came]: [string[], string[]] = [[], []]
  opened = await openedSlack(transport, installing, {
    kept,
    left: place => void gone.push(place),
    joined: place => void came.push(place)
  })
  const { desk, asks } = deskThatEchoes((ask: Ask) =>
    reply([paragraph(`seen from ${ask.channel}`)])
  )
  await opened.start(desk)
  return { ...opened, kept, gone, came, asks }
}

const installationsIn = ({ documents }: ReturnType<typeof openKept>): readonly string[] =>
  [...documents.keys()].filter(name => name.startsWith('slack-installation'))

/** What a browser does: to the page of the installation, to Slack, and back with the cookie. */
async function install({ platform, slack }: Opened, team: string): Promise<Response> {
  const base = `http://127.0.0.1:${platform.port()}`
  const first = await fetch(`${base}/slack/install`, { redirect: 'manual' })
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  const agree = new URL(first.headers.get('location') ?? '')
  expect(agree.origin).toBe(new URL(slack.apiUrl).origin)
  agree.searchParams.set('team', team)
  agree.searchParams.set('redirect_uri', `${base}/slack/oauth_redirect`)
  const back = await fetch(agree, { redirect: 'manual' })
  return fetch(back.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' })
}

describe.each(transports)('many workspaces over %s', transport => {
  it('are each answered with the token of their own', async () => {
    const bot = await openForMany(transport)
    expect((await install(bot, 'T1')).status).toBe(200)
    expect((await install(bot, 'T2')).status).toBe(200)
    expect(bot.came).toEqual(['slack:T1', 'slack:T2'])
    await bot.as({ team: 'T1' }).mention('who Rutte')
    await bot.as({ team: 'T2' }).mention('who Merz')
    const [one, two] = ['T1', 'T2'].map(team => bot.slack.workspaces.get(team)!)
    await until(() => one!.messages.length === 1 && two!.messages.length === 1)
    expect(one!.messages[0]!.text).toBe('seen from slack:T1:C1')
    expect(two!.messages[0]!.text).toBe('seen from slack:T2:C1')
    await bot.platform.post({
      channel: 'slack:T2:C1',
      reply: reply([paragraph('the briefing')]),
      key: 'k',
      thread: false,
      mention: null
    })
    expect(one!.messages).toHaveLength(1)
    expect(two!.messages).toHaveLength(2)
  })

  it('are posted to only where the bot is, and later where that cannot be told now', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'T1')
    const post = (team: string) =>
      bot.platform.post({
        channel: `slack:${team}:C1`,
        reply: reply([paragraph('the briefing')]),
        key: 'k',
        thread: false,
        mention: null
      })
    await expect(post('T2')).rejects.toMatchObject({ fate: 'refused' })
    const away = vi.spyOn(bot.kept, 'read').mockRejectedValue(new Error('the database is away'))
    await expect(post('T1')).rejects.toMatchObject({ fate: 'later' })
    away.mockRestore()
    expect(await post('T1')).not.toBe('')
  })

  it('have their tokens kept encrypted', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'T1')
    const kept = JSON.stringify([...bot.kept.documents.values()])
    expect([...bot.kept.documents.keys()]).toContain('slack-installation-T1')
    expect(kept).not.toContain('xoxb')
    expect(bot.log.join('')).not.toContain('xoxb')
  })

  it('are told that there is no answer while their installation cannot be read', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'T1')
    const away = vi.spyOn(bot.kept, 'read').mockRejectedValue(new Error('the database is away'))
    const me = bot.as({ team: 'T1' })
    await me.slash('/copydesk', 'who Rutte')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]).toMatchObject({
      only: 'U1',
      text: expect.stringContaining('ask again in a minute')
    })
    away.mockRestore()
    await me.slash('/copydesk', 'who Rutte')
    await until(() => bot.asks.length === 1)
  })

  it('are not installed by whoever comes with the state of somebody else', async () => {
    const bot = await openForMany(transport)
    const base = `http://127.0.0.1:${bot.platform.port()}`
    const first = await fetch(`${base}/slack/install`, { redirect: 'manual' })
    const agree = new URL(first.headers.get('location') ?? '')
    agree.searchParams.set('redirect_uri', `${base}/slack/oauth_redirect`)
    const back = await fetch(agree, { redirect: 'manual' })
    const stolen = await fetch(back.headers.get('location') ?? '', { redirect: 'manual' })
    expect(stolen.status).toBeGreaterThanOrEqual(400)
    expect(installationsIn(bot.kept)).toEqual([])
  })

  it('are forgotten when they take the bot off', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'T1')
    await bot.as({ team: 'T1' }).uninstall()
    await until(() => bot.gone.length > 0)
    expect(bot.gone).toEqual(['slack:T1'])
    expect(installationsIn(bot.kept)).toEqual([])
    const asked = bot.asks.length
    await bot
      .as({ team: 'T1' })
      .slash('/copydesk', 'who Rutte')
      .catch(() => null)
    expect(bot.asks).toHaveLength(asked)
    bot.slack.workspaces.get('T1')!.messages.length = 0
  })

  it('are forgotten when the token of the bot is taken back, and not for the token of a person', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'T1')
    await install(bot, 'T2')
    await bot.as({ team: 'T1' }).revoke('oauth')
    await bot.as({ team: 'T2' }).revoke('bot')
    await until(() => bot.gone.length > 0)
    expect(bot.gone).toEqual(['slack:T2'])
    expect(installationsIn(bot.kept)).toEqual(['slack-installation-T1'])
    await bot.as({ team: 'T1' }).mention('who Rutte')
    await until(() => bot.asks.length === 1)
    await until(() => bot.slack.workspaces.get('T1')!.messages.length === 1)
  })

  it('of an organisation are served by its one installation, and forgotten with it', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'E1')
    // That it is in a workspace is known when somebody asks there.
    expect(bot.came).toEqual([])
    const me = bot.as({ team: 'T1', organisation: 'E1' })
    await me.mention('who Rutte')
    await until(() => me.workspace.messages.length === 1)
    await me.slash('/copydesk', 'lock it')
    await until(() => bot.asks.length === 2)
    expect(bot.asks[1]).toMatchObject({ channel: 'slack:T1:C1', admin: true })
    expect(bot.came).toEqual(['slack:T1'])
    await bot.platform.post({
      channel: 'slack:T1:C1',
      reply: reply([paragraph('the briefing')]),
      key: 'k',
      thread: false,
      mention: null
    })
    expect(me.workspace.messages.at(-1)!.text).toBe('the briefing')
    await me.uninstall()
    await until(() => bot.gone.length > 0)
    expect(bot.gone).toEqual(['slack:T1'])
    // What was promised there is settled a moment later.
    await until(() => !/installation|T1/.test(JSON.stringify([...bot.kept.documents])))
  })

  it('count whoever installed the bot as an administrator', async () => {
    const bot = await openForMany(transport)
    await install(bot, 'T2')
    await bot.as({ team: 'T2', user: 'U1' }).slash('/copydesk', 'lock it')
    await until(() => bot.asks.length === 1)
    expect(bot.asks[0]!.admin).toBe(true)
    expect(bot.slack.calls).not.toContain('users.info')
  })
})

it('one workspace whose token is taken back is left', async () => {
  const gone: string[] = []
  opened = await openedSlack('socket', {}, { left: place => void gone.push(place) })
  await opened.start(deskThatEchoes().desk)
  await opened.as().revoke('bot')
  await until(() => gone.length === 1)
  expect(gone).toEqual(['slack:T1'])
})

describe('a group of users', () => {
  it('may administer where the settings of its workspace say so', async () => {
    opened = await openedSlack('http', {}, { adminRoles: async () => ['S1'] })
    const { desk, asks } = deskThatEchoes()
    await opened.start(desk)
    opened.slack.workspaces.get('T1')!.groups.set('S1', ['U2'])
    await opened.as({ user: 'U2' }).slash('/copydesk', 'lock it')
    await until(() => asks.length === 1)
    expect(asks).toMatchObject([{ asker: 'slack:T1:U2', admin: true }])
  })

  it('that they do not name may not', async () => {
    opened = await openedSlack('http', {}, { adminRoles: async () => ['S1'] })
    const { desk, asks } = deskThatEchoes()
    await opened.start(desk)
    opened.slack.workspaces.get('T1')!.groups.set('S1', ['U1']).set('S2', ['U2'])
    await opened.as({ user: 'U2' }).slash('/copydesk', 'lock it')
    await until(() => asks.length === 1)
    expect(asks).toMatchObject([{ asker: 'slack:T1:U2', admin: false }])
  })
})

it('the pages of an installation are served where SLACK_HOST says, and a place that is taken is told', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const at = taken.address()
  const port = typeof at === 'object' ? String(at?.port) : ''
  try {
    opened = await openedSlack('socket', { ...installing, SLACK_PORT: port })
    await expect(opened.start(deskThatEchoes().desk)).rejects.toThrow(
      'another program listens there'
    )
    await opened.close()
    opened = await openedSlack('socket', installing)
    await opened.start(deskThatEchoes().desk)
    const health = (host: string) => fetch(`http://${host}:${opened?.platform.port()}/health`)
    expect((await health('127.0.0.1')).status).toBe(200)
    await expect(health('127.0.0.2')).rejects.toThrow('fetch failed')
  } finally {
    taken.close()
  }
})

it('one workspace is told of at the start', async () => {
  const came: string[] = []
  opened = await openedSlack('http', {}, { joined: place => void came.push(place) })
  await opened.start(deskThatEchoes().desk)
  expect(came).toEqual(['slack:T1'])
})
