// Sources that share ids and files, in any order of changes and reloads, against a plain account of what has to be shown.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import type { Article } from '../../src/news.ts'
import { renamed } from '../../src/newsroom/renamed.ts'
import type { Source } from '../../src/source.ts'
import { articleOf } from '../fakes/article.ts'
import { given, open, openTold, tap, text } from './newsrooms.ts'

/** A file: sources call it by any of three names, and it says one of a few things. */
interface File {
  readonly place: string
  readonly says: number
}

/** What each source has: files by the ids that it gives them. */
type World = readonly ReadonlyMap<string, File>[]

const addresses = ['one:', 'two:', 'three:']
const ids = ['a', 'b', 'c']

const files: fc.Arbitrary<ReadonlyMap<string, File>> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...ids),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 2 })
    ),
    { selector: ([id]) => id }
  )
  .map(all => {
    const places = new Set<number>()
    return new Map(
      all.flatMap(([id, place, says]) => {
        // Within one source a place is read once.
        if (places.has(place)) return []
        places.add(place)
        return [[id, { place: `/${place}`, says: place === 0 ? says : place }]] as const
      })
    )
  })
const worlds = fc.array(
  fc.record({
    world: fc.tuple(files, files, files),
    only: fc.option(fc.constantFrom(...addresses))
  }),
  { minLength: 1, maxLength: 6 }
)

/** Plain: of a place the first source counts, of an id the first keeps it. */
function shownOf(world: World): ReadonlyMap<string, { source: string; says: number }> {
  const shown = new Map<string, { source: string; says: number }>()
  const places = new Set<string>()
  const taken = new Set<string>()
  for (const [number, source] of world.entries()) {
    const address = addresses[number]!
    for (const [id, { place, says }] of source) {
      if (places.has(place)) continue
      places.add(place)
      const as = taken.has(id) ? `${id}@${address}` : id
      taken.add(id)
      shown.set(as, { source: address, says })
    }
  }
  return shown
}

const saying = (says: number) => text(`Net number ${says}`)

describe('sources that share ids and files', () => {
  it('show each file once and each id once, whatever came and went before', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async steps => {
        let now: World = [new Map(), new Map(), new Map()]
        const places = new WeakMap<Article, string>()
        const sources = addresses.map((address, number): Source => ({
          address,
          complete: true,
          async *read() {
            for (const [id, { place, says }] of now[number]!) {
              const article = articleOf(saying(says), { id, source: address })
              places.set(article, place)
              yield article
            }
          },
          originOf: article => places.get(article) ?? null
        }))
        const { newsroom } = await open({ sources })
        for (const { world, only } of steps) {
          // A file says the same to whoever reads it.
          const says = new Map(world.flatMap(all => [...all.values()].map(f => [f.place, f.says])))
          now = world.map(
            all => new Map([...all].map(([id, f]) => [id, { ...f, says: says.get(f.place)! }]))
          )
          await newsroom.reload(only ?? undefined)
        }
        await newsroom.reload()
        await newsroom.reload()
        const expected = shownOf(now)
        const { edition } = newsroom
        expect(
          edition
            .articles({}, Infinity)
            .map(({ id }) => id)
            .toSorted()
        ).toEqual([...expected.keys()].toSorted())
        for (const [id, { source, says }] of expected) {
          expect(edition.reading(id)).toEqual(read(articleOf(saying(says), { id, source })))
        }
        const counted = addresses.map(
          address => [...expected.values()].filter(each => each.source === address).length
        )
        expect(newsroom.deliveries.map(({ articles }) => articles)).toEqual(counted)
      }),
      { numRuns: 150 }
    )
  }, 60_000)

  it('have nothing analysed twice when it goes from one to the other', async () => {
    const there = new WeakMap<Article, string>()
    let first = true
    const source = (address: string): Source => ({
      address,
      complete: true,
      async *read() {
        if (address === 'one:' && !first) return
        for await (const article of given(address, 'a', 'b')) {
          there.set(article, `/${article.id}`)
          yield article
        }
      },
      originOf: article => there.get(article) ?? null
    })
    const { newsroom, seen, ids: shown } = await open({ sources: [source('one:'), source('two:')] })
    expect(seen.read).toHaveLength(2)
    expect(newsroom.edition.article('a')?.source).toBe('one:')
    first = false
    await newsroom.reload('one:')
    expect(shown()).toEqual(['a', 'b'])
    expect(newsroom.edition.article('a')?.source).toBe('two:')
    expect(seen.read).toHaveLength(2)
  })
})

describe('a reading under another id', () => {
  it('is what the analysis gives for the article of that id', () => {
    const printed = text('A net') + '“The gates hold,” a senior official said. Pell, 41, left.\n'
    const [one, other] = [articleOf(printed), articleOf(printed, { id: 'x@y:', source: 'y:' })]
    expect(renamed(read(one), 'x@y:', 'y:')).toEqual(read(other))
  })
})

describe('a run that breaks', () => {
  it('leaves the edition, and the next one puts everything right', async () => {
    const { openPress } = await import('../../src/edition/edition.ts')
    let breaks = false
    let wave = 0
    const feed = tap(
      'feed:',
      () => given('feed:', ...(wave++ === 0 ? ['one', 'two'] : ['three', 'four'])),
      false
    )
    const folder = tap('folder:', () => given('folder:', 'one', `file${wave}`))
    const { newsroom, ids: shown } = await open({
      sources: [feed, folder],
      log: openTold().log,
      press() {
        const press = openPress()
        return {
          ...press,
          get count() {
            return press.count
          },
          *apply(changes) {
            yield* press.apply(changes)
            if (breaks) throw new Error('planted')
          }
        }
      }
    })
    const before = newsroom.edition
    expect(shown()).toEqual(['file1', 'one', 'one@folder:', 'two'])
    breaks = true
    await expect(newsroom.reload()).rejects.toThrow('planted')
    expect(newsroom.edition).toBe(before)
    breaks = false
    await newsroom.reload()
    expect(shown()).toEqual(['file3', 'four', 'one', 'one@folder:', 'three', 'two'])
  })
})
