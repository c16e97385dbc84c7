import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { option } from '../../src/command.ts'
import { AskError } from '../../src/errors.ts'
import { readFields, readLine } from '../../src/kit/grammar.ts'
import type { Options, Typed } from '../../src/kit/line.ts'
import { line, writeLine } from '../../src/kit/line.ts'
import { pageOption } from '../../src/kit/page.ts'
import { paper, print } from '../commands/paper.ts'

const edition = print(paper)

const quote: Options = {
  person: option.person({ summary: 'who', required: true }),
  about: option.topic({ summary: 'what', after: ['about', 'on'] }),
  outlet: option.outlet({ summary: 'where', after: ['in', 'from'] }),
  since: option.since({ summary: 'when', after: ['since'] }),
  page: pageOption
}
const search: Options = {
  words: option.words({ summary: 'what' }),
  outlet: option.outlet({ summary: 'where' }),
  since: option.since({ summary: 'when' }),
  page: pageOption
}
const summary: Options = {
  subject: option.subject({ summary: 'what', required: true }),
  length: option.choice({ summary: 'how long', choices: ['short', 'long'] }),
  page: pageOption
}
const add: Options = {
  address: option.address({ summary: 'where', required: true }),
  name: option.text({ summary: 'what', after: ['as'] }),
  tags: option.text({ summary: 'for what' }),
  page: pageOption
}
const briefing: Options = {
  since: option.since({ summary: 'when', after: ['since'] }),
  people: option.people({ summary: 'who' }),
  most: option.count({ summary: 'how many', most: 10 }),
  page: pageOption
}
const nothing: Options = { page: pageOption }

const readQuote = (typed: string): Typed => readLine('quote', quote, typed, edition)
const readSearch = (typed: string): Typed => readLine('search', search, typed, edition)

const readAdd = (typed: string): Typed => readLine('source add', add, typed, edition)
const feed = 'https://gazette.example/rss?a=1#every=30m'

describe('an option of a single word', () => {
  it.each([
    [feed, {}],
    [`${feed} Harbour Gazette`, { name: 'Harbour Gazette' }],
    [`${feed} as Harbour Gazette`, { name: 'Harbour Gazette' }],
    [`${feed} "Harbour Gazette" tags:ports, sea`, { name: 'Harbour Gazette', tags: 'ports, sea' }],
    [`tags:ports,sea ${feed} Gazette`, { name: 'Gazette', tags: 'ports,sea' }],
    [`${feed} name:"Gazette of the sea"`, { name: 'Gazette of the sea' }]
  ])('leaves the rest to the next: %s', (typed, others) => {
    expect(readAdd(typed)).toEqual({ address: feed, ...others })
  })

  it('may be the address of a page, which is no page of an answer', () => {
    expect(readAdd('page:https://gazette.example/ferry')).toEqual({
      address: 'page:https://gazette.example/ferry'
    })
    expect(readAdd(`${feed} page:2`)).toEqual({ address: feed, page: '2' })
  })

  it('is written as it is read', () => {
    const values = { address: feed, name: 'Harbour Gazette', tags: 'ports,sea' }
    const written = writeLine('source add', add, values)
    expect(written).toBe(`/source add ${feed} name:"Harbour Gazette" tags:ports,sea`)
    expect(readAdd(written.slice('/source add'.length))).toEqual(values)
  })
})

