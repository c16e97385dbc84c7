// One text index in a process of its own, which does what it is told and says how long that took.
import { corpus } from './corpus.ts'
import type { Engine, Prepared } from './engines.ts'
import { engines } from './engines.ts'
import { memory } from './measure.ts'

/** What it is told to do next, one after the other. */
export type Order =
  | { readonly build: number }
  | { readonly finish: true }
  | { readonly ask: readonly string[] }
  | { readonly single: number }

/**
 * Milliseconds: of the processors for all articles built, whatever else the machine does meanwhile; by the clock, the lesser
 * of two times, for each query, and by the clock for each article added and removed. Bytes an article.
 */
export type Answer =
  | { readonly ready: true }
  | { readonly took: number }
  | { readonly took: number; readonly bytes: number }
  | { readonly times: readonly number[] }
  | { readonly adds: readonly number[]; readonly removes: readonly number[] }

/** Articles that are added one by one at the end. */
const SPARE = 1000
/** How often a query is asked: of a machine that others use, the lesser time is nearer to the engine's own. */
const ASKED = 2

const [name, articles, seed] = process.argv.slice(2)
const peer = engines.find(each => each.name === name)
if (peer === undefined) throw new RangeError(`engine: no ${String(name)}`)
const engine = await peer.open()
const texts = corpus({ articles: Number(articles) + SPARE, seed: Number(seed) })[Symbol.iterator]()
let built = 0
// What reading an article needs is there before, and stays.
for (const article of corpus({ articles: 20, seed: 0 })) engine.prepare?.(article)
const before = memory().used

const say = (answer: Answer): void => void process.send?.(answer)

const take = (count: number): Prepared[] =>
  Array.from({ length: count }, () => {
    const article = texts.next().value!
    return { article, reading: engine.prepare?.(article) ?? null }
  })

const obey = async (order: Order): Promise<Answer> => {
  if ('build' in order) {
    const prepared = take(order.build)
    built += order.build
    // What preparing left behind is not the index's to clean up.
    globalThis.gc?.({ type: 'minor' })
    return { took: await worked(() => engine.add(prepared)) }
  }
  if ('finish' in order) {
    const took = await worked(() => engine.built())
    return { took, bytes: (memory().used - before + engine.bytesElsewhere()) / built }
  }
  if ('ask' in order) {
    const times: number[] = []
    for (const words of order.ask) {
      const each: number[] = []
      for (let n = 0; n < ASKED; n++) each.push(await timedAsync(() => engine.search(words)))
      times.push(Math.min(...each))
    }
    return { times }
  }
  return single(engine, order.single)
}

const single = async ({ single: one }: Engine, count: number): Promise<Answer> => {
  const [adds, removes]: [number[], number[]] = [[], []]
  if (one === null) return { adds, removes }
  for (const prepared of take(count)) adds.push(await timedAsync(() => one.add(prepared)))
  for (let number = 0; number < count; number++)
    removes.push(await timedAsync(() => one.remove(number)))
  return { adds, removes }
}

/** Of all threads: what V8 collects or compiles beside it is its work, too. Counted in ticks: of long work, or of many. */
const worked = async (work: () => unknown): Promise<number> => {
  const from = process.cpuUsage()
  const done = work()
  if (done instanceof Promise) await done
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const timedAsync = async (work: () => unknown): Promise<number> => {
  const from = performance.now()
  const done = work()
  if (done instanceof Promise) await done
  return performance.now() - from
}

process.on('message', (order: Order) => void obey(order).then(say))
say({ ready: true })
