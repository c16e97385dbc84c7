// The source kind folder: real files of every shape, and every way in which one cannot be read.
import { chmod, mkdir, symlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import folder from '../../src/sources/folder.ts'
import { describeSource } from '../contracts/source.ts'
import { drain, put, treeOf } from './tree.ts'

const wordsOf = (text: string) => `${text}\n\nThe harbour office said so on Monday.\n`

const ported = `---
headline: Harbour opens again
outlet: The Ostrel Herald
byline: Ana Pell
published: 2026-03-02
url: https://herald.example/harbour
lang: en-GB
---

# Harbour opens again

The **harbour** of [Ostrel](https://ostrel.example) opened on Monday.
`

describeSource('folder', folder, {
  ready: () =>
    treeOf({
      'a.md': ported,
      'b/c.txt': wordsOf('Nets were mended.'),
      'b/d.json': JSON.stringify([{ id: 'd1', text: 'One.' }, { text: 'Two.' }]),
      'broken.json': '{'
    }),
  gone: async () => join(await treeOf(), 'nothing')
})

const read = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  drain(folder.open(await treeOf(files)))

describe('folder', () => {
  it('reads what front matter says, and the body as plain lines', async () => {
    const root = await treeOf({ 'world/ports.md': ported })
    const { articles } = await drain(folder.open(root))
    expect(articles).toEqual([
      {
        id: 'world/ports.md',
        source: `folder:${root}`,
        headline: 'Harbour opens again',
        outlet: 'The Ostrel Herald',
        byline: 'Ana Pell',
        publishedAt: '2026-03-02',
        url: 'https://herald.example/harbour',
        lang: 'en-GB',
        text: 'Harbour opens again\n\nThe harbour of Ostrel opened on Monday.'
      }
    ])
  })

  it('takes the other names of front matter, and its scalars as they are written', async () => {
    const { articles } = await read({
      'a.md': `---
title: 1.10
publisher: No
author: [Ana Pell, Jo Marsh]
date: Mon, 02 Mar 2026 06:30:00 +0100
lang:
---
Nets were mended.`
    })
    expect(articles[0]).toMatchObject({
      headline: '1.10',
      outlet: 'No',
      byline: 'Ana Pell, Jo Marsh',
      publishedAt: '2026-03-02T06:30:00+01:00',
      lang: null
    })
  })

  it('takes the heading that Markdown begins with as the headline when nothing else says one', async () => {
    const { articles } = await read({
      'a.md': '# Nets mended\n\nAll of them.',
      'b.md': 'All of them.\n\n# Nets mended'
    })
    expect(articles.map(article => article.headline)).toEqual(['Nets mended', null])
  })

  it('leaves a plain text as it is and says nothing about it', async () => {
    const text = 'OSTREL (ONW) — Nets were mended.\r\n\r\n\tAlso Read: more\u00a0nets  \n'
    const { articles } = await read({ 'a.txt': text })
    expect(articles).toEqual([
      expect.objectContaining({
        id: 'a.txt',
        text,
        headline: null,
        outlet: null,
        byline: null,
        publishedAt: null
      })
    ])
  })

  it('reads saved pages, JSON, JSON lines and gzip of each, in the order of names', async () => {
    const { articles, problems } = await read({
      'b.html': `<!doctype html><title>Nets</title><article><p>${wordsOf('Nets were mended.')}</p></article>`,
      'c.json': JSON.stringify({ id: 'the-id', title: 'Nets', text: 'Mended.' }),
      'd.json': JSON.stringify([{ text: 'First.' }, { id: 7, text: 'Second.' }]),
      'e.jsonl': '{"id":"x y","text":"Line."}\n\n{"text":"Another."}',
      'f.ndjson.gz': gzipSync('{"text":"Packed line."}\n'),
      'a/z.txt.gz': gzipSync('Packed text.'),
      'g.MD.GZ': gzipSync('*Packed* mark.')
    })
    expect(problems).toEqual([])
    expect(articles.map(({ id, text }) => [id, text.split('\n')[0]])).toEqual([
      ['a/z.txt.gz', 'Packed text.'],
      ['b.html', 'Nets were mended. The harbour office said so on Monday.'],
      ['the-id', 'Mended.'],
      ['d.json#1', 'First.'],
      ['7', 'Second.'],
      ['x y', 'Line.'],
      ['e.jsonl#3', 'Another.'],
      ['f.ndjson.gz#1', 'Packed line.'],
      ['g.MD.GZ', 'Packed mark.']
    ])
  })

  it('passes over dot files, other endings and a README that is no article', async () => {
    const { articles, problems } = await read({
      '.hidden.txt': 'Hidden.',
      '.git/a.txt': 'Hidden.',
      'photo.jpg': Buffer.from([0xff, 0xd8, 0, 0]),
      'notes.doc': 'Other.',
      'README.md': '# How this folder works',
      'deep/readme.md': '---\nheadline: A real one\n---\nNets were mended.',
      txt: 'No ending.'
    })
    expect(articles.map(article => article.id)).toEqual(['deep/readme.md'])
    expect(problems).toEqual([])
  })

  it('reads windows-1252, UTF-16 and a byte order mark', async () => {
    const text = '“Café,” she said — twice.'
    const { articles } = await read({
      '1.txt': Buffer.from(
        Array.from(text, char => ({ '“': 0x93, '”': 0x94, '—': 0x97 })[char] ?? char.charCodeAt(0))
      ),
      '2.txt': Buffer.from(`\ufeff${text}`, 'utf16le'),
      '3.txt': Buffer.from(`\ufeff${text}`, 'utf8'),
      '4.htm': Buffer.concat([
        Buffer.from('<html><head><meta charset="koi8-r"></head><body><p>'),
        Buffer.from([0xf3, 0xc5, 0xd4, 0xc9]),
        Buffer.from('</p></body></html>')
      ])
    })
    expect(articles.map(article => article.text)).toEqual([text, text, text, 'Сети'])
  })

  it('lists each file that it cannot read with its reason, and reads the rest', async () => {
    const root = await treeOf({
      'binary.txt': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9]),
      'blank.txt': ' \n',
      'front.md': '---\nheadline: "open\n---\nWords.',
      'list.md': '---\n- a\n---\nWords.',
      'unclosed.md': '---\nheadline: a\n\nWords.',
      'body.md': '---\nheadline: a\n---\n<!-- nothing yet -->',
      'json.json': '{"text": }',
      'lines.jsonl': '{"text":"One."}\n{"text":\n[]\n{"id":"x"}\n{"text":"Two."}',
      'gone.txt.gz': gzipSync('Words, words, words.').subarray(0, 20),
      'nogzip.txt.gz': 'Words.',
      'typed.json': '{"text":"Words.","headline":{"main":"x"}}',
      'nested.html': '<div>'.repeat(10_000),
      'good.txt': 'Words.'
    })
    const { articles, problems } = await drain(folder.open(root))
    expect(articles.map(article => article.id)).toEqual([
      'good.txt',
      'lines.jsonl#1',
      'lines.jsonl#5'
    ])
    expect(problems).toEqual([
      'binary.txt: is not text: holds a NUL at byte 5',
      'blank.txt: is empty',
      'body.md: has no article text',
      expect.stringMatching(/^front\.md: front matter, line \d: [^\n]*quote[^\n]*$/),
      'gone.txt.gz: is broken gzip: unexpected end of file',
      expect.stringMatching(/^json\.json: is not JSON: Unexpected token/),
      expect.stringMatching(/^lines\.jsonl:2: is not JSON: /),
      'lines.jsonl:3: wants an object such as { "id": "…", "text": "…" }',
      'lines.jsonl:4: has no "text"',
      'list.md: front matter is no list of "key: value" lines',
      'nested.html: nests elements more than 256 deep',
      'nogzip.txt.gz: is broken gzip: incorrect header check',
      'typed.json: headline: wants text',
      'unclosed.md: front matter is not closed by a line "---"'
    ])
  })

  it('loads an article without the date, address or language that it cannot read', async () => {
    const { articles, problems } = await read({
      'a.md': '---\ndate: 3/2/2026\nurl: javascript:alert(1)\nlang: the Queen’s\n---\nWords.'
    })
    expect(articles[0]).toMatchObject({ publishedAt: null, url: null, lang: null, text: 'Words.' })
    expect(problems).toEqual([
      'a.md: "3/2/2026" is no date that can be read: 2026-03-02 can',
      'a.md: "javascript:alert(1)" is no http or https address',
      'a.md: "the Queen’s" is no language tag, such as en or en-GB'
    ])
  })

  it('takes a number for a headline, and none for an outlet', async () => {
    const { articles, problems } = await read({
      'a.json': '{"headline":1917,"outlet":42,"text":"Words."}',
      'b.md': '---\nheadline: 1917\noutlet: 42\n---\nWords.',
      'c.md': '---\noutlet: 24 Hours of Ostrel\n---\nWords.'
    })
    expect(articles.map(({ headline, outlet }) => [headline, outlet])).toEqual([
      ['1917', null],
      ['1917', null],
      [null, '24 Hours of Ostrel']
    ])
    expect(problems).toEqual([
      'a.json: "42" is no name of an outlet',
      'b.md: "42" is no name of an outlet'
    ])
  })

  it('delivers the first of each id, and names the files that share it', async () => {
    const lines = Array.from(
      { length: 500 },
      (_, n) => `{"id":"w${n}","text":"Net ${Math.sin(n)}."}`
    )
    const packed = gzipSync(lines.join('\n'))
    const { articles, problems } = await read({
      'wire.jsonl': lines.join('\n'),
      'wire.jsonl.gz': packed.subarray(0, packed.length / 2),
      'x.json': '{"id":"w3","text":"Other."}'
    })
    expect(articles).toHaveLength(500)
    expect(problems).toEqual([
      'wire.jsonl.gz: is broken gzip: unexpected end of file',
      expect.stringMatching(
        /^ids in wire\.jsonl\.gz: \d{3}, such as "w0", are in wire\.jsonl too: the first article is kept$/
      ),
      'ids in x.json: "w3" is in wire.jsonl too: the first article is kept'
    ])
  })

  it('refuses a file over 20 MB without reading it, and what unpacks to more', async () => {
    const root = await treeOf({ 'huge.txt': 'Words.', 'bomb.txt.gz': '' })
    await truncate(join(root, 'huge.txt'), 50 * 1024 * 1024)
    await put(root, 'bomb.txt.gz', gzipSync(Buffer.alloc(21 * 1024 * 1024, 'a')))
    await put(root, 'good.txt', 'Words.')
    const { articles, problems } = await drain(folder.open(root))
    expect(articles.map(article => article.id)).toEqual(['good.txt'])
    expect(problems).toEqual([
      'bomb.txt.gz: what it unpacks to is over 20 MB: none so large is read',
      'huge.txt: is 50 MB: at most 20 MB are read'
    ])
  })

  it('follows links once, and does not go round in circles', async () => {
    const outside = await treeOf({ 'far.txt': 'Far.' })
    const root = await treeOf({ 'a/near.txt': 'Near.', '.data/kept.txt': 'Kept.' })
    await symlink(root, join(root, 'a', 'loop'))
    await symlink(join(root, '..'), join(root, 'up'))
    await symlink('self', join(root, 'self'))
    await symlink(outside, join(root, 'other'))
    await symlink(outside, join(root, 'other-again'))
    await symlink(join(root, 'a', 'near.txt'), join(root, 'also-near.txt'))
    await symlink(join(root, '.data', 'kept.txt'), join(root, 'kept.txt'))
    await symlink(join(root, 'nowhere'), join(root, 'dangling.txt'))
    const { articles, problems } = await drain(folder.open(root))
    expect(articles.map(article => article.id)).toEqual(['a/near.txt', 'kept.txt', 'other/far.txt'])
    expect(problems).toEqual(['dangling.txt: is not there'])
  })

  it.skipIf(process.getuid?.() === 0)('lists what it may not open', async () => {
    const root = await treeOf({
      'good.txt': 'Words.',
      'shut.txt': 'Words.',
      'closed/a.txt': 'Words.'
    })
    await chmod(join(root, 'shut.txt'), 0)
    await chmod(join(root, 'closed'), 0)
    const { articles, problems } = await drain(folder.open(root))
    await chmod(join(root, 'closed'), 0o700)
    expect(articles.map(article => article.id)).toEqual(['good.txt'])
    expect(problems.toSorted()).toEqual([
      'closed: may not be read: permission denied',
      'shut.txt: may not be read: permission denied'
    ])
  })

  it('passes over a folder that is called like a file', async () => {
    const root = await treeOf({ 'good.txt': 'Words.' })
    await mkdir(join(root, 'folder.txt'))
    expect(await drain(folder.open(root))).toMatchObject({
      articles: [{ id: 'good.txt' }],
      problems: []
    })
  })

  it('says whether the folder is not there or a file', async () => {
    const root = await treeOf({ 'a.txt': 'Words.' })
    await expect(drain(folder.open(`${root}/x`))).rejects.toThrow(
      `folder:${root}/x: no such folder`
    )
    await expect(drain(folder.open(`${root}/a.txt`))).rejects.toThrow('is a file: wants a folder')
  })

  it('delivers nothing from an empty folder', async () => {
    expect(await read({})).toMatchObject({ articles: [], problems: [] })
  })
})
