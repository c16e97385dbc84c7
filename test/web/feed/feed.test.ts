// Dialects of feeds, as the world writes them: every text here is ours, every misuse is one that was met.
import { describe, expect, it } from 'vitest'
import type { FeedItem } from '../../../src/web/feed/feed.ts'
import { FeedError, readFeed } from '../../../src/web/feed/feed.ts'

const HOME = 'https://gazette.example/news/feed.xml'

/** The only item of an RSS 2.0 feed that holds this. */
const rss = (inside: string, attributes = ''): FeedItem =>
  only(
    `<rss version="2.0" ${attributes}><channel><title>G</title><item>${inside}</item></channel></rss>`
  )

/** The only entry of an Atom feed that holds this. */
const atom = (inside: string, attributes = ''): FeedItem =>
  only(`<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry>${inside}</entry></feed>`)

const only = (feed: string): FeedItem => {
  const { items } = readFeed(feed, HOME)
  expect(items).toHaveLength(1)
  return items[0]!
}

const NAMESPACES = `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"`

describe('a feed', () => {
  it('in RSS 2.0 is read whole', () => {
    const feed = readFeed(
      `<?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" ${NAMESPACES}><channel>
        <title>The Harbour Gazette</title><link>https://gazette.example/</link>
        <description>News from the quay &amp; the town</description><language>en-gb</language><ttl>30</ttl>
        <image><title>Logo</title><link>https://gazette.example/logo</link></image>
        <textInput><title>Search</title><description>Type here</description></textInput>
        <item>
          <title>Ferry sails again</title><link>https://gazette.example/ferry</link>
          <guid isPermaLink="false">g-1</guid><pubDate>Mon, 02 Mar 2026 06:30:00 +0100</pubDate>
          <description>&lt;p&gt;The ferry &lt;em&gt;sailed&lt;/em&gt;.&lt;/p&gt;</description>
          <content:encoded><![CDATA[<p>The ferry sailed.</p><p>It was full.</p>]]></content:encoded>
          <dc:creator>Ana Pell</dc:creator><category>Ports</category><category>Ferries</category>
          <enclosure url="https://gazette.example/ferry.mp3" length="1200" type="audio/mpeg"/>
          <source url="https://wire.example/feed">The Wire</source>
        </item>
      </channel></rss>`,
      HOME
    )
    expect(feed).toEqual({
      title: 'The Harbour Gazette',
      link: 'https://gazette.example/',
      description: 'News from the quay & the town',
      language: 'en-gb',
      interval: 30 * 60_000,
      items: [
        {
          title: 'Ferry sails again',
          link: 'https://gazette.example/ferry',
          origin: null,
          id: 'g-1',
          summary: 'The ferry sailed.',
          content: 'The ferry sailed.\n\nIt was full.',
          author: 'Ana Pell',
          published: '2026-03-02T05:30:00Z',
          updated: null,
          categories: ['Ports', 'Ferries'],
          enclosures: [
            { url: 'https://gazette.example/ferry.mp3', type: 'audio/mpeg', length: 1200 }
          ],
          language: null,
          source: 'The Wire'
        }
      ]
    })
  })

  it('in Atom 1.0 is read whole', () => {
    const feed = readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://gazette.example/">
        <title type="html">The &amp;amp; Gazette</title><subtitle>Quay and town</subtitle>
        <link rel="self" href="atom.xml"/><link href="/"/>
        <entry>
          <title>Ferry sails</title><id>tag:gazette.example,2026:1</id>
          <link rel="replies" href="/replies"/><link rel="alternate" type="text/html" href="ferry"/>
          <link rel="enclosure" href="ferry.mp3" type="audio/mpeg" length="7"/>
          <author><name>Ana Pell</name></author><author><name>Ivo Brandt</name></author>
          <category term="ports" label="Ports"/><category term="ferries"/>
          <published>2026-03-02T06:30:00+01:00</published><updated>2026-03-02T07:00:00Z</updated>
          <summary>It sailed.</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>sailed</b>.</p><p>Full.</p></div></content>
        </entry>
      </feed>`,
      HOME
    )
    expect(feed).toMatchObject({
      title: 'The & Gazette',
      link: 'https://gazette.example/',
      description: 'Quay and town',
      language: 'en',
      items: [
        {
          title: 'Ferry sails',
          link: 'https://gazette.example/ferry',
          id: 'tag:gazette.example,2026:1',
          summary: 'It sailed.',
          content: 'It sailed.\n\nFull.',
          author: 'Ana Pell, Ivo Brandt',
          published: '2026-03-02T05:30:00Z',
          updated: '2026-03-02T07:00:00Z',
          categories: ['Ports', 'ferries'],
          enclosures: [{ url: 'https://gazette.example/ferry.mp3', type: 'audio/mpeg', length: 7 }]
        }
      ]
    })
  })

  it('in Atom 0.3 is read whole', () => {
    const feed = readFeed(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>G</title><tagline>Quay</tagline>
        <entry><title mode="escaped" type="text/html">A &lt;b&gt;ferry&lt;/b&gt;</title>
        <link rel="alternate" href="https://gazette.example/1"/><issued>2026-03-02T06:30:00Z</issued>
        <modified>2026-03-03T06:30:00Z</modified>
        <content mode="base64" type="text/html">PHA+UGFja2VkPC9wPg==</content></entry></feed>`,
      HOME
    )
    expect(feed.description).toBe('Quay')
    expect(feed.items[0]).toMatchObject({
      title: 'A ferry',
      content: 'Packed',
      published: '2026-03-02T06:30:00Z',
      updated: '2026-03-03T06:30:00Z'
    })
  })

  it('in RSS 1.0 has its items beside the channel', () => {
    const feed = readFeed(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel rdf:about="https://gazette.example/"><title>G</title><link>https://gazette.example/</link>
        <description>Quay</description><dc:language>en</dc:language><sy:updatePeriod>hourly</sy:updatePeriod>
        <sy:updateFrequency>2</sy:updateFrequency><items><rdf:Seq><rdf:li rdf:resource="https://gazette.example/1"/></rdf:Seq></items></channel>
        <item rdf:about="https://gazette.example/1"><title>One</title><link>https://gazette.example/1</link>
        <dc:date>2026-03-02T06:30:00Z</dc:date><dc:subject>Ports</dc:subject></item></rdf:RDF>`,
      HOME
    )
    expect(feed).toMatchObject({
      title: 'G',
      description: 'Quay',
      language: 'en',
      interval: 1_800_000
    })
    expect(feed.items).toHaveLength(1)
    expect(feed.items[0]).toMatchObject({
      title: 'One',
      id: 'https://gazette.example/1',
      published: '2026-03-02T06:30:00Z',
      categories: ['Ports']
    })
  })

  it('in JSON is read whole', () => {
    const feed = readFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'G',
        home_page_url: 'https://gazette.example/',
        language: 'en',
        authors: [{ name: 'Ana Pell' }],
        items: [
          {
            id: 7,
            url: '/ferry',
            title: 'Ferry <b>sails</b>',
            content_html: '<p>One</p><p>Two</p>',
            date_published: '2026-03-02T06:30:00+01:00',
            tags: ['Ports'],
            attachments: [{ url: 'a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 7 }]
          },
          'not an item',
          { id: 'b', content_text: 'Only text', authors: [{ name: 'Ivo Brandt' }] }
        ]
      }),
      HOME
    )
    expect(feed.items).toMatchObject([
      {
        id: '7',
        link: 'https://gazette.example/ferry',
        title: 'Ferry sails',
        content: 'One\n\nTwo',
        author: 'Ana Pell',
        published: '2026-03-02T05:30:00Z',
        categories: ['Ports'],
        enclosures: [{ url: 'https://gazette.example/news/a.mp3', type: 'audio/mpeg', length: 7 }]
      },
      { id: 'b', content: 'Only text', author: 'Ivo Brandt' }
    ])
  })

  it.each([
    [
      'no namespace at all',
      '<rss version="0.91"><channel><title>G</title><item><title>T</title></item></channel></rss>'
    ],
    [
      'a namespace of its version',
      '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>G</title><item><title>T</title></item></channel></rss>'
    ],
    [
      'a default namespace of its own',
      '<rss version="2.0" xmlns="http://example.org/ours"><channel><title>G</title><item><title>T</title></item></channel></rss>'
    ],
    [
      'capitals',
      '<RSS VERSION="2.0"><CHANNEL><TITLE>G</TITLE><ITEM><TITLE>T</TITLE></ITEM></CHANNEL></RSS>'
    ],
    [
      'a prefix on everything',
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>G</r:title><r:item><r:title>T</r:title></r:item></r:channel></r:rss>'
    ],
    [
      'Atom with a prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>G</a:title><a:entry><a:title>T</a:title></a:entry></a:feed>'
    ],
    ['Atom without a namespace', '<feed><title>G</title><entry><title>T</title></entry></feed>'],
    [
      'RSS 0.90',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>G</title></channel><item><title>T</title></item></rdf:RDF>'
    ],
    [
      'a namespace in other letters',
      '<feed xmlns="HTTP://WWW.W3.ORG/2005/ATOM/"><title>G</title><entry><title>T</title></entry></feed>'
    ],
    [
      'items beside the channel of RSS 2.0',
      '<rss version="2.0"><channel><title>G</title></channel><item><title>T</title></item></rss>'
    ],
    ['no channel', '<rss version="2.0"><title>G</title><item><title>T</title></item></rss>'],
    [
      'a stylesheet and comments before it',
      '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- ours --><rss version="2.0"><channel><title>G</title><item><title>T</title></item></channel></rss>'
    ],
    [
      'blank lines before it',
      '\n\n  <?xml version="1.0"?><rss version="2.0"><channel><title>G</title><item><title>T</title></item></channel></rss>'
    ]
  ])('with %s is read', (_, xml) => {
    const feed = readFeed(xml, HOME)
    expect(feed.title).toBe('G')
    expect(feed.items.map(({ title }) => title)).toEqual(['T'])
  })
})

describe('a feed that is broken', () => {
  const head =
    '<rss version="2.0"><channel><title>G</title><item><title>One</title><description>First.</description></item>'

  it.each([
    ['cut off in a text', `${head}<item><title>Two</title><description>Second`],
    ['cut off in a tag', `${head}<item><title>Two</title><descr`],
    ['never closed', `${head}<item><title>Two</title>`],
    [
      'with a title that is not closed',
      `${head}<item><title>Two<description>Second</description></item></channel></rss>`
    ],
    [
      'with a bare ampersand',
      `${head}<item><title>Two</title><link>https://g.example/?a=1&b=2</link></item></channel></rss>`
    ],
    ['closed in the wrong order', `${head}<item><title>Two</item></title></channel></rss>`],
    [
      'with what was never opened closed',
      `${head}</p></b><item><title>Two</title></item></channel></rss>`
    ],
    [
      'with a stray <',
      `${head}<item><title>Two</title><description>1 < 2 and 3 <4</description></item></channel></rss>`
    ],
    [
      'with control characters',
      `${head}\u0001<item>\u0008<title>Two\u0002</title></item></channel></rss>`
    ]
  ])('%s is read as far as it goes', (_, xml) => {
    const { items } = readFeed(xml, HOME)
    expect(items.map(({ title }) => title?.replace(/\p{Cc}/gu, ''))).toEqual(['One', 'Two'])
    expect(items[0]?.summary).toBe('First.')
  })

  it.each([
    [
      'a web page',
      '<!doctype html><html><head><title>G</title></head><body></body></html>',
      'is a web page, not a feed'
    ],
    [
      'words',
      'Not found',
      'is no feed: neither RSS, Atom nor JSON Feed, but text without any markup'
    ],
    ['nothing', '', 'is no feed: neither RSS, Atom nor JSON Feed, but empty'],
    [
      'other JSON',
      '{"a":1}',
      'is no feed: neither RSS, Atom nor JSON Feed, but JSON of another kind, or broken'
    ],
    [
      'JSON that breaks off',
      '{"version":"https://jsonfeed.org/version/1","items":[',
      'is no feed: neither RSS, Atom nor JSON Feed, but JSON of another kind, or broken'
    ],
    [
      'other XML',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'is no feed: neither RSS, Atom nor JSON Feed, but XML that begins with <svg>'
    ]
  ])('beyond reading, being %s, is refused', (_, text, reason) => {
    expect(() => readFeed(text, HOME)).toThrow(new FeedError(reason))
  })

  it.each([
    [
      'six of six',
      '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
    ],
    ['single quotes', "<!ENTITY c '&b; and &b;'><!ENTITY a 'ha'><!ENTITY b '&a; and &a;'>"],
    ['themselves', '<!ENTITY c "&c;&c;">']
  ])('by intent, with entities that grow (%s), is refused', (_, definitions) => {
    const laughs = `<!DOCTYPE rss [${definitions}]><rss version="2.0"><channel><title>G</title><item><title>&c;</title></item></channel></rss>`
    expect(() => readFeed(laughs, HOME)).toThrow(
      new FeedError('is refused: its entities stand for many others (an entity bomb)')
    )
  })

  it('by intent stays harmless: nothing outside is read, and an entity may stand for one other', () => {
    const outside = `<!DOCTYPE rss [<!ENTITY dash "&mdash;"><!ENTITY pair "&lt;&gt;"><!ENTITY b "&dash;">
      <!ENTITY f SYSTEM "file:///etc/passwd">]>
      <rss version="2.0"><channel><title>G</title><item><title>A&dash;B&f;</title></item></channel></rss>`
    const title = readFeed(outside, HOME).items[0]?.title
    expect(title).toMatch(/^A—B/)
    expect(title).not.toContain('root:')
  })

  it('by depth does not end the process', () => {
    const deep = `<rss><channel><title>G</title><item><title>T</title><description>${'<a>'.repeat(200_000)}in`
    expect(readFeed(deep, HOME).items[0]?.title).toBe('T')
  })

  it('by width does not hold the process', () => {
    const wide = `<rss ${Array.from({ length: 300_000 }, (_, at) => `a${at}="1"`).join(' ')}><channel><title>G</title><item><title>T</title></item></channel></rss>`
    expect(readFeed(wide, HOME).items[0]?.title).toBe('T')
  })
})

