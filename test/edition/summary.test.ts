import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { printEdition, summarizeReading } from '../../src/edition/edition.ts'
import { standsAlone } from '../../src/edition/summary/standing.ts'
import { readingOf } from './readings.ts'

const summary = (
  edition: Edition,
  articles: readonly string[],
  sentences: number,
  about?: string
): string[] =>
  edition
    .summarize(articles, { sentences, ...(about === undefined ? {} : { about }) })
    .map(({ sentence }) =>
      edition.article(sentence.article)!.text.slice(sentence.start, sentence.end)
    )

/** Whether the last sentence of the text does. */
const alone = (text: string, names: string[] = [], quotes: string[] = []): boolean => {
  const reading = readingOf({
    id: 'a',
    text,
    names,
    quotes: quotes.map(part => ({ parts: [part] }))
  })
  return standsAlone(reading, reading.sentences.at(-1)!)
}

describe('a sentence stands alone', () => {
  it.each([
    'Dockers in Port Ansel stopped work on Monday.',
    'This week the ferry sails to Lower Tamsin.',
    'The mayor of Port Ansel said that she would resign.',
    '“The pier is not for sale,” said the mayor of Port Ansel.',
    '“We will never sell it,” said the mayor of Port Ansel.',
    'Officials called the plan “very attainable," and left the room.',
    'Residents said that the water came at night.',
    'The lock keeper, Oskar Pell, closed the gate on Monday.',
    'The mayor of Port Ansel closed the gate on Monday.',
    'Every gate in Port Ansel will be mended, the water minister told the inquiry on Monday.'
  ])('%s', text => {
    expect(alone(text)).toBe(true)
  })

  it('with a pronoun after the name that it stands for', () => {
    expect(alone('Ines Halloran said on Monday that she would resign.', ['Ines Halloran'])).toBe(
      true
    )
  })

  it('not with a pronoun that the name before it cannot mean', () => {
    const text = 'Mayor Oskar Pell thanked her crew on the quay.'
    const of = (gender: 'm' | 'f') =>
      standsAlone(
        readingOf({ id: 'a', text, names: [{ name: 'Oskar Pell', titles: ['Mayor'], gender }] }),
        readingOf({ id: 'a', text }).sentences[0]!
      )
    expect(of('m')).toBe(false)
    expect(of('f')).toBe(true)
  })

  it('with a possessive before the name that it stands for', () => {
    expect(alone('Following his talks in Kell, Oskar Pell closed the gate.', ['Oskar Pell'])).toBe(
      true
    )
    expect(alone('Following his talks in Kell, the gate was closed.', ['Oskar Pell'])).toBe(false)
  })

  it.each([
    ['is on a minister who is named elsewhere', 'The minister will give evidence on Wednesday.'],
    ['is on a president whom it does not name', 'The president made it known after calling Pell.'],
    [
      'credits its words to somebody unnamed',
      '“I would have read the letters,” the minister said.'
    ],
    ['credits its words to whoever was named', '“We had the engines warm,” said the official.'],
    ['credits its words to "it"', '“The credit of the port is sound,” it said on Monday.'],
    ['is short on something named before', 'The hole has the shape of a wall.'],
    ['is short and names nothing', 'Children may work the handle.'],
    ['ends on what was said before', 'The company of the port would not promise one.'],
    ['counts some of those named before', 'Some of them were on the quay in Port Ansel.'],
    ['has an object that was named before', 'Mayor Ines Halloran has asked for it since 2017.'],
    ['is a question', 'Who will pay for the harbour of Port Ansel?'],
    ['is part of an interview', 'Q: The lamp of Port Ansel takes a month.'],
    ['begins with a pronoun', 'He left the council on Monday evening.'],
    ['speaks for the outlet', 'We said that 340 households were moved.'],
    ['begins with a possessive', 'Its ships stayed in the old harbour.'],
    ['begins with a connective', 'But the ferry sailed on Monday morning.'],
    ['begins with a connective and a comma', 'Still, the ferry sailed on Monday morning.'],
    ['begins with a bare demonstrative', 'That changed for all on Monday morning.'],
    ['points back with a demonstrative', 'After that meeting the dockers went home.'],
    ['points back with a number', 'The two met again on Monday morning.'],
    ['begins with a preposition and "it"', 'Without it neither Pell nor Halloran can govern.'],
    ['has a pronoun before anybody is named', 'On Monday morning he left the old council.'],
    ['is too short', 'The ferry sailed on.'],
    ['is no sentence', 'Ferry crossings in the summer of 2031'],
    ['leaves a mark open', 'The mayor said “the pier is not for sale.'],
    ['is a quotation that nobody owns', '“The pier will never be sold to anyone.”']
  ])('not when it %s', (_, text) => {
    expect(alone(text)).toBe(false)
  })

  it('not inside a quotation that began before it', () => {
    const said = 'The pier is old. The pier stays in our own hands. Nobody will buy the pier'
    expect(alone(`“${said},” said the mayor of Port Ansel.`, [], [said])).toBe(false)
    expect(
      alone('The mayor wrote: “The pier is old. Nobody will ever buy the pier from us.”')
    ).toBe(false)
  })
})

