import { describe, expect, it } from 'vitest'
import { openTalk } from './talk.ts'

const adminRoles = async (place: string) => (place.startsWith('discord:') ? ['77'] : [])

describe('who may administer', () => {
  it('is who manages the server', async () => {
    const { doing, asks } = await openTalk()
    await doing.answer(await doing.slash('wave', { person: 'Reed' }))
    await doing.answer(await doing.slash('wave', { person: 'Reed' }, { permissions: '8' }))
    await doing.answer(await doing.slash('wave', { person: 'Reed' }, { permissions: '1024' }))
    expect(asks.map(({ admin }) => admin)).toEqual([true, true, false])
  })

  it('and who has a role that was given the right to', async () => {
    const { doing, asks } = await openTalk({ adminRoles })
    for (const roles of [['77'], ['78'], []])
      await doing.answer(await doing.slash('wave', { person: 'Reed' }, { permissions: '0', roles }))
    expect(asks.map(({ admin }) => admin)).toEqual([true, false, false])
  })

  it.each([
    ['fails', async () => Promise.reject(new Error('the database is gone'))],
    ['takes long', () => new Promise<readonly string[]>(() => {})]
  ])('is nobody besides while looking that up %s, and everybody is answered', async (_, look) => {
    const { doing, asks, logged } = await openTalk({ adminRoles: look })
    const at = { permissions: '0', roles: ['77'] }
    const asked = await doing.slash('wave', { person: 'Reed' }, at)
    expect(await doing.words(asked)).toContain('Reed')
    expect(asks[0]?.admin).toBe(false)
    expect(await doing.complete('wave', 'about', 'har', at)).toEqual(['harbour dues'])
    expect(logged.every(({ text }) => !text.includes('not answered'))).toBe(true)
  })

  it('is nobody where only the person has the bot, and the place is his own', async () => {
    const { doing, asks, ada } = await openTalk()
    await doing.answer(await doing.slash('wave', { person: 'Reed' }, { personal: true }))
    expect(asks[0]?.admin).toBe(false)
    expect(asks[0]?.channel).toMatch(`discord:@${ada.id}:`)
  })

  it('is not shown such commands by Discord otherwise', async () => {
    const { doing } = await openTalk()
    const asking = doing.slash('source add', { address: 'a' }, { permissions: '0' })
    await expect(asking).rejects.toThrow('not shown')
  })
})
