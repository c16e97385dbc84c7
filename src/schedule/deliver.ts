// One delivery from claimed to settled: look whether it is posted already, ask, post, and write down what became of it.
//
//   due ──▶ sending ──▶ sent
//    │         │  ╲──▶ failed      it can never be posted: the schedule is paused, its admins are told
//    │         │  ╲──▶ due         it was not taken: again later, until it is stale
//    │         ╰──▶ (look) ──▶ sent, due, or uncertain where nobody can look
//    ╰──▶ skipped, missed
//
// Nothing is posted twice because `sending` is on the disk before a post begins, the key is in the message, and whoever finds a row that is
// `sending` looks for the key first. See docs/decisions/0011-posted-once.md.
import { setTimeout as sleep } from 'node:timers/promises'
import { type FrontDesk, placeOf } from '../ask.ts'
import type { Breathe } from '../breathe.ts'
import { messageOf, PostError } from '../errors.ts'
import type { Log } from '../log.ts'
import { lasting } from '../phrase.ts'
import type { Platform } from '../platform.ts'
import type { DeliveryRow, Outcome, Store } from '../store/store.ts'
import { compose, type Composed } from './compose.ts'
import type { Distance, Pace } from './pace.ts'
import { pauseAfter } from './pace.ts'
import type { Plan } from './plan.ts'
import { planOf } from './plan.ts'
import { pauseRefused, tellUncertain } from './refused.ts'

export interface DeliveryTools {
  readonly store: Store
  readonly desk: Pick<FrontDesk, 'answer'>
  /** By name. */
  readonly platforms: ReadonlyMap<string, Pick<Platform, 'post' | 'find' | 'tell'>>
  readonly pace: Pace
  readonly distance: Distance
  /** Of all deliveries: people who ask come in between. */
  readonly breathe: Breathe
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>
  /** Aborted when the bot stops: what waits then is given back. */
  readonly signal: AbortSignal
}

/** Gives when it wants to be taken up again, in milliseconds from now; null where it is settled, or somebody else's by now. */
export async function deliver(row: DeliveryRow, tools: DeliveryTools): Promise<number | null> {
  const { store, pace, distance, breathe } = tools
  await breathe()
  if (row.state === 'sending') {
    const looked = await look(row, tools)
    if (looked !== 'not there') return looked
  }
  const late = (await store.now()) - row.slot
  if (late >= pace.late) return settle(row, tools, tooLate(row, late))
  if (await store.places.hasLeft(placeOf(row.channel)))
    return settle(row, tools, { state: 'skipped', reason: 'the bot was taken off this place' })
  const plan = await planOf(row, store)
  if (plan === null)
    return settle(row, tools, { state: 'skipped', reason: 'the schedule was paused or removed' })
  const wait = distance.wait(row.channel)
  if (wait > 0) return giveBack(row, tools, 'due', wait, row.reason ?? 'it waits its turn')
  const composed = await compose(row.channel, plan, tools)
  if ('skip' in composed) return settle(row, tools, { state: 'skipped', reason: composed.skip })
  return post(row, plan, composed, tools)
}

/** Whether an attempt that nobody has heard of was posted: then it is settled, and else it is not there. */
async function look(row: DeliveryRow, tools: DeliveryTools): Promise<number | null | 'not there'> {
  const { pace, signal } = tools
  // Nobody has come back from the attempt: it may be under way still. Waited by the clock of this process, for others may jump.
  if (row.reason === null) {
    try {
      await sleep(pace.patience, undefined, { signal })
    } catch (error) {
      if (!signal.aborted) throw error
      return null
    }
  }
  const since = Math.min(row.slot, row.attempted ?? row.slot) - SKEW
  try {
    const message = await platformOf(row, tools).find(row.channel, row.key, since)
    if (message === null) return 'not there'
    return await settle(row, tools, { state: 'sent', message, told: toldOf(row) })
  } catch (error) {
    if (!(error instanceof PostError)) throw error
    if (error.fate === 'later')
      return giveBack(row, tools, 'sending', waitOf(error, row, tools), error.message)
    const reason = `it may have been posted, which cannot be seen: ${error.message}`
    const settled = await settle(row, tools, { state: 'uncertain', reason })
    await tellUncertain(row, reason, tools)
    return settled
  }
}

