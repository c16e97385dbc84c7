import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectationsIn } from './expecting.ts'
import { scoreFeeds } from './feeds.ts'

describe('an expectation', () => {
  it.each([
    [`not bozo and entries[0]['title'] == 'Nets'`, [['entries.0.title', 'Nets']]],
    [
      `feed.link == "http://gazette.example/?a=1&b=2"`,
      [['feed.link', 'http://gazette.example/?a=1&b=2']]
    ],
    [
      `entries[0]['id'] == entries[1].id == u'x'`,
      [
        ['entries.0.id', 'x'],
        ['entries.1.id', 'x']
      ]
    ],
    [
      String.raw`feed['title'] == 'caf\xe9 \u2018a\u2019 \U0001d54f' + '-' + '\n'`,
      [['feed.title', 'café ‘a’ 𝕏-\n']]
    ],
    [String.raw`feed['title'] == r'C:\new'`, [['feed.title', String.raw`C:\new`]]],
    [`len(entries[0].tags) == 2`, [['len.entries.0.tags', 2]]],
    [
      `entries[0]['published_parsed'] == (2026, 3, 2, 5, 30, 0, 0, 61, 0)`,
      [['entries.0.published_parsed', [2026, 3, 2, 5, 30, 0, 0, 61, 0]]]
    ],
    [
      `entries[0]['enclosures'][0] == {'href': 'http://a/, b', 'type': 'c'}`,
      [['entries.0.enclosures.0', { href: 'http://a/, b', type: 'c' }]]
    ],
    [`'title' not in entries[0]`, [['entries.0.title', null]]],
    [
      `not bozo and feed['title'] == 'nets and ropes == gear'`,
      [['feed.title', 'nets and ropes == gear']]
    ]
  ])('is told from %s', (expression, told) => {
    expect(expectationsIn(expression)?.map(({ path, value }) => [path.join('.'), value])).toEqual(
      told
    )
  })

  it.each([
    `feed['title'] == 'a' or feed['title'] == 'b'`,
    `len(feed.keys()) == 2`,
    `encoding in ('GB2312', 'GB18030')`,
    `feed['title'] == str(1)`
  ])('is left alone in %s', expression => {
    expect(expectationsIn(expression)).toBeNull()
  })
})

const RSS = (item: string) => `<rss version="2.0"><channel><item>${item}</item></channel></rss>`
const headed = (expression: string, xml: string, more = '') =>
  `<!--\n${more}Description: ours\nExpect:      ${expression}\n-->\n${xml}`

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'a/right.xml': headed(
    `not bozo and entries[0]['description'] == '<p>Nets &amp; ropes</p>'`,
    RSS('<description>&lt;p&gt;Nets &amp;amp; ropes&lt;/p&gt;</description>')
  ),
  'a/wrong.xml': headed(`entries[0]['title'] == 'Ropes'`, RSS('<title>Nets</title>')),
  'a/date.xml': headed(
    `entries[0]['published'] == 'Mon, 02 Mar 2026 06:30:00 +0100'`,
    RSS('<pubDate>2 Mar 2026 05:30 GMT</pubDate>')
  ),
  'a/author.xml': headed(
    `entries[0]['author'] == 'Ana Pell (ana@gazette.example)'`,
    RSS('<author>ana@gazette.example (Ana Pell)</author>')
  ),
  'a/notheld.xml': headed(`feed['cloud']['port'] == '80'`, RSS('<title>Nets</title>')),
  'a/relative.xml': headed(
    `entries[0]['link'] == 'http://127.0.0.1:8097/nets'`,
    RSS('<link>/nets</link>')
  ),
  'b/header.xml': Buffer.from(
    headed(
      String.raw`entries[0]['title'] == 'Qu\xe9'`,
      RSS('<title>Qu\u00e9</title>'),
      'Header:      Content-type: text/xml; charset=windows-1252\n'
    ),
    'latin1'
  ),
  'b/none.xml': headed(`entries[0]['title'] == 'Nets'`, '<html><p>no feed</p></html>'),
  'b/left.xml': headed(
    `entries[0]['id'] == '1'`,
    RSS('<guid>1</guid><title>A &lt;gull onclick=x()&gt; on it</title>')
  ),
  'b/mentioned.xml': headed(
    `entries[0]['title'] == 'the &lt;b&gt; element'`,
    RSS('<title>the &amp;lt;b&amp;gt; element</title>')
  ),
  'b/silent.xml': RSS('<title>says nothing of what it expects</title>'),
  'c/feed.json': `{\n  "__tests": [\n    "entries[0]['id'] == '1'",\n    "'title' not in entries[0]"\n  ],\n  "items": [{ "id": 1 }]\n}`
}

describe('a set of feeds', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copydesk-feeds-'))
    for (const [name, text] of Object.entries(FILES)) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), text)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is judged file by file, as far as each can be', async () => {
    const scores = await scoreFeeds(folder)
    expect(Object.fromEntries(scores.map(({ name, right }) => [name, right]))).toEqual({
      'a/author.xml': true,
      'a/date.xml': true,
      'a/notheld.xml': null,
      'a/relative.xml': true,
      'a/right.xml': true,
      'a/wrong.xml': false,
      'b/header.xml': true,
      'b/left.xml': true,
      'b/mentioned.xml': true,
      'b/none.xml': false,
      'c/feed.json': true
    })
    expect(scores.find(({ name }) => name === 'a/wrong.xml')?.wrong).toBe(
      'entries.0.title: "Ropes" is read as "Nets"'
    )
    expect(scores.filter(({ markup }) => markup !== null)).toEqual([])
  })
})
