// The outbox: one row for each due time, from due to settled. Knows no platforms; who may write a row is decided here alone.
import type { Database, Run } from './database.ts'
import { listOf, rowsOf } from './database.ts'
import { tellIn } from './recall.ts'

/**
 * `due`: to be posted. `sending`: an attempt has begun, and what became of it is not known. The rest is settled: `sent`, `uncertain` (it may
 * have been posted, and nobody can look), `missed` (it was too late), `failed` (it cannot be posted), `skipped` (there was nothing to say).
 */
export type DeliveryState = 'due' | 'sending' | Settled
export type Settled = 'sent' | 'uncertain' | 'missed' | 'failed' | 'skipped'

export interface DeliveryRow {
  /** The same for every try of one post, and in the message. */
  readonly key: string
  /** The id of the schedule or follow that it is of. */
  readonly plan: string
  readonly scope: string
  readonly channel: string
  /** The first part of the channel. */
  readonly platform: string
  /** When it was due; like all times, epoch milliseconds. */
  readonly slot: number
  readonly state: DeliveryState
  /** Not to be taken up before; null once it is settled. */
  readonly ready: number | null
  readonly owner: string | null
  readonly attempts: number
  /** When the last attempt began. */
  readonly attempted: number | null
  /** JSON of `Outcome.told`: what the last attempt would have told. */
  readonly covers: string | null
  /** The platform's id of the message. */
  readonly message: string | null
  /** Why it is in this state. Null while `sending`: whoever began the attempt has not come back to say. */
  readonly reason: string | null
  readonly settled: number | null
}

export type NewDelivery = Pick<DeliveryRow, 'key' | 'plan' | 'scope' | 'channel' | 'slot'> &
  (
    | { readonly state: 'due'; readonly ready: number }
    | { readonly state: 'missed' | 'skipped'; readonly reason: string; readonly settled: number }
  )

/** Somebody's claim of a delivery: as long as nobody else has claimed it since, his writes count. */
export type Claim = Pick<DeliveryRow, 'key' | 'owner'>

export interface Claiming {
  /** The platforms that the claimer talks on. */
  readonly platforms: readonly string[]
  /** Unlike that of any other claim. */
  readonly owner: string
  readonly now: number
  /** Until when nobody else takes it up. */
  readonly until: number
  readonly most: number
}

export interface Deliveries {
  /** Those that are new of these. */
  add(deliveries: readonly NewDelivery[]): Promise<number>
  /** Takes up what is ready, the longest waiting first: one statement, so that each is given to one claimer. */
  claim(claiming: Claiming): Promise<readonly DeliveryRow[]>
  /** An attempt begins now. False where the claim has passed to somebody else: then nothing may be posted. */
  begin(claim: Claim, now: number, until: number, told: Told): Promise<boolean>
  /** Gives it back, to be taken up at `ready`. */
  release(claim: Claim, state: 'due' | 'sending', ready: number, reason: string): Promise<boolean>
  /** What became of it; a sent one counts as told at its channel, in the same transaction. */
  settle(claim: Claim, outcome: Outcome, now: number): Promise<boolean>
  /** The latest of a scope, or of a channel of it, those due last first. */
  latest(scope: string, most: number, channel?: string): Promise<readonly DeliveryRow[]>
  /** The latest of everybody. */
  all(most: number): Promise<readonly DeliveryRow[]>
  /** Null where there is none with this key, or none any more. */
  find(key: string): Promise<DeliveryRow | null>
  /** By plan the latest whose time has been taken up; none of a plan of which there is none. */
  lastOf(plans: readonly string[]): Promise<ReadonlyMap<string, DeliveryRow>>
  /** The last that was posted at a channel, or the last before this time. */
  lastSent(channel: string, before?: number): Promise<DeliveryRow | null>
  /** How many of a plan were posted, or are about to be, since then. */
  countSince(plan: string, since: number): Promise<number>
  /** All that have any. */
  scopes(): Promise<readonly string[]>
  /** Forgets what of a scope was settled before this time. */
  forget(before: number, scope: string): Promise<void>
}

export interface Outcome {
  readonly state: Settled
  readonly message?: string
  readonly reason?: string
  readonly told?: Told
}

/** Under what name, what, and as of when is remembered as told. */
export type Told = readonly {
  readonly channel: string
  readonly articles: readonly string[]
  /** Counts as told, and was passed over. */
  readonly passed?: readonly string[]
  readonly at: number
}[]

