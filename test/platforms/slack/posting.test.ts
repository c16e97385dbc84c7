import { afterEach, describe, expect, it } from 'vitest'
import { PostError } from '../../../src/errors.ts'
import type { Post } from '../../../src/platform.ts'
import { heading, paragraph, reply } from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { closedClean, openedSlack, type Opened, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

const open = async (): Promise<Opened> => {
  opened = await openedSlack('http')
  await opened.start(deskThatEchoes().desk)
  return opened
}

const briefing: Post = {
  channel: 'slack:T1:C1',
  reply: reply([heading('Morning briefing'), paragraph('The ferry is afloat.')]),
  key: 'briefing-key-1',
  thread: false,
  mention: null
}

/** How it failed. */
const failed = async (posted: Promise<unknown>): Promise<PostError> => {
  const error = await posted.then(
    () => null,
    (thrown: unknown) => thrown
  )
  if (!(error instanceof PostError))
    throw new Error(`it did not fail as a post fails: ${String(error)}`)
  return error
}

describe('a post to Slack', () => {
  it('is found in a group direct message as well, for which Slack wants a scope of its own', async () => {
    const { platform, slack } = await open()
    const { channels } = slack.workspaces.get('T1')!
    channels.set('GM1', { ...channels.get('C1')!, id: 'GM1' })
    const id = await platform.post({ ...briefing, channel: 'slack:T1:GM1' })
    expect(await platform.find('slack:T1:GM1', 'briefing-key-1', Date.now() - 9000)).toBe(id)
  })

  it('stands in the channel, and is found by its key', async () => {
    const { platform } = await open()
    const since = Date.now() - 1000
    const id = await platform.post(briefing)
    expect(await platform.find('slack:T1:C1', 'briefing-key-1', since)).toBe(id)
    expect(await platform.find('slack:T1:C1', 'another', since)).toBeNull()
    expect(await platform.find('slack:T1:C1', 'briefing-key-1', Date.now() + 5000)).toBeNull()
  })

  it('is found behind hundreds of other messages', async () => {
    const { platform, slack } = await open()
    const since = Date.now() - 1000
    const id = await platform.post(briefing)
    const { messages } = slack.workspaces.get('T1')!
    for (let at = 1; at <= 450; at++)
      messages.push({ ...messages[0]!, ts: (Number(id) + at / 1000).toFixed(6), blocks: [] })
    expect(await platform.find('slack:T1:C1', 'briefing-key-1', since)).toBe(id)
  })

  it('has its details too where Slack asks for one pause after the other', async () => {
    const { platform, slack } = await open()
    slack.fail('chat.postMessage', { slow: 0 })
    for (let times = 0; times < 3; times++)
      slack.fail('chat.postMessage', { status: 429, retryAfter: 1 })
    const id = await platform.post({ ...briefing, thread: true })
    expect(slack.workspaces.get('T1')!.messages.map(({ thread }) => thread)).toEqual([null, id])
  })

  it('has its details in a thread where that is wanted', async () => {
    const { platform, slack } = await open()
    const id = await platform.post({ ...briefing, thread: true })
    const { messages } = slack.workspaces.get('T1')!
    expect(messages.map(({ thread }) => thread)).toEqual([null, id])
    expect(shownIn(messages[0]!)).toBe('Morning briefing')
    expect(shownIn(messages[1]!)).toBe('The ferry is afloat.')
  })

  it('says why it was made where that is known, to whoever presses', async () => {
    const asked: (readonly string[])[] = []
    opened = await openedSlack(
      'http',
      {},
      {
        why: async (...about) => {
          asked.push(about)
          return reply([paragraph('Schedule 3, weekdays 8:30.')])
        }
      }
    )
    await opened.start(deskThatEchoes().desk)
    for (const thread of [false, true]) await opened.platform.post({ ...briefing, thread })
    const somebodyElse = opened.as({ user: 'U2' })
    await somebodyElse.press('Why this?')
    const { messages } = somebodyElse.workspace
    await until(() => messages.length === 4)
    expect(asked).toEqual([['slack:T1:C1', 'briefing-key-1']])
    expect(messages[3]).toMatchObject({ only: 'U2', text: 'Schedule 3, weekdays 8:30.' })
    // In the thread it stands below the details, and the key in the channel, where it is looked for.
    expect(JSON.stringify(messages[1]!.blocks)).toContain('d:briefing-key-1')
    expect(JSON.stringify(messages[1]!.blocks)).not.toContain('Why this?')
  })

  it('has no button that nobody could answer', async () => {
    const { platform, slack } = await open()
    await platform.post(briefing)
    expect(JSON.stringify(slack.workspaces.get('T1')!.messages)).not.toContain('Why this?')
  })

  it('mentions the group that it is told to, and nobody else', async () => {
    const { platform, slack } = await open()
    slack.mentions.push('S1')
    await platform.post({ ...briefing, mention: 'S1' })
    expect(slack.workspaces.get('T1')!.messages[0]!.text).toContain('<!subteam^S1>')
  })

  it('of as many blocks as fit still has room for its mention and its buttons', async () => {
    opened = await openedSlack('http', {}, { why: async () => reply([]) })
    await opened.start(deskThatEchoes().desk)
    opened.slack.mentions.push('S1')
    for (const blocks of [48, 49, 50, 51])
      await opened.platform.post({
        ...briefing,
        reply: reply(Array.from({ length: blocks }, (_, at) => paragraph(`Story ${at}`))),
        mention: 'S1'
      })
    for (const { blocks } of opened.slack.workspaces.get('T1')!.messages)
      expect(blocks.length).toBeLessThanOrEqual(50)
  })

  it('stays as it is, whoever turns its pages', async () => {
    const { platform, slack, as } = await open()
    const more = [{ label: 'More', line: '/wave Ada page:2' }]
    await platform.post({ ...briefing, reply: reply(briefing.reply.blocks, more) })
    const { messages } = slack.workspaces.get('T1')!
    const stood = shownIn(messages[0]!)
    await as({ user: 'U2' }).press('More')
    await until(() => messages.length === 2)
    expect(shownIn(messages[0]!)).toBe(stood)
    expect(messages[1]!.text).toBe('you asked Ada page:2')
  })

  it.each([
    ['not_in_channel', 'refused', 'invite'],
    ['is_archived', 'refused', 'archived'],
    ['missing_scope', 'refused', 'scopes'],
    ['token_revoked', 'refused', 'install'],
    ['channel_not_found', 'refused', 'no such channel'],
    ['invalid_blocks', 'refused', 'invalid_blocks'],
    ['internal_error', 'uncertain', 'internal_error']
  ] as const)('that fails with %s is %s', async (error, fate, says) => {
    const { platform, slack } = await open()
    slack.fail('chat.postMessage', { error })
    const fault = await failed(platform.post(briefing))
    expect(fault.fate).toBe(fate)
    expect(fault.message).toContain(says)
  })

  it('waits as long as Slack says', async () => {
    const { platform, slack } = await open()
    slack.fail('chat.postMessage', { status: 429, retryAfter: 7 })
    expect(await failed(platform.post(briefing))).toMatchObject({ fate: 'later', retryAfter: 7000 })
  })

  it('is sent once, and uncertain, when the answer to it is lost', async () => {
    const { platform, slack } = await open()
    slack.fail('chat.postMessage', { lost: true, after: true })
    const since = Date.now() - 1000
    expect((await failed(platform.post(briefing))).fate).toBe('uncertain')
    expect(slack.workspaces.get('T1')!.messages).toHaveLength(1)
    expect(await platform.find('slack:T1:C1', 'briefing-key-1', since)).not.toBeNull()
  })

  it('is sent once, and uncertain, when Slack has a fault after it took it', async () => {
    const { platform, slack } = await open()
    slack.fail('chat.postMessage', { status: 500, after: true })
    expect((await failed(platform.post(briefing))).fate).toBe('uncertain')
    expect(slack.workspaces.get('T1')!.messages).toHaveLength(1)
  })

  it('can wait when Slack cannot be reached', async () => {
    const { platform, slack } = await open()
    await slack.close()
    // The connection that was open may have taken it, for all that can be seen from here.
    await failed(platform.post(briefing))
    expect((await failed(platform.post(briefing))).fate).toBe('later')
    await platform.stop()
    opened = undefined
  })

  it('cannot be told apart where the history may not be read', async () => {
    const { platform, slack } = await open()
    slack.fail('conversations.history', { error: 'missing_scope' })
    expect((await failed(platform.find('slack:T1:C1', 'k', 0))).fate).toBe('uncertain')
  })

  it('tells administrators who stand far down in the list of members', async () => {
    const { platform, slack } = await open()
    const { people, messages } = slack.workspaces.get('T1')!
    const [owner, member] = [people.get('U1')!, people.get('U2')!]
    people.clear()
    for (let at = 100; at < 2600; at++) people.set(`U${at}`, { ...member, id: `U${at}` })
    people.set('U9', { ...owner, id: 'U9' })
    expect(await platform.tell('slack:T1', reply([paragraph('A source has failed.')]))).toBe(true)
    expect(messages.map(({ channel }) => channel)).toEqual(['DU9'])
  })

  it('calls commands as they can be typed there', async () => {
    const { platform, slack } = await open()
    const said = reply([heading('/wave Ada'), paragraph('/wave 1 starts it again.')])
    await platform.tell('slack:T1', said)
    await platform.post({ ...briefing, reply: said })
    for (const message of slack.workspaces.get('T1')!.messages)
      expect(shownIn(message)).toBe('/copydesk wave Ada /copydesk wave 1 starts it again.')
  })

  it('tells the administrators of a workspace alone', async () => {
    const { platform, slack } = await open()
    expect(await platform.tell('slack:T1', reply([paragraph('A source has failed.')]))).toBe(true)
    expect(slack.workspaces.get('T1')!.messages.map(({ channel }) => channel)).toEqual(['DU1'])
  })
})
