// A source that is slow or hangs: it keeps nobody else's articles from those who ask, and nobody from going home.
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/news.ts'
import type { Source } from '../../src/source.ts'
import { given, open, tap, text } from './newsrooms.ts'
import { articleOf } from '../fakes/article.ts'

/** A source that brings one article and then nothing more, until `release` is called. */
function hanging(address: string, complete = false) {
  const { promise, resolve: release } = Promise.withResolvers<void>()
  let reads = 0
  const source: Source = tap(
    address,
    async function* (): AsyncGenerator<Article> {
      reads += 1
      yield articleOf(text(`Crane ${reads}`), { id: `${address}early`, source: address })
      await promise
      yield articleOf(text('Gate'), { id: `${address}late`, source: address })
    },
    complete
  )
  return { source, release, reads: () => reads }
}

const quick = (address: string): Source => tap(address, () => given(address, `${address}a`), false)

describe('a source that hangs', () => {
  it('keeps the first edition waiting no longer than is set, and says that it is still being read', async () => {
    const slow = hanging('slow:')
    const { newsroom, ids } = await open({
      sources: [slow.source, quick('one:'), quick('two:')],
      firstWait: 100
    })
    expect(newsroom.awaited).toContain('slow:')
    await expect.poll(ids, { timeout: 5000 }).toEqual(['one:a', 'slow:early', 'two:a'])
    await expect.poll(() => newsroom.awaited).toEqual(['slow:'])
    expect(newsroom.deliveries.map(({ address }) => address)).toEqual(['one:', 'two:'])
    const [listed] = newsroom.roster.list('console:local')
    expect(listed).toMatchObject({ delivery: null, underWay: { articles: 1 } })
    slow.release()
    await newsroom.reload()
    expect(slow.reads()).toBe(1)
    expect(newsroom.awaited).toEqual([])
    expect(ids()).toEqual(['one:a', 'slow:early', 'slow:late', 'two:a'])
    expect(newsroom.roster.list('console:local')[0]).toMatchObject({ underWay: null })
  })

  it('is waited for where nothing is set, and where it lies on this machine', async () => {
    for (const [slow, firstWait] of [
      [hanging('a:'), undefined],
      [hanging('b:', true), 0]
    ] as const) {
      setTimeout(slow.release, 300)
      const sources = [slow.source, quick('one:')]
      const { ids } = await open({ sources, ...(firstWait !== undefined && { firstWait }) })
      expect(ids()).toHaveLength(3)
    }
  })

  it('holds neither what it has brought so far, nor a reload of another, nor what is added meanwhile', async () => {
    const slow = hanging('slow:')
    const { newsroom, ids } = await open({
      sources: [slow.source, quick('one:')],
      firstWait: 0,
      open: () => quick('web:https://more.example/')
    })
    await newsroom.reload('one:')
    expect(ids()).toEqual(['one:a', 'slow:early'])
    const delivery = await newsroom.roster.add('web:https://more.example/', 'chat:t')
    expect(delivery).toMatchObject({ added: 1 })
    const seen = newsroom.seenBy('chat:t')
    expect(seen.edition.counts.articles).toBe(3)
    slow.release()
    await newsroom.reload('slow:')
    expect(ids()).toEqual(['one:a', 'slow:early', 'slow:late'])
    // The place came while it was being read, and has missed its beginning: it is read again, whole.
    await seen.reload('slow:')
    expect(seen.edition.counts.articles).toBe(4)
  })

  it('loses nothing that a complete source brought before what came between', async () => {
    const slow = hanging('slow:', true)
    let reads = 0
    const read: Source['read'] = context =>
      (reads += 1) === 1 ? given('slow:', 'slow:early') : slow.source.read(context)
    const { newsroom, ids } = await open({ sources: [{ ...slow.source, read }, quick('one:')] })
    const reload = newsroom.reload('slow:')
    await newsroom.reload('one:')
    slow.release()
    await reload
    await newsroom.reload()
    expect(ids()).toEqual(['one:a', 'slow:early', 'slow:late'])
    expect(newsroom.deliveries).toMatchObject([{ articles: 2, removed: 0 }, { articles: 1 }])
  })

  it('is taken off while it is being read, with what it has brought', async () => {
    const slow = hanging('web:https://slow.example/')
    const { newsroom, ids } = await open({ sources: [quick('one:')], open: () => slow.source })
    const adding = newsroom.roster.add('web:https://slow.example/', 'chat:t')
    const seen = newsroom.seenBy('chat:t')
    await expect.poll(() => seen.awaited).toHaveLength(1)
    await newsroom.reload('one:')
    const [added] = await Promise.allSettled([
      adding,
      newsroom.roster.remove('web:https://slow.example/', 'chat:t')
    ])
    expect(added).toMatchObject({ reason: { message: expect.stringContaining('taken off') } })
    expect(newsroom.roster.list('chat:t').map(({ address }) => address)).toEqual(['one:'])
    expect(newsroom.seenBy('chat:t').edition.counts.articles).toBe(1)
    slow.release()
    await newsroom.reload()
    expect(ids()).toEqual(['one:a'])
  })

  it('does not hold the bot when it shall end, whether or not it listens', async () => {
    const slow = hanging('slow:')
    const { newsroom } = await open({ sources: [slow.source, quick('one:')], firstWait: 0 })
    const reload = newsroom.reload()
    await newsroom.close()
    expect((await reload).map(({ address }) => address)).not.toContain('slow:')
    slow.release()
  })
})
