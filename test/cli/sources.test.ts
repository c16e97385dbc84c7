// Sources of the web and their lists at the command line: processes of their own against servers of this machine.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOpml } from '../../src/web/web.ts'
import { sends, serve } from '../fakes/http.ts'
import { copydesk, folderOf, harbour } from './run.ts'

/** No two texts are alike: one that two items share counts once. */
const item = (name: string): string =>
  `<item><title>${name} sails</title><link>https://gazette.example/${name}</link><description>${`The ferry ${name} sailed from the old quay at dawn. `.repeat(12)}
  “It was a long night for the crew of the ${name},” said Ada Quill, the harbour master.</description></item>`
const rss = (...names: readonly string[]): string =>
  `<rss version="2.0"><channel><title>The Harbour Gazette</title>${names.map(item).join('')}</channel></rss>`

const listOf = (origin: string): string =>
  `<opml version="2.0"><body><outline text="Ports"><outline text="Gazette" xmlUrl="${origin}/rss"/></outline>
  <outline text="Hole" xmlUrl="gopher://hole.example/"/></body></opml>`

/** A feed of two items on this machine, and the settings that let it be asked. */
async function paper() {
  let names = ['Marlin', 'Heron']
  const server = await serve({ '/rss': (...asked) => sends(rss(...names))(...asked) })
  const list = (...now: readonly string[]) => void (names = [...now])
  return { server, list, env: { ALLOW_NETWORKS: '127.0.0.0/8', CONTACT: 'desk@gazette.example' } }
}

const linesOf = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

describe('copydesk analyze --source', () => {
  it('reads a feed, and the feeds of a list', async () => {
    const { server, env } = await paper()
    const folder = await folderOf({ 'feeds.opml': listOf(server.origin) })
    for (const source of [`feed:${server.origin}/rss`, 'opml:./feeds.opml']) {
      const { out } = await copydesk(['analyze', '--source', source], { env, cwd: folder })
      expect(linesOf(out)).toMatchObject([
        {
          id: 'gazette.example/Marlin',
          outlet: 'The Harbour Gazette',
          quotes: [{ speaker: { name: 'Ada Quill' } }]
        },
        { id: 'gazette.example/Heron' }
      ])
    }
    expect(server.asked[0]?.headers['user-agent']).toMatch(
      /^Copydesk\/\S+ \(\+desk@gazette\.example\)$/
    )
  })

  it('asks nothing of the machine itself unless it is let', async () => {
    const { server } = await paper()
    const { code, out, err } = await copydesk(['analyze', '--source', `feed:${server.origin}/rss`])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^feed:http:\/\/127\.0\.0\.1:\d+\/rss: /)
    expect(server.asked).toEqual([])
  })

  it('wants no settings where it reads no sources', async () => {
    const folder = await folderOf(harbour)
    const { code } = await copydesk(['analyze', '.'], { cwd: folder, env: { SOURCES: 'nonsense' } })
    expect(code).toBe(0)
  })
})

describe('copydesk sources import', () => {
  it('keeps the feeds of a list for everybody, with their folders as tags', async () => {
    const { server, env } = await paper()
    const folder = await folderOf({
      'feeds.opml': listOf(server.origin),
      'news/a.txt': 'A ferry sailed.'
    })
    const settings = { cwd: folder, env: { ...env, DATA: './kept', SOURCES: 'folder:./news' } }
    const first = await copydesk(['sources', 'import', 'feeds.opml'], settings)
    expect(first).toEqual({
      code: 1,
      out: '1 feed imported.\n',
      err: 'gopher://hole.example/: is no address of the web\n'
    })
    const again = await copydesk(['sources', 'import', '-'], {
      ...settings,
      input: listOf(server.origin)
    })
    expect(again.out).toBe('0 feeds imported, 1 there already.\n')
    const { out } = await copydesk(['sources'], settings)
    expect(out).toContain(`Gazette (feed:${server.origin}/rss) — 2 articles, read just now`)
    expect(out).toContain('tagged Ports')
    const asked = await copydesk(['ask', '/who quill'], settings)
    expect(asked.out).toContain('The Harbour Gazette')
  })

  it('reads a list in the encoding that it declares', async () => {
    const list = listOf('https://parom.example').replace(
      '<opml',
      '<?xml version="1.0" encoding="windows-1251"?><opml'
    )
    const [before = '', after = ''] = list.split('Gazette', 2)
    const parom = Uint8Array.of(0xcf, 0xe0, 0xf0, 0xee, 0xec)
    const folder = await folderOf({ 'news/a.txt': 'A ferry sailed.' })
    await writeFile(
      join(folder, 'feeds.opml'),
      Buffer.concat([Buffer.from(before), parom, Buffer.from(after)])
    )
    const settings = { cwd: folder, env: { DATA: './kept', SOURCES: 'folder:./news' } }
    await copydesk(['sources', 'import', 'feeds.opml'], settings)
    expect((await copydesk(['sources', 'export'], settings)).out).toContain('Паром')
  })

  it.each([
    ['none.opml', {}, /^copydesk: none\.opml: is not there\n$/],
    ['page.html', {}, /^copydesk: page\.html: is no OPML/],
    ['feeds.opml', { DATA: 'none' }, /^copydesk: DATA: is "none"/]
  ])('refuses %s %j', async (file, env, message) => {
    const files = { 'page.html': '<html></html>', 'feeds.opml': listOf('https://a.example') }
    const folder = await folderOf(files)
    const refused = await copydesk(['sources', 'import', file], {
      cwd: folder,
      env: { DATA: './kept', ...env }
    })
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringMatching(message) })
    expect(existsSync(join(folder, 'kept'))).toBe(false)
  })
})

