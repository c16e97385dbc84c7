import { describe, expect, it } from 'vitest'
import { copydesk } from './run.ts'

const lines = (...values: object[]): string =>
  values.map(value => `${JSON.stringify(value)}\n`).join('')

const rss =
  '<rss version="2.0"><channel><title>G</title><item><title>A &lt;b&gt;ferry&lt;/b&gt;</title><link>/a</link><description>&lt;p&gt;It sailed.&lt;/p&gt;</description></item></channel></rss>'

describe.concurrent('copydesk read -', () => {
  it('prints feeds and pages as sources would read them', async () => {
    const html = `<html><head><title>Ferry sails</title></head><body><article><p>${'The ferry sailed at dawn with a hundred people on board. '.repeat(8)}</p></article></body></html>`
    const { code, out, err } = await copydesk(['read', '-'], {
      input: lines(
        { id: 'f', xml: rss, url: 'https://g.example/feed' },
        { id: 7, html, url: 'https://g.example/p' }
      )
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [feed, page]: unknown[] = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(feed).toEqual({
      id: 'f',
      title: 'G',
      link: null,
      description: null,
      language: null,
      items: [
        {
          title: 'A ferry',
          link: 'https://g.example/a',
          origin: null,
          id: null,
          summary: 'It sailed.',
          content: null,
          author: null,
          published: null,
          updated: null,
          categories: [],
          enclosures: [],
          language: null,
          source: null
        }
      ]
    })
    expect(page).toMatchObject({
      id: 7,
      headline: 'Ferry sails',
      url: 'https://g.example/p',
      published: null
    })
  })

  it('prints a content that stands alone as the summary too', async () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">It &lt;b&gt;sailed&lt;/b&gt;.</content></entry></feed>`
    const { out } = await copydesk(['read', '-'], { input: lines({ id: 'f', xml }) })
    expect(JSON.parse(out)).toMatchObject({
      items: [{ summary: 'It sailed.', content: 'It sailed.' }]
    })
  })

  it('takes what is not empty of the two', async () => {
    const html = `<html><body><article><p>${'The ferry sailed at dawn. '.repeat(12)}</p></article></body></html>`
    const { code, out } = await copydesk(['read', '-'], { input: lines({ id: 1, xml: '', html }) })
    expect(code).toBe(0)
    expect(out).toContain('The ferry sailed at dawn.')
  })

  it('tells by its line what cannot be read, and goes on', async () => {
    const { code, out, err } = await copydesk(['read', '-'], {
      input: `${lines({ id: 'a', xml: 'words' }, { id: 'b' }, { xml: rss })}{"id":\n\n${lines({ id: 'c', xml: rss })}`
    })
    expect(code).toBe(1)
    const told = out.trimEnd().split('\n')
    expect(told.slice(0, 4)).toEqual([
      '{"id":"a","error":"line 1: is no feed: neither RSS, Atom nor JSON Feed, but text without any markup"}',
      '{"id":"b","error":"line 2: has neither \\"xml\\" nor \\"html\\""}',
      '{"id":null,"error":"line 3: id: wants text"}',
      expect.stringMatching(/^\{"id":null,"error":"line 4: is not JSON: /)
    ])
    expect(told).toHaveLength(5)
    expect(err.trimEnd().split('\n')).toEqual([
      'line 1: is no feed: neither RSS, Atom nor JSON Feed, but text without any markup',
      'line 2: has neither "xml" nor "html"',
      'line 3: id: wants text',
      expect.stringMatching(/^line 4: is not JSON: /)
    ])
  })

  it('says how it is used', async () => {
    const { code, out } = await copydesk(['read', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('{ id, xml | html, url? }')
  })
})
