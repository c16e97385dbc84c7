import { describe, expect, it } from 'vitest'
import page from '../../src/sources/page.ts'
import { redirects, sends, serve } from '../fakes/http.ts'
import { drain } from './tree.ts'

const BODY = `<p>${'The ferry sailed from the old quay at dawn with a hundred people on board. '.repeat(8)}</p>`
const html = `<html lang="en"><head><title>Ferry sails</title><meta property="og:site_name" content="The Harbour Gazette">
  <meta property="article:published_time" content="2026-03-02T06:30:00+01:00"></head><body><article><h1>Ferry sails</h1>${BODY}</article></body></html>`
const HTML = { 'content-type': 'text/html; charset=utf-8' }

const NOON = 'Mon, 02 Mar 2026 12:00:00 GMT'

describe('a page', () => {
  it('brings its article, and nothing while it is unchanged', async () => {
    const server = await serve({
      '/ferry': (request, response) => {
        const same = request.headers['if-none-match'] === '"1"'
        response.writeHead(same ? 304 : 200, { ...HTML, etag: '"1"' }).end(same ? undefined : html)
      }
    })
    const source = page.open(`${server.origin}/ferry?utm_source=x`)
    const first = await drain(source)
    expect(first.articles).toMatchObject([
      {
        id: `127.0.0.1:${server.port}/ferry`,
        url: `${server.origin}/ferry`,
        source: `page:${server.origin}/ferry?utm_source=x`,
        outlet: 'The Harbour Gazette',
        headline: 'Ferry sails',
        publishedAt: '2026-03-02T06:30:00+01:00',
        lang: 'en'
      }
    ])
    expect((await drain(source, { noted: first.notes })).articles).toEqual([])
  })

  it('is asked for with what it said when it last changed, however often it has not', async () => {
    const server = await serve({
      '/ferry': (request, response) => {
        if (request.headers['if-modified-since'] !== undefined) response.writeHead(304).end()
        else response.writeHead(200, { ...HTML, 'last-modified': NOON }).end(html)
      }
    })
    const source = page.open(`${server.origin}/ferry`)
    const first = await drain(source)
    const second = await drain(source, { noted: structuredClone(first.notes) })
    await drain(source, { noted: second.notes })
    const asked = server.asked.filter(({ url }) => url === '/ferry')
    expect(asked.map(({ headers }) => headers['if-modified-since'])).toEqual([
      undefined,
      NOON,
      NOON
    ])
  })

  it('tells where it has moved to', async () => {
    const server = await serve({ '/old': redirects('/new', 301), '/new': sends(html, HTML) })
    expect((await drain(page.open(`${server.origin}/old`))).advice).toEqual({
      movedTo: `${server.origin}/new`
    })
  })

  it.each([
    [
      'robots may not read it',
      { '/robots.txt': sends('User-agent: *\nDisallow: /') },
      'its site asks robots not to read it (robots.txt)'
    ],
    ['it is gone', {}, 'HTTP 404: there is nothing at this address'],
    [
      'it is a file',
      { '/ferry': sends('x', { 'content-type': 'application/pdf' }) },
      'is no page but application/pdf'
    ],
    [
      'it shows no article',
      { '/ferry': sends('<html><body></body></html>', HTML) },
      'shows no article'
    ]
  ])('fails where %s', async (_, answers, reason) => {
    const server = await serve(answers)
    const address = `${server.origin}/ferry`
    await expect(drain(page.open(address))).rejects.toThrow(`page:${address}: ${reason}`)
  })
})
