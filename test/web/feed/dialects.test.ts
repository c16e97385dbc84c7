// Each field of a feed in each dialect that has it: every text is ours, every way of writing it is one that was met.
import { describe, expect, it } from 'vitest'
import type { Feed, FeedItem } from '../../../src/web/feed/feed.ts'
import { readFeed } from '../../../src/web/feed/feed.ts'

const HOME = 'https://gazette.example/news/feed.xml'

/** A feed in which something stands in the channel and something in the only item, as each dialect writes it. */
const DIALECTS = {
  'RSS 0.90': (feed: string, item: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel>${feed}</channel><item>${item}</item></rdf:RDF>`,
  'RSS 0.91 of Netscape': (feed: string, item: string) =>
    `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>${feed}<item>${item}</item></channel></rss>`,
  'RSS 0.92': (feed: string, item: string) =>
    `<rss version="0.92" xmlns="http://backend.userland.com/rss092"><channel>${feed}<item>${item}</item></channel></rss>`,
  'RSS 1.0': (feed: string, item: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://gazette.example/">${feed}</channel><item rdf:about="https://gazette.example/about">${item}</item></rdf:RDF>`,
  'RSS 1.0 with a prefix': (feed: string, item: string) =>
    prefixed(
      `<q:RDF xmlns:q="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/"><channel>${feed}</channel><item>${item}</item></q:RDF>`,
      'r'
    ),
  'RSS 1.1': (feed: string, item: string) =>
    `<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${feed}<items rdf:parseType="Collection"><item>${item}</item></items></Channel>`,
  'RSS 2.0': (feed: string, item: string) =>
    `<rss version="2.0"><channel>${feed}<item>${item}</item></channel></rss>`,
  'RSS 2.0 that says it is Atom': (feed: string, item: string) =>
    `<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel>${feed}<item>${item}</item></channel></rss>`,
  'RSS 2.0 in an envelope': (feed: string, item: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><rss version="2.0"><channel>${feed}<item>${item}</item></channel></rss></s:Body></s:Envelope>`,
  'RSS 2.0 after warnings': (feed: string, item: string) =>
    `<br />\n<b>Warning</b>: no such file<br>\n<?xml version="1.0"?><rss version="2.0"><channel>${feed}<item>${item}</item></channel></rss>`,
  'RSS without ends of items': (feed: string, item: string) =>
    `<rss version="2.0"><channel>${feed}<item>${item}`,
  CDF: (feed: string, item: string) =>
    `<CHANNEL HREF="https://gazette.example/">${feed}<ITEM HREF="https://gazette.example/cdf">${item}</ITEM></CHANNEL>`
} as const

const prefixed = (xml: string, prefix: string): string =>
  xml.replace(/<(\/?)(?=[a-z]+[\s>/])/gi, `<$1${prefix}:`)

const dialects = Object.entries(DIALECTS)

const inRss = (item: string, attributes = ''): FeedItem =>
  readFeed(`<rss version="2.0" ${attributes}><channel><item>${item}</item></channel></rss>`, HOME)
    .items[0]!

const inAtom = (item: string, attributes = ''): FeedItem =>
  readFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry>${item}</entry></feed>`,
    HOME
  ).items[0]!

const inOldAtom = (item: string): FeedItem =>
  readFeed(
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${item}</entry></feed>`,
    HOME
  ).items[0]!

describe.each(dialects)('%s', (_, write) => {
  const read = (feed: string, item = ''): Feed => readFeed(write(feed, item), HOME)

  it('tells the title, address and description of the feed', () => {
    expect(
      read(
        '<title>The &amp; Gazette</title><link>https://gazette.example/</link><description>Quay &lt;b&gt;and&lt;/b&gt; town</description>'
      )
    ).toMatchObject({
      title: 'The & Gazette',
      link: 'https://gazette.example/',
      description: 'Quay and town'
    })
  })

  it('tells the title, address and text of an item', () => {
    const { items } = read(
      '<title>G</title>',
      '<title>Ferry &lt;i&gt;sails&lt;/i&gt;</title><link>ferry?a=1&amp;copy=2</link><description><![CDATA[<p>It sailed.</p>]]></description>'
    )
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      title: 'Ferry sails',
      link: 'https://gazette.example/news/ferry?a=1&copy=2',
      summary: 'It sailed.'
    })
  })
})

describe('CDF', () => {
  it('tells addresses and dates in attributes, and texts in abstracts', () => {
    const feed = readFeed(
      `<?xml version="1.0"?><CHANNEL HREF="https://g.example/" LASTMOD="2026-03-02T05:30"><TITLE>G</TITLE><ABSTRACT>Quay</ABSTRACT>
      <ITEM HREF="ferry.htm" LASTMOD="2026-03-02T06:30"><TITLE>Ferry</TITLE><ABSTRACT>It sailed.</ABSTRACT></ITEM>
      <ITEM><A HREF="nets.htm"/><TITLE>Nets</TITLE></ITEM></CHANNEL>`,
      HOME
    )
    expect(feed).toMatchObject({
      title: 'G',
      link: 'https://g.example/',
      description: 'Quay',
      items: [
        {
          link: 'https://gazette.example/news/ferry.htm',
          updated: '2026-03-02T06:30:00Z',
          summary: 'It sailed.'
        },
        { link: 'https://gazette.example/news/nets.htm', title: 'Nets' }
      ]
    })
  })
})

describe('a date', () => {
  it.each([
    ['<pubDate>Mon, 02 Mar 2026 05:30:00 GMT</pubDate>', 'published'],
    ['<dc:date>2026-03-02T05:30:00Z</dc:date>', 'published'],
    ['<dc:date>2026-03-02T05:30:00Z</dc:date>', 'updated'],
    ['<dcterms:issued>2026-03-02T05:30:00Z</dcterms:issued>', 'published'],
    ['<dcterms:created>2026-03-02T05:30:00Z</dcterms:created>', 'published'],
    ['<dcterms:modified>2026-03-02T05:30:00Z</dcterms:modified>', 'updated'],
    ['<x:updated xmlns:x="http://www.w3.org/2005/Atom">2026-03-02T05:30:00Z</x:updated>', 'updated']
  ] as const)('in RSS is read of %s as %s', (item, field) => {
    expect(inRss(item)[field]).toBe('2026-03-02T05:30:00Z')
  })

  it.each([
    ['<published>2026-03-02T05:30:00Z</published>', 'published'],
    ['<issued>2026-03-02T05:30:00Z</issued>', 'published'],
    ['<created>2026-03-02T05:30:00Z</created>', 'published'],
    ['<updated>2026-03-02T05:30:00Z</updated>', 'updated'],
    ['<modified>2026-03-02T05:30:00Z</modified>', 'updated']
  ] as const)('in Atom is read of %s as %s', (item, field) => {
    expect(inAtom(item)[field]).toBe('2026-03-02T05:30:00Z')
    expect(inOldAtom(item)[field]).toBe('2026-03-02T05:30:00Z')
  })

  it('that is none leaves the next to tell', () => {
    expect(
      inRss('<pubDate>yesterday</pubDate><dc:date>2026-03-02T05:30:00Z</dc:date>').published
    ).toBe('2026-03-02T05:30:00Z')
  })
})

describe('who wrote an item', () => {
  it.each([
    ['<author>ana@g.example</author><dc:creator>Ana Pell</dc:creator>', 'Ana Pell'],
    ['<author>ana@g.example, Ana Pell</author>', 'Ana Pell'],
    ['<author>mailto:ana@g.example</author>', 'ana@g.example'],
    ['<author>"Ana Pell" &lt;ana@g.example&gt;</author>', 'Ana Pell'],
    ['<author><![CDATA[<a href="/ana">Ana Pell</a>]]></author>', 'Ana Pell'],
    ['<dc:creator>Ana Pell</dc:creator><itunes:author>Gazette Sound</itunes:author>', 'Ana Pell'],
    ['<managingEditor>ana@g.example (Ana Pell)</managingEditor>', 'Ana Pell'],
    [
      '<dc:creator><f:Person xmlns:f="http://xmlns.com/foaf/0.1/"><f:name>Ana Pell</f:name></f:Person></dc:creator>',
      'Ana Pell'
    ],
    ['<author><name/><email>ana@g.example</email></author>', 'ana@g.example'],
    ['<author/>', null]
  ])('is read of %s', (item, name) => {
    expect(inRss(item).author).toBe(name)
  })

  it('is who wrote the feed in Atom, and who wrote the source before that', () => {
    const feed = '<author><name>Ana Pell</name></author>'
    const read = (entry: string) =>
      readFeed(
        `<feed xmlns="http://www.w3.org/2005/Atom">${feed}<entry>${entry}</entry></feed>`,
        HOME
      ).items[0]?.author
    expect(read('<title>T</title>')).toBe('Ana Pell')
    expect(read('<source><author><name>Ivo Brandt</name></author></source>')).toBe('Ivo Brandt')
    expect(read('<author><name>Jo Marsh</name></author>')).toBe('Jo Marsh')
    expect(read('<contributor><name>Jo Marsh</name></contributor>')).toBe('Ana Pell')
  })
})

describe('a summary and a content', () => {
  it.each([
    ['<description>A</description><summary>B</summary>', 'A', 'B'],
    ['<description>A</description><description>B</description>', 'A', 'B'],
    ['<description>A</description><description>A</description>', 'A', null],
    ['<description>A</description><content:encoded>B</content:encoded>', 'A', 'B'],
    ['<content:encoded>B</content:encoded><description>A</description>', 'A', 'B'],
    ['<description>A</description><encoded>B</encoded>', 'A', 'B'],
    ['<description>A</description><ours:encoded>B</ours:encoded>', 'A', 'B'],
    [
      '<description>A</description><summary>C</summary><content:encoded>B</content:encoded>',
      'A',
      'B'
    ],
    ['<itunes:summary>A</itunes:summary>', 'A', null],
    ['<itunes:subtitle>A</itunes:subtitle><itunes:summary>B</itunes:summary>', 'B', null],
    ['<body xmlns="http://www.w3.org/1999/xhtml"><p>A <b>b</b></p></body>', null, 'A b'],
    ['<x:body xmlns:x="http://www.w3.org/1999/xhtml"><x:p>A</x:p></x:body>', null, 'A'],
    ['<div xmlns="http://www.w3.org/1999/xhtml">A</div>', null, 'A'],
    ['<fullitem>A &lt;b&gt;b&lt;/b&gt;</fullitem>', null, 'A b'],
    ['<d:fullitem xmlns:d="http://example.org/desc">A</d:fullitem>', null, 'A'],
    ['<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">A</c:encoded>', null, 'A'],
    ['<atom:summary type="html">A &lt;b&gt;b&lt;/b&gt;</atom:summary>', 'A b', null],
    ['<description/>', null, null]
  ])('of RSS are told apart in %s', (item, summary, content) => {
    expect(inRss(item)).toMatchObject({ summary, content })
  })

  it.each([
    ['<content>A &amp; B</content>', 'A & B'],
    ['<content type="text">A &amp;lt; B</content>', 'A &lt; B'],
    ['<content type="html">A &amp;lt; B</content>', 'A < B'],
    ['<content type="html"><![CDATA[<p>A</p><script>b()</script>]]></content>', 'A'],
    ['<content type="text/plain">A</content>', 'A'],
    [
      '<content type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">A &lt; <i>B</i></div></content>',
      'A < B'
    ],
    ['<content type="image/png">iVBORw0KGgo=</content>', null],
    ['<content type="application/octet-stream">QSA8Yj5iPC9iPg==</content>', 'A b'],
    ['<content src="https://g.example/a.mp4" type="video/mp4"/>', null],
    ['<content type="application/xml"><r xmlns="http://example.org/r"><t>A</t></r></content>', 'A'],
    ['<content type="html"/><content type="text">B</content>', 'B']
  ])('of Atom are plain in %s', (item, content) => {
    expect(inAtom(item).content).toBe(content)
  })

  it.each([
    [
      '<content type="text/html" mode="escaped">A &lt;b&gt;b&lt;/b&gt; &amp;amp; c</content>',
      'A b & c'
    ],
    [
      '<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div></content>',
      'A'
    ],
    ['<content mode="base64" type="text/plain">QSBi\nCg==</content>', 'A b'],
    ['<content mode="base64">not &amp; base64</content>', null],
    ['<content type="multipart/alternative"><content type="text/plain">A</content></content>', 'A']
  ])('of Atom 0.3 are plain in %s', (item, content) => {
    expect(inOldAtom(item).content).toBe(content)
  })
})

describe('an address', () => {
  it.each([
    ['<link href="a"/><link rel="self" href="b"/>', 'https://gazette.example/news/a'],
    [
      '<link rel="self" href="b"/><link rel="http://www.iana.org/assignments/relation/alternate" href="a"/>',
      'https://gazette.example/news/a'
    ],
    [
      '<link rel="related" href="b"/><link rel="alternate" type="application/json" href="c"/><link rel="alternate" type="text/html" href="a"/>',
      'https://gazette.example/news/a'
    ],
    ['<link rel="self" href="b"/>', null],
    ['<link xml:base="https://g.example/x/" href="../a"/>', 'https://g.example/a']
  ])('of Atom is the page in %s', (item, link) => {
    expect(inAtom(item).link).toBe(link)
  })

  it('of RSS leads from the nearest base too', () => {
    expect(inRss('<link>a</link>', 'xml:base="https://g.example/x/"').link).toBe(
      'https://g.example/x/a'
    )
    expect(inRss('<guid isPermaLink="true">a</guid>').link).toBe('https://gazette.example/news/a')
    expect(
      readFeed(
        '<rss><channel><link>https://g.example/</link><item><link>a</link></item></channel></rss>',
        null
      ).items[0]?.link
    ).toBe('https://g.example/a')
  })

  it('is told as it is written', () => {
    for (const address of ['https://g.example', 'http://G.example/a?b=%7Ec&d#e'])
      expect(inRss(`<link>${address.replace('&', '&amp;')}</link>`).link).toBe(address)
    expect(inRss('<link>https://g.example/a b\u202e"&lt;c</link>').link).toBe(
      'https://g.example/a%20b%E2%80%AE%22%3Cc'
    )
  })

  it('that counts readers is told with the one that it leads to', () => {
    const item = inRss(
      '<link>https://counter.example/~r/g/1</link><feedburner:origLink>https://g.example/a</feedburner:origLink>'
    )
    expect(item).toMatchObject({
      link: 'https://counter.example/~r/g/1',
      origin: 'https://g.example/a'
    })
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'JaVaScRiPt:alert(1)',
    'vbscript:x',
    'ftp://g.example/a',
    '//',
    'http://',
    'java\nscript:x'
  ])('that no browser should follow is none: %s', written => {
    const item = inRss(`<link>${written}</link><enclosure url="${written}"/>`)
    expect(item).toMatchObject({ link: null, enclosures: [] })
  })
})

describe('categories', () => {
  it('are named for readers, each once', () => {
    expect(
      inRss(
        '<category domain="d">Ports</category><category><![CDATA[Ferries &amp; <b>nets</b>]]></category><dc:subject>Ports</dc:subject><itunes:keywords>quay, ferries</itunes:keywords><category/>'
      ).categories
    ).toEqual(['Ports', 'Ferries & nets', 'quay', 'ferries'])
    expect(
      inAtom('<category term="p" label="Ports"/><category term="quay"/><category scheme="s"/>')
        .categories
    ).toEqual(['Ports', 'quay'])
  })
})

describe('enclosures', () => {
  it('are those of RSS and Atom, then what Media RSS shows', () => {
    const { enclosures } = inRss(
      '<media:content url="p.jpg" medium="image"/><enclosure url="a.mp3" length="12" type="audio/mpeg"/><enclosure url="b.mp3" length="many"/><atom:link rel="enclosure" href="c.mp3" length="-1"/><enclosure url="a.mp3"/>'
    )
    expect(enclosures).toEqual([
      { url: 'https://gazette.example/news/a.mp3', type: 'audio/mpeg', length: 12 },
      { url: 'https://gazette.example/news/b.mp3', type: null, length: null },
      { url: 'https://gazette.example/news/c.mp3', type: null, length: null },
      { url: 'https://gazette.example/news/p.jpg', type: null, length: null }
    ])
  })
})

const language = (attributes: string, inside: string) =>
  readFeed(`<rss ${attributes}><channel>${inside}</channel></rss>`, HOME).language

describe('the language', () => {
  it('is what the feed says, then what its markup says', () => {
    expect(language('xml:lang="de"', '<language>en_gb</language>')).toBe('en-gb')
    expect(language('xml:lang="de"', '<dc:language>en</dc:language>')).toBe('en')
    expect(language('xml:lang="de"', '')).toBe('de')
    expect(language('xml:lang=""', '')).toBeNull()
  })

  it('of an item is the nearest', () => {
    expect(inAtom('<title>T</title>', 'xml:lang="de"').language).toBe('de')
    expect(
      readFeed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><entry xml:lang="en"/><entry xml:lang=""/></feed>',
        HOME
      ).items.map(each => each.language)
    ).toEqual(['en', null])
    expect(inRss('<dc:language>fr</dc:language>').language).toBe('fr')
  })
})

describe('what is ill-formed', () => {
  it.each([
    ['an item that is not closed', '<item><title>One</title><item><title>Two</title></item>'],
    [
      'a text that is not closed',
      '<item><title>One</title><description>A<pubDate>2026-03-02</pubDate></item><item><title>Two</title></item>'
    ],
    [
      'an attribute without quotes',
      '<item><title type=html>One</title></item><item><title>Two</title></item>'
    ],
    [
      'a prefix that is not declared',
      '<item><title>One</title><foo:bar>x</foo:bar></item><item><title>Two</title></item>'
    ],
    [
      'data that is not closed',
      '<item><title>One</title></item><item><title>Two</title><description><![CDATA[x'
    ],
    [
      'an entity that is not known',
      '<item><title>One</title><description>&nosuch; x</description></item><item><title>Two</title></item>'
    ],
    [
      'a comment that is wrong',
      '<item><!-- a -- b --><title>One</title></item><item><title>Two</title></item>'
    ],
    ['capitals that do not match', '<Item><Title>One</title></item><ITEM><TITLE>Two</Title></ITEM>']
  ])('by %s keeps both items', (_, items) => {
    const feed = readFeed(`<rss version="2.0"><channel>${items}`, HOME)
    expect(feed.items.map(({ title }) => title)).toEqual(['One', 'Two'])
  })

  it('keeps what stands after a text that was not closed', () => {
    expect(inRss('<description>A<pubDate>2026-03-02</pubDate>')).toMatchObject({
      summary: 'A',
      published: '2026-03-02'
    })
  })

  it('has entities of its own where they are letters', () => {
    const feed = readFeed(
      `<!DOCTYPE rss [<!ENTITY quay "Qu&#97;y"><!ENTITY g 'Gazette'><!ENTITY dash "&#8212;"><!ENTITY two "&g;&g;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&g; &dash; &two;&x;</title></channel></rss>`,
      HOME
    )
    expect(feed.title).toBe('Gazette — &two;&x;')
  })
})

