// A schedule, its outbox and the platform against the stand-in: posted once whatever befalls, and paused where it can never work.
import { afterEach, describe, expect, it } from 'vitest'
import { heading, paragraph, reply } from '../../../src/reply.ts'
import { openSchedule } from '../../../src/schedule/schedule.ts'
import { openStore } from '../../../src/store/store.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { closedClean, openedSlack, type Opened } from './opened.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let opened: Opened | undefined
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await closedClean(opened)
  opened = undefined
})

/** A bot with one schedule for each channel, and a clock that is turned by hand. */
async function room(...channels: readonly string[]) {
  return roomWith({}, ...channels)
}

/** As `room`; `options`: as the schedules have them. */
async function roomWith(
  options: Readonly<Record<string, unknown>>,
  ...channels: readonly string[]
) {
  opened = await openedSlack('http')
  await opened.start(deskThatEchoes().desk)
  const { platform, slack } = opened
  // It is due in this very minute: Slack's history goes by Slack's clock.
  const slot = Math.floor(Date.now() / MINUTE) * MINUTE
  const begun = slot - HOUR
  const clock = { now: begun }
  const store = await openStore({ data: null, clock: () => clock.now })
  const schedule = openSchedule({
    store,
    log: { info() {}, warn() {}, error() {} },
    pace: { patience: 20, lease: 60, distance: 0, backOff: 10 }
  })
  const news = reply([heading('Morning briefing'), paragraph('The ferry is afloat.')])
  schedule.hear({ answer: async ({ command }) => (command === 'follow' ? reply([]) : news) })
  closing.push(async () => {
    await schedule.close()
    await store.close()
  })
  await schedule.start(new Map([['slack', platform]]))
  for (const [at, channel] of channels.entries())
    await store.schedules.add({
      id: `s${at}`,
      scope: 'slack:T1',
      channel: `slack:T1:${channel}`,
      line: '/briefing',
      at: `daily ${new Date(slot).toISOString().slice(11, 16)}`,
      zone: 'UTC',
      options: JSON.stringify(options),
      next: slot,
      creator: 'slack:T1:U1',
      created: begun
    })
  const { messages } = slack.workspaces.get('T1')!
  return {
    slack,
    store,
    messages,
    /** Turns the clock to when it is due, and lets everything be settled. */
    due: async () => {
      clock.now = slot
      await schedule.tick()
      for (let tries = 0; tries < 400; tries++) {
        await schedule.idle()
        const rows = await store.deliveries.latest('slack:T1', 10)
        if (rows.length > 0 && rows.every(({ ready }) => ready === null)) return rows
        await new Promise(resolve => setTimeout(resolve, 5))
        clock.now += 20
        await schedule.tick()
      }
      throw new Error('it was never settled')
    },
    posts: (channel: string) => messages.filter(each => each.channel === channel).map(shownIn)
  }
}

const BRIEFING = 'Morning briefing The ferry is afloat.'

describe('a briefing in Slack', () => {
  it.each([
    ['the answer to it is lost', { lost: true, after: true }],
    ['Slack fails after it took it', { status: 500, after: true }],
    ['Slack fails before it took it', { status: 503 }],
    ['the line breaks before it arrives', { lost: true }],
    ['Slack asks to wait', { status: 429, retryAfter: 1 }]
  ] as const)('is posted once when %s', async (_, fault) => {
    const { slack, due, posts } = await room('C1')
    slack.fail('chat.postMessage', fault)
    expect(await due()).toMatchObject([{ state: 'sent' }])
    expect(posts('C1')).toEqual([BRIEFING])
  })

  it('mentions the group of its schedule, once, and nobody else', async () => {
    const { slack, messages, due } = await roomWith({ mention: 'S1' }, 'C1')
    slack.mentions.push('S1')
    expect(await due()).toMatchObject([{ state: 'sent' }])
    const sent = JSON.stringify(messages)
    expect(messages[0]!.text).toMatch(/^<!subteam\^S1> /)
    expect(sent.match(/"usergroup_id":"S1"/g)).toHaveLength(1)
  })

  it('waits in its own workspace while Slack asks it to, and loses no post', async () => {
    const { slack, due, posts } = await room('C1', 'D7', 'D8')
    for (let times = 0; times < 3; times++)
      slack.fail('chat.postMessage', { status: 429, retryAfter: 1 })
    expect(await due()).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }])
    for (const channel of ['C1', 'D7', 'D8']) expect(posts(channel)).toEqual([BRIEFING])
  })

  it('is neither posted twice nor lost silently where the history may not be read', async () => {
    const { slack, due, posts } = await room('C1')
    slack.fail('chat.postMessage', { lost: true, after: true })
    slack.fail('conversations.history', { error: 'missing_scope' })
    expect(await due()).toMatchObject([{ state: 'uncertain' }])
    expect(posts('C1')).toEqual([BRIEFING])
    expect(posts('DU1').join()).toContain('A post that may be missing')
  })

  it.each([
    ['is_archived', 'archived'],
    ['not_in_channel', '/invite'],
    ['missing_scope', 'scopes'],
    ['channel_not_found', 'no such channel'],
    ['restricted_action', 'only some people']
  ])('that meets %s is told to the admins once, and its schedule rests', async (error, says) => {
    const { slack, store, due, posts } = await room('C1')
    slack.fail('chat.postMessage', { error })
    expect(await due()).toMatchObject([{ state: 'failed' }])
    expect(await store.schedules.find('s0')).toMatchObject({
      state: 'paused',
      reason: expect.stringContaining(says)
    })
    expect(posts('C1')).toEqual([])
    expect(posts('DU1')).toHaveLength(1)
    expect(posts('DU1')[0]).toMatch(/^Schedule 1 is paused .*\/schedule resume 1/s)
    expect(posts('DU1')[0]).toContain(says)
  })

  it('rests where the token was revoked, though nobody can be told', async () => {
    const { slack, store, due, messages } = await room('C1')
    for (const method of ['chat.postMessage', 'users.list'])
      slack.fail(method, { error: 'token_revoked' })
    expect(await due()).toMatchObject([{ state: 'failed' }])
    expect(await store.schedules.find('s0')).toMatchObject({
      state: 'paused',
      reason: expect.stringContaining('revoked')
    })
    expect(messages).toEqual([])
  })
})
