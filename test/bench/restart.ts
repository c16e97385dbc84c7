// The next start of a bot whose newsroom was kept: `node restart.ts FILE FOLDER`, started by sections/newsroom.ts.
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import { openReaders } from '../../src/newsroom/readers/readers.ts'
import jsonl from '../../src/sources/jsonl.ts'
import { openDesk } from './answering.ts'
import { pausesOf, type Pauses } from './measure.ts'

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
  /** How the event loop was held: until the edition was there, by the first answer, and by what was read behind it. */
  readonly held: Readonly<Record<'opening' | 'answering' | 'reading', Pauses>>
}

const [, , file = '', folder = ''] = process.argv
const readers = openReaders()
const told: string[] = []
const tell = (...said: readonly unknown[]): void => void told.push(said.map(String).join(' '))
let analysed = 0
const { done: newsroom, ...opening } = await pausesOf(() =>
  openNewsroom({
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
)
const { done, ...answering } = await pausesOf(async () => {
  const desk = await openDesk(newsroom.edition)
  await desk.answer('search', 'government')
  const { user, system } = process.cpuUsage()
  const { articles } = newsroom.edition.counts
  return { answered: performance.now(), worked: (user + system) / 1e6, articles }
})
const { done: read, ...reading } = await pausesOf(async () => {
  await newsroom.reload()
  return performance.now() - done.answered
})
const restarted: Restarted = {
  ...done,
  resident: process.memoryUsage.rss(),
  read,
  analysed,
  told,
  held: { opening, answering, reading }
}
process.send?.(restarted)
await newsroom.close()
process.disconnect?.()