/** The same in every field of an item. */
const everywhere = (written: string): FeedItem =>
  inRss(
    `<title>${written}</title><description>${written}</description><content:encoded>${written}</content:encoded><dc:creator>${written}</dc:creator><category>${written}</category>`
  )

/** Every text that is read where this is written, escaped as often as feeds do. */
const places = (text: string): string[] => {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const atom = inAtom(
    `<title type="html">${escaped}</title><summary>${escaped}</summary><content type="html">${escaped}</content>`
  )
  const twice = escaped.replaceAll('&', '&amp;')
  return [everywhere(escaped), everywhere(`<![CDATA[${text}]]>`), everywhere(twice), atom].flatMap(
    ({ title, summary, content, author, categories }) =>
      [title, summary, content, author, ...categories].filter(each => each !== null)
  )
}

describe('no markup', () => {
  it.each([
    ['One<script>alert(1)</script> two', 'One two'],
    ['One<script src="x.js"/> two', 'One two'],
    ['One<script type="a" src="x"/>alert(1)</script> two', 'One two'],
    ['One<style>p { color: red }</style> two', 'One two'],
    ['One<b onclick="x()" style="color:red" onload=\'y("<")\'> two</b>', 'One two'],
    ['One<embed src="x.swf"> two', 'One two'],
    ['One<object data="x"><param name="a"></object> two', 'One two'],
    ['One<applet code="x">no Java</applet> two', 'One two'],
    ['One<iframe src="x"></iframe> two', 'One two'],
    ['One<iframe src="x"> two', 'One two'],
    ['One<iframe>Your browser does not support frames.</iframe> two', 'One two'],
    ['One<video><source src="x">Your browser cannot play it: download</video> two', 'One two'],
    ['One<meta http-equiv="refresh" content="0"> two', 'One two'],
    ['One<link rel="stylesheet" href="x"> two', 'One two'],
    ['One<base href="x"> two', 'One two'],
    ['One<blink> two</blink>', 'One two'],
    ['One<nosuch a="b"> two</nosuch>', 'One two'],
    ['One<!-- <script>x</script> --> two', 'One two'],
    ['One<?php echo "x" ?> two', 'One two'],
    ['One<img src="javascript:x()" alt="A > B"> two', 'One two'],
    ['One<a href="javascript:x()"> two</a>', 'One two'],
    ['One<svg><script>x()</script><text>no</text></svg> two', 'One two'],
    ['One&#8217;s &quot;two&quot;', 'One’s "two"'],
    ['One&nbsp;two', 'One two']
  ])('is left of %s', (written, plain) => {
    const read = places(written)
    expect(read.length).toBeGreaterThan(10)
    expect([...new Set(read)]).toEqual([plain])
  })

  it('and no mark that steers what shows it is left', () => {
    const item = inRss('<title>One\u202e\u0007\u0092s &#27;[31m two\u2066</title>')
    expect(item.title).toBe('One’s [31m two')
  })
})

