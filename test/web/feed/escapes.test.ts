// What was escaped once is markup, what was escaped too often is too, and a tag that is only mentioned is a word.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFeed } from '../../../src/web/web.ts'

const rss = (item: string) =>
  readFeed(`<rss version="2.0"><channel><item>${item}</item></channel></rss>`, null).items[0]
const atom = (entry: string) =>
  readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${entry}</entry></feed>`, null)
    .items[0]

const json = (item: object) => readFeed(JSON.stringify({ items: [{ id: '1', ...item }] }), null)

describe('a text of RSS', () => {
  it.each([
    ['Nets &amp; ropes', 'Nets & ropes'],
    ['Nets & ropes', 'Nets & ropes'],
    ['Nets &amp;amp; ropes', 'Nets & ropes'],
    ['<![CDATA[Nets &amp; ropes]]>', 'Nets & ropes'],
    ['&amp;#8216;Hold&amp;#8217; it', '‘Hold’ it'],
    ['&amp;amp;#8216;Hold&amp;amp;#8217; it', '‘Hold’ it'],
    ['1 &lt; 2', '1 < 2'],
    ['1 &amp;lt; 2', '1 < 2'],
    ['one &lt;b&gt;two&lt;/b&gt;', 'one two'],
    ['&#60;p&#62;one&#x3c;/p&#x3e;', 'one'],
    // Escaped once more than needed, and twice.
    ['&amp;lt;p&amp;gt;one &amp;lt;b&amp;gt;two&amp;lt;/b&amp;gt;&amp;lt;/p&amp;gt;', 'one two'],
    ['&amp;amp;lt;p&amp;amp;gt;one&amp;amp;lt;/p&amp;amp;gt;', 'one'],
    ['<![CDATA[&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;]]>', 'one\n\ntwo'],
    ['&lt;![CDATA[&lt;p&gt;one&lt;/p&gt;]]&gt;', 'one'],
    // Mentioned.
    ['&lt;p&gt;Write &amp;lt;b&amp;gt; for bold&lt;/p&gt;', 'Write <b> for bold'],
    ['&lt;p&gt;The &amp;lt;harbour&amp;gt; element&lt;/p&gt;', 'The <harbour> element'],
    // Nothing that runs survives, however often it was escaped.
    ['&lt;p&gt;one&lt;/p&gt;&amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt;', 'one'],
    ['one &amp;lt;img src=x onerror=y()&amp;gt;', 'one'],
    ['one &amp;lt;svg/onload=y()&amp;gt;', 'one'],
    ['one &amp;lt;img src=x onerror=y()//', 'one'],
    ['one &amp;lt;plaintext&amp;gt;two&amp;lt;/plaintext&amp;gt;', 'one two'],
    ['a &amp;lt;b and c=d', 'a <b and c=d']
  ])('%s', (written, plain) => {
    expect(rss(`<description>${written}</description>`)?.summary).toBe(plain)
  })
})

describe('a text of Atom', () => {
  it.each([
    ['', 'History of the &lt;blink&gt; tag', 'History of the <blink> tag'],
    [' type="text"', 'Nets &amp;amp; ropes', 'Nets &amp; ropes'],
    [' type="html"', 'History of the &amp;lt;blink&amp;gt; tag', 'History of the <blink> tag'],
    [' type="html"', 'Nets &amp;amp; ropes', 'Nets & ropes'],
    // A feed that says so wrongly.
    [' type="text"', '&lt;p&gt;one &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;', 'one two'],
    [' type="text"', '&amp;#8216;Hold&amp;#8217; it', '‘Hold’ it'],
    [' type="html"', '&amp;lt;p&amp;gt;one&amp;lt;/p&amp;gt;', 'one'],
    [
      ' type="xhtml"',
      '<div xmlns="http://www.w3.org/1999/xhtml">the &lt;blink&gt; <b>tag</b></div>',
      'the <blink> tag'
    ]
  ])('with%s: %s', (type, written, plain) => {
    expect(atom(`<title${type}>${written}</title>`)?.title).toBe(plain)
  })
})

describe('a text of JSON Feed', () => {
  it.each([
    [{ content_text: 'Write <b> for bold' }, 'Write <b> for bold'],
    [{ content_text: '<p>one</p><p>two</p>' }, 'one\n\ntwo'],
    [{ content_html: '<p>one &lt;b&gt;</p>' }, 'one <b>'],
    [{ content_html: '<p>one</p><script>x()</script>', content_text: 'two' }, 'one']
  ])('%j', (item, plain) => {
    expect(json(item).items[0]?.content).toBe(plain)
  })
})

describe('what is not closed or stands elsewhere', () => {
  it('ends where the next begins', () => {
    const { title, items } = readFeed(
      '<rss><channel><title>Gazette<item><title>One<link>https://g.example/1</link></item></channel></rss>',
      null
    )
    expect(title).toBe('Gazette')
    expect(items).toMatchObject([{ title: 'One', link: 'https://g.example/1' }])
  })

  it('may be an item without any feed, or an address with markup of its own', () => {
    expect(readFeed('<item><title>One</title></item>', null).items).toMatchObject([
      { title: 'One' }
    ])
    const marked = '<link><a href="https://g.example/1">https://g.example/1</a></link>'
    expect(rss(marked)?.link).toBe('https://g.example/1')
  })
})

describe('no markup survives into a text', () => {
  /** What opens, closes, runs, paints, hides and half does so, with words between. */
  const pieces =
    'Nets dry| |<p>|</p>|<b>|</b>|<script>|</script>|x()|<style>|</style>|a{b:c}|<!--|-->|<img src=x onerror=y()>|' +
    '<a href="javascript:z()">|</a>|<![CDATA[|]]>|<br/>|&amp;|&lt;|<svg onload=q()>|</svg>|<iframe src=x>|</iframe>|<|>|"|' +
    '<div style="x:y">|</div>|<scr<script>ipt>|&#60;|&nbsp;|<title>|</title>|<x:p>|<textarea>|</textarea>|<?php z ?>|<!doctype html>'
  const html = fc
    .array(fc.constantFrom(...pieces.split('|')), { maxLength: 14 })
    .map(all => all.join(''))
  const escaped = (text: string, times: number): string =>
    times === 0
      ? text
      : escaped(
          text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
          times - 1
        )
  /** A tag that is only mentioned, as `<b>` without an end, is a word. */
  const MARKUP =
    /<\/?script|<style|<img|<iframe|<svg |<a |<div |<!--|<p>|<br|\son[a-z]+\s*=|javascript:/i

  const times = fc.integer({ min: 0, max: 3 })

  it('of RSS, however it was written and however often escaped', () => {
    const names = fc.constantFrom('title', 'description', 'content:encoded', 'category', 'author')
    fc.assert(
      fc.property(html, times, names, (written, often, name) => {
        const item = rss(`<${name}>${escaped(written, often)}</${name}>`)
        const { title, summary, content, author, categories = [] } = item ?? {}
        for (const text of [title, summary, content, author, ...categories])
          expect(text ?? '').not.toMatch(MARKUP)
      }),
      { numRuns: 1_000 }
    )
  })

  it('of Atom and JSON Feed', () => {
    fc.assert(
      fc.property(html, fc.constantFrom('title', 'summary', 'content'), (written, name) => {
        const inside = atom(`<${name} type="html">${escaped(written, 1)}</${name}>`)
        const [item] = json({ title: written, summary: written, content_html: written }).items
        for (const each of [inside, item])
          for (const text of [each?.title, each?.summary, each?.content])
            expect(text ?? '').not.toMatch(MARKUP)
      }),
      { numRuns: 1_000 }
    )
  })
})
