// The next start of a bot whose newsroom was kept: `node restart.ts FILE FOLDER`, started by sections/newsroom.ts.
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import { openReaders } from '../../src/newsroom/readers/readers.ts'
import jsonl from '../../src/sources/jsonl.ts'
import { openDesk } from './answering.ts'
import { pausesOf } from './measure.ts'

export interface Restarted {
  /** Milliseconds from the start of the process, Node's own included. */
  readonly answered: number
  /** Seconds that processors worked for it. */
  readonly worked: number
  readonly articles: number
  /** Bytes, once all was read again. */
  readonly resident: number
  /** How long all was read again, and how much of it analysed. */
  readonly read: number
  readonly analysed: number
  /** What the log was told. */
  readonly told: readonly string[]
  readonly longest: number
  readonly p99: number
}

const [, , file = '', folder = ''] = process.argv
const readers = openReaders()
const told: string[] = []
const tell = (...said: readonly unknown[]): void => void told.push(said.map(String).join(' '))
let analysed = 0
const { done, ...pauses } = await pausesOf(async () => {
  const newsroom = await openNewsroom({
    sources: [jsonl.open(file)],
    data: folder,
    log: { info() {}, warn: tell, error: tell },
    readers: {
      ...readers,
      read(article) {
        analysed += 1
        return readers.read(article)
      }
    }
  })
  const desk = await openDesk(newsroom.edition)
  await desk.answer('search', 'government')
  const answered = performance.now()
  const { user, system } = process.cpuUsage()
  const { articles } = newsroom.edition.counts
  await newsroom.reload()
  const read = performance.now() - answered
  const resident = process.memoryUsage.rss()
  return { newsroom, answered, worked: (user + system) / 1e6, articles, read, resident }
})
const { newsroom, ...times } = done
const restarted: Restarted = { ...times, analysed, ...pauses, told }
process.send?.(restarted)
await newsroom.close()
process.disconnect?.()