describe('a summary', () => {
  const edition = printEdition([
    readingOf({
      id: 'herald',
      outlet: 'The Harbour Herald',
      publishedAt: '2031-05-01',
      headline: 'Dockers walk out at Port Ansel',
      text: `Dockers in Port Ansel stopped work on Monday in a strike over pay. Mayor Ines Halloran called the strike of the dockers unfair.
She left at noon. The terminal canteen served soup to visitors from Lower Tamsin.
Also Read: Ten strikes by dockers in Port Ansel that changed the pay of all dockers.`,
      names: ['Ines Halloran']
    }),
    readingOf({
      id: 'radio',
      outlet: 'Ansel Public Radio',
      publishedAt: '2031-05-02',
      text: `Dockers in Port Ansel stopped work in a strike over pay on Monday, the union said. Ferry crossings to Lower Tamsin were cancelled for the rest of the week.
But talks may begin soon. The union asks for nine percent more pay for all dockers.`
    })
  ])

  it('has whole body sentences only, none that hangs on another', () => {
    const lines = summary(edition, ['herald', 'radio'], 20)
    expect(lines).not.toHaveLength(0)
    expect(lines.join('\n')).not.toMatch(/Also Read|^She|^But/m)
  })

  it('says nothing twice, across outlets too', () => {
    const lines = summary(edition, ['herald', 'radio'], 20)
    expect(lines.filter(line => line.includes('stopped work'))).toHaveLength(1)
  })

  it('draws on each outlet', () => {
    const outlets = edition
      .summarize(['herald', 'radio'], { sentences: 2 })
      .map(({ sentence }) => sentence.article)
    expect(new Set(outlets)).toEqual(new Set(['herald', 'radio']))
  })

  it('prefers what the article opens with and comes back to', () => {
    expect(summary(edition, ['herald'], 1)).toEqual([
      'Dockers in Port Ansel stopped work on Monday in a strike over pay.'
    ])
  })

  it('begins with the article that tells most, and reads each in its own order', () => {
    const lines = edition.summarize(['radio', 'herald'], { sentences: 20 })
    const best = lines.reduce((a, b) => (b.score > a.score ? b : a))
    expect(lines[0]?.sentence.article).toBe(best.sentence.article)
    const articles = lines.map(({ sentence }) => sentence.article)
    expect(articles).toEqual([...new Set(articles)].flatMap(id => articles.filter(x => x === id)))
    for (const id of new Set(articles)) {
      const own = lines.flatMap(({ sentence: { article, index } }) => (article === id ? index : []))
      expect(own).toEqual(own.toSorted((a, b) => a - b))
    }
  })

  it('is about what it is asked for', () => {
    const about = summary(edition, ['herald', 'radio'], 3, 'ferries')
    expect(about).toContain(
      'Ferry crossings to Lower Tamsin were cancelled for the rest of the week.'
    )
    // The other article has no ferry in it.
    expect(about.join(' ')).not.toContain('Ines Halloran')
  })

  it('is empty for no articles, unknown ones, and no sentences', () => {
    expect(summary(edition, [], 3)).toEqual([])
    expect(summary(edition, ['nowhere'], 3)).toEqual([])
    expect(summary(edition, ['herald'], 0)).toEqual([])
  })
})

