import { afterEach, describe, expect, it } from 'vitest'
import type { Ask, MenuItem } from '../../../src/ask.ts'
import {
  heading,
  list,
  note,
  paragraph,
  plain,
  quote,
  type Reply,
  reply,
  table
} from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { closedClean, openedSlack, type Opened, transports, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

/** What was asked, in words, and three pages of it. */
const answer = (ask: Ask): Reply => {
  const words = typeof ask.input === 'string' ? ask.input : Object.values(ask.input).join(' ')
  return reply(
    [
      heading(`About ${ask.command}`),
      paragraph([{ text: 'You asked ', strong: true }, { text: words }]),
      quote('The tide was out & nobody <saw>', [
        { text: 'Mara Vero', href: 'https://gazette.example/a?b=1&c=2' }
      ]),
      list(['one', 'two']),
      table(
        ['outlet', 'said'],
        [
          ['Gazette', 'aground'],
          ['Courier', 'stranded']
        ]
      ),
      note(ask.admin ? 'for an administrator' : 'for everybody')
    ],
    [
      {
        label: 'More (4–6 of 9)',
        line: `/${ask.command || 'who'} ${words} page:2`.replace(/page:2 page:2/, 'page:3')
      },
      { label: 'Who is Vero', line: '/who vero' }
    ],
    { private: ask.command === 'secret' }
  )
}

describe.each(transports)('slack over %s', transport => {
  const open = async (reply_: (ask: Ask) => Reply = answer) => {
    opened = await openedSlack(transport)
    const { desk, asks } = deskThatEchoes(reply_)
    const secret: MenuItem = { ...desk.menu[0]!, name: 'secret', private: true }
    await opened.start({ ...desk, menu: [...desk.menu, secret] })
    return { ...opened, asks }
  }

  it('answers a slash command in the channel', async () => {
    const { as, asks } = await open()
    const me = as()
    expect((await me.slash('/copydesk', 'who Rutte'))?.status).toBe(200)
    await until(() => me.workspace.messages.length === 1)
    expect(asks).toMatchObject([
      { command: 'who', input: 'Rutte', asker: 'slack:T1:U1', channel: 'slack:T1:C1' }
    ])
    expect(me.workspace.messages).toMatchObject([{ channel: 'C1', only: null }])
    expect(shownIn(me.workspace.messages[0]!)).toContain('You asked  Rutte')
    expect(shownIn(me.workspace.messages[0]!)).toContain('nobody <saw>')
  })

  it('answers in private what is private, and shares it when the asker says so', async () => {
    const { as } = await open()
    const me = as()
    await me.slash('/copydesk', 'secret x')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]!.only).toBe('U1')
    await me.press('Share with channel')
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages[1]).toMatchObject({ only: null })
  })

  it('says what is private where the asker sees it: in a thread that has begun, else in the channel', async () => {
    const { as } = await open()
    const me = as()
    await me.mention('/secret x')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]).toMatchObject({ only: 'U1', thread: null })
    await me.mention('/secret y', '5.000001')
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages[1]).toMatchObject({ only: 'U1', thread: '5.000001' })
    await me.press('Who is Vero')
    await until(() => me.workspace.messages.length === 3)
    expect(me.workspace.messages[2]).toMatchObject({ only: 'U1', thread: '5.000001' })
    await me.press('Share with channel')
    await until(() => me.workspace.messages.length === 4)
    expect(me.workspace.messages[3]).toMatchObject({ only: null, thread: '5.000001' })
  })

  it('keeps to the asker what follows from an answer for the asker alone', async () => {
    const { as } = await open()
    const me = as()
    await me.slash('/copydesk', 'secret x')
    await until(() => me.workspace.messages.length === 1)
    await me.press('Who is Vero')
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages[1]).toMatchObject({ only: 'U1' })
    expect(shownIn(me.workspace.messages[1]!)).toContain('You asked  vero')
  })

  it('offers to share what is private by its command, not what is private because it went wrong', async () => {
    const { as } = await open(() =>
      reply([paragraph('No one is called Vel.')], [], { private: true })
    )
    const me = as()
    await me.slash('/copydesk', 'wave Vel')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]!.only).toBe('U1')
    expect(JSON.stringify(me.workspace.messages[0]!.blocks)).not.toContain('Share')
  })

  it('says that a slow answer is coming, and then answers', async () => {
    const slow = Promise.withResolvers<Reply>()
    opened = await openedSlack(transport)
    const { desk } = deskThatEchoes()
    await opened.start({ ...desk, answer: () => slow.promise })
    const me = opened.as()
    const acknowledged = await me.slash('/copydesk', 'who Rutte')
    expect(acknowledged?.after).toBeLessThan(3000)
    expect(me.workspace.messages).toMatchObject([
      { only: 'U1', text: expect.stringContaining('coming') }
    ])
    slow.resolve(reply([paragraph('at last')]))
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages[1]).toMatchObject({ only: null, text: 'at last' })
  })

  it('answers a mention in its thread, and a direct message where it was said', async () => {
    const { as, asks } = await open()
    const me = as()
    await me.mention('quote “Merz” &amp; Co', '5.000001')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]).toMatchObject({ channel: 'C1', thread: '5.000001' })
    expect(asks[0]).toMatchObject({ command: '', input: 'quote "Merz" & Co' })
    await me.direct('who <https://vero.example|vero.example>')
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages[1]).toMatchObject({ channel: 'DU1', thread: null })
    expect(asks[1]).toMatchObject({ input: 'who vero.example', channel: 'slack:T1:DU1' })
  })

  it('turns pages for who asked alone, and answers follow-ups for everybody', async () => {
    const { as, asks } = await open()
    const me = as()
    await me.slash('/copydesk', 'who Rutte')
    await until(() => me.workspace.messages.length === 1)
    await as({ user: 'U2' }).press('More')
    await until(() => me.workspace.messages.length === 2)
    expect(asks).toHaveLength(1)
    expect(me.workspace.messages[1]).toMatchObject({
      only: 'U2',
      text: expect.stringContaining('Only who asked')
    })
    await me.press('More')
    await until(() => asks.length === 2)
    expect(asks[1]).toMatchObject({ command: 'who', input: 'Rutte page:2' })
    await until(() => shownIn(me.workspace.messages[0]!).includes('Rutte page:2'))
    expect(me.workspace.messages).toHaveLength(2)
    await me.press('Who is Vero')
    await until(() => me.workspace.messages.length === 3)
    expect(asks[2]).toMatchObject({ command: 'who', input: 'vero' })
  })

  it('asks who is an administrator only where it matters, and believes Slack alone', async () => {
    const { as, asks, slack } = await open()
    await as().slash('/copydesk', 'wave Rutte')
    expect(slack.calls).not.toContain('users.info')
    await as().slash('/copydesk', 'lock it')
    await as({ user: 'U2' }).slash('/copydesk', 'lock it')
    await until(() => asks.length === 3)
    expect(asks.map(({ admin }) => admin)).toEqual([false, true, false])
  })

  it('checks the quotes of a message in its thread, or for the asker alone where the bot is not in the channel', async () => {
    const { as, asks } = await open()
    const me = as()
    await me.check('She said &quot;no&quot; and “the tide <https://a.example|was> out”')
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]).toMatchObject({ thread: '1.000001', only: null })
    expect(asks[0]).toMatchObject({ command: 'check' })
    expect(plain(Object.values(asks[0]!.input).join(''))).toContain('“the tide')
    const elsewhere = as({ channel: 'C2' })
    await elsewhere.check('“the tide was out”')
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages[1]).toMatchObject({ channel: 'C2', only: 'U1' })
  })

  it('hears an event once, however often Slack delivers it', async () => {
    const { as, asks } = await open()
    const me = as()
    await me.mention('who Rutte', undefined, 'Ev1')
    await me.mention('who Rutte', undefined, 'Ev1')
    await me.slash('/copydesk', 'who Rutte', 'trigger-1')
    await me.slash('/copydesk', 'who Rutte', 'trigger-1')
    await until(() => asks.length >= 2)
    await me.slash('/copydesk', 'who Merz')
    await until(() => asks.length >= 3)
    expect(asks).toHaveLength(3)
  })

  it('answers once what Slack delivers again because our word was lost', async () => {
    const { as, asks, slack } = await open()
    slack.pauses.splice(0, 3, 0, 10, 10)
    slack.lose(2)
    const me = as()
    await me.mention('who Rutte')
    await me.direct('who Merz')
    await until(() => me.workspace.messages.length === 2)
    expect(asks.map(({ input }) => input)).toEqual(['who Rutte', 'who Merz'])
  })

  it('goes on when an answer cannot be delivered', async () => {
    const { as, asks, slack, log } = await open()
    const me = as()
    slack.fail('chat.postMessage', { status: 500 })
    await me.mention('who Rutte')
    await until(() => log.some(line => line.includes('not answered')))
    await until(() => me.workspace.messages.length === 1)
    expect(me.workspace.messages[0]).toMatchObject({ only: 'U1', channel: 'C1' })
    expect(shownIn(me.workspace.messages[0]!)).toMatch(/^Something broke here .*Ask again/)
    await me.mention('who Merz')
    await until(() => me.workspace.messages.length === 2)
    expect(asks).toHaveLength(2)
  })
})
