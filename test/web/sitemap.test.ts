import { describe, expect, it } from 'vitest'
import { readSitemap } from '../../src/web/sitemap.ts'

const URL = 'https://gazette.example/sitemap.xml'
const NEWS = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`

describe('a sitemap', () => {
  it('of news tells what each page is', () => {
    const map = readSitemap(
      `<?xml version="1.0"?><urlset ${NEWS}><url><loc>https://gazette.example/ferry?a=1&amp;b=2</loc>
      <lastmod>2026-03-03</lastmod><news:news><news:publication><news:name>The Harbour Gazette</news:name>
      <news:language>en</news:language></news:publication><news:publication_date>2026-03-02T06:30:00+01:00</news:publication_date>
      <news:title>Ferry &amp; quay</news:title></news:news></url></urlset>`,
      URL
    )
    expect(map).toEqual({
      sitemaps: [],
      pages: [
        {
          url: 'https://gazette.example/ferry?a=1&b=2',
          title: 'Ferry & quay',
          published: '2026-03-02T05:30:00Z',
          outlet: 'The Harbour Gazette',
          lang: 'en'
        }
      ]
    })
  })

  it('of pages tells when each changed', () => {
    const map = readSitemap(
      '<urlset><url><loc> /a </loc><lastmod>2026-03-02</lastmod></url><url><loc>b</loc></url><url/></urlset>',
      URL
    )
    expect(map?.pages.map(({ url, published }) => [url, published])).toEqual([
      ['https://gazette.example/a', '2026-03-02'],
      ['https://gazette.example/b', null]
    ])
  })

  it('of sitemaps lists them, the newest first', () => {
    const map = readSitemap(
      `<sitemapindex><sitemap><loc>/1.xml</loc><lastmod>2026-01-01</lastmod></sitemap>
      <sitemap><loc>/2.xml</loc></sitemap><sitemap><loc>/3.xml</loc><lastmod>2026-03-01</lastmod></sitemap></sitemapindex>`,
      URL
    )
    expect(map).toEqual({
      pages: [],
      sitemaps: ['3', '1', '2'].map(name => `https://gazette.example/${name}.xml`)
    })
  })

  it('that is cut off is read as far as it goes', () => {
    const map = readSitemap(
      '<urlset><url><loc>https://g.example/a</loc></url><url><loc>https://g.exa',
      URL
    )
    expect(map?.pages[0]?.url).toBe('https://g.example/a')
  })

  it('may be a plain list', () => {
    const map = readSitemap('https://g.example/a\n\nhttps://g.example/b\n', URL)
    expect(map?.pages.map(({ url }) => url)).toEqual(['https://g.example/a', 'https://g.example/b'])
  })

  it.each(['', 'words', '<html><body>no</body></html>', '<rss><channel/></rss>'])(
    'is not "%s"',
    text => {
      expect(readSitemap(text, URL)).toBeNull()
    }
  )
})
