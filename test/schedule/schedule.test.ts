// From a due time to a message at a chat service that behaves badly: posted once, or noted with the reason why not.
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Ask } from '../../src/ask.ts'
import { StoreError } from '../../src/errors.ts'
import type { Reply } from '../../src/reply.ts'
import { paragraph, reply } from '../../src/reply.ts'
import type { Pace } from '../../src/schedule/pace.ts'
import { openSchedule } from '../../src/schedule/schedule.ts'
import type { DeliveryRow, ScheduleRow, Store } from '../../src/store/store.ts'
import { openStore } from '../../src/store/store.ts'
import { type Behaviour, chatPlatform, openChat } from '../fakes/chat.ts'

const HOUR = 3_600_000
/** Monday. */
const NOON = Date.UTC(2026, 2, 2, 12)

interface Room extends Behaviour {
  readonly answer?: (ask: Ask) => Reply
  /** What is new of what is followed. */
  readonly news?: () => Reply
  readonly pace?: Partial<Pace>
  /** What a store does otherwise. */
  readonly wrap?: (store: Store) => Store
}

async function room({
  answer = () => reply([paragraph('news')]),
  news = () => reply([]),
  pace = {},
  wrap = same,
  ...chatty
}: Room = {}) {
  const clock = { now: NOON }
  const store = wrap(await openStore({ data: null, clock: () => clock.now }))
  const chat = await openChat(chatty)
  const told: string[] = []
  const asks: Ask[] = []
  const log = (...said: unknown[]): void => void told.push(String(said.at(-1)))
  const forgotten: string[] = []
  const schedule = openSchedule({
    store,
    forget: async place => void forgotten.push(place),
    log: { info() {}, warn: log, error: log },
    // Half of the patience is what a busy machine may take between two lines without being taken for asleep.
    pace: { patience: 200, lease: 600, distance: 0, backOff: 10, ...pace }
  })
  schedule.hear({
    answer: async ask => {
      asks.push(ask)
      return ask.command === 'follow' ? news() : answer(ask)
    }
  })
  await schedule.start(new Map([['chat', chatPlatform(chat.origin)]]))
  onTestFinished(async () => {
    await schedule.close()
    await chat.close()
    await store.close()
  })
  const add = (known: Partial<ScheduleRow> = {}) =>
    store.schedules.add({
      id: `s${Math.random()}`,
      scope: 'chat:T1',
      channel: 'chat:T1:C1',
      line: '/briefing about:tides',
      at: 'daily 12:30',
      zone: 'UTC',
      options: '{}',
      next: NOON + HOUR / 2,
      creator: 'chat:T1:U1',
      created: NOON,
      ...known
    })
  const rows = () => store.deliveries.latest('chat:T1', 100)
  /** Turns the clock, ticks, and waits until every row is settled. */
  const until = async (now: number): Promise<readonly DeliveryRow[]> => {
    clock.now = now
    await schedule.tick()
    for (let tries = 0; tries < 400; tries++) {
      await schedule.idle()
      const all = await rows()
      if (all.every(({ ready }) => ready === null)) return all
      await new Promise(resolve => setTimeout(resolve, 5))
      // What waits is ready later by the clock.
      clock.now += 20
      await schedule.tick()
    }
    return rows()
  }
  return { store, chat, schedule, clock, add, rows, until, told, asks, forgotten }
}

const same = (store: Store): Store => store

const tideNews = () => ({ ...reply([paragraph('tide tables')]), covers: ['t1'] })

const tideFollow = {
  id: 'f1',
  scope: 'chat:T1',
  channel: 'chat:T1:C1',
  what: 'tide',
  query: '+tide',
  hourly: 2,
  creator: 'chat:T1:U1',
  created: NOON
}

