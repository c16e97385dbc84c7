import { describe, expect, it } from 'vitest'
import { PostError } from '../../../src/errors.ts'
import type { Post } from '../../../src/platform.ts'
import { heading, list, paragraph, reply } from '../../../src/reply.ts'
import { buttonsOf, type Message, wordsOf } from '../../fakes/discord/world.ts'
import { openTalk, type TalkSettings } from './talk.ts'

const words = reply(
  [heading('The morning'), paragraph('Two ferries sail again.')],
  [{ label: 'Stories', line: '/wave stories' }]
)
const long = reply([
  heading('The morning'),
  list(Array.from({ length: 150 }, (_, at) => `item ${at} ${'word '.repeat(12)}`))
])
const key = 'AbC-123_xyz'

async function openDesk(settings: TalkSettings = {}) {
  const talk = await openTalk(settings)
  const channelOf = (id: string): string => `discord:${talk.guild.id}:${id}`
  const channel = channelOf(talk.channel.id)
  const post = (more: Partial<Post> = {}): Promise<string> =>
    talk.platform.post({ channel, reply: words, key, thread: false, mention: null, ...more })
  const fate = async (more: Partial<Post> = {}): Promise<PostError> => {
    const error: unknown = await post(more).catch((thrown: unknown) => thrown)
    if (error instanceof PostError) return error
    throw new Error('it was posted, or failed with something else', { cause: error })
  }
  return { ...talk, at: channel, channelOf, post, fate }
}

const keysOf = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap(({ components }) =>
    [...buttonsOf(components)].flatMap(each => each.custom_id ?? [])
  )

