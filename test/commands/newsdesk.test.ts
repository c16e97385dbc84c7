// What an administrator does about sources, from the line that is typed to what readers get, against real servers.
import { describe, expect, it } from 'vitest'
import type { Answer } from '../fakes/http.ts'
import { redirects, sends, serve } from '../fakes/http.ts'
import { treeOf } from '../sources/tree.ts'
import { openNewsdesk } from './newsdesk.ts'
import { wordsOf } from './paper.ts'

const HTML = { 'content-type': 'text/html; charset=utf-8' }

/** An article on somebody of this name; no two texts are alike. */
const item = (who: string): string =>
  `<item><title>${who} opens the harbour</title><link>https://${who.toLowerCase()}.example/harbour</link>
  <description>The harbour was opened at dawn by harbour master Ana ${who}, who has kept its gates for years and knows every
  tide of the sound by its name, its hour and its height. “We open the gates of ${who} harbour whatever the weather does,” Ana ${who}
  said. “Nobody has to wait for the ferry any more, and nobody should have had to wait for it so long.” The ferries of ${who} sail
  an hour earlier from now on. Skippers who have sailed from the quay for thirty years had asked for it since the old pier was
  taken away by the storm, and the council of ${who} agreed to it in the end.</description></item>`
const rss = (...whose: readonly string[]): string =>
  `<rss version="2.0"><channel><title>The ${whose[0]} Gazette</title>${whose.map(item).join('')}</channel></rss>`

const front = `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate"
  type="application/rss+xml" href="/sport"></head><body>Welcome</body></html>`

const gazette = {
  '/': sends(front, HTML),
  '/rss': sends(rss('Vell', 'Brandt')),
  '/sport': sends(rss('Quill'))
}

/** A list of feeds in one folder. */
const listOf = (...names: readonly string[]): Answer =>
  sends(
    `<opml version="2.0"><body><outline text="Ports">${names
      .map(name => `<outline text="${name}" xmlUrl="/${name}"/>`)
      .join('')}</outline></body></opml>`
  )

/** Answers what was set last. */
function switched(first: Answer) {
  let answer = first
  const switching: Answer = (request, response) => answer(request, response)
  return { answer: switching, set: (next: Answer) => void (answer = next) }
}

describe('/source add', () => {
  it('finds the feed behind a site, reads it, and its people answer; the next start knows it still', async () => {
    const server = await serve(gazette)
    const data = await treeOf()
    const desk = await openNewsdesk([], data)
    expect(await desk.say('/who vell')).not.toContain('Ana Vell')
    const added = await desk.ask(`/source add ${server.origin} Gazette tags:ports`)
    expect(added.private).toBe(true)
    expect(wordsOf(added)).toContain(
      `Added: Gazette\nfeed:${server.origin}/rss, the feed behind ${server.origin}.\n2 articles:\nVell opens the harbour`
    )
    expect(added.followUps[0]?.line).toBe(`/source add feed:${server.origin}/sport`)
    expect(await desk.say('/quote vell')).toContain('“We open the gates of Vell harbour whatever')
    await desk.close()

    const again = await openNewsdesk([], data)
    expect(await again.say('/sources')).toContain(
      `Gazette (feed:${server.origin}/rss) — 2 articles`
    )
    expect(await again.say('/who brandt')).toContain('Ana Brandt')
    expect([...desk.faults, ...again.faults]).toEqual([])
  })

  it('is for the place where it is asked, and for no other', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([])
    const one = { asker: 'slack:T1:U1', channel: 'slack:T1:C1' }
    const other = { asker: 'slack:T2:U1', channel: 'slack:T2:C1' }
    await desk.ask(`/source add ${server.origin}/rss`, one)
    expect(wordsOf(await desk.ask('/who vell', one))).toContain('Ana Vell')
    expect(wordsOf(await desk.ask('/who vell', other))).not.toContain('Ana Vell')
    expect(wordsOf(await desk.ask('/sources', other))).not.toContain(server.origin)
    expect(wordsOf(await desk.ask('/reload', other))).toContain('There is nothing to read')
    expect(wordsOf(await desk.ask(`/source remove ${server.origin}/rss`, other))).toContain(
      'no source'
    )
  })

  it('adds nothing that cannot be read, and says why', async () => {
    const word = sends('<p>Hello</p>', HTML)
    const server = await serve({ ...gazette, '/shut': sends('', {}, 403), '/word': word })
    const desk = await openNewsdesk([])
    for (const [address, reason] of [
      [`${server.origin}/none`, /HTTP 404/],
      [`${server.origin}/shut`, /HTTP 403/],
      ['no-such-host.invalid', /no such host/],
      ['no-such-word', /: .+\. An address looks like gazette\.example or /],
      [
        './seeds',
        /no address of the web, such as gazette\.example .* SOURCES in the configuration/
      ],
      ['/srv/feeds.opml', /no address of the web, such as/],
      ['~/feeds', /no address of the web, such as/],
      ['http://10.1.2.3/rss', /not a public address/],
      ['folder:./seeds', /SOURCES/],
      [`feed:${server.origin}/rss#evry=2h`, /no setting/]
    ] as const)
      expect(await desk.say(`/source add ${address}`)).toMatch(reason)
    await desk.say(`/source add ${server.origin}/rss as Gazette`)
    expect(await desk.say(`/source add ${server.origin}/rss`)).toBe(
      'Gazette is among the sources already.'
    )
    expect(await desk.say(`/source add ${server.origin}/word`)).toContain(
      `${server.origin}/word leads to Gazette, which is among the sources already.`
    )
    expect(await desk.say('/sources')).toContain('2 articles')
    expect(desk.faults).toEqual([])
  })
})

