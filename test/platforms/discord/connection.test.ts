import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { paragraph, reply } from '../../../src/reply.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import { openKept } from '../../fakes/kept.ts'
import { openTalk } from './talk.ts'

const callback = /\/callback$/
const original = /original$/

const slowly = async () => {
  await sleep(60)
  return reply([paragraph('at last')])
}

const failing = async (): Promise<never> => {
  await sleep(60)
  throw new Error('the desk broke')
}

/** Takes the thread for 20 ms. */
const busily = () => {
  const until = performance.now() + 20
  while (performance.now() < until);
  return reply([paragraph('at last')])
}

describe('a rush', () => {
  it('is told that it is thought about, instead of waiting unheard', async () => {
    const { doing } = await openTalk({ patience: 100, answer: busily })
    const all = await Promise.all(Array.from({ length: 12 }, () => doing.slash('help')))
    for (const asked of all) expect(await doing.words(asked)).toBe('at last')
    expect(new Set(all.map(({ acknowledged }) => acknowledged?.type))).toEqual(new Set([4, 5]))
  })
})

describe('an acknowledgement', () => {
  it('that is lost on the way there is sent again', async () => {
    const { doing, fault } = await openTalk()
    fault({ does: 'lost before', path: callback })
    expect(await doing.words(await doing.slash('help'))).toContain('/help')
  })

  it('that is lost on the way back has arrived all the same', async () => {
    const { doing, fault, logged } = await openTalk({ patience: 20, answer: slowly })
    fault({ does: 'lost after', path: callback })
    expect(await doing.words(await doing.slash('help'))).toBe('at last')
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it.each([500, 503])('that the server fails at with %i is sent again', async status => {
    const { doing, fault } = await openTalk()
    fault({ does: 'status', status, path: callback })
    expect(await doing.words(await doing.slash('help'))).toContain('/help')
  })

  it('waits as long as a rate limit says', async () => {
    const { doing, fault } = await openTalk()
    fault({
      does: 'status',
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 0.3, global: false },
      headers: { 'retry-after': '0.3', 'x-ratelimit-scope': 'shared' },
      path: callback
    })
    const asked = await doing.slash('help')
    expect(await doing.words(asked)).toContain('/help')
    expect(asked.acknowledged?.after).toBeGreaterThan(250)
  })

  it('that comes too late is dropped, and logged', async () => {
    const { doing, fault, logged, until } = await openTalk()
    fault({
      does: 'status',
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
      path: callback
    })
    const asked = await doing.slash('help')
    await until(
      () => asked.acknowledged === null && logged.some(({ text }) => text.includes('too late'))
    )
    expect(asked.original).toBeNull()
  })
})

describe('a body that Discord refuses', () => {
  const refused = {
    does: 'status',
    status: 400,
    body: { code: 50035, message: 'Invalid Form Body' }
  } as const

  it('is followed by an apology with the mark that is in the log', async () => {
    const { doing, fault, logged } = await openTalk()
    fault({ ...refused, path: callback })
    const asked = await doing.slash('help')
    expect(await doing.words(asked)).toContain(`in the log as ${asked.id}`)
    expect(logged.some(({ text }) => text.includes(asked.id))).toBe(true)
  })

  it('after "thinking" too', async () => {
    const { doing, fault } = await openTalk({ patience: 20, answer: slowly })
    fault({ ...refused, method: 'PATCH', path: original })
    expect(await doing.words(await doing.slash('help'))).toContain('in the log as')
  })
})

describe('an answer after "thinking"', () => {
  it.each(['gateway', 'http'] as const)(
    'that fails gives way to an apology over %s, and nothing is owed any more',
    async transport => {
      const kept = openKept()
      const { doing, until } = await openTalk({ transport, kept, patience: 20, answer: failing })
      const asked = await doing.slash('help')
      expect(await doing.words(asked)).toContain('in the log as')
      await until(() => kept.debts.size === 0)
    }
  )

  it('is owed to nobody where Discord refused the word that it is coming', async () => {
    const kept = openKept()
    const { doing, fault, until } = await openTalk({ kept, patience: 20, answer: slowly })
    fault({
      does: 'status',
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
      path: callback
    })
    expect(await doing.words(await doing.slash('help'))).toContain('in the log as')
    await until(() => kept.debts.size === 0)
  })

  it.each([
    { does: 'status', status: 502 } as const,
    {
      does: 'status',
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 0.2, global: false },
      headers: { 'retry-after': '0.2', 'x-ratelimit-scope': 'user' }
    } as const,
    { does: 'lost before' } as const,
    { does: 'lost after' } as const
  ])('arrives though the way is bad: $does', async fault => {
    const { doing, fault: wrong } = await openTalk({ patience: 20, answer: slowly })
    wrong({ ...fault, method: 'PATCH', path: original })
    const asked = await doing.slash('help')
    expect(await doing.words(asked)).toBe('at last')
    expect(asked.followUps).toEqual([])
  })

  it('that overtakes the word that it is coming is sent again', async () => {
    const { doing, fault, logged } = await openTalk({ patience: 20, answer: slowly })
    fault({
      does: 'status',
      status: 404,
      body: { code: 10015, message: 'Unknown Webhook' },
      path: original
    })
    expect(await doing.words(await doing.slash('help'))).toBe('at last')
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([])
  })

  it.each([
    { does: 'lost after', method: 'DELETE', path: original } as const,
    { does: 'lost before', method: 'DELETE', path: original } as const,
    { does: 'lost before', method: 'POST', path: /webhooks/ } as const,
    { does: 'status', status: 502, method: 'POST', path: /webhooks/ } as const
  ])('for one pair of eyes alone arrives though the way is bad: $does, $method', async bad => {
    const { doing, fault } = await openTalk({
      patience: 20,
      answer: async () => ({ ...(await slowly()), private: true })
    })
    fault(bad)
    const asked = await doing.slash('wave', { person: 'Ada' })
    const shown = await doing.answer(asked)
    expect(wordsOf(shown)).toBe('at last')
    expect(shown.only).toBe(asked.user.id)
    expect(asked.original?.deleted).toBe(true)
  })

  it('for one pair of eyes alone that Discord refuses leaves an apology', async () => {
    const { doing, fault } = await openTalk({
      patience: 20,
      answer: async () => ({ ...(await slowly()), private: true })
    })
    const body = { code: 50035, message: 'Invalid Form Body' }
    fault({ does: 'status', status: 400, body, method: 'POST', path: /webhooks/ })
    expect(await doing.words(await doing.slash('wave', { person: 'Ada' }))).toContain(
      'in the log as'
    )
  })

  it('that Discord does not take any more is logged without its token', async () => {
    const { doing, fault, logged, until } = await openTalk({ patience: 20, answer: slowly })
    fault({
      does: 'status',
      status: 404,
      body: { code: 50027, message: 'Invalid Webhook Token' },
      path: original
    })
    const asked = await doing.slash('help')
    await until(() => logged.some(({ text }) => text.includes('was not taken')))
    expect(logged.some(({ text }) => text.includes(asked.token))).toBe(false)
  })

  it('that comes after fifteen minutes is dropped, and logged', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { doing, logged, requests, until } = await openTalk({
      patience: 20,
      async answer() {
        await sleep(100)
        vi.setSystemTime(Date.now() + 15 * 60_000 + 1)
        return reply([paragraph('much too late')])
      }
    })
    const asked = await doing.slash('help')
    await until(() => logged.some(({ text }) => text.includes('after fifteen minutes')))
    expect(asked.acknowledged?.type).toBe(5)
    expect(requests.filter(each => each.includes('@original'))).toEqual([])
  })

  it('keeps Discord waiting no longer than it is slow', async () => {
    const { doing } = await openTalk({ patience: 100, answer: slowly })
    const quick = await doing.slash('help')
    await doing.answer(quick)
    expect(quick.acknowledged?.type).toBe(4)
  })
})