describe('a summary of something', () => {
  const strike = `Ferries to Lower Tamsin will sail again on Friday after a strike of eleven days.
Crews of the ferries get six percent more over two years in Port Ansel.
“Nobody won this week. I do not mean to see that again,” Minister Ines Halloran said in Port Ansel.
Oskar Pell left the hall in Port Ansel with the signed rota in his cap.`
  const edition = printEdition([
    readingOf({
      id: 'bell',
      outlet: 'The Harbour Herald',
      publishedAt: '2031-04-01',
      headline: 'A bell goes home',
      text: `The bell of the Constance goes home to Little Ansel after ninety years.
The trustees of the museum in Kell voted for it on Monday evening.
The bell weighs 38 kilograms, so it will travel by bus number 9 and then by ferry.`
    }),
    readingOf({
      id: 'strike',
      outlet: 'Ansel Public Radio',
      publishedAt: '2031-05-02',
      headline: 'Ferries sail again',
      text: strike,
      names: ['Ines Halloran', 'Oskar Pell'],
      quotes: [
        {
          parts: ['Nobody won this week. I do not mean to see that again,'],
          speaker: 'Ines Halloran'
        }
      ]
    }),
    readingOf({
      id: 'correction',
      outlet: 'Tamsin Record',
      publishedAt: '2031-05-03',
      headline: 'Correction: ferries',
      text: `Our report on the ferries of Port Ansel contained two errors.
The ferries of Port Ansel were said to sail on Sunday by Oskar Pell.`,
      names: ['Oskar Pell']
    })
  ])
  const all = ['correction', 'strike', 'bell']

  it('goes on with what else its articles say, and leaves out what only shares the word', () => {
    const lines = summary(edition, all, 3, 'ferry')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^Ferries to Lower Tamsin/)
    expect(lines.join(' ')).not.toContain('bus number 9')
  })

  const ofPerson = (name: string, sentences: number): readonly string[] => {
    const [found] = edition.findPeople(name, 1)
    return edition
      .summarize(all, { sentences, joined: true, person: found!.person.id })
      .map(({ sentence: { article, start, end } }) =>
        edition.article(article)!.text.slice(start, end)
      )
  }

  it('gives of somebody only what names or quotes them, wherever it stands', () => {
    expect(ofPerson('Ines Halloran', 3)).toEqual([
      '“Nobody won this week. I do not mean to see that again,” Minister Ines Halloran said in Port Ansel.'
    ])
    const told = ofPerson('Oskar Pell', 9)
    expect(told.length).toBeGreaterThan(0)
    for (const line of told) expect(line).toContain('Pell')
  })

  it('gives nothing of somebody whom no sentence names that stands alone', () => {
    const asked = printEdition([
      readingOf({ id: 'a', text: 'The ferry sailed at noon. Pell asked for it.', names: ['Pell'] })
    ])
    const [{ person } = {}] = asked.findPeople('Pell', 1)
    expect(asked.summarize(['a'], { sentences: 3, person: person!.id })).toEqual([])
  })

  it('does not tear a quotation apart, nor join it where whole sentences are wanted', () => {
    for (const joined of [true, false]) {
      const lines = edition
        .summarize(['strike'], { sentences: 9, joined })
        .map(({ sentence }) => strike.slice(sentence.start, sentence.end))
      expect(lines.filter(line => line.includes('again,”'))).toHaveLength(joined ? 1 : 0)
      for (const line of lines) expect(line.split('“').length).toBe(line.split('”').length)
    }
  })

  it('never repeats the error that a correction takes back', () => {
    expect(summary(edition, all, 20).join(' ')).not.toContain('said to sail on Sunday')
    expect(summary(edition, ['correction'], 5)).toEqual([
      'Our report on the ferries of Port Ansel contained two errors.'
    ])
    expect(summarizeReading(edition.reading('correction')!, 5)).toHaveLength(1)
    expect(edition.lead('correction')?.index).toBe(0)
    expect(
      edition.search('Pell', 5).find(hit => hit.article === 'correction')?.sentence?.index
    ).toBe(0)
  })

  it('shows an article by the first of its sentences that stands alone', () => {
    const jug = printEdition([
      readingOf({ id: 'jug', text: 'He brought the jug to the hall.\nOskar Pell closed the gate.' })
    ])
    expect(jug.lead('jug')?.index).toBe(1)
    expect(jug.lead('nowhere')).toBeUndefined()
  })
})