/** By how much the clocks of a platform and ours may differ. */
const SKEW = 300_000

async function post(
  row: DeliveryRow,
  { thread, mention }: Plan,
  { shown, told }: Composed,
  tools: DeliveryTools
): Promise<number | null> {
  const { store, pace, breathe, log } = tools
  const { channel, key } = row
  const began = [Date.now(), performance.now()] as const
  const now = await store.now()
  if (!(await store.deliveries.begin(row, now, now + pace.lease, told))) return null
  await breathe()
  const attempt: DeliveryRow = { ...row, state: 'sending', attempts: row.attempts + 1 }
  // A machine that slept here wakes up when somebody else has looked, seen nothing, and posted.
  const slept = Math.max(Date.now() - began[0], performance.now() - began[1])
  if (slept >= pace.patience / 2)
    return giveBack(attempt, tools, 'sending', 0, 'the machine was held up')
  let message: string
  try {
    const posted = { channel, reply: shown, key, thread, mention }
    message = await platformOf(row, tools).post(posted)
  } catch (error) {
    if (!(error instanceof PostError)) log.error({ err: error, key }, 'schedule: a post failed')
    return afterFailure(attempt, error, tools)
  }
  return settle(attempt, tools, { state: 'sent', message, told })
}

async function afterFailure(
  row: DeliveryRow,
  error: unknown,
  tools: DeliveryTools
): Promise<number | null> {
  const reason = messageOf(error)
  if (!(error instanceof PostError) || error.fate === 'uncertain')
    return giveBack(row, tools, 'sending', tools.pace.patience, reason)
  if (error.fate === 'later') return giveBack(row, tools, 'due', waitOf(error, row, tools), reason)
  await settle(row, tools, { state: 'failed', reason })
  await pauseRefused(row, reason, tools)
  return null
}

function waitOf(error: PostError, row: DeliveryRow, { pace, distance }: DeliveryTools): number {
  if (error.retryAfter !== null) distance.hold(row.channel, error.retryAfter)
  return Math.max(error.retryAfter ?? 0, pauseAfter(pace, row.attempts))
}

function tooLate({ reason, attempts }: DeliveryRow, late: number): Outcome {
  return attempts === 0
    ? { state: 'missed', reason: `nobody was there to post it: ${lasting(late)} late` }
    : { state: 'failed', reason: `not taken for ${lasting(late)}: ${reason ?? 'no answer'}` }
}

async function settle(
  row: DeliveryRow,
  { store, log }: DeliveryTools,
  outcome: Outcome
): Promise<null> {
  await store.deliveries.settle(row, outcome, await store.now())
  const { state, reason } = outcome
  const told = {
    channel: row.channel,
    slot: new Date(row.slot).toISOString(),
    ...(reason && { reason })
  }
  if (state === 'sent' || state === 'skipped') log.info(told, `schedule: ${state}`)
  else log.warn(told, `schedule: ${state}`)
  return null
}

async function giveBack(
  row: DeliveryRow,
  { store }: DeliveryTools,
  state: 'due' | 'sending',
  wait: number,
  reason: string
): Promise<number> {
  await store.deliveries.release(row, state, (await store.now()) + Math.ceil(wait), reason)
  return wait
}

function platformOf(
  row: DeliveryRow,
  { platforms }: DeliveryTools
): Pick<Platform, 'post' | 'find'> {
  const platform = platforms.get(row.platform)
  if (platform === undefined) throw new Error(`${row.platform}: no such platform speaks here`)
  return platform
}

/** As `post` gave it to the store; versions before did not say as of when. */
function toldOf({ covers, attempted, slot }: DeliveryRow): Composed['told'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own writing
  const told = JSON.parse(covers ?? '[]') as readonly (Omit<Composed['told'][number], 'at'> & {
    readonly at?: number
  })[]
  return told.map(each => ({ at: attempted ?? slot, ...each }))
}
