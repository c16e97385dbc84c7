import { describe, expect, it } from 'vitest'
import { identified } from '../../../src/sources/formats/identity.ts'
import { readFeed } from '../../../src/web/web.ts'

const FEED = 'https://g.example/feed'

const ids = (items: string): string[] =>
  [...all(items)].map(({ id }) =>
    id.replace(/[\w-]{16}$/, hash => (/^\d/.test(hash) ? hash : 'HASH'))
  )

const all = (items: string) =>
  identified(
    readFeed(`<rss><channel><link>https://g.example/</link>${items}</channel></rss>`, FEED),
    FEED
  )

/** Of items of a JSON Feed. */
const idsIn = (...items: readonly object[]) =>
  new Set([...identified(readFeed(JSON.stringify({ items }), FEED), FEED)].map(({ id }) => id))

describe('an item of a feed', () => {
  it('is known by its address, however that is written', () => {
    expect(
      ids(
        '<item><link>http://www.g.example/a/?utm_source=rss#top</link><guid>7</guid></item><item><link>https://g.example/b?cid=4</link></item>'
      )
    ).toEqual(['g.example/a', 'g.example/b?cid=4'])
  })

  it('is known by where it leads, not by who counts on the way', () => {
    const [only] = all(
      '<item><link>https://counter.example/~r/1</link><feedburner:origLink>https://g.example/a</feedburner:origLink></item>'
    )
    expect(only).toMatchObject({ id: 'g.example/a', link: 'https://g.example/a' })
  })

  it('is known by its guid where its address is that of all', () => {
    const items =
      '<item><title>A</title><link>https://g.example/live</link><guid isPermaLink="false">1</guid></item><item><title>B</title><link>https://g.example/live</link><guid isPermaLink="false">2</guid></item>'
    expect(ids(items)).toEqual(['g.example/1', 'g.example/2'])
    expect([...all(items)].map(({ link }) => link)).toEqual([null, null])
  })

  it('is known by its guid where its address is the front page', () => {
    expect(
      ids(
        '<item><title>A</title><link>https://g.example/</link><guid isPermaLink="false">1</guid></item>'
      )
    ).toEqual(['g.example/1'])
  })

  it('is known by guid and title where the guid is that of others too', () => {
    const items = all(
      '<item><title>A</title><guid isPermaLink="false">0</guid></item><item><title>B</title><guid isPermaLink="false">0</guid></item>'
    )
    expect(new Set([...items].map(({ id }) => id)).size).toBe(2)
  })

  it('is one where the feed lists it twice', () => {
    const twice =
      '<item><title>A</title><link>https://g.example/a</link><guid isPermaLink="false">1</guid></item>'
    expect(ids(twice + twice)).toEqual(['g.example/a', 'g.example/a'])
  })

  it('without a title is known by its words where there is nothing else, and apart from others by its guid', () => {
    const [nets, gulls] = [{ content_text: 'Nets dry.' }, { content_text: 'Gulls cry.' }]
    expect(idsIn(nets, gulls, nets).size).toBe(2)
    const live = { url: 'https://g.example/live' }
    expect(idsIn({ ...nets, ...live, id: 1 }, { ...gulls, ...live, id: 2 })).toEqual(
      new Set(['g.example/1', 'g.example/2'])
    )
    expect(idsIn({ ...nets, ...live }, { ...nets, ...live })).toEqual(new Set(['g.example/live']))
    expect(idsIn({ ...nets, id: null }, { ...gulls, id: null }).size).toBe(2)
  })

  it('is known by its title where there is nothing else, the same each time', () => {
    const items = '<item><title>A</title></item><item><title>B</title></item>'
    const once = [...all(items)].map(({ id }) => id)
    expect([...all(items)].map(({ id }) => id)).toEqual(once)
    expect(new Set(once).size).toBe(2)
  })
})
