import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../src/news.ts'
import type { ToldName } from '../readings.ts'
import { readingOf } from '../readings.ts'
import { openDesk } from './desk.ts'

const naming = (id: string, ...names: (string | ToldName)[]): Reading =>
  readingOf({
    id,
    text: `${names.map(each => (typeof each === 'string' ? each : each.name)).join(' met ')}.`,
    names
  })

const desk = (...readings: readonly Reading[]) => {
  const opened = openDesk()
  opened.add(...readings)
  return opened
}

describe('when articles come and go', () => {
  it('counts an article once that names somebody in full and was known by the surname before', () => {
    const press = desk(
      naming('1', 'Ada Brook'),
      naming('2', 'Ada Brook'),
      naming('3', 'Ada Brook'),
      naming('4', 'Alan Brook'),
      naming('5', 'A. Brook', 'Brook')
    )
    const before = press.print()
    const ada = before.people.numberOf('ada-brook')
    expect(before.people.numberIn(before.shelf.slotOf('5')!, 'Brook')).toBe(ada)
    expect(before.people.articleCount(ada)).toBe(4)
    // Without Alan, "A. Brook" is Ada, and then the surname beside it means somebody else.
    press.remove('4')
    const { people, shelf } = press.print()
    const one = people.numberOf('ada-brook')
    expect(people.numberIn(shelf.slotOf('5')!, 'A. Brook')).toBe(one)
    expect(people.numberIn(shelf.slotOf('5')!, 'Brook')).not.toBe(one)
    expect(people.articleCount(one)).toBe(4)
    expect([...people.slotsOf(one)]).toHaveLength(4)
    // The edition printed before says what it said.
    expect(before.people.articleCount(ada)).toBe(4)
    expect(before.people.numberIn(before.shelf.slotOf('5')!, 'Brook')).toBe(ada)
  })

  it('counts an article once that names somebody in full and by the surname', () => {
    const press = desk(
      ...['1', '2', '3'].map(id => naming(id, 'Ada Brook')),
      naming('4', 'Ada Brook', 'Tom Brook', 'Brook')
    )
    const { people } = press.print()
    const ada = people.numberOf('ada-brook')
    expect(people.numberIn(3, 'Brook')).toBe(ada)
    expect(people.articleCount(ada)).toBe(4)
    expect([...people.cast(3).keys()]).toEqual([ada, people.numberOf('tom-brook')])
  })

  it('counts mentions again where an article takes the place of another', () => {
    const press = desk(naming('1', 'Ada Brook'))
    const mentions = () => {
      const { people } = press.print()
      return people.mentionCount(people.numberOf('ada-brook'))
    }
    expect(mentions()).toBe(1)
    press.add(readingOf({ id: '1', text: 'Ada Brook met. Ada Brook left.', names: ['Ada Brook'] }))
    expect(mentions()).toBe(2)
  })

  it('gives the id of a second bearer to nobody whose name it is', () => {
    const vale = (id: string, gender: 'f' | 'm') => naming(id, { name: 'Robin Vale', gender })
    const press = desk(vale('1', 'f'), vale('2', 'f'), vale('3', 'm'))
    const ids = () => {
      const { people } = press.print()
      return people.top(9).map(number => people.idOf(number))
    }
    expect(ids()).toEqual(['robin-vale', 'robin-vale-2'])
    press.add(naming('4', 'Robin Vale 2'))
    expect(ids().toSorted()).toEqual(['robin-vale', 'robin-vale-2', 'robin-vale-3'])
    const { people } = press.print()
    expect(people.nameOf(people.numberOf('robin-vale-2'))).toBe('Robin Vale 2')
    expect(people.person(people.numberOf('robin-vale-3')).gender).toBe('m')
    press.remove('4')
    expect(ids()).toEqual(['robin-vale', 'robin-vale-2'])
  })

  it('parts a given name from somebody whose company no longer tells', () => {
    const circle = ['Sean Ames', 'Ida Brandt']
    const press = desk(naming('1', 'Petra Lind', ...circle), naming('2', 'Petra', ...circle))
    const who = () => {
      const { people, shelf } = press.print()
      return people.idOf(people.numberIn(shelf.slotOf('2')!, 'Petra'))
    }
    expect(who()).toBe('petra-lind')
    press.add(naming('1', 'Petra Lind'))
    expect(who()).toBe('petra')
  })

  it('forgets whom no article names any more', () => {
    const press = desk(naming('1', 'Ada Brook', 'Tom Reed'), naming('2', 'Tom Reed'))
    press.remove('1')
    const { people } = press.print()
    expect(people.count).toBe(1)
    expect(people.numberOf('ada-brook')).toBe(0)
    expect(people.find('ada', 5)).toEqual([])
    expect(people.find('brok', 5)).toEqual([])
    expect(people.top(5).map(number => people.idOf(number))).toEqual(['tom-reed'])
  })

  it.each([
    ['Dolensky', 'Dolenskyy'],
    ['Oles Dolensky', 'Oles Dolenskyy'],
    ['Oles Dolensky', 'Oles Dolensky']
  ])('forgets the latest articles in turn, each change saved and loaded: %s, %s', (one, other) => {
    const press = desk()
    const saved = (change: () => void) => {
      change()
      press.restart()
    }
    saved(() => press.add(naming('1', one)))
    saved(() => press.add(naming('2', other)))
    saved(() => press.add(naming('3', one)))
    saved(() => press.remove('3'))
    saved(() => press.remove('2'))
    const { people, shelf } = press.print()
    const [only, ...others] = people.top(5)
    expect(others).toEqual([])
    expect(people.person(only!)).toMatchObject({ name: one, aliases: [], articles: 1, mentions: 1 })
    expect([...people.slotsOf(only!)].map(slot => shelf.idOf(slot))).toEqual(['1'])
    expect(people.coverage(only!)).toMatchObject({ articles: 1, latest: ['1'] })
  })
})

