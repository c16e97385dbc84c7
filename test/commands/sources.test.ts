// What administrators and others are told of sources. How they fare is set; that it is true is for test/newsroom to hold.
import { describe, expect, it } from 'vitest'
import type { Listed } from '../../src/roster.ts'
import { deliveryOf, listedOf, rosterOf } from '../fakes/roster.ts'
import { NOW, openDesk, paper, wordsOf } from './paper.ts'

const HOUR = 3_600_000
const SECRET = 's3cret'
const keyed = `feed:https://gazette.example/rss?key=${SECRET}`
const broken = 'feed:https://broken.example/rss'

const gazette = listedOf(keyed, {
  shown: 'feed:https://gazette.example/rss?…',
  typed: `${keyed}#name=Harbour+Gazette&tags=ports,sea&every=30m&teasers=keep`,
  settings: { name: 'Harbour Gazette', tags: ['ports', 'sea'], every: 1_800_000, keep: null },
  scope: 'console:local',
  delivery: deliveryOf(keyed, {
    at: NOW - 180_000,
    articles: 12,
    problems: [`${keyed}: item 3 has no text`]
  }),
  readAt: NOW - 180_000,
  next: NOW + 27 * 60_000
})
const failing = listedOf(broken, {
  delivery: deliveryOf(broken, { at: NOW - HOUR, articles: 2, failed: 'HTTP 404' }),
  failingSince: NOW - 2 * HOUR,
  failures: 4,
  reason: 'HTTP 404',
  next: NOW + 40 * 60_000
})
const look = {
  address: 'feed:https://gazette.example/sea.xml',
  articles: paper.slice(0, 3),
  count: 14,
  problems: ['gazette.example/tide: has no text'],
  sources: [],
  others: ['feed:https://gazette.example/sport.xml']
}

const deskWith = (
  sources: readonly Listed[],
  deliveries = sources.flatMap(one => one.delivery ?? [])
) => openDesk(paper, undefined, deliveries, rosterOf(sources, look))

describe('/sources', () => {
  it('tells first what somebody should look at, with its reason, since when and what comes next', async () => {
    const desk = await deskWith([gazette, failing])
    const words = wordsOf(await desk.ask('/sources'))
    const ill = `${broken} — failing for 2 h (4 tries): HTTP 404; next try in 40 min; the 2 articles that it brought stay`
    const fine = `Harbour Gazette (${keyed}) — 12 articles, read 3 min ago in 0.3 s, next in 27 min; tagged ports and sea, added here`
    expect(words).toContain(ill)
    expect(words).toContain(fine)
    expect(words.indexOf(ill)).toBeLessThan(words.indexOf(fine))
  })

  it.each([
    [{ paused: true, readAt: NOW - 48 * HOUR }, 'paused, last read 2 days ago'],
    [
      { stopped: true, delivery: deliveryOf('x', { articles: 1 }) },
      'stopped: its publisher says that it is gone for good; the article that it brought stays'
    ],
    [{ next: NOW + 2000 }, 'not read yet, due any moment'],
    [{ failingSince: NOW - 1000, failures: 1, reason: 'is no feed' }, 'failing: is no feed'],
    [{ delivery: deliveryOf('x', { at: NOW, articles: 3 }) }, '3 articles, read just now in 0.3 s']
  ])('puts health into words: %j', async (known, said) => {
    const desk = await deskWith([listedOf('feed:https://a.example/', known)])
    expect(wordsOf(await desk.ask('/sources'))).toContain(`feed:https://a.example/ — ${said}\n`)
  })

  it('offers to ask again where a publisher said that it is gone', async () => {
    const gone = { ...failing, stopped: true, next: null }
    const { followUps } = await (await deskWith([gazette, gone])).ask('/sources')
    expect(followUps[0]?.line).toBe(`/source resume ${broken}`)
  })

  it('counts how many are fine where there are many', async () => {
    const more = ['a', 'b', 'c'].map(name => listedOf(`folder:./${name}`))
    const desk = await deskWith([gazette, failing, ...more])
    expect(wordsOf(await desk.ask('/sources'))).toContain('5 sources: 4 fine, 1 failing.')
  })

  it('shows no secret to anybody but administrators, and to these in private', async () => {
    const desk = await deskWith([gazette, listedOf('feed:https://a.example/', { list: keyed })])
    const others = await desk.ask('/sources', { admin: false })
    expect(others.private).toBe(false)
    expect(JSON.stringify(others)).not.toContain(SECRET)
    expect(wordsOf(others)).toContain('https://gazette.example/rss?…')
    const admins = await desk.ask('/sources')
    expect(admins.private).toBe(true)
    expect(wordsOf(admins)).toContain(keyed)
    expect((await (await deskWith([failing])).ask('/sources')).private).toBe(false)
  })

  it('shows a source to the place alone where it was added', async () => {
    const desk = await deskWith([gazette, failing])
    const elsewhere = await desk.ask('/sources', { channel: 'slack:T1:C1' })
    expect(wordsOf(elsewhere)).not.toContain('gazette.example')
    expect(wordsOf(elsewhere)).toContain(broken)
  })
})

