import { describe, expect, it } from 'vitest'
import { describePlatform, deskThatEchoes } from '../../contracts/platform.ts'
import { ConfigError } from '../../../src/errors.ts'
import { openDiscord } from '../../../src/platforms/discord/discord.ts'
import { renderParts } from '../../../src/platforms/discord/render.ts'
import type { Platform } from '../../../src/platform.ts'
import type { Reply } from '../../../src/reply.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { type FakeDiscord, openFakeDiscord } from '../../fakes/discord/discord.ts'
import { judge } from '../../fakes/discord/judge.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import type { Transport } from './talk.ts'
import { openKept } from '../../fakes/kept.ts'
import { quietLog } from './menu.ts'
import { openTalk } from './talk.ts'

/** What Discord reads as markup; the labels of buttons it takes as they are. */
const messagesOf = (shown: Reply): readonly string[] =>
  renderParts(shown).map(part => part.join('\n'))

describePlatform('discord', {
  render: messagesOf,
  obeyed: [
    // Everyone and here ring before markup is read.
    /@everyone|@here/,
    // Mentions, commands, emoji, timestamps.
    /(?<!\\)<(?:@|#|a?:|t:|\/|id:)/,
    /\]\((?!<https?:\/\/)/,
    /javascript:/,
    /(?<!\\)(?<!https):smile:/,
    /[\u202a-\u202e\u2066-\u2069]/,
    /[^\P{Cc}\n]/u
  ],
  longest: 4000,
  open() {
    // The contract opens at once; the stand-in is there when the bot starts.
    let discord: FakeDiscord | undefined
    let started: Platform | undefined
    const channel = { id: '', name: '' }
    const platform: Platform = {
      async start(desk) {
        discord = await openFakeDiscord({ judge })
        channel.id = `discord:${discord.guild.id}:${discord.channel.id}`
        const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api }
        started = openDiscord({
          env,
          welcome: () => reply([]),
          log: quietLog,
          kept: openKept()
        })
        await started.start(desk)
      },
      post: post => started!.post({ ...post, channel: channel.id }),
      find: (at, key, since) => started!.find(at, key, since),
      tell: (place, words) => started!.tell(place, words),
      async stop() {
        await started?.stop()
        await discord?.close()
        expect(discord?.problems ?? []).toEqual([])
      }
    }
    return {
      platform,
      channel: 'discord:1:1',
      heard: () => discord?.channel.messages.map(wordsOf).join('\n') ?? '',
      async say(line) {
        const { doing, until, channel: at } = discord!
        const before = at.messages.length + 1
        doing.write(`<@${discord!.application}> ${line}`)
        await until(() => at.messages[before])
      }
    }
  }
})

describe('the platform', () => {
  it('is asked under its own name, with and without shards', async () => {
    const { gateway, doing, addGuild, addChannel } = await openTalk({ fake: { shards: 2 } })
    expect(gateway.seen.identified).toBe(2)
    const far = addGuild({})
    const channel = addChannel({ guild_id: far.id })
    expect(await doing.words(await doing.slash('wave', { person: 'Reed' }, { channel }))).toContain(
      'Reed'
    )
  })

  it('says which setting is missing before it asks anybody', () => {
    expect(open({})).toThrow('DISCORD_TOKEN: wants the token')
    const token = { DISCORD_TOKEN: 'a.b.c' }
    expect(open({ ...token, DISCORD_TRANSPORT: 'http' })).toThrow('DISCORD_PUBLIC_KEY: wants')
    expect(open({ ...token, DISCORD_TRANSPORT: 'pigeon' })).toThrow(
      'DISCORD_TRANSPORT: wants gateway or http'
    )
    expect(open({ ...token, DISCORD_API_URL: 'javascript:1' })).toThrow('DISCORD_API_URL: wants')
    expect(open({ ...token, DISCORD_GUILD: 'here' })).toThrow('DISCORD_GUILD: wants')
  })

  it('does not start with a token that Discord does not know', async () => {
    const discord = await openFakeDiscord({ judge })
    const env = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: discord.api }
    const platform = openDiscord({
      env,
      welcome: () => reply([]),
      log: quietLog,
      kept: openKept()
    })
    await expect(platform.start(deskThatEchoes().desk)).rejects.toThrow(
      'DISCORD_TOKEN: Discord does not know this one'
    )
    await platform.stop()
    await discord.close()
  })

  it.each([
    [
      'for a server that has not let it in',
      { DISCORD_GUILD: '123456789012345678' },
      'the bot is not in the server'
    ],
    [
      'where nobody answers',
      { DISCORD_API_URL: 'http://127.0.0.1:1/api' },
      'DISCORD_API_URL: Discord cannot be asked'
    ]
  ])('does not start %s, and says so', async (_, env, words) => {
    const { discord } = await openTalk()
    const all = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, ...env }
    const platform = openDiscord({
      env: all,
      welcome: () => reply([]),
      log: quietLog,
      kept: openKept()
    })
    const starting = platform.start(deskThatEchoes().desk)
    await expect(starting).rejects.toThrow(words)
    await expect(starting).rejects.toBeInstanceOf(ConfigError)
    await platform.stop()
  })
})

