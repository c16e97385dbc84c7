// A schedule and its posts as people are told of them: rows of the store into words, by the clock of the schedule. Knows no asker.
import type { Coming, Posting, Scheduled } from '../calendar.ts'
import { followsOf } from '../calendar.ts'
import type { DeliveryRow, Outcome, ScheduleRow, Store } from '../store/store.ts'
import { nextDue } from './due.ts'
import { readOptions } from './plan.ts'
import { isQuiet, readQuiet } from './quiet.ts'
import { sayTime } from './saying.ts'
import { timetableOf } from './slots.ts'
import { WhenError } from './when.ts'

/** By which words and from when on. */
export interface Telling {
  /** Epoch milliseconds. */
  readonly now: number
  /** The tag of the language for dates. */
  readonly language: string
  /** How many due times are told ahead. */
  readonly times: number
}

/** `last`: what became of its latest due time. */
export function scheduledOf(
  row: ScheduleRow,
  last: DeliveryRow | undefined,
  telling: Telling
): Scheduled {
  const { number, channel, line, at, zone, options, state, reason } = row
  return {
    ...readOptions(options),
    number,
    channel,
    line,
    zone,
    reason,
    when: at,
    state: state === 'paused' ? 'paused' : 'active',
    ...sayNext({ at, zone, quiet: readOptions(options).quiet }, telling),
    last: last === undefined ? null : postingOf(last, row, telling)
  }
}

/** The next times at which it posts; none where a later version of the bot wrote what this one cannot read. */
export function sayNext({ at, zone, quiet }: Timed, { now, language, times }: Telling): Coming {
  try {
    const nextAt = nextTimes({ at, zone, quiet }, now, times)
    return { nextAt, next: nextAt.map(next => sayTime(next, now, zone, language)) }
  } catch (error) {
    if (error instanceof WhenError) return { nextAt: [], next: [] }
    throw error
  }
}

/** When something is asked, and when it is left out. */
export type Timed = Pick<ScheduleRow, 'at' | 'zone'> & Pick<Scheduled, 'quiet'>

/** Due times that are looked at for one that is not quiet: a month of hours, years of weeks. */
const MOST_LOOKED_AT = 750

/** The next so many due times outside of its quiet hours and days, in epoch milliseconds. Throws `WhenError`. */
export function nextTimes(
  { at, zone, quiet }: Timed,
  now: number,
  most: number
): readonly number[] {
  const table = timetableOf({ at, zone })
  const hours = readQuiet(quiet)
  const times: number[] = []
  let next = nextDue(table, now)
  for (let looked = 0; next !== null && times.length < most && looked < MOST_LOOKED_AT; looked++) {
    if (!isQuiet(hours, next, zone)) times.push(next)
    next = nextDue(table, next)
  }
  return times
}

/** What became of these, each with the schedule that it is of. */
export async function postingsOf(
  rows: readonly DeliveryRow[],
  { schedules }: Pick<Store, 'schedules'>,
  tellingOf: (row: DeliveryRow) => Pick<Telling, 'now' | 'language'>
): Promise<readonly Posting[]> {
  const plans = new Map<string, ScheduleRow | null>()
  for (const { plan } of rows) if (!plans.has(plan)) plans.set(plan, await schedules.find(plan))
  return rows.map(row => postingOf(row, plans.get(row.plan) ?? null, tellingOf(row)))
}

/** `schedule`: that of which it is; null for what is followed, or gone. */
function postingOf(
  row: DeliveryRow,
  schedule: ScheduleRow | null,
  { now, language }: Pick<Telling, 'now' | 'language'>
): Posting {
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
    when: sayTime(slot, now, schedule?.zone ?? 'UTC', language),
    state,
    reason,
    settled,
    articles: told.filter(at => !isFollowed(at)).flatMap(({ articles }) => articles),
    passed: told.flatMap(({ passed = [] }) => passed),
    followed: told.filter(isFollowed).flatMap(({ articles }) => articles),
    before: null
  }
}
