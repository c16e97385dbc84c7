import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FrontDesk } from '../../../src/ask.ts'
import { openLog } from '../../../src/log.ts'
import { openKept } from '../../fakes/kept.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { awaited } from '../../../src/platforms/slack/sending.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { closedClean, openedSlack, type Opened, transports, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

const broken = () => Promise.reject(new Error('the disk is full'))

const shown = reply(
  [paragraph('there it is')],
  [
    { label: 'Next page', line: '/wave Ada page:2' },
    { label: 'Another', line: '/wave Bo' }
  ]
)

describe.each(transports)('when a call fails over %s', transport => {
  /** Answers once, and after that breaks where nothing should. */
  const open = async (breaks: () => boolean) => {
    opened = await openedSlack(transport)
    const { desk } = deskThatEchoes()
    const answer: FrontDesk['answer'] = async () => {
      if (breaks()) throw new Error('the desk broke')
      return shown
    }
    await opened.start({ ...desk, answer })
    const me = opened.as()
    return { ...opened, me, messages: me.workspace.messages }
  }
  const sorry = { only: 'U1', text: expect.stringContaining('Something broke here') }

  it('the asker of a slash command hears of it, and sees no time-out', async () => {
    const { me, messages, log } = await open(() => true)
    expect(await me.slash('/copydesk', 'wave Ada')).toMatchObject({ status: 200 })
    await until(() => messages.length === 1)
    expect(messages[0]).toMatchObject(sorry)
    const [, reference = 'none'] = /log as ([\w-]+)/.exec(messages[0]!.text) ?? []
    expect(log.join('')).toContain(reference)
  })

  it.each(['Next page', 'Another'])(
    'whoever presses %j hears of it, and can press again',
    async label => {
      let asked = 0
      const { me, messages } = await open(() => (asked += 1) === 2)
      await me.slash('/copydesk', 'wave Ada')
      await until(() => messages.length === 1)
      await me.press(label)
      await until(() => messages.length === 2)
      expect(messages[1]).toMatchObject(sorry)
      await me.press('Ask again')
      await until(() => messages.length === 3)
      expect(shownIn(messages[2]!)).toContain('there it is')
    }
  )

  it('whoever checks a message, asks in a form or says something to the bot hears of it', async () => {
    const { me, messages } = await open(() => true)
    await me.check('“the tide was out”')
    await until(() => messages.length === 1)
    expect(messages[0]).toMatchObject(sorry)
    await me.openForm()
    await me.submit('wave', 'Ada Quill')
    await until(() => messages.length === 2)
    expect(messages[1]).toMatchObject({ ...sorry, channel: 'DU1', only: null })
    await me.direct('wave Ada')
    await until(() => messages.length === 3)
    expect(messages[2]).toMatchObject({ ...sorry, channel: 'DU1', only: null })
  })

  it('whoever asks for a form that cannot be opened hears of it', async () => {
    const { me, messages, slack } = await open(() => false)
    slack.fail('views.open', { error: 'expired_trigger_id' })
    await me.openForm()
    await until(() => messages.length === 1)
    expect(messages[0]).toMatchObject({ ...sorry, channel: 'DU1', only: null })
  })

  it('whoever wants to know why something was posted is offered no question that he has not asked', async () => {
    opened = await openedSlack(transport, {}, { why: broken })
    await opened.start(deskThatEchoes().desk)
    await opened.platform.post({
      channel: 'slack:T1:C1',
      reply: reply([paragraph('the briefing')]),
      key: 'k1',
      thread: false,
      mention: null
    })
    const me = opened.as()
    const { messages } = me.workspace
    await me.press('Why this?')
    await until(() => messages.length === 2)
    expect(messages[1]).toMatchObject(sorry)
    expect(JSON.stringify(messages[1]!.blocks)).not.toContain('Ask again')
  })

  it('a disk that hangs keeps nobody waiting', async () => {
    const { promise: hangs, resolve: goesOn } = Promise.withResolvers<void>()
    opened = await openedSlack(transport, {}, { kept: { ...openKept(), write: () => hangs } })
    await opened.start(deskThatEchoes().desk)
    const me = opened.as()
    const heard = await me.mention('wave Ada')
    expect(heard?.after).toBeLessThan(2000)
    await until(() => me.workspace.messages.length === 1)
    goesOn()
  })

  it('a short pause that Slack asks for is waited for', async () => {
    const { me, messages, slack } = await open(() => false)
    slack.fail('chat.postMessage', { status: 429, retryAfter: 1 })
    await me.mention('wave Ada')
    await until(() => messages.length === 1)
    expect(shownIn(messages[0]!)).toContain('there it is')
  })

  it('what cannot be remembered is answered all the same', async () => {
    opened = await openedSlack(
      transport,
      {},
      { kept: { ...openKept(), first: broken, write: broken } }
    )
    await opened.start(deskThatEchoes().desk)
    const me = opened.as()
    await me.slash('/copydesk', 'wave Ada')
    await me.mention('wave Bo')
    await until(() => me.workspace.messages.length === 2)
    expect(me.workspace.messages.map(({ text }) => text)).toEqual([
      'you asked Ada',
      'you asked wave Bo'
    ])
  })
})

describe('an answer that fails', () => {
  it('is not said to be coming after that', async () => {
    vi.useFakeTimers()
    try {
      const told: string[] = []
      const failing = awaited(
        { answer: broken() },
        async () => void told.push('coming'),
        openLog('silent')
      )
      await expect(failing).rejects.toThrow('the disk is full')
      vi.runAllTimers()
      expect(told).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })
})
