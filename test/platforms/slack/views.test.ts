import { afterEach, describe, expect, it } from 'vitest'
import type { MenuItem } from '../../../src/ask.ts'
import { heading, paragraph, reply } from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { closedClean, openedSlack, type Opened, transports, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

const item = (name: string): MenuItem => ({
  name,
  summary: `shows ${name}`,
  usage: `/${name}`,
  options: [],
  admin: false,
  private: false
})

describe.each(transports)('views over %s', transport => {
  const open = async () => {
    opened = await openedSlack(transport)
    const echo = deskThatEchoes(ask =>
      reply([
        heading(`About ${ask.command}`),
        paragraph(typeof ask.input === 'string' ? ask.input : JSON.stringify(ask.input))
      ])
    )
    const menu = [...echo.desk.menu, item('sources'), item('stories'), item('schedule list')]
    await opened.start({ ...echo.desk, menu })
    return { ...opened, asks: echo.asks }
  }

  it('asks in a form, with what has been read suggested', async () => {
    const { as, asks } = await open()
    const me = as()
    await me.openForm()
    await until(() => me.workspace.views.size === 1)
    expect(JSON.stringify([...me.workspace.views.values()])).toContain('Ask Copydesk')
    const suggested = await me.suggest('ad', 'wave')
    expect(suggested?.body).toMatchObject({
      options: [{ value: 'ad' }, { value: 'Ada Quill' }, { value: 'Adam Reed' }]
    })
    const answered = await me.submit('wave', 'Ada Quill')
    expect(answered?.body).toMatchObject({ response_action: 'update', view: { type: 'modal' } })
    await until(() => asks.length === 1)
    expect(asks).toMatchObject([{ command: 'wave', input: { person: 'Ada Quill' } }])
  })

  it('shows briefings, stories and sources on the home tab, each with a button', async () => {
    const { as, asks } = await open()
    const me = as()
    await me.home()
    await until(() => me.workspace.views.has('U1'))
    const view = me.workspace.views.get('U1')!
    const blocks = Array.isArray(view['blocks']) ? view['blocks'] : []
    const words = shownIn({ blocks })
    for (const title of ['Briefings', 'Stories now', 'Sources']) expect(words).toContain(title)
    // The section has a title of its own.
    expect(words).not.toContain('About stories')
    expect(words).not.toContain('Followed')
    expect(asks.map(({ command }) => command)).toEqual(['schedule', 'stories', 'sources'])
  })
})
