// The whole as it runs: articles from a file through threads to the press, asks, ten new articles, one gone, the next start.
import { fork } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Article } from '../../../src/news.ts'
import { openNewsroom } from '../../../src/newsroom/newsroom.ts'
import type { Source } from '../../../src/source.ts'
import jsonl from '../../../src/sources/jsonl.ts'
import { measureAnswers } from '../answering.ts'
import { asStarted } from '../asstarted.ts'
import { corpus } from '../corpus.ts'
import {
  atMost,
  figure,
  median,
  megabytes,
  memory,
  ms,
  pausesOf,
  type Plan,
  type Report
} from '../measure.ts'
import { type Done, watchedPress } from '../watched.ts'
import type { Restarted } from '../restart.ts'

export default async function newsroom(plan: Plan, report: Report): Promise<void> {
  const { articles, file, folder } = plan
  const { row } = report
  const before = memory()
  const press = watchedPress()
  const late = lateSource(plan)
  const problems: string[] = []
  const log = { info() {}, warn: say, error: say }
  const cold = await pausesOf(async () => {
    const from = performance.now()
    const work = process.cpuUsage()
    const opened = await openNewsroom({
      sources: [jsonl.open(file), late.source],
      data: folder,
      press: press.open,
      log
    })
    const { user, system } = process.cpuUsage(work)
    return {
      opened,
      seconds: (performance.now() - from) / 1000,
      worked: (user + system) / 1e6
    }
  })
  const { opened, seconds, worked } = cold.done
  if (opened.edition.counts.articles !== articles) {
    throw new Error(`newsroom: ${JSON.stringify(opened.deliveries)} ${problems.join('; ')}`)
  }
  const loading = press.since()
  const perArticle = (seconds / articles) * 1000
  row({
    what: 'from the file to the first edition, cold',
    ours: `${figure(seconds)} s, ${figure(articles / seconds)} articles/s`,
    peer: `${figure(worked)} s of processors, press ${figure(loading.took / 1000)} s`,
    mark: atMost((perArticle * 100_000) / 1000, 300, 's for 100,000')
  })
  report.figure('cold, ms an article', perArticle)
  sayPauses('loading and printing', cold, report, loading)

  const snapshot = join(folder, 'newsroom.snapshot')
  const writing = await pausesOf(async () => {
    const from = performance.now()
    // One of the first of them may be there before.
    while (
      (await sizeOf(snapshot)) < LEAST * articles &&
      problems.length === 0 &&
      performance.now() - from < 240_000
    )
      await sleep(20)
    return performance.now() - from
  })
  const bytes = await sizeOf(snapshot)
  if (bytes < LEAST * articles) throw new Error(`newsroom: no snapshot: ${problems.join('; ')}`)
  row({
    what: 'writing the snapshot, beside everything else',
    ours: `${ms(writing.done)}, ${megabytes(bytes)}, ${figure(bytes / articles / 1000)} KB an article`
  })
  sayPauses('snapshotting', writing, report)

  const busy = process.memoryUsage.rss()
  // Threads have ended and V8 has given back the pages that it keeps at hand: what the bot takes from now on, day after day.
  await sleep(REST)
  const after = memory()
  const kilobytes = (after.resident - before.resident) / articles / 1000
  row({
    what: 'memory of the whole process, at rest',
    ours: `${figure(kilobytes)} KB an article`,
    peer: `${megabytes(after.resident)} resident, ${megabytes(after.used)} in use; ${megabytes(busy)} when it was written`,
    mark: atMost(kilobytes, 8, 'KB an article')
  })
  report.figure('memory, KB an article', kilobytes)
  const { counts } = opened.edition
  row({
    what: 'it holds',
    ours: `${figure(counts.people)} people, ${figure(counts.quotes)} quotes`,
    peer: `${figure(counts.stories)} stories`
  })

  const asked = await measureAnswers(opened.edition, plan.asks, plan.seed, report)
  sayPauses('answering', asked, report)

  await tenNew()
  await oneGone()
  await opened.close()
  await restart()
  if (problems.length > 0)
    row({ what: 'what the log was told', ours: problems.slice(0, 3).join('; ') })

  async function tenNew(): Promise<void> {
    press.since()
    const times: number[] = []
    const printing = await pausesOf(async () => {
      for (let round = 0; round < ROUNDS; round++) {
        late.bring(10)
        const from = performance.now()
        await opened.reload(late.source.address)
        times.push(performance.now() - from)
      }
    })
    const done = press.since()
    const took = median(times)
    row({
      what: `ten new articles, read, on the press and printed`,
      ours: `${ms(took)}, at most ${ms(Math.max(...times))}`,
      peer: `apply ${ms(done.applied / ROUNDS)}, settle ${ms(done.settled / ROUNDS)}, print ${ms(done.printed / ROUNDS)}`,
      mark: atMost(took, 50, 'ms')
    })
    report.figure('ten new articles, ms', took)
    sayPauses('printing', printing, report, done)
  }

  async function oneGone(): Promise<void> {
    press.since()
    const took: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      late.drop(1)
      await opened.reload(late.source.address)
      took.push(press.since().applied)
    }
    const middle = median(took)
    row({ what: 'removing an article', ours: ms(middle), mark: atMost(middle, 1, 'ms') })
    report.figure('removing an article, ms', middle)
  }

  async function restart(): Promise<void> {
    // As it is from the second start on: the first leaves its compiled code behind, as copydesk.js does.
    await started(plan)
    const told = await started(plan)
    row({
      what: 'from the start of the process to the first answer',
      ours: `${figure(told.answered / 1000)} s`,
      peer: `${figure(told.worked)} s of processors, ${figure(told.articles)} articles`,
      mark: atMost(told.answered / 1000, 3, 's')
    })
    report.figure('restart to first answer, s', told.answered / 1000)
    row({
      what: 'and the file read again behind the answers',
      ours: `${figure(told.read / 1000)} s, ${told.analysed} articles analysed again`
    })
    const held = (told.resident - before.resident) / articles / 1000
    row({
      what: 'memory of the whole process then, the file read again',
      ours: `${figure(held)} KB an article`,
      peer: `${megabytes(told.resident)} resident`,
      mark: atMost(held, 8, 'KB an article')
    })
    problems.push(...told.told)
    const { opening, answering, reading } = told.held
    sayPauses('restarting', opening, report)
    sayPauses('reading the file again', reading, report)
    row({
      what: 'and by the first answer, which imports the commands and runs what has never run',
      ours: `longest ${ms(answering.longest)}`
    })
  }

  function say(...said: readonly unknown[]): void {
    problems.push(
      said.map(each => (typeof each === 'string' ? each : JSON.stringify(each))).join(' ')
    )
  }
}

