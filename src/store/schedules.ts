// What is asked again and again, and when each is due. Knows no clocks and no calendars: it keeps what it is told.
import type { Database, Run } from './database.ts'
import { rowsOf } from './database.ts'
import type { NewDelivery } from './deliveries.ts'
import { insertDeliveries } from './deliveries.ts'

export interface ScheduleRow {
  readonly id: string
  /** The workspace or server that it belongs to, and its number there, which is never given twice. */
  readonly scope: string
  readonly number: number
  readonly channel: string
  /** What is asked, a whole line. */
  readonly line: string
  /** When, as it was typed, and the IANA name of the zone of that clock. */
  readonly at: string
  readonly zone: string
  /** JSON of whoever reads it. */
  readonly options: string
  /** Removed ones stay for the log of what they posted. */
  readonly state: 'active' | 'paused' | 'removed'
  /** Why it was paused by the bot; null where somebody did it. */
  readonly reason: string | null
  /** Epoch milliseconds; null for never. */
  readonly next: number | null
  readonly creator: string
  readonly created: number
}

export type NewSchedule = Omit<ScheduleRow, 'number' | 'state' | 'reason'>

/** What of a schedule may change. */
export type ScheduleChange = Pick<
  ScheduleRow,
  'channel' | 'line' | 'at' | 'zone' | 'options' | 'state' | 'reason' | 'next'
>

/** A due time that has come: what is to be posted of it, and when the schedule is due after that. */
export interface Fired {
  readonly schedule: Pick<ScheduleRow, 'id' | 'next'>
  readonly deliveries: readonly NewDelivery[]
  readonly next: number | null
}

export interface Schedules {
  /** Gives it its number. */
  add(schedule: NewSchedule): Promise<ScheduleRow>
  find(id: string): Promise<ScheduleRow | null>
  /** Those of a scope that are not removed, by their numbers. */
  list(scope: string): Promise<readonly ScheduleRow[]>
  /** Those of all scopes that are not removed, by scope and number. */
  everywhere(most: number): Promise<readonly ScheduleRow[]>
  /** Whether this changed it: false where `only` says what it must have been, and it was not. */
  change(id: string, to: ScheduleChange, only?: ScheduleRow['state']): Promise<boolean>
  /** Active ones that are due at this time or before, those due first first. */
  due(now: number, most: number): Promise<readonly ScheduleRow[]>
  /** All active ones that are due after this time, for the rules of clocks may have changed. */
  waiting(now: number): Promise<readonly ScheduleRow[]>
  /**
   * Writes down what is due and moves each schedule on, all or nothing. A due time that is there already, from another process, stays as
   * it is; a schedule that is not where it was found stays where it is.
   */
  fire(fired: readonly Fired[]): Promise<void>
}

export function schedulesIn(db: Database): Schedules {
  const { run } = db
  return {
    async add(s) {
      for (;;) {
        const values = [
          s.id,
          s.scope,
          s.channel,
          s.line,
          s.at,
          s.zone,
          s.options,
          s.next,
          s.creator,
          s.created
        ]
        const [row] = await run<ScheduleRow>(ADD, values)
        // None where somebody else took the number at the same moment.
        if (row !== undefined) return row
      }
    },
    async find(id) {
      const [row] = await run<ScheduleRow>('SELECT * FROM schedules WHERE id = $1', [id])
      return row ?? null
    },
    list: scope =>
      run("SELECT * FROM schedules WHERE scope = $1 AND state <> 'removed' ORDER BY number", [
        scope
      ]),
    everywhere: most =>
      run("SELECT * FROM schedules WHERE state <> 'removed' ORDER BY scope, number LIMIT $1", [
        most
      ]),
    async change(id, to, only) {
      const changed = await run(CHANGE, [
        id,
        to.channel,
        to.line,
        to.at,
        to.zone,
        to.options,
        to.state,
        to.reason,
        to.next,
        only ?? null
      ])
      return changed.length > 0
    },
    due: (now, most) =>
      run(
        "SELECT * FROM schedules WHERE state = 'active' AND next <= $1 ORDER BY next, id LIMIT $2",
        [now, most]
      ),
    waiting: now => run("SELECT * FROM schedules WHERE state = 'active' AND next > $1", [now]),
    fire: fired =>
      db.transaction(async each => {
        await insertDeliveries(
          each,
          fired.flatMap(({ deliveries }) => deliveries)
        )
        await moveOn(each, fired)
      })
  }
}

const ADD = `
  INSERT INTO schedules (id, scope, number, channel, line, at, zone, options, state, next, creator, created)
  SELECT CAST($1 AS text), CAST($2 AS text), coalesce(max(number), 0) + 1, CAST($3 AS text), CAST($4 AS text),
    CAST($5 AS text), CAST($6 AS text), CAST($7 AS text), 'active', CAST($8 AS bigint), CAST($9 AS text), CAST($10 AS bigint)
  FROM schedules WHERE scope = $2
  ON CONFLICT (scope, number) DO NOTHING
  RETURNING *`

const CHANGE = `
  UPDATE schedules SET channel = $2, line = $3, at = $4, zone = $5, options = $6, state = $7, reason = $8, next = $9
  WHERE id = $1 AND (CAST($10 AS text) IS NULL OR state = $10) RETURNING id`

async function moveOn(run: Run, fired: readonly Fired[]): Promise<void> {
  if (fired.length === 0) return
  await run(
    `WITH moved (id, was, due) AS (VALUES ${rowsOf(fired.length, ['text', 'bigint', 'bigint'])})
     UPDATE schedules SET next = moved.due FROM moved
     WHERE schedules.id = moved.id AND schedules.next = moved.was`,
    fired.flatMap(({ schedule, next }) => [schedule.id, schedule.next, next])
  )
}
