import { describe, expect, it } from 'vitest'
import { AskError, command, option, paragraph, reply } from '../src/command.ts'
import type { Ask } from '../src/ask.ts'
import type { Command, Context } from '../src/command.ts'
import { openFrontdesk } from '../src/frontdesk.ts'
import { openRecall } from '../src/recall.ts'
import { openSchedule } from '../src/schedule/schedule.ts'
import { openStore } from '../src/store/store.ts'
import { askOf, paper, print, wordsOf } from './commands/paper.ts'
import { rosterOf } from './fakes/roster.ts'

const log = { info() {}, warn() {}, error() {} }
const { calendar } = openSchedule({ store: await openStore({ data: null }), log })

/** A desk with a command that looks at these things, and how often it was asked. */
function deskWith(
  look: (context: Context) => unknown,
  more: Partial<Pick<Command, 'private' | 'admin'>> = {},
  keeps?: number
) {
  let asked = 0
  const recall = openRecall()
  const looks: Command = command({
    summary: 'looks',
    options: {
      since: option.since({ summary: 'since when' }),
      about: option.topic({ summary: 'of what' })
    },
    ...more,
    async answer(_, context) {
      asked += 1
      await look(context)
      return reply([paragraph(`answer ${asked}`)])
    }
  })
  const newsroom = {
    edition: print(paper),
    deliveries: [],
    roster: rosterOf(),
    reload: async () => []
  }
  const desk = openFrontdesk({
    commands: new Map([['looks', looks]]),
    newsroom,
    recall,
    calendar,
    log,
    ...(keeps !== undefined && { keeps })
  })
  const say = async (line: string, changes: Partial<Ask> = {}): Promise<string> =>
    wordsOf(await desk.answer({ ...askOf(line), ...changes }))
  return { say, newsroom, recall, asked: () => asked }
}

const tick = () => new Promise(resolve => setTimeout(resolve, 5))

