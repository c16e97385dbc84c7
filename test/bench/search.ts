// The text index beside others, each in a process of its own, in turns: `node test/bench/search.ts --articles N [--peers A,B]` for it alone.
import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { corpus } from './corpus.ts'
import type { Answer, Order } from './engine.ts'
import { engines } from './engines.ts'
import type { Report } from './measure.ts'
import { atLeast, atMost, figure, median, ms, quantile } from './measure.ts'
import { chance } from './random.ts'
import { sayHeads, sayRow, saySection } from './table.ts'

/** How much is measured. */
export interface SearchPlan {
  readonly articles: number
  readonly seed: number
  /** Names of engines; all of them unless said. */
  readonly peers?: readonly string[]
}

/**
 * Rows of our figures that have a mark of their own, then beside each peer ours, the peer's and the ratio: building, queries of one to three words, adding and removing one article,
 * memory. In turns of some hundred articles or some queries, so that whatever else the machine does hits all alike.
 */
export const benchSearch = async (
  { articles, seed, peers: named }: SearchPlan,
  { row, figure: tell }: Report
): Promise<void> => {
  const all = await Promise.all(
    engines
      .filter(({ name }, at) => at === 0 || named === undefined || named.includes(name))
      .map(({ name, most }) => start(name, Math.min(articles, most), seed))
  )
  const [ours, ...peers] = all
  if (ours === undefined) throw new RangeError('search: nothing to measure')
  await build(all)
  const queries = queriesOf(articles, seed)
  for (let from = 0; from < queries.length; from += TURN)
    for (const each of all) {
      const asked = queries.slice(from, from + TURN)
      // The first turns warm it up.
      const { times } = await told(each, { ask: asked }, 'times')
      if (from >= 2 * TURN) each.queries.push(...times)
    }
  for (const each of all) Object.assign(each, await told(each, { single: SINGLES }, 'adds'))
  for (const { child } of all) child.disconnect()

  // A peer that was given fewer articles is held against as many of ours.
  const rateAt = (count: number): number =>
    (count / (sum(ours.builds.slice(0, Math.ceil(count / CHUNK))) + ours.finish)) * 1000
  tell('index articles/s', rate(ours))
  tell('index bytes an article', ours.bytes)
  const own = (what: string, value: number, most?: number, unit = 'ms') =>
    row({ what, ours: say(what, value), ...(most && { mark: atMost(value, most, unit) }) })
  own('query p50', median(ours.queries), 0.5)
  own('query p99', quantile(ours.queries, 0.99), 5)
  own('remove one', median(ours.removes), 1)
  own('bytes an article', ours.bytes)
  for (const each of peers) {
    const note = each.articles < articles ? ` (${figure(each.articles)} articles)` : ''
    const least = LEAST[each.name]
    const beside = (
      what: string,
      our: number,
      their: number,
      ratio: number,
      atLeastTimes?: number
    ) =>
      row({
        what,
        ours: say(what, our),
        peer: `${say(what, their)} ${each.name}${note}`,
        ratio,
        ...(atLeastTimes && { mark: atLeast(ratio, atLeastTimes, '×') })
      })
    const built = rateAt(each.articles)
    beside('build, articles/s', built, rate(each), built / rate(each), least?.build)
    for (const share of [0.5, 0.99]) {
      const [our, their] = [quantile(ours.queries, share), quantile(each.queries, share)]
      const wanted = share === 0.5 ? least?.p50 : undefined
      beside(`query p${share * 100}`, our, their, their / our, wanted)
    }
    beside('bytes an article', ours.bytes, each.bytes, each.bytes / ours.bytes, least?.bytes)
    if (each.adds.length === 0) continue
    const [added, removed] = [median(each.adds), median(each.removes)]
    beside('add one', median(ours.adds), added, added / median(ours.adds))
    beside('remove one', median(ours.removes), removed, removed / median(ours.removes))
  }
}

/** How many times better than a peer ours has to be: at building, at the middle query, and in how many times fewer bytes. */
const LEAST: Readonly<
  Record<string, { readonly build?: number; readonly p50?: number; readonly bytes?: number }>
> = {
  FTS5: { build: 1.2 },
  minisearch: { build: 8, p50: 50, bytes: 8 },
  flexsearch: { build: 8 }
}

const rate = ({ articles, builds }: Measured): number => (articles / sum(builds)) * 1000

const say = (what: string, value: number): string =>
  what.startsWith('build') || what.startsWith('bytes') ? figure(value) : ms(value)

/** Articles to a turn while building; queries to a turn; articles added and removed one by one. */
const CHUNK = 500
const TURN = 10
const SINGLES = 50
/** As many as the slowest peer answers in a minute at a hundred thousand articles. */
const QUERIES = 300

interface Measured {
  readonly name: string
  readonly articles: number
  readonly child: ChildProcess
  /** Milliseconds of processors for each turn, and the last step. */
  readonly builds: number[]
  finish: number
  bytes: number
  readonly queries: number[]
  readonly adds: readonly number[]
  readonly removes: readonly number[]
}

const start = async (name: string, articles: number, seed: number): Promise<Measured> => {
  const child = fork(
    new URL('engine.ts', import.meta.url),
    [name, String(articles), String(seed)],
    { execArgv: ['--expose-gc', '--max-old-space-size=12000'] }
  )
  await once(child, 'message')
  return {
    name,
    articles,
    child,
    builds: [],
    finish: 0,
    bytes: 0,
    queries: [],
    adds: [],
    removes: []
  }
}

const build = async (all: readonly Measured[]): Promise<void> => {
  const most = Math.max(...all.map(({ articles }) => articles))
  for (let from = 0; from < most; from += CHUNK)
    for (const each of all) {
      const count = Math.min(CHUNK, each.articles - from)
      if (count > 0) each.builds.push((await told(each, { build: count }, 'took')).took)
    }
  for (const each of all) {
    const { took, bytes } = await told(each, { finish: true }, 'bytes')
    each.builds.push(took)
    each.finish = took
    each.bytes = bytes
  }
}

const told = async <Key extends string>(
  { child, name }: Measured,
  order: Order,
  wanted: Key
): Promise<Extract<Answer, Record<Key, unknown>>> => {
  const answer = await new Promise<Answer>((resolve, reject) => {
    const end = () => reject(new Error(`${name}: ended before it answered`))
    child.once('exit', end)
    child.once('message', (message: Answer) => {
      child.off('exit', end)
      resolve(message)
    })
    child.send(order)
  })
  if (!isOf(answer, wanted)) throw new Error(`${name}: answered something else than ${wanted}`)
  return answer
}

const isOf = <Key extends string>(
  answer: Answer,
  wanted: Key
): answer is Extract<Answer, Record<Key, unknown>> => wanted in answer

/** One to three words of four letters or more, drawn as often as articles print them. */
const queriesOf = (articles: number, seed: number): string[] => {
  const draw = chance(seed + 77)
  const texts = [...corpus({ articles: Math.min(articles, 500), seed })].map(
    ({ text }) => text.match(/\p{L}{4,}/gu) ?? []
  )
  const word = (): string => draw.one(draw.one(texts))
  return Array.from({ length: QUERIES + 2 * TURN }, (_, n) =>
    Array.from({ length: 1 + (n % 3) }, word).join(' ')
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      peers: { type: 'string' }
    }
  })
  sayHeads()
  saySection('The text index')
  await benchSearch(
    {
      articles: Number(values.articles),
      seed: Number(values.seed),
      ...(values.peers !== undefined && { peers: values.peers.split(',') })
    },
    { row: sayRow, figure: () => undefined }
  )
}
