// Pages into articles: what a page says about itself, its words without its markup, and pages that must not be read.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleOfPage, PageError } from '../../src/web/page.ts'

const story = `<p>Nets were mended in Ostrel on Monday, the harbour office said, after a storm that tore most of them.</p>
<p>“We have <em>never</em> mended so&nbsp;many,” said Ana&shy; Pell &mdash; the harbour master.</p>`

const pageOf = (head: string, body = `<article>${story}</article>`) =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

const linked = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`

const canonical = (href: string) => pageOf(`<link rel="canonical" href="${href}">`)

const read = (html: string, url: string | null = null) => articleOfPage(html, url)

/** The first line of an article with this line above it. */
const top = (line: string) =>
  read(
    pageOf(
      '<meta name="author" content="Ana Pell"><meta name="date" content="2026-03-02">',
      `<article><p class="byline">${line}</p><p>2 March 2026</p>${story}</article>`
    )
  ).text.split('\n')[0]

/** A refusal is an answer; anything else thrown is a fault. */
function textOrRefusal(html: string): string {
  try {
    return read(html).text
  } catch (error) {
    if (error instanceof PageError) return error.message
    throw error
  }
}

describe('the words of a page', () => {
  it('are its blocks as lines, without markup, scripts and what surrounds the article', () => {
    const { text } = read(
      pageOf(
        '<title>Nets</title><style>p { color: red }</style>',
        `<header><nav><a href="/">Home</a><a href="/sea">Sea</a></nav></header>
         <main><article><h1>Nets mended</h1><script>track("<p>no</p>")</script>${story}
         <h2>What now</h2><figure><img src="a.jpg" alt="Boat"><figcaption>A boat. Photo: Jo Marsh</figcaption></figure>
         <blockquote><p>Old nets   hold.</p></blockquote><ul><li>One net</li><li>Two
         nets</li></ul><p>First line<br>second line</p><table><tr><td>Nets</td><td>12</td></tr></table></article></main>
         <footer><p>All rights kept by the Herald.</p></footer>`
      )
    )
    expect(text.split('\n')).toEqual([
      'Nets were mended in Ostrel on Monday, the harbour office said, after a storm that tore most of them.',
      '',
      '“We have never mended so many,” said Ana Pell — the harbour master.',
      '',
      'What now',
      '',
      'Old nets hold.',
      '',
      'One net',
      '',
      'Two nets',
      '',
      'First line',
      'second line',
      '',
      'Nets 12'
    ])
  })

  it('do not begin with the byline and the date that are told as such', () => {
    expect(top('By <a rel="author" href="/pell">Ana Pell</a>, 2 March 2026')).toMatch(/^Nets were/)
    expect(top('Ana Pell')).toMatch(/^Nets were/)
    expect(top('By Ana Pell’s account, every net held.')).toMatch(/^By Ana Pell’s account/)
  })

  it('hold no tag that is hidden by a NUL', () => {
    expect(read('<p>One <\0b>net</b>.</p>').text).toBe('One net.')
  })

  it('are found on a page without html, head and body tags', () => {
    expect(read('<title>Nets</title><p>One net.<p>Two nets.').text).toBe('One net.\n\nTwo nets.')
    expect(read('Just words.').text).toBe('Just words.')
  })

  it('are those of JSON-LD where the page shows none', () => {
    const html = pageOf(
      linked({ '@type': 'NewsArticle', articleBody: 'Nets were mended.' }),
      '<div id="app"></div>'
    )
    expect(read(html).text).toBe('Nets were mended.')
  })

  it('are empty where there is no article, also for no page at all', () => {
    expect(read('').text).toBe('')
    expect(read(pageOf('<title>Nets</title>', '')).text).toBe('')
  })

  it('are read from anything, without a fault and without a tag', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b',
      '>',
      '<!--',
      '-->',
      '&',
      '&amp;',
      '<script>',
      '</script>',
      '<svg>',
      '<title>',
      '<textarea>',
      '<xmp>',
      '<html>',
      '</html>',
      '<body>',
      '<table>',
      '<td>',
      '<br/>',
      'net ',
      '"',
      '<![CDATA[',
      ']]>',
      '<template>',
      '</'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        expect(textOrRefusal(pieces.join(''))).not.toMatch(/<\/?(?:p|div|script|table|td|br)>/)
      }),
      { numRuns: 300 }
    )
  })
})

describe('what a page says', () => {
  it('is taken from JSON-LD first: names behind references, arrays, entities escaped twice', () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Organization', '@id': '#herald', name: 'The Ostrel Herald' },
        { '@type': 'Person', '@id': '#pell', name: 'Ana Pell' },
        {
          '@type': ['Article', 'NewsArticle'],
          headline: 'Nets &amp; ropes mended',
          publisher: { '@id': '#herald' },
          author: [{ '@id': '#pell' }, { '@type': 'Person', name: 'Jo Marsh' }],
          datePublished: '2026-03-02T06:30:00+0100',
          mainEntityOfPage: { '@id': 'https://herald.example/nets' },
          inLanguage: 'en_gb'
        }
      ]
    }
    const { text: _, ...said } = read(
      pageOf(
        `${linked(data)}<meta property="og:title" content="Other"><meta name="author" content="Other">`
      )
    )
    expect(said).toEqual({
      headline: 'Nets & ropes mended',
      outlet: 'The Ostrel Herald',
      byline: 'Ana Pell, Jo Marsh',
      publishedAt: '2026-03-02T06:30:00+01:00',
      url: 'https://herald.example/nets',
      lang: 'en-GB'
    })
  })

  it.each([
    ['Nets &amp;amp; ropes', 'Nets & ropes'],
    ['&lt;b&gt;Nets&lt;/b&gt; dry', 'Nets dry'],
    ['&amp;lt;b&amp;gt;Nets&amp;lt;/b&amp;gt; dry', 'Nets dry'],
    ['The &lt;blink&gt; tag', 'The tag']
  ])('shows no tag and no entity in a headline: %s', (written, headline) => {
    expect(read(pageOf(`<meta property="og:title" content="${written}">`)).headline).toBe(headline)
  })

  it.each([
    ['in a list', (others: object) => [{ '@type': 'ItemList', itemListElement: others }]],
    ['before it, at other addresses', (others: object) => [others].flat()]
  ])('is that of the article itself where JSON-LD tells of others %s', (_, tell) => {
    const url = 'https://herald.example/nets'
    const others = [
      { '@type': 'NewsArticle', headline: 'Gulls counted', url: 'https://herald.example/gulls' }
    ]
    const own = {
      '@type': 'NewsArticle',
      headline: 'Nets dry',
      mainEntityOfPage: `${url}?utm_source=x`
    }
    const data = { '@graph': [...tell(others), own] }
    expect(read(pageOf(`${linked(data)}<link rel="canonical" href="${url}">`)).headline).toBe(
      'Nets dry'
    )
  })

  it('is taken from meta tags next', () => {
    const { text: _, ...said } = read(`<html lang="en"><head>
      <meta property="og:title" content="Nets mended | The Ostrel Herald">
      <meta property="og:site_name" content="The Ostrel Herald">
      <meta property="article:author" content="https://social.example/pell">
      <meta name="author" content="By Ana Pell">
      <meta property="article:published_time" content="2026-03-02T06:30:00Z">
      <link rel="canonical" href="https://herald.example/nets"></head><body><article>${story}</article></body></html>`)
    expect(said).toEqual({
      headline: 'Nets mended',
      outlet: 'The Ostrel Herald',
      byline: 'Ana Pell',
      publishedAt: '2026-03-02T06:30:00Z',
      url: 'https://herald.example/nets',
      lang: 'en'
    })
  })

  it('is taken from what it shows last', () => {
    const { text: _, ...said } = read(
      pageOf(
        '<title>Nets mended - some site</title>',
        `<article><h1>Nets
         mended</h1><p class="byline">By: Ana Pell</p><time datetime="soon">2 March 2026</time>${story}</article>`
      )
    )
    expect(said).toEqual({
      headline: 'Nets mended',
      outlet: null,
      byline: 'Ana Pell',
      publishedAt: '2026-03-02',
      url: null,
      lang: null
    })
  })

  it.each([
    ['<p>By Ana Pell</p><span class="post-date">March 2, 2026</span>', 'Ana Pell', '2026-03-02'],
    [
      '<div class="ArticleByline">By Ana Pell | 2 March 2026</div><div class="story-date">Published: 2 March 2026 | 6:30</div>',
      'Ana Pell',
      '2026-03-02'
    ],
    [
      '<div class="byline">Von Ana Pell</div><time>2. März 2026, 6.30 Uhr</time>',
      'Von Ana Pell',
      '2026-03-02'
    ],
    ['<span itemprop="author">By <b itemprop="name">Ana Pell</b></span>', 'Ana Pell', null],
    [
      '<time datetime="Mon Mar 02 2026 06:30:00 GMT+0100 (CET)"></time>',
      null,
      '2026-03-02T05:30:00Z'
    ],
    ['<time datetime="2026/03/02 23:30">then</time>', null, '2026-03-02'],
    ['<p>By the pier they waited.</p><p class="date">2026</p>', null, null]
  ])('is found where it is only shown: %s', (shown, byline, publishedAt) => {
    expect(read(pageOf('', `<article><h1>Nets</h1>${shown}${story}</article>`))).toMatchObject({
      byline,
      publishedAt
    })
  })

  it('is null where the page does not say it', () => {
    const { text, ...said } = read(pageOf(''))
    expect(text).not.toBe('')
    expect(Object.values(said)).toEqual([null, null, null, null, null, null])
  })

  it('is no date where a program printed that it has none', () => {
    const none = linked({ '@type': 'NewsArticle', datePublished: '1970-01-01T00:00:00+00:00' })
    expect(read(pageOf(none)).publishedAt).toBeNull()
    const elsewhere = '<meta property="article:published_time" content="2026-03-02">'
    expect(read(pageOf(none + elsewhere)).publishedAt).toBe('2026-03-02')
  })

  it('survives JSON-LD that is broken, commented out, endless or about something else', () => {
    const scripts = [
      '<script type="application/ld+json">{"@type":"NewsArticle",</script>',
      '<script type="application/ld+json"><!-- {"@type":"NewsArticle","headline":"Nets\nmended"} --></script>',
      `<script type="application/ld+json">${'['.repeat(50_000)}</script>`,
      linked({ '@type': 'Recipe', headline: 'Fish soup' })
    ]
    expect(read(pageOf(scripts.join(''))).headline).toBe('Nets mended')
  })

  it('takes no address of another host than the one it was fetched from, and none that is not http', () => {
    const fetched = 'https://herald.example/a?utm=1'
    expect(read(canonical('/a'), fetched).url).toBe('https://herald.example/a')
    expect(read(canonical('https://courier.example/a'), fetched).url).toBe(fetched)
    expect(read(canonical('javascript:alert(1)')).url).toBeNull()
    expect(read(canonical('/a')).url).toBeNull()
  })
})

describe('a page that would take too long', () => {
  it.each([
    ['nests 10,000 deep', '<div>'.repeat(10_000), /256 deep/],
    ['nests 10,000 deep in tags that may stay open', '<dd><li>'.repeat(5000), /256 deep/],
    ['is over 5 MB', 'a'.repeat(5 * 1024 * 1024 + 1), /over 5 MB/],
    ['has 100,000 elements', '<b>x</b>'.repeat(100_000), /more than 40000/],
    [
      'has 100,000 attributes',
      `<p ${Array.from({ length: 100_000 }, (_, n) => `a${n}`).join(' ')}>`,
      /more than 40000/
    ],
    ['has 100,000 entities', '&amp;'.repeat(100_000), /more than 40000/],
    [
      'has chains of elements',
      `${'<i>'.repeat(200)}x${'</i>'.repeat(200)}`.repeat(90),
      /too deep in one another/
    ]
  ])('is refused when it %s', (_, html, reason) => {
    expect(() => read(html)).toThrow(PageError)
    expect(() => read(html)).toThrow(reason)
  })

  it('is not one that leaves thousands of paragraphs and list items open, as HTML allows', () => {
    const { text } = read(
      pageOf('', `<article>${'<p>Nets were mended again, and again.'.repeat(1000)}</article>`)
    )
    expect(text.split('\n\n')).toHaveLength(1000)
    expect(
      read(`<ul>${'<li>Nets were mended again.'.repeat(1000)}</ul>`).text.split('\n\n')
    ).toHaveLength(1000)
  })
})
