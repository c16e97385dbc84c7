import { describe, expect, it } from 'vitest'
import sitemap from '../../src/sources/sitemap.ts'
import { describeSource } from '../contracts/source.ts'
import type { Answer } from '../fakes/http.ts'
import { redirects, sends, serve } from '../fakes/http.ts'
import { drain } from './tree.ts'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const html = (at: number): string =>
  `<html><head><title>Ferry ${at}</title></head><body><article><p>${`Ferry ${at} sailed from the old quay at dawn with a hundred people on board. `.repeat(8)}</p></article></body></html>`
const pages = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`/${at + 1}`, sends(html(at + 1), HTML)])
  )
const listing = (count: number, day = 1): string =>
  `<urlset>${Array.from({ length: count }, (_, at) => `<url><loc>/${at + 1}</loc><lastmod>2026-03-0${day}</lastmod></url>`).join('')}</urlset>`

/** Sent once: after that it has not changed. */
const sentOnce =
  (answer: string): Answer =>
  (request, response) => {
    if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"7"', 'cache-control': 'max-age=7200' }).end(answer)
  }

describeSource('sitemap', sitemap, {
  ready: async () =>
    `${(await serve({ '/map.xml': sends(listing(4)), ...pages(3) })).origin}/map.xml`,
  gone: async () => `${(await serve({})).origin}/map.xml`
})

describe('a sitemap', () => {
  it('reads a page again only when it has changed', async () => {
    let map = listing(3)
    const server = await serve({ '/map.xml': (_, response) => response.end(map), ...pages(3) })
    const source = sitemap.open(`${server.origin}/map.xml`)
    const first = await drain(source)
    expect(first.articles.map(({ headline }) => headline)).toEqual([
      'Ferry 1',
      'Ferry 2',
      'Ferry 3'
    ])
    expect((await drain(source, { noted: first.notes })).articles).toEqual([])
    map = listing(3).replace('2026-03-01', '2026-03-05')
    const second = await drain(source, { noted: first.notes })
    expect(second.articles.map(({ headline }) => headline)).toEqual(['Ferry 1'])
  })

  it('is not sent again while nothing has changed, once all its pages are read', async () => {
    const index =
      '<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>'
    let broken = true
    const server = await serve({
      '/map.xml': sentOnce(index),
      '/a.xml': sentOnce(listing(2)),
      '/b.xml': sentOnce('<urlset><url><loc>/3</loc></url></urlset>'),
      ...pages(2),
      '/3': (request, response) => {
        if (broken) response.writeHead(503).end()
        else sends(html(3), HTML)(request, response)
      }
    })
    const source = sitemap.open(`${server.origin}/map.xml`)
    const first = await drain(source)
    expect(first.articles).toHaveLength(2)
    expect(first.advice).toEqual({ interval: 7_200_000 })
    broken = false
    const second = await drain(source, { noted: structuredClone(first.notes) })
    expect(second.articles.map(({ headline }) => headline)).toEqual(['Ferry 3'])
    const third = await drain(source, { noted: second.notes })
    expect(third.articles).toEqual([])
    const fourth = await drain(source, { noted: third.notes })
    expect(fourth.notes).toEqual(third.notes)
    const told = (path: string) =>
      server.asked
        .filter(({ url }) => url === path)
        .map(({ headers }) => headers['if-none-match'] ?? null)
    // What an index lists may change under it.
    expect(told('/map.xml')).toEqual([null, null, null, null])
    expect(told('/a.xml')).toEqual([null, '"7"', '"7"', '"7"'])
    expect(told('/b.xml')).toEqual([null, null, '"7"', '"7"'])
  })

  it('tells where it has moved for good', async () => {
    const server = await serve({
      '/old.xml': redirects('/map.xml', 301),
      '/map.xml': sends(listing(1)),
      ...pages(1)
    })
    const { advice } = await drain(sitemap.open(`${server.origin}/old.xml`))
    expect(advice?.movedTo).toBe(`${server.origin}/map.xml`)
  })

  it('leaves a site in peace whose pages fail one after the other, and asks again the next time', async () => {
    const server = await serve({
      '/map.xml': sends(listing(30)),
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [`/${at + 1}`, sends('', {}, 503)])
      )
    })
    const source = sitemap.open(`${server.origin}/map.xml`)
    const first = await drain(source)
    const second = await drain(source, { noted: first.notes })
    expect([first.problems.length, second.problems.length]).toEqual([5, 5])
  })

  it('reads those that it lists, the latest pages first', async () => {
    const server = await serve({
      '/map.xml': sends(
        '<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap><sitemap><loc>/gone.xml</loc></sitemap></sitemapindex>'
      ),
      '/a.xml': sends('<urlset><url><loc>/1</loc><lastmod>2026-03-01</lastmod></url></urlset>'),
      '/b.xml': sends('<urlset><url><loc>/2</loc><lastmod>2026-03-02</lastmod></url></urlset>'),
      ...pages(2)
    })
    const { articles, problems } = await drain(sitemap.open(`${server.origin}/map.xml`))
    expect(articles.map(({ headline }) => headline)).toEqual(['Ferry 2', 'Ferry 1'])
    expect(problems).toEqual([
      `${server.origin}/gone.xml: HTTP 404: there is nothing at this address`
    ])
  })

  it('asks for a hundred pages at a time, and for the rest the next time', async () => {
    const server = await serve({ '/map.xml': sends(listing(130)), ...pages(130) })
    const source = sitemap.open(`${server.origin}/map.xml`)
    const first = await drain(source)
    const second = await drain(source, { noted: first.notes })
    expect([first.articles.length, second.articles.length]).toEqual([100, 30])
  })

  it('that is none fails with the reason', async () => {
    const server = await serve({ '/map.xml': sends('<rss/>') })
    const address = `${server.origin}/map.xml`
    await expect(drain(sitemap.open(address))).rejects.toThrow(`sitemap:${address}: is no sitemap`)
  })
})
