// A schedule, its outbox and the platform against the stand-in: posted once whatever befalls, and paused where it can never work.
import { describe, expect, it, onTestFinished } from 'vitest'
import { heading, paragraph, reply } from '../../../src/reply.ts'
import { openSchedule } from '../../../src/schedule/schedule.ts'
import { openStore } from '../../../src/store/store.ts'
import { type Channel, wordsOf } from '../../fakes/discord/world.ts'
import { openTalk } from './talk.ts'

const MINUTE = 60_000

/** A bot with one schedule, and a clock that is turned by hand. `make` gives the channel that it posts to. */
async function openRoom(options: object = {}, make: Partial<Channel> = {}) {
  const talk = await openTalk()
  const { guild, addChannel, world, ada } = talk
  const channel = addChannel({ guild_id: guild.id, ...make })
  // It is due in this very minute: Discord's history goes by Discord's clock.
  const slot = Math.floor(Date.now() / MINUTE) * MINUTE
  const clock = { now: slot - MINUTE }
  const store = await openStore({ data: null, clock: () => clock.now })
  const schedule = openSchedule({
    store,
    log: { info() {}, warn() {}, error() {} },
    pace: { patience: 20, lease: 60, distance: 0, backOff: 10 }
  })
  const news = reply([heading('Morning briefing'), paragraph('The ferry is afloat.')])
  schedule.hear({ answer: async ({ command }) => (command === 'follow' ? reply([]) : news) })
  onTestFinished(async () => {
    await schedule.close()
    await store.close()
  })
  await schedule.start(new Map([['discord', talk.platform]]))
  const scope = `discord:${guild.id}`
  await store.schedules.add({
    id: 's1',
    scope,
    channel: `${scope}:${channel.id}`,
    line: '/briefing',
    at: `daily ${new Date(slot).toISOString().slice(11, 16)}`,
    zone: 'UTC',
    options: JSON.stringify(options),
    next: slot,
    creator: `${scope}:${ada.id}`,
    created: clock.now
  })
  const told = () =>
    [...world.channels.values()].filter(each => each.recipients).flatMap(each => each.messages)
  return {
    ...talk,
    store,
    at: channel,
    /** Turns the clock to when it is due, and lets everything be settled. */
    due: async () => {
      clock.now = slot
      for (let tries = 0; tries < 400; tries++) {
        await schedule.tick()
        await schedule.idle()
        const rows = await store.deliveries.latest(scope, 10)
        if (rows.length > 0 && rows.every(({ ready }) => ready === null)) return rows
        await new Promise(resolve => setTimeout(resolve, 5))
        clock.now += 20
      }
      throw new Error('it was never settled')
    },
    posts: () => channel.messages.map(wordsOf),
    told: () => told().map(wordsOf)
  }
}

const BRIEFING = '### Morning briefing\nThe ferry is afloat.\n[Why this?]'
const messages = { method: 'POST', path: /messages$/ } as const
const slower = {
  does: 'status',
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: 0.1, global: false },
  headers: { 'retry-after': '0.1', 'x-ratelimit-scope': 'user' },
  ...messages
} as const

describe('a briefing in Discord', () => {
  it.each([
    ['the answer to it is lost', { does: 'lost after', ...messages }],
    ['the line breaks before it arrives', { does: 'lost before', ...messages }],
    ['Discord fails before it took it', { does: 'status', status: 503, ...messages }],
    ['Discord asks to wait', slower]
  ] as const)('is posted once when %s', async (_, fault) => {
    const { fault: wrong, due, posts, told } = await openRoom()
    wrong(fault)
    expect(await due()).toMatchObject([{ state: 'sent' }])
    expect(posts()).toEqual([BRIEFING])
    expect(told()).toEqual([])
  })

  it('mentions the role of its schedule, and nobody else', async () => {
    const { due, at } = await openRoom({ mention: '123456789012345678' })
    expect(await due()).toMatchObject([{ state: 'sent' }])
    expect(at.messages[0]?.allowed_mentions).toEqual({ parse: [], roles: ['123456789012345678'] })
  })

  it.each<[string, Partial<Channel>, string]>([
    ['that it cannot see', { refuses: 50001 }, 'View Channel'],
    ['that it may not write in', { refuses: 50013 }, 'Send Messages'],
    ['that was deleted', { refuses: 10003 }, 'no longer there'],
    [
      'that is an archived thread and locked',
      { type: 11, thread_metadata: { archived: true, locked: true } },
      'archived and locked'
    ]
  ])(
    'for a channel %s is told to the admins once, and its schedule rests',
    async (_, channel, says) => {
      const { store, due, posts, told, at } = await openRoom({}, channel)
      expect(await due()).toMatchObject([{ state: 'failed' }])
      expect(await store.schedules.find('s1')).toMatchObject({
        state: 'paused',
        reason: expect.stringContaining(says)
      })
      expect(posts()).toEqual([])
      expect(told()).toHaveLength(1)
      expect(told()[0]).toMatch(/^### Schedule 1 is paused\n/)
      expect(told()[0]).toContain(`cannot be posted to <#${at.id}>: `)
      expect(told()[0]).toContain(says)
      expect(told()[0]).not.toContain('discord\\:')
    }
  )

  it('is a thread of its own in a forum, and below its heading where that is wished', async () => {
    const forum = await openRoom({}, { type: 15 })
    expect(await forum.due()).toMatchObject([{ state: 'sent' }])
    const below = await openRoom({ thread: true })
    expect(await below.due()).toMatchObject([{ state: 'sent' }])
    const threads = [forum, below].map(({ world, at }) =>
      [...world.channels.values()].filter(each => each.parent_id === at.id)
    )
    expect(threads.map(([first, ...others]) => [first?.name, others.length])).toEqual([
      ['Morning briefing', 0],
      ['Morning briefing', 0]
    ])
    expect(below.posts()).toEqual(['### Morning briefing\n[Why this?]'])
  })
})