describe('a summary of several accounts of one event', () => {
  const edition = printEdition([
    readingOf({
      id: 'scene',
      outlet: 'Tamsin Record',
      publishedAt: '2031-05-02',
      headline: 'A walk to work in Port Ansel',
      text: `Wilma Stent put her boots on at twenty to six and her shoes into a bag.
Bus drivers in Port Ansel stood at the gate of the depot on the first day of their strike over rest between shifts.`
    }),
    readingOf({
      id: 'start',
      outlet: 'The Harbour Herald',
      publishedAt: '2031-05-01',
      headline: 'Bus drivers in Port Ansel go on strike',
      text: `Bus drivers in Port Ansel began a strike over rest between shifts on Thursday.
The drivers want eleven hours of rest between shifts, and the company offers nine.`
    }),
    readingOf({
      id: 'same',
      outlet: 'Ansel Public Radio',
      publishedAt: '2031-05-01',
      headline: 'Bus strike in Port Ansel',
      text: `A strike over rest between shifts was begun by bus drivers in Port Ansel.
Schools stay open for children who can walk.`
    }),
    readingOf({
      id: 'end',
      outlet: 'The Northern Mail',
      publishedAt: '2031-05-09',
      headline: 'Bus strike in Port Ansel ends',
      text: `Bus drivers in Port Ansel ended their strike over rest between shifts on Friday after a mediator proposed ten hours.
The company will hire 85 drivers by January.`
    })
  ])
  const ids = ['end', 'scene', 'start', 'same']

  it('does not open with a scene that is set, nor tell one lead twice', () => {
    const lines = summary(edition, ids, 3)
    expect(lines.join(' ')).not.toContain('boots')
    expect(lines.filter(line => /bega?n|begun/.test(line))).toHaveLength(1)
  })

  it('opens with the lead that tells most, then goes by the days', () => {
    const lines = edition.summarize(ids, { sentences: 4 })
    const [first, ...others] = lines
    expect(first?.because.at).toBe(0)
    const leads = lines.filter(({ because }) => because.at === 0).map(({ score }) => score)
    expect(first?.score).toBe(Math.max(...leads))
    const days = others
      .filter(({ sentence }) => sentence.article !== first?.sentence.article)
      .map(({ sentence }) => edition.article(sentence.article)!.publishedAt!)
    expect(days.length).toBeGreaterThan(1)
    expect(days).toEqual(days.toSorted())
  })
})

describe('the summary of one reading', () => {
  const seeds = new URL('../../seeds/', import.meta.url)
  const samples = readdirSync(seeds, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:md|txt)$/.test(name) && existsSync(new URL(name, seeds)))
    .map(id => {
      const text = readFileSync(new URL(id, seeds), 'utf8').replace(/^---\n[^]*?\n---\n/, '')
      const headline = /^headline: (.+)$/m.exec(readFileSync(new URL(id, seeds), 'utf8'))?.[1]
      const { article } = readingOf({ id, text })
      return read({ ...article, headline: headline ?? null })
    })

  it.each([1, 3, 6])('is what an edition of it alone gives, in %d sentences', sentences => {
    expect(samples.length).toBeGreaterThan(5)
    for (const reading of samples) {
      const lines = printEdition([reading]).summarize([reading.article.id], { sentences })
      expect(summarizeReading(reading, sentences)).toEqual(lines.map(({ sentence }) => sentence))
    }
  })

  it('is empty for no sentences, and for an article without any that stands alone', () => {
    expect(summarizeReading(samples[0]!, 0)).toEqual([])
    expect(summarizeReading(readingOf({ id: 'a', text: 'He left it there.' }), 3)).toEqual([])
  })
})