describe('what an address leads to', () => {
  it('says what is wrong with a feed that is none, and with a page that is no article', async () => {
    const server = await serve({
      '/broken': sends('Not a feed', { 'content-type': 'application/rss+xml' }),
      '/svg': sends('<?xml version="1.0"?><svg></svg>', { 'content-type': 'text/xml' }),
      '/word': sends('<html><body><p>Hello</p></body></html>', HTML)
    })
    const desk = await openNewsdesk([])
    const test = (path: string) => desk.say(`/source test ${server.origin}${path}`)
    expect(await test('/broken')).toMatch(
      /says that it is a feed \(application\/rss\+xml\), but is no feed: .*, but text without any markup\.$/
    )
    expect(await test('/svg')).toContain('XML that begins with <svg>')
    expect(await test('/word')).toContain('shows no article: a single word alone')
  })

  it('says that it shows a site’s feed where a page was typed', async () => {
    const page = front.replace('Welcome', '<p>Short news of the quay.</p>')
    const server = await serve({ ...gazette, '/news/quay': sends(page, HTML) })
    const desk = await openNewsdesk([])
    const said = await desk.say(`/source test ${server.origin}/news/quay`)
    expect(said).toContain(
      `feed:${server.origin}/rss, the feed behind ${server.origin}/news/quay. The page alone is read as page:${server.origin}/news/quay.`
    )
  })

  it('says why nothing of it is kept', async () => {
    const old = rss('Vell').replace(
      '<description>',
      '<pubDate>Mon, 02 Mar 2020 05:30:00 GMT</pubDate><description>'
    )
    const server = await serve({ '/old': sends(old) })
    const desk = await openNewsdesk([])
    const said = await desk.say(`/source add feed:${server.origin}/old#keep=30d`)
    expect(said).toContain('Nothing is kept of what it brings, which is older than articles stay')
    expect(await desk.say('/sources')).toContain(
      'nothing is kept of what it brings, which is older'
    )
    expect(await desk.say('/reload')).toContain('1 too old to stay')
  })
})

describe('the name of a source', () => {
  it('is what its feed calls itself, unless somebody has named it', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([])
    expect(await desk.say(`/source add ${server.origin}/rss#every=2h`)).toContain(
      'Added: The Vell Gazette'
    )
    expect(await desk.say(`/source add ${server.origin}/sport#name=Sea+Sport`)).toContain(
      'Added: Sea Sport'
    )
    expect(await desk.say('/sources')).toMatch(
      /The Vell Gazette \(feed:[^)]*\/rss\) — 2 articles, [^;]*, next in 2 h/
    )
  })
})

describe('/source test', () => {
  it('reads as it would be read, and keeps nothing', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([])
    const tested = await desk.say(`/source test ${server.origin}/rss`)
    expect(tested).toContain('2 articles, as they would be read:')
    expect(tested).toContain('Begins: The harbour was opened at dawn by harbour master Ana Vell')
    expect(tested).toMatch(/\d+ words, \d quotes?: Ana Vell/)
    expect(await desk.say('/sources')).toContain('There is none yet.')
    expect(await desk.say('/who vell')).not.toContain('Ana Vell')
  })
})

