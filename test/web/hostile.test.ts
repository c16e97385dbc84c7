// Feeds and pages that were written to hold the bot, fill its memory or steer what it shows.
import { describe, expect, it } from 'vitest'
import { readFeed } from '../../src/web/feed/feed.ts'
import { articleOfPage, PageError } from '../../src/web/page.ts'

const HOME = 'https://g.example/feed'
const rss = (inside: string) => readFeed(`<rss><channel><title>G</title>${inside}`, HOME)

/** A refusal is an answer too; anything else thrown is a fault. */
function textOf(html: string): string | null {
  try {
    return articleOfPage(html, null).text
  } catch (error) {
    if (error instanceof PageError) return null
    throw error
  }
}

describe('a hostile feed', () => {
  it.each([
    ['a tag without end', '<a>'.repeat(1_000_000)],
    ['attributes', `<a ${Array.from({ length: 200_000 }, (_, at) => `x${at}="1"`).join(' ')}>`],
    [
      'namespaces',
      Array.from(
        { length: 90 },
        (_, at) =>
          `<a ${Array.from({ length: 1_000 }, (__, n) => `xmlns:p${at}x${n}="u"`).join(' ')}>`
      ).join('')
    ],
    ['entities', `<item><title>${'&amp;'.repeat(500_000)}</title></item>`],
    ['angles', `<item><description>${'<'.repeat(1_000_000)}`],
    [
      'frames',
      `<item><description><![CDATA[${'<iframe>a</iframe>'.repeat(100_000)}]]></description></item>`
    ],
    ['data that opens again and again', `<item><description>${'<![CDATA['.repeat(200_000)}`]
  ])('of %s alone is read as far as it goes', (_, inside) => {
    expect(rss(`<item><title>First</title></item>${inside}`).items[0]?.title).toBe('First')
  })

  it('of items that never end keeps the first thousands', () => {
    const { items } = rss('<item><title>T</title>'.repeat(30_000))
    expect(items.length).toBeGreaterThan(1_000)
    expect(items.length).toBeLessThan(10_001)
  })

  it('of fields without measure has them cut', () => {
    const [item] = rss(
      `<item><title>${'word '.repeat(200_000)}</title><author>${'name '.repeat(100_000)}</author>${Array.from({ length: 5_000 }, (_, at) => `<category>${at}${'c'.repeat(300)}</category><enclosure url="/${at}"/>`).join('')}<link>https://g.example/${'a'.repeat(100_000)}</link></item>`
    ).items
    expect(item?.title?.length).toBeLessThan(501)
    expect(item?.title).toMatch(/^word .* word…$/)
    expect(item?.author?.length).toBeLessThan(501)
    expect(item?.categories).toHaveLength(200)
    expect(item?.categories[0]?.length).toBeLessThan(201)
    expect(item?.enclosures).toHaveLength(100)
    expect(item?.link).toBeNull()
  })

  it('cannot make a text grow by what it defines', () => {
    const feed = readFeed(
      `<!DOCTYPE rss [<!ENTITY a "${'b'.repeat(100)}">]><rss><channel><description>${'&a;'.repeat(100_000)}</description></channel></rss>`,
      HOME
    )
    expect(feed.description?.length).toBeLessThan(1_000_001)
  })

  it('in JSON has fields without measure cut, and items beyond number left', () => {
    const item = {
      title: 'word '.repeat(200_000),
      author: 'name '.repeat(100_000),
      content_text: 'word '.repeat(500_000),
      tags: Array.from({ length: 5_000 }, (_, at) => `${at}${'c'.repeat(300)}`),
      attachments: Array.from({ length: 5_000 }, (_, at) => ({ url: `/${at}` }))
    }
    const { items } = readFeed(`{"items":[${JSON.stringify(item)}${',{}'.repeat(200_000)}]}`, HOME)
    expect(items).toHaveLength(10_000)
    expect(items[0]?.title).toMatch(/^word .* word…$/)
    expect(items[0]?.title?.length).toBeLessThan(501)
    expect(items[0]?.author?.length).toBeLessThan(501)
    expect(items[0]?.content?.length).toBeLessThan(1_000_001)
    expect(items[0]?.categories).toHaveLength(200)
    expect(items[0]?.categories[0]?.length).toBeLessThan(201)
    expect(items[0]?.enclosures).toHaveLength(100)
  })

  it.each([
    ['deep', `{"items":[{"id":"1","title":"T","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}`],
    [
      'large in numbers',
      '{"items":[{"id":1e999,"title":"T","attachments":[{"url":"a","size_in_bytes":1e400}]}]}'
    ],
    ['wide', `{"items":[{"title":"T","tags":[${'"a",'.repeat(100_000)}"b"]}]}`],
    [
      'of wrong types',
      '{"title":{},"items":[null,7,[],{"title":"T","url":7,"tags":"x","authors":{},"date_published":[]}]}'
    ]
  ])('in JSON that is %s is read', (_, json) => {
    expect(readFeed(json, HOME).items.map(({ title }) => title)).toContain('T')
  })
})

describe('a hostile page', () => {
  it('with much text deep inside is refused', () => {
    const html = `${'<div>'.repeat(100)}${'word and '.repeat(100_000)}`
    expect(() => articleOfPage(html, null)).toThrow(PageError)
    expect(() => articleOfPage(html, null)).toThrow(/too much text too deep/)
  })

  it.each([
    ['boxes', '<div class="related">'.repeat(80) + '<p>x</p>'],
    ['headings', '<h3>Related stories</h3><div>a</div>'.repeat(2_000)],
    ['a class without end', `<p class="${'related-x '.repeat(100_000)}">a</p>`],
    [
      'headings over comments',
      '<h3>Comments</h3><p>It was a good cake, and a good boat too.</p>'.repeat(5_000)
    ],
    ['corrections', '<p>Correction: it was not so.</p>'.repeat(3_000)],
    ['forms', '<div><form><input></form></div>'.repeat(3_000)],
    ['times', '<time>10.30</time>'.repeat(5_000)],
    ['bodies', '<div itemprop="articleBody">'.repeat(100) + 'x']
  ])('of %s alone ends, read or refused', (_, html) => {
    expect(() => textOf(html)).not.toThrow()
  })

  it('says nothing that steers what shows it', () => {
    const { headline, byline, text, url } = articleOfPage(
      `<title>One\u202e\u0007 two</title><meta name="author" content="Ana\u2066 Pell"><link rel="canonical" href="javascript:x()"><p>${'Words\u202e and more of them. '.repeat(20)}</p>`,
      null
    )
    expect(headline).toBe('One two')
    expect(byline).toBe('Ana Pell')
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect(url).toBeNull()
  })
})
