// The newsroom on real sources and the real reading: what a reload keeps, drops, shares and swaps.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import { AskError, SourceError } from '../../src/errors.ts'
import { openLog } from '../../src/log.ts'
import type { Source } from '../../src/source.ts'
import folder from '../../src/sources/folder.ts'
import jsonl from '../../src/sources/jsonl.ts'
import { put, treeOf } from '../sources/tree.ts'
import { given, open, openTold, tap, text } from './newsrooms.ts'
import { articleOf } from '../fakes/article.ts'
import { openReaders } from '../../src/newsroom/readers/readers.ts'

describe('a newsroom', () => {
  it('prints one edition of what all sources bring, and says what each brought', async () => {
    const root = await treeOf({
      'a/nets.txt': text('A net'),
      'a/broken.json': '{',
      'wire.jsonl': JSON.stringify({ id: 'w1', text: text('A rope') })
    })
    const { newsroom, ids, seen } = await open({
      sources: [folder.open(join(root, 'a')), jsonl.open(join(root, 'wire.jsonl'))]
    })
    expect(ids()).toEqual(['nets.txt', 'w1'])
    expect(newsroom.edition.findPeople('pell', 1)[0]?.person.name).toBe('Ana Pell')
    expect(newsroom.deliveries).toMatchObject([
      {
        address: `folder:${root}/a`,
        articles: 1,
        added: 1,
        removed: 0,
        problems: [expect.stringMatching(/^broken\.json: is not JSON/)],
        failed: null
      },
      { address: `jsonl:${root}/wire.jsonl`, articles: 1, added: 1, problems: [], failed: null }
    ])
    // The empty edition before anything is read is the other one.
    expect(seen.printed).toBe(2)
  })

  it('keeps readings of unchanged articles, and drops what is gone from a complete source', async () => {
    const root = await treeOf({
      'a.txt': text('A net'),
      'b.txt': text('A rope'),
      'c.txt': text('A sail')
    })
    const { newsroom, seen, ids } = await open({ sources: [folder.open(root)] })
    const kept = newsroom.edition.reading('a.txt')
    await put(root, 'b.txt', text('An oar'))
    await put(root, 'd.txt', text('A mast'))
    await rm(join(root, 'c.txt'))
    seen.read.length = 0
    expect(await newsroom.reload()).toMatchObject([
      { articles: 3, added: 1, updated: 1, unchanged: 1, removed: 1 }
    ])
    expect(ids()).toEqual(['a.txt', 'b.txt', 'd.txt'])
    expect(seen.read).toEqual(['b.txt', 'd.txt'])
    expect(newsroom.edition.reading('a.txt')).toEqual(kept)
    expect(newsroom.edition.article('b.txt')?.text).toContain('An oar')
  })

  it('reads an article again when anything that was said of it has changed', async () => {
    const root = await treeOf({ 'a.md': `---\nheadline: Nets\n---\n${text('A net')}` })
    const { newsroom } = await open({ sources: [folder.open(root)] })
    for (const line of [
      'headline: Ropes',
      'outlet: The Herald',
      'byline: Pell',
      'published: 2026-03-02',
      'url: https://a.example',
      'lang: en'
    ]) {
      await put(root, 'a.md', `---\n${line}\n---\n${text('A net')}`)
      expect(await newsroom.reload()).toMatchObject([{ updated: 1, unchanged: 0 }])
    }
  })

  it('keeps the edition itself when nothing has changed', async () => {
    const root = await treeOf({ 'a.txt': text('A net') })
    const { newsroom, seen } = await open({ sources: [folder.open(root)] })
    const { edition } = newsroom
    const printed = seen.printed
    expect(await newsroom.reload()).toMatchObject([{ unchanged: 1, added: 0 }])
    expect(newsroom.edition).toBe(edition)
    expect(seen.printed).toBe(printed)
  })

  it('leaves an edition that is held on to as it was', async () => {
    const root = await treeOf({ 'a.txt': text('A net') })
    const { newsroom } = await open({ sources: [folder.open(root)] })
    const { edition } = newsroom
    await put(root, 'b.txt', text('A rope'))
    await newsroom.reload()
    expect(edition.counts.articles).toBe(1)
    expect(newsroom.edition.counts.articles).toBe(2)
  })

  it('takes sources in whichever order they come, also those that bring nothing', async () => {
    const late = tap('late:', async function* () {
      await new Promise(resolve => setTimeout(resolve, 20))
      yield* given('late:', 'a', 'b')
    })
    const { ids } = await open({ sources: [late, tap('empty:', () => given('empty:'))] })
    expect(ids()).toEqual(['a', 'b'])
  })

  it('opens on no source at all, and on sources that all fail', async () => {
    expect((await open({ sources: [] })).newsroom.edition.counts.articles).toBe(0)
    const { newsroom } = await open({ sources: [folder.open('/nowhere/at/all')] })
    expect(newsroom.edition.counts.articles).toBe(0)
    expect(newsroom.deliveries).toMatchObject([{ articles: 0, failed: 'no such folder' }])
  })
})

