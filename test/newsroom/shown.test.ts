// An address as others may see it: nothing of a key in it, and everything that is none.
import { describe, expect, it } from 'vitest'
import { shownAddress, withoutSecrets } from '../../src/newsroom/shown.ts'

describe('an address as it is shown', () => {
  it.each([
    ['feed:https://gazette.example/feed.xml', 'feed:https://gazette.example/feed.xml'],
    ['feed:https://gazette.example:8080/a/b/rss/', 'feed:https://gazette.example:8080/a/b/rss/'],
    [
      'sitemap:https://gazette.example/2026/03/the-ferry-at-ostrel-sails-again',
      'sitemap:https://gazette.example/2026/03/the-ferry-at-ostrel-sails-again'
    ],
    ['feed:https://me:hunter2@gazette.example/feed', 'feed:https://gazette.example/feed'],
    ['feed:https://gazette.example/feed?key=a&x=1', 'feed:https://gazette.example/feed?…'],
    ['feed:https://gazette.example/u7Gh2kP0x9Qw4mZ1/rss', 'feed:https://gazette.example/…/rss'],
    [
      'feed:https://gazette.example/feeds/0123456789abcdef0123456789abcdef.xml',
      'feed:https://gazette.example/feeds/…'
    ],
    [
      'feed:https://gazette.example/private/3f2b8c1e-9a4d-4e6f-8b7a-1c2d3e4f5a6b',
      'feed:https://gazette.example/private/…'
    ],
    ['https://gazette.example/?token=abc', 'https://gazette.example/?…'],
    ['folder:./news?x=1', 'folder:./news?x=1']
  ])('%s is %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown)
  })

  it('stands in a text wherever the address or its URL stood', () => {
    const secret = 'feed:https://gazette.example/feed?key=abc'
    expect(withoutSecrets(`${secret}: no. https://gazette.example/feed?key=abc!`, [secret])).toBe(
      'feed:https://gazette.example/feed?…: no. https://gazette.example/feed?…!'
    )
  })
})
