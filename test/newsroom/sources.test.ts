// Sources of the web in a newsroom: what is noted and kept, how they fare, what stays and for how long. Real servers.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openPress } from '../../src/edition/edition.ts'
import { StoreError } from '../../src/errors.ts'
import { openReadOnly, openStore } from '../../src/store/store.ts'
import { redirects, sends, serve } from '../fakes/http.ts'
import { treeOf } from '../sources/tree.ts'
import { openTold } from './newsrooms.ts'
import { idsOf, openWebroom, rss, type Told, told } from './webrooms.ts'

const DAY = 86_400_000
const now = () => new Date().toISOString()

/** A server of one feed that can be told what to send. */
async function feedServer(items: readonly Told[] = [{ path: 'net' }], etag = true) {
  const state = { items, status: 200, headers: {} as Record<string, string> }
  const server = await serve({
    '/feed': (request, response) => {
      const tag = `"${JSON.stringify(state.items).length}-${state.items.length}"`
      if (state.status !== 200) response.writeHead(state.status, state.headers).end()
      else if (etag && request.headers['if-none-match'] === tag) response.writeHead(304).end()
      else response.writeHead(200, etag ? { etag: tag } : {}).end(rss(state.items))
    }
  })
  return { ...server, state, address: `feed:${server.origin}/feed` }
}

describe('what a source has noted', () => {
  it('is given to its next read, also after a restart', async () => {
    const server = await feedServer()
    const first = await openWebroom([server.address])
    await first.newsroom.reload()
    expect(server.asked.at(-1)?.headers['if-none-match']).toBeDefined()
    await first.close()
    const next = await openWebroom([server.address], { data: first.folder })
    expect(idsOf(next.newsroom)).toEqual(['gazette.example/net'])
    await next.newsroom.reload()
    expect(server.asked.at(-1)?.headers['if-none-match']).toBeDefined()
    expect(next.seen.read).toEqual([])
  })

  it('does not count where what it brought was not kept: all is read again, and nothing is lost', async () => {
    const server = await feedServer()
    const first = await openWebroom([server.address])
    await first.close()
    await rm(join(first.folder, 'newsroom.snapshot'))
    const next = await openWebroom([server.address], { data: first.folder })
    expect(idsOf(next.newsroom)).toEqual(['gazette.example/net'])
    expect(server.asked.at(-1)?.headers['if-none-match']).toBeUndefined()
  })

  it('does not count when the read failed on its way', async () => {
    const server = await feedServer()
    const { newsroom } = await openWebroom([server.address])
    server.state.items = [{ path: 'net' }, { path: 'rope' }]
    server.state.status = 503
    expect(await newsroom.reload()).toMatchObject(
      [{ failed: /503/, articles: 1 }].map(each => ({
        ...each,
        failed: expect.stringMatching(each.failed)
      }))
    )
    server.state.status = 200
    expect(await newsroom.reload()).toMatchObject([{ failed: null, added: 1, articles: 2 }])
  })
})

describe('a run that breaks', () => {
  it('takes nothing for read that no edition holds', async () => {
    const server = await feedServer()
    let breaks = false
    const { newsroom } = await openWebroom([server.address], {
      log: openTold().log,
      press() {
        const press = openPress()
        return {
          ...press,
          get count() {
            return press.count
          },
          *apply(changes) {
            yield* press.apply(changes)
            if (breaks) throw new Error('planted')
          }
        }
      }
    })
    server.state.items = [{ path: 'net' }, { path: 'rope' }]
    breaks = true
    await expect(newsroom.reload()).rejects.toThrow('planted')
    expect(idsOf(newsroom)).toEqual(['gazette.example/net'])
    breaks = false
    await newsroom.reload()
    expect(idsOf(newsroom)).toEqual(['gazette.example/net', 'gazette.example/rope'])
    expect(newsroom.roster.list('x')).toMatchObject([{ failures: 0 }])
  })
})

