import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Examined } from '../../../src/platform.ts'
import platform from '../../../src/platforms/discord/discord.ts'
import { permissionsIn } from '../../../src/platforms/discord/permissions.ts'
import type { FakeDiscord } from '../../fakes/discord/discord.ts'
import { menu } from './menu.ts'
import { openTalk } from './talk.ts'

async function findings({ token, api }: FakeDiscord, more: Partial<Examined> = {}) {
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: api, ...more.env }
  const all = await platform.doctor!({ menu, channels: [], ...more, env })
  return {
    good: all
      .filter(each => each.good)
      .map(({ says }) => says)
      .join('\n'),
    bad: all
      .filter(each => !each.good)
      .map(({ says }) => says)
      .join('\n')
  }
}

describe('the doctor', () => {
  it('finds nothing wrong where all is well', async () => {
    const { discord, guild, channel } = await openTalk()
    const { good, bad } = await findings(discord, {
      channels: [`discord:${guild.id}:${channel.id}`]
    })
    expect(bad).toBe('')
    expect(good).toContain('The token is right: it is that of "Copydesk"')
    expect(good).toContain('Commands: all 6 are registered everywhere')
    expect(good).toContain('999 of 1000 starts left')
    expect(good).toContain('#desk in The Halvern newsroom: briefings can be posted')
    expect(good).toContain('https://discord.com/oauth2/authorize?client_id=')
  })

  it('knows a token that Discord does not', async () => {
    const { discord } = await openTalk()
    const { bad } = await findings(discord, { env: { DISCORD_TOKEN: 'a.b.c' } })
    expect(bad).toBe(
      'DISCORD_TOKEN: Discord does not know this one. Make a new one (developer portal, Bot, Reset Token)'
    )
  })

  it('sees commands of another version, and another application', async () => {
    const { discord } = await openTalk()
    const env = { DISCORD_APPLICATION_ID: '123456789012345678' }
    const { bad } = await findings(discord, { menu: menu.slice(1), env })
    expect(bad).toContain('are not those of this version')
    expect(bad).toContain('but the token belongs to')
  })

  it('names each permission that a channel does not give', async () => {
    const { discord, guild, channel, application, world } = await openTalk()
    channel.permission_overwrites = [
      { id: guild.id, type: 0, allow: '0', deny: String((1n << 11n) | (1n << 38n)) },
      { id: application, type: 1, allow: String(1n << 38n), deny: '0' }
    ]
    const channels = [`discord:${guild.id}:${channel.id}`, `discord:${guild.id}:1`]
    const { bad } = await findings(discord, { channels })
    expect(bad).toContain('#desk in The Halvern newsroom: without Send Messages.')
    expect(bad).toContain('Channel 1: cannot be looked at: Unknown Channel (10003)')
    expect(world.channels.size).toBe(1)
  })

  it('asks no more of a thread than writing there takes', async () => {
    const { discord, guild, channel, addChannel } = await openTalk()
    channel.permission_overwrites = [
      { id: guild.id, type: 0, allow: '0', deny: String((1n << 11n) | (1n << 35n)) }
    ]
    const thread = addChannel({
      type: 11,
      name: 'mornings',
      guild_id: guild.id,
      parent_id: channel.id,
      thread_metadata: { archived: false, locked: false }
    })
    const { good, bad } = await findings(discord, {
      channels: [`discord:${guild.id}:${thread.id}`]
    })
    expect(bad).toBe('')
    expect(good).toContain('#mornings in The Halvern newsroom: briefings can be posted')
  })

  it('says of what is no channel, or a server that the bot is not in, that it is so', async () => {
    const { discord } = await openTalk()
    const { bad } = await findings(discord, {
      channels: ['#news'],
      env: { DISCORD_GUILD: '123456789012345678' }
    })
    expect(bad).toContain('#news: is no channel of Discord')
    expect(bad).toContain('the bot is not in the server 123456789012345678')
  })

  it('goes on where one thing cannot be looked at', async () => {
    const { discord } = await openTalk()
    const body = { code: 0, message: '500: Internal Server Error' }
    discord.fault({ does: 'status', status: 500, body, path: /gateway/, times: 4 })
    const { good, bad } = await findings(discord)
    expect(bad).toContain('Transport: cannot be looked at: HTTP 500')
    expect(good).toContain('To add it to a server')
  })

  it('sees that interactions go elsewhere, or nowhere', async () => {
    const { discord, publicKey } = await openTalk()
    discord.endpoint('http://127.0.0.1:1/')
    expect((await findings(discord)).bad).toContain('none comes over the gateway')
    const http = { DISCORD_TRANSPORT: 'http', DISCORD_PUBLIC_KEY: publicKey }
    expect((await findings(discord, { env: http })).bad).toContain('cannot be reached')
    const wrong = { ...http, DISCORD_PUBLIC_KEY: '0'.repeat(64) }
    expect((await findings(discord, { env: wrong })).bad).toContain(
      'not the key of this application'
    )
  })

  it('finds the endpoint, and whether it is this bot that answers there', async () => {
    const { discord, publicKey } = await openTalk({ transport: 'http' })
    const env = { DISCORD_TRANSPORT: 'http', DISCORD_PUBLIC_KEY: publicKey }
    const there = await findings(discord, { env })
    expect(there.bad).toBe('')
    expect(there.good).toContain('answers.')
    const other = createServer((_, response) => response.end('another'))
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    discord.endpoint(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`)
    expect((await findings(discord, { env })).bad).toContain('it is not this bot')
  })
})

describe('the invitation', () => {
  it('asks for what the bot needs, and for nothing else', async () => {
    const env = { DISCORD_APPLICATION_ID: '123456789012345678' }
    expect(await platform.invite!(env)).toBe(
      'https://discord.com/oauth2/authorize?client_id=123456789012345678&scope=bot+applications.commands&permissions=309237713920'
    )
  })

  it('asks Discord for the application where it is not named', async () => {
    const { token, api, application } = await openTalk()
    const env = { DISCORD_TOKEN: token, DISCORD_API_URL: api }
    expect(await platform.invite!(env)).toContain(`client_id=${application}&`)
    await expect(platform.invite!({})).rejects.toThrow('DISCORD_TOKEN: wants')
    await expect(platform.invite!({ ...env, DISCORD_TOKEN: 'a.b.c' })).rejects.toThrow(
      'DISCORD_TOKEN: Discord does not know this one'
    )
  })
})

describe('permissions in a channel', () => {
  const guild = {
    id: '1',
    owner_id: '9',
    roles: [
      { id: '1', permissions: '3072' },
      { id: '2', permissions: '8' },
      { id: '3', permissions: '65536' }
    ]
  }

  it.each([
    ['are those of everyone and of the roles', ['3'], [], 3072n | 65536n],
    ['are all for the owner', [], [deny('1', '3072')], (1n << 64n) - 1n, '9'],
    ['are all for administrators', ['2'], [deny('1', '3072')], (1n << 64n) - 1n],
    ['are taken from everyone', [], [deny('1', '2048')], 1024n],
    [
      'are given to a role again',
      ['3'],
      [deny('1', '2048'), deny('3', '0', '2048')],
      3072n | 65536n
    ],
    [
      'are taken from one member alone',
      ['3'],
      [deny('3', '0', '2048'), deny('7', '2048')],
      1024n | 65536n
    ]
  ])('%s', (_, roles, overwrites, bits, id = '7') => {
    expect(permissionsIn(guild, { id, roles }, overwrites)).toBe(bits)
  })
})

function deny(id: string, denied: string, allow = '0') {
  return { id, type: 0, allow, deny: denied }
}