describe('a source that changes its ways', () => {
  it('keeps what it brought while it fails, is told with its reason, and comes back', async () => {
    const page = switched(gazette['/rss'])
    const server = await serve({ '/rss': page.answer })
    const desk = await openNewsdesk([`feed:${server.origin}/rss#name=Gazette`])
    page.set(sends('', {}, 503))
    const failed = await desk.ask('/reload')
    expect(wordsOf(failed)).toContain('Gazette — failed: HTTP 503')
    expect(wordsOf(failed)).toContain('; the 2 articles that it brought stay')
    expect(failed.followUps[0]?.line).toBe('/reload Gazette')
    expect(await desk.say('/sources')).toMatch(/failing: HTTP 503[^;]*; next try in 5 min/)
    expect(await desk.say('/who vell')).toContain('Ana Vell')
    page.set(sends(rss('Vell', 'Brandt', 'Reed')))
    expect(await desk.say('/reload gazette')).toMatch(/^Read again: Gazette\n1 new, 2 unchanged \(/)
    expect(await desk.say('/sources')).toContain('3 articles, read just now')
  })

  it('is asked for where it has moved, and that is told', async () => {
    const server = await serve({ ...gazette, '/old': redirects('/rss', 301) })
    const desk = await openNewsdesk([`feed:${server.origin}/old`])
    expect(await desk.say('/sources')).toContain(`moved to ${server.origin}/rss`)
    await desk.say('/reload')
    expect(server.asked.map(({ url }) => url)).toEqual(['/old', '/rss', '/rss'])
  })

  it('is left alone once its publisher says that it is gone, until it is resumed', async () => {
    const page = switched(gazette['/rss'])
    const server = await serve({ '/rss': page.answer })
    const desk = await openNewsdesk([])
    await desk.say(`/source add ${server.origin}/rss Gazette`)
    page.set(sends('', {}, 410))
    await desk.say('/reload gazette')
    expect(await desk.say('/sources')).toContain(
      'stopped: its publisher says that it is gone for good; the 2 articles that it brought stay'
    )
    page.set(gazette['/rss'])
    expect(await desk.say('/source resume gazette')).toContain('Resumed: Gazette')
    await desk.say('/reload gazette')
    expect(await desk.say('/sources')).toContain('2 articles, read just now')
  })
})

describe('a source that is paused', () => {
  it('is passed over by /reload, but not when it is named', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([])
    await desk.say(`/source add ${server.origin}/rss Gazette`)
    await desk.say(`/source add ${server.origin}/sport Sport`)
    expect(await desk.say('/source pause sport')).toContain('Paused: Sport')
    expect(await desk.say('/sources')).toMatch(
      /Sport \([^)]*\) — paused, last read just now; the article that it brought stays/
    )
    expect(await desk.say('/reload')).not.toContain('Sport')
    expect(await desk.say('/reload sport')).toContain('Read again: Sport')
    expect(await desk.say('/who quill')).toContain('Ana Quill')
  })

  it('may be everyone’s at the console alone, and what is configured is taken off there', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([`feed:${server.origin}/rss#name=Gazette`])
    const elsewhere = { channel: 'slack:T1:C1', asker: 'slack:T1:U1' }
    for (const part of ['pause', 'resume', 'remove'])
      expect(wordsOf(await desk.ask(`/source ${part} gazette`, elsewhere))).toBe(
        "Gazette is everyone's, named in SOURCES by whoever runs the bot: it can be paused or taken off at the bot's own console alone."
      )
    expect(await desk.say('/source remove gazette')).toContain('take it out of SOURCES (in .env')
    expect(await desk.say('/source pause gazette')).toContain('Paused: Gazette')
    expect(wordsOf(await desk.ask('/sources', elsewhere))).toContain('paused')
    expect(await desk.say('/source resume gazette')).toContain('Resumed: Gazette')
  })
})

describe('/source remove', () => {
  it('takes off what it brought, so that no answer has a trace of it', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([])
    await desk.say(`/source add ${server.origin}/rss Gazette`)
    const removed = await desk.ask('/source remove gazette')
    expect(wordsOf(removed)).toContain('The 2 articles that it brought are in no answer any more')
    expect(await desk.say('/who vell')).not.toContain('Ana Vell')
    expect(await desk.say(removed.followUps[0]?.line ?? '')).toContain('Added: ')
    expect(await desk.say('/who vell')).toContain('Ana Vell')
  })
})

describe('a list of feeds', () => {
  it('brings its feeds with their folders as tags, and lets go of those that leave it', async () => {
    const list = switched(listOf('rss', 'sport'))
    const server = await serve({ ...gazette, '/all.opml': list.answer })
    const desk = await openNewsdesk([])
    const added = await desk.say(`/source add ${server.origin}/all.opml as Papers`)
    expect(added).toContain('A list of 2 sources: rss and sport.')
    expect(await desk.say('/sources')).toMatch(
      /sport \([^)]*\) — 1 article, [^;]*; tagged Ports, from the list Papers/
    )
    expect(await desk.say('/sources')).toMatch(
      /Papers \([^)]*\) — a list of 2 sources, read just now/
    )
    expect(await desk.say('/source remove sport')).toContain('is named by the list')
    list.set(listOf('rss'))
    expect(await desk.say('/reload papers')).toMatch(/^Read again: Papers\nLists 1 source \(/)
    expect(await desk.say('/sources')).not.toContain('sport')
    expect(await desk.say('/who quill')).not.toContain('Ana Quill')
    expect(await desk.say('/source remove papers')).toContain(
      '1 source of its list went too. The 2 articles'
    )
    expect(await desk.say('/sources')).toContain('There is none yet.')
    expect(desk.faults).toEqual([])
  })
})

describe('/reload', () => {
  it('is one run where two ask for it at once', async () => {
    const server = await serve(gazette)
    const desk = await openNewsdesk([`feed:${server.origin}/rss`])
    const before = server.asked.length
    const both = await Promise.all([desk.say('/reload'), desk.say('/reload')])
    expect(both[0]).toBe(both[1])
    expect(server.asked.length).toBe(before + 1)
  })
})