describe('a source that fails', () => {
  it.each([
    ['in seconds', () => '7200'],
    ['by a date', () => new Date(Date.now() + 7_200_000).toUTCString()]
  ])(
    'keeps what it delivered, is asked again when its server says %s, and is well again by itself',
    async (_, later) => {
      const server = await feedServer()
      const { newsroom } = await openWebroom([server.address])
      server.state.status = 429
      server.state.headers = { 'retry-after': later() }
      await newsroom.reload()
      const [failing] = newsroom.roster.list('console:local')
      expect(idsOf(newsroom)).toEqual(['gazette.example/net'])
      expect(failing).toMatchObject({ failures: 1, reason: expect.stringContaining('429') })
      expect(failing!.next! - Date.now()).toBeGreaterThan(7_100_000)
      server.state.status = 200
      // By hand it is read whatever its health says.
      await newsroom.reload()
      expect(newsroom.roster.list('console:local')).toMatchObject([{ failures: 0, reason: null }])
    }
  )

  it('is read by itself when it is due, and not before', async () => {
    const server = await feedServer()
    const { folder, close, newsroom } = await openWebroom([server.address])
    const asked = server.asked.length
    await newsroom.reload()
    await close()
    // A restart does not hurry.
    const next = await openWebroom([server.address], { data: folder, rounds: true })
    await new Promise(resolve => setTimeout(resolve, 600))
    expect(server.asked).toHaveLength(asked + 1)
    await next.newsroom.close()
  })

  it('is not asked again once it is gone for good, unless somebody wants it', async () => {
    const server = await feedServer()
    const texts: string[] = []
    const { newsroom, folder, close } = await openWebroom([server.address], {
      notices: (_, text) => texts.push(text)
    })
    server.state.status = 410
    await newsroom.reload()
    expect(newsroom.roster.list('x')).toMatchObject([{ stopped: true, next: null }])
    expect(texts).toEqual([expect.stringContaining('gone for good')])
    await close()
    const next = await openWebroom([server.address], { data: folder })
    expect(next.newsroom.roster.list('x')).toMatchObject([{ stopped: true, next: null }])
    const asked = server.asked.length
    server.state.status = 200
    await next.newsroom.reload()
    expect(server.asked).toHaveLength(asked + 1)
    expect(next.newsroom.roster.list('x')).toMatchObject([{ stopped: false }])
  })

  it('is told once to its admins when it has failed for long, without its secrets, and once when it is back', async () => {
    const server = await feedServer()
    const texts: (readonly [string | null, string])[] = []
    const { told: lines, log } = openTold()
    const secret = `${server.address}?token=u7Gh2kP0x9Qw4mZ1`
    const { newsroom } = await openWebroom([secret], {
      patience: 0,
      log,
      notices: (scope, text) => texts.push([scope, text])
    })
    server.state.status = 500
    for (let turn = 0; turn < 3; turn++) await newsroom.reload()
    server.state.status = 200
    for (let turn = 0; turn < 3; turn++) await newsroom.reload()
    expect(texts).toEqual([
      [null, expect.stringMatching(/has not been read since .*500/)],
      [null, expect.stringMatching(/is read again/)]
    ])
    expect(
      JSON.stringify([texts, lines, newsroom.deliveries.map(each => each.problems)])
    ).not.toContain('u7Gh2kP0x9Qw4mZ1')
  })

  it('is never given up for what it sends: ill-formed today, well tomorrow', async () => {
    const state = { body: 'not a feed at all' }
    const server = await serve({ '/feed': (_, response) => void response.end(state.body) })
    const { newsroom } = await openWebroom([`feed:${server.origin}/feed`])
    for (let turn = 0; turn < 5; turn++) await newsroom.reload()
    expect(newsroom.roster.list('x')[0]?.next).toBeGreaterThan(Date.now())
    state.body = rss([{ path: 'net' }])
    expect(await newsroom.reload()).toMatchObject([{ failed: null, added: 1 }])
  })
})

describe('a source that has moved for good', () => {
  it('is asked for at its new address from then on, and stays the source that it was', async () => {
    const server = await serve({
      '/old': redirects('/new', 301),
      '/new': (_, response) => void response.end(rss([{ path: 'net' }]))
    })
    const address = `feed:${server.origin}/old`
    const first = await openWebroom([`${address}#teasers=keep`])
    expect(server.asked.map(({ url }) => url)).toEqual(['/old', '/new'])
    await first.newsroom.reload()
    await first.close()
    const next = await openWebroom([`${address}#teasers=keep`], { data: first.folder })
    await next.newsroom.reload()
    expect(server.asked.map(({ url }) => url)).toEqual(['/old', '/new', '/new', '/new'])
    expect(next.newsroom.deliveries).toMatchObject([{ address, articles: 1, unchanged: 1 }])
    expect(next.newsroom.edition.article('gazette.example/net')?.source).toBe(address)
  })

  it('is asked for where it was when it is gone from there', async () => {
    const state = { moved: true }
    const server = await serve({
      '/old': (request, response) =>
        state.moved
          ? redirects('/new', 301)(request, response)
          : void response.end(rss([{ path: 'net' }, { path: 'rope' }])),
      '/new': (_, response) =>
        void (state.moved ? response.end(rss([{ path: 'net' }])) : response.writeHead(410).end())
    })
    const { newsroom } = await openWebroom([`feed:${server.origin}/old`])
    state.moved = false
    await newsroom.reload()
    expect(newsroom.roster.list('x')).toMatchObject([{ stopped: false, failures: 1 }])
    expect(await newsroom.reload()).toMatchObject([{ failed: null, articles: 2 }])
  })
})

