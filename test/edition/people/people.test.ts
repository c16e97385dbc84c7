import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../src/edition/edition.ts'
import { printEdition } from '../../../src/edition/edition.ts'
import type { Slice } from '../../../src/news.ts'
import type { Told, ToldName } from '../readings.ts'
import { readingOf } from '../readings.ts'

/** One article per list of names; who the names turn out to be, as id by `article:name`. */
const whoIsWho = (...articles: (string | ToldName)[][]): Record<string, string> => {
  const told = articles.map((names, n): Told => {
    const forms = names.flatMap(each =>
      typeof each === 'string'
        ? [each]
        : [[...(each.titles ?? []), each.name].join(' '), ...(each.aliases ?? [])]
    )
    return { id: `a${n}`, text: `${forms.join(' met ')} on Monday.`, names }
  })
  const edition = printEdition(told.map(readingOf))
  return Object.fromEntries(
    told.flatMap(({ id, names = [] }) =>
      names.map(each => {
        const name = typeof each === 'string' ? each : each.name
        return [`${id}:${name}`, edition.personOf(id, name)!.id]
      })
    )
  )
}
const people = (...articles: (string | ToldName)[][]): number =>
  new Set(Object.values(whoIsWho(...articles))).size

const titled = (id: string, title: string) =>
  readingOf({
    id,
    text: `${title} Ines Halloran spoke.`,
    names: [{ name: 'Ines Halloran', titles: [title] }]
  })

const covering = (id: string, publishedAt?: string, outlet?: string) =>
  readingOf({
    id,
    text: 'Ines Halloran spoke.',
    names: ['Ines Halloran'],
    ...(publishedAt !== undefined && { publishedAt }),
    ...(outlet !== undefined && { outlet })
  })

const robin = (id: string, gender: 'f' | 'm') =>
  readingOf({ id, text: 'Robin Vale spoke.', names: [{ name: 'Robin Vale', gender }] })

const textAt = (edition: Edition, { article, start, end }: Slice): string =>
  edition.article(article)!.text.slice(start, end)

