// Sources that people add where they chat: theirs alone, whatever is asked elsewhere; and kept from one start to the next.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { findCommands } from '../../src/discover.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import type { Newsroom } from '../../src/newsroom/newsroom.ts'
import { sends, serve } from '../fakes/http.ts'
import { askOf } from '../commands/paper.ts'
import { idsOf, openWebroom, rss, told } from './webrooms.ts'

const ONE = 'slack:T1'
const TWO = 'discord:G2'

/** Everyone's feed, and one that nobody else may know of. */
async function paper() {
  const secret = told('Capstan')
    .replaceAll('Ana Pell', 'Oda Vantreight')
    .replaceAll('Pell', 'Vantreight')
    .replaceAll('OSTREL', 'QUILLMERE')
  const server = await serve({
    '/open': sends(rss([{ path: 'net' }, { path: 'rope' }])),
    '/quiet': sends(
      rss([{ path: 'capstan', text: secret, title: 'Vantreight mends' }], 'The Quillmere Whisper')
    ),
    '/site': sends(
      '<html><head><link rel="alternate" type="application/rss+xml" href="/quiet"></head><body>Hello</body></html>',
      { 'content-type': 'text/html' }
    )
  })
  return { ...server, open: `feed:${server.origin}/open`, quiet: `feed:${server.origin}/quiet` }
}

const deskOf = async (newsroom: Newsroom) => {
  const faults: unknown[] = []
  const log = { error: (...said: readonly unknown[]) => void faults.push(said) }
  const desk = openFrontdesk({ commands: await findCommands(), newsroom, log })
  return {
    desk,
    faults,
    say: async (place: string, line: string) =>
      JSON.stringify(
        await desk.answer({
          ...askOf(line),
          channel: `${place}:C1`,
          asker: `${place}:U1`,
          at: Date.now()
        })
      )
  }
}

/** Words of the source in an answer. What the asker typed himself may be said back to him. */
const betrayed = (answer: string, line: string): readonly string[] =>
  (answer.match(/Quillmere|Oda\b|Vantreight said|\/quiet/gi) ?? []).filter(
    word => !line.toLowerCase().includes(word.toLowerCase())
  )

