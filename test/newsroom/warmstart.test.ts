// A newsroom that is kept from one start to the next: what it need not read again, and which snapshots are refused.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSnapshots } from '../../src/newsroom/warmstart.ts'
import type { Source } from '../../src/source.ts'
import folder from '../../src/sources/folder.ts'
import { put, treeOf } from '../sources/tree.ts'
import { given, open, openTold, type Settings, tap, text } from './newsrooms.ts'

async function dataFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'copydesk-data-'))
  onTestFinished(() => rm(made, { recursive: true }))
  return made
}

/** One start of the bot, with a reading of this version. */
async function start(data: string, settings: Settings, version = 'one') {
  const { told, log } = openTold()
  const snapshots = openSnapshots(data, { log, version: async () => version })
  return { ...(await open({ ...settings, log, snapshots })), told }
}

const tree = {
  'a/x.txt': text('A net'),
  'a/y.txt': text('A rope'),
  'b/x.txt': text('A sail'),
  'b/z.txt': text('An oar')
}
const said = ({ newsroom }: Awaited<ReturnType<typeof open>>) =>
  newsroom.edition
    .articles({}, Infinity)
    .map(article => [article, newsroom.edition.reading(article.id)])

const feed = (...ids: string[]) => [tap('feed:', () => given('feed:', ...ids), false)]

describe('a newsroom that was kept', () => {
  it('answers at once as before, and reads nothing again that is the same', async () => {
    const [root, data] = [await treeOf(tree), await dataFolder()]
    const sources = [folder.open(`${root}/a`), folder.open(`${root}/b`)]
    const first = await start(data, { sources })
    await first.newsroom.close()
    const next = await start(data, { sources })
    expect(said(next)).toEqual(said(first))
    expect(next.newsroom.deliveries).toEqual(first.newsroom.deliveries)
    expect(next.newsroom.edition.findPeople('pell', 1)[0]?.person.name).toBe('Ana Pell')
    expect(next.seen.read).toEqual([])
    await next.newsroom.reload()
    expect(next.seen.read).toEqual([])
    expect(next.newsroom.deliveries).toMatchObject([{ unchanged: 2 }, { unchanged: 2 }])
    // Nothing has changed, so nothing is printed but what was kept.
    expect(next.seen.printed).toBe(2)
  })

  it('takes in behind its answers what has changed meanwhile', async () => {
    const [root, data] = [await treeOf(tree), await dataFolder()]
    const sources = [folder.open(`${root}/a`), folder.open(`${root}/b`)]
    await (await start(data, { sources })).newsroom.close()
    await put(root, 'a/y.txt', text('A mast'))
    await put(root, 'a/new.txt', text('A hull'))
    await rm(join(root, 'b/z.txt'))
    const next = await start(data, { sources })
    const { edition } = next.newsroom
    expect(edition.article('y.txt')?.text).toContain('A rope')
    await next.newsroom.reload()
    expect(next.seen.read.toSorted()).toEqual(['new.txt', 'y.txt'])
    expect(next.ids()).toEqual(['new.txt', 'x.txt', `x.txt@${sources[1]?.address}`, 'y.txt'])
    expect(next.newsroom.edition.article('y.txt')?.text).toContain('A mast')
    expect(edition.article('y.txt')?.text).toContain('A rope')
  })

  it('keeps what a source that is not complete will never bring again', async () => {
    const data = await dataFolder()
    await (await start(data, { sources: feed('one', 'two') })).newsroom.close()
    const next = await start(data, { sources: feed('three') })
    await next.newsroom.reload()
    expect(next.ids()).toEqual(['one', 'three', 'two'])
    await next.newsroom.close()
    const last = await start(data, { sources: feed() })
    expect(last.ids()).toEqual(['one', 'three', 'two'])
    expect(last.seen.read).toEqual([])
  })

  it('follows when sources are taken away, added and put in another order', async () => {
    const [root, data] = [await treeOf(tree), await dataFolder()]
    const [a, b] = [folder.open(`${root}/a`), folder.open(`${root}/b`)]
    await (await start(data, { sources: [a, b] })).newsroom.close()

    const turned = await start(data, { sources: [b, a] })
    await turned.newsroom.reload()
    expect(turned.ids()).toEqual(['x.txt', `x.txt@${a.address}`, 'y.txt', 'z.txt'])
    expect(turned.newsroom.edition.article('x.txt')?.text).toContain('A sail')
    expect(turned.seen.read).toEqual([])
    await turned.newsroom.close()

    const less = await start(data, { sources: [a] })
    expect(less.newsroom.deliveries).toHaveLength(1)
    await less.newsroom.reload()
    expect(less.ids()).toEqual(['x.txt', 'y.txt'])
    expect(less.newsroom.edition.article('x.txt')?.text).toContain('A net')
    expect(less.seen.read).toEqual([])
    await less.newsroom.close()

    const more = await start(data, { sources: [a, b] })
    await more.newsroom.reload()
    expect(more.seen.read.toSorted()).toEqual([`x.txt@${b.address}`, 'z.txt'])
  })

  it('waits for a source of this machine that it never had, as the first start does', async () => {
    const data = await dataFolder()
    const slowly = tap('late:', async function* () {
      await new Promise(resolve => setTimeout(resolve, 50))
      yield* given('late:', 'l')
    })
    const never = tap(
      'never:',
      async function* () {
        await new Promise(() => {})
        yield* given('never:', 'n')
      },
      false
    )
    await (await start(data, { sources: feed('a') })).newsroom.close()
    const next = await start(data, { sources: [slowly, never], firstWait: 0 })
    expect(next.ids()).toEqual(['l'])
    expect(next.newsroom.awaited).toEqual(['never:'])
    await next.newsroom.close()
    const again = await start(data, { sources: [slowly, ...feed('a')], firstWait: 0 })
    expect(again.ids()).toContain('l')
    expect(again.seen.read).not.toContain('l')
  })

  it('has from the first answer on no article of a source that is named no more', async () => {
    const [root, data] = [await treeOf({ ...tree, 'c/x.txt': text('A sail') }), await dataFolder()]
    const [a, b, c] = ['a', 'b', 'c'].map(name => folder.open(`${root}/${name}`))
    await (await start(data, { sources: [a!, b!, c!] })).newsroom.close()
    // Whatever is read comes too late to be what takes them off.
    const slow: Source = {
      ...c!,
      async *read({ signal }) {
        await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
        yield* []
      }
    }
    const less = await start(data, { sources: [slow] })
    expect(less.ids()).toEqual(['x.txt'])
    expect(less.newsroom.edition.article('x.txt')?.source).toBe(c!.address)
    expect(less.newsroom.deliveries).toMatchObject([{ address: c!.address, articles: 1 }])
    expect(less.seen.read).toEqual([])
    await less.newsroom.close()
    // And they are not in what was kept of it.
    const last = await start(data, { sources: [slow] })
    expect(last.ids()).toEqual(['x.txt'])
    expect(last.seen.printed).toBe(2)
  })

  it('is written again after a reload that changed something, without being closed', async () => {
    const [root, data] = [await treeOf(tree), await dataFolder()]
    const { newsroom } = await start(data, { sources: [folder.open(root)] })
    await expect.poll(() => readdir(data)).toEqual(['newsroom.snapshot'])
    const before = await readFile(join(data, 'newsroom.snapshot'))
    await newsroom.reload()
    await put(root, 'a/new.txt', text('A hull'))
    await newsroom.reload()
    await expect
      .poll(async () => (await readFile(join(data, 'newsroom.snapshot'))).equals(before), {
        timeout: 15_000
      })
      .toBe(false)
  })

  it('is written one at a time, however many reloads there are meanwhile', async () => {
    const data = await dataFolder()
    let count = 0
    const source = tap('wire:', () =>
      given('wire:', ...Array.from({ length: count }, (_, number) => `${number}`))
    )
    const { newsroom, told } = await start(data, { sources: [source] })
    while (count < 5) {
      count += 1
      await newsroom.reload()
    }
    await newsroom.close()
    expect(told.filter(line => line.includes('cannot be written'))).toEqual([])
    const next = await start(data, { sources: [source] })
    expect(next.ids()).toHaveLength(5)
    expect(next.seen.read).toEqual([])
  })

  it('is what the last whole run left, when a run is ended', async () => {
    const data = await dataFolder()
    let wave = 0
    const source: Source = {
      address: 'slow:',
      complete: true,
      async *read({ signal }) {
        yield* given('slow:', `wave${wave++}`)
        if (wave > 1 && !signal.aborted) {
          await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
        }
      }
    }
    const first = await start(data, { sources: [source] })
    const reload = first.newsroom.reload()
    await first.newsroom.close()
    await reload
    const next = await start(data, { sources: [source] })
    expect(next.ids()).toEqual(['wave0'])
  })
})