describe('who is who across articles', () => {
  it.each([
    [
      ['Volodymyr Zelenskyy'],
      ['Volodymyr Zelensky'],
      ['Volodymyr Zelenskiy'],
      ['Volodymyr Zelenskij']
    ],
    [['Maria Zakharova'], ['Mariya Zaharova'], ['Zakharova']],
    [['Yuri Navalny'], ['Iurii Nawalny']],
    [['Alexei Orlov'], ['Aleksei Orloff']],
    [['Iryna Tymoshenko'], ['Irina Timoshenko']],
    [['Maroš Šefčovič'], ['Maros Sefcovic']],
    [['Hassan al-Badri'], ['Hassan El-Badri'], ['Hassan Badri']],
    [['JD Vance'], ['J.D. Vance'], ['J. D. Vance'], ['James David Vance']],
    [['Ines Q. Halloran'], ['Ines Halloran'], ['Halloran']],
    [['William Oakes'], ['Bill Oakes']],
    [['Ursula von der Leyen'], ['von der Leyen'], ['Leyen']],
    [['Chris Van Hollen'], ['Van Hollen']],
    [['Martin Luther Ames Jr.'], ['Martin Luther Ames']],
    [[{ name: 'Luiz Inácio Lula da Silva', aliases: ['Lula'] }], ['Lula da Silva'], ['Lula']],
    [['Xi Jinping'], ['Xi']]
  ])('knows %j as one', (...articles) => {
    expect(people(...articles)).toBe(1)
  })

  it.each([
    [['Donald Trump', 'Melania Trump']],
    [['Volodymyr Zelenskyy'], ['Olena Zelenska'], ['Zelenska']],
    [['George W. Bush'], ['George H.W. Bush']],
    [['Sean Ames'], ['Joan Ames']],
    [['Jan Smith'], ['Ian Smith']],
    [['John Smyth'], ['John Smith']],
    [['Bryan Ames'], ['Brian Ames']],
    [['Donald Ames'], ['Donald Ames Jr.']],
    [['Oskar Lind Sr.'], ['Oskar Lind Jr.']]
  ])('sees two people in %j', (...articles) => {
    expect(people(...articles)).toBe(2)
  })

  describe('by a given name alone', () => {
    const full: ToldName[] = [{ name: 'Petra Lind', gender: 'f' }, { name: 'Oskar Lind' }]

    it.each<[string, (string | ToldName)[]]>([
      ['by a title that says whose she is', [{ name: 'Petra', titles: ["Lind's wife"] }]],
      ['beside another of her family', [{ name: 'Petra', gender: 'f' }, 'Oskar Lind']]
    ])('are known %s', (_, second) => {
      const who = whoIsWho(full, second)
      expect(who['a1:Petra']).toBe(who['a0:Petra Lind'])
    })

    it('are known by the company that they keep', () => {
      const circle = ['Sean Ames', 'Ida Brandt']
      const who = whoIsWho([...full, ...circle], ['Petra', ...circle])
      expect(who['a1:Petra']).toBe(who['a0:Petra Lind'])
    })

    it.each<[string, (string | ToldName)[][]]>([
      ['with nobody beside them', [full, ['Petra']]],
      ['of another gender', [full, [{ name: 'Petra', gender: 'm' }, 'Oskar Lind']]],
      [
        'that two bear',
        [
          [...full, 'Petra Ames'],
          ['Petra', 'Oskar Lind']
        ]
      ],
      [
        'that is also a surname',
        [
          [...full, 'Sean Petra'],
          ['Petra', 'Oskar Lind', 'Petra Ames']
        ]
      ]
    ])('stay apart %s', (_, articles) => {
      const who = whoIsWho(...articles)
      expect(who['a1:Petra']).not.toBe(who['a0:Petra Lind'])
    })

    it('keep two spellings of two languages apart', () => {
      const who = whoIsWho(
        ['Volodymyr Orlenko', 'Sean Ames', 'Ida Brandt'],
        ['Vladimir', 'Sean Ames', 'Ida Brandt']
      )
      expect(who['a1:Vladimir']).not.toBe(who['a0:Volodymyr Orlenko'])
    })
  })

  it('never joins a woman and a man of one name', () => {
    expect(
      people([{ name: 'Robin Vale', gender: 'f' }], [{ name: 'Robin Vale', gender: 'm' }])
    ).toBe(2)
  })

  it('gives a bare surname to the bearer who clearly dominates', () => {
    const who = whoIsWho(['Ada Brook'], ['Ada Brook'], ['Ada Brook'], ['Tom Brook'], ['Brook'])
    expect(who['a4:Brook']).toBe('ada-brook')
  })

  it('leaves a bare surname alone where two bearers are covered alike', () => {
    const who = whoIsWho(['Ada Brook'], ['Ada Brook'], ['Tom Brook'], ['Brook'])
    expect(who['a3:Brook']).toBe('brook')
  })

  it('gives a bare surname to nobody of another gender', () => {
    const who = whoIsWho(
      [{ name: 'Ada Brook', gender: 'f' }],
      [{ name: 'Ada Brook', gender: 'f' }],
      [{ name: 'Brook', gender: 'm' }]
    )
    expect(who['a2:Brook']).toBe('brook')
  })

  it('believes an article that keeps a bare surname apart from the one bearer it names', () => {
    const who = whoIsWho(['Ada Brook'], ['Ada Brook', 'Brook'], ['Tom Brook'])
    expect(who['a1:Brook']).toBe('tom-brook')
  })

  it('does not believe an initial that fits two people', () => {
    expect(people(['Joan Ames'], ['Jack Ames'], ['J. Ames'])).toBe(3)
  })

  it('never joins two whom one article names apart', () => {
    expect(people(['William Oakes', 'Bill Oakes'])).toBe(2)
  })

  it('shows the form in most articles, and keeps the others as aliases', () => {
    const names = ['Ines Halloran', 'Ines Halloran', 'Ines Q. Halloran', 'Halloran']
    const edition = printEdition(
      names.map((name, n) => readingOf({ id: `a${n}`, text: `${name} spoke.`, names: [name] }))
    )
    const [person] = edition.people(5)
    expect(person).toMatchObject({
      id: 'ines-halloran',
      name: 'Ines Halloran',
      aliases: ['Ines Q. Halloran', 'Halloran'],
      mentions: 4
    })
  })

  it('lists wordings of titles, most used first, a hyphen more being another wording', () => {
    const edition = printEdition([
      titled('a', 'Secretary General'),
      titled('b', 'Secretary-General'),
      titled('c', 'Secretary General'),
      titled('d', 'secretary general')
    ])
    const { person } = edition.findPeople('Halloran', 1)[0]!
    const wordings = edition.titles(person.id)
    expect(wordings.map(({ wording, count }) => [wording, count])).toEqual([
      ['Secretary General', 3],
      ['Secretary-General', 1]
    ])
    expect(wordings.map(({ latest }) => latest.map(({ article }) => article))).toEqual([
      ['a', 'c', 'd'],
      ['b']
    ])
    expect(wordings.flatMap(({ latest }) => latest.map(each => textAt(edition, each)))).toEqual([
      'Secretary General',
      'Secretary General',
      'secretary general',
      'Secretary-General'
    ])
    expect(edition.titles('nobody')).toEqual([])
  })

  it('names for a title the latest article of each outlet, and how many more there are', () => {
    const edition = printEdition(
      Array.from({ length: 12 }, (_, n) =>
        readingOf({
          id: `a${String(n).padStart(2, '0')}`,
          // Two of one outlet, the others of none.
          ...(n < 2 && { outlet: 'Northern Wire' }),
          text: 'Mayor Ines Halloran spoke.',
          names: [{ name: 'Ines Halloran', titles: ['Mayor'] }]
        })
      )
    )
    const [mayor] = edition.titles('ines-halloran')
    expect(mayor).toMatchObject({ count: 12 })
    expect(mayor!.latest).toHaveLength(5)
    expect(mayor!.printedIn).toEqual({
      articles: ['a00', 'a02', 'a03', 'a04', 'a05', 'a06', 'a07', 'a08'],
      more: 3
    })
  })

  it('shows a title as most places print it', () => {
    const edition = printEdition([
      titled('a', 'Mayor'),
      titled('b', 'Harbour Commissioner'),
      titled('c', 'Harbour commissioner'),
      titled('d', 'Harbour commissioner')
    ])
    expect(edition.titles('ines-halloran').map(({ wording }) => wording)).toEqual([
      'Harbour commissioner',
      'Mayor'
    ])
    for (const titles of [
      ['mayor', 'Mayor'],
      ['Mayor', 'mayor']
    ]) {
      const alike = printEdition(titles.map((title, n) => titled(`a${n}`, title)))
      expect(alike.titles('ines-halloran')).toMatchObject([{ wording: 'Mayor', count: 2 }])
    }
  })

  it('knows who holds a title', () => {
    const edition = printEdition([
      titled('a', 'Mayor of Kell'),
      titled('b', 'Mayor'),
      readingOf({
        id: 'c',
        text: 'Mayor Brook spoke. Kell Brook spoke.',
        names: [{ name: 'Brook', titles: ['Mayor'] }, 'Kell Brook']
      })
    ])
    const holders = (...words: string[]) => edition.holders(words, 5).map(({ id }) => id)
    expect(holders('mayor')).toEqual(['ines-halloran', 'brook'])
    expect(holders('kell', 'mayor')).toEqual(['ines-halloran'])
    expect(holders('kell', 'judge')).toEqual([])
  })

  it('says how somebody is covered', () => {
    const edition = printEdition([
      covering('a', '2031-05-02', 'Northern Wire'),
      covering('b', '2031-05-01', 'Northern Wire'),
      covering('c', '2031-05-04T06:00:00+02:00', 'The Courier'),
      covering('d')
    ])
    expect(edition.coverage('ines-halloran')).toEqual({
      articles: 4,
      first: '2031-05-01',
      last: '2031-05-04',
      undated: 1,
      outlets: 2,
      unnamed: { articles: 1, files: true },
      latest: ['c', 'a', 'b', 'd']
    })
    expect(edition.coverage('nobody')).toBeUndefined()
  })

  it('gives two people of one name two ids, the better covered the plain one', () => {
    const edition = printEdition([robin('a', 'f'), robin('b', 'm'), robin('c', 'm')])
    expect(edition.person('robin-vale')).toMatchObject({ gender: 'm', articles: 2 })
    expect(edition.person('robin-vale-2')).toMatchObject({ gender: 'f', articles: 1 })
  })
})

