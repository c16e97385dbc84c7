// Sources of the web: 200 feeds of 50 items from a server of this machine, read again unchanged, and with one new item.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { openSources } from '../../../src/bot.ts'
import { findSourceKinds } from '../../../src/discover.ts'
import type { Article } from '../../../src/news.ts'
import { openNewsroom } from '../../../src/newsroom/newsroom.ts'
import { openStore } from '../../../src/store/store.ts'
import { networkOf, openWeb } from '../../../src/web/web.ts'
import { openDesk } from '../answering.ts'
import { corpus } from '../corpus.ts'
import type { Order, Served } from '../feedserver.ts'
import { atMost, figure, median, ms, pausesOf, type Plan, type Report } from '../measure.ts'

const FEEDS = 200
const ITEMS = 50
const ROUNDS = 5

export default async function sources({ seed, folder }: Plan, { row, figure: keep }: Report) {
  const articles = [...corpus({ articles: FEEDS * ITEMS + ROUNDS, seed })]
  const fresh = articles.splice(FEEDS * ITEMS)
  const feedOf = (at: number, more: readonly Article[] = []) =>
    rss(at, [...more, ...articles.slice(at * ITEMS, (at + 1) * ITEMS)])
  const workerData: Served = {
    // One more than is read: a place adds it.
    feeds: Array.from({ length: FEEDS + 1 }, (_, at) => feedOf(at % FEEDS)),
    validators: true
  }
  const server = new Worker(new URL('../feedserver.ts', import.meta.url), { workerData })
  const [port]: number[] = await once(server, 'message')
  const order = async (wanted: Order) => {
    server.postMessage(wanted)
    await once(server, 'message')
  }

  const kinds = await findSourceKinds()
  const typed = Array.from({ length: FEEDS }, (_, at) => `feed:http://127.0.0.1:${port}/${at}`)
  const web = openWeb({
    agent: 'Copydesk/bench',
    contact: null,
    opened: [networkOf('127.0.0.1')]
  })
  const store = await openStore({ data: folder })
  const from = performance.now()
  const first = await pausesOf(() =>
    openNewsroom({
      sources: openSources(typed, kinds),
      typed,
      open: address => openSources([address], kinds)[0]!,
      web,
      data: folder,
      documents: store.documents
    })
  )
  const newsroom = first.done
  row({
    what: `${FEEDS} feeds of ${ITEMS} items for the first time`,
    ours: `${figure((performance.now() - from) / 1000)} s, ${figure(newsroom.edition.counts.articles)} articles`,
    peer: `longest pause ${ms(first.longest)}`
  })

  const unchanged = async (what: string) => {
    const { edition } = newsroom
    const times: number[] = []
    const pauses = await pausesOf(async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const began = performance.now()
        await newsroom.reload()
        times.push(performance.now() - began)
      }
    })
    if (newsroom.edition !== edition) throw new Error('sources: an edition was printed for nothing')
    row({
      what: `everything unchanged, ${what}`,
      ours: `${ms(median(times))}, at most ${ms(Math.max(...times))}`,
      peer: `longest pause ${ms(pauses.longest)}`,
      mark: atMost(Math.max(...times), 2000, 'ms')
    })
    keep(`everything unchanged, ${what}, ms`, median(times))
  }
  await unchanged('and the servers say so')
  await order({ validators: false })
  await newsroom.reload()
  await unchanged('and the servers send it again')
  await order({ validators: true })
  await newsroom.reload()

  const desk = await openDesk(newsroom.edition)
  const times: number[] = []
  let asked = 0
  const one = await pausesOf(async () => {
    for (const [round, article] of fresh.entries()) {
      await order({ at: round, feed: feedOf(round, [article]) })
      const began = performance.now()
      const done = newsroom.reload().then(() => performance.now() - began)
      const ask = async (): Promise<void> => {
        await desk.answer('search', 'council')
        asked += 1
        if ((await Promise.race([done, sleep(5)])) === undefined) await ask()
      }
      await ask()
      times.push(await done)
    }
  })
  const { articles: held } = newsroom.edition.counts
  row({
    what: 'one of them with a new item, while people ask',
    ours: `${ms(median(times))}, ${figure(asked)} asks meanwhile`,
    peer: `${figure(held)} articles then`
  })
  row({
    what: 'longest pause meanwhile',
    ours: ms(one.longest),
    peer: `99 % under ${ms(one.p99)}`,
    mark: atMost(one.longest, 50, 'ms')
  })
  keep('longest pause with one new item, ms', one.longest)

  const added = await pausesOf(async () => {
    const began = performance.now()
    await newsroom.roster.add(`feed:http://127.0.0.1:${port}/${FEEDS}`, 'slack:T1')
    return performance.now() - began
  })
  row({
    what: 'the first source of a place: a paper of its own',
    ours: ms(added.done),
    peer: `longest pause ${ms(added.longest)}`
  })
  await newsroom.close()
  await web.close()
  await store.close()
  await server.terminate()
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const rss = (at: number, items: readonly Article[]): string =>
  `<rss version="2.0"><channel><title>Feed ${at}</title>${items
    .map(
      ({ id, headline, text, publishedAt }) =>
        `<item><title>${escaped(headline ?? id)}</title><link>https://gazette${at}.example/${encodeURIComponent(id)}</link>` +
        (publishedAt === null ? '' : `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>`) +
        `<description>${escaped(escaped(text).replaceAll('\n', '<br>'))}</description></item>`
    )
    .join('')}</channel></rss>`
