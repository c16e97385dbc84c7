// What the store must do on every database, as tests that it registers for itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDebtsAt } from '../../src/store/aside.ts'
import type { NewDelivery, Store } from '../../src/store/store.ts'
import { describeRecall } from './recall.ts'

/** `open` gives the same database each time, to several who share it. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store
    let other: Store
    beforeAll(async () => {
      store = await open()
      other = await open()
    })
    afterAll(async () => {
      await store.close()
      await other.close()
    })

    describe('documents', () => {
      it('gives what it was given, to everybody', async () => {
        expect(await store.documents.read('none')).toBeNull()
        await store.documents.write('list', { added: ['feed:https://g.example/feed'] })
        expect(await other.documents.read('list')).toEqual({
          added: ['feed:https://g.example/feed']
        })
        await store.documents.remove('list')
        await store.documents.remove('never')
        expect(await other.documents.read('list')).toBeNull()
      })

      it('keeps the last of many that are written at once', async () => {
        const documents = Array.from({ length: 40 }, (_, at) => ({
          at,
          filling: 'x'.repeat(at * 997)
        }))
        await Promise.all(documents.map(document => store.documents.write('busy', document)))
        expect(await store.documents.read('busy')).toEqual(documents.at(-1))
      })

      it('changes what the one before left, however many change it at once', async () => {
        await Promise.all(
          Array.from({ length: 40 }, (_, at) =>
            (at % 2 === 0 ? store : other).documents.change('shared', withNext(at))
          )
        )
        const all = await store.documents.read('shared')
        expect(new Set(Array.isArray(all) ? all : []).size).toBe(40)
      })

      it.each(['\0', '\uD800 alone', "'; DROP TABLE documents; --", '$1 ? :a', '🚢'])(
        'takes %j for what it is',
        async text => {
          await store.documents.write(text, { text })
          expect(await store.documents.read(text)).toEqual({ text })
        }
      )
    })

    describe('schedules', () => {
      it('number themselves within their scope, and never twice', async () => {
        const [first, second] = [await addTo(store, 'p:A'), await addTo(store, 'p:A')]
        expect([first.number, second.number]).toEqual([1, 2])
        await store.schedules.change(second.id, { ...second, state: 'removed' })
        expect((await addTo(other, 'p:A')).number).toBe(3)
        expect((await addTo(store, 'p:B')).number).toBe(1)
        expect((await other.schedules.list('p:A')).map(({ number }) => number)).toEqual([1, 3])
        expect(await store.schedules.find(second.id)).toMatchObject({ state: 'removed', number: 2 })
      })

      it('number themselves rightly when many are added at once by several', async () => {
        const added = await Promise.all(
          Array.from({ length: 20 }, (_, at) => addTo(at % 2 === 0 ? store : other, 'p:many'))
        )
        expect(added.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 20 }, (_, at) => at + 1)
        )
      })

      it('change only from the state in which they are meant to be', async () => {
        const schedule = await addTo(store, 'p:C')
        const paused = { ...schedule, state: 'paused', reason: 'no such channel' } as const
        expect(await store.schedules.change(schedule.id, paused, 'active')).toBe(true)
        expect(await other.schedules.change(schedule.id, paused, 'active')).toBe(false)
        expect(await other.schedules.find(schedule.id)).toEqual(paused)
      })

      it('are moved on once, and each due time is one row, whoever fires them', async () => {
        const schedule = await addTo(store, 'p:D', { next: 1000 })
        const slot = deliveryOf('fired', { plan: schedule.id, scope: 'p:D', slot: 1000 })
        const fire = (at: Store) =>
          at.schedules.fire([{ schedule, deliveries: [slot], next: 2000 }])
        await Promise.all([fire(store), fire(other)])
        await other.schedules.change(schedule.id, { ...schedule, next: 3000 })
        await fire(store)
        expect(await store.schedules.find(schedule.id)).toMatchObject({ next: 3000 })
        expect(await store.deliveries.latest('p:D', 10)).toMatchObject([
          { key: 'fired', state: 'due' }
        ])
      })

      it('are due at their time and not before, and never while they are paused', async () => {
        const [soon, paused] = [
          await addTo(store, 'p:E', { next: 50 }),
          await addTo(store, 'p:E', { next: 40 })
        ]
        await store.schedules.change(paused.id, { ...paused, state: 'paused' })
        expect(await other.schedules.due(49, 10)).toEqual([])
        expect(await other.schedules.due(50, 10)).toEqual([soon])
        expect(await other.schedules.waiting(49)).toContainEqual(soon)
        await store.schedules.change(soon.id, { ...soon, state: 'removed' })
      })
    })

    describe('deliveries', () => {
      it('are claimed once, however many claim', async () => {
        const many = Array.from({ length: 300 }, (_, at) =>
          deliveryOf(`once-${at}`, { channel: 'once:A:1' })
        )
        expect(await store.deliveries.add(many)).toBe(300)
        expect(await other.deliveries.add(many.slice(0, 10))).toBe(0)
        const taken = await Promise.all(
          Array.from({ length: 40 }, (_, at) => claim(at % 2 === 0 ? store : other, 'once', 10, 20))
        )
        const left = await claim(store, 'once', 10, 1000)
        const keys = [...taken.flat(), ...left].map(({ key }) => key)
        expect(keys).toHaveLength(300)
        expect(new Set(keys).size).toBe(300)
      })

      it('are claimed again when the claim has run out, and then the first claimer writes nothing', async () => {
        await store.deliveries.add([deliveryOf('again', { channel: 'again:A:1' })])
        const [first] = await claim(store, 'again', 10)
        expect(
          first &&
            (await store.deliveries.begin(first, 10, 70, [
              { channel: 'c', articles: ['a'], at: 10 }
            ]))
        ).toBe(true)
        expect(await claim(other, 'again', 69)).toEqual([])
        const [second] = await claim(other, 'again', 70)
        expect(second).toMatchObject({
          key: 'again',
          state: 'sending',
          attempts: 1,
          attempted: 10,
          covers: '[{"channel":"c","articles":["a"],"at":10}]',
          reason: null
        })
        if (first === undefined || second === undefined) throw new Error('nothing was claimed')
        expect(await store.deliveries.begin(first, 80, 140, [])).toBe(false)
        expect(await store.deliveries.settle(first, { state: 'sent', message: 'm' }, 80)).toBe(
          false
        )
        expect(await store.deliveries.release(first, 'due', 80, 'later')).toBe(false)
        expect(await other.deliveries.settle(second, { state: 'sent', message: 'm2' }, 90)).toBe(
          true
        )
        expect(await other.deliveries.settle(second, { state: 'failed' }, 95)).toBe(false)
        expect(await claim(store, 'again', 1000)).toEqual([])
        expect(await store.deliveries.lastSent('again:A:1')).toMatchObject({
          message: 'm2',
          settled: 90
        })
      })

      it('that are given back are taken up again when they are ready', async () => {
        await store.deliveries.add([deliveryOf('back', { channel: 'back:A:1' })])
        const [row] = await claim(store, 'back', 10)
        if (row === undefined) throw new Error('nothing was claimed')
        expect(await store.deliveries.release(row, 'due', 30, 'HTTP 503')).toBe(true)
        expect(await claim(other, 'back', 29)).toEqual([])
        expect(await claim(other, 'back', 30)).toMatchObject([{ state: 'due', reason: 'HTTP 503' }])
      })

      it('are found by their plan, the last that was taken up', async () => {
        const [one, two] = [await addTo(store, 'last:A'), await addTo(store, 'last:A')]
        const late = { state: 'missed', reason: 'late', settled: 9, channel: 'last:A:1' }
        await store.deliveries.add([
          deliveryOf('last1', { ...late, plan: one.id, slot: 10 }),
          deliveryOf('last2', { ...late, plan: one.id, slot: 20 }),
          deliveryOf('last3', { plan: one.id, slot: 30, channel: 'last:A:1' }),
          deliveryOf('last4', { plan: two.id, slot: 10, channel: 'last:A:1' })
        ])
        const last = await other.deliveries.lastOf([one.id, two.id, 'nobody'])
        expect([...last].map(([plan, { key }]) => [plan, key])).toEqual([[one.id, 'last2']])
      })

      it('count as told when they are sent, in the same moment', async () => {
        await store.deliveries.add([deliveryOf('told', { channel: 'told:A:1' })])
        const [row] = await claim(store, 'told', 10)
        if (row === undefined) throw new Error('nothing was claimed')
        const told = [{ channel: 'told:A:1', articles: ['x', 'y', 'x'], at: 20 }]
        await store.deliveries.settle(
          { ...row, owner: 'somebody else' },
          { state: 'sent', told },
          20
        )
        expect((await other.recall.briefed('told:A:1')).at).toBeNull()
        await store.deliveries.settle(row, { state: 'sent', told }, 20)
        expect(await other.recall.briefed('told:A:1')).toEqual({
          at: 20,
          articles: new Set(['x', 'y'])
        })
      })

      it('are told of, the latest first, to their scope; and forgotten when they are old', async () => {
        const missed = {
          state: 'missed',
          reason: 'too late',
          settled: 5,
          ready: undefined
        } as const
        await store.deliveries.add([
          deliveryOf('log-1', { scope: 'log:A', channel: 'log:A:1', slot: 1, ...missed }),
          deliveryOf('log-2', { scope: 'log:A', channel: 'log:A:2', slot: 2 })
        ])
        expect(await keysOf(other, 'log:A')).toEqual(['log-2', 'log-1'])
        expect(await keysOf(other, 'log:A', 'log:A:1')).toEqual(['log-1'])
        expect(await store.deliveries.countSince('plan', 0)).toBeGreaterThan(0)
        expect(await other.deliveries.scopes()).toContain('log:A')
        await store.deliveries.forget(6, 'elsewhere')
        expect(await keysOf(other, 'log:A')).toHaveLength(2)
        await store.deliveries.forget(6, 'log:A')
        expect(await keysOf(other, 'log:A')).toEqual(['log-2'])
      })
    })

    describe('recall', () => {
      it('keeps what was told where, and when somebody last looked', async () => {
        expect(await store.recall.briefed('r:1')).toEqual({ at: null, articles: new Set() })
        const many = Array.from({ length: 2500 }, (_, at) => `article ${at}`)
        await store.recall.tell('r:1', many, 10)
        await store.recall.tell('r:1', ['article 1', 'new'], 20)
        await store.recall.tell('r:1', [], 30)
        const { at, articles } = await other.recall.briefed('r:1')
        expect([at, articles.size]).toEqual([30, 2501])
        await store.recall.forget(15)
        expect((await other.recall.briefed('r:1')).articles).toEqual(new Set(['article 1', 'new']))
        expect(await store.recall.look('u', 'stories', 5)).toBeNull()
        expect(await other.recall.look('u', 'stories', 9)).toBe(5)
      })
    })

    describe('recall of its own', () => {
      let told = 0
      // As good as one that remembers nothing: nobody else knows the channels and askers of this one.
      describeRecall(async () => {
        const own = `${(told += 1)} of ${name}`
        return {
          briefed: channel => other.recall.briefed(`${own} ${channel}`),
          mark: channel => other.recall.mark(`${own} ${channel}`),
          tell: (channel, articles, at) => store.recall.tell(`${own} ${channel}`, articles, at),
          look: (asker, list, at) => store.recall.look(`${own} ${asker}`, list, at)
        }
      })
    })

    describe('places', () => {
      it('that left are known until they come back, and when they left does not change', async () => {
        await store.places.leave('q:T1', 10)
        await other.places.leave('q:T1', 90)
        expect(await other.places.hasLeft('q:T1')).toBe(true)
        expect(await other.places.hasLeft('q:T10')).toBe(false)
        expect(await store.places.gone(11)).toContain('q:T1')
        expect(await store.places.gone(10)).not.toContain('q:T1')
        await store.places.join('q:T1')
        expect(await other.places.hasLeft('q:T1')).toBe(false)
        expect(await store.places.forget('q:T1', 100)).toBe(false)
      })

      it('that stay away are forgotten with all they had, and nobody else is', async () => {
        const things = async (place: string): Promise<readonly number[]> => {
          const [channel, asker] = [`${place}:C1`, `${place}:U1`]
          return [
            (await store.schedules.list(place)).length,
            (await store.deliveries.latest(place, 9)).length,
            (await store.follows.list(channel)).length,
            Object.keys(await store.settings.read(place)).length,
            Object.keys(await store.settings.read(channel)).length,
            (await store.recall.briefed(channel)).articles.size,
            (await store.recall.briefed(`${channel}#follows`)).articles.size,
            (await store.recall.briefed(channel)).at ?? 0,
            (await store.recall.look(asker, 'stories', 5)) ?? 0,
            (await store.installations.read(place)) === null ? 0 : 1
          ]
        }
        for (const place of ['q:T_', 'q:T_1', 'q:Tx']) {
          const [channel, id] = [`${place}:C1`, `${place} follow`]
          await addTo(store, place)
          await store.deliveries.add([deliveryOf(`${place} key`, { scope: place, channel })])
          const follow = { id, scope: place, channel, what: 'tide', query: '+tide' }
          await store.follows.add({ ...follow, hourly: null, creator: place, created: 1 })
          await store.settings.write(place, 'zone', 'UTC')
          await store.settings.write(channel, 'zone', 'UTC')
          await store.recall.tell(channel, ['a'], 1)
          await store.recall.tell(`${channel}#follows`, ['a'], 1)
          await store.recall.look(`${place}:U1`, 'stories', 1)
          await store.installations.write(place, 'sealed', 1)
        }
        await store.places.leave('q:T_', 10)
        expect(await other.places.forget('q:T_', 10)).toBe(false)
        expect(await other.places.forget('q:T_', 11)).toBe(true)
        expect(await store.places.hasLeft('q:T_')).toBe(false)
        expect(await things('q:T_')).toEqual(Array(10).fill(0))
        for (const place of ['q:T_1', 'q:Tx'])
          expect(await things(place)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
      })
    })

    it('keeps follows, settings, installations and seen events', async () => {
      const follow = {
        id: 'f1',
        scope: 's:A',
        channel: 's:A:1',
        what: 'Ada Quill',
        query: 'person:"Ada Quill"',
        hourly: null,
        creator: 's:A:U',
        created: 1
      }
      expect(await store.follows.add(follow)).toBe(true)
      expect(await other.follows.add({ ...follow, id: 'f2' })).toBe(false)
      expect(
        await other.follows.add({
          ...follow,
          id: 'f3',
          query: 'tide',
          hourly: 3,
          created: 2
        })
      ).toBe(true)
      expect((await store.follows.list('s:A:1')).map(({ id }) => id)).toEqual(['f1', 'f3'])
      expect((await store.follows.atOnce()).map(({ id }) => id)).toEqual(['f3'])
      expect(await store.follows.find('f1')).toEqual(follow)
      expect([await store.follows.remove('f1'), await store.follows.remove('f1')]).toEqual([
        true,
        false
      ])

      await store.settings.write('s:A', 'zone', 'Europe/Berlin')
      await store.settings.write('s:A', 'zone', 'Asia/Tokyo')
      await store.settings.write('s:A', 'language', 'de')
      await store.settings.write('s:A', 'language', null)
      expect(await other.settings.read('s:A')).toEqual({ zone: 'Asia/Tokyo' })

      await store.installations.write('slack:T1', 'sealed', 1)
      await store.installations.write('slack:T1', 'sealed anew', 2)
      expect(await other.installations.read('slack:T1')).toBe('sealed anew')
      await store.installations.remove('slack:T1')
      expect(await other.installations.read('slack:T1')).toBeNull()

      const seen = await Promise.all(
        [store, other, store, other].map(each => each.events.first('Ev1', 1))
      )
      expect(seen.filter(first => first)).toHaveLength(1)
      await store.events.forget(2)
      expect(await other.events.first('Ev1', 3)).toBe(true)
    })

    it('keeps each debt until it is settled, and of several who take them one has each', async () => {
      const debts = Array.from({ length: 40 }, (_, at) => ({ id: `debt ${at}`, debt: { at } }))
      await Promise.all(debts.map(({ id, debt }) => store.owed.add(id, 'gone', debt)))
      await store.owed.add('other', 'alive', { to: 'U2' })
      await store.owed.settle('debt 0')
      const taken = await Promise.all(
        [store, other, store].map((each, at) => each.owed.take('gone', `next ${at}`))
      )
      expect(taken.flat().toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
        debts.slice(1).toSorted((a, b) => a.id.localeCompare(b.id))
      )
      expect(await other.owed.take('gone', 'gone')).toEqual([])
      expect(await other.owed.take('alive', 'alive')).toEqual([{ id: 'other', debt: { to: 'U2' } }])
    })

    it('keeps what is owed once, by whichever connection it is written down', async () => {
      const { at } = store.owed
      const aside = await openDebtsAt(at ?? { file: '' })
      await aside.add('twice', 'both', { to: 'U3' })
      await store.owed.add('twice', 'both', { to: 'U3, again' })
      await Promise.all([
        aside.add('aside', 'both', { to: 'U4' }),
        store.owed.add('here', 'both', { to: 'U5' })
      ])
      await aside.close()
      await other.owed.settle('here')
      expect((await store.owed.take('both', 'both')).map(({ debt }) => debt)).toEqual([
        { to: 'U3' },
        { to: 'U4' }
      ])
    })

    it('has a clock', async () => {
      expect(Math.abs((await store.now()) - Date.now())).toBeLessThan(5000)
    })
  })
}

const withNext =
  (at: number) =>
  (before: unknown): readonly unknown[] => [...(Array.isArray(before) ? before : []), at]

let made = 0

const addTo = (store: Store, scope: string, known: { next?: number | null } = {}) =>
  store.schedules.add({
    id: `schedule-${(made += 1)}`,
    scope,
    channel: `${scope}:C`,
    line: '/stories',
    at: 'weekdays 8:30',
    zone: 'Europe/Berlin',
    options: '{}',
    next: null,
    creator: `${scope}:U`,
    created: 1,
    ...known
  })

const deliveryOf = (key: string, known: object = {}): NewDelivery => ({
  key,
  plan: 'plan',
  scope: 'p:A',
  channel: 'p:A:1',
  slot: 10,
  state: 'due',
  ready: 10,
  ...known
})

const claim = (at: Store, platform: string, now: number, most = 100) =>
  at.deliveries.claim({
    platforms: [platform],
    owner: `${now}-${Math.random()}`,
    now,
    until: now + 60,
    most
  })

const keysOf = async (at: Store, scope: string, channel?: string): Promise<readonly string[]> =>
  (await at.deliveries.latest(scope, 10, channel)).map(({ key }) => key)
