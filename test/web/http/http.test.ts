import { createServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Lookup } from '../../../src/web/http/connector.ts'
import type { HttpSettings, Wanted } from '../../../src/web/http/http.ts'
import { networkOf } from '../../../src/web/http/addresses.ts'
import { FetchError, retryAfterOf } from '../../../src/web/http/faults.ts'
import { openHttp } from '../../../src/web/http/http.ts'
import { redirects, sends, serve } from '../../fakes/http.ts'

const loopback = [networkOf('127.0.0.1')]

function open(settings: Partial<HttpSettings> = {}) {
  const http = openHttp({ agent: 'Copydesk/test', opened: loopback, ...settings })
  onTestFinished(() => http.close())
  return (url: string, wanted: Partial<Wanted> = {}) =>
    http.fetch({
      url,
      accept: 'text/xml',
      mostBytes: 100_000,
      signal: new AbortController().signal,
      ...wanted
    })
}

const text = (body: Uint8Array): string => new TextDecoder().decode(body)

const fault = async (fetched: Promise<unknown>): Promise<FetchError> => {
  const error = await fetched.then(
    () => 'it was fetched',
    (cause: unknown) => cause
  )
  if (error instanceof FetchError) return error
  throw new Error('no FetchError', { cause: error })
}

/** Resolves every name to these, one list a look-up, the last again and again. */
const resolving = (...answers: string[][]): Lookup => {
  let asked = 0
  return (_, __, done) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? []
    done(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
    )
  }
}

describe('a fetch', () => {
  it('says who asks, what it takes, and gives the body as it is', async () => {
    const server = await serve({
      '/feed': sends('<rss/>', { 'content-type': 'text/xml', etag: '"1"' })
    })
    const got = await open()(`${server.origin}/feed?a=1`)
    expect(got).toMatchObject({
      changed: true,
      etag: '"1"',
      contentType: 'text/xml',
      movedTo: null
    })
    expect(text(got.body)).toBe('<rss/>')
    expect(server.asked[0]?.url).toBe('/feed?a=1')
    expect(server.asked[0]?.headers).toMatchObject({
      'user-agent': 'Copydesk/test',
      accept: 'text/xml'
    })
  })

  it('asks whether anything has changed, and has no body where nothing has', async () => {
    const server = await serve({
      '/feed': (request, response) => {
        const same =
          request.headers['if-none-match'] === '"1"' &&
          request.headers['if-modified-since'] === 'Mon, 02 Mar 2026 06:30:00 GMT'
        response.writeHead(same ? 304 : 200).end(same ? undefined : 'all of it')
      }
    })
    const fetch = open()
    const got = await fetch(`${server.origin}/feed`, {
      etag: '"1"',
      lastModified: 'Mon, 02 Mar 2026 06:30:00 GMT'
    })
    expect(got.changed).toBe(false)
    expect(got.body).toHaveLength(0)
    expect((await fetch(`${server.origin}/feed`)).changed).toBe(true)
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync]
  ])('unpacks %s', async (encoding, pack) => {
    const server = await serve({
      '/': sends(pack('packed words'), { 'content-encoding': encoding })
    })
    expect(text((await open()(server.origin)).body)).toBe('packed words')
  })

  it('unpacks a file that is gzip by itself', async () => {
    const server = await serve({ '/sitemap.xml.gz': sends(gzipSync('<urlset/>')) })
    expect(text((await open()(`${server.origin}/sitemap.xml.gz`)).body)).toBe('<urlset/>')
  })

  it('takes the password of an address to its own host alone', async () => {
    const other = await serve({ '/': sends('other') })
    const server = await serve({
      '/': redirects('/inside'),
      '/inside': redirects(`http://127.0.0.1:${other.port}/`)
    })
    await open()(server.origin.replace('//', '//ana:s%20cret@'))
    const expected = `Basic ${Buffer.from('ana:s cret').toString('base64')}`
    expect(server.asked.map(each => each.headers.authorization)).toEqual([expected, expected])
    expect(other.asked[0]?.headers.authorization).toBeUndefined()
  })

  it('asks one host only so many things at a time', async () => {
    let [now, most] = [0, 0]
    const server = await serve({
      '/': (_, response) => {
        most = Math.max(most, ++now)
        setTimeout(() => {
          now--
          response.end('done')
        }, 20)
      }
    })
    const fetch = open({ limits: { perHost: 2 } })
    const got = await Promise.all(Array.from({ length: 8 }, () => fetch(server.origin)))
    expect(got).toHaveLength(8)
    expect(most).toBe(2)
  })

  it('ends at once when it is told to, with the reason given', async () => {
    const server = await serve({ '/': () => {} })
    const stopping = new AbortController()
    const fetched = open()(server.origin, { signal: stopping.signal })
    setTimeout(() => stopping.abort(new Error('the bot stops')), 20)
    await expect(fetched).rejects.toThrow('the bot stops')
  })
})

