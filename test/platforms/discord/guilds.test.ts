import { describe, expect, it } from 'vitest'
import { paragraph, reply } from '../../../src/reply.ts'
import { shownGuild, type FakeDiscord } from '../../fakes/discord/discord.ts'
import { type Message, wordsOf } from '../../fakes/discord/world.ts'
import { openKept } from '../../fakes/kept.ts'
import { openTalk } from './talk.ts'

const writtenTo = ({ world }: Pick<FakeDiscord, 'world'>, user: string): Message | undefined =>
  [...world.channels.values()].find(each => each.recipients?.[0]?.id === user)?.messages[0]

describe('a server', () => {
  it('that lets the bot in gets a welcome for who added it, and is told to the bot', async () => {
    const here: string[] = []
    const talk = await openTalk({ joined: place => here.push(place) })
    const { bert, addGuild, gateway, until, guild } = talk
    const added = addGuild({ addedBy: bert.id })
    gateway.dispatch('GUILD_CREATE', shownGuild(added), added.id)
    const welcome = wordsOf(await until(() => writtenTo(talk, bert.id)))
    expect(welcome).toContain('Fifteen articles read')
    expect(welcome).toContain('/help')
    expect(welcome).toContain('/schedule add')
    expect(welcome).not.toContain('type a number')
    expect(here).toEqual([`discord:${guild.id}`, `discord:${added.id}`])
  })

  it('whose log may not be read has its owner welcomed', async () => {
    const talk = await openTalk()
    const added = talk.addGuild({ owner_id: talk.bert.id })
    talk.gateway.dispatch('GUILD_CREATE', shownGuild(added), added.id)
    const welcome = await talk.until(() => writtenTo(talk, talk.bert.id))
    expect(wordsOf(welcome)).toContain('/help')
  })

  it('that was there before, or comes back from a breakdown, is not welcomed again', async () => {
    const gone: string[] = []
    const talk = await openTalk({ left: place => gone.push(place) })
    const { guild, gateway, requests, doing } = talk
    gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id)
    gateway.dispatch('GUILD_CREATE', shownGuild(guild), guild.id)
    await doing.answer(await doing.slash('help'))
    expect(requests.some(each => each.includes('/users/@me/channels'))).toBe(false)
    expect(gone).toEqual([])
  })

  it('that sends the bot away is told to whoever keeps things of it', async () => {
    const gone: string[] = []
    const { guild, gateway, until } = await openTalk({ left: place => gone.push(place) })
    gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild.id)
    await until(() => gone.length > 0)
    expect(gone).toEqual([`discord:${guild.id}`])
  })
})

describe('a server, while the bot is not there,', () => {
  it('that sends it away, or lets it in, is noticed when it is back', async () => {
    const kept = openKept()
    const first = await openTalk({ kept })
    const { addGuild, world, bert, ada, discord, guild } = first
    await first.platform.stop()
    const gone: string[] = []
    const again = () => openTalk({ kept, discord, left: place => gone.push(place) })
    const second = await again()
    const added = addGuild({ owner_id: bert.id })
    await second.platform.stop()
    expect(gone).toEqual([])
    const third = await again()
    expect(wordsOf(await third.until(() => writtenTo(discord, bert.id)))).toContain('/help')
    world.guilds.delete(added.id)
    await third.platform.stop()
    await again()
    expect(gone).toEqual([`discord:${added.id}`])
    expect(kept.documents.get(`discord-servers.${discord.application}`)).toEqual([guild.id])
    expect(writtenTo(discord, ada.id)).toBeUndefined()
  })
})

describe('a server, where Discord tells nobody,', () => {
  it('that has sent the bot away is noticed when the bot looks, however many there are', async () => {
    const kept = openKept()
    const first = await openTalk({ kept, transport: 'http' })
    const { addGuild, world, discord, guild, until } = first
    const others = Array.from({ length: 205 }, () => addGuild({}).id)
    await first.platform.stop()
    const [here, gone]: [string[], string[]] = [[], []]
    const again = {
      kept,
      discord,
      transport: 'http',
      joined: (place: string) => here.push(place),
      left: (place: string) => gone.push(place)
    } as const
    const second = await openTalk(again)
    await until(() => here.length === 206)
    await second.platform.stop()
    world.guilds.delete(others.at(-1)!)
    await openTalk(again)
    await until(() => gone.length > 0)
    expect(gone).toEqual([`discord:${others.at(-1)}`])
    expect(here.at(0)).toBe(`discord:${guild.id}`)
    expect([...world.channels.values()].some(each => each.recipients !== undefined)).toBe(false)
  })

  it('is thought to be there while Discord cannot be asked', async () => {
    const kept = openKept()
    const gone: string[] = []
    const { fault, discord, until, platform } = await openTalk({ kept, transport: 'http' })
    await platform.stop()
    await kept.write(`discord-servers.${discord.application}`, ['5'])
    fault({ does: 'status', status: 403, path: /users\/@me\/guilds/ })
    const again = await openTalk({
      kept,
      discord,
      transport: 'http',
      left: place => gone.push(place)
    })
    await until(() => again.logged.some(({ text }) => text.includes('cannot be asked')))
    expect(gone).toEqual([])
  })
})

describe('telling those who look after a server', () => {
  const words = reply([paragraph('The channel is no longer there.')])

  it('writes to its owner, for his eyes alone', async () => {
    const talk = await openTalk()
    expect(await talk.platform.tell(`discord:${talk.guild.id}`, words)).toBe(true)
    expect(wordsOf(writtenTo(talk, talk.ada.id)!)).toContain('no longer there')
  })

  it('says that nobody was reached where that is so', async () => {
    const { platform, world, ada, guild } = await openTalk()
    world.closed.add(ada.id)
    expect(await platform.tell(`discord:${guild.id}`, words)).toBe(false)
    expect(await platform.tell('discord:1', words)).toBe(false)
    expect(await platform.tell('slack:T1', words)).toBe(false)
  })

  it('writes to the person whose place it is', async () => {
    const talk = await openTalk()
    expect(await talk.platform.tell(`discord:@${talk.bert.id}`, words)).toBe(true)
    expect(writtenTo(talk, talk.bert.id)).toBeDefined()
  })
})