describe('what feeds write in ways of their own', () => {
  it.each([
    ['first', `<link rel="alternate">${HOME}/a</link><link rel="enclosure">${HOME}/a.mp3</link>`],
    ['last', `<link rel="enclosure">${HOME}/a.mp3</link><link rel="alternate">${HOME}/a</link>`]
  ])('the page among addresses without an attribute of their own: %s', (_, links) => {
    expect(inAtom(links).link).toBe(`${HOME}/a`)
    expect(inOldAtom(links).link).toBe(`${HOME}/a`)
  })

  it.each(['title', 'summary', 'content'])('a %s in base64', name => {
    const packed = Buffer.from('<p>A word on &lt;b&gt; and nets</p>').toString('base64')
    const item = inAtom(`<${name} type="application/octet-stream">\n${packed}\n</${name}>`)
    expect(item[name === 'title' || name === 'summary' ? name : 'content']).toBe(
      'A word on <b> and nets'
    )
  })

  it('categories inside categories', () => {
    const nested =
      '<i:category text="News"><i:category text="Harbour"><i:category text="Nets"/></i:category></i:category><i:category text="Gulls"/>'
    const at = 'xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    expect(inRss(nested, at).categories).toEqual(['News', 'Harbour', 'Nets', 'Gulls'])
  })

  it.each([
    ['Nets&lt;!-- that dry', 'Nets'],
    ['Ne&lt;!-- -- gulls &gt;ts&lt;script&gt;x()&lt;/script&gt; dry', 'Nets dry'],
    ['&lt;!-- a --&gt;Nets&lt;!-- b --&gt; dry', 'Nets dry'],
    ['Nets &lt;!-- a &lt;b&gt;dry&lt;/b&gt; --&gt;', 'Nets']
  ])('comments, closed and left open: %s', (written, plain) => {
    expect(inRss(`<title>${written}</title>`).title).toBe(plain)
  })

  it.each([
    { version: 'https://jsonfeed.org/version/1.1' },
    { home_page_url: 'https://gazette.example/' },
    { feed_url: HOME },
    { description: 'Quay and town', _comment: 'ours' }
  ])('a JSON Feed that has nothing to tell yet: %o', said => {
    const empty = { ...said, title: ' The <em>Gazette</em> ' }
    expect(readFeed(JSON.stringify(empty), HOME)).toMatchObject({ title: 'The Gazette', items: [] })
    expect(() => readFeed(JSON.stringify({ ...empty, items: 'none' }), HOME)).toThrow(/is no feed/)
  })

  it('JSON of another kind, which is no feed', () => {
    expect(() => readFeed('{}', HOME)).toThrow(/is no feed/)
    expect(() => readFeed('{"title":"Error","status":500}', HOME)).toThrow(/is no feed/)
  })

  it.each([
    [{ name: 'Ana Pell', url: 'mailto:ana@gazette.example' }, 'Ana Pell'],
    [{ url: 'mailto:ana@gazette.example?subject=Nets' }, 'ana@gazette.example'],
    [{ url: 'https://gazette.example/ana' }, null]
  ])('an author of JSON: %o', (author, read) => {
    expect(readFeed(JSON.stringify({ author, items: [{ id: 1 }] }), HOME).items[0]?.author).toBe(
      read
    )
  })

  it.each([
    [{ authors: { name: 'Ana Pell' } }, { author: 'Ana Pell' }],
    [{ authors: ['Ana Pell', { name: 'Ivo Brandt' }] }, { author: 'Ana Pell, Ivo Brandt' }],
    [{ author: 'Ana Pell' }, { author: 'Ana Pell' }],
    [{ author: [1, 2] }, { author: null }],
    [{ date_published: 1772433000 }, { published: '2026-03-02T06:30:00Z' }],
    [{ id: 'https://gazette.example/a' }, { link: 'https://gazette.example/a' }],
    [
      { id: 'a', url: '/b' },
      { id: 'a', link: 'https://gazette.example/b' }
    ],
    [{ id: '/a' }, { id: '/a', link: null }],
    [{ url: 'javascript:alert(1)' }, { link: null }],
    [{ url: 7, external_url: 'https://wire.example/a' }, { link: 'https://wire.example/a' }],
    [
      { attachments: [{ url: 'data:text/html,x' }, { url: 'a.mp3' }] },
      { enclosures: [{ type: null }] }
    ]
  ])('an item of JSON as it should not be: %o', (item, read) => {
    expect(readFeed(JSON.stringify({ items: [item] }), HOME).items[0]).toMatchObject(read)
  })

  it.each([
    ['NaN and the like', '{"items":[{"id":NaN,"title":"Nets NaN"},{"id":-Infinity,"title":"B"}]}'],
    ['a comma too many', '{"items":[{"id":1,"title":"Nets NaN",},{"title":"B"},],}'],
    ['line ends in texts', '{"items":[{"title":"Nets\nNaN"},{"title":"\tB"}]}'],
    ['something behind it', '{"items":[{"title":"Nets NaN"},{"title":"B"}]}<!-- 3 ms -->'],
    [
      'no end',
      '{"title":"G","items":[{"title":"Nets NaN"},{"title":"B"},{"title":"C","content_text":"It sai'
    ],
    ['no end, in a mark', '{"items":[{"title":"Nets NaN"},{"title":"B"},{"title":"\\']
  ])('a JSON Feed with %s, as far as it goes', (_, text) => {
    expect(readFeed(text, HOME).items.map(({ title }) => title)).toEqual(['Nets NaN', 'B'])
  })

  it('JSON that breaks off before its first item, which is no feed', () => {
    const text =
      '{"version":"https://jsonfeed.org/version/1.1","authors":[{"name":"A"}],"items":[{"id'
    expect(() => readFeed(text, HOME)).toThrow(/is no feed/)
  })

  it.each([
    ['/2026/ferry', 'https://gazette.example/2026/ferry'],
    ['../ferry', 'https://gazette.example/ferry'],
    ['tag:gazette.example,2026:1', 'tag:gazette.example,2026:1'],
    ['ferry-1', 'ferry-1']
  ])('an id of Atom, %s, which is an address where it is a relative one', (id, read) => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>${id}</id></entry></feed>`
    expect(readFeed(atom, HOME).items[0]?.id).toBe(read)
    const guid = `<rss><channel><item><guid isPermaLink="false">${id}</guid></item></channel></rss>`
    expect(readFeed(guid, HOME).items[0]?.id).toBe(id)
  })

  it.each([
    [1, '1'],
    [2.5, '2.5'],
    [true, 'true'],
    [' g1 ', 'g1'],
    [null, null],
    [['g1'], null]
  ])('an id of JSON: %o', (id, read) => {
    expect(readFeed(JSON.stringify({ items: [{ id }] }), HOME).items[0]?.id).toBe(read)
  })
})