describe('a source that was added at one place', () => {
  it('is in the answers there, beside what is everyone’s, and in no other', async () => {
    const { open, quiet } = await paper()
    const { newsroom } = await openWebroom([open])
    expect(await newsroom.roster.add(quiet, ONE)).toMatchObject({ address: quiet, added: 1 })
    expect(idsOf(newsroom.seenBy(ONE))).toEqual([
      'gazette.example/capstan',
      'gazette.example/net',
      'gazette.example/rope'
    ])
    for (const view of [newsroom, newsroom.seenBy(TWO)]) {
      expect(idsOf(view)).toEqual(['gazette.example/net', 'gazette.example/rope'])
      expect(view.deliveries.map(({ address }) => address)).toEqual([open])
    }
    expect(newsroom.roster.list(ONE).map(({ address }) => address)).toEqual([open, quiet])
    expect(newsroom.roster.list(TWO).map(({ address }) => address)).toEqual([open])
  })

  it('is betrayed by no command, no suggestion and no refusal elsewhere', async () => {
    const { open, quiet, origin } = await paper()
    const { newsroom } = await openWebroom([open])
    await newsroom.roster.add(quiet, ONE)
    const { desk, say, faults } = await deskOf(newsroom)
    const lines = [
      ...desk.menu.map(({ name }) => `/${name}`),
      ...[
        'who vantreight',
        'quote vantreight',
        'quote about capstan',
        'search capstan',
        'search outlet:whisper capstan',
        'summary capstan',
        'story vantreight mends',
        'stories from whisper',
        'stories',
        'sources',
        'help',
        'reload',
        `reload ${quiet}`,
        `source remove ${quiet}`,
        `source pause ${quiet}`,
        `source resume ${quiet}`
      ].map(line => `/${line}`)
    ]
    for (const line of lines) {
      expect([line, betrayed(await say(TWO, line), line)]).toEqual([line, []])
    }
    for (const line of ['/who vantreight', '/search capstan', '/sources'])
      expect(await say(ONE, line)).toMatch(/vantreight|capstan|whisper/i)
    for (const { name, options } of desk.menu) {
      for (const option of options) {
        for (const begun of ['', 'v', 'oda', 'cap', 'qui', 'the q', 'feed', origin]) {
          const from = { channel: `${TWO}:C1`, admin: true }
          const all = [
            ...desk.suggest(name, option.name, begun, from),
            ...desk.suggest(name, option.name, begun)
          ]
          expect(all.join('\n')).not.toMatch(/vantreight|capstan|quillmere|quiet/i)
        }
      }
    }
    expect(desk.suggest('who', 'person', 'vant', { channel: `${ONE}:C1`, admin: false })).toEqual([
      'Oda Vantreight'
    ])
    expect(faults).toEqual([])
  })

  it('does not change what an article of everyone’s is called elsewhere, whoever has it too', async () => {
    const { open, origin } = await paper()
    const { newsroom } = await openWebroom([open])
    const before = idsOf(newsroom)
    const same = `feed:${origin}/open?other`
    await newsroom.roster.add(same, ONE)
    await newsroom.roster.add(same, TWO)
    await newsroom.roster.remove(same, ONE)
    await newsroom.seenBy(TWO).reload()
    for (const view of [newsroom, newsroom.seenBy(ONE), newsroom.seenBy(TWO)])
      expect(idsOf(view)).toEqual(before)
    expect(newsroom.roster.list(TWO)).toHaveLength(2)
  })

  it('is there after a restart, and read again only when it is due', async () => {
    const { open, quiet, asked } = await paper()
    const first = await openWebroom([open])
    await first.newsroom.roster.add(`${quiet}#name=Whisper`, ONE)
    await first.close()
    const before = asked.length
    const next = await openWebroom([open], { data: first.folder })
    expect(idsOf(next.newsroom.seenBy(ONE))).toContain('gazette.example/capstan')
    expect(idsOf(next.newsroom)).not.toContain('gazette.example/capstan')
    await next.newsroom.roster.look(open)
    expect(asked).toHaveLength(before + 1)
    expect(next.seen.read).toEqual([])
    expect(next.newsroom.roster.list(ONE)[1]).toMatchObject({
      address: quiet,
      scope: ONE,
      settings: { name: 'Whisper' },
      readAt: expect.any(Number),
      delivery: { articles: 1 }
    })
  })

  it('goes with everything that it brought', async () => {
    const { open, quiet } = await paper()
    const { newsroom, folder, close } = await openWebroom([open])
    await newsroom.roster.add(quiet, ONE)
    await newsroom.roster.remove(quiet, ONE)
    expect(idsOf(newsroom.seenBy(ONE))).toEqual(idsOf(newsroom))
    expect(newsroom.roster.list(ONE)).toHaveLength(1)
    await close()
    for (const name of await readdir(folder))
      expect(await readFile(`${folder}/${name}`, 'latin1')).not.toContain('/quiet')
  })

  it('is paused and resumed there alone', async () => {
    const { open, quiet, asked } = await paper()
    const { newsroom } = await openWebroom([open])
    const { roster } = newsroom
    await roster.add(quiet, ONE)
    await roster.add(quiet, TWO)
    await roster.pause(quiet, ONE)
    expect(roster.list(ONE)[1]).toMatchObject({ paused: true, next: null })
    expect(roster.list(TWO)[1]).toMatchObject({ paused: false })
    const before = asked.length
    await newsroom.seenBy(ONE).reload()
    expect(asked.slice(before).map(({ url }) => url)).toEqual(['/open'])
    // By its name it is read all the same.
    await newsroom.seenBy(ONE).reload(quiet)
    expect(asked.at(-1)?.url).toBe('/quiet')
    await roster.resume(quiet, ONE)
    expect(roster.list(ONE)[1]).toMatchObject({ paused: false, next: expect.any(Number) })
  })
})

