// The schedules of one place as its people keep them: added, shown, changed, posted by hand. Knows no other place.
import { createHash, randomBytes } from 'node:crypto'
import { type Ask, placeOf } from '../ask.ts'
import type { Draft, Posting, Scheduled, Schedules, WhenSaid } from '../calendar.ts'
import { AskError } from '../errors.ts'
import { echoed } from '../phrase.ts'
import type { DeliveryRow, ScheduleRow } from '../store/store.ts'
import type { CalendarTools } from './calendar.ts'
import { nextDue } from './due.ts'
import { noTime, stillTime } from './notime.ts'
import { BY_HAND } from './plan.ts'
import { readQuiet } from './quiet.ts'
import { timetableOf } from './slots.ts'
import { nextTimes, postingsOf, sayNext, scheduledOf, type Telling } from './telling.ts'
import { splitWhen, WhenError } from './when.ts'
import { looksLikeZone, zoneMeant } from './zones.ts'

/** No place has more: each is looked at when it is due, and shown to people. */
const MOST_SCHEDULES = 100

export function schedulesFor(
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

  const telling = async (): Promise<Telling> => ({
    now: await store.now(),
    language: await language(),
    times: 3
  })

  const tell = async (rows: readonly ScheduleRow[]): Promise<readonly Scheduled[]> => {
    const last = await store.deliveries.lastOf(rows.map(({ id }) => id))
    const how = await telling()
    return rows.map(row => scheduledOf(row, last.get(row.id), how))
  }

  const tellOne = async (row: ScheduleRow): Promise<Scheduled> => {
    const last = await store.deliveries.lastOf([row.id])
    return scheduledOf(row, last.get(row.id), await telling())
  }

  const set = async (number: number, to: Pick<ScheduleRow, 'state' | 'reason'>): Promise<void> => {
    const row = await rowOf(number)
    const next = nextOf(row, await store.now())
    await store.schedules.change(row.id, { ...row, ...to, next })
  }

  const log = async (rows: readonly DeliveryRow[]): Promise<readonly Posting[]> => {
    const how = await telling()
    return postingsOf(rows, store, () => how)
  }

  const withBefore = async (row: DeliveryRow | null): Promise<Posting | null> => {
    if (row === null) return null
    const earlier = await store.deliveries.lastSent(here, row.settled ?? row.slot)
    const [posting, before] = await log([row, ...(earlier === null ? [] : [earlier])])
    if (posting === undefined || before === undefined) return posting ?? null
    return { ...posting, before: { at: before.settled ?? before.slot, when: before.when } }
  }

  return {
    list: async () => tell(await store.schedules.list(scope)),
    find: async number => tellOne(await rowOf(number)),
    split: said,
    async check(wanted) {
      const draft = checked(wanted, here)
      return { ...draft, ...sayNext({ ...draft, at: draft.when }, await telling()) }
    },
    async add(wanted) {
      const draft = checked(wanted, here)
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
      return tellOne(row)
    },
    async edit(number, changes) {
      const row = await rowOf(number)
      const before = await tellOne(row)
      const {
        when: at,
        zone,
        line,
        channel,
        quiet,
        thread,
        mention,
        evenIfEmpty
      } = checked({ ...before, ...changes }, here)
      const options = { quiet, thread, mention, evenIfEmpty }
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
      return tellOne(await rowOf(number))
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

/** The draft with its zone as the IANA calls it. Throws `AskError` for what cannot be scheduled. */
function checked(draft: Draft, here: string): Draft {
  const { when: at, channel, quiet } = draft
  const zone = zoneMeant(draft.zone)
  if (placeOf(channel) !== placeOf(here))
    throw new AskError('A schedule posts in the place where it was made, and nowhere else.')
  orRefuse(`quiet: ${echoed(quiet)}`, () => readQuiet(quiet))
  orRefuse(echoed(at), () => {
    const now = Date.now()
    if (nextOf({ at, zone }, now) === null) throw new AskError(`${echoed(at)} never comes.`)
    if (nextTimes({ at, zone, quiet }, now, 1).length === 0)
      throw new AskError(
        `It would never post: whenever it is due (${at}) it is quiet (${quiet}). Change one of them.`
      )
  })
  return { ...draft, zone }
}

function orRefuse(what: string, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (error instanceof WhenError) throw new AskError(`${what} ${error.message}.`)
    throw error
  }
}

/** As `Schedules.split`. */
function said(typed: string): WhenSaid {
  const parted = splitWhen(typed)
  if (parted === null) throw noTime(typed)
  const { when, what } = parted
  const [, first = '', rest = ''] = /^(?:in )?(\S+)\s*([^]*)$/.exec(what) ?? []
  if (looksLikeZone(first)) return { when, zone: zoneMeant(first), what: rest }
  const wrong = stillTime(when, what)
  if (wrong !== null) throw wrong
  return { when, zone: null, what }
}

const nextOf = (row: Pick<ScheduleRow, 'at' | 'zone'>, now: number): number | null =>
  nextDue(timetableOf(row), now)