describe('one article', () => {
  it('in two feeds, or under two addresses of one site, counts once', async () => {
    const text = told('Net')
    const server = await serve({
      '/a': sends(rss([{ path: 'net', text }])),
      '/b': sends(
        rss(
          [
            { path: 'net?utm_source=b', text },
            { path: 'sport/net', text }
          ],
          'Gazette Sport'
        )
      )
    })
    const { newsroom, seen } = await openWebroom([
      `feed:${server.origin}/a`,
      `feed:${server.origin}/b`
    ])
    await newsroom.reload()
    await newsroom.reload()
    expect(idsOf(newsroom)).toHaveLength(1)
    expect(newsroom.deliveries.flatMap(({ problems }) => problems)).toEqual([])
    expect(newsroom.deliveries.reduce((sum, { articles }) => sum + articles, 0)).toBe(1)
    expect(seen.read.length).toBeLessThanOrEqual(3)
  })

  it('that other sites print in the same words is a copy, and another article', async () => {
    const text = told('Net')
    const server = await serve({
      '/a': sends(rss([{ path: 'net', text }])),
      '/b': sends(rss([{ path: 'net', text }]).replaceAll('gazette.example', 'herald.example'))
    })
    const { newsroom } = await openWebroom([`feed:${server.origin}/a`, `feed:${server.origin}/b`])
    expect(idsOf(newsroom)).toEqual(['gazette.example/net', 'herald.example/net'])
  })

  it('that changes is updated in place, also where another stood for it', async () => {
    const text = told('Net')
    const server = await feedServer(
      [
        { path: 'net', text },
        { path: 'sport/net', text }
      ],
      false
    )
    const { newsroom } = await openWebroom([server.address])
    expect(idsOf(newsroom)).toEqual(['gazette.example/net'])
    server.state.items = [
      { path: 'net', text: `${text}A buoy is missing.` },
      { path: 'sport/net', text: told('Another net') }
    ]
    await newsroom.reload()
    expect(idsOf(newsroom)).toEqual(['gazette.example/net', 'gazette.example/sport/net'])
    expect(newsroom.edition.article('gazette.example/net')?.text).toContain('A buoy is missing')
    expect(newsroom.edition.article('gazette.example/sport/net')?.text).toContain('Another net')
  })
})

describe('an article older than its source keeps them', () => {
  it('is in no answer, is not read again, and is back when they stay longer', async () => {
    const old = new Date(Date.now() - 100 * DAY).toISOString()
    const server = await feedServer(
      [
        { path: 'old', published: old },
        { path: 'net', published: now() }
      ],
      false
    )
    const first = await openWebroom([server.address], { keep: 90 * DAY })
    expect(idsOf(first.newsroom)).toEqual(['gazette.example/net'])
    expect(first.newsroom.deliveries).toMatchObject([{ articles: 1, added: 1, problems: [] }])
    server.state.items = [...server.state.items, { path: 'rope', published: now() }]
    await first.newsroom.reload()
    expect(first.seen.read).toEqual(['gazette.example/net', 'gazette.example/rope'])
    await first.close()
    const longer = await openWebroom([`${server.address}#keep=200d`], {
      data: first.folder,
      keep: 90 * DAY
    })
    await longer.newsroom.reload()
    expect(idsOf(longer.newsroom)).toEqual([
      'gazette.example/net',
      'gazette.example/old',
      'gazette.example/rope'
    ])
  })

  it('leaves at the next round after its time, and files stay as long as they are there', async () => {
    const tree = await treeOf({ 'x.md': `---\npublished: 2001-02-03\n---\n${told('Mast')}` })
    const soon = new Date(Date.now() - 2 * DAY + 2500).toISOString()
    const server = await feedServer([{ path: 'net', published: soon }, { path: 'rope' }])
    const { newsroom } = await openWebroom([server.address, `folder:${tree}`], { keep: 2 * DAY })
    expect(idsOf(newsroom)).toHaveLength(3)
    await new Promise(resolve => setTimeout(resolve, 3600))
    await newsroom.reload()
    expect(idsOf(newsroom)).toEqual(['gazette.example/rope', 'x.md'])
    expect(newsroom.edition.search('net', 5)).toEqual([])
    expect(newsroom.deliveries).toMatchObject([{ articles: 1, problems: [] }, { articles: 1 }])
  })
})

const outline = (...names: readonly string[]): string =>
  `<opml version="2.0"><body><outline text="Ports">${names.map(name => `<outline type="rss" text="${name}" xmlUrl="/${name}"/>`).join('')}</outline></body></opml>`