describe('a briefing', () => {
  it('is posted with a key in it, and found by that', async () => {
    const { post, platform, channel, at } = await openDesk()
    const since = Date.now()
    const id = await post()
    expect(keysOf(channel.messages)).toContain(`why:${key}`)
    expect(await platform.find(at, key, since)).toBe(id)
    expect(await platform.find(at, 'another', since)).toBeNull()
    expect(await platform.find(at, key, Date.now() + 3_600_000)).toBeNull()
  })

  it('rings nobody, or the one role that is named', async () => {
    const { post, channel } = await openDesk()
    await post()
    await post({ key: 'two', mention: '123456789012345678' })
    await post({ key: 'three', mention: '@everyone' })
    expect(channel.messages.map(each => each.allowed_mentions)).toEqual([
      { parse: [] },
      { parse: [], roles: ['123456789012345678'] },
      { parse: [] }
    ])
    expect(wordsOf(channel.messages[1]!)).toMatch(/^<@&123456789012345678>\n/)
  })

  it('says why it was posted to who presses for that, and answers its follow-ups in private', async () => {
    const { post, channel, doing } = await openDesk()
    await post()
    const [briefing] = channel.messages
    const why = await doing.answer(await doing.press(briefing!, 'Why this?'))
    expect(why.only).not.toBeNull()
    expect(wordsOf(why)).toContain('scheduled')
    expect((await doing.answer(await doing.press(briefing!, 'Stories'))).only).not.toBeNull()
  })

  it('says why from each of its messages, in a thread and in a forum too', async () => {
    const whys: string[] = []
    const { post, channel, doing, world, addChannel, guild, channelOf } = await openDesk({
      async why(_, asked, above = 'none') {
        whys.push(`${asked} in ${above}`)
        return reply([paragraph('because it was due')])
      }
    })
    await post({ reply: long })
    await post({ key: 'two', thread: true })
    const forum = addChannel({ type: 15, guild_id: guild.id, name: 'briefings' })
    const thread = await post({ key: 'three', channel: channelOf(forum.id) })
    const threads = [channel.messages.at(-1)!.id, thread].map(id => world.channels.get(id)!)
    const all = [channel, ...threads].flatMap(({ messages }) => messages)
    expect(all.length).toBeGreaterThan(5)
    for (const message of all) {
      const told = await doing.answer(await doing.press(message, 'Why this?'))
      expect(wordsOf(told)).toContain('because it was due')
      expect(told.only).not.toBeNull()
    }
    expect(new Set(whys)).toEqual(
      new Set([
        `${key} in none`,
        'two in none',
        `two in ${channelOf(channel.id)}`,
        `three in ${channelOf(forum.id)}`
      ])
    )
  })

  it('says why after "thinking" where that takes long', async () => {
    const { post, channel, doing } = await openDesk({
      patience: 20,
      async why() {
        await new Promise(resolve => setTimeout(resolve, 60))
        return reply([paragraph('because it was due')])
      }
    })
    await post()
    const pressed = await doing.press(channel.messages[0]!, 'Why this?')
    expect(await doing.words(pressed)).toContain('because it was due')
    expect(pressed.acknowledged?.type).toBe(5)
  })

  it('is one though its confirmation was lost: a second try finds the first', async () => {
    const { fate, post, fault, channel } = await openDesk()
    fault({ does: 'lost after', method: 'POST', path: /messages$/ })
    expect(await fate()).toMatchObject({ fate: 'uncertain' })
    await post()
    expect(channel.messages).toHaveLength(1)
  })

  it('that the server fails at is not tried again by itself', async () => {
    const { fate, fault, channel, requests } = await openDesk()
    fault({ does: 'status', status: 500, method: 'POST', path: /messages$/, times: 5 })
    expect(await fate()).toMatchObject({ fate: 'uncertain' })
    expect(requests.filter(each => each === `POST /channels/${channel.id}/messages`)).toHaveLength(
      1
    )
  })

  it('that meets a Discord which does not know the token for a moment is posted later', async () => {
    const { fate, post, fault, channel } = await openDesk()
    const body = { code: 0, message: '401: Unauthorized' }
    fault({ does: 'status', status: 401, body, method: 'POST', path: /messages$/ })
    expect(await fate()).toMatchObject({ fate: 'later' })
    await post()
    expect(channel.messages).toHaveLength(1)
  })

  it('waits for no rate limit: it says when to come again', async () => {
    const { fate, fault } = await openDesk()
    fault({
      does: 'status',
      status: 429,
      method: 'POST',
      path: /messages$/,
      body: { message: 'slow down', retry_after: 61.5, global: false },
      headers: { 'retry-after': '61.5', 'x-ratelimit-scope': 'user' }
    })
    const told = await fate()
    expect(told).toMatchObject({ fate: 'later' })
    expect(Number(told.retryAfter)).toBeGreaterThan(60_000)
  })

  it('that is long comes in several messages, and a broken line does not double any of them', async () => {
    const { fate, post, fault, channel, platform, at } = await openDesk()
    const since = Date.now()
    fault({ does: 'slow', milliseconds: 0, method: 'POST', path: /messages$/ })
    fault({ does: 'lost before', method: 'POST', path: /messages$/ })
    expect(await fate({ reply: long })).toMatchObject({ fate: 'uncertain' })
    expect(channel.messages).toHaveLength(1)
    expect(await platform.find(at, key, since)).toBeNull()
    const id = await post({ reply: long })
    const items = channel.messages
      .map(wordsOf)
      .join('\n')
      .match(/item \d+ /g)
    expect(items).toHaveLength(150)
    expect(new Set(items).size).toBe(150)
    expect(await platform.find(at, key, since)).toBe(id)
  })

  it('that is long keeps to the pace of its channel', async () => {
    const { post, channel, requests } = await openDesk({
      fake: { pace: { messages: 2, within: 300 } }
    })
    await post({ reply: long })
    expect(channel.messages.length).toBeGreaterThan(2)
    const line = `POST /channels/${channel.id}/messages`
    expect(requests.filter(each => each === line)).toHaveLength(channel.messages.length)
  })

  it('may have its heading in the channel and the rest in a thread', async () => {
    const { post, channel, world, platform, at, fate, fault } = await openDesk()
    const since = Date.now()
    fault({ does: 'lost after', method: 'POST', path: /threads$/ })
    expect(await fate({ thread: true })).toMatchObject({ fate: 'uncertain' })
    expect(await platform.find(at, key, since)).toBeNull()
    const id = await post({ thread: true })
    expect(channel.messages).toHaveLength(1)
    const [head] = channel.messages
    expect(wordsOf(head!)).toContain('The morning')
    expect(wordsOf(head!)).not.toContain('ferries')
    const thread = world.channels.get(id)
    expect(thread?.name).toBe('The morning')
    expect(thread?.messages.map(wordsOf).join()).toContain('ferries')
    expect(await platform.find(at, key, since)).toBe(id)
  })

  it('is a post of its own in a forum', async () => {
    const { post, addChannel, guild, world, platform, channelOf } = await openDesk()
    const forum = addChannel({ type: 15, guild_id: guild.id, name: 'briefings' })
    const at = channelOf(forum.id)
    const id = await post({ channel: at, reply: long })
    expect(world.channels.get(id)?.name).toBe('The morning')
    expect(world.channels.get(id)?.messages.length).toBeGreaterThan(1)
    expect(await platform.find(at, key, 0)).toBe(id)
    expect(await post({ channel: at, reply: long })).toBe(id)
  })

  it('wakes the thread that it is for', async () => {
    const { post, addChannel, guild, channelOf } = await openDesk()
    const thread = addChannel({
      type: 11,
      guild_id: guild.id,
      thread_metadata: { archived: true, locked: false }
    })
    await post({ channel: channelOf(thread.id) })
    expect(thread.messages).toHaveLength(1)
    expect(thread.thread_metadata?.archived).toBe(false)
  })
})