describe('a redirect', () => {
  it('that is permanent all the way gives the new address', async () => {
    const server = await serve({
      '/old': redirects('/newer', 301),
      '/newer': redirects('/newest', 308),
      '/newest': sends('here')
    })
    const got = await open()(`${server.origin}/old`)
    expect(got.movedTo).toBe(`${server.origin}/newest`)
    expect(got.url).toBe(`${server.origin}/newest`)
  })

  it('that is for now keeps the old address, whatever follows it', async () => {
    const server = await serve({
      '/old': redirects('/now', 302),
      '/now': redirects('/newest', 301),
      '/newest': sends('here')
    })
    const got = await open()(`${server.origin}/old`)
    expect(got.movedTo).toBeNull()
    expect(got.url).toBe(`${server.origin}/newest`)
  })

  it('without end is left', async () => {
    const server = await serve({ '/': redirects('/') })
    expect((await fault(open()(server.origin))).message).toBe('redirected more than 5 times')
    expect(server.asked).toHaveLength(6)
  })

  it.each([
    [
      'to a private address',
      'http://10.0.0.1/',
      '10.0.0.1 is not a public address: it is not read'
    ],
    ['to the metadata of a cloud', 'http://169.254.169.254/latest', /169\.254\.169\.254 is not/],
    ['to a file', 'file:///etc/passwd', 'file: is not read: http: and https: are'],
    ['to nowhere', 'http://', 'redirects to what is not a URL']
  ])('%s is not followed', async (_, location, reason) => {
    const server = await serve({ '/': redirects(location) })
    expect((await fault(open()(server.origin))).message).toMatch(reason)
  })
})

describe('an address that is not public', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/',
    'http://localhost/',
    'https://localhost/',
    'http://0/'
  ])('is refused however it is written: %s', async url => {
    const refused = await fault(open({ opened: [] })(url))
    expect(refused.message).toMatch(/ is not a public address: it is not read$/)
    expect(refused.passes).toBe(false)
  })

  it('is refused when a name leads to it, and nothing is sent there', async () => {
    const server = await serve({ '/': sends('secret') })
    const fetch = open({ opened: [], lookup: resolving(['127.0.0.1']) })
    expect((await fault(fetch(`http://news.example:${server.port}/`))).message).toBe(
      'news.example is not a public address: it is not read'
    )
    expect(server.asked).toHaveLength(0)
  })

  it('is refused when a name leads to it beside a public one', async () => {
    const fetch = open({ opened: [], lookup: resolving(['93.184.215.14', '127.0.0.1']) })
    expect((await fault(fetch('http://news.example/'))).passes).toBe(false)
  })

  it('is refused when the name leads to it the second time only', async () => {
    // Each answer ends its connection, so that every request looks the name up again.
    const closed = { connection: 'close' }
    const server = await serve({ '/': sends('first', closed), '/again': sends('second', closed) })
    const fetch = open({ lookup: resolving(['127.0.0.1'], ['127.0.0.2']) })
    const origin = `http://news.example:${server.port}`
    expect(text((await fetch(`${origin}/`)).body)).toBe('first')
    expect((await fault(fetch(`${origin}/again`))).passes).toBe(false)
    expect(server.asked).toHaveLength(1)
  })

  it('is refused when a redirect leads to a name that leads to it', async () => {
    const server = await serve({ '/': redirects('http://inside.example/secret') })
    const fetch = open({ lookup: resolving(['127.0.0.1'], ['10.0.0.1']) })
    expect((await fault(fetch(`http://news.example:${server.port}/`))).message).toBe(
      'inside.example is not a public address: it is not read'
    )
  })

  it.each(['ftp://news.example/', 'file:///etc/passwd', 'data:text/xml,a', 'javascript:1'])(
    'of another scheme is refused: %s',
    async url => {
      expect((await fault(open()(url))).passes).toBe(false)
    }
  )
})