describe('copydesk sources export', () => {
  it('prints a list that imports again', async () => {
    const { server, env } = await paper()
    const source = `feed:${server.origin}/rss#name=Harbour+%26+Sea&tags=ports,sea&every=30m&keep=2d&teasers=keep`
    const { code, out } = await copydesk(['sources', 'export', '--source', source], { env })
    expect(code).toBe(0)
    expect(readOpml(out, null)).toEqual([
      {
        url: `${server.origin}/rss`,
        title: 'Harbour & Sea',
        tags: ['ports', 'sea'],
        settings: { every: '30m', keep: '2d', teasers: 'keep' }
      }
    ])
    const folder = await folderOf({ 'feeds.opml': out })
    const there = { cwd: folder, env: { ...env, DATA: './kept', SOURCES: 'folder:.' } }
    expect((await copydesk(['sources', 'import', 'feeds.opml'], there)).code).toBe(0)
    const again = await copydesk(['sources', 'export'], there)
    expect(readOpml(again.out, null)).toEqual(readOpml(out, null))
  })

  it('prints articles that jsonl: reads back to the letter', async () => {
    const { server, env } = await paper()
    const source = `feed:${server.origin}/rss`
    const { out } = await copydesk(['sources', 'export', '--format', 'jsonl', '--source', source], {
      env
    })
    const folder = await folderOf({ 'articles.jsonl': out })
    expect(linesOf(out)).toHaveLength(2)
    const back = ['sources', 'export', '-f', 'jsonl', '--source', 'jsonl:./articles.jsonl']
    const again = await copydesk(back, { cwd: folder })
    expect(again.out).toBe(await readFile(join(folder, 'articles.jsonl'), 'utf8'))
  })

  it('prints articles that count once beside the feed that they are from', async () => {
    const { server, env } = await paper()
    const source = `feed:${server.origin}/rss`
    const { out } = await copydesk(['sources', 'export', '-f', 'jsonl', '--source', source], {
      env
    })
    const folder = await folderOf({ 'articles.jsonl': out })
    const both = ['--source', 'jsonl:./articles.jsonl', '--source', source]
    const again = await copydesk(['sources', 'export', '-f', 'jsonl', ...both], {
      cwd: folder,
      env
    })
    expect(again.out).toBe(out)
  })

  it('prints what is kept too, of feeds that list it no more', async () => {
    const { server, env, list } = await paper()
    const folder = await folderOf({})
    const settings = {
      cwd: folder,
      env: { ...env, DATA: './kept', SOURCES: `feed:${server.origin}/rss` },
      input: ''
    }
    await copydesk(['start'], settings)
    list('Teal')
    const { out } = await copydesk(['sources', 'export', '-f', 'jsonl'], settings)
    expect(linesOf(out)).toHaveLength(3)
    expect(out).toContain('gazette.example/Marlin')
    expect(out).toContain('gazette.example/Teal')
  })

  it('refuses another format', async () => {
    const { code, err } = await copydesk(['sources', 'export', '--format', 'csv'])
    expect(code).toBe(2)
    expect(err).toMatch(/opml, jsonl/)
  })
})