describe('a list of feeds', () => {
  it('brings the feeds that it names, and lets go those that it names no more', async () => {
    const state = { body: outline('a', 'b') }
    const server = await serve({
      '/list': (_, response) => void response.end(state.body),
      '/a': sends(rss([{ path: 'net' }])),
      '/b': sends(rss([{ path: 'rope' }])),
      '/c': sends(rss([{ path: 'sail' }]))
    })
    const list = `opml:${server.origin}/list`
    const { newsroom, folder, close } = await openWebroom([list])
    expect(idsOf(newsroom)).toEqual(['gazette.example/net', 'gazette.example/rope'])
    state.body = outline('b', 'c')
    await newsroom.reload(list)
    expect(idsOf(newsroom)).toEqual(['gazette.example/rope', 'gazette.example/sail'])
    expect(newsroom.roster.list('x')).toMatchObject([
      { address: list, list: null },
      { address: `feed:${server.origin}/b`, list, settings: { name: 'b', tags: ['Ports'] } },
      { address: `feed:${server.origin}/c`, list }
    ])
    await close()
    const next = await openWebroom([list], { data: folder })
    expect(idsOf(next.newsroom)).toEqual(['gazette.example/rope', 'gazette.example/sail'])
  })
})

/** A store that can keep nothing while it is full. */
async function fillable() {
  const store = await openStore({ data: await treeOf() })
  const state = { isFull: false }
  const documents = {
    ...store.documents,
    change: (name: string, alter: (before: unknown) => unknown) =>
      state.isFull
        ? Promise.reject(new StoreError('copydesk.sqlite', 'the disk is full'))
        : store.documents.change(name, alter)
  }
  onTestFinished(() => store.close())
  return { state, documents }
}

describe('while nothing can be kept', () => {
  it('a source that is to be taken off stays, with what it brought', async () => {
    const server = await feedServer()
    const { state, documents } = await fillable()
    const { newsroom } = await openWebroom([], { documents })
    await newsroom.roster.add(server.address, 'chat:t')
    state.isFull = true
    await expect(newsroom.roster.remove(server.address, 'chat:t')).rejects.toThrow('is full')
    expect(newsroom.roster.list('chat:t')).toHaveLength(1)
    expect(idsOf(newsroom.seenBy('chat:t'))).toEqual(['gazette.example/net'])
    state.isFull = false
    await newsroom.reload()
    expect(await documents.read('sources')).toHaveLength(1)
    await newsroom.roster.remove(server.address, 'chat:t')
    expect(await documents.read('sources')).toEqual([])
  })

  it('a list of feeds is followed all the same, read no sooner again, and kept once there is room', async () => {
    const server = await serve({
      '/list': (_, response) => void response.end(outline('a')),
      '/a': sends(rss([{ path: 'net' }])),
      '/b': sends(rss([{ path: 'rope' }]))
    })
    const list = `opml:${server.origin}/list`
    const { state, documents } = await fillable()
    state.isFull = true
    const { told: lines, log } = openTold()
    const { newsroom } = await openWebroom([list, `feed:${server.origin}/b`], { documents, log })
    expect(idsOf(newsroom)).toEqual(['gazette.example/net', 'gazette.example/rope'])
    expect(newsroom.roster.list('x').every(({ next }) => next !== null && next > Date.now())).toBe(
      true
    )
    expect(lines).toContainEqual(expect.stringMatching(/what lists name cannot be kept.*is full/))
    state.isFull = false
    await newsroom.reload()
    expect(await documents.read('sources')).toMatchObject([
      { typed: expect.stringContaining(`feed:${server.origin}/a`) }
    ])
  })
})

const arrived = ({ newsroom }: Awaited<ReturnType<typeof openWebroom>>) =>
  newsroom.roster.list('x').map(({ arrivals }) => arrivals)

describe('when articles came', () => {
  const today = now().slice(0, 10)

  it('is counted once for each, by the day on which it was first read, also after a restart', async () => {
    const server = await feedServer([{ path: 'net' }, { path: 'rope' }])
    const first = await openWebroom([server.address])
    expect(arrived(first)).toEqual([{ [today]: 2 }])
    await first.newsroom.reload()
    server.state.items = [{ path: 'net' }, { path: 'rope' }, { path: 'sail' }]
    await first.newsroom.reload()
    expect(arrived(first)).toEqual([{ [today]: 3 }])
    await first.close()
    const next = await openWebroom([server.address], { data: first.folder })
    await next.newsroom.reload()
    expect(arrived(next)).toEqual([{ [today]: 3 }])
  })
})

describe('what is kept', () => {
  it('names no source in the names of its files', async () => {
    const server = await feedServer()
    const { folder, close } = await openWebroom([`${server.address}?token=abc`])
    await close()
    expect((await readdir(folder)).toSorted()).toEqual(['copydesk.sqlite', 'newsroom.snapshot'])
    const store = await openReadOnly({ data: folder })
    expect(await store.documents.read('health')).toEqual({
      [`${server.address}?token=abc`]: {
        health: expect.anything(),
        arrivals: { [now().slice(0, 10)]: 1 },
        movedTo: null
      }
    })
    await store.close()
  })
})
