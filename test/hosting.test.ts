// What platforms are given of a bot that is open, and what a bot tells the admins of a place: a real one, on a folder of articles.
import { expect, it, onTestFinished } from 'vitest'
import { type Bot, openBot } from '../src/bot.ts'
import { hostFor, tellAdmins } from '../src/hosting.ts'
import { openLog } from '../src/log.ts'
import type { Platform } from '../src/platform.ts'
import type { Reply } from '../src/reply.ts'
import { openStore } from '../src/store/store.ts'
import { folderOf } from './cli/run.ts'
import { wordsOf } from './commands/paper.ts'
import { serve } from './fakes/http.ts'
import { rss } from './newsroom/webrooms.ts'

const DAY = 86_400_000

/** A platform on which nobody asks, and what it was to tell admins. */
function quietPlatform(told: (readonly [string, string])[]): Platform {
  return {
    start: async () => {},
    stop: async () => {},
    post: async ({ key }) => key,
    find: async () => null,
    tell: async (place: string, reply: Reply) => {
      told.push([place, wordsOf(reply)])
      return true
    }
  }
}

async function openHost() {
  const clock = { now: Date.now() }
  const store = await openStore({ data: null, clock: () => clock.now })
  const log = openLog('silent')
  const told: (readonly [string, string])[] = []
  const platforms = new Map([['slack', quietPlatform(told)]])
  const folder = await folderOf({
    'ferry.txt': 'The ferry Marlin ran aground off Skell Point on Monday. Nobody was hurt.'
  })
  const bot: Bot = await openBot({
    sources: [`folder:${folder}`],
    config: {
      contact: 'desk@copydesk.example',
      allowNetworks: ['127.0.0.0/8'],
      keep: 90 * DAY,
      failingAfter: 0,
      zone: 'UTC',
      late: 7_200_000
    },
    log,
    signal: new AbortController().signal,
    limits: { articles: 1000, memory: 2 ** 30 },
    data: null,
    store,
    logDeliveries: false,
    rounds: false,
    notices: (place, text) => void tellAdmins(place, text, platforms, log),
    progress() {}
  })
  onTestFinished(() => bot.close())
  const settings = hostFor({ env: {}, store, log, bot: () => bot })
  return { bot, store, settings, told, platforms, clock }
}

it('tells the admins of a place once that a source of theirs fails, and once that it is back', async () => {
  const state = { status: 200 }
  const server = await serve({
    '/feed': (_, response) =>
      void response.writeHead(state.status).end(rss([{ path: 'The crane' }, { path: 'The quay' }]))
  })
  const { bot, told } = await openHost()
  const address = `feed:${server.origin}/feed`
  await bot.newsroom.roster.add(address, 'slack:T1')
  state.status = 500
  for (let turn = 0; turn < 3; turn++) await bot.newsroom.seenBy('slack:T1').reload()
  expect(told).toEqual([['slack:T1', expect.stringMatching(/has not been read since .*HTTP 500/)]])
  state.status = 200
  for (let turn = 0; turn < 3; turn++) await bot.newsroom.seenBy('slack:T1').reload()
  expect(told.slice(1)).toEqual([['slack:T1', expect.stringMatching(/is read again\.$/)]])
})

it('keeps what a place had for thirty days after it took the bot off, its sources too, and then nothing', async () => {
  const server = await serve({
    '/feed': (_, response) => void response.end(rss([{ path: 'The crane' }]))
  })
  const { bot, store, settings, platforms, clock } = await openHost()
  const { roster } = bot.newsroom
  for (const place of ['slack:T1', 'slack:T2'])
    await roster.add(`feed:${server.origin}/feed`, place)
  const own = (place: string) => roster.list(place).filter(({ scope }) => scope === place).length
  settings.left?.('slack:T1')
  await expect.poll(() => store.places.hasLeft('slack:T1')).toBe(true)
  settings.joined?.('slack:T1')
  await expect.poll(() => store.places.hasLeft('slack:T1')).toBe(false)
  settings.left?.('slack:T1')
  await expect.poll(() => store.places.hasLeft('slack:T1')).toBe(true)
  clock.now += 31 * DAY
  expect([own('slack:T1'), own('slack:T2')]).toEqual([1, 1])
  await bot.schedule.start(platforms)
  expect([own('slack:T1'), own('slack:T2')]).toEqual([0, 1])
})

it('shows whoever runs the bot the sources of every place, and how each fares', async () => {
  const server = await serve({
    '/feed': (_, response) => void response.end(rss([{ path: 'The crane' }]))
  })
  const { bot, settings } = await openHost()
  await bot.newsroom.roster.add(`feed:${server.origin}/feed`, 'slack:T1')
  const today = new Date().toISOString().slice(0, 10)
  expect(settings.library?.('preview:local')?.sources).toMatchObject([
    { place: null, isHere: true, isIll: false, articles: 1, arrivals: { [today]: 1 } },
    {
      address: `feed:${server.origin}/feed`,
      place: 'slack:T1',
      isHere: false,
      fares: expect.stringMatching(/^1 article, read just now/),
      problems: []
    }
  ])
})

it('says why a briefing was posted by what is kept of it', async () => {
  const { settings, store } = await openHost()
  const key = 'a-briefing'
  const row = { key, plan: 'none', scope: 'slack:T1', channel: 'slack:T1:C1', slot: 1 }
  await store.deliveries.add([{ ...row, state: 'due', ready: 1 }])
  const why = async (channel: string, ...above: readonly string[]) => {
    const told = await settings.why?.(channel, key, ...above)
    return told && wordsOf(told)
  }
  expect(await why('slack:T1:C1')).toContain('Why: what was posted')
  expect(await why('slack:T1:C2')).toBe('Nothing is known any more of why that was posted here.')
  expect(await why('slack:T1:THREAD', 'slack:T1:C1')).toContain('Why: what was posted')
  expect(await why('slack:T1:C1', 'slack:T1:C2')).toContain('Why: what was posted')
})