describe('the schedules of all places', () => {
  it('are told by place and number, with as many due times as are wanted and what became of the last', async () => {
    const { add, until, schedule, store } = await room()
    await add({ scope: 'chat:T2', channel: 'chat:T2:C1', next: null })
    await add()
    await add({ line: '/stories', next: NOON + HOUR })
    await store.settings.write('chat:T1', 'language', 'de')
    await until(NOON + HOUR / 2)
    const [first, second, third] = await schedule.calendar.everywhere({ most: 10, times: 5 })
    expect([first?.place, second?.place, third?.place]).toEqual(['chat:T1', 'chat:T1', 'chat:T2'])
    expect(first).toMatchObject({ number: 1, last: { state: 'sent', number: 1 } })
    expect(first?.next).toHaveLength(5)
    expect(first?.next[0]).toBe('morgen 12:30')
    expect(second).toMatchObject({ number: 2, line: '/stories', last: null })
    expect(third?.next[0]).toBe('tomorrow 12:30')
    expect(await schedule.calendar.everywhere({ most: 1, times: 0 })).toMatchObject([{ next: [] }])
  })

  it('are told without due times where a later version wrote what this one cannot read', async () => {
    const { add, schedule } = await room()
    await add({ at: 'at the third tide' })
    expect(await schedule.calendar.everywhere({ most: 10, times: 5 })).toMatchObject([
      { when: 'at the third tide', next: [] }
    ])
  })

  it('tell of all their due times, each in the language of its place', async () => {
    const { add, until, schedule, store } = await room()
    await add({ scope: 'chat:T2', channel: 'chat:T2:C1' })
    await add()
    await store.settings.write('chat:T1', 'language', 'de')
    await until(NOON + HOUR / 2)
    const told = await schedule.calendar.deliveries(10)
    expect(told.toSorted((a, b) => a.channel.localeCompare(b.channel))).toMatchObject([
      { channel: 'chat:T1:C1', when: 'heute 12:30', state: 'sent', number: 1 },
      { channel: 'chat:T2:C1', when: 'today 12:30', state: 'sent', number: 1 }
    ])
    expect(await schedule.calendar.deliveries(1)).toHaveLength(1)
  })
})