describe.each<Transport>(['gateway', 'http'])('commands over %s', transport => {
  it('are answered at once where the answer is quick', async () => {
    const { doing, asks, guild, channel, ada } = await openTalk({ transport })
    const asked = await doing.slash('wave', { person: 'Ada Quill', most: 3, length: 'short' })
    expect(await doing.words(asked)).toContain('Ada Quill')
    expect(asked.acknowledged?.type).toBe(4)
    expect(asks).toMatchObject([
      {
        command: 'wave',
        input: { person: 'Ada Quill', most: '3', length: 'short' },
        asker: `discord:${guild.id}:${ada.id}`,
        channel: `discord:${guild.id}:${channel.id}`,
        admin: true
      }
    ])
  })

  it('are asked with the role or the emoji that was chosen as everybody calls it', async () => {
    const { doing, asks } = await openTalk({ transport })
    const address = '<@&123456789012345678> <:ferry:123456789012345679> <#123456789012345680>'
    await doing.answer(await doing.slash('source add', { address }))
    expect(asks).toMatchObject([
      { input: { address: '123456789012345678 :ferry: <#123456789012345680>' } }
    ])
  })

  it('of two words are asked under both', async () => {
    const { doing, asks } = await openTalk({ transport })
    await doing.answer(await doing.slash('source add', { address: 'gazette.example' }))
    expect(asks).toMatchObject([{ command: 'source add', input: { address: 'gazette.example' } }])
  })

  it('are said to be thought about where the answer is slow, and then answered in that place', async () => {
    const { doing } = await openTalk({ transport, patience: 20, answer: slowly('at last') })
    const asked = await doing.slash('wave', { person: 'Ada Quill' })
    expect(await doing.words(asked)).toBe('at last')
    expect(asked.acknowledged?.type).toBe(5)
    expect(asked.followUps).toEqual([])
  })

  it('that answer in private think in private', async () => {
    const { doing } = await openTalk({ transport, patience: 20, answer: slowly('a secret') })
    const asked = await doing.slash('whisper')
    const answer = await doing.answer(asked)
    expect(answer.only).toBe(asked.user.id)
    expect(wordsOf(answer)).toContain('a secret')
  })

  it('that turn out to be for one pair of eyes take back what all could see', async () => {
    const answer = slowly('nobody of that name', { private: true })
    const { doing } = await openTalk({ transport, patience: 20, answer })
    const asked = await doing.slash('wave', { person: 'Nobody' })
    const shown = await doing.answer(asked)
    expect(shown.only).toBe(asked.user.id)
    expect(asked.original?.deleted).toBe(true)
  })

  it('offer values while somebody types, each of them whole', async () => {
    const { doing } = await openTalk({ transport })
    expect(await doing.complete('wave', 'person', 'quill')).toEqual(['Ada Quill'])
    expect(await doing.complete('wave', 'person', '')).toEqual(['Ada Quill', 'Adam Reed'])
    expect(await doing.complete('wave', 'about', 'har')).toEqual(['harbour dues'])
  })

  it('offer no more than Discord takes, and what is offered may be typed otherwise', async () => {
    const desk = deskThatEchoes().desk
    const many = Array.from({ length: 60 }, (_, at) => `${at} ${'y'.repeat(at * 2)}`)
    const { doing } = await openTalk({ transport, desk: { ...desk, suggest: () => many } })
    const offered = await doing.complete('wave', 'person', '')
    expect(offered).toEqual(many.slice(0, 25))
    expect(await doing.words(await doing.slash('wave', { person: 'not offered' }))).toContain(
      'not offered'
    )
  })

  it('say something where there is nothing to say', async () => {
    const { doing } = await openTalk({ transport, answer: () => reply([]) })
    expect(await doing.words(await doing.slash('help'))).toContain('nothing to say')
  })

  it('of a message have its quotations checked, for the asker alone, who may share it', async () => {
    const { doing, asks, bert, channel } = await openTalk({ transport })
    const said = doing.write('He said “the gauges were read every morning”.', { user: bert })
    const asked = await doing.onMessage('Check quotes', said)
    const answer = await doing.answer(asked)
    expect(asks).toMatchObject([{ command: 'check', input: { words: said.content } }])
    expect(answer.only).toBe(asked.user.id)
    const shared = await doing.press(answer, 'Share')
    expect(await doing.words(shared)).toContain(`Shared by <@${asked.user.id}>`)
    expect(channel.messages.at(-1)?.only).toBeNull()
  })

  it('of a message of components read what that shows, without its marks', async () => {
    const said = 'She said: “the gauges (all 3) were read.”'
    const { doing, asks } = await openTalk({ transport, answer: () => reply([paragraph(said)]) })
    const shown = await doing.answer(await doing.slash('help'))
    await doing.answer(await doing.onMessage('Check quotes', shown))
    expect(asks.at(-1)).toMatchObject({ command: 'check', input: { words: said } })
  })

  it('of a message without words say so', async () => {
    const { doing, asks } = await openTalk({ transport })
    const asked = await doing.onMessage('Check quotes', doing.write(''))
    expect(await doing.words(asked)).toContain('no words')
    expect(asks).toEqual([])
  })
})

const open = (env: Record<string, string>) => () =>
  openDiscord({ env, welcome: () => reply([]), log: quietLog, kept: openKept() })

/** After 60 ms. */
const slowly =
  (words: string, options: { private?: boolean } = {}) =>
  async () => {
    await new Promise(resolve => setTimeout(resolve, 60))
    return reply([paragraph(words)], [], options)
  }