describe('readLine', () => {
  it('gives the rest to the first option', () => {
    expect(readQuote('  tomas   vell ')).toEqual({ person: 'tomas vell' })
    expect(readQuote('')).toEqual({})
  })

  it('reads name:value anywhere, in any case', () => {
    expect(readQuote('vell about:tide')).toEqual({ person: 'vell', about: 'tide' })
    expect(readQuote('About:tide vell page:2')).toEqual({
      person: 'vell',
      about: 'tide',
      page: '2'
    })
    expect(readQuote('person:vell')).toEqual({ person: 'vell' })
  })

  it.each([
    'about:"spring tide" vell',
    'vell about:“spring tide”',
    'vell about:"spring tide”',
    'vell about: "spring tide"'
  ])('reads several words between marks of any kind: %s', typed => {
    expect(readQuote(typed)).toEqual({ person: 'vell', about: 'spring tide' })
  })

  it('lets a value run on where the first option has its words already', () => {
    expect(readQuote('vell about:spring tide')).toEqual({ person: 'vell', about: 'spring tide' })
    expect(readQuote('about:tide tomas vell')).toEqual({ about: 'tide', person: 'tomas vell' })
    expect(readQuote('person:tomas vell about:tide')).toEqual({
      person: 'tomas vell',
      about: 'tide'
    })
  })

  it.each([
    ['people:Ida Brandt, Vell', { people: 'Ida Brandt, Vell' }],
    ['people:Ida Brandt, Vell last week', { people: 'Ida Brandt, Vell', since: 'last week' }],
    ['people:Vell 3 days ago most:2', { people: 'Vell', since: '3 days ago', most: '2' }],
    ['most:2 monday', { most: '2', since: 'monday' }]
  ])('lets it run on to the next day where the first option is one: %s', (typed, values) => {
    expect(readLine('briefing', briefing, typed, edition)).toEqual(values)
  })

  it.each([
    ['outlet:Northern Wire', { outlet: 'Northern Wire' }],
    ['outlet:kell evening post tide', { outlet: 'kell evening post', words: 'tide' }],
    ['person:Ida Brandt spring tide', { person: 'Ida Brandt', words: 'spring tide' }],
    ['person:vell outlet:wire ferry', { person: 'vell', outlet: 'wire', words: 'ferry' }],
    ['outlet:Northern Lights', { outlet: 'Northern', words: 'Lights' }]
  ])('lets a name run on for as long as there is one: %s', (typed, values) => {
    const options = { ...search, person: option.person({ summary: 'who' }) }
    expect(readLine('search', options, typed, edition)).toEqual(values)
  })

  it('reads a connecting word', () => {
    expect(readQuote('vell about spring tide')).toEqual({ person: 'vell', about: 'spring tide' })
    expect(readQuote('vell on the tide from Northern Wire')).toEqual({
      person: 'vell',
      about: 'the tide',
      outlet: 'Northern Wire'
    })
    expect(readQuote('vell since last week about tide')).toEqual({
      person: 'vell',
      since: 'last week',
      about: 'tide'
    })
  })

  it('takes "in" for an outlet only where one follows, or nothing else has begun', () => {
    expect(readQuote('vell about ferries in Kell')).toEqual({
      person: 'vell',
      about: 'ferries in Kell'
    })
    expect(readQuote('vell about ferries in the gazette')).toMatchObject({
      about: 'ferries',
      outlet: 'the gazette'
    })
    expect(readQuote('vell in Atlantis')).toEqual({ person: 'vell', outlet: 'Atlantis' })
    expect(readQuote('vell about talks about talks')).toEqual({
      person: 'vell',
      about: 'talks about talks'
    })
    expect(readQuote('vell about jobs lost since the war')).toMatchObject({
      about: 'jobs lost since the war'
    })
  })

  it('reads at the end of the line what can be nothing else', () => {
    expect(readQuote('vell northern wire')).toEqual({ person: 'vell', outlet: 'northern wire' })
    expect(readQuote('vell HG')).toEqual({ person: 'vell', outlet: 'HG' })
    expect(readQuote('northern wire')).toEqual({ person: 'northern wire' })
    expect(readLine('summary', summary, 'brandt Short', edition)).toEqual({
      subject: 'brandt',
      length: 'Short'
    })
    expect(readLine('summary', summary, 'short', edition)).toEqual({ subject: 'short' })
  })

  it('reads a day of several words without marks', () => {
    expect(readSearch('ferry since:last week tide')).toEqual({
      words: 'ferry tide',
      since: 'last week'
    })
    expect(readSearch('ferry since:2 Mar 2026 tide')).toEqual({
      words: 'ferry tide',
      since: '2 Mar 2026'
    })
    expect(readSearch('ferry since:3 days ago')).toEqual({ words: 'ferry', since: '3 days ago' })
    expect(readSearch('ferry since:3d last')).toEqual({ words: 'ferry last', since: '3d' })
  })

  it('keeps the words of a query exactly as typed', () => {
    const typed = '"spring tide" -budget person:"Ida Brandt" “since:x in it” 5"'
    expect(readSearch(typed)).toEqual({ words: typed })
    expect(readSearch('ferry outlet:wire tide')).toEqual({ words: 'ferry tide', outlet: 'wire' })
  })

  it('takes a mark that is never closed for a slip', () => {
    expect(readQuote('"tomas vell')).toEqual({ person: 'tomas vell' })
    expect(readQuote('vell about:"tide')).toEqual({ person: 'vell', about: 'tide' })
  })

  it.each(['"', '""', '“', '“ ”'])('takes nothing between marks for nothing typed: %s', typed => {
    expect(readQuote(typed)).toEqual({})
    expect(readQuote(`${typed} about:tide`)).toEqual({ about: 'tide' })
  })

  it.each([
    ['vell about:a about:b', 'about: given twice.'],
    ['vell person:brandt', 'person: given twice.'],
    ['vell about', 'about: nothing follows it.'],
    ['vell about: since:3d', 'about: nothing follows it.'],
    ['vell about:""', 'about: nothing follows it.'],
    ['person: about:tide', 'person: nothing follows it.'],
    ['vell abuot:tide', '/quote has no option “abuot”. Did you mean about: ?']
  ])('refuses %s', (typed, message) => {
    expect(catchAsk(() => readQuote(typed)).message).toBe(message)
  })

  it('offers the line again with a misspelt name mended', () => {
    const refused = catchAsk(() => readQuote('vell outlt:wire'))
    expect(refused.followUps).toEqual([{ label: 'With outlet:', line: '/quote vell outlet:wire' }])
  })

  it('refuses words where nothing is taken', () => {
    expect(readLine('reload', nothing, '', edition)).toEqual({})
    expect(() => readLine('reload', nothing, 'now', edition)).toThrow(
      '/reload takes nothing after it.'
    )
  })

  it('refuses more than 1,000 characters', () => {
    expect(readSearch('x'.repeat(1000)).words).toHaveLength(1000)
    expect(() => readSearch('x'.repeat(1001))).toThrow(
      'That is 1,001 characters; I read at most 1,000.'
    )
  })

  it('reads or refuses, and never breaks', () => {
    const pieces = fc.constantFrom(
      'about',
      'in',
      'about:',
      'since:last',
      'week',
      '"',
      '“',
      '”',
      ':',
      'vell',
      ' ',
      'page:'
    )
    const typed = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map(some => some.join(' '))
    )
    fc.assert(
      fc.property(typed, text => {
        for (const read of [readQuote, readSearch])
          expect(valuesOrRefusal(() => read(text)).every(value => value.trim() !== '')).toBe(true)
      })
    )
  })
})