describe('among very many', () => {
  const letters = 'abcdefghijklmnop'
  const name = (n: number) => `Vell${[8, 4, 0].map(shift => letters[(n >> shift) & 15]).join('')}`
  // Everybody is a Maria; some are in the news more than once.
  const crowd = Array.from({ length: 1_500 }, (_, n) => naming(`c${n}`, `Maria ${name(n)}`))
  const known = [7, 700, 1_400].flatMap((n, at) =>
    Array.from({ length: 9 - at }, (_, each) => naming(`k${at}-${each}`, `Maria ${name(n)}`))
  )
  const { people } = desk(...crowd, ...known).print()
  const found = (typed: string, limit: number) =>
    people.find(typed, limit).map(({ person }) => person.name)
  const best = [7, 700, 1_400].map(n => `Maria ${name(n)}`)

  it.each(['maria', 'mar', 'm', 'vell', 'v', 'maria v', 'v m'])(
    'finds the best covered for %s',
    typed => {
      expect(found(typed, 3)).toEqual(best)
      expect(new Set(found(typed, 40)).size).toBe(40)
    }
  )

  it('finds one of them by the whole name, and all of them', () => {
    expect(people.find(`maria ${name(999)}`, 3)).toMatchObject([
      { person: { name: `Maria ${name(999)}` }, how: 'exact', whole: true }
    ])
    expect(found('maria', 2_000)).toHaveLength(people.count)
    expect(found('maria quartermaine', 3)).toEqual([])
  })
})

describe('companions', () => {
  it('of somebody in thousands of articles are counted in all of them', () => {
    const press = desk(
      ...Array.from({ length: 2_500 }, (_, n) =>
        readingOf({
          id: `n${n}`,
          publishedAt: `${2000 + Math.floor(n / 300)}-01-01`,
          text: 'Ada Brook met Tom Reed. Sven Holt slept.',
          // Tom is in every second article, Sven in every third, somebody else in each.
          names: [
            'Ada Brook',
            ...(n % 2 === 0 ? ['Tom Reed'] : []),
            ...(n % 3 === 0 ? ['Sven Holt'] : [])
          ]
        })
      )
    )
    const { people } = press.print()
    const [tom, sven] = people.companions(people.numberOf('ada-brook'), 2)
    expect(tom).toMatchObject({ person: { name: 'Tom Reed' }, articles: 1_250 })
    expect(tom?.sentence).toMatchObject({ index: 0 })
    expect(sven).toMatchObject({ person: { name: 'Sven Holt' }, articles: 834, sentence: null })
  })

  it('are beside one another in the sentence shown, also among more than 32 names', () => {
    const names = Array.from(
      { length: 40 },
      (_, n) => `Ines Vale${'abcdefghij'[n % 10]}${'klmn'[Math.floor(n / 10)]}`
    )
    const press = desk(
      readingOf({
        id: 'a',
        text: `${names.map(each => `${each} spoke.`).join(' ')} ${names[1]} met ${names[34]}.`,
        names
      })
    )
    const { people } = press.print()
    const companions = people.companions(people.numberIn(0, names[34]!), 50)
    const beside = companions.filter(({ sentence }) => sentence !== null)
    expect(beside.map(({ person, sentence }) => [person.name, sentence?.index])).toEqual([
      [names[1], 40]
    ])
  })
})
