import { afterEach, describe, expect, it } from 'vitest'
import { findCommands } from '../../../src/discover.ts'
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
    // A long answer comes in several messages.
    for (
      let before = 0;
      before < messages.length;
      await new Promise(resolve => setTimeout(resolve, 40))
    )
      before = messages.length
    return messages.map(shownIn).join('\n')
  }
  return { ...opened, desk, faults, newsroom, me, messages, answered }
}

describe.each(transports)('the whole bot over %s', transport => {
  it('answers each of its commands, however it is asked, in a way that Slack takes', async () => {
    const { desk, faults, newsroom, me, answered } = await openAll(transport)
    for (const [name, command] of await findCommands()) {
      const [said = '', ...rest] = name.split(' ')
      const required = (desk.menu.find(each => each.name === name)?.options ?? [])
        .filter(option => option.required)
        .map(({ kind }) => (kind === 'count' ? '1' : 'karrow'))
      const words = [...rest, ...required].join(' ')
      const bare = await answered(() => me.slash(`/${said}`, words))
      expect(`${name}: ${bare}`).not.toMatch(/: $|Something broke/)
      expect(await answered(() => me.slash(`/${said}`, [...rest, 'help'].join(' ')))).not.toBe('')
      expect(await answered(() => me.slash('/copydesk', `help ${name}`))).toContain(`/${said}`)
      for (const line of command.examples?.(newsroom.edition) ?? []) {
        const typed = line.slice(1)
        const [first = '', ...more] = typed.split(' ')
        const own = await answered(() => me.slash(`/${first}`, more.join(' ')))
        for (const way of [
          () => me.slash('/copydesk', typed),
          () => me.mention(typed, '5.000001'),
          () => me.direct(typed)
        ]) {
          const same = await answered(way)
          expect(`${line}: ${same}`).not.toMatch(/too old|Something broke|: $/)
          expect(`${line}: ${titleOf(same)}`).toBe(`${line}: ${titleOf(own)}`)
        }
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

/** The first words, which say what it is about. */
const titleOf = (words: string): string => words.slice(0, 40)

const labelsIn = (messages: readonly { readonly blocks: readonly object[] }[]): string[] =>
  [
    ...JSON.stringify(messages).matchAll(
      /"action_id":"(?:page|ask):\d+","text":\{[^}]*?"text":"([^"]+)"/g
    )
  ].map(([, label]) => label ?? '')
