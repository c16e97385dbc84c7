// Many people at a chat service at once, in a process of their own: they ask on time, however long the answers take.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a crowd is told. */
interface Task<Act> {
  readonly endpoint: string
  readonly acts: readonly Act[]
  /** Acts a second, whatever becomes of those before; null for one after the other. */
  readonly rate: number | null
}

/** How it fared. */
export interface Fared {
  /** Milliseconds from when each was due to its acknowledgement: what the crowd itself is late by counts too. */
  readonly waits: readonly number[]
  /** Milliseconds by which each was sent late. */
  readonly late: readonly number[]
  /** Milliseconds of processor that the crowd took. */
  readonly work: number
  readonly unanswered: number
  /** What the service would not have taken. */
  readonly problems: readonly string[]
}

/** The stand-in of a service, as its people use it. */
interface Service<Act> {
  /** What the bot needs to know of it. */
  readonly where: Readonly<Record<string, string>>
  readonly problems: readonly string[]
  /** Where the bot is. */
  visit(this: void, endpoint: string): Promise<void> | void
  /** Resolves with milliseconds until it was acknowledged; null where it was not. */
  act(this: void, one: Act): Promise<number | null>
}

/** One body of so many is judged: all of them would cost more than answering them. */
export const JUDGED = 20

/** Milliseconds from when a crowd knows what to do until it does it. */
const READY = 1000

/** The crowd's side: does what its parent tells it, until that is gone. */
export function gather<Act>({ where, problems, visit, act }: Service<Act>): void {
  const fare = async ({ endpoint, acts, rate }: Task<Act>): Promise<Fared> => {
    await visit(endpoint)
    // What it was told is megabytes: whoever has just read them is late with all else.
    await sleep(READY)
    const waits: number[] = []
    const late: number[] = []
    let unanswered = 0
    const began = process.cpuUsage()
    const begin = performance.now()
    const one = async (given: Act, due: number): Promise<void> => {
      const behind = performance.now() - due
      late.push(behind)
      const wait = await act(given).catch(() => null)
      if (wait === null) unanswered += 1
      else waits.push(behind + wait)
    }
    const all: Promise<void>[] = []
    for (const [at, given] of acts.entries()) {
      const due = rate === null ? performance.now() : begin + (at * 1000) / rate
      const early = due - performance.now()
      if (early > 0) await sleep(early)
      const acted = one(given, due)
      if (rate === null) await acted
      else all.push(acted)
    }
    await Promise.all(all)
    const { user, system } = process.cpuUsage(began)
    return { waits, late, work: (user + system) / 1000, unanswered, problems: [...problems] }
  }
  process.on('message', (task: Task<Act>) => void fare(task).then(tell))
  // Where the bench broke nobody is left who would end it.
  process.on('disconnect', () => process.exit())
  tell(where)
}

const tell = (told: unknown): void => void process.send?.(told)

/** The other side: starts a crowd, `slackcrowd.ts`. */
export async function openCrowd<Act>(name: string) {
  const crowd = fork(new URL(name, import.meta.url))
  const [where]: Readonly<Record<string, string>>[] = await once(crowd, 'message')
  if (where === undefined) throw new Error(`${name}: it does not say where it is`)
  return {
    where,
    async send(task: Task<Act>): Promise<Fared> {
      crowd.send(task)
      const [fared]: Fared[] = await once(crowd, 'message')
      if (fared === undefined) throw new Error(`${name}: it does not say how it fared`)
      return fared
    },
    leave: () => void crowd.kill()
  }
}