describe('an answer that cannot be used', () => {
  it.each([
    [404, 'HTTP 404: there is nothing at this address'],
    [410, 'HTTP 410: is gone for good'],
    [503, 'HTTP 503: the server has a fault']
  ])('of status %i says so', async (status, reason) => {
    const server = await serve({ '/': sends('no', {}, status) })
    expect(await fault(open()(server.origin))).toMatchObject({ message: reason, status })
  })

  it('that asks to wait says how long', async () => {
    const server = await serve({ '/': sends('slow down', { 'retry-after': '120' }, 429) })
    expect(await fault(open()(server.origin))).toMatchObject({ status: 429, retryAfter: 120_000 })
  })

  it('that is larger than agreed is stopped on the way', async () => {
    let sent = 0
    const server = await serve({
      '/': (_, response) => {
        const more = () => {
          sent++
          response.write(Buffer.alloc(50_000), () => setImmediate(more))
        }
        more()
      }
    })
    expect((await fault(open()(server.origin, { mostBytes: 1_000_000 }))).message).toBe(
      'is larger than 1 MB'
    )
    expect(sent).toBeLessThan(1_000)
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(5_000_000))]
  ])('that unpacks to very much (%s) is stopped on the way', async (encoding, bomb) => {
    const server = await serve({ '/': sends(bomb, { 'content-encoding': encoding }) })
    const before = process.memoryUsage().rss
    expect((await fault(open()(server.origin, { mostBytes: 1_000_000 }))).message).toBe(
      'is larger than 1 MB'
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
  })

  it('that is packed twice counts at the end', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(50_000_000)))
    const server = await serve({ '/': sends(bomb, { 'content-encoding': 'gzip, gzip' }) })
    expect((await fault(open()(server.origin, { mostBytes: 1_000_000 }))).message).toMatch(/larger/)
  })

  it('that is packed many times is not undone', async () => {
    const server = await serve({
      '/': sends('x', { 'content-encoding': Array.from({ length: 500 }, () => 'gzip').join(',') })
    })
    expect((await fault(open()(server.origin))).message).toBe(
      'is packed 500 times: no more than 2 are undone'
    )
  })

  it('that breaks off inside what is packed says so', async () => {
    const packed = gzipSync('words that never come to their end')
    const server = await serve({
      '/': sends(packed.subarray(0, -12), { 'content-encoding': 'gzip' })
    })
    expect((await fault(open()(server.origin))).message).toMatch(/^cannot be unpacked: /)
  })

  it('that is packed in a way nobody asked for says so', async () => {
    const server = await serve({ '/': sends('zzz', { 'content-encoding': 'lzw' }) })
    expect((await fault(open()(server.origin))).message).toBe(
      'is packed as "lzw", which was not asked for'
    )
  })

  it('that is shorter than it says is not taken for the whole', async () => {
    const server = await serve({
      '/': (_, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => response.destroy())
      }
    })
    expect((await fault(open()(server.origin))).message).toMatch(/the connection broke/)
  })

  it('that never comes is left after a while', async () => {
    const server = await serve({ '/': () => {} })
    const fetch = open({ limits: { idle: 100 } })
    expect((await fault(fetch(server.origin))).message).toBe('silent for 100 ms')
  })

  it('that drips is left after a while', async () => {
    const server = await serve({
      '/': (_, response) => {
        const drip = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(drip))
      }
    })
    const fetch = open({ limits: { whole: 300 } })
    expect((await fault(fetch(server.origin))).message).toBe('not done in 300 ms')
  })

  it('whose head drips is left after a while', async () => {
    const server = createServer(socket => {
      socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n')
      const drip = setInterval(() => socket.write('x-more: 1\r\n'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const fetch = open({ limits: { whole: 300 } })
    expect((await fault(fetch(`http://127.0.0.1:${port}/`))).message).toBe('not done in 300 ms')
  })

  it('that is not HTTP says so', async () => {
    const server = createServer(socket => {
      socket.on('error', () => {})
      socket.end('220 mail.example ready\r\n')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect((await fault(open()(`http://127.0.0.1:${port}/`))).message).toBe(
      'does not answer in HTTP'
    )
  })

  it('of a host that speaks no TLS says what to write instead', async () => {
    const server = await serve({ '/': sends('<rss/>') })
    expect((await fault(open()(`https://127.0.0.1:${server.port}/`))).message).toBe(
      'speaks no https: write http://…'
    )
  })

  it('of nobody says that the host refuses', async () => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    await new Promise(resolve => server.close(resolve))
    expect((await fault(open()(`http://127.0.0.1:${port}/`))).message).toBe(
      'the host refuses the connection'
    )
  })
})

describe('Retry-After', () => {
  const now = Date.UTC(2026, 2, 2, 6, 30)
  it.each([
    ['120', 120_000],
    ['Mon, 02 Mar 2026 06:31:00 GMT', 60_000],
    ['Mon, 02 Mar 2026 06:29:00 GMT', 0],
    ['9'.repeat(400), 30 * 86_400_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 30 * 86_400_000],
    ['soon', null],
    [null, null]
  ])('%s is read as milliseconds from now', (header, expected) => {
    expect(retryAfterOf(header, now)).toBe(expected)
  })
})
