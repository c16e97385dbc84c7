import { afterEach, describe, expect, it } from 'vitest'
import type { Ask, FrontDesk } from '../../../src/ask.ts'
import { note, paragraph, type Reply, reply } from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { closedClean, openedSlack, type Opened, transports, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

describe.each(transports)('a slow answer over %s', transport => {
  /** A desk that says how far it is, twice, when `tell` is called, and answers when `answer` is. */
  const open = async (shown: Reply = reply([paragraph('at last')])) => {
    opened = await openedSlack(transport)
    const { desk } = deskThatEchoes()
    const answered = Promise.withResolvers<Reply>()
    const told: ((soFar: Reply) => void)[] = []
    const answer: FrontDesk['answer'] = (_: Ask, meanwhile = () => {}) => {
      told.push(meanwhile)
      return answered.promise
    }
    await opened.start({ ...desk, answer })
    const me = opened.as()
    return {
      ...opened,
      me,
      messages: me.workspace.messages,
      tell: (words: string) => told.at(-1)?.(reply([note(words)])),
      finish: () => answered.resolve(shown)
    }
  }
  const coming = 'Looking it up: the answer is coming.'

  it('to a slash command tells once how far it is', async () => {
    const { me, messages, tell, finish } = await open()
    await me.slash('/copydesk', 'wave Ada')
    // With the acknowledgement, or after one that came sooner.
    await until(() => messages.length === 1)
    tell('3 of 9 sources are read.')
    tell('6 of 9 sources are read.')
    await until(() => messages.length === 2)
    finish()
    await until(() => messages.length === 3)
    expect(messages.map(({ text, only }) => [text, only])).toEqual([
      [coming, 'U1'],
      ['3 of 9 sources are read.', 'U1'],
      ['at last', null]
    ])
  })

  it('of many messages takes no more answers than Slack gives, and says that it goes on', async () => {
    const long = reply(
      Array.from({ length: 40 }, (_, at) => paragraph(`${at} ${'word '.repeat(450)}`))
    )
    const { me, messages, tell, finish } = await open(long)
    await me.slash('/copydesk', 'wave Ada')
    tell('3 of 9 sources are read.')
    finish()
    await until(
      () => messages.length > 0 && shownIn(messages.at(-1)!).includes('The rest does not')
    )
    // Of the address five, and one more where the acknowledgement itself says that it is coming.
    expect([5, 6]).toContain(messages.length)
  })

  it('to a direct message stands where it was said that it is coming', async () => {
    const { me, messages, tell, finish } = await open()
    await me.direct('wave Ada')
    await until(() => messages.length === 1)
    expect(messages[0]!.text).toBe(coming)
    tell('3 of 9 sources are read.')
    await until(() => messages[0]!.text.startsWith('3 of 9'))
    tell('6 of 9 sources are read.')
    finish()
    await until(() => messages[0]!.text === 'at last')
    expect(messages).toHaveLength(1)
  })

  it('to a direct message stands below where what was said cannot be changed', async () => {
    const { me, messages, slack, finish } = await open()
    await me.direct('wave Ada')
    await until(() => messages.length === 1)
    slack.fail('chat.update', { status: 429, retryAfter: 30 })
    finish()
    await until(() => messages.length === 2)
    expect(messages.map(({ text }) => text)).toEqual([coming, 'at last'])
  })

  it('to a mention is promised to the asker alone', async () => {
    const { me, messages, finish } = await open(
      reply([paragraph('at last')], [{ label: 'More of it', line: '/wave more' }])
    )
    await me.mention('wave Ada')
    await until(() => messages.length === 1)
    expect(messages[0]).toMatchObject({ text: coming, only: 'U1' })
    finish()
    await until(() => messages.length === 2)
    expect(messages[1]).toMatchObject({ text: 'at last', only: null })
  })

  it('stands in the form, or in the conversation with the bot where the form was closed', async () => {
    const { me, messages, slack, tell, finish } = await open()
    await me.openForm()
    await until(() => me.workspace.views.size === 1)
    const [id = ''] = me.workspace.views.keys()
    const submitted = await me.submit('wave', 'Ada Quill')
    expect(JSON.stringify(submitted?.body)).toContain(coming)
    const shown = () => JSON.stringify(me.workspace.views.get(id))
    tell('3 of 9 sources are read.')
    await until(() => shown().includes('3 of 9'))
    slack.fail('views.update', { error: 'not_found' })
    finish()
    await until(() => messages.length === 1)
    expect(messages[0]).toMatchObject({ channel: 'DU1', text: 'at last' })
  })

  it('stands in the form where nobody closed it', async () => {
    const { me, messages, finish } = await open()
    await me.openForm()
    await until(() => me.workspace.views.size === 1)
    const [id = ''] = me.workspace.views.keys()
    await me.submit('wave', 'Ada Quill')
    finish()
    await until(() => JSON.stringify(me.workspace.views.get(id)).includes('at last'))
    expect(messages).toEqual([])
  })
})