describe('a source that fails', () => {
  it('keeps what it delivered before, and the others go on', async () => {
    const root = await treeOf({ 'a/a.txt': text('A net'), 'b/b.txt': text('A rope') })
    const { newsroom, ids } = await open({
      sources: [folder.open(`${root}/a`), folder.open(`${root}/b`)]
    })
    await rm(join(root, 'a'), { recursive: true })
    await put(root, 'b/c.txt', text('A sail'))
    expect(await newsroom.reload()).toMatchObject([
      { failed: 'no such folder', articles: 1, removed: 0, unchanged: 1 },
      { failed: null, articles: 2, added: 1 }
    ])
    expect(ids()).toEqual(['a.txt', 'b.txt', 'c.txt'])
  })

  it('keeps what came before it failed, and all that it had before', async () => {
    let wave = 0
    const source = tap('wire:', async function* () {
      if (wave++ === 0) return yield* given('wire:', 'one', 'two')
      yield* given('wire:', 'three')
      throw new SourceError('wire:', 'HTTP 503')
    })
    const { newsroom, ids } = await open({ sources: [source] })
    expect(await newsroom.reload()).toMatchObject([
      { failed: 'HTTP 503', added: 1, unchanged: 2, removed: 0 }
    ])
    expect(ids()).toEqual(['one', 'three', 'two'])
  })

  it('is told apart from one that is broken, which is logged with its fault', async () => {
    const lines: string[] = []
    const log = openLog('info', { write: line => lines.push(line) })
    const broken = tap('wire:', async function* () {
      yield* given('wire:', 'one')
      throw new TypeError('undefined is not a function')
    })
    const { newsroom } = await open({ sources: [broken, folder.open('/nowhere/at/all')], log })
    expect(newsroom.deliveries.map(({ failed }) => failed)).toEqual([
      'undefined is not a function',
      'no such folder'
    ])
    const faults = lines.filter(line => line.includes('TypeError'))
    expect(faults).toHaveLength(1)
    expect(lines.join('')).toContain('newsroom: folder:/nowhere/at/all: no such folder')
  })

  it('keeps an article whose file cannot be read any more, and its neighbours in that file', async () => {
    const root = await treeOf({
      'a.md': `---\nheadline: Nets\n---\n${text('A net')}`,
      'list.json': JSON.stringify([{ text: text('A rope') }, { text: text('A sail') }]),
      'gone.txt': text('A mast')
    })
    const { newsroom, ids } = await open({ sources: [folder.open(root)] })
    await put(root, 'a.md', `---\nheadline: "Nets\n---\n${text('A net')}`)
    await put(root, 'list.json', '[{')
    await rm(join(root, 'gone.txt'))
    expect(await newsroom.reload()).toMatchObject([
      {
        articles: 3,
        unchanged: 3,
        removed: 1,
        problems: [expect.stringMatching(/^a\.md: /), expect.stringMatching(/^list\.json: /)]
      }
    ])
    expect(ids()).toEqual(['a.md', 'list.json#1', 'list.json#2'])
  })

  it('costs no other article when one breaks the analysis', async () => {
    const root = await treeOf({ 'a.txt': text('A net'), 'b.txt': text('A rope') })
    const { newsroom, ids } = await open({
      sources: [folder.open(root)],
      read(article) {
        if (article.id === 'a.txt') throw new RangeError('planted')
        return read(article)
      }
    })
    expect(ids()).toEqual(['b.txt'])
    expect(newsroom.deliveries).toMatchObject([
      { articles: 1, problems: ['a.txt: could not be analysed: the log tells why'], failed: null }
    ])
  })

  it('costs no other article when one ends the thread that reads it, and the delivery says so', async () => {
    const { told, log } = openTold()
    const wire = tap('wire:', async function* () {
      for (let number = 0; number < 400; number++) {
        const what = number === 300 ? 'EXIT' : `Net ${number}`
        yield articleOf(text(what), { id: `n${number}`, source: 'wire:' })
      }
    })
    const file = new URL('readers/deadly.ts', import.meta.url)
    const { newsroom, ids } = await open({
      sources: [wire],
      log,
      readers: openReaders({ threads: 1, file })
    })
    expect(ids()).toHaveLength(399)
    expect(newsroom.edition.reading('n399')).toEqual(
      read(articleOf(text('Net 399'), { id: 'n399', source: 'wire:' }))
    )
    expect(newsroom.deliveries[0]?.problems).toEqual([
      'n300: could not be analysed: it ended the thread that read it (exit code 3)'
    ])
    expect(told.filter(line => line.includes('an article broke the analysis'))).toHaveLength(1)
  })

  it('tells once for each file what is wrong with many lines of it', async () => {
    const root = await treeOf({
      'a.jsonl': '{"text":"Nets.","date":"soon"}\n{"text":"Ropes.","date":"late"}\n{\n[\n[]\n',
      'b.jsonl': '{\n'
    })
    const { newsroom } = await open({ sources: [folder.open(root)] })
    expect(newsroom.deliveries[0]?.problems).toEqual([
      'a.jsonl:1: "soon" is no date that can be read: 2026-03-02 can (and 1 more like it)',
      expect.stringMatching(/^a\.jsonl:3: is not JSON: .* \(and 1 more like it\)$/),
      expect.stringMatching(/^a\.jsonl:5: wants an object/),
      expect.stringMatching(/^b\.jsonl:1: is not JSON: (?!.*more like it)/)
    ])
  })

  it('lists a bounded number of problems, and then drops nothing that may be behind the others', async () => {
    let wave = 0
    const source: Source = {
      address: 'wire:',
      complete: true,
      async *read({ problem }) {
        if (wave++ === 0) yield* given('wire:', 'a')
        else for (let n = 0; n < 1500; n++) problem(new SourceError(`part${n}`, 'HTTP 503'))
      }
    }
    const { newsroom, ids } = await open({ sources: [source] })
    const [delivery] = await newsroom.reload()
    expect(delivery?.problems).toHaveLength(1001)
    expect(delivery?.problems.at(-1)).toBe('500 more problems are not listed')
    expect(ids()).toEqual(['a'])
  })
})

