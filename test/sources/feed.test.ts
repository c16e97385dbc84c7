import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import feed from '../../src/sources/feed.ts'
import { describeSource } from '../contracts/source.ts'
import { redirects, sends, serve } from '../fakes/http.ts'
import { contextOf, drain } from './tree.ts'

const WORDS = 'The ferry sailed from the old quay at dawn with a hundred people on board. '
const LONG = WORDS.repeat(8).trim()

const item = (at: number, body = LONG, more = ''): string =>
  `<item><title>Ferry ${at} sails</title><link>https://gazette.example/ferry-${at}?utm_source=rss</link>
  <guid isPermaLink="false">g${at}</guid><pubDate>Mon, 0${at} Mar 2026 06:30:00 +0100</pubDate>
  <description>${body}</description>${more}</item>`

const rss = (items: string): string =>
  `<rss version="2.0"><channel><title>The Harbour Gazette</title><language>en-GB</language>${items}</channel></rss>`

const teaser = (path: string): string =>
  rss(`<item><title>Ferry</title><link>${path}</link><description>It sailed …</description></item>`)

const page = (text: string): string =>
  `<html><head><title>Ferry</title></head><body><main><article><h1>Ferry</h1><p>${text}</p><p>${LONG}</p></article></main></body></html>`

const long = (at: number) =>
  `<item><guid isPermaLink="false">${'g'.repeat(10_000)}${at}</guid><title>T${at}</title><description>${LONG}</description></item>`

/** A feed of one item after the other, for as long as somebody listens. */
function endless(_: unknown, response: ServerResponse): void {
  const more = () => {
    if (!response.destroyed) response.write(item(1).repeat(100), () => setImmediate(more))
  }
  response.write('<rss version="2.0"><channel>', more)
}

const XML = { 'content-type': 'application/rss+xml; charset=utf-8' }

describeSource('feed', feed, {
  ready: async () => {
    const server = await serve({
      '/feed': sends(rss([1, 2, 3].map(at => item(at)).join('') + item(4, '')), XML)
    })
    return `${server.origin}/feed#teasers=keep`
  },
  gone: async () => `${(await serve({})).origin}/feed`
})

