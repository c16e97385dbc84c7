// The source kind jsonl: ids as given, one line at a time, whatever a line holds.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import jsonl from '../../src/sources/jsonl.ts'
import { describeSource } from '../contracts/source.ts'
import { contextOf, drain, treeOf } from './tree.ts'

const linesOf = (...records: readonly unknown[]) =>
  records.map(record => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')

const write = async (content: string | Uint8Array, name = 'wire.jsonl') =>
  join(await treeOf({ [name]: content }), name)

const read = async (content: string | Uint8Array, name?: string) =>
  drain(jsonl.open(await write(content, name)))

describeSource('jsonl', jsonl, {
  ready: () =>
    write(
      linesOf(
        { id: 'a', text: 'One.', published: '2026-03-02' },
        '{',
        { text: 'Two.' },
        { id: 3, text: 'Three.' }
      )
    ),
  gone: () => write('').then(path => `${path}.not`)
})

describe('jsonl', () => {
  it('keeps ids and texts to the letter', async () => {
    const text = ' Two  spaces,\r\na tab\tand “quotes”.\n'
    const { articles } = await read(linesOf({ id: 'News/2026 #1', text }))
    expect(articles).toMatchObject([{ id: 'News/2026 #1', text }])
  })

  it('names a line without id by its file and number', async () => {
    const { articles } = await read(linesOf({ text: 'One.' }, '', { text: 'Three.' }))
    expect(articles.map(article => article.id)).toEqual(['wire.jsonl#1', 'wire.jsonl#3'])
  })

  it('takes the text of a page, and what the record says before what the page says', async () => {
    const html =
      '<html lang="en"><head><meta property="og:title" content="Of the page"><meta property="og:site_name" content="The Page"></head><body><article><p>Nets were mended in Ostrel on Monday.</p></article></body></html>'
    const { articles } = await read(
      linesOf({ id: 'a', html, headline: 'Of the record' }, { id: 'b', html, text: 'As given.' })
    )
    expect(articles).toMatchObject([
      {
        id: 'a',
        headline: 'Of the record',
        outlet: 'The Page',
        lang: 'en',
        text: 'Nets were mended in Ostrel on Monday.'
      },
      { id: 'b', headline: null, outlet: null, text: 'As given.' }
    ])
  })

  it('reads gzip of several members, windows line ends, a byte order mark and UTF-16', async () => {
    const one = linesOf({ id: 'a', text: 'Café.' }, { id: 'b', text: '“Nets.”' }).replaceAll(
      '\n',
      '\r\n'
    )
    const expected = { articles: [{ text: 'Café.' }, { text: '“Nets.”' }], problems: [] }
    expect(await read(`\ufeff${one}\r\n`)).toMatchObject(expected)
    expect(await read(Buffer.from(`\ufeff${one}`, 'utf16le'))).toMatchObject(expected)
    const [first = '', second = ''] = one.split('\r\n')
    const members = Buffer.concat([gzipSync(`${first}\n`), gzipSync(second)])
    expect(await read(members, 'wire.jsonl.gz')).toMatchObject(expected)
  })

  it('goes on after a line over 20 MB and holds none of it', async () => {
    const long = Buffer.alloc(21 * 1024 * 1024, 'a')
    const { articles, problems } = await read(
      Buffer.concat([Buffer.from('{"text":"One."}\n'), long, Buffer.from('\n{"text":"Three."}')])
    )
    expect(articles.map(article => article.text)).toEqual(['One.', 'Three.'])
    expect(problems).toEqual(['wire.jsonl:2: the line is over 20 MB: none so large is read'])
  })

  it('goes on after a line that is no text', async () => {
    const { articles, problems } = await read('{"text":"One."}\n\0\0\n{"text":"Three."}')
    expect(articles).toHaveLength(2)
    expect(problems).toEqual(['wire.jsonl:2: is not text: holds a NUL at byte 1'])
  })

  it('delivers the first of each id, and tells of the others in one line', async () => {
    const twice = await read(
      linesOf({ id: 'a', text: 'One.' }, { id: 'a', text: 'Two.' }, { id: 'b', text: 'Three.' })
    )
    expect(twice.articles.map(({ text }) => text)).toEqual(['One.', 'Three.'])
    expect(twice.problems).toEqual([
      'ids in wire.jsonl: "a" is there twice: the first article is kept'
    ])
    const thrice = await read(
      linesOf(...Array.from({ length: 3 }, () => ({ id: 7, text: 'One.' })))
    )
    expect(thrice.problems).toEqual([
      'ids in wire.jsonl: 2, such as "7", are there twice: the first article is kept'
    ])
  })

  it('delivers what comes before the break of an archive, then fails', async () => {
    const whole = gzipSync(
      Array.from({ length: 5000 }, (_, n) => `{"id":"${n}","text":"${Math.sin(n)}"}`).join('\n')
    )
    const source = jsonl.open(await write(whole.subarray(0, whole.length / 2), 'wire.jsonl.gz'))
    let articles = 0
    const reading = async () => {
      for await (const _ of source.read(contextOf().context)) articles++
    }
    await expect(reading()).rejects.toThrow('is broken gzip: unexpected end of file')
    expect(articles).toBeGreaterThan(1000)
  })

  it('refuses a folder', async () => {
    const root = await treeOf()
    await expect(drain(jsonl.open(root))).rejects.toThrow(
      `jsonl:${root}: is a folder: wants a file`
    )
  })
})
