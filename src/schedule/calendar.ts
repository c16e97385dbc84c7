// The calendar: what people ask about schedules, follows and settings, answered from the store for the place that asks.
import { createHash, randomBytes } from 'node:crypto'
import { type Ask, placeOf } from '../ask.ts'
import type { Calendar, Draft, Follows, Posting, Scheduled, Schedules } from '../calendar.ts'
import { followsOf } from '../calendar.ts'
import { AskError } from '../errors.ts'
import { echoed } from '../phrase.ts'
import type { Reply } from '../reply.ts'
import type { DeliveryRow, Outcome, ScheduleRow, Store } from '../store/store.ts'
import { isZone, nextDue } from './due.ts'
import { BY_HAND, readOptions } from './plan.ts'
import { readQuiet } from './quiet.ts'
import { sayTime } from './saying.ts'
import type { Defaults } from './settings.ts'
import { settingsFor } from './settings.ts'
import { timetableOf } from './slots.ts'
import { splitWhen, WhenError } from './when.ts'

export interface CalendarTools {
  readonly store: Store
  readonly defaults: Defaults
  /** What a schedule would post now; without blocks where that is nothing. */
  readonly preview: (schedule: Pick<ScheduleRow, 'line' | 'channel' | 'options'>) => Promise<Reply>
  /** Something may be ready to be posted. */
  readonly wake: () => void
}

/** No place has more: each is looked at when it is due, and shown to people. */
const MOST_SCHEDULES = 100

export function openCalendar(tools: CalendarTools): Calendar {
  return {
    of: ask => {
      const settings = settingsFor(ask, tools.store, tools.defaults)
      return {
        settings,
        schedules: schedulesFor(ask, tools, () => settings.value('language')),
        follows: followsFor(ask, tools.store)
      }
    }
  }
}

function schedulesFor(
  { channel: here, asker }: Ask,
  { store, preview, wake }: CalendarTools,
  language: () => Promise<string>
): Schedules {
  const scope = placeOf(here)

  const rowOf = async (number: number): Promise<ScheduleRow> => {
    const row = (await store.schedules.list(scope)).find(each => each.number === number)
    if (row === undefined) throw new AskError(`There is no schedule ${number} here.`)
    return row
  }

  const tell = async (row: ScheduleRow, log?: readonly DeliveryRow[]): Promise<Scheduled> => {
    const known = log ?? (await store.deliveries.latest(scope, 500))
    const last = known.find(each => each.plan === row.id && each.state !== 'due')
    const { id: _, scope: __, options, at, state, ...told } = row
    return {
      ...told,
      ...readOptions(options),
      when: at,
      state: state === 'paused' ? 'paused' : 'active',
      next: await sayNext(row, await store.now(), await language()),
      last: last === undefined ? null : postingOf(last, row, await language())
    }
  }

  const set = async (number: number, to: Pick<ScheduleRow, 'state' | 'reason'>): Promise<void> => {
    const row = await rowOf(number)
    const next = nextOf(row, await store.now())
    await store.schedules.change(row.id, { ...row, ...to, next })
  }

  const log = async (rows: readonly DeliveryRow[]): Promise<readonly Posting[]> => {
    const said = await language()
    const plans = new Map<string, ScheduleRow | null>()
    for (const { plan } of rows)
      if (!plans.has(plan)) plans.set(plan, await store.schedules.find(plan))
    return rows.map(row => postingOf(row, plans.get(row.plan) ?? null, said))
  }

  const withBefore = async (row: DeliveryRow | null): Promise<Posting | null> => {
    if (row === null) return null
    const earlier = await store.deliveries.lastSent(here, row.settled ?? row.slot)
    const [posting, before] = await log([row, ...(earlier === null ? [] : [earlier])])
    if (posting === undefined || before === undefined) return posting ?? null
    return { ...posting, before: { at: before.settled ?? before.slot, when: before.when } }
  }

  return {
    async list() {
      const known = await store.deliveries.latest(scope, 500)
      return Promise.all((await store.schedules.list(scope)).map(row => tell(row, known)))
    },
    find: async number => tell(await rowOf(number)),
    split: splitWhen,
    async check(draft) {
      refuse(draft, here)
      return {
        next: await sayNext(
          { at: draft.when, zone: draft.zone },
          await store.now(),
          await language()
        )
      }
    },
    async add(draft) {
      refuse(draft, here)
      if ((await store.schedules.list(scope)).length >= MOST_SCHEDULES)
        throw new AskError(`There are ${MOST_SCHEDULES} schedules here: remove one first.`)
      const now = await store.now()
      const { when: at, zone, line, channel, ...options } = draft
      const row = await store.schedules.add({
        id: randomBytes(9).toString('base64url'),
        scope,
        channel,
        line,
        at,
        zone,
        options: JSON.stringify(options),
        next: nextOf({ at, zone }, now),
        creator: asker,
        created: now
      })
      return tell(row)
    },
    async edit(number, changes) {
      const row = await rowOf(number)
      const before = await tell(row)
      const {
        when: at,
        zone,
        line,
        channel,
        quiet,
        thread,
        mention,
        evenIfEmpty
      } = { ...before, ...changes }
      const options = { quiet, thread, mention, evenIfEmpty }
      refuse({ when: at, zone, line, channel, ...options }, here)
      // From now on: what was due before the change is not due again.
      const next = nextOf({ at, zone }, await store.now())
      await store.schedules.change(row.id, {
        ...row,
        at,
        zone,
        line,
        channel,
        options: JSON.stringify(options),
        next
      })
      return tell(await rowOf(number))
    },
    preview: async number => preview(await rowOf(number)),
    async post(number) {
      const { id: plan, channel } = await rowOf(number)
      const now = await store.now()
      // By the hand of somebody who may press twice: once a minute.
      const minute = Math.floor(now / 60_000)
      const key =
        BY_HAND + createHash('sha256').update(`${plan}\n${minute}`).digest('base64url').slice(0, 21)
      const added = await store.deliveries.add([
        { key, plan, scope, channel, slot: now, state: 'due', ready: now }
      ])
      if (added === 0) throw new AskError('It was posted just now: once a minute is enough.')
      wake()
    },
    pause: number => set(number, { state: 'paused', reason: null }),
    resume: number => set(number, { state: 'active', reason: null }),
    remove: number => set(number, { state: 'removed', reason: null }),
    async log(most, { here: only = false } = {}) {
      return log(await store.deliveries.latest(scope, most, only ? here : undefined))
    },
    last: async () => withBefore(await store.deliveries.lastSent(here)),
    async posted(key) {
      const row = await store.deliveries.find(key)
      return row?.channel === here ? withBefore(row) : null
    }
  }
}