describe('a schedule', () => {
  it('asks what it was made for, as somebody of its place, and posts it once', async () => {
    const { add, until, chat, asks } = await room()
    await add()
    expect(await until(NOON + HOUR / 2 - 1)).toEqual([])
    expect(await until(NOON + HOUR / 2)).toMatchObject([
      { state: 'sent', slot: NOON + HOUR / 2, message: '1', attempts: 1 }
    ])
    await until(NOON + HOUR)
    expect(chat.posts).toMatchObject([{ channel: 'chat:T1:C1', text: 'news' }])
    expect(chat.posts[0]?.key).toMatch(/^[\w-]{25}$/)
    expect(asks[0]).toMatchObject({
      command: 'briefing',
      input: 'about:tides',
      channel: 'chat:T1:C1',
      admin: false
    })
  })

  it('says nothing when nothing is new, unless it is to say so', async () => {
    const { add, until, chat } = await room({ answer: () => reply([]) })
    await add()
    await add({ channel: 'chat:T1:C2', options: '{"evenIfEmpty":true}' })
    const states = (await until(NOON + HOUR)).map(({ channel, state, reason }) => [
      channel,
      state,
      reason
    ])
    expect(new Set(states.map(String))).toEqual(
      new Set(['chat:T1:C1,skipped,there was nothing new', 'chat:T1:C2,sent,'])
    )
    expect(chat.posts).toMatchObject([{ text: 'Nothing new.' }])
  })

  it('never posts what is for one pair of eyes, and notes what it says', async () => {
    const refused = { ...reply([paragraph('No one is called Vel.')]), private: true }
    const { add, until, chat } = await room({ answer: () => refused })
    await add()
    expect(await until(NOON + HOUR)).toMatchObject([
      { state: 'skipped', reason: 'No one is called Vel.' }
    ])
    expect(chat.posts).toEqual([])
  })

  it('keeps its quiet hours', async () => {
    const { add, until } = await room()
    await add({ options: '{"quiet":"12-13"}' })
    expect(await until(NOON + HOUR / 2)).toMatchObject([
      { state: 'skipped', reason: 'quiet hours' }
    ])
  })

  it('makes up once for what was missed while nobody was there, when it is not too late', async () => {
    const { add, until, chat } = await room()
    await add({ at: 'hourly', next: NOON + HOUR })
    const states = (await until(NOON + 5.5 * HOUR)).map(({ state, slot }) => [
      (slot - NOON) / HOUR,
      state
    ])
    expect(states).toEqual([
      [5, 'sent'],
      [4, 'missed'],
      [3, 'missed'],
      [2, 'missed'],
      [1, 'missed']
    ])
    expect(chat.posts).toHaveLength(1)
  })

  it('notes as missed what is too late, and goes on the next time', async () => {
    const { add, until, chat } = await room()
    await add()
    expect(await until(NOON + 3 * HOUR)).toMatchObject([
      { state: 'missed', reason: expect.stringMatching(/late$/) }
    ])
    expect(chat.posts).toEqual([])
    await until(NOON + 24.5 * HOUR)
    expect(chat.posts).toHaveLength(1)
  })

  it('survives a clock that jumps an hour ahead and back', async () => {
    const { add, until, chat, rows } = await room()
    await add({ at: 'hourly', next: NOON + HOUR })
    await until(NOON + HOUR)
    await until(NOON + 2.2 * HOUR)
    await until(NOON + 1.2 * HOUR)
    await until(NOON + 2.1 * HOUR)
    await until(NOON + 3 * HOUR)
    expect((await rows()).map(({ slot }) => (slot - NOON) / HOUR)).toEqual([3, 2, 1])
    expect(chat.posts).toHaveLength(3)
  })

  it.each(['removed', 'paused'] as const)(
    'that is %s between its time and its post posts nothing',
    async state => {
      const { add, until, store, chat, clock } = await room()
      const schedule = await add({ channel: 'elsewhere:T1:C1' })
      clock.now = NOON + HOUR / 2
      await store.schedules.change(schedule.id, { ...schedule, channel: 'chat:T1:C1', state })
      await store.deliveries.add([
        {
          key: 'k',
          plan: schedule.id,
          scope: 'chat:T1',
          channel: 'chat:T1:C1',
          slot: clock.now,
          state: 'due',
          ready: clock.now
        }
      ])
      expect(await until(NOON + HOUR)).toMatchObject([
        { state: 'skipped', reason: 'the schedule was paused or removed' }
      ])
      expect(chat.posts).toEqual([])
    }
  )

  it('that is paused is posted all the same when somebody says so', async () => {
    const { add, until, store, schedule, chat } = await room()
    const paused = await add()
    await store.schedules.change(paused.id, { ...paused, state: 'paused' })
    const somebody = { asker: 'chat:T1:U1', channel: 'chat:T1:C1', admin: true }
    const asked = { ...somebody, command: 'schedule now', input: '1', at: NOON }
    await schedule.calendar.of(asked).schedules.post(1)
    expect(await until(NOON)).toMatchObject([{ state: 'sent' }])
    expect(chat.posts).toHaveLength(1)
  })
})

