import { describe, expect, it } from 'vitest'
import { openFakeDiscord } from '../fakes/discord/discord.ts'
import { judge } from '../fakes/discord/judge.ts'
import { placeOf } from '../../src/ask.ts'
import { openStore } from '../../src/store/store.ts'
import { copydesk, folderOf } from './run.ts'

describe.concurrent('copydesk doctor', () => {
  it('says line by line what is in order and what is not', async () => {
    const discord = await openFakeDiscord({ judge })
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api }
    const channel = `discord:${discord.guild.id}:${discord.channel.id}`
    const { code, out } = await copydesk(['doctor', 'discord', '--channel', channel], { env })
    await discord.close()
    expect(code).toBe(1)
    expect(out).toContain('✓ The token is right')
    // Nothing has been started yet.
    expect(out).toContain('✗ Commands:')
    expect(out).toContain('✓ #desk in The Halvern newsroom')
    expect(discord.problems).toEqual([])
  })

  it('looks at the channels that schedules post to, where none is named', async () => {
    const discord = await openFakeDiscord({ judge })
    const data = await folderOf({})
    const store = await openStore({ data })
    const channel = `discord:${discord.guild.id}:${discord.channel.id}`
    const schedule = { line: '/briefing', at: '8:30', zone: 'UTC', options: '{}', next: null }
    for (const [id, at] of [
      ['1', channel],
      ['2', channel],
      ['3', 'slack:T1:C1']
    ] as const)
      await store.schedules.add({
        ...schedule,
        id,
        scope: placeOf(at),
        channel: at,
        creator: 'somebody',
        created: 0
      })
    await store.close()
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, DATA: data }
    const { out } = await copydesk(['doctor', 'discord'], { env })
    await discord.close()
    expect(out.match(/#desk in The Halvern newsroom: briefings can be posted/g)).toHaveLength(1)
    expect(out).not.toContain('slack')
  })

  it.each([
    [['doctor', 'discord'], 'DISCORD_TOKEN: wants the token'],
    [['doctor', 'console'], 'console: there is nothing to examine'],
    [['doctor', 'pigeons'], 'copydesk: platform: no platform is called "pigeons"; there is'],
    [['invite', 'console'], 'console: nobody is invited there'],
    [['manifest', 'console'], 'console: it wants no manifest']
  ])('refuses %j', async (args, message) => {
    const { code, err } = await copydesk(args)
    expect(code).toBe(1)
    expect(err).toContain(message)
  })
})

describe('copydesk invite', () => {
  it('prints the address and nothing else', async () => {
    const env = { DISCORD_APPLICATION_ID: '123456789012345678' }
    const { code, out } = await copydesk(['invite', 'discord'], { env })
    expect(code).toBe(0)
    expect(out).toMatch(/^https:\/\/discord\.com\/oauth2\/authorize\?\S+\n$/)
  })
})

describe('copydesk manifest', () => {
  it('prints what is pasted at Slack and nothing else, without any token', async () => {
    const { code, out } = await copydesk(['manifest', 'slack'], {
      env: { SLACK_SHORT_COMMANDS: 'quote' }
    })
    expect(code).toBe(0)
    const { features } = JSON.parse(out)
    expect(features.slash_commands).toMatchObject([{ command: '/copydesk' }, { command: '/quote' }])
  })
})
