// Several copies of the bot on one store: what one is told of its sources, the others see, and nobody loses what somebody else added.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import { openStore, type StoreSettings } from '../../src/store/store.ts'
import { startPostgres } from '../fakes/postgres.ts'
import { treeOf } from '../sources/tree.ts'
import { given, tap } from './newsrooms.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

const PLACE = 'chat:t'

const databases: readonly (readonly [string, () => Promise<StoreSettings>])[] = [
  ['SQLite', async () => ({ data: await treeOf() })],
  ...(postgres === null
    ? []
    : [
        [
          'PostgreSQL',
          async () => ({ data: null, databaseUrl: postgres.database(`others_${(made += 1)}`) })
        ] as const
      ])
]
let made = 0

/** One copy of the bot, that looks around all the time. */
async function copyOn(settings: StoreSettings) {
  const store = await openStore(settings)
  const newsroom = await openNewsroom({
    sources: [
      tap(
        'web:https://everyone.example/',
        () => given('web:https://everyone.example/', 'everyone'),
        false
      )
    ],
    open: address => tap(address, () => given(address, `of ${address}`), false),
    documents: store.documents,
    rounds: true,
    lookAround: 10
  })
  let closed = false
  const close = async () => {
    if (!closed) {
      closed = true
      await newsroom.close()
      await store.close()
    }
  }
  onTestFinished(close)
  const own = () => newsroom.roster.list(PLACE).filter(({ scope }) => scope === PLACE)
  return {
    newsroom,
    close,
    roster: newsroom.roster,
    own: () => own().map(({ address, paused }) => (paused ? `${address} rests` : address)),
    ids: () =>
      newsroom
        .seenBy(PLACE)
        .edition.articles({}, Infinity)
        .map(({ id }) => id)
        .toSorted()
  }
}

const soon = { timeout: 10_000, interval: 10 }

describe.each(databases)('copies of the bot on %s', (_name, settingsOf) => {
  it('see what another adds, pauses, resumes and takes off, without a restart', async () => {
    const settings = await settingsOf()
    const [one, two] = [await copyOn(settings), await copyOn(settings)]
    await one.roster.add('web:https://a.example/', PLACE)
    await vi.waitFor(() => expect(two.own()).toEqual(['web:https://a.example/']), soon)
    await vi.waitFor(
      () => expect(two.ids()).toEqual(['everyone', 'of web:https://a.example/']),
      soon
    )
    await two.roster.add('web:https://b.example/', PLACE)
    await two.roster.pause('web:https://a.example/', PLACE)
    await vi.waitFor(
      () => expect(one.own()).toEqual(['web:https://a.example/ rests', 'web:https://b.example/']),
      soon
    )
    await one.roster.resume('web:https://a.example/', PLACE)
    await vi.waitFor(
      () => expect(two.own()).toEqual(['web:https://a.example/', 'web:https://b.example/']),
      soon
    )
    await one.roster.remove('web:https://a.example/', PLACE)
    await vi.waitFor(() => expect(two.own()).toEqual(['web:https://b.example/']), soon)
    await vi.waitFor(
      () => expect(two.ids()).toEqual(['everyone', 'of web:https://b.example/']),
      soon
    )
    await two.roster.remove('web:https://b.example/', PLACE)
    await vi.waitFor(() => expect(one.own()).toEqual([]), soon)
    await vi.waitFor(() => expect(one.ids()).toEqual(['everyone']), soon)
  })

  it('bring back nothing that another took off while they were away', async () => {
    const settings = await settingsOf()
    const one = await copyOn(settings)
    await one.roster.add('web:https://a.example/', PLACE)
    await one.close()
    const two = await copyOn(settings)
    await two.roster.pause('web:https://a.example/', PLACE)
    await two.roster.remove('web:https://a.example/', PLACE)
    const three = await copyOn(settings)
    await three.roster.add('web:https://b.example/', PLACE)
    await three.roster.add('web:https://a.example/', PLACE)
    await vi.waitFor(
      () => expect(two.own()).toEqual(['web:https://b.example/', 'web:https://a.example/']),
      soon
    )
  })

  it('lose nothing when two processes add and take off at the same time', async () => {
    const settings = await settingsOf()
    const script = fileURLToPath(new URL('adding.ts', import.meta.url))
    const names = ['left', 'right']
    const copies = names.map(name => fork(script, [JSON.stringify(settings), name, '20']))
    const ends = Promise.all(copies.map(copy => once(copy, 'exit')))
    await Promise.race([ends, Promise.all(copies.map(copy => once(copy, 'message')))])
    for (const copy of copies) if (copy.connected) copy.send('go')
    const codes = await ends
    expect(codes.map(([code]) => code)).toEqual([0, 0])
    const { own } = await copyOn(settings)
    const wanted = names.flatMap(name =>
      Array.from({ length: 20 }, (_, at) => at)
        .filter(at => at % 5 !== 4)
        .map(at => `web:https://${name}.example/${at}${at % 5 === 0 ? ' rests' : ''}`)
    )
    expect(own().toSorted()).toEqual(wanted.toSorted())
  })
})