describe('a place that has taken the bot off', () => {
  const DAY = 24 * HOUR

  it('is posted nothing from then on, and keeps what it had when it comes back in time', async () => {
    const { add, until, chat, store, schedule } = await room({ news: tideNews })
    await add()
    await store.follows.add(tideFollow)
    await store.places.leave('chat:T1', NOON)
    await until(NOON + HOUR)
    await until(NOON + 29 * DAY)
    expect(chat.posts).toEqual([])
    await store.places.join('chat:T1')
    await until(NOON + 31 * DAY)
    await until(NOON + 31 * DAY + HOUR)
    await schedule.idle()
    expect(chat.posts.length).toBeGreaterThan(0)
    expect(await store.schedules.list('chat:T1')).toHaveLength(1)
  })

  it('is forgotten after thirty days, with what is kept of it elsewhere, and others are not', async () => {
    const { add, store, clock, schedule, forgotten } = await room()
    await add()
    await add({ scope: 'chat:T2', channel: 'chat:T2:C1' })
    await store.places.leave('chat:T1', NOON)
    clock.now = NOON + 31 * DAY
    // Once a day it is swept: so many minutes are one.
    for (let minute = 0; minute < 1441; minute++) await schedule.tick()
    await schedule.idle()
    expect(forgotten).toEqual(['chat:T1'])
    expect(await store.schedules.list('chat:T1')).toEqual([])
    expect(await store.schedules.list('chat:T2')).toHaveLength(1)
  })
})