describe('readFields', () => {
  it('takes values by name and leaves out blank ones', () => {
    expect(readFields('quote', quote, { person: ' vell ', about: ' ' })).toEqual({ person: 'vell' })
  })

  it('refuses what is no option, and what is too long', () => {
    expect(() => readFields('quote', quote, { speaker: 'vell' })).toThrow(
      '/quote has no option “speaker”.'
    )
    expect(() => readFields('quote', quote, { person: 'x'.repeat(1001) })).toThrow('1,001')
  })

  it('takes a whole message where words are taken as they stand', () => {
    const check = { text: option.words({ summary: 'what to look up' }) }
    const text = `“${'x'.repeat(3998)}”`
    expect(readFields('check', check, { text })).toEqual({ text })
    expect(() => readFields('check', check, { text: `${text}.` })).toThrow('at most 4,000')
  })
})

describe('writeLine', () => {
  it('puts between marks only what could be misread', () => {
    expect(line('quote', 'Tomas Vell')).toBe('/quote Tomas Vell')
    expect(line('quote', 'Tomas Vell', { about: 'spring tide', page: '2' })).toBe(
      '/quote Tomas Vell about:"spring tide" page:2'
    )
    expect(line('summary', 'war in Kell')).toBe('/summary "war in Kell"')
    expect(line('summary', 'story:skell-point')).toBe('/summary story:skell-point')
    expect(line('stories')).toBe('/stories')
  })

  it('writes what readLine reads back', () => {
    const word = fc.constantFrom(
      'tide',
      'in',
      'about',
      'Vell',
      'x:y',
      'since',
      'on',
      'O’Neill',
      '3d',
      '№'
    )
    const value = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '))
    const values = fc.record(
      { person: value, about: value, outlet: value },
      { requiredKeys: ['person'] }
    )
    fc.assert(
      fc.property(values, given => {
        const written = writeLine('quote', quote, given)
        expect(readQuote(written.replace('/quote ', ''))).toEqual(given)
      })
    )
  })
})

function valuesOrRefusal(read: () => Typed): readonly string[] {
  try {
    return Object.values(read())
  } catch (error) {
    if (error instanceof AskError) return [error.message]
    throw error
  }
}

function catchAsk(ask: () => unknown): AskError {
  try {
    ask()
  } catch (error) {
    if (error instanceof AskError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
