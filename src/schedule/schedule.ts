// The door of the schedule: when something is due, and asking and posting it once.
import type { FrontDesk } from '../ask.ts'
import { openBreather } from '../breathe.ts'
import type { Calendar } from '../calendar.ts'
import type { Log } from '../log.ts'
import type { Platform } from '../platform.ts'
import { paragraph, reply } from '../reply.ts'
import type { Store } from '../store/store.ts'
import { type Alarm, everyMinute } from './alarm.ts'
import { openCalendar } from './calendar.ts'
import { CronError, readCron } from './cron.ts'
import { compose, NOTHING_NEW } from './compose.ts'
import type { DeliveryTools } from './deliver.ts'
import { isZone, nextDue } from './due.ts'
import { followAtOnce } from './follows.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { Distance, type Pace, usualPace } from './pace.ts'
import { readOptions } from './plan.ts'
import type { Defaults } from './settings.ts'
import { reckonAgain, sweep } from './sweep.ts'
import { everyDay } from './timetable.ts'

export interface ScheduleSettings {
  readonly store: Store
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>
  readonly defaults?: Defaults
  /** What differs from the usual pace. */
  readonly pace?: Partial<Pace>
  /** Takes away what is kept outside of the store of a place that the bot was taken off. */
  readonly forget?: (place: string) => Promise<void>
}

export interface Schedule {
  readonly calendar: Calendar
  /** Who answers what is asked. Before anything else. */
  hear(desk: Pick<FrontDesk, 'answer'>): void
  /**
   * From now on what is due is posted on these platforms, by name. Resolves when what was missed is written down; where the store cannot
   * do so now it is told to the log, and done at a later minute.
   */
  start(platforms: ReadonlyMap<string, Platform>): Promise<void>
  /** As at the beginning of every minute. Resolves when what is due is written down, and posting has begun. */
  tick(): Promise<void>
  /** Resolves when nothing is under way and nothing is ready. */
  idle(): Promise<void>
  /** Posts under way are waited for; nothing is posted after that. */
  close(): Promise<void>
}

export function openSchedule(settings: ScheduleSettings): Schedule {
  const { store, log, defaults = {}, pace = {}, forget = async () => {} } = settings
  const stop = new AbortController()
  const whole = { ...usualPace, ...pace }
  let outbox: Outbox | undefined
  let desk: Pick<FrontDesk, 'answer'> = {
    answer: async () => reply([paragraph('Nobody answers here.')], [], { private: true })
  }
  let alarm: Alarm | undefined
  const answering: Pick<FrontDesk, 'answer'> = { answer: asked => desk.answer(asked) }
  let days = 0
  let isReckoned = false

  const tick = async (): Promise<void> => {
    await sweep(store, whole.late, log)
    outbox?.wake()
    await followAtOnce({ store, desk: answering })
    outbox?.wake()
    if (days++ % MINUTES_OF_A_DAY === 0) await forgetOld(store, forget)
  }

  return {
    calendar: openCalendar({
      store,
      defaults,
      async preview({ line, channel, options }) {
        const plan = { ...readOptions(options), line, follows: true }
        const composed = await compose(channel, plan, { desk: answering, store })
        if (!('skip' in composed)) return composed.shown
        return reply(composed.skip === NOTHING_NEW ? [] : [paragraph(composed.skip)])
      },
      wake: () => outbox?.wake()
    }),
    hear: heard => void (desk = heard),
    async start(platforms) {
      const tools: DeliveryTools = {
        store,
        desk: answering,
        platforms,
        pace: whole,
        distance: new Distance(whole.distance),
        breathe: openBreather(),
        log,
        signal: stop.signal
      }
      outbox = openOutbox(tools)
      alarm = everyMinute(async () => {
        if (!isReckoned) await reckonAgain(store)
        isReckoned = true
        await tick()
      }, log)
      await alarm.ring()
    },
    tick,
    idle: async () => outbox?.idle(),
    async close() {
      stop.abort()
      await alarm?.stop()
      await outbox?.idle()
    }
  }
}

const MINUTES_OF_A_DAY = 1440
const DAY = 86_400_000
/** How long what a place had is kept for it to come back to. */
const GRACE = 30 * DAY

/** Of the log by what each place wants; of what was told, so long that no article comes back. */
async function forgetOld(store: Store, forget: (place: string) => Promise<void>): Promise<void> {
  const now = await store.now()
  for (const scope of await store.deliveries.scopes()) {
    const { retention = '90d' } = await store.settings.read(scope)
    await store.deliveries.forget(now - Number.parseInt(retention, 10) * DAY, scope)
  }
  await store.recall.forget(now - 400 * DAY)
  await store.events.forget(now - DAY)
  for (const place of await store.places.gone(now - GRACE)) {
    await forget(place)
    await store.places.forget(place, now - GRACE)
  }
}

/** What cannot be a time, a zone or a date. The message is the reason. */
export class TimeError extends Error {
  override readonly name = 'TimeError'
}

/**
 * The first time after `after` (ISO 8601) at which a clock in `zone` shows `at`: `08:30`, or five fields of cron. As an instant in
 * UTC; null where that day never comes. Throws `TimeError`.
 */
export function nextTime(zone: string, at: string, after: string): string | null {
  if (!isZone(zone))
    throw new TimeError(`zone: "${zone}" is none: wants a name such as Europe/Berlin`)
  const from = Date.parse(after)
  if (Number.isNaN(from))
    throw new TimeError(`after: "${after}" is no instant: wants 2026-03-02T06:30:00Z`)
  const due = nextDue({ zone, ...timesOf(at) }, from)
  return due === null ? null : new Date(due).toISOString().replace('.000Z', 'Z')
}

function timesOf(at: string) {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(at.trim()) ?? []
  if (hour !== '') return { times: [Number(hour) * 60 + Number(minute)], days: everyDay }
  try {
    return readCron(at)
  } catch (cause) {
    if (cause instanceof CronError) throw new TimeError(`at: ${cause.message}`, { cause })
    throw cause
  }
}