export function deliveriesIn(db: Database): Deliveries {
  const { run } = db
  return {
    add: deliveries => db.transaction(each => insertDeliveries(each, deliveries)),
    claim({ platforms, owner, now, until, most }) {
      if (platforms.length === 0) return Promise.resolve([])
      return run(
        `UPDATE deliveries SET owner = $1, ready = $2
         WHERE ready <= $3 AND key IN (
           SELECT key FROM deliveries WHERE ready <= $3 AND platform IN (${listOf(platforms.length, 5)})
           ORDER BY ready LIMIT $4
         ) RETURNING *`,
        [owner, until, now, most, ...platforms]
      )
    },
    begin: (claim, now, until, told) =>
      isMine(run(BEGIN, [claim.key, claim.owner, now, until, JSON.stringify(told)])),
    release: (claim, state, ready, reason) =>
      isMine(run(RELEASE, [claim.key, claim.owner, state, ready, reason])),
    async settle(claim, { state, message = null, reason = null, told = [] }, now) {
      const values = [claim.key, claim.owner, state, message, reason, now]
      if (told.length === 0) return isMine(run(SETTLE, values))
      return db.transaction(async each => {
        const mine = await isMine(each(SETTLE, values))
        if (mine)
          for (const { channel, articles, passed = [], at } of told)
            await tellIn(each, channel, [...articles, ...passed], at)
        return mine
      })
    },
    latest: (scope, most, channel) =>
      run(
        `SELECT * FROM deliveries WHERE scope = $1 AND (CAST($3 AS text) IS NULL OR channel = $3)
         ORDER BY slot DESC, key LIMIT $2`,
        [scope, most, channel ?? null]
      ),
    all: most => run('SELECT * FROM deliveries ORDER BY slot DESC, key LIMIT $1', [most]),
    async find(key) {
      const [row] = await run<DeliveryRow>('SELECT * FROM deliveries WHERE key = $1', [key])
      return row ?? null
    },
    async lastOf(plans) {
      const last = new Map<string, DeliveryRow>()
      for (let from = 0; from < plans.length; from += 500) {
        const part = plans.slice(from, from + 500)
        const rows = await run<DeliveryRow>(
          `SELECT * FROM deliveries WHERE key IN (
             SELECT (SELECT key FROM deliveries AS own WHERE own.plan = schedules.id AND own.state <> 'due'
                     ORDER BY own.slot DESC, own.key LIMIT 1)
             FROM schedules WHERE id IN (${listOf(part.length, 1)})
           )`,
          part
        )
        for (const row of rows) last.set(row.plan, row)
      }
      return last
    },
    async lastSent(channel, before = Number.MAX_SAFE_INTEGER) {
      const [row] = await run<DeliveryRow>(
        `SELECT * FROM deliveries WHERE channel = $1 AND state = 'sent' AND settled < $2
         ORDER BY settled DESC, slot DESC LIMIT 1`,
        [channel, before]
      )
      return row ?? null
    },
    async countSince(plan, since) {
      const [row] = await run<{ count: number }>(
        `SELECT count(*) AS count FROM deliveries
         WHERE plan = $1 AND slot > $2 AND state IN ('due', 'sending', 'sent', 'uncertain')`,
        [plan, since]
      )
      return row?.count ?? 0
    },
    async scopes() {
      const rows = await run<{ scope: string }>('SELECT DISTINCT scope FROM deliveries')
      return rows.map(({ scope }) => scope)
    },
    async forget(before, scope) {
      await run('DELETE FROM deliveries WHERE settled < $1 AND scope = $2', [before, scope])
    }
  }
}

const isMine = async (written: Promise<readonly unknown[]>): Promise<boolean> =>
  (await written).length > 0

const BEGIN = `
  UPDATE deliveries SET state = 'sending', attempts = attempts + 1, attempted = $3, ready = $4, covers = $5, reason = NULL
  WHERE key = $1 AND owner = $2 AND ready IS NOT NULL RETURNING key`

const RELEASE = `
  UPDATE deliveries SET state = $3, ready = $4, reason = $5, owner = NULL
  WHERE key = $1 AND owner = $2 AND ready IS NOT NULL RETURNING key`

const SETTLE = `
  UPDATE deliveries SET state = $3, message = $4, reason = $5, settled = $6, ready = NULL, owner = NULL
  WHERE key = $1 AND owner = $2 AND ready IS NOT NULL RETURNING key`

const TYPES = ['text', 'text', 'text', 'text', 'text', 'bigint', 'text', 'bigint', 'text', 'bigint']

/** Gives how many are new; one whose key is there stays as it is. */
export async function insertDeliveries(
  run: Run,
  deliveries: readonly NewDelivery[]
): Promise<number> {
  let added = 0
  for (let from = 0; from < deliveries.length; from += 500) {
    const part = deliveries.slice(from, from + 500)
    const rows = await run(
      `INSERT INTO deliveries (key, plan, scope, channel, platform, slot, state, ready, reason, settled, attempts)
       SELECT k, p, s, c, f, t, st, r, re, se, 0
       FROM (WITH fresh (k, p, s, c, f, t, st, r, re, se) AS (VALUES ${rowsOf(part.length, TYPES)}) SELECT * FROM fresh) AS new
       WHERE true ON CONFLICT (key) DO NOTHING RETURNING key`,
      part.flatMap(each => [
        each.key,
        each.plan,
        each.scope,
        each.channel,
        each.channel.split(':', 1)[0] ?? '',
        each.slot,
        each.state,
        each.state === 'due' ? each.ready : null,
        each.state === 'due' ? null : each.reason,
        each.state === 'due' ? null : each.settled
      ])
    )
    added += rows.length
  }
  return added
}
