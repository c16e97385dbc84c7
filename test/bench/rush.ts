// A rush at a chat platform: signed asks over HTTP, two hundred a second for half a minute, answered from the whole newsroom.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FrontDesk, MenuItem } from '../../src/ask.ts'
import { findCommands } from '../../src/discover.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import type { Kept, Platform, PlatformSettings } from '../../src/platform.ts'
import { reply } from '../../src/reply.ts'
import jsonl from '../../src/sources/jsonl.ts'
import { openStore } from '../../src/store/store.ts'
import { asks } from './asks.ts'
import { type Fared, openCrowd } from './crowd.ts'
import {
  atMost,
  figure,
  median,
  megabytes,
  memory,
  ms,
  pausesOf,
  type Plan,
  quantile,
  type Report
} from './measure.ts'
import { chance } from './random.ts'

const RATE = 200
const SECONDS = 30
/** Asked one after the other before that: what each costs is told by the second half. */
const ALONE = 4000
/** Milliseconds in which a service wants to hear that an ask has come. */
const HEARD = 3000
/** Milliseconds without an answer after which none is to come. */
const SETTLED = 500

/** What is asked in a rush, drawn anew for each. */
export const ASKED = ['who', 'quote', 'summary', 'search', 'stories', 'story'] as const

/** A platform that listens for signed requests. */
interface Rushed<Act> {
  /** In `test/bench/`. */
  readonly crowd: string
  /** `where`: what the crowd says of its service. */
  open(
    this: void,
    where: Readonly<Record<string, string>>,
    settings: Pick<PlatformSettings, 'welcome' | 'kept' | 'log'>
  ): Platform & { port(): number | null }
  readonly path: string
  draw(
    this: void,
    menu: readonly MenuItem[],
    lineFor: ReturnType<typeof asks>,
    by: ReturnType<typeof chance>
  ): Generator<Act, undefined>
}

export async function rush<Act>(
  { crowd: name, open, path, draw }: Rushed<Act>,
  { file, seed, folder }: Plan,
  { row, figure: keep }: Report
): Promise<void> {
  const newsroom = await openNewsroom({ sources: [jsonl.open(file)], data: folder })
  // An answer that comes after its time is a line of the log, and a row of the table.
  const quiet = { debug() {}, info() {}, warn() {}, error: say }
  const watch = watched(openFrontdesk({ commands: await findCommands(), newsroom, log: quiet }))
  // What came before, and what is owed, is told to a database, as it is in earnest.
  const store = await openStore({ data: folder })
  const kept: Kept = {
    ...store.documents,
    owed: store.owed,
    first: (id, at) => store.events.first(id, at)
  }
  const crowd = await openCrowd<Act>(name)
  const platform = open(crowd.where, { welcome: () => reply([]), kept, log: quiet })
  await platform.start(watch.desk)
  const endpoint = `http://127.0.0.1:${platform.port()}${path}`
  const drawn = draw(watch.desk.menu, asks(newsroom.edition, chance(seed)), chance(seed + 1))
  const inRush = RATE * SECONDS
  const acts = drawn.take(ALONE + inRush).toArray()
  const run = (some: readonly Act[], rate: number | null) =>
    crowd.send({ endpoint, rate, acts: some })

  // Code that is compiled and caches that are filled are nothing that grows.
  await run(acts.slice(0, ALONE / 2), null)
  // Collecting all garbage also throws compiled code away: not right before the rush.
  const before = memory()
  watch.work.length = 0
  await run(acts.slice(ALONE / 2, ALONE), null)
  const costs = watch.work.slice(1).map((after, at) => after - watch.work[at]!)
  row({
    what: `processor time of the thread that answers for each of ${figure(ALONE / 2)}, one after the other`,
    ours: `p50 ${ms(median(costs))}, p99 ${ms(quantile(costs, 0.99))}`,
    peer: `mean ${ms(costs.reduce((sum, each) => sum + each, 0) / costs.length)}, longest ${ms(Math.max(...costs))}`
  })
  watch.times.length = 0
  const work = process.cpuUsage()
  const { done, longest } = await pausesOf(async () => {
    const fared = await run(acts.slice(ALONE), RATE)
    // Who was told to wait has his answer too.
    for (let seen = -1; seen !== watch.times.length; await sleep(SETTLED)) seen = watch.times.length
    return fared
  })
  const { user, system } = process.cpuUsage(work)
  const after = memory()
  tell(done, watch.times, longest)
  row({
    what: 'processor time of the bot for each, in the rush',
    ours: ms((user + system) / 1000 / inRush),
    peer: `${figure((user + system) / 1e4 / SECONDS)} % of one core`
  })
  row({
    what: 'memory in use before and after',
    ours: `${megabytes(before.used)} → ${megabytes(after.used)}`,
    peer: `resident ${megabytes(before.resident)} → ${megabytes(after.resident)}`,
    mark: atMost((after.used - before.used) / 1e6, 20, 'MB more')
  })
  await platform.stop()
  crowd.leave()
  await store.close()
  await newsroom.close()

  function tell(fared: Fared, answered: readonly number[], pause: number): void {
    const { waits, late, unanswered, problems } = fared
    const wrong = problems.filter(
      each => !/an acknowledgement after|was not acknowledged/.test(each)
    )
    if (wrong.length > 0) throw new Error(`${name}: ${wrong.slice(0, 3).join('; ')}`)
    const p99 = quantile(waits, 0.99)
    keep('acknowledged p99, ms', p99)
    row({
      what: `${figure(inRush)} asks, ${RATE} a second: from when each was due until acknowledged`,
      ours: `p50 ${ms(median(waits))}, p99 ${ms(p99)}`,
      peer: `longest ${ms(Math.max(...waits))}, longest pause ${ms(pause)}`,
      mark: atMost(p99, 50, 'ms p99')
    })
    row({
      what: 'sent late by the crowd itself, which is in the figures above',
      ours: `p50 ${ms(median(late))}, p99 ${ms(quantile(late, 0.99))}`,
      peer: `the crowd's own processor time ${ms(fared.work / inRush)} each`
    })
    const tooLate = waits.filter(wait => wait > HEARD).length + unanswered
    row({
      what: 'acknowledged too late, or not at all',
      ours: figure(tooLate),
      mark: atMost(tooLate, 0, '')
    })
    row({
      what: 'from when a question was taken up until its answer was made',
      ours: `p50 ${ms(median(answered))}, p99 ${ms(quantile(answered, 0.99))}`,
      peer: `${figure(answered.length)} answers, the longest after ${ms(Math.max(...answered))}`
    })
  }
}

/**
 * The desk, with how long each answer took from when it was asked, and the milliseconds of processor that the thread had taken when each
 * was begun: from one to the next it is what each costs, whatever for. How long others kept the machine busy is not in it.
 */
function watched(desk: FrontDesk) {
  const times: number[] = []
  const work: number[] = []
  const note = (): void => {
    const { user, system } = process.threadCpuUsage()
    work.push((user + system) / 1000)
  }
  const answer: FrontDesk['answer'] = async (...asked) => {
    note()
    const answered = await desk.answer(...asked)
    times.push(Date.now() - asked[0].at)
    return answered
  }
  const suggest: FrontDesk['suggest'] = (...typed) => {
    note()
    return desk.suggest(...typed)
  }
  return { desk: { ...desk, answer, suggest }, times, work }
}

function say(...told: unknown[]): void {
  throw new Error('an answer broke', { cause: told })
}
