import { describe, expect, it } from 'vitest'
import { openTalk } from './talk.ts'

describe('the endpoint', () => {
  const ping = { type: 1, id: '1', token: 't', version: 1, application_id: '1', entitlements: [] }

  it('answers the ping with which Discord tries it', async () => {
    const { signed } = await openTalk({ transport: 'http' })
    const answer = await signed(ping)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ type: 1 })
  })

  it.each([
    ['a signature of another key', { signature: 'ab'.repeat(64) }],
    ['no signature', { signature: '' }],
    ['what is no signature', { signature: 'zz'.repeat(64) }],
    ['a signature of an hour ago', { timestamp: String(Math.floor(Date.now() / 1000) - 3600) }],
    ['a signature of the day after', { timestamp: String(Math.floor(Date.now() / 1000) + 86_400) }],
    ['a time that is none', { timestamp: 'soon' }]
  ])('turns away %s', async (_, forge) => {
    const { signed, asks } = await openTalk({ transport: 'http' })
    expect((await signed(ping, forge)).status).toBe(401)
    expect(asks).toEqual([])
  })

  it('says that the clock may be wrong where what Discord has signed is not of now', async () => {
    const { signed, logged, until } = await openTalk({ transport: 'http' })
    const old = { timestamp: String(Math.floor(Date.now() / 1000) - 400) }
    expect((await signed(ping, { ...old, signature: 'ab'.repeat(64) })).status).toBe(401)
    expect((await signed(ping, old)).status).toBe(401)
    await until(() => logged.some(({ level }) => level === 'warn'))
    expect(logged.filter(({ level }) => level === 'warn')).toMatchObject([
      { text: expect.stringContaining('is the clock here right?') }
    ])
  })

  it.each([null, 7, 'words', []])('turns away %j, though it is signed', async garbage => {
    const { signed, logged } = await openTalk({ transport: 'http' })
    expect((await signed(garbage)).status).toBe(400)
    expect((await signed(ping)).status).toBe(200)
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('turns away what is longer than any interaction, and other methods', async () => {
    const { platform } = await openTalk({ transport: 'http' })
    const url = `http://127.0.0.1:${platform.port()}/`
    const long = await fetch(url, { method: 'POST', body: 'x'.repeat(1_000_001) }).catch(() => null)
    expect([413, undefined]).toContain(long?.status)
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(405)
  })

  it('tells a balancer that it is there', async () => {
    const { platform } = await openTalk({ transport: 'http' })
    const answer = await fetch(`http://127.0.0.1:${platform.port()}/`)
    expect(await answer.text()).toBe('copydesk\n')
  })

  it('takes an interaction of a kind that it does not know without an answer', async () => {
    const { signed, logged, ada, channel, guild } = await openTalk({ transport: 'http' })
    const raw = {
      ...ping,
      type: 5,
      user: ada,
      channel: { id: channel.id },
      guild_id: guild.id,
      authorizing_integration_owners: {}
    }
    expect((await signed(raw)).status).toBe(202)
    expect(logged.some(({ text }) => text.includes('unknown kind'))).toBe(true)
  })

  it('acknowledges a crowd in time', async () => {
    const { doing, asks, until } = await openTalk({ transport: 'http' })
    const shown = await doing.answer(await doing.slash('help'))
    const crowd = Array.from({ length: 200 }, (_, at) =>
      at % 2 === 0
        ? doing.slash('wave', { person: `Ada ${at}` })
        : doing.pressId(shown, `a=/wave Reed ${at}`)
    )
    const all = await Promise.all(crowd)
    expect(all.filter(({ acknowledged }) => acknowledged === null)).toEqual([])
    // Who was in line is answered a little later.
    for (const each of all) await doing.answer(each)
    await until(() => asks.length === 201)
  })

  it('serves from several replicas that know nothing of each other', async () => {
    const one = await openTalk({ transport: 'http' })
    const shown = await one.doing.answer(await one.doing.slash('whisper', { person: 'Ada' }))
    const two = await openTalk({ transport: 'http', discord: one.discord })
    const shared = await two.doing.press(shown, 'Share')
    expect(await two.doing.words(shared)).toContain('whisper was asked')
    expect(two.asks).toMatchObject([{ input: { person: 'Ada' } }])
    expect(one.asks).toHaveLength(1)
  })

  it('welcomes whoever adds the bot to a server, which Discord tells as an event', async () => {
    const { signed, world, ada, guild, until } = await openTalk({ transport: 'http' })
    const event = {
      type: 'APPLICATION_AUTHORIZED',
      timestamp: '2026-11-23T10:00:00Z',
      data: { integration_type: 0, user: ada, scopes: [], guild: { id: guild.id } }
    }
    expect((await signed({ version: 1, application_id: '1', type: 0 })).status).toBe(204)
    expect((await signed({ version: 1, application_id: '1', type: 1, event })).status).toBe(204)
    const direct = await until(() =>
      [...world.channels.values()].find(
        ({ recipients }) => recipients?.[0]?.id === ada.id && recipients
      )
    )
    expect(await until(() => direct.messages[0])).toBeDefined()
  })
})
