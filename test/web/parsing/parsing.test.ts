import { describe, expect, it, onTestFinished } from 'vitest'
import { FeedError } from '../../../src/web/feed/feed.ts'
import { PageError } from '../../../src/web/page.ts'
import { openParsing } from '../../../src/web/parsing/parsing.ts'

const open = (limit?: number) => {
  const parsing = openParsing(limit)
  onTestFinished(() => parsing.close())
  return parsing
}

const items = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<item><title>Ferry ${at}</title></item>`).join('')
const feedOf = (count: number): string =>
  `<rss version="2.0"><channel><title>G</title>${items(count)}</channel></rss>`

const page = `<html><head><title>Ferry sails</title></head><body><article>${'<p>The ferry sailed at dawn with a hundred people on board, and came back at noon.</p>'.repeat(8)}</article></body></html>`

describe('parsing', () => {
  it('reads feeds, small ones and large ones alike', async () => {
    const parsing = open()
    expect((await parsing.feed(feedOf(3), null)).items).toHaveLength(3)
    expect((await parsing.feed(feedOf(5_000), null)).items).toHaveLength(5_000)
  })

  it('reads pages', async () => {
    const article = await open().page(page, 'https://g.example/ferry')
    expect(article.headline).toBe('Ferry sails')
    expect(article.text).toContain('came back at noon')
  })

  it('answers each with its own, however many ask at once', async () => {
    const parsing = open()
    const counts = [2_000, 1_000, 3_000, 5, 1_500]
    const feeds = await Promise.all(counts.map(count => parsing.feed(feedOf(count), null)))
    expect(feeds.map(feed => feed.items.length)).toEqual(counts)
  })

  it('says why something cannot be read, and goes on', async () => {
    const parsing = open()
    const noFeed = `<!doctype html><html>${' '.repeat(50_000)}</html>`
    await expect(parsing.feed(noFeed, null)).rejects.toThrow(
      new FeedError('is a web page, not a feed')
    )
    await expect(parsing.page('<div>'.repeat(5_000), null)).rejects.toThrow(PageError)
    expect((await parsing.page(page, null)).headline).toBe('Ferry sails')
  })

  it('leaves what takes too long, without holding anybody, and goes on', async () => {
    const parsing = open(200)
    let turns = 0
    const turning = setInterval(() => turns++, 5)
    const slow = feedOf(200_000)
    await expect(parsing.feed(slow, null)).rejects.toThrow('takes longer than 0.2 s to take apart')
    clearInterval(turning)
    expect(turns).toBeGreaterThan(1)
  })

  it('that was closed reads no more', async () => {
    const parsing = open()
    const reading = parsing.feed(feedOf(100_000), null)
    await parsing.close()
    await expect(reading).rejects.toThrow('the bot stops')
  })
})