describe('finding people', () => {
  const edition = printEdition(
    [
      ['Volodymyr Zelenskyy', 'Mark Rutte'],
      ['Volodymyr Zelenskyy', 'Olena Zelenska'],
      ['Anna Ocasio-Lind', 'Šárka Nová']
    ].map((names, n) => readingOf({ id: `a${n}`, text: `${names.join(' met ')}.`, names }))
  )
  const found = (typed: string) =>
    edition.findPeople(typed, 5).map(({ person, how }) => [how, person.name])

  it.each([
    ['volodymyr ZELENSKYY', [['exact', 'Volodymyr Zelenskyy']]],
    ['rutte', [['part', 'Mark Rutte']]],
    ['rutte mark', [['part', 'Mark Rutte']]],
    ['vol', [['part', 'Volodymyr Zelenskyy']]],
    ['ocasio', [['part', 'Anna Ocasio-Lind']]],
    ['sarka nova', [['exact', 'Šárka Nová']]],
    ['ruttte', [['near', 'Mark Rutte']]],
    ['mrak rutte', [['near', 'Mark Rutte']]],
    [
      'zelen',
      [
        ['part', 'Volodymyr Zelenskyy'],
        ['part', 'Olena Zelenska']
      ]
    ]
  ])('answers %s', (typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  it('looks for names that are only near where that is wanted', () => {
    expect(edition.findPeople('ruttte', 5, { near: false })).toEqual([])
    expect(edition.findPeople('rutte', 5, { near: false })).toEqual(edition.findPeople('rutte', 5))
  })

  it.each([
    ['zelenski', 'part'],
    ['zelensky', 'part'],
    ['ZELENSKIY', 'part'],
    ['volodymyr zelensky', 'exact'],
    ['wolodymyr zelenskij', 'near']
  ])('takes %s for a spelling of a transliterated name: %s', (typed, how) => {
    expect(found(typed)[0]).toEqual([how, 'Volodymyr Zelenskyy'])
  })

  it.each([
    ['zelensky', [true]],
    ['zelen', [false, false]],
    ['rutte', [true]],
    ['rut', [false]]
  ])('tells whether %s is a whole word of a name', (typed, whole) => {
    expect(edition.findPeople(typed, 5).map(match => match.whole)).toEqual(whole)
  })

  it('finds nobody for what is near to nobody, for nothing and for signs', () => {
    expect([found('quartermaine'), found(''), found('?!')]).toEqual([[], [], []])
  })
})

describe('companions', () => {
  const edition = printEdition([
    readingOf({
      id: 'old',
      publishedAt: '2031-05-01',
      text: 'Ada Brook met Tom Reed.',
      names: ['Ada Brook', 'Tom Reed']
    }),
    readingOf({
      id: 'new',
      publishedAt: '2031-05-02',
      text: 'Ada Brook slept. Ada Brook left with Tom Reed. Sven Holt stayed.',
      names: ['Ada Brook', 'Tom Reed', 'Sven Holt']
    })
  ])

  it('are named in the same articles, most first, with the latest sentence that names both', () => {
    const [tom, sven] = edition.companions('ada-brook', 5)
    expect(tom).toMatchObject({
      person: { name: 'Tom Reed' },
      articles: 2,
      sentence: { article: 'new', index: 1 }
    })
    expect(sven).toMatchObject({ person: { name: 'Sven Holt' }, articles: 1, sentence: null })
  })

  it('are none for somebody unknown', () => {
    expect(edition.companions('nobody', 5)).toEqual([])
  })
})
