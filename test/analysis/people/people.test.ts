import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY, FURNITURE, HEADING } from '../../../src/analysis/text/layout.ts'
import { findPeople } from '../../../src/analysis/people/people.ts'
import { findSentences } from '../../../src/analysis/text/sentences.ts'
import { tokenize } from '../../../src/analysis/text/tokens.ts'
import { find, genderOf, names, only } from './found.ts'

describe('findPeople', () => {
  it.each([
    ['Ilse von der Tann', 'On Monday Ilse von der Tann opened the gate.'],
    ['Rui Inácio Kolta da Silva', 'The gate was opened by Rui Inácio Kolta da Silva.'],
    ['Faisal bin Omar', 'It was Faisal bin Omar who paid.'],
    ['J.D. Brink', 'The letter was signed by J.D. Brink.'],
    ['Anna M. Vero', 'The letter was signed by Anna M. Vero.'],
    ['Jonas Tamm Jr.', 'The crane was built by Jonas Tamm Jr. in a year.'],
    ['Jean-Luc Orme', 'The crane was built by Jean-Luc Orme in a year.'],
    ['Karim al-Tariq', 'The harbour master, Karim al-Tariq, agreed.'],
    ['Owen O’Dell', 'The harbour master, Owen O’Dell, agreed.'],
    ['Zdeněk Šafář', 'The harbour master, Zdeněk Šafář, agreed.'],
    ['Hae-won Baek', 'The chief engineer, Hae-won Baek, agreed.'],
    ['Rosa Dawson', 'Actress Rosa Dawson smiled.'],
    ['George Washington Orme', 'Later George Washington Orme sold it.']
  ])('reads %s as one name', (name, text) => {
    expect(names(text)).toEqual([name])
  })

  it.each([
    'The Port of Kolta and the Kolta Dredging Company met on Capitol Hill on Monday.',
    'Officials in New York, Paris and Saint Petersburg read the Washington Post.',
    'The Supreme Court struck down the Clean Harbour Act in May.',
    'Ukrainian and French officials flew to the Middle East for Christmas.',
    'NATO, the European Union and the U.S. Senate agreed.',
    'Hurricane warnings closed Lincoln Park, Martin Street and the Kennedy Center.',
    'Critics said it. Residents waited. Meanwhile Republicans voted.',
    'The Harbour Ministry said it would sue Brink Holdings Inc.'
  ])('finds nobody where nobody is named: %s', text => {
    expect(names(text)).toEqual([])
  })

  it('keeps the title as printed out of the name', () => {
    const text =
      'Kolta Port Secretary General Mark Orme met Sen. Ilse Tamm, and former Texas Gov. Jonas Vero left.'
    expect(find(text).map(({ name, titles }) => [name, ...titles])).toEqual([
      ['Mark Orme', 'Kolta Port Secretary General'],
      ['Ilse Tamm', 'Sen.'],
      ['Jonas Vero', 'former Texas Gov.']
    ])
  })

  it('reads roles in lower case before the name with all that belongs to them', () => {
    const text =
      'Mark Orme spoke. Orme’s foreign affairs adviser Yuri Brink left with ministry spokesperson Maria Tamm and his wife, Olena Orme.'
    const titles = Object.fromEntries(find(text).map(person => [person.name, person.titles]))
    expect(titles).toEqual({
      'Mark Orme': [],
      'Yuri Brink': ['Orme’s foreign affairs adviser'],
      'Maria Tamm': ['ministry spokesperson'],
      'Olena Orme': []
    })
  })

  it('reads the apposition after the name', () => {
    expect(only('Anna Vero, the port’s chief engineer, agreed.').titles).toEqual([
      'the port’s chief engineer'
    ])
    expect(only('Anna Vero, 54, a retired nurse, agreed.').titles).toEqual(['a retired nurse'])
    expect(only('Anna Vero, a nurse who lives nearby, agreed.').titles).toEqual(['a nurse'])
    expect(only('Anna Vero, a nurse (and a good one), agreed.').titles).toEqual([])
  })

  it('does not take the next of a list for an apposition', () => {
    const text = 'They met Anna Vero, Finnish President Jonas Tamm, and Italian Premier Rosa Orme.'
    expect(find(text).map(person => person.titles)).toEqual([
      [],
      ['Finnish President'],
      ['Italian Premier']
    ])
  })

  it('takes the first names of somebody for all of the name', () => {
    const text = 'Anna Maria Orme spoke. Later Anna Maria left.'
    expect(only(text).mentions).toEqual(['Anna Maria Orme', 'Anna Maria'])
  })

  it('gives short names to the full one, earlier ones too', () => {
    const anna = only('Vero said no. Later Anna Vero paid. Anna’s boat sank, and Vero smiled.')
    expect(anna.mentions).toEqual(['Vero', 'Anna Vero', 'Anna', 'Vero'])
    expect(anna.aliases).toEqual(['Vero', 'Anna'])
  })

  it('takes spellings, initials, middle names and short forms for one person', () => {
    expect(names('Robert Zelensky spoke. Bob Zelenskyy left. R. Zelenskiy slept.')).toEqual([
      'Robert Zelensky'
    ])
    expect(names('Anna Maria Vero spoke. Then Anna Vero left.')).toEqual(['Anna Maria Vero'])
    expect(names('Rui Inácio Kolta da Silva spoke. Then Kolta da Silva left.')).toEqual([
      'Rui Inácio Kolta da Silva'
    ])
  })

  it('reads the particles of a surname alone', () => {
    const ilse = only('Ilse von der Tann spoke. Later von der Tann left.')
    expect(ilse.mentions).toEqual(['Ilse von der Tann', 'von der Tann'])
  })

  it('joins the two names of one who is also known by another', () => {
    const text = 'Anna Maria Orme, widely known as Edda Vero, left. Vero smiled.'
    const anna = only(text)
    expect(anna.name).toBe('Anna Maria Orme')
    expect(anna.mentions).toEqual(['Anna Maria Orme', 'Edda Vero', 'Vero'])
  })

  it('knows by one word whom every reader knows so', () => {
    expect(names('The portrait of Shakespeare hung in the hall.')).toEqual(['Shakespeare'])
    expect(names('The portrait of Brinko hung in the hall.')).toEqual([])
  })

  it('gives a surname of two to the one whom the pronoun fits', () => {
    const text = 'Jonas Tamm met Olga Tamm. Tamm said she was tired.'
    expect(find(text).map(person => person.mentions)).toEqual([
      ['Jonas Tamm'],
      ['Olga Tamm', 'Tamm']
    ])
  })

  it('does not count what is said of a building named after somebody', () => {
    expect(names('The Brinko Tower closed. The Brinko Foundation said it would sue.')).toEqual([])
  })

  it('keeps a family apart: the surname alone stays with whom it stood for', () => {
    const text =
      'President Jonas Tamm spoke. Tamm left with Olga Tamm. Tamm waved, and Olga smiled. Tamm was tired.'
    const found = Object.fromEntries(find(text).map(person => [person.name, person.mentions]))
    expect(found).toEqual({
      'Jonas Tamm': ['Jonas Tamm', 'Tamm', 'Tamm', 'Tamm'],
      'Olga Tamm': ['Olga Tamm', 'Olga']
    })
  })

  it('tells a couple apart by Mr. and Mrs.', () => {
    const text = 'Jonas Tamm and Olga Tamm came. Mr. Tamm sat. Mrs. Tamm stood.'
    const found = Object.fromEntries(find(text).map(person => [person.name, person.mentions]))
    expect(found).toEqual({
      'Jonas Tamm': ['Jonas Tamm', 'Tamm'],
      'Olga Tamm': ['Olga Tamm', 'Tamm']
    })
  })

  it('keeps father and son apart', () => {
    expect(names('Jonas Tamm Jr. sued Jonas Tamm.')).toEqual(['Jonas Tamm Jr.', 'Jonas Tamm'])
    expect(names('King Olaf II followed Olaf I.').length).toBeGreaterThan(0)
  })

  it('tells the gender from titles, nouns, pronouns and given names, and not where none tells', () => {
    expect(genderOf('Mrs. Vero left.')).toBe('f')
    expect(genderOf('The spokeswoman Dana Vero left.')).toBe('f')
    expect(genderOf('Volodymyr Brinko left.')).toBe('m')
    expect(genderOf('Sen. Xanvi Brinko left because she was ill.')).toBe('f')
    expect(genderOf('Sen. Xanvi Brinko left.')).toBeNull()
  })

  it('takes no pronoun for somebody named after another in the sentence', () => {
    const people = find('Sen. Xanvi Brinko chose Karo Fiorenz as his deputy.')
    expect(people.map(({ name, gender }) => [name, gender])).toEqual([
      ['Xanvi Brinko', null],
      ['Karo Fiorenz', null]
    ])
  })

  it('reads a place’s name as a person only where the text names one', () => {
    expect(names('They met in Washington and Jordan.')).toEqual([])
    const text = 'George Washington spoke. The portrait of Washington hung in Washington.'
    expect(only(text).mentions).toEqual(['George Washington', 'Washington'])
  })

  it('trusts no capital at the head of a sentence', () => {
    const text = 'Dan Savage spoke. Savage rain fell on savage hills. Then Savage left.'
    expect(only(text).mentions).toEqual(['Dan Savage', 'Savage'])
  })

  it('reads headlines in title case and capitals by the names of the text', () => {
    const text =
      'Vero Slams New Harbour Plan\nVERO SLAMS PLAN FOR HARBOUR\nAnna Vero was angry about the plan.'
    const anna = find(text, [HEADING, HEADING, BODY])
    expect(anna.map(person => person.name)).toEqual(['Anna Vero'])
    expect(anna[0]!.mentions).toEqual(['Vero', 'VERO', 'Anna Vero'])
  })

  it('reads nobody out of furniture', () => {
    const text = 'Anna Vero left.\nJonas Tamm contributed reporting.'
    expect(find(text, [BODY, FURNITURE]).map(person => person.name)).toEqual(['Anna Vero'])
  })

  it('says of the letters after a name whose they are', () => {
    const tokens = tokenize('They met Anna Vero OBE there.')
    const { at, mentions } = findPeople(tokens, findSentences(tokens, { kind: new Uint8Array(1) }))
    expect(mentions).toHaveLength(1)
    expect(mentions[0]!.to).toBe(4)
    expect(Array.from(at.subarray(0, 7))).toEqual([0, 0, 1, 1, 1, 0, 0])
  })

  it('gives mentions in order without overlap, and finds each of them by its tokens', () => {
    const piece = fc.constantFrom(
      ...'Anna Vero|Vero|Mr.|President|von der Tann|said|, |. |\n|the|in|Paris|“|”|VERO|Jr.|(|J.|and|’s|al-Tariq|I'.split(
        '|'
      )
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(' ')),
      fc.string({ unit: 'binary' })
    )
    fc.assert(
      fc.property(text, written => {
        const tokens = tokenize(written)
        const lines = tokens.count === 0 ? 0 : tokens.line[tokens.count - 1]! + 1
        const people = findPeople(tokens, findSentences(tokens, { kind: new Uint8Array(lines) }))
        let last = 0
        for (const [row, { first, to, person }] of people.mentions.entries()) {
          expect(first).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(first)
          expect(people.persons[person]).toBeDefined()
          for (let i = first; i < to; i++) expect(people.at[i]).toBe(row + 1)
          last = to
        }
        const forms = people.persons.map(person => person.name)
        expect(new Set(forms).size).toBe(forms.length)
        for (const form of forms) expect(written).toContain(form)
      })
    )
  })
})