/** Throws `AskError` for what cannot be scheduled. */
function refuse({ when, zone, channel, quiet }: Draft, here: string): void {
  if (!isZone(zone))
    throw new AskError(`There is no time zone ${echoed(zone)}: say one such as Europe/Berlin.`)
  if (placeOf(channel) !== placeOf(here))
    throw new AskError('A schedule posts in the place where it was made, and nowhere else.')
  try {
    if (nextOf({ at: when, zone }, Date.now()) === null)
      throw new AskError(`${echoed(when)} never comes.`)
    readQuiet(quiet)
  } catch (error) {
    if (error instanceof WhenError) throw new AskError(`${echoed(when)} ${error.message}.`)
    throw error
  }
}

const nextOf = (row: Pick<ScheduleRow, 'at' | 'zone'>, now: number): number | null =>
  nextDue(timetableOf(row), now)

async function sayNext(
  row: Pick<ScheduleRow, 'at' | 'zone'>,
  now: number,
  language: string
): Promise<readonly string[]> {
  const table = timetableOf(row)
  const times: string[] = []
  let next = nextDue(table, now)
  while (next !== null && times.length < 3) {
    times.push(sayTime(next, now, row.zone, language))
    next = nextDue(table, next)
  }
  return times
}

function postingOf(row: DeliveryRow, schedule: ScheduleRow | null, language: string): Posting {
  const { channel, slot, state, reason, settled, covers } = row
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own writing
  const told = JSON.parse(covers ?? '[]') as NonNullable<Outcome['told']>
  const isFollowed = (at: { readonly channel: string }): boolean =>
    at.channel === followsOf(channel)
  return {
    number: schedule?.number ?? null,
    line: schedule?.line ?? '/follow news',
    channel,
    slot,
    when: sayTime(slot, Date.now(), schedule?.zone ?? 'UTC', language),
    state,
    reason,
    settled,
    articles: told.filter(at => !isFollowed(at)).flatMap(({ articles }) => articles),
    followed: told.filter(isFollowed).flatMap(({ articles }) => articles),
    before: null
  }
}

function followsFor({ channel, asker }: Ask, store: Store): Follows {
  return {
    async list() {
      const rows = await store.follows.list(channel)
      return rows.map(({ what, query, hourly, creator }) => ({
        what,
        query,
        hourly,
        mine: creator === asker
      }))
    },
    async add({ what, query, hourly }, known) {
      const now = await store.now()
      const id = randomBytes(9).toString('base64url')
      const scope = placeOf(channel)
      const row = { id, scope, channel, what, query, hourly, creator: asker, created: now }
      // First what is no news, so that nobody who looks in between finds it.
      await store.recall.tell(followsOf(channel), known, now)
      return store.follows.add(row)
    },
    async remove(what) {
      const found = (await store.follows.list(channel)).find(each => sameWords(each.what, what))
      return found !== undefined && store.follows.remove(found.id)
    },
    async told() {
      return (await store.recall.briefed(followsOf(channel))).articles
    }
  }
}

const sameWords = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/["“”„]/g, '')
    .trim()