describe('a source that is not complete', () => {
  it('loses nothing by not delivering it again', async () => {
    let wave = 0
    const feed = tap(
      'feed:',
      () => given('feed:', ...(wave++ === 0 ? ['one', 'two'] : ['three'])),
      false
    )
    const { newsroom, ids } = await open({ sources: [feed] })
    expect(await newsroom.reload()).toMatchObject([
      { articles: 3, added: 1, unchanged: 2, removed: 0 }
    ])
    expect(ids()).toEqual(['one', 'three', 'two'])
  })
})

describe('an id', () => {
  it('that two sources use stays with the first, and is longer in the second, which says so', async () => {
    const root = await treeOf({ 'a/x.txt': text('A net'), 'b/x.txt': text('A rope') })
    const [one, two] = [folder.open(`${root}/a`), folder.open(`${root}/b`)]
    const { newsroom, ids, seen } = await open({ sources: [one, two] })
    const longer = `x.txt@${two.address}`
    expect(ids()).toEqual(['x.txt', longer])
    expect(newsroom.edition.article('x.txt')?.text).toContain('A net')
    const quotes = newsroom.edition.reading(longer)?.quotes ?? []
    expect(quotes.length).toBeGreaterThan(0)
    for (const quote of quotes) {
      expect(quote.article).toBe(longer)
      expect(quote.id).toContain(longer)
    }
    expect(newsroom.deliveries[1]?.problems).toEqual([
      `x.txt: is in ${one.address} too: here it is ${longer}`
    ])
    seen.read.length = 0
    await newsroom.reload()
    expect(seen.read).toEqual([])

    await rm(join(root, 'a/x.txt'))
    await newsroom.reload()
    expect(ids()).toEqual(['x.txt'])
    expect(newsroom.edition.article('x.txt')?.text).toContain('A rope')
    expect(newsroom.deliveries[1]?.problems).toEqual([])
  })

  it('that one source uses twice stays with the first article', async () => {
    const root = await treeOf({
      'w.jsonl': '{"id":"a","text":"Nets."}\n{"id":"a","text":"Ropes."}\n{"id":"b","text":"Oars."}'
    })
    const wire = jsonl.open(join(root, 'w.jsonl'))
    const { newsroom } = await open({
      sources: [wire, tap('feed:', () => given('feed:', 'x', 'x', 'y', 'y'))]
    })
    expect(newsroom.edition.article('a')?.text).toBe('Nets.')
    expect(newsroom.deliveries).toMatchObject([
      {
        articles: 2,
        problems: ['ids in w.jsonl: "a" is there twice: the first article is kept']
      },
      {
        articles: 2,
        problems: ['ids of feed:: "x" comes twice: the first article is kept (and 1 more like it)']
      }
    ])
    // Telling of it keeps nothing that is gone.
    await put(root, 'w.jsonl', '{"id":"a","text":"Nets."}\n{"id":"a","text":"Ropes."}')
    expect(await newsroom.reload(wire.address)).toMatchObject([{ articles: 1, removed: 1 }])
  })
})

