// The readers with real threads: what comes out, and what an article costs that ends its thread or never ends.
import { readdir, readFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { read } from '../../../src/analysis/analysis.ts'
import type { Article } from '../../../src/news.ts'
import { packReading, unpackReading } from '../../../src/edition/vault/packing.ts'
import {
  LostReader,
  openReaders,
  type Readers,
  type ReaderSettings
} from '../../../src/newsroom/readers/readers.ts'
import { articleOf } from '../../fakes/article.ts'

const text = (what: string) =>
  `OSTREL — ${what} was mended on Monday, said harbour master Ana Pell.\n`
const articles = (count: number, odd: Readonly<Record<number, string>> = {}): Article[] =>
  Array.from({ length: count }, (_, n) => articleOf(odd[n] ?? text(`Net ${n}`), { id: `n${n}` }))

const opened: Readers[] = []
const open = (settings: ReaderSettings): Readers => {
  const readers = openReaders({ threads: 2, ...settings })
  opened.push(readers)
  return readers
}
afterEach(async () => {
  for (const readers of opened.splice(0)) await readers.close()
})

const deadly = new URL('deadly.ts', import.meta.url)

/** As the newsroom does it: waits for room, then gives the next. */
async function readAll(readers: Readers, all: readonly Article[]) {
  const found: Promise<unknown>[] = []
  for (const article of all) {
    await readers.room()
    found.push(readers.read(article).then(unpackReading, (error: unknown) => error))
  }
  return Promise.all(found)
}

describe('readers', () => {
  it('bring the same readings from threads as in process', async () => {
    const all = articles(400)
    const here = all.map(article => read(article))
    expect(await readAll(open({ threads: 0 }), all)).toEqual(here)
    expect(await readAll(open({ threads: 2 }), all)).toEqual(here)
  })

  it('read each article in process when its turn has come, and no other', async () => {
    const turns: (() => void)[] = []
    const breathe = () => new Promise<void>(resolve => turns.push(resolve))
    const seen: string[] = []
    const own = (article: Article) => {
      seen.push(article.id)
      return packReading(read(article))
    }
    const readers = open({ threads: 0, breathe, read: own })
    const [first, second] = articles(2).map(article => readers.read(article))
    await setImmediate()
    expect(seen).toEqual([])
    turns[0]?.()
    await first
    expect(seen).toEqual(['n0'])
    turns[1]?.()
    await second
    expect(seen).toEqual(['n0', 'n1'])
  })

  it.runIf(process.platform === 'linux')('give way to whoever asks', async () => {
    const readers = open({ threads: 1 })
    await readAll(readers, articles(150))
    const priorities = await Promise.all(
      (await readdir('/proc/self/task')).map(async thread => {
        const told = await readFile(`/proc/self/task/${thread}/stat`, 'utf8')
        // After the name, which may hold anything: the seventeenth is how nice it is.
        return Number(told.slice(told.lastIndexOf(')') + 2).split(' ')[16])
      })
    )
    expect(Math.max(...priorities)).toBe(Math.max(getPriority(), 10))
    expect(getPriority()).toBe(Math.min(...priorities))
  })

  it('start no thread for a few articles', async () => {
    const file = new URL('there-is-no-such-file.ts', import.meta.url)
    let told = ''
    const readers = open({ file, noThreads: reason => (told = reason) })
    await readAll(readers, articles(50))
    readers.rest()
    await readAll(readers, articles(90))
    expect(told).toBe('')
  })

  it('read in process where threads cannot be started, and say so', async () => {
    const file = new URL('there-is-no-such-file.ts', import.meta.url)
    let told = ''
    const all = articles(300)
    const readers = open({ file, noThreads: reason => (told = reason) })
    expect(await readAll(readers, all)).toEqual(all.map(article => read(article)))
    expect(told).toContain('there-is-no-such-file')
  })

  it.each([
    ['ends its thread', 'EXIT', 30_000, 'it ended the thread that read it (exit code 3)'],
    ['never ends', 'HANG', 400, 'it took longer than 0.4 s'],
    ['fills the memory', 'FILL', 30_000, 'it ended the thread that read it (Worker terminated due']
  ])(
    'lose one article that %s, and nothing else',
    async (_, odd, patience, why) => {
      const all = articles(500, { 222: odd })
      const found = await readAll(open({ file: deadly, patience: () => patience }), all)
      const lost = found.flatMap((each, at) => (each instanceof Error ? [[at, each] as const] : []))
      expect(lost).toHaveLength(1)
      expect(lost[0]?.[0]).toBe(222)
      expect(lost[0]?.[1]).toBeInstanceOf(LostReader)
      expect(lost[0]?.[1].message).toContain(why)
    },
    60_000
  )

  it('hand on what the analysis throws', async () => {
    const found = await readAll(open({ file: deadly }), articles(200, { 150: 'THROW' }))
    expect(found[150]).toBeInstanceOf(RangeError)
    expect(found.filter(each => each instanceof Error)).toHaveLength(1)
  })

  it('never have many articles waiting', async () => {
    const readers = open({})
    let waiting = 0
    let most = 0
    const found: Promise<unknown>[] = []
    for (const article of articles(3000)) {
      await readers.room()
      most = Math.max(most, (waiting += 1))
      found.push(readers.read(article).finally(() => (waiting -= 1)))
    }
    await Promise.all(found)
    expect(most).toBeLessThanOrEqual(2 * 2 * 24 + 24 + 100)
  })

  it('read on in new threads when those of the run before were let go', async () => {
    const readers = open({ threads: 2 })
    const all = articles(150)
    const first = await readAll(readers, all)
    readers.rest()
    expect(await readAll(readers, all)).toEqual(first)
  })

  it('reject what is under way when they are closed, and end their threads', async () => {
    const readers = open({ file: deadly })
    await readAll(readers, articles(101))
    const under = readers.read(articleOf('HANG')).catch((error: unknown) => error)
    await new Promise(resolve => setTimeout(resolve, 100))
    await readers.close()
    expect(await under).toEqual(new Error('readers: closed'))
  })
})
