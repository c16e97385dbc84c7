// Schedules: 10,000 that are due in the same minute, claimed, asked and posted, while people ask other things.
import { setTimeout as sleep } from 'node:timers/promises'
import { read } from '../../../src/analysis/analysis.ts'
import { printEdition } from '../../../src/edition/edition.ts'
import type { Edition } from '../../../src/edition/edition.ts'
import { openSchedule } from '../../../src/schedule/schedule.ts'
import { openStore } from '../../../src/store/store.ts'
import { openDesk } from '../answering.ts'
import { corpus } from '../corpus.ts'
import {
  atMost,
  figure,
  median,
  ms,
  pausesOf,
  type Plan,
  quantile,
  type Report
} from '../measure.ts'

const DUE = 10_000

export default async function schedule(
  { seed, folder }: Plan,
  { row, figure: keep }: Report
): Promise<void> {
  const edition = printEdition([...corpus({ articles: 1000, seed })].map(read))
  const lines = linesOn(edition)
  const store = await openStore({ data: folder })
  const now = await store.now()
  await Promise.all(
    Array.from({ length: DUE }, (_, at) =>
      store.schedules.add({
        id: `schedule-${at}`,
        scope: `bench:T${at % 100}`,
        channel: `bench:T${at % 100}:C${at}`,
        line: lines[at % lines.length] ?? '',
        at: 'daily 8:30',
        zone: 'Europe/Berlin',
        options: '{}',
        next: now - 1000,
        creator: 'bench:U1',
        created: now
      })
    )
  )
  let claimed = 0
  let started = 0
  let posted = 0
  let all: [number, number] = [0, 0]
  const from = performance.now()
  const since = () => performance.now() - from
  const { deliveries } = store
  const room = openSchedule({
    store: {
      ...store,
      deliveries: {
        ...deliveries,
        async claim(claiming) {
          const rows = await deliveries.claim(claiming)
          claimed += rows.length
          if (rows.length > 0) all = [since(), all[1]]
          return rows
        },
        async begin(...begun) {
          started += 1
          all = [all[0], since()]
          return deliveries.begin(...begun)
        }
      }
    },
    log: { info() {}, warn() {}, error: (...told: unknown[]) => console.error(...told) }
  })
  const { desk, answer } = await openDesk(edition, {
    keeps: 256,
    calendar: room.calendar,
    recall: store.recall
  })
  room.hear(desk)
  const platform = {
    start: async () => {},
    stop: async () => {},
    post: async () => String((posted += 1)),
    find: async () => null,
    tell: async () => true
  }
  const waits: number[] = []
  const over = new AbortController()
  const people = async () => {
    while (!over.signal.aborted) {
      const asked = performance.now()
      // From when somebody asks: what holds the loop makes him wait too.
      await sleep(5)
      await answer('stories', '')
      waits.push(performance.now() - asked - 5)
    }
  }
  const asking = people()
  const began = since()
  const before = process.cpuUsage()
  const { longest } = await pausesOf(async () => {
    await room.start(new Map([['bench', platform]]))
    await room.idle()
  })
  const { user, system } = process.cpuUsage(before)
  over.abort()
  await asking
  const [lastClaim, lastStart] = all.map(at => (at - began) / 1000)
  const p99 = quantile(waits, 0.99)
  row({
    what: `${figure(DUE)} due in one minute: all claimed and started`,
    ours: `${figure(lastStart ?? 0)} s, the last claimed after ${figure(lastClaim ?? 0)} s`,
    peer: `${figure(claimed)} claimed, ${figure(started)} started, ${figure(posted)} posted, ${figure((user + system) / 1e6)} s of processors`,
    mark: atMost(lastStart ?? Infinity, 5, 's')
  })
  row({
    what: '/stories asked meanwhile, from the press of the key',
    ours: `p50 ${ms(median(waits))}, p99 ${ms(p99)}`,
    peer: `longest pause ${ms(longest)}`,
    mark: atMost(p99, 50, 'ms p99')
  })
  keep('schedule: started, s', lastStart ?? 0)
  await room.close()
  await store.close()
}

/** What channels want at the same minute: most the usual, others a paper, a topic or somebody. */
function linesOn(edition: Edition): readonly string[] {
  const [outlet] = edition.outlets
  const people = edition.people(3).map(({ name }) => name)
  return [
    ...Array.from({ length: 4 }, () => '/briefing since:last'),
    '/stories',
    `/stories outlet:"${outlet?.name ?? ''}"`,
    ...people.map(name => `/briefing people:"${name}" since:last`),
    `/quote "${people[0] ?? ''}"`
  ]
}
