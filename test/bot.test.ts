import { describe, expect, it } from 'vitest'
import { openSources, talk } from '../src/bot.ts'
import type { Platform } from '../src/platform.ts'
import type { SourceKind } from '../src/source.ts'
import { deskThatEchoes } from './contracts/platform.ts'

const { desk } = deskThatEchoes()

/** A bot whose schedule tells when it is started and closed. */
const botTelling = (told: string[] = []) => ({
  desk,
  schedule: {
    start: async () => void told.push('start schedule'),
    close: async () => void told.push('close schedule')
  }
})

const named = (...platforms: readonly Platform[]): ReadonlyMap<string, Platform> =>
  new Map(platforms.map((each, at) => [`platform ${at}`, each]))

/** A platform that tells what is done to it. */
const platform = (name: string, told: string[], more: Partial<Platform> = {}): Platform => ({
  start: async () => void told.push(`start ${name}`),
  post: ({ key }) => Promise.resolve(key),
  find: () => Promise.resolve(null),
  tell: () => Promise.resolve(true),
  stop: async () => void told.push(`stop ${name}`),
  ...more
})

describe('talk', () => {
  it('stops the platforms when it is told to, the last first', async () => {
    const told: string[] = []
    const stop = new AbortController()
    const talking = talk(
      botTelling(told),
      named(platform('a', told), platform('b', told)),
      stop.signal
    )
    await expect.poll(() => told).toContain('start schedule')
    stop.abort()
    await talking
    expect(told).toEqual([
      'start a',
      'start b',
      'start schedule',
      'close schedule',
      'stop b',
      'stop a'
    ])
  })

  it('stops when it is told to while a platform is not reached yet, and starts no other', async () => {
    const told: string[] = []
    const stop = new AbortController()
    const waiting = platform('a', told, { start: () => new Promise(() => {}) })
    const talking = talk(botTelling(told), named(waiting, platform('b', told)), stop.signal)
    stop.abort()
    await talking
    expect(told).toEqual(['close schedule', 'stop b', 'stop a'])
  })

  it('ends when every platform has ended its conversation', async () => {
    const told: string[] = []
    const ended = Promise.resolve()
    await talk(
      botTelling(),
      named(platform('a', told, { ended }), platform('b', told, { ended })),
      new AbortController().signal
    )
    expect(told.slice(-2)).toEqual(['stop b', 'stop a'])
  })

  it('ends with what a platform fails with while it runs, and stops all of them first', async () => {
    const told: string[] = []
    const { promise: failed, reject } = Promise.withResolvers<never>()
    const talking = talk(
      botTelling(told),
      named(platform('a', told, { failed }), platform('b', told)),
      new AbortController().signal
    )
    await expect.poll(() => told).toContain('start schedule')
    reject(new Error('sent away'))
    await expect(talking).rejects.toThrow('sent away')
    expect(told.slice(-3)).toEqual(['close schedule', 'stop b', 'stop a'])
  })

  it('goes on while one platform listens for ever', async () => {
    const told: string[] = []
    const stop = new AbortController()
    const consoleEnded = platform('console', told, { ended: Promise.resolve() })
    const talking = talk(botTelling(), named(consoleEnded, platform('chat', told)), stop.signal)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(told).toEqual(['start chat', 'start console'])
    stop.abort()
    await talking
  })

  it('ends with the conversation that a page is beside', async () => {
    const told: string[] = []
    const console = platform('console', told, { ended: Promise.resolve() })
    const page = platform('page', told, { isBeside: true })
    await talk(botTelling(), named(console, page), new AbortController().signal)
    // The greeting tells the address: the page is there first.
    expect(told).toEqual(['start page', 'start console', 'stop console', 'stop page'])
  })

  it('goes on for a page alone', async () => {
    const told: string[] = []
    const stop = new AbortController()
    const page = platform('page', told, { isBeside: true })
    const talking = talk(botTelling(), named(page), stop.signal)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(told).toEqual(['start page'])
    stop.abort()
    await talking
  })

  it('stops what has started when another cannot, and says why', async () => {
    const told: string[] = []
    const broken = platform('b', told, { start: () => Promise.reject(new Error('no line')) })
    await expect(
      talk(botTelling(), named(platform('a', told), broken), new AbortController().signal)
    ).rejects.toThrow('no line')
    expect(told).toEqual(['start a', 'stop b', 'stop a'])
  })
})

describe('openSources', () => {
  const kind: SourceKind = {
    summary: 'paper:NAME',
    open: rest => ({ address: `paper:${rest}`, complete: true, async *read() {} })
  }
  const kinds = new Map([['paper', kind]])

  it('opens each address once, with what follows the first colon', () => {
    const opened = openSources(['paper:a:b', 'paper:c', 'paper:a:b'], kinds)
    expect(opened.map(({ address }) => address)).toEqual(['paper:a:b', 'paper:c'])
  })

  it('names an address whose kind there is not', () => {
    expect(() => openSources(['gopher:hole'], kinds)).toThrow(
      'gopher:hole: there is no such kind of source; there is paper'
    )
  })
})
