import { describe, expect, it } from 'vitest'
import { addressKey, canonicalUrl, publicUrl } from '../../src/web/canonical.ts'
import { feedLinks, usualFeeds } from '../../src/web/feedlinks.ts'

describe('an address', () => {
  it.each([
    ['https://g.example/a?utm_source=x&id=7&fbclid=y#top', 'https://g.example/a?id=7'],
    ['https://g.example/a?utm_medium=rss', 'https://g.example/a'],
    ['HTTPS://G.Example:443/a', 'https://g.example/a'],
    ['https://ana:secret@g.example/a', 'https://g.example/a'],
    ['https://g.example/search?q=a+b', 'https://g.example/search?q=a+b']
  ])('loses what only counts readers: %s', (written, canonical) => {
    expect(canonicalUrl(written)).toBe(canonical)
  })

  it.each(['mailto:a@b.example', 'javascript:1', 'no address', ''])('is none: "%s"', written => {
    expect(canonicalUrl(written)).toBeNull()
    expect(addressKey(written)).toBeNull()
  })

  it('is one page however it is written', () => {
    const keys = [
      'http://www.g.example/a/',
      'https://g.example/a',
      'https://m.g.example/a?utm_source=x',
      'https://g.example/a/index.html',
      'https://www.g.example/a/amp'
    ].map(addressKey)
    expect(new Set(keys)).toEqual(new Set(['g.example/a']))
    expect(addressKey('https://g.example/a?id=1')).not.toBe(addressKey('https://g.example/a?id=2'))
  })
})

describe('an address with a key in it', () => {
  it.each([
    ['https://g.example/a?id=7&token=abc', 'https://g.example/a?id=7'],
    ['https://g.example/a?access_token=abc', 'https://g.example/a'],
    ['https://g.example/a?apikey=1&Signature=x', 'https://g.example/a'],
    ['https://g.example/a?u=7Gh2kP0x9Qw4mZ1', 'https://g.example/a'],
    ['https://g.example/a?r=0123456789abcdef0123456789abcdef', 'https://g.example/a'],
    // What an article is called by is no key, however long.
    ['https://g.example/a?id=0123456789abcdef01', 'https://g.example/a?id=0123456789abcdef01'],
    ['https://g.example/a?q=ferry&page=2', 'https://g.example/a?q=ferry&page=2'],
    ['https://g.example/?p=1204', 'https://g.example/?p=1204'],
    ['https://g.example/a?section=sport', 'https://g.example/a?section=sport']
  ])('is shown without it: %s', (written, shown) => {
    expect(publicUrl(written)).toBe(shown)
  })

  it('is still one page, and nobody can read the key in what it is called', () => {
    const [one, again, other] = [
      'https://g.example/a?id=7&token=abc',
      'http://www.g.example/a?id=7&token=abc',
      'https://g.example/a?id=7&token=abd'
    ].map(addressKey)
    expect(one).toBe(again)
    expect(one).not.toBe(other)
    expect(one).toMatch(/^g\.example\/a\?id=7&token=~/)
    expect(one).not.toContain('abc')
  })
})

describe('a page', () => {
  it('names its feeds, those of comments last', () => {
    const html = `<html><head><base href="https://g.example/news/">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel=alternate type="application/atom+xml" href="atom.xml">
      <link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">
      <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" type="text/css" href="a.css">
      <link rel="alternate" type="application/rss+xml" href="javascript:1"></head></html>`
    expect(feedLinks(html, 'https://g.example/')).toEqual([
      'https://g.example/news/atom.xml',
      'https://other.example/feed.json',
      'https://g.example/comments/feed'
    ])
  })

  it('that names none may still keep one where most do', () => {
    expect(usualFeeds('https://g.example/news/')).toContain('https://g.example/feed')
  })
})
