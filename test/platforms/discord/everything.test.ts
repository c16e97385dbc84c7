import { describe, expect, it } from 'vitest'
import { openNewsdesk } from '../../commands/newsdesk.ts'
import { findCommands } from '../../../src/discover.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import type { Transport } from './talk.ts'
import { openTalk } from './talk.ts'

const seeds = 'folder:./seeds'

describe.each<Transport>(['gateway', 'http'])('the whole bot over %s', transport => {
  it('answers each of its commands in a way that Discord takes', async () => {
    const { desk, faults, newsroom } = await openNewsdesk([seeds])
    const { doing } = await openTalk({ transport, desk, patience: 2000 })
    const shown = await doing.answer(await doing.slash('help'))
    for (const [name, command] of await findCommands()) {
      const options = desk.menu.find(item => item.name === name)?.options ?? []
      const required = options
        .filter(option => option.required)
        .map(option => [option.name, option.kind === 'count' ? 1 : 'karrow'])
      const bare = await doing.words(await doing.slash(name, Object.fromEntries(required)))
      expect([name, bare]).not.toEqual([name, ''])
      for (const line of command.examples?.(newsroom.edition) ?? []) {
        const words = await doing.words(await doing.pressId(shown, `a=${line}`))
        expect(`${line}: ${words}`).not.toMatch(/too old|Something broke/)
      }
    }
    expect(faults).toEqual([])
  })

  it('offers the names and topics of what it has read', async () => {
    const { desk } = await openNewsdesk([seeds])
    const { doing } = await openTalk({ transport, desk })
    expect(await doing.complete('who', 'person', 'kett')).toContain('Rosalind Ketteridge')
    expect((await doing.complete('summary', 'subject', 'kar')).join()).toMatch(/karrow/i)
  })
})

describe('the whole bot', () => {
  it('understands a mention and a direct message as it does the command', async () => {
    const { desk } = await openNewsdesk([seeds])
    const { doing, application, channel, until, addChannel, ada } = await openTalk({ desk })
    const asked = await doing.words(await doing.slash('who', { person: 'ketteridge' }))
    const [said] = asked.split('\n[')
    doing.write(`<@${application}> who is ketteridge`)
    expect(wordsOf(await until(() => channel.messages[2]))).toContain(said)
    const direct = addChannel({ type: 1, recipients: [ada] })
    doing.write('who ketteridge', { channel: direct })
    expect(wordsOf(await until(() => direct.messages[1]))).toContain(said)
  })

  it('checks the quotations of a whole message, and of an answer of its own', async () => {
    const { desk } = await openNewsdesk([seeds])
    const { doing, bert } = await openTalk({ desk })
    const padding = 'She said a great deal more than that on the day. '.repeat(30)
    const said = doing.write(`${padding} “The gauge was read every morning.”`, { user: bert })
    expect(said.content.length).toBeGreaterThan(1000)
    const checked = await doing.words(await doing.onMessage('Check quotes', said))
    expect(checked).toContain('Samira al-Hadrawi')
    const quoted = await doing.answer(await doing.slash('quote', { person: 'ketteridge' }))
    const again = await doing.words(await doing.onMessage('Check quotes', quoted))
    expect(again).toContain('Rosalind Ketteridge')
  })

  it('shows its help with commands that can be pressed', async () => {
    const { desk } = await openNewsdesk([seeds])
    const { doing, world } = await openTalk({ desk })
    const words = await doing.words(await doing.slash('help'))
    const typed = (world.commands.get('') ?? []).filter(({ name }) => /^[a-z]+$/.test(name))
    for (const { name, id } of typed)
      expect(words).toMatch(new RegExp(`</${name}(?: [a-z]+)?:${id}>`))
  })
})
