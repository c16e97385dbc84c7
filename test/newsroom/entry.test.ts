import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { entryOf, isLost, keyOf, readerOf } from '../../src/newsroom/entry.ts'
import type { Source } from '../../src/source.ts'

const sourceAt = (address: string): Source => ({
  address,
  complete: false,
  async *read() {}
})
const typed = 'feed:https://gazette.example/rss#name=Gazette'
const gazette = entryOf({
  source: sourceAt('feed:https://gazette.example/rss'),
  typed,
  scope: null,
  list: null,
  configured: true
})
const refuses = () => {
  throw new ConfigError('feed:', 'wants an address of the web')
}
const bad = { failed: 'HTTP 503', gone: false, retryAfter: null }

describe('a source that has moved', () => {
  const moved = { ...gazette, movedTo: 'https://gazette.example/feed' }

  it('is asked for at its own address again after three failures, or when the new one is gone', () => {
    expect([1, 2, 3, 4].map(times => isLost(moved, bad, times))).toEqual([false, false, true, true])
    expect(isLost(moved, { ...bad, gone: true }, 1)).toBe(true)
    expect(isLost(moved, { failed: null, advised: null }, 0)).toBe(false)
    expect(isLost(gazette, bad, 9)).toBe(false)
  })

  it('is read by its kind at the new address, with its own settings', () => {
    expect(readerOf(gazette, 'https://gazette.example/feed#top', sourceAt).address).toBe(
      'feed:https://gazette.example/feed#name=Gazette'
    )
  })

  it('is read where it was when the new address is none of its kind', () => {
    expect(readerOf(gazette, 'ftp://gazette.example', refuses)).toBe(gazette.source)
    expect(readerOf(gazette, null, refuses)).toBe(gazette.source)
  })
})

describe('the key of a source', () => {
  it('is its address, and at a place of its own another', () => {
    expect(keyOf(null, 'feed:a')).toBe('feed:a')
    expect(new Set([keyOf(null, 'feed:a'), keyOf('x', 'feed:a'), keyOf('y', 'feed:a')]).size).toBe(
      3
    )
  })
})