describe('the roster', () => {
  it('refuses what is there already, what is not this place’s own, and what is no address of the web', async () => {
    const { open, quiet } = await paper()
    const { newsroom } = await openWebroom([open])
    const { roster } = newsroom
    await roster.add(quiet, ONE)
    await expect(roster.add(quiet, ONE)).rejects.toThrow('among the sources already')
    await expect(roster.add(open, TWO)).rejects.toThrow('among the sources already')
    await expect(roster.remove(open, ONE)).rejects.toThrow('everyone')
    await expect(roster.remove(quiet, TWO)).rejects.toThrow('There is no source')
    await expect(roster.pause(open, ONE)).rejects.toThrow('everyone')
    for (const typed of ['folder:/', 'jsonl:/x', 'opml:./x', 'gopher:hole', 'feed:nonsense'])
      await expect(roster.add(typed, ONE)).rejects.toThrow(/address of the web/)
    expect(roster.list(ONE)).toHaveLength(2)
  })

  it('looks without keeping anything, and finds the feed behind a home page', async () => {
    const { open, quiet, origin } = await paper()
    const { newsroom } = await openWebroom([open])
    const { edition } = newsroom
    const look = await newsroom.roster.look(`${origin}/site`)
    expect(look).toMatchObject({ address: quiet, count: 1, problems: [], others: [] })
    expect(look.articles[0]?.headline).toBe('Vantreight mends')
    expect(await newsroom.roster.look(`${origin}/open`)).toMatchObject({ address: open, count: 2 })
    await expect(newsroom.roster.look(`${origin}/missing`)).rejects.toThrow('404')
    // Without a scheme it is asked for over https, and over http where nobody speaks that.
    const bare = `${origin.replace('http://', '')}/open`
    expect(await newsroom.roster.look(bare)).toMatchObject({
      address: open,
      problems: [expect.stringContaining('no https is spoken there')]
    })
    const secure = origin.replace('http://', 'https://')
    await expect(newsroom.roster.look(`${secure}/open`)).rejects.toThrow('speaks no https')
    await expect(newsroom.roster.look('folder:/etc')).rejects.toThrow('address of the web')
    expect(newsroom.edition).toBe(edition)
    expect(newsroom.roster.list(ONE)).toHaveLength(1)
  })

  it('adds what cannot be read now, and reads it when it can be', async () => {
    const state = { there: false }
    const server = await serve({
      '/late': (_, response) =>
        void (state.there ? response.end(rss([{ path: 'sail' }])) : response.writeHead(503).end())
    })
    const { newsroom } = await openWebroom([])
    const address = `feed:${server.origin}/late`
    expect(await newsroom.roster.add(address, ONE)).toMatchObject({
      articles: 0,
      failed: expect.any(String)
    })
    state.there = true
    await newsroom.seenBy(ONE).reload()
    expect(idsOf(newsroom.seenBy(ONE))).toEqual(['gazette.example/sail'])
    expect(idsOf(newsroom)).toEqual([])
  })

  it('shares one read and one analysis among all who see a source', async () => {
    const state = { items: [{ path: 'net' }] }
    const server = await serve({ '/open': (_, response) => void response.end(rss(state.items)) })
    const { quiet } = await paper()
    const { newsroom, seen } = await openWebroom([`feed:${server.origin}/open`])
    await newsroom.roster.add(quiet, ONE)
    await newsroom.roster.add(quiet, TWO)
    seen.read.length = 0
    const before = server.asked.length
    state.items = [...state.items, { path: 'sail' }]
    await newsroom.reload()
    expect(server.asked).toHaveLength(before + 1)
    expect(seen.read).toEqual(['gazette.example/sail'])
    for (const view of [newsroom, newsroom.seenBy(ONE), newsroom.seenBy(TWO)])
      expect(idsOf(view)).toContain('gazette.example/sail')
  })
})
