import { describe, expect, it } from 'vitest'
import { findCommands } from '../../../src/discover.ts'
import { menuOf } from '../../../src/kit/menu.ts'
import { registrationOf } from '../../../src/platforms/discord/commands.ts'
import { judge } from '../../fakes/discord/judge.ts'
import { menu } from './menu.ts'

const registered = (name: string) => registrationOf(menu).find(each => each.name === name)

describe('the commands that Discord is told of', () => {
  it('are those of the bot, and Discord takes each of them', async () => {
    const real = menuOf(await findCommands())
    const all = registrationOf(real)
    for (const each of all) expect(judge('command', each)).toEqual([])
    const firstWords = new Set(real.map(({ name }) => name.split(' ')[0]))
    expect(all.filter(({ type }) => type === 1).map(({ name }) => name)).toEqual([...firstWords])
  })

  it('have options by their kind, and first those that must be given', () => {
    expect(registered('wave')?.options).toMatchObject([
      { name: 'person', type: 3, required: true, autocomplete: true },
      { name: 'about', type: 3, required: false, autocomplete: true },
      { name: 'length', type: 3, choices: [{ value: 'short' }, { value: 'long' }] },
      { name: 'most', type: 4, min_value: 1 },
      { name: 'since', type: 3 }
    ])
    expect(registered('wave')?.options?.[4]).not.toHaveProperty('autocomplete')
  })

  it('of two words are one with parts', () => {
    expect(registered('source')).toMatchObject({
      description: 'source add, pause',
      options: [
        { type: 1, name: 'add', options: [{ name: 'address' }] },
        { type: 1, name: 'pause' }
      ]
    })
  })

  it('for administrators are shown to them alone, and in servers alone', () => {
    expect(registered('source')).toMatchObject({
      default_member_permissions: '32',
      contexts: [0],
      integration_types: [0]
    })
    expect(registered('wave')).toMatchObject({
      default_member_permissions: null,
      contexts: [0, 1, 2],
      integration_types: [0, 1]
    })
  })

  it('are there in other languages where somebody has said them', () => {
    const [help] = registrationOf(
      menu.filter(({ name }) => name === 'help'),
      {
        'what /help answers': { de: 'was /help antwortet' }
      }
    )
    expect(help?.description_localizations).toEqual({ de: 'was /help antwortet' })
    expect(judge('command', help)).toEqual([])
  })

  it('that have both a part and an answer of their own keep both', () => {
    const add = menu.find(({ name }) => name === 'source add')
    const [source] = registrationOf([{ ...add!, name: 'source' }, add!])
    expect(source?.options?.map(({ name }) => name)).toEqual(['all', 'add'])
  })
})