describe('a briefing that cannot be posted', () => {
  it.each([
    [50001, 'View Channel'],
    [50013, 'Send Messages'],
    [10003, 'no longer there']
  ])('for reason %i is refused, in words about %s', async (code, said) => {
    const { fate, channel } = await openDesk()
    channel.refuses = code
    const told = await fate()
    expect(told).toMatchObject({ fate: 'refused' })
    expect(told.message).toContain(said)
  })

  it.each([
    { archived: true, locked: true },
    { archived: true, locked: false }
  ])('to a thread that may not be opened is refused: %o', async thread_metadata => {
    const { fate, addChannel, guild, channelOf } = await openDesk()
    const refuses = thread_metadata.locked ? null : 50013
    const thread = addChannel({ type: 11, guild_id: guild.id, thread_metadata, refuses })
    expect(await fate({ channel: channelOf(thread.id) })).toMatchObject({ fate: 'refused' })
  })

  it('for a reason that is not of Discord, but of what stands before it, is for later', async () => {
    const { fate, fault } = await openDesk()
    fault({ does: 'status', status: 403, body: {}, method: 'POST', path: /messages$/ })
    expect(await fate()).toMatchObject({ fate: 'later' })
  })

  it('because Discord is not there is for later', async () => {
    const { platform, at, discord } = await openDesk()
    await discord.close()
    const posting = platform.post({ channel: at, reply: words, key, thread: false, mention: null })
    await expect(posting).rejects.toMatchObject({ fate: 'later' })
  })

  it('says nothing, or is for another platform: it is refused', async () => {
    const { fate } = await openDesk()
    expect(await fate({ reply: reply([]) })).toMatchObject({ fate: 'refused' })
    expect(await fate({ channel: 'slack:T1:C1' })).toMatchObject({ fate: 'refused' })
  })

  it('and may have been is uncertain where history cannot be read', async () => {
    const { post, platform, channel, at } = await openDesk()
    const since = Date.now()
    await post()
    channel.refuses = 0
    await expect(platform.find(at, key, since)).rejects.toMatchObject({ fate: 'uncertain' })
    channel.refuses = 50001
    await expect(platform.find(at, key, since)).rejects.toMatchObject({ fate: 'uncertain' })
  })
})