describe('a feed', () => {
  it('brings its items as articles, under their address without what tracks', async () => {
    const server = await serve({ '/feed': sends(rss(item(2)), XML) })
    const { articles, problems } = await drain(feed.open(`${server.origin}/feed`))
    expect(problems).toEqual([])
    expect(articles).toEqual([
      {
        id: 'gazette.example/ferry-2',
        source: `feed:${server.origin}/feed`,
        url: 'https://gazette.example/ferry-2',
        outlet: 'The Harbour Gazette',
        headline: 'Ferry 2 sails',
        byline: null,
        publishedAt: '2026-03-02T05:30:00Z',
        lang: 'en-GB',
        text: LONG
      }
    ])
  })

  it('completes a teaser from its page', async () => {
    const server = await serve({
      '/feed': (_, response) =>
        response.end(
          rss(`<item><title>Ferry</title><link>/ferry</link><description>The ferry sailed. Read more</description></item>
          <item><title>Whole</title><link>/whole</link><description>${LONG}</description></item>`)
        ),
      '/ferry': sends(page('The harbour was full.'), { 'content-type': 'text/html' })
    })
    const { articles } = await drain(feed.open(`${server.origin}/feed`))
    expect(articles[0]?.text).toBe(`The harbour was full.\n\n${LONG}`)
    expect(articles[0]?.headline).toBe('Ferry')
    expect(articles[1]?.text).toBe(LONG)
    expect(server.asked.map(({ url }) => url)).toEqual(['/feed', '/robots.txt', '/ferry'])
  })

  it('takes a teaser as it is when set so, when robots may not read on, and when the page cannot be had', async () => {
    const server = await serve({
      '/robots.txt': sends('User-agent: *\nDisallow: /closed'),
      '/keep': (_, response) => response.end(teaser('/ferry')),
      '/closed.xml': (_, response) => response.end(teaser('/closed/ferry')),
      '/broken.xml': (_, response) => response.end(teaser('/missing'))
    })
    const kept = await drain(feed.open(`${server.origin}/keep#teasers=keep`))
    expect(kept).toMatchObject({ articles: [{ text: 'It sailed …' }], problems: [] })
    const closed = await drain(feed.open(`${server.origin}/closed.xml`))
    expect(closed.articles[0]?.text).toBe('It sailed …')
    expect(closed.problems[0]).toMatch(
      /only its teaser could be read: its page its site asks robots/
    )
    const broken = await drain(feed.open(`${server.origin}/broken.xml`))
    expect(broken.articles[0]?.text).toBe('It sailed …')
    expect(broken.problems).toEqual([
      `127.0.0.1:${server.port}/missing: only its teaser could be read: its page HTTP 404: there is nothing at this address`
    ])
  })

  it('is no teaser, and no article, for the line that WordPress sets below', async () => {
    const below =
      '<p>The post <a href="/ferry">Ferry</a> appeared first on <a href="/">Gazette</a>.</p>'
    const encoded = `<content:encoded><![CDATA[<p>${LONG}</p>${below}]]></content:encoded>`
    const server = await serve({
      '/feed': sends(
        rss(item(1, `It sailed [&amp;#8230;]${below.replaceAll('<', '&lt;')}`, encoded))
      )
    })
    const { articles } = await drain(feed.open(`${server.origin}/feed`))
    expect(articles[0]?.text).toBe(LONG)
    expect(server.asked).toHaveLength(1)
  })

  it('asks for a page again that could not be had for now, and meanwhile keeps what it has', async () => {
    let status = 503
    let words = 'It sailed …'
    const server = await serve({
      '/feed': (_, response) =>
        response
          .writeHead(200, { etag: '"7"' })
          .end(teaser('/ferry').replace('It sailed …', words)),
      '/ferry': (request, response) =>
        status === 200
          ? sends(page('The harbour was full.'), { 'content-type': 'text/html' })(request, response)
          : response.writeHead(status).end()
    })
    const source = feed.open(`${server.origin}/feed`)
    const first = await drain(source)
    expect(first.articles[0]?.text).toBe('It sailed …')
    status = 200
    const second = await drain(source, { noted: structuredClone(first.notes) })
    const [whole] = second.articles
    expect(whole?.text).toBe(`The harbour was full.\n\n${LONG}`)
    const held = [whole?.id ?? '']
    expect((await drain(source, { noted: second.notes, held })).articles).toEqual([])
    status = 503
    words = 'It has sailed …'
    const down = await drain(source, { noted: second.notes, held })
    expect(down.articles).toEqual([])
    expect(down.problems[0]).toMatch(/HTTP 503/)
    status = 200
    const up = await drain(source, { noted: down.notes, held })
    expect(up.articles[0]?.text).toBe(`The harbour was full.\n\n${LONG}`)
  })

  it('leaves a site in peace that asks for it, or whose pages fail one after the other', async () => {
    const many = rss(
      Array.from(
        { length: 20 },
        (_, at) =>
          `<item><title>T${at}</title><link>/ferry-${at}</link><description>Ferry ${at} …</description></item>`
      ).join('')
    )
    for (const [status, asked] of [
      [429, 1],
      [500, 5],
      [404, 20]
    ] as const) {
      const failing = Array.from({ length: 20 }, (_, at) => [`/ferry-${at}`, sends('', {}, status)])
      const server = await serve({ '/feed': sends(many), ...Object.fromEntries(failing) })
      const { articles, problems } = await drain(feed.open(`${server.origin}/feed`))
      expect([articles.length, problems.length]).toEqual([20, asked])
    }
  })

  it('that is unchanged is left alone for as long as it asks for', async () => {
    const slow = rss(`<ttl>120</ttl>${item(1)}`)
    const server = await serve({
      '/told': (request, response) => {
        if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end()
        else response.writeHead(200, { etag: '"7"' }).end(slow)
      },
      '/same': sends(slow)
    })
    for (const path of ['/told', '/same']) {
      const source = feed.open(server.origin + path)
      const first = await drain(source)
      const second = await drain(source, { noted: structuredClone(first.notes) })
      const third = await drain(source, { noted: second.notes })
      for (const { advice } of [first, second, third])
        expect(advice).toEqual({ interval: 7_200_000 })
    }
  })

  it('that says it is unchanged brings nothing, and asks again with what it was told', async () => {
    const server = await serve({
      '/feed': (request, response) => {
        if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end()
        else response.writeHead(200, { etag: '"7"' }).end(rss(item(1)))
      }
    })
    const source = feed.open(`${server.origin}/feed`)
    const first = await drain(source)
    const second = await drain(source, { noted: structuredClone(first.notes) })
    expect(first.articles).toHaveLength(1)
    expect(second.articles).toEqual([])
    const third = await drain(source, { noted: second.notes })
    expect(third.articles).toEqual([])
    expect(server.asked[2]?.headers['if-none-match']).toBe('"7"')
  })

  it('that sends the same again, or the same items in another order, brings nothing', async () => {
    let body = rss(item(1) + item(2))
    const server = await serve({ '/feed': (_, response) => response.end(body) })
    const source = feed.open(`${server.origin}/feed`)
    const first = await drain(source)
    const held = first.articles.map(({ id }) => id)
    expect((await drain(source, { noted: first.notes, held })).articles).toEqual([])
    body = rss(item(2) + item(1))
    const again = await drain(source, { noted: first.notes, held })
    expect(again.articles).toEqual([])
    body = rss(item(2) + item(1, `${LONG} It was late.`))
    const changed = await drain(source, { noted: again.notes, held })
    expect(changed.articles.map(({ id }) => id)).toEqual(['gazette.example/ferry-1'])
  })

  it('brings again what is no longer held, whatever was noted', async () => {
    const server = await serve({ '/feed': (_, response) => response.end(rss(item(1) + item(2))) })
    const source = feed.open(`${server.origin}/feed`)
    const { notes } = await drain(source)
    const other = { ...Object(notes), body: null }
    const again = await drain(source, { noted: other, held: ['gazette.example/ferry-1'] })
    expect(again.articles.map(({ id }) => id)).toEqual(['gazette.example/ferry-2'])
  })

  it('that was noted by another version is read afresh', async () => {
    const server = await serve({ '/feed': sends(rss(item(1))) })
    for (const noted of ['words', 7, [], { items: 3 }, { etag: 4, items: { a: 1 } }])
      expect((await drain(feed.open(`${server.origin}/feed`), { noted })).articles).toHaveLength(1)
  })

  it('tells of a new address, and how often it wants to be read', async () => {
    const server = await serve({
      '/old': redirects('/new', 301),
      '/new': sends(rss('<ttl>45</ttl>' + item(1)), { 'cache-control': 'max-age=600' })
    })
    const { advice } = await drain(feed.open(`${server.origin}/old`))
    expect(advice).toEqual({ interval: 45 * 60_000, movedTo: `${server.origin}/new` })
  })

  it.each([
    [
      'windows-1252 that says nothing',
      Buffer.from(rss(item(1, 'Caf\u00e9 ' + LONG)), 'latin1'),
      {}
    ],
    [
      'latin1 by its header',
      Buffer.from(rss(item(1, 'Café ' + LONG)), 'latin1'),
      { 'content-type': 'text/xml; charset=iso-8859-1' }
    ],
    [
      'latin1 by its declaration',
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${rss(item(1, 'Café ' + LONG))}`,
        'latin1'
      ),
      {}
    ],
    [
      'UTF-8 that says it is latin1',
      Buffer.from(rss(item(1, 'Café ' + LONG))),
      { 'content-type': 'text/xml; charset=iso-8859-1' }
    ],
    ['UTF-16 by its mark', Buffer.from(`\ufeff${rss(item(1, 'Café ' + LONG))}`, 'utf16le'), {}],
    [
      'latin1 that says it is UTF-8',
      Buffer.from(rss(item(1, 'Café ' + LONG)), 'latin1'),
      { 'content-type': 'text/xml; charset=utf-8' }
    ]
  ])('in %s is read as what it is', async (_, body, headers) => {
    const server = await serve({ '/feed': sends(body, headers) })
    const { articles } = await drain(feed.open(`${server.origin}/feed`))
    expect(articles[0]?.text).toBe(`Café ${LONG}`)
  })

  it.each([
    ['a page', '<!doctype html><html></html>', 'is a web page, not a feed'],
    ['nothing', '', 'is no feed: neither RSS, Atom nor JSON Feed, but empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /^is not text/]
  ])('that turns out to be %s fails with the reason', async (_, body, reason) => {
    const server = await serve({ '/feed': sends(body) })
    const source = feed.open(`${server.origin}/feed`)
    const failed = await drain(source).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    const message = failed instanceof Error ? failed.message : ''
    expect(message.startsWith(`feed:${server.origin}/feed: `)).toBe(true)
    expect(message.slice(`feed:${server.origin}/feed: `.length)).toMatch(reason)
  })

  it.each(['text/html', 'application/octet-stream', 'image/png', 'nonsense', null])(
    'is read whatever its server calls it: %s',
    async type => {
      const headers = type === null ? {} : { 'content-type': type }
      const server = await serve({ '/feed': sends(rss(item(1)), headers) })
      const { articles } = await drain(feed.open(`${server.origin}/feed`))
      expect(articles.map(({ headline }) => headline)).toEqual(['Ferry 1 sails'])
    }
  )

  const packed = { 'content-encoding': 'gzip' }
  it.each([
    [
      'breaks off inside its packing',
      sends(gzipSync(rss(item(1))).subarray(0, -20), packed),
      /: cannot be unpacked: /
    ],
    [
      'unpacks to very much',
      sends(gzipSync(Buffer.alloc(50_000_000)), packed),
      /: is larger than 10 MB$/
    ],
    ['never ends', endless, /: is larger than 10 MB$/],
    ['is gone for good', sends('', {}, 410), /: HTTP 410: is gone for good$/],
    ['asks to wait', sends('', { 'retry-after': '60' }, 429), /: HTTP 429: /]
  ])('that %s fails with the reason, and brings nothing', async (_, answer, reason) => {
    const server = await serve({ '/feed': answer })
    await expect(drain(feed.open(`${server.origin}/feed`))).rejects.toThrow(reason)
  })

  it('of two items with one address brings the first', async () => {
    const server = await serve({ '/feed': sends(rss(item(1) + item(1, `${LONG} Again.`))) })
    const { articles } = await drain(feed.open(`${server.origin}/feed`))
    expect(articles.map(({ text }) => text)).toEqual([LONG])
  })

  it('leaves the items of an outlet that it collects from under its name', async () => {
    const wire = item(1, LONG, '<source url="https://wire.example">The Wire</source>')
    const server = await serve({ '/feed': sends(rss(wire)) })
    expect((await drain(feed.open(`${server.origin}/feed`))).articles[0]?.outlet).toBe('The Wire')
  })

  it('asks for a hundred pages at a time, and for the rest the next time', async () => {
    const many = Array.from(
      { length: 120 },
      (_, at) =>
        `<item><title>T${at}</title><link>/p/${at}</link><description>Short.</description></item>`
    )
    const server = await serve({
      '/robots.txt': sends(''),
      '/feed': (request, response) =>
        request.headers['if-none-match'] === '"1"'
          ? response.writeHead(304).end()
          : response.writeHead(200, { etag: '"1"' }).end(rss(many.join(''))),
      ...Object.fromEntries(
        many.map((_, at) => [`/p/${at}`, sends(page('Full.'), { 'content-type': 'text/html' })])
      )
    })
    const source = feed.open(`${server.origin}/feed`)
    const first = await drain(source)
    expect(first.articles).toHaveLength(100)
    const held = first.articles.map(({ id }) => id)
    const second = await drain(source, { noted: structuredClone(first.notes), held })
    expect(second.articles.map(({ headline }) => headline)).toEqual(
      Array.from({ length: 20 }, (_, at) => `T${100 + at}`)
    )
    const third = await drain(source, { noted: structuredClone(second.notes), held: [] })
    expect(third.articles).toEqual([])
  })

  it('keeps notes of some kilobytes, whatever the ids and validators', async () => {
    const items = Array.from({ length: 500 }, (_, at) => long(at)).join('')
    const server = await serve({ '/feed': sends(rss(items), { etag: `"${'e'.repeat(9_000)}"` }) })
    const { articles, notes } = await drain(feed.open(`${server.origin}/feed`))
    expect(new Set(articles.map(({ id }) => id)).size).toBe(500)
    expect(Math.max(...articles.map(({ id }) => id.length))).toBeLessThan(501)
    expect(JSON.stringify(notes).length).toBeLessThan(25_000)
  })

  it('takes settings after a #, and refuses those that it does not know', () => {
    const url = 'https://gazette.example/feed'
    expect(feed.open(`${url}#every=2h&name=Gazette&tags=ports,sea&keep=7d`)).toMatchObject({
      address: `feed:${url}`,
      settings: { name: 'Gazette', tags: ['ports', 'sea'], every: 7_200_000, keep: 604_800_000 }
    })
    expect(() => feed.open(`${url}#evry=2h`)).toThrow(/is no setting of a source: there is name/)
    expect(() => feed.open(`${url}#every=soon`)).toThrow(/wants a time such as 30m/)
    expect(() => feed.open(`${url}#teasers=no`)).toThrow(/wants complete or keep/)
    expect(() => feed.open('gazette')).toThrow(/^feed: wants an address/)
  })

  it('ends at once when the bot stops', async () => {
    const server = await serve({ '/feed': () => {} })
    const stop = new AbortController()
    const { context } = contextOf({ signal: stop.signal })
    const reading = feed.open(`${server.origin}/feed`).read(context)[Symbol.asyncIterator]().next()
    setTimeout(() => stop.abort(new Error('the bot stops')), 20)
    await expect(reading).rejects.toThrow('the bot stops')
  })
})