describe('a text', () => {
  it.each([
    ['escaped HTML', '&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;', 'One\n\nTwo'],
    ['CDATA', '<![CDATA[<p>One</p><p>Two</p>]]>', 'One\n\nTwo'],
    ['CDATA twice', '<![CDATA[<p>One</p>]]><![CDATA[<p>Two</p>]]>', 'One\n\nTwo'],
    ['HTML as it stands', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['HTML that was escaped twice', '&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;', 'One'],
    ['entities of HTML', 'Caf&eacute;&nbsp;&mdash; &#8220;open&#x201D;', 'Café — “open”'],
    ['a break', 'One&lt;br/&gt;Two', 'One\nTwo'],
    ['a script', '&lt;p&gt;One&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;', 'One'],
    ['a style', '<![CDATA[<style>p{color:red}</style>One]]>', 'One'],
    ['a comment', '<![CDATA[One<!-- hidden <p>words</p> --> two]]>', 'One two'],
    ['an event handler', '<![CDATA[<a href="javascript:x()" onclick="x()">One</a>]]>', 'One'],
    ['a picture', '<![CDATA[<img src="x.jpg" alt="A quay">One]]>', 'One'],
    ['a list', '<![CDATA[<ul><li>One</li><li>Two</li></ul>]]>', 'One\n\nTwo'],
    ['markup that is not closed', '<![CDATA[<p>One <b>two]]>', 'One two'],
    ['a frame', '<![CDATA[One<iframe src="x">inside</iframe>]]>', 'Oneinside'],
    ['plain words', '5 > 4 & 3 &lt; 4', '5 > 4 & 3 < 4'],
    ['an ampersand escaped once', 'R&amp;D', 'R&D'],
    ['an ampersand escaped twice', 'R&amp;amp;D', 'R&D'],
    ['white space', '  One \n\t two  ', 'One two']
  ])('of RSS with %s is plain', (_, written, plain) => {
    expect(rss(`<title>T</title><description>${written}</description>`).summary).toBe(plain)
  })

  it.each([
    ['is text by default', '<summary>1 &lt; 2</summary>', '1 < 2'],
    ['is text', '<summary type="text">A &amp;amp; B</summary>', 'A &amp; B'],
    ['is HTML', '<summary type="html">A &amp;amp; B &lt;i&gt;C&lt;/i&gt;</summary>', 'A & B C'],
    ['is HTML and says text', '<summary type="text">&lt;p&gt;One&lt;/p&gt;</summary>', 'One'],
    [
      'is XHTML',
      '<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <i>B</i> &lt; C</div></summary>',
      'A B < C'
    ],
    [
      'is XHTML with a prefix',
      '<summary type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>A</x:p><x:p>B</x:p></x:div></summary>',
      'A\n\nB'
    ],
    ['has a type of its own', '<summary type="text/html">&lt;b&gt;A&lt;/b&gt;</summary>', 'A']
  ])('of Atom that %s is plain', (_, written, plain) => {
    expect(atom(`<title>T</title>${written}`).summary).toBe(plain)
  })

  it('of a title is one line without markup', () => {
    expect(
      rss('<title>A &lt;b&gt;bold&lt;/b&gt;\n <![CDATA[<i>move</i>]]> &amp;mdash; now</title>')
        .title
    ).toBe('A bold move — now')
  })

  it('comes from the element that tells most', () => {
    const all = `<dc:title>D</dc:title><title>T</title><itunes:summary>I</itunes:summary><description>S</description>
      <content:encoded>C</content:encoded><media:description>M</media:description>`
    expect(rss(all, NAMESPACES)).toMatchObject({ title: 'T', summary: 'S', content: 'C' })
    expect(
      rss('<dc:title>D</dc:title><media:description>M</media:description>', NAMESPACES)
    ).toMatchObject({
      title: 'D',
      summary: 'M'
    })
    expect(rss('<title></title><dc:title>D</dc:title>', NAMESPACES).title).toBe('D')
    expect(
      rss(
        '<media:group><media:title>T</media:title><media:content url="a.mp4" type="video/mp4" fileSize="9"/></media:group>',
        NAMESPACES
      )
    ).toMatchObject({
      title: 'T',
      enclosures: [{ url: 'https://gazette.example/news/a.mp4', type: 'video/mp4', length: 9 }]
    })
  })

  it('is known by what its prefix is declared to mean, not by the prefix', () => {
    expect(
      rss('<x:creator>Ana Pell</x:creator>', 'xmlns:x="http://purl.org/dc/elements/1.1/"').author
    ).toBe('Ana Pell')
    expect(
      rss('<dc:creator>Ana Pell</dc:creator>', 'xmlns:dc="http://example.org/dust"').author
    ).toBeNull()
    // A prefix that was never declared means what everybody means by it.
    expect(rss('<dc:creator>Ana Pell</dc:creator>').author).toBe('Ana Pell')
  })
})

describe('a link', () => {
  it.each([
    [
      'the link',
      '<link>https://g.example/a</link><guid>https://g.example/b</guid>',
      'https://g.example/a'
    ],
    ['the guid where there is none', '<guid>https://g.example/b</guid>', 'https://g.example/b'],
    ['no guid that is none', '<guid isPermaLink="false">https://g.example/b</guid>', null],
    ['no guid that is no address', '<guid>4711</guid>', null],
    [
      'CDATA',
      '<link><![CDATA[ https://g.example/a?b=1&c=2 ]]></link>',
      'https://g.example/a?b=1&c=2'
    ],
    ['what leads from the feed', '<link>../ferry</link>', 'https://gazette.example/ferry'],
    ['an attribute', '<link href="https://g.example/a"/>', 'https://g.example/a'],
    ['what Atom says inside RSS', '<atom:link href="https://g.example/a"/>', 'https://g.example/a'],
    ['nothing that would run', '<link>javascript:alert(1)</link>', null],
    ['nothing of a machine', '<link>file:///etc/passwd</link>', null]
  ])('of RSS is %s', (_, written, address) => {
    expect(rss(written, NAMESPACES).link).toBe(address)
  })

  it('of Atom leads from the nearest base', () => {
    const entry = atom('<link xml:base="c/" href="d"/>', 'xml:base="https://g.example/a/"')
    expect(entry.link).toBe('https://g.example/a/c/d')
    expect(atom('<link href="d"/>', 'xml:base="b/"').link).toBe('https://gazette.example/news/b/d')
  })
})

describe('an author', () => {
  it.each([
    ['<author>ana@g.example (Ana Pell)</author>', 'Ana Pell'],
    ['<author>Ana Pell &lt;ana@g.example&gt;</author>', 'Ana Pell'],
    ['<author>Ana Pell (ana@g.example)</author>', 'Ana Pell'],
    ['<author>ana@g.example</author>', 'ana@g.example'],
    ['<dc:creator><![CDATA[ Ana  Pell ]]></dc:creator>', 'Ana Pell'],
    [
      '<dc:creator>Ana Pell</dc:creator><dc:creator>Ivo Brandt</dc:creator>',
      'Ana Pell, Ivo Brandt'
    ],
    ['<author><name>Ana Pell</name><email>ana@g.example</email></author>', 'Ana Pell'],
    ['<itunes:author>Ana Pell</itunes:author>', 'Ana Pell']
  ])('is the name in %s', (written, name) => {
    expect(rss(written, NAMESPACES).author).toBe(name)
  })
})