describe('an answer', () => {
  it('of the edition alone is given again to the same line', async () => {
    const { say } = deskWith(({ edition }) => edition.counts)
    expect(await say('/looks about:harbour')).toContain('answer 1')
    expect(await say('/looks about:harbour')).toContain('answer 1')
    expect(await say('/looks about:pier')).toContain('answer 2')
  })

  it('is made anew from the next edition', async () => {
    const { say, newsroom } = deskWith(({ edition }) => edition.counts)
    await say('/looks')
    newsroom.edition = print(paper)
    expect(await say('/looks')).toContain('answer 2')
  })

  it.each<[string, (context: Context) => unknown]>([
    ['who asks', ({ ask }) => ask.asker],
    ['where', ({ ask }) => ask.channel],
    ['what the asker may do', ({ ask }) => ask.admin],
    ['what the asker has looked at', ({ looked }) => looked('list')],
    ['what the place has set', ({ settings }) => settings.value('zone')],
    ['what is followed here', ({ follows }) => follows],
    ['what is scheduled here', ({ schedules }) => schedules]
  ])('that looks at %s is made anew', async (_, look) => {
    const { say } = deskWith(look)
    await say('/looks')
    expect(await say('/looks')).toContain('answer 2')
  })

  it('that depends on the day is good for a minute', async () => {
    const { say } = deskWith(({ edition }) => edition.counts)
    const at = Date.UTC(2026, 9, 1, 12, 0, 5)
    expect(await say('/looks since:yesterday', { at })).toContain('answer 1')
    expect(await say('/looks since:yesterday', { at: at + 20_000 })).toContain('answer 1')
    expect(await say('/looks since:yesterday', { at: at + 60_000 })).toContain('answer 2')
  })

  it.each<[string, (context: Context) => unknown]>([
    ['the time', ({ ask }) => ask.at],
    ['the sources', ({ sources }) => sources.list()]
  ])('that looks at %s is good for a minute', async (_, look) => {
    const { say } = deskWith(look)
    const at = Date.UTC(2026, 9, 1, 12, 0, 5)
    await say('/looks', { at })
    expect(await say('/looks', { at: at + 20_000 })).toContain('answer 1')
    expect(await say('/looks', { at: at + 60_000 })).toContain('answer 2')
  })

  it.each<[string, string, (context: Context) => unknown]>([
    ['what was told here', '/looks', ({ briefed }) => briefed()],
    ['the days since the last briefing', '/looks since:last', ({ edition }) => edition.counts]
  ])('made from %s is good for channels that were told the same', async (_, line, look) => {
    const { say, recall } = deskWith(look)
    for (const channel of ['p:T1:C1', 'p:T1:C2', 'p:T1:C4'])
      await recall.tell(channel, ['a'], Date.UTC(2026, 8, 30))
    await recall.tell('p:T1:C3', ['b'], Date.UTC(2026, 8, 29))
    const told = (channel: string) => say(line, { channel, at: Date.UTC(2026, 9, 1) })
    expect(await told('p:T1:C1')).toContain('answer 1')
    expect(await told('p:T1:C2')).toContain('answer 1')
    expect(await told('p:T1:C3')).toContain('answer 2')
    expect(await told('p:T1:C3')).toContain('answer 2')
    expect(await told('p:T1:C4')).toContain('answer 1')
    await recall.tell('p:T1:C4', ['c'], Date.UTC(2026, 8, 30))
    expect(await told('p:T1:C4')).toContain('answer 3')
  })

  it('is made once for all who ask while it is made', async () => {
    const { say } = deskWith(() => new Promise(resolve => setTimeout(resolve, 20)))
    const answers = await Promise.all(Array.from({ length: 50 }, () => say('/looks')))
    expect(new Set(answers)).toHaveLength(1)
    expect(answers[0]).toContain('answer 1')
  })

  it('that is posted is another than the one that is asked for', async () => {
    const { say } = deskWith(({ ask }) => ask.posted)
    await say('/looks')
    expect(await say('/looks', { posted: true })).toContain('answer 2')
    expect(await say('/looks', { posted: true, channel: 'p:T9:C9' })).toContain('answer 2')
  })

  it('that is posted tells what is new since the last post, whoever has looked meanwhile', async () => {
    const { say } = deskWith(({ looked }) => looked('list'))
    expect(await say('/looks', { posted: true })).toContain('answer 1')
    expect(await say('/looks', { posted: true, asker: 'p:T1:U9' })).toContain('answer 1')
  })

  it('that could not be made is made again for whoever comes next', async () => {
    let isBroken = true
    const { say } = deskWith(() => {
      if (isBroken) throw new Error('the database is away')
    })
    expect(await say('/looks')).toContain('Something broke')
    isBroken = false
    expect(await say('/looks')).toContain('answer 2')
  })

  it('that is refused to one is no refusal to another who asks at the same time', async () => {
    const { say } = deskWith(async ({ ask }) => {
      await tick()
      if (ask.asker === 'p:T1:U1') throw new AskError('not for you')
    })
    const both = ['p:T1:U1', 'p:T1:U2'].map(asker => say('/looks', { asker }))
    const [refused, answered] = await Promise.all(both)
    expect(refused).toContain('not for you')
    expect(answered).toContain('answer 2')
  })

  it('that is refused for what was told here is made anew where something else was told', async () => {
    const { say, recall } = deskWith(async ({ briefed }) => {
      const { at } = await briefed()
      await tick()
      if (at === null) throw new AskError('nothing was told')
    })
    await recall.tell('p:T1:C2', ['a'], Date.UTC(2026, 8, 30))
    const both = ['p:T1:C1', 'p:T1:C2'].map(channel => say('/looks', { channel }))
    const [refused, answered] = await Promise.all(both)
    expect(refused).toContain('nothing was told')
    expect(answered).toContain('answer 2')
  })

  it('that is refused to all is refused once', async () => {
    const { say, asked } = deskWith(async () => {
      await tick()
      throw new AskError('nobody of that name')
    })
    await Promise.all(Array.from({ length: 5 }, () => say('/looks')))
    expect(asked()).toBe(1)
  })

  it('during which something is told here is for nobody else', async () => {
    const { say, recall } = deskWith(async ({ briefed }) => {
      await briefed()
      if (isFirst) await recall.tell('p:T1:C1', ['a'], 1)
      isFirst = false
    })
    let isFirst = true
    expect(await say('/looks', { channel: 'p:T1:C1' })).toContain('answer 1')
    expect(await say('/looks', { channel: 'p:T1:C2' })).toContain('answer 2')
    expect(await say('/looks', { channel: 'p:T1:C3' })).toContain('answer 2')
  })

  it('for administrators is made anew', async () => {
    const { say } = deskWith(({ edition }) => edition.counts, { admin: true })
    await say('/looks')
    expect(await say('/looks')).toContain('answer 2')
  })

  it('that is private stays so', async () => {
    const { say } = deskWith(({ edition }) => edition.counts, { private: true })
    expect(await say('/looks')).toBe(await say('/looks'))
  })

  it('is forgotten when so many others were given since', async () => {
    const { say } = deskWith(({ edition }) => edition.counts, {}, 2)
    await say('/looks about:a')
    await say('/looks about:b')
    await say('/looks about:a')
    await say('/looks about:c')
    expect(await say('/looks about:a')).toContain('answer 1')
    expect(await say('/looks about:b')).toContain('answer 4')
  })
})
