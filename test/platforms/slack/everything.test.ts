import { afterEach, describe, expect, it } from 'vitest'
import { readAsk } from '../../../src/ask.ts'
import { findCommands } from '../../../src/discover.ts'
import { renderReply } from '../../../src/platforms/slack/render.ts'
import { openNewsdesk } from '../../commands/newsdesk.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import {
  closedClean,
  openedSlack,
  type Opened,
  type Transport,
  transports,
  until
} from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

const seeds = 'folder:./seeds'

/** Every command is one by its own name too. */
async function openAll(transport: Transport) {
  const { desk, faults, newsroom } = await openNewsdesk([seeds])
  const first = new Set(desk.menu.map(({ name }) => name.split(' ', 1)[0]))
  opened = await openedSlack(transport, { SLACK_SHORT_COMMANDS: [...first].join() })
  await opened.start(desk)
  const me = opened.as()
  const { messages } = me.workspace
  /** The words that come for what is done. */
  const answered = async (done: () => Promise<unknown>): Promise<string> => {
    messages.length = 0
    await done()
    await until(() => messages.length > 0)
    return messages.map(shownIn).join('\n')
  }
  /** Whether what is done brings what the desk says to the line. Of an answer before it another message may still come. */
  const brings = async (done: () => Promise<unknown>, line: string): Promise<void> => {
    const place = { asker: 'slack:T1:U1', channel: 'slack:T1:C1', admin: true, at: Date.now() }
    const [said] = renderReply(await desk.answer({ ...readAsk(line), ...place }), { asker: null })
    const title = beginningOf(said ?? { blocks: [] })
    messages.length = 0
    await done()
    const isThere = () => messages.some(each => beginningOf(each) === title)
    await until(isThere).catch(() => {})
    expect({ line, came: isThere() ? title : messages.map(beginningOf) }).toEqual({
      line,
      came: title
    })
  }
  return { ...opened, desk, faults, newsroom, me, messages, answered, brings }
}

describe.each(transports)('the whole bot over %s', transport => {
  it('answers each of its commands, however it is asked, in a way that Slack takes', async () => {
    const { desk, faults, newsroom, me, brings } = await openAll(transport)
    for (const [name, command] of await findCommands()) {
      const [said = '', ...rest] = name.split(' ')
      const required = (desk.menu.find(each => each.name === name)?.options ?? [])
        .filter(option => option.required)
        .map(({ kind }) => (kind === 'count' ? '1' : 'karrow'))
      await brings(() => me.slash('/copydesk', `help ${name}`), `/help ${name}`)
      if (rest.length === 0) await brings(() => me.slash(`/${said}`, 'help'), `/help ${name}`)
      const bare = [`/${name}`, ...required].join(' ')
      for (const line of [bare, ...(command.examples?.(newsroom.edition) ?? [])]) {
        const typed = line.slice(1)
        const [first = '', ...more] = typed.split(' ')
        await brings(() => me.slash(`/${first}`, more.join(' ')), line)
        await brings(() => me.slash('/copydesk', typed), line)
        await brings(() => me.mention(typed, '5.000001'), line)
        await brings(() => me.direct(typed), line)
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('leads on by every button, and turns pages in their place', async () => {
    const { me, messages, answered, faults } = await openAll(transport)
    await answered(() => me.slash('/search', 'the'))
    const before = shownIn(messages[0]!)
    const labels = labelsIn(messages)
    expect(labels.join()).toMatch(/More|Next/)
    for (const label of labels) {
      await answered(() => me.slash('/search', 'the'))
      await me.press(label)
      const isPage = /More|Next/.test(label)
      await until(() =>
        isPage ? shownIn(messages[0]!) !== before : messages.length > 1 && messages[1]!.text !== ''
      )
      expect(messages).toHaveLength(isPage ? 1 : 2)
    }
    expect(faults).toEqual([])
  })

  it('asks in a form for whatever has one thing named, with what was read suggested', async () => {
    const { me, desk } = await openAll(transport)
    await me.openForm()
    await until(() => me.workspace.views.size === 1)
    const [view] = me.workspace.views.values()
    const offered = desk.menu.filter(({ name }) => JSON.stringify(view).includes(`"${name}"`))
    expect(offered.map(({ name }) => name)).toEqual(expect.arrayContaining(['who', 'quote']))
    expect(JSON.stringify(view)).toMatch(/"initial_option":\{[^}]*"text":"quote"/)
    for (const { name } of offered) {
      const shown = await me.submit(name, 'Rosalind Ketteridge')
      expect([name, JSON.stringify(shown?.body)]).not.toEqual([name, '{}'])
    }
    expect(JSON.stringify((await me.suggest('kett', 'who'))?.body)).toContain('Rosalind Ketteridge')
  })

  it('shows its briefings, stories and sources on the home tab', async () => {
    const { me, answered } = await openAll(transport)
    await me.home()
    await until(() => me.workspace.views.has('U1'))
    const view = me.workspace.views.get('U1')!
    const words = shownIn({ blocks: Array.isArray(view['blocks']) ? view['blocks'] : [] })
    expect(words).toMatch(/Briefings[^]*Followed[^]*Stories now[^]*Sources/)
    expect(
      await answered(() => me.check('“Nothing of the kind was ever said here by anyone at all”'))
    ).not.toBe('')
  })

  it('calls its commands as they can be typed here', async () => {
    const { desk } = await openNewsdesk([seeds])
    opened = await openedSlack(transport)
    await opened.start(desk)
    const me = opened.as()
    await me.slash('/copydesk', 'help')
    await until(() => me.workspace.messages.length > 0)
    const words = me.workspace.messages.map(shownIn).join('\n')
    for (const { name } of desk.menu)
      expect(words).not.toMatch(new RegExp(`(^|\\s)/${name.split(' ', 1)[0]}\\b`, 'm'))
    expect(words).toContain('/copydesk who')
  })
})

/** The first words, which say what it is about. How long something took is never the same. */
const beginningOf = (message: { readonly blocks: readonly object[] }): string =>
  shownIn(message)
    .replaceAll(/\d+(?:\.\d+)?/g, '0')
    .slice(0, 60)

const labelsIn = (messages: readonly { readonly blocks: readonly object[] }[]): string[] =>
  [
    ...JSON.stringify(messages).matchAll(
      /"action_id":"(?:page|ask):\d+","text":\{[^}]*?"text":"([^"]+)"/g
    )
  ].map(([, label]) => label ?? '')
