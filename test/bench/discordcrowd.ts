// Many people on Discord at once, in a process of their own: they ask on time, however long the answers take.
import { setTimeout as sleep } from 'node:timers/promises'
import { openFakeDiscord } from '../fakes/discord/discord.ts'
import { judge } from '../fakes/discord/judge.ts'

/** One thing that somebody does. */
export type Act =
  | { readonly slash: string; readonly values: Readonly<Record<string, string>> }
  | { readonly complete: string; readonly option: string; readonly typed: string }
  /** A follow-up. */
  | { readonly press: string }

/** What the crowd is told. */
export interface Crowd {
  readonly endpoint: string
  readonly acts: readonly Act[]
  /** Acts a second, whatever becomes of those before; null for one after the other. */
  readonly rate: number | null
}

/** What it tells: where Discord is, then how long each was waited for. */
export type Told =
  | { readonly api: string; readonly token: string; readonly publicKey: string }
  | {
      /** Milliseconds from when each was due to its acknowledgement: what the crowd itself is late by counts too. */
      readonly waits: readonly number[]
      /** Milliseconds by which each was sent late. */
      readonly late: readonly number[]
      /** Milliseconds of processor that the crowd took. */
      readonly work: number
      readonly unanswered: number
      readonly problems: readonly string[]
    }

/** One body of so many is judged: all of them would cost more than answering them. */
const JUDGED = 20

let judged = 0
/** The message whose buttons are pressed. */
let shown: ReturnType<typeof doing.answer> | undefined
const discord = await openFakeDiscord({
  judge: (kind, body) => ((judged += 1) % JUDGED === 0 ? judge(kind, body) : [])
})
const { api, token, publicKey, doing } = discord
const tell = (told: Told): void => void process.send?.(told)
tell({ api, token, publicKey })

process.on('message', (crowd: Crowd) => void gather(crowd))
// Where the bench broke nobody is left who would end it.
process.on('disconnect', () => process.exit())

async function gather({ endpoint, acts, rate }: Crowd): Promise<void> {
  discord.endpoint(endpoint)
  shown ??= doing.answer(await doing.slash('help'))
  const message = await shown
  const begin = performance.now()
  const began = process.cpuUsage()
  const waits: number[] = []
  const late: number[] = []
  let unanswered = 0
  const act = async (one: Act, due: number): Promise<void> => {
    const sent = performance.now()
    late.push(sent - due)
    if ('complete' in one) {
      await doing.complete(one.complete, one.option, one.typed)
      waits.push(performance.now() - due)
      return
    }
    const asked =
      'slash' in one
        ? await doing.slash(one.slash, one.values)
        : await doing.pressId(message, one.press)
    if (asked.acknowledged === null) unanswered += 1
    else waits.push(sent - due + asked.acknowledged.after)
  }
  const all: Promise<void>[] = []
  for (const [at, one] of acts.entries()) {
    const due = rate === null ? performance.now() : begin + (at * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    const acted = act(one, due).catch(() => void (unanswered += 1))
    if (rate === null) await acted
    else all.push(acted)
  }
  await Promise.all(all)
  const { user, system } = process.cpuUsage(began)
  const work = (user + system) / 1000
  tell({ waits, late, work, unanswered, problems: discord.problems })
}
