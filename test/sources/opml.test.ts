import { describe, expect, it } from 'vitest'
import feed from '../../src/sources/feed.ts'
import opml from '../../src/sources/opml.ts'
import { SourceError } from '../../src/errors.ts'
import { redirects, sends, serve } from '../fakes/http.ts'
import { drain, put, treeOf } from './tree.ts'

const outline = (name: string, url: string, more = ''): string =>
  `<outline type="rss" text="${name}" xmlUrl="${url}"${more}/>`
const listOf = (...outlines: readonly string[]): string =>
  `<?xml version="1.0"?><opml version="2.0"><head/><body>${outlines.join('')}</body></opml>`

const papers = listOf(
  `<outline text="Ports">${outline('Harbour Gazette', 'https://gazette.example/rss')}</outline>`,
  outline('', 'https://wire.example/a?x=1&amp;y=2', ' category="/Sea,Tides"')
)

/** The list as it is read from a file. */
const readFile = async (text: string, settings = '') => {
  const folder = await treeOf({ 'feeds.opml': text })
  return drain(opml.open(`${folder}/feeds.opml${settings}`))
}

describe('a list of feeds', () => {
  it('brings no article, but sources with names and folders', async () => {
    const { articles, advice, problems } = await readFile(papers)
    expect(articles).toEqual([])
    expect(problems).toEqual([])
    expect(advice?.sources).toEqual([
      'feed:https://gazette.example/rss#name=Harbour+Gazette&tags=Ports',
      'feed:https://wire.example/a?x=1&y=2#tags=Sea%2CTides'
    ])
  })

  it('hands on what is set for the list', async () => {
    const { advice } = await readFile(papers, '#every=30m&keep=7d&tags=daily&teasers=keep&name=All')
    expect(advice?.sources?.[0]).toBe(
      'feed:https://gazette.example/rss#name=Harbour+Gazette&tags=daily%2CPorts&every=30m&keep=7d&teasers=keep'
    )
  })

  it('lists what can be opened, however long articles are to stay', async () => {
    const { advice } = await readFile(papers, '#keep=90d')
    const [first = ''] = advice?.sources ?? []
    expect(feed.open(first.slice('feed:'.length)).settings?.keep).toBe(90 * 86_400_000)
  })

  it('tells which of them cannot be one, and lists the others', async () => {
    const { advice, problems } = await readFile(
      listOf(outline('Gopher', 'gopher://hole.example/1'), outline('B', 'https://b.example/'))
    )
    expect(advice?.sources).toEqual(['feed:https://b.example/#name=B'])
    expect(problems).toEqual([expect.stringContaining('gopher://hole.example/1')])
  })

  it('is read anew each time', async () => {
    const folder = await treeOf({ 'feeds.opml': papers })
    const source = opml.open(`${folder}/feeds.opml`)
    expect((await drain(source)).advice?.sources).toHaveLength(2)
    await put(folder, 'feeds.opml', listOf(outline('B', 'https://b.example/')))
    expect((await drain(source)).advice?.sources).toEqual(['feed:https://b.example/#name=B'])
  })

  it('fails with the reason, and advises nothing, so that what it listed stays', async () => {
    const folder = await treeOf({ 'feeds.opml': '<html><body>moved</body></html>' })
    for (const [path, reason] of [
      [`${folder}/feeds.opml`, /feeds\.opml: is no OPML/],
      [`${folder}/none.opml`, /none\.opml: is not there/],
      [folder, /: is a folder/]
    ] as const) {
      const failed = await drain(opml.open(path)).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(SourceError)
      expect(String(failed)).toMatch(reason)
    }
  })
})

describe('a list of feeds on the web', () => {
  it('is asked for with what the server said last, and lists the same where nothing has changed', async () => {
    const server = await serve({
      '/all.opml'(request, response) {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
        else response.writeHead(200, { etag: '"1"' }).end(papers)
      }
    })
    const source = opml.open(`${server.origin}/all.opml`)
    const first = await drain(source)
    const again = await drain(source, { noted: first.notes })
    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"'])
    expect(again.advice?.sources).toHaveLength(2)
    expect(again.advice).toEqual(first.advice)
  })

  it('knows relative addresses, and that it has moved', async () => {
    const server = await serve({
      '/old': redirects('/lists/all.opml', 301),
      '/lists/all.opml': sends(listOf(outline('B', '../b.xml')))
    })
    const { advice } = await drain(opml.open(`${server.origin}/old`))
    expect(advice).toEqual({
      sources: [`feed:${server.origin}/b.xml#name=B`],
      movedTo: `${server.origin}/lists/all.opml`
    })
  })

  it('fails with what the server says', async () => {
    const server = await serve({})
    await expect(drain(opml.open(`${server.origin}/none`))).rejects.toThrow(/404/)
  })
})