describe('at a chat service that behaves badly', () => {
  it.each(['lost', 'failed'] as const)(
    'looks before it posts again when the answer is %s',
    async fault => {
      const { add, until, chat } = await room({ share: { [fault]: 1 } })
      await add()
      expect(await until(NOON + HOUR / 2)).toMatchObject([
        { state: 'sent', message: '1', attempts: 1 }
      ])
      expect(chat.posts).toHaveLength(1)
    }
  )

  it('tries again what was not taken, until it is', async () => {
    const { add, until, chat } = await room({ share: { down: 0.7 }, seed: 3 })
    for (let at = 0; at < 5; at++) await add({ channel: `chat:T1:C${at}` })
    const states = await until(NOON + HOUR / 2)
    expect(states.map(({ state }) => state)).toEqual(Array(5).fill('sent'))
    expect(chat.posts).toHaveLength(5)
    expect(chat.faults.down).toBeGreaterThan(0)
  })

  it('gives up what nobody takes for two hours, and says why', async () => {
    const { add, until, clock, schedule, rows } = await room({ share: { down: 1 } })
    await add()
    clock.now = NOON + HOUR / 2
    await schedule.tick()
    await schedule.idle()
    expect(await rows()).toMatchObject([{ state: 'due', attempts: 1, reason: 'HTTP 503' }])
    expect(await until(NOON + 2.6 * HOUR)).toMatchObject([
      { state: 'failed', reason: 'not taken for 2 h: HTTP 503' }
    ])
  })

  it('keeps away for as long as it is told to', async () => {
    const { add, clock, schedule, rows } = await room({ share: { limited: 1 }, pace: { most: 1 } })
    await add()
    await add({ channel: 'chat:T1:C2' })
    clock.now = NOON + HOUR / 2
    await schedule.tick()
    await schedule.idle()
    // The second post of the same place was not even tried.
    const all = await rows()
    expect(all.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(1)
    expect(all.every(({ ready }) => (ready ?? 0) - clock.now > 100)).toBe(true)
  })

  it('pauses a schedule that can never work, and tells its admins once', async () => {
    const { add, until, chat, store } = await room({ gone: ['chat:T1:C1'] })
    const schedule = await add({ at: 'daily 12:30 and 12:40' })
    expect(await until(NOON + HOUR / 2)).toMatchObject([
      { state: 'failed', reason: 'no such channel' }
    ])
    expect(await store.schedules.find(schedule.id)).toMatchObject({
      state: 'paused',
      reason: 'no such channel'
    })
    await until(NOON + HOUR)
    expect(chat.told).toHaveLength(1)
    expect(chat.told[0]).toMatchObject({
      place: 'chat:T1',
      text: expect.stringContaining('Schedule 1 is paused')
    })
  })

  it('never posts again what nobody can look for, and tells its admins', async () => {
    const { add, until, chat } = await room({ share: { lost: 1 }, blind: true })
    await add()
    const [row] = await until(NOON + HOUR / 2)
    expect(row?.state).toBe('uncertain')
    expect(row?.reason).toContain('may not read the history')
    expect(chat.posts).toHaveLength(1)
    expect(chat.told).toHaveLength(1)
  })

  it('tells what was posted as told, and nothing that was not', async () => {
    const { add, until, store } = await room({
      answer: () => ({ ...reply([paragraph('news')]), covers: ['a', 'b'] }),
      share: { lost: 1 },
      gone: ['chat:T1:C2']
    })
    await add()
    await add({ channel: 'chat:T1:C2' })
    await until(NOON + HOUR / 2)
    expect((await store.recall.briefed('chat:T1:C1')).articles).toEqual(new Set(['a', 'b']))
    expect((await store.recall.briefed('chat:T1:C2')).at).toBeNull()
  })
})

describe('what is followed', () => {
  it('goes with the next post, and is remembered as told apart from it', async () => {
    const { add, until, chat, store } = await room({ news: tideNews, answer: () => reply([]) })
    await store.follows.add({ ...tideFollow, hourly: null })
    await add()
    await until(NOON + HOUR / 2)
    expect(chat.posts).toMatchObject([{ text: 'tide tables' }])
    expect((await store.recall.briefed('chat:T1:C1#follows')).articles).toEqual(new Set(['t1']))
    expect((await store.recall.briefed('chat:T1:C1')).articles).toEqual(new Set())
  })

  it('at once is posted within a minute, and no more often in an hour than is wanted', async () => {
    const { until, chat, store, schedule } = await room({ news: tideNews })
    await store.follows.add(tideFollow)
    for (let minute = 1; minute <= 30; minute++) await until(NOON + minute * 60_000)
    expect(chat.posts).toHaveLength(2)
    await until(NOON + 1.1 * HOUR)
    expect(chat.posts).toHaveLength(3)
    const ask = {
      command: 'why',
      input: 'last',
      asker: 'chat:T1:U1',
      channel: 'chat:T1:C1',
      admin: true,
      at: NOON
    }
    expect(await schedule.calendar.of(ask).schedules.last()).toMatchObject({
      number: null,
      line: '/follow news',
      state: 'sent',
      articles: [],
      followed: ['t1']
    })
  })
})

describe('while the store is away', () => {
  it('is started all the same, says so, and posts what was due when it is back', async () => {
    const state = { away: true }
    const { add, chat, until, told } = await room({
      wrap: store => ({
        ...store,
        schedules: {
          ...store.schedules,
          waiting: (...args) =>
            state.away
              ? Promise.reject(new StoreError('copydesk.sqlite', 'the disk is full'))
              : store.schedules.waiting(...args)
        }
      })
    })
    expect(told).toEqual(['schedule: copydesk.sqlite: the disk is full; tried again every minute'])
    state.away = false
    await add()
    expect(await until(NOON + HOUR / 2)).toMatchObject([{ state: 'sent' }])
    expect(chat.posts).toHaveLength(1)
  })

  it('says so, posts nothing twice, and goes on when it is back', async () => {
    const state = { away: false }
    const { add, chat, schedule, clock, until, told } = await room({
      wrap: store => ({
        ...store,
        deliveries: {
          ...store.deliveries,
          settle: (...args) =>
            state.away
              ? Promise.reject(new StoreError('DATABASE_URL', 'the database does not answer'))
              : store.deliveries.settle(...args)
        }
      })
    })
    await add()
    state.away = true
    clock.now = NOON + HOUR / 2
    await schedule.tick()
    await schedule.idle()
    expect(chat.posts).toHaveLength(1)
    expect(told).toContain('schedule: DATABASE_URL: the database does not answer')
    state.away = false
    expect(await until(clock.now + 100)).toMatchObject([{ state: 'sent', attempts: 1 }])
    expect(chat.posts).toHaveLength(1)
  })
})