describe('a file that two sources read', () => {
  it('counts once, whatever its articles are called', async () => {
    const root = await treeOf({
      'top.txt': text('A net'),
      'deep/x.txt': text('A rope'),
      'deep/w.jsonl': '{"id":"w1","text":"Nets."}\n{"text":"Oars."}'
    })
    const sources = [
      folder.open(root),
      folder.open(`${root}/./deep/`),
      jsonl.open(join(root, 'deep/w.jsonl'))
    ]
    const { newsroom, ids } = await open({ sources })
    expect(ids()).toEqual(['deep/w.jsonl#2', 'deep/x.txt', 'top.txt', 'w1'])
    expect(newsroom.deliveries).toMatchObject([
      { articles: 4, problems: [] },
      {
        articles: 0,
        problems: [
          `${sources[1]?.address}: 3 articles of files that ${sources[0]?.address} reads too: counted there`
        ]
      },
      { articles: 0, problems: [expect.stringContaining('2 articles of files that')] }
    ])
    await put(root, 'deep/y.txt', text('A sail'))
    await newsroom.reload(sources[1]?.address)
    expect(ids()).toContain('y.txt')
    await newsroom.reload()
    expect(ids()).not.toContain('y.txt')
    expect(ids()).toContain('deep/y.txt')
  })

  it('is not one with a copy of it', async () => {
    const root = await treeOf({ 'a/x.txt': text('A net'), 'b/y.txt': text('A net') })
    const { ids } = await open({ sources: [folder.open(`${root}/a`), folder.open(`${root}/b`)] })
    expect(ids()).toEqual(['x.txt', 'y.txt'])
  })
})

describe('a reload', () => {
  it('is shared by all who ask while it runs', async () => {
    const reads: string[] = []
    const sources = ['one:', 'two:'].map(address =>
      tap(address, () => {
        reads.push(address)
        return given(address, `${address}a`)
      })
    )
    const { newsroom } = await open({ sources })
    reads.length = 0
    const steps: [string, number][] = []
    const [all, again, two] = await Promise.all([
      newsroom.reload(),
      newsroom.reload(undefined, (...step) => steps.push(step)),
      newsroom.reload('two:')
    ])
    expect(reads).toEqual(['one:', 'two:'])
    expect(again).toEqual(all)
    expect(two).toEqual(all.slice(1))
    expect(steps.toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
      ['one:', 1],
      ['two:', 1]
    ])
  })

  it('of one source reads that one alone, and one of all shares that read', async () => {
    const reads: string[] = []
    const sources = ['one:', 'two:'].map(address =>
      tap(address, () => {
        reads.push(address)
        return given(address, `${address}a`)
      })
    )
    const { newsroom } = await open({ sources })
    reads.length = 0
    const [two, all] = await Promise.all([newsroom.reload('two:'), newsroom.reload()])
    expect(two).toHaveLength(1)
    expect(all).toHaveLength(2)
    expect(reads).toEqual(['two:', 'one:'])
  })

  it('of a source that there is not is refused with those there are', async () => {
    const { newsroom } = await open({ sources: [tap('one:', () => given('one:'))] })
    await expect(newsroom.reload('two:')).rejects.toThrow(AskError)
    await expect(newsroom.reload('two:')).rejects.toThrow('There is no source two:. There is one:.')
  })

  it('lets others run while it reads', async () => {
    const source = tap('wire:', () =>
      given('wire:', ...Array.from({ length: 20 }, (_, n) => `${n}`))
    )
    let turns = 0
    let turning = true
    const turn = () => {
      turns++
      if (turning) setImmediate(turn)
    }
    setImmediate(turn)
    await open({
      sources: [source],
      read(article) {
        // As long as a long article takes.
        for (const end = performance.now() + 3; performance.now() < end;);
        return read(article)
      }
    })
    turning = false
    expect(turns).toBeGreaterThanOrEqual(10)
  })
})

describe('closing', () => {
  it('ends a reload under way, which then changes nothing', async () => {
    let wave = 0
    const slow: Source = {
      address: 'slow:',
      complete: true,
      async *read({ signal }) {
        yield* given('slow:', `wave${wave++}`)
        if (wave > 1) {
          await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
          yield* given('slow:', 'late')
        }
      }
    }
    const { newsroom, ids } = await open({ sources: [slow] })
    const reload = newsroom.reload()
    await expect.poll(() => wave).toBe(2)
    await newsroom.close()
    expect(await reload).toMatchObject([{ articles: 1, added: 1 }])
    expect(ids()).toEqual(['wave0'])
    expect(await newsroom.reload()).toMatchObject([{ articles: 1 }])
    expect(wave).toBe(2)
  })

  it('by the signal that it was opened with rejects the opening with its reason', async () => {
    const stop = new AbortController()
    const opening = open({
      sources: [tap('wire:', () => given('wire:', 'a', 'b'))],
      signal: stop.signal,
      progress: () => stop.abort(new Error('Ctrl-C'))
    })
    await expect(opening).rejects.toThrow('Ctrl-C')
  })
})