describe('commands', () => {
  it('are registered once, and again only when they have changed', async () => {
    const first = await openTalk()
    expect(first.written()).toBe(1)
    await first.platform.stop()
    const second = await openTalk({ discord: first.discord })
    expect(second.written()).toBe(1)
    await second.platform.stop()
    const third = await openTalk({ discord: first.discord, menu: second.desk.menu.slice(1) })
    expect(third.written()).toBe(2)
  })

  it('are in one server while developing', async () => {
    const { guild, discord } = await openTalk()
    await openTalk({ discord, env: { DISCORD_GUILD: guild.id } })
    expect(discord.world.commands.get(guild.id)?.map(({ name }) => name)).toEqual([
      'check',
      'help',
      'source',
      'wave',
      'whisper',
      'Check quotes'
    ])
  })

  it('are links in help, where words are ours', async () => {
    const said = 'Ask /wave PERSON or /source add ADDRESS; /wavering is none.'
    const { doing, discord } = await openTalk({ answer: () => reply([paragraph(said)]) })
    const words = await doing.words(await doing.slash('help'))
    const id = (name: string) =>
      discord.world.commands.get('')?.find(each => each.name === name)?.id
    expect(words).toBe(
      `Ask </wave:${id('wave')}> PERSON or </source add:${id('source')}> ADDRESS; /wavering is none.`
    )
    expect(wordsOf(await doing.answer(await doing.slash('wave', { person: 'A' })))).toBe(said)
  })
})