describe('/reload', () => {
  it('tells what failed first, then what is new, and leads on to it', async () => {
    const desk = await deskWith(
      [gazette, failing],
      [
        deliveryOf(keyed, { articles: 12, added: 2, unchanged: 9, removed: 1 }),
        deliveryOf(broken, { articles: 2, failed: 'HTTP 404' })
      ]
    )
    const reply = await desk.ask('/reload')
    expect(wordsOf(reply)).toBe(
      [
        'Read again',
        `${broken} — failed: HTTP 404; the 2 articles that it brought stay (0.3 s)`,
        'Harbour Gazette — 2 new, 1 removed, 9 unchanged (0.3 s)',
        '14 articles from 2 sources; 1 failed.'
      ].join('\n')
    )
    expect(reply.followUps[0]?.line).toBe(`/reload ${broken}`)
  })

  it('sums up the many that brought nothing', async () => {
    const many = Array.from({ length: 30 }, (_, n) => listedOf(`folder:./${n}`))
    const desk = await deskWith(
      many,
      many.map(({ address }) => deliveryOf(address, { articles: 1, unchanged: 1 }))
    )
    expect(wordsOf(await desk.ask('/reload'))).toContain('10 other sources had nothing new.')
  })

  it('says when there is nothing to read', async () => {
    const desk = await deskWith([])
    expect(wordsOf(await desk.ask('/reload'))).toBe(
      'There is nothing to read: no source has been added.'
    )
  })
})

describe('a source that is asked for', () => {
  it.each(['Harbour Gazette', 'harbour', keyed, 'gazette.example', 'GAZETTE'])(
    'is found by %s',
    async typed => {
      const desk = await deskWith([gazette, failing])
      expect(wordsOf(await desk.ask(`/source pause ${typed}`))).toContain('Paused: Harbour Gazette')
    }
  )

  it('is asked back for where several may be meant, and named where none is', async () => {
    const desk = await deskWith([gazette, failing])
    const which = await desk.ask('/source pause https')
    expect(wordsOf(which)).toBe('Which source? “https” is in the names of 2.')
    expect(which.followUps.map(({ line }) => line)).toEqual([
      '/source pause Harbour Gazette',
      `/source pause ${broken}`
    ])
    expect(wordsOf(await desk.ask('/source pause tribune'))).toContain(
      'There is no source “tribune”.'
    )
  })

  it('is completed for administrators alone', async () => {
    const desk = await deskWith([gazette, failing])
    const from = { channel: 'console:local', admin: true }
    expect(desk.suggest('reload', 'source', 'gaz', from)).toEqual(['Harbour Gazette'])
    expect(desk.suggest('reload', 'source', 'gaz', { ...from, admin: false })).toEqual([])
    expect(desk.suggest('reload', 'source', 'gaz')).toEqual([])
  })
})

describe('/source', () => {
  it('is for administrators, and answers them alone', async () => {
    const desk = await deskWith([gazette])
    for (const part of [
      'add gazette.example',
      'remove gazette',
      'pause gazette',
      'resume gazette',
      'test gazette.example',
      ''
    ]) {
      const refused = await desk.ask(`/source ${part}`, { admin: false })
      expect(wordsOf(refused)).toMatch(/^\/source ?\w* is for administrators of this place\.$/)
      expect((await desk.ask(`/source ${part}`)).private).toBe(true)
    }
  })

  it('adds what it has looked at, under a name and with tags, and offers what else is there', async () => {
    const desk = await deskWith([])
    const added = await desk.ask('/source add gazette.example as Sea News tags:ports, sea')
    const words = wordsOf(added)
    expect(words).toContain('Added: Sea News\nfeed:https://gazette.example/sea.xml, the feed')
    expect(words).toContain('14 articles, the first 3 of them:')
    expect(words).toContain(
      'Ferry Marlin runs aground off Skell Point, The Harbour Gazette, 2 Mar 2026'
    )
    expect(words).toContain('1 problem:\ngazette.example/tide: has no text')
    expect(added.followUps.map(({ line }) => line)).toContain(
      '/source add feed:https://gazette.example/sport.xml'
    )
    expect(wordsOf(await desk.ask('/sources'))).toContain('https://gazette.example/sea.xml')
  })

  it('hands name and tags on as settings of the address', async () => {
    const roster = rosterOf([], look)
    const given: string[] = []
    const desk = await openDesk(paper, undefined, [], {
      ...roster,
      add: (address, scope) => {
        given.push(`${scope} ${address}`)
        return roster.add(address, scope)
      }
    })
    await desk.ask('/source add gazette.example "Sea & News" tags:"ports, sea"')
    expect(given).toEqual([`console:local ${look.address}#name=Sea%20%26%20News&tags=ports,sea`])
  })

  it('tests without adding: how each article begins, and who is quoted in it', async () => {
    const desk = await deskWith([])
    const tested = await desk.ask('/source test <https://gazette.example|gazette.example>')
    expect(wordsOf(tested)).toContain(
      'Begins: The ferry Marlin ran aground off Skell Point on Monday with 212 passengers aboard.'
    )
    expect(wordsOf(tested)).toMatch(/\d+ words, 3 quotes: Tomas Vell \(\d\)/)
    expect(wordsOf(tested)).toContain('Nothing of this is kept.')
    expect(tested.followUps[0]?.line).toBe('/source add feed:https://gazette.example/sea.xml')
    expect(wordsOf(await desk.ask('/sources'))).toContain('There is none yet.')
  })

  it('pauses, resumes and removes, each with the way back', async () => {
    const desk = await deskWith([gazette])
    const paused = await desk.ask('/source pause gazette')
    expect(paused.followUps[0]?.line).toBe('/source resume Harbour Gazette')
    expect(wordsOf(await desk.ask('/sources'))).toContain('paused')
    expect(wordsOf(await desk.ask('/source resume gazette'))).toContain('Resumed: Harbour Gazette')
    const removed = await desk.ask('/source remove gazette')
    expect(wordsOf(removed)).toContain('The 12 articles that it brought are in no answer any more')
    expect(removed.followUps[0]?.line).toBe(
      `/source add ${keyed}#name=Harbour+Gazette&tags=ports,sea&every=30m&teasers=keep`
    )
    expect(wordsOf(await desk.ask('/sources'))).toContain('There is none yet.')
  })
})