describe('a snapshot', () => {
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length * 0.7)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{"hello": "world"}')],
    [
      'damaged',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes)
        copy[bytes.length >> 1]! ^= 1
        return copy
      }
    ]
  ])('that is %s is refused in one line, and everything is read again', async (_, damage) => {
    const [root, data] = [await treeOf(tree), await dataFolder()]
    const sources = [folder.open(`${root}/a`)]
    await (await start(data, { sources })).newsroom.close()
    const path = join(data, 'newsroom.snapshot')
    await writeFile(path, damage(await readFile(path)))
    const next = await start(data, { sources })
    expect(next.ids()).toEqual(['x.txt', 'y.txt'])
    expect(next.seen.read).toHaveLength(2)
    const refused = next.told.filter(line => line.includes('snapshot: '))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatch(
      /^newsroom: .*newsroom\.snapshot: snapshot: .*every article is read again$/
    )
    await next.newsroom.close()
    // And is replaced by a good one.
    expect((await start(data, { sources })).seen.read).toEqual([])
  })

  it('of another reading is refused', async () => {
    const [root, data] = [await treeOf(tree), await dataFolder()]
    const sources = [folder.open(`${root}/a`)]
    await (await start(data, { sources })).newsroom.close()
    const next = await start(data, { sources }, 'two')
    expect(next.seen.read).toHaveLength(2)
    expect(next.told.filter(line => line.includes('snapshot: '))).toHaveLength(1)
  })

  it('that cannot be written is written once it can, though nothing has changed since', async () => {
    const root = await treeOf({ ...tree, data: '' })
    const { told, log } = openTold()
    const snapshots = openSnapshots(join(root, 'data'), { log, again: 10 })
    await open({ sources: [folder.open(`${root}/a`)], log, snapshots })
    await expect.poll(() => told.filter(line => line.includes('cannot be written'))).toHaveLength(1)
    await rm(join(root, 'data'))
    await expect.poll(() => told.at(-1), { timeout: 5000 }).toMatch(/wrote .*newsroom\.snapshot/)
    expect(told.filter(line => line.includes('cannot be written'))).toHaveLength(1)
  })

  it('that cannot be written costs a line in the log', async () => {
    const root = await treeOf({ ...tree, file: '' })
    const { newsroom, told, ids } = await start(join(root, 'file'), {
      sources: [folder.open(`${root}/a`)]
    })
    await newsroom.close()
    expect(ids()).toEqual(['x.txt', 'y.txt'])
    expect(told.filter(line => line.includes('cannot be written'))).toHaveLength(1)
  })
})