const ROUNDS = 20

/** Milliseconds after which a process that nobody asks is at rest. */
const REST = 15_000

/** Bytes of an article that a snapshot of all of them has at the least. */
const LEAST = 1000

async function started({ file, folder }: Plan): Promise<Restarted> {
  const child = fork(new URL('../restart.ts', import.meta.url), [file, folder], {
    ...asStarted,
    env: { ...asStarted.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  })
  const told = await new Promise<Restarted | null>(resolve => {
    child.on('message', (message: Restarted) => resolve(message))
    child.on('exit', () => resolve(null))
  })
  if (told === null) throw new Error('newsroom: the restart broke')
  if (child.exitCode === null) await new Promise(resolve => child.on('exit', resolve))
  return told
}

function sayPauses(
  when: string,
  { longest, p99 }: { readonly longest: number; readonly p99: number },
  { row, figure: tell }: Report,
  press?: Done
): void {
  row({
    what: `event loop held while ${when}`,
    ours: `longest ${ms(longest)}, p99 ${ms(p99)}`,
    ...(press && {
      peer: `slice of ${press.of}: ${ms(press.longest)}, worked ${ms(press.worked)}`
    }),
    mark: atMost(longest, 20, 'ms')
  })
  tell(`longest pause while ${when}, ms`, longest)
}

/** A second source that brings and drops articles when it is told to. */
function lateSource({ seed }: Plan) {
  const supply = corpus({ articles: 100_000, seed: seed + 1 })
  let there: Article[] = []
  const address = 'late:'
  const source: Source = {
    address,
    complete: true,
    async *read() {
      yield* there
    }
  }
  return {
    source,
    bring(count: number) {
      for (let brought = 0; brought < count; brought++) {
        const { value } = supply.next()
        if (value) there.push({ ...value, id: `late-${value.id}`, source: address })
      }
    },
    drop(count: number) {
      there = there.slice(count)
    }
  }
}

const sizeOf = async (path: string): Promise<number> =>
  (await stat(path).catch(() => null))?.size ?? 0
