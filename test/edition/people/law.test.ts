import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { People } from '../../../src/edition/people/people.ts'
import type { Shelf } from '../../../src/edition/shelf.ts'
import type { Gender, Reading } from '../../../src/news.ts'
import { readingOf } from '../readings.ts'
import { openDesk } from './desk.ts'
import { whoIsWho } from './oracle.ts'

// Few parts, so that names meet: spellings, initials, short forms, middle names, suffixes, particles, genders.
const given = [
  'Ada',
  'William',
  'Bill',
  'W.',
  'Volodymyr',
  'Xi',
  'Petra',
  'Ada Petra',
  'A. B.',
  'B. Ada',
  'W. Henry'
]
const surnames = [
  'Brook',
  'Oakes',
  'Zelensky',
  'Zelenskyy',
  'Xi',
  'von der Leyen',
  'Leyen',
  'Petra'
]
const endings = ['', '', '', '', ' Jr.']
const name = fc.oneof(
  fc
    .tuple(fc.constantFrom(...given), fc.constantFrom(...surnames), fc.constantFrom(...endings))
    .map(([first, last, end]) => `${first} ${last}${end}`),
  fc.constantFrom(...surnames, 'Petra', 'Ada', 'Volodymyr', 'Bill')
)
const gender = fc.constantFrom<Gender | undefined>(undefined, undefined, undefined, 'f', 'm')
const told = fc.record({
  name,
  aliases: fc.uniqueArray(fc.constantFrom(...surnames, 'Ada', 'Lula', 'W. Oakes'), {
    maxLength: 2
  }),
  titles: fc.constantFrom([], [], ['Mayor'], ['mayor'], ["Brook's wife"]),
  gender
})
const names = fc.uniqueArray(told, { maxLength: 5, selector: one => one.name })

const article = (id: string, own: typeof names extends fc.Arbitrary<infer Own> ? Own : never) =>
  readingOf({
    id,
    text: `${own.flatMap(one => [...one.titles, one.name, ...one.aliases]).join(' met ')}.`,
    names: own.map(({ gender: each, ...rest }) => ({
      ...rest,
      ...(each !== undefined && { gender: each })
    }))
  })

/** What happens to the press: readings come or, where there are no names, go; then it is printed, or not yet. */
const changes = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 9 }).map(n => `a${n}`),
    names: fc.option(names),
    printed: fc.boolean(),
    saved: fc.nat(9).map(n => n === 0)
  }),
  { maxLength: 40 }
)

const atOnce = (readings: readonly Reading[]) => {
  const desk = openDesk()
  desk.add(...readings)
  return desk.print()
}

/** All that can be asked, in words. */
const answers = (
  { people, shelf }: { people: People; shelf: Shelf },
  readings: readonly Reading[]
) => ({
  count: people.count,
  people: people.top(1000).map(number => people.person(number)),
  ids: people.top(1000).map(number => people.numberOf(people.idOf(number)) === number),
  who: readings.map(({ article: { id }, names: own }) =>
    own.map(each => people.idOf(people.numberIn(shelf.slotOf(id)!, each.name)))
  ),
  cast: readings.map(({ article: { id } }) =>
    [...people.cast(shelf.slotOf(id)!)].map(([number, places]) => [people.idOf(number), places])
  ),
  articles: people
    .top(1000)
    .map(number => [...people.slotsOf(number)].map(slot => shelf.idOf(slot))),
  titles: people.top(1000).map(number =>
    people.titles(number).map(({ wording, count, latest, printedIn }) => ({
      wording,
      count,
      latest,
      printedIn
    }))
  ),
  coverage: people.top(1000).map(number => people.coverage(number)),
  companions: people.top(10).map(number => people.companions(number, 5)),
  found: ['brook', 'ada', 'zelenskiy', 'w oakes', 'petr', 'brok', 'leyen von', 'a'].map(typed =>
    people.find(typed, 5)
  ),
  holders: [['mayor'], ['brook', 'wife']].map(words =>
    people.holders(words, 5).map(number => people.idOf(number))
  )
})

const left = (steps: readonly { id: string; names: unknown }[], of: (at: number) => Reading) => {
  const last = new Map(steps.map(({ id }, at) => [id, at]))
  return [...last.values()].filter(at => steps[at]!.names !== null).map(of)
}

const byNames = (a: { names: string[] }, b: { names: string[] }) =>
  a.names[0]! < b.names[0]! ? -1 : 1

describe('who is who, however articles come and go', () => {
  it('is what is left, told at once', () => {
    fc.assert(
      fc.property(changes, steps => {
        const readings = steps.map(({ id, names: own }) => article(id, own ?? []))
        const desk = openDesk()
        let seen:
          | { edition: ReturnType<typeof desk.print>; said: unknown; of: Reading[] }
          | undefined
        steps.forEach(({ id, names: own, printed, saved }, at) => {
          if (own === null) desk.remove(id)
          else desk.add(readings[at]!)
          if (saved) desk.restart()
          if (!printed) return
          const edition = desk.print()
          const of = left(steps.slice(0, at + 1), each => readings[each]!)
          seen ??= { edition, said: answers(edition, of), of }
        })
        const kept = left(steps, at => readings[at]!)
        expect(answers(desk.print(), kept)).toEqual(answers(atOnce(kept), kept))
        // An edition that was printed goes on saying what it said, also what nobody had asked it yet.
        expect(seen && answers(seen.edition, seen.of)).toEqual(seen?.said)
      }),
      { numRuns: 100 }
    )
  })

  it('agrees with the four steps taken plainly', () => {
    fc.assert(
      fc.property(fc.array(names, { maxLength: 25 }), all => {
        const readings = all.map((own, n) => article(`a${n}`, own))
        const { people, shelf } = atOnce(readings)
        const found = Map.groupBy(
          readings.flatMap(({ article: { id }, names: own }) => own.map(each => ({ id, each }))),
          ({ id, each }) => people.numberIn(shelf.slotOf(id)!, each.name)
        )
        const parts = [...found].map(([number, own]) => ({
          names: own.map(({ id, each }) => `${id} ${each.name}`).toSorted(),
          gender: people.person(number).gender
        }))
        expect(parts.toSorted(byNames)).toEqual(whoIsWho(readings).toSorted(byNames))
        expect(people.count).toBe(parts.length)
        for (const [number, own] of found) {
          expect(people.articleCount(number)).toBe(new Set(own.map(({ id }) => id)).size)
          expect(people.mentionCount(number)).toBe(
            own.reduce((sum, { each }) => sum + each.mentions.length, 0)
          )
        }
      }),
      { numRuns: 150 }
    )
  })
})
