// Copies of the bot that are killed at every step while they post: how many posts there were, how many twice, how many never.
//
//   node test/schedule/crash/crash.ts [due times]     each database with one, two and five copies
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Pace } from '../../../src/schedule/pace.ts'
import { openStore, type Store, type StoreSettings } from '../../../src/store/store.ts'
import { type Chat, openChat } from '../../fakes/chat.ts'
import { startPostgres } from '../../fakes/postgres.ts'

/** After a batch was claimed, before and after `sending` was written, with a request on its way, before and after `sent` was written. */
export const steps = ['claimed', 'composed', 'begun', 'posting', 'posted', 'settled'] as const
export type Step = (typeof steps)[number]

export interface WorkerSettings extends Pick<StoreSettings, 'data'> {
  readonly databaseUrl: string | null
  readonly origin: string
  /** At which passing of which step it is killed; null: never. */
  readonly dies: { readonly step: Step; readonly time: number } | null
  readonly tickEvery: number
}

/** As the real one, thirty times as fast. */
export const crashPace: Partial<Pace> = { patience: 1000, lease: 3500, distance: 0, backOff: 100 }

export interface CrashReport {
  readonly dues: number
  readonly kills: number
  readonly posts: number
  readonly duplicates: number
  readonly losses: number
  /** Rows that do not say `sent`. */
  readonly unsettled: number
  readonly faults: Chat['faults']
  readonly seconds: number
}

export interface CrashRun {
  readonly database: Pick<StoreSettings, 'data'> & { readonly databaseUrl: string | null }
  readonly replicas: number
  /** At least so many; more come while a copy still has to die, for whom the others may have left nothing to do. */
  readonly dues: number
  /** How often each step is a death. */
  readonly rounds: number
}

export async function crash({
  database,
  replicas,
  dues: first,
  rounds
}: CrashRun): Promise<CrashReport> {
  const from = performance.now()
  const chat = await openChat({ share: { lost: 0.05, failed: 0.05, limited: 0.05, down: 0.05 } })
  const store = await openStore(database)
  let dues = 0
  const addMore = async (count: number): Promise<void> => {
    await addDues(store, dues, count)
    dues += count
  }
  await addMore(first)
  // Every death of every step, dealt out to the copies: who dies starts anew with the next.
  const deaths = Array.from({ length: rounds }, (_, round) =>
    steps.map(step => ({ step, time: step === 'claimed' ? 1 : 1 + 4 * round }))
  ).flat()
  const wanted = deaths.length
  let kills = 0
  const over = new AbortController()
  const copy = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const dies = deaths.shift() ?? null
      const settings: WorkerSettings = { ...database, origin: chat.origin, dies, tickEvery: 300 }
      const child = fork(WORKER, [JSON.stringify(settings)])
      const ended = new Promise<NodeJS.Signals | null>(resolve => {
        child.once('exit', (_, signal) => resolve(signal))
      })
      const watch = setInterval(() => over.signal.aborted && child.kill('SIGTERM'), 50)
      if ((await ended) === 'SIGKILL') kills += 1
      clearInterval(watch)
    }
  }
  const copies = Array.from({ length: replicas }, copy)
  const end = performance.now() + 120_000
  const isDone = async () => {
    const rows = await store.deliveries.all(dues)
    return rows.length === dues && rows.every(({ ready }) => ready === null)
  }
  while (performance.now() < end) {
    if (await isDone()) {
      if (kills === wanted) break
      await addMore(MORE)
    }
    await sleep(200)
  }
  // Whoever would post twice has time to.
  await sleep(1000)
  over.abort()
  await Promise.all(copies)
  const rows = await store.deliveries.all(dues + 1)
  await store.close()
  await chat.close()
  const times = new Map<string, number>()
  for (const { key } of chat.posts) times.set(key, (times.get(key) ?? 0) + 1)
  return {
    dues,
    kills,
    posts: chat.posts.length,
    duplicates: chat.posts.length - times.size,
    losses: dues - times.size,
    unsettled: rows.filter(({ state }) => state !== 'sent').length,
    faults: chat.faults,
    seconds: Math.round((performance.now() - from) / 1000)
  }
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

const MORE = 20

async function addDues(store: Store, from: number, count: number): Promise<void> {
  const now = await store.now()
  await Promise.all(
    Array.from({ length: count }, (_, n) => from + n).map(at =>
      store.schedules.add({
        id: `schedule-${at}`,
        scope: `chat:T${at % 7}`,
        channel: `chat:T${at % 7}:C${at}`,
        line: '/stories',
        at: 'daily 8:30',
        zone: 'UTC',
        options: '{}',
        next: now - 1000,
        creator: 'chat:U1',
        created: now
      })
    )
  )
}

if (import.meta.main) {
  const dues = Number(process.argv[2] ?? 500)
  const postgres = await startPostgres()
  for (const [name, replicas] of [1, 2, 5].flatMap(
    n =>
      [
        ['SQLite', n],
        ['PostgreSQL', n]
      ] as const
  )) {
    if (name === 'PostgreSQL' && postgres === null) continue
    const folder = await mkdtemp(join(tmpdir(), 'copydesk-crash-'))
    const databaseUrl = name === 'SQLite' ? null : (postgres?.database(`crash_${replicas}`) ?? null)
    const told = await crash({
      database: { data: databaseUrl === null ? folder : null, databaseUrl },
      replicas,
      dues,
      rounds: 3
    })
    await rm(folder, { recursive: true })
    const { lost, failed, limited, down } = told.faults
    console.log(
      `${name}, ${replicas} ${replicas === 1 ? 'copy' : 'copies'}: ${told.dues} due, ${told.kills} kills, ` +
        `${told.posts} posts, ${told.duplicates} duplicates, ${told.losses} losses, ${told.unsettled} not settled ` +
        `(${lost} answers lost, ${failed} failed after accepting, ${limited} limited, ${down} not taken; ${told.seconds} s)`
    )
    if (told.duplicates + told.losses + told.unsettled > 0) process.exitCode = 1
  }
  await postgres?.stop()
}
