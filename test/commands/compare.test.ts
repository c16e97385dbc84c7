import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageFolder } from '../../src/config.ts'
import type { Reply } from '../../src/reply.ts'
import { plain } from '../../src/reply.ts'
import type { TestDesk } from './paper.ts'
import { openDesk, wordsOf } from './paper.ts'
import { articlesIn, seeds } from './seeds.ts'

const desk = await openDesk(seeds)

/** All pages of an answer, as they follow one another. */
async function whole(asked: string, of: TestDesk = desk): Promise<readonly Reply[]> {
  const replies: Reply[] = []
  for (let line: string | undefined = asked; line !== undefined;) {
    const reply: Reply = await of.ask(line)
    replies.push(reply)
    line = reply.followUps.find(({ label }) => label.startsWith('More'))?.line
  }
  return replies
}

const words = async (asked: string, of: TestDesk = desk): Promise<string> =>
  (await whole(asked, of)).map(wordsOf).join('\n')

/** Rows of the table, a cell that is empty filled with the one above. */
function rowsOf(reply: Reply | undefined): readonly string[] {
  const table = reply?.blocks.find(block => block.kind === 'table')
  let lead = ''
  return (table?.rows ?? []).map(row => {
    const [first = '', ...rest] = row.map(plain)
    lead = first === '' ? lead : first
    return [lead, ...rest].join(' | ')
  })
}

const ferry = await whole('/compare "Island ferries to sail on Friday as strike is settled"')
const dam = await whole('/compare karrow dam inquiry')
const bell = await whole('/compare "A stolen bell goes home after 94 years, by bus"')

describe('/compare of the seeds', () => {
  const rows = [...rowsOf(ferry[0]), ...rowsOf(dam[0]), ...rowsOf(bell[0])]

  it.each([
    ['as quoted', 'Rosalind Ketteridge: “Nobody won this week” … | The Northern Wire Agency'],
    ['the same', 'Rosalind Ketteridge: “Nobody won this week” … | The Halvern Tribune'],
    [
      'the same, other marks or case',
      'Inés de la Quintana: “The levy was never meant to pay” … | Lantern Isles Gazette'
    ],
    [
      'cut, marked',
      'Dragomir Velichko: “We asked for a timetable that lets” … | Lantern Isles Gazette'
    ],
    ['cut, not marked', 'Rosalind Ketteridge: “Nobody won this week” … | Lantern Isles Gazette'],
    [
      'words in brackets',
      'Philippa Thrale: “It will cost us, and it should” … | The Port Alder Courier'
    ],
    [
      'tense or number',
      'Samira al-Hadrawi: “The gauge was read every morning and” … | Upland Record (17 Nov 2026)'
    ],
    ['reworded', 'Rosalind Ketteridge: “Nobody won this week” … | The Port Alder Courier'],
    [
      'sentences joined',
      'Dragomir Velichko: “We asked for a timetable that lets” … | The Port Alder Courier'
    ],
    ['a part', 'Inés de la Quintana: “The levy was never meant to pay” … | The Harbour Ledger'],
    [
      'the same, other marks or case, other speaker',
      'Dragomir Velichko: “The boats” … | Lantern Isles Gazette'
    ],
    [
      'the same, other speaker',
      'Petra Kovarik: “Being right in January was no use” … | Upland Record (17 Nov 2026)'
    ]
  ])('labels a printing: %s', (label, print) => {
    expect(rows.filter(row => row.startsWith(`${print} | `)).join()).toContain(
      `${print} | ${label} | `
    )
  })

  it('shows the verb that each outlet gave the same words', () => {
    const verbs = rows.filter(row => row.includes('“The levy was never'))
    expect(verbs.map(row => row.split(' | ').at(-1))).toEqual([
      '“said”',
      '“said”',
      '“conceded”',
      '“said”',
      '–'
    ])
  })

  it('says beneath it in words what each difference is', () => {
    const told = [...ferry, ...dam, ...bell].map(wordsOf).join('\n')
    for (const label of [
      'Reworded inside the quotation marks',
      'The Port Alder Courier joins two sentences into one',
      'The Port Alder Courier adds words in brackets',
      'Tense or number is changed inside the quotation marks',
      'leaves words out, and nothing marks it: “in November” only in The Northern Wire Agency',
      'leaves words out, and an ellipsis marks it: “four nights a week” only in The Northern Wire Agency',
      'prints a part of it',
      'credited to Josip Kovarik there',
      'with other marks or case, credited to Kwabena Asiamah there'
    ])
      expect(told).toContain(label)
  })

  it.each([
    [
      'a number',
      dam,
      /“312 households” in .*The Northern Wire Agency.*; “340 households” in Upland Record/
    ],
    ['another number', ferry, /“6\.5 per cent” in .*; “7 per cent” in The Port Alder Courier/],
    ['a day', dam, /“3 March” in .*; “2 March” in Upland Record \(17 Nov 2026\)\n/],
    ['a name', dam, /Spelled “Bohdan Zaretsky” in .*; “Bohdan Zaretskyy” in The Halvern Tribune/],
    [
      'a title',
      ferry,
      /Inés de la Quintana is “the chair of the port authority” in Lantern Isles Gazette; “the director of the port authority” in The Port Alder Courier/
    ]
  ])('tells that %s differs, and calls neither wrong', (_, replies, pattern) => {
    const told = replies.map(wordsOf).join('\n')
    expect(told).toContain('What differs')
    expect(told).toMatch(pattern)
    expect(told).not.toMatch(/wrong|error|mistake|false/i)
  })

  it('tells what several have and what one alone has', () => {
    const told = ferry.map(wordsOf).join('\n')
    expect(told).toContain('Named in all: Inés de la Quintana and Rosalind Ketteridge')
    expect(told).toContain('“2.80 crowns” in')
    expect(told).toMatch(/Only in The Harbour Ledger \(14 Nov 2026\)\n“The authority’s credit/)
    expect(told).toContain('Named here alone: “Tomás Arrabal”')
    expect(told).toContain('Numbers and days: “6 million crowns”')
    expect(told).toContain('“We had the engines warm,” — the official')
  })

  it('names an outlet that has several articles once', async () => {
    expect(await words('/compare karrow dam page:2')).toMatch(
      /^Only in Upland Record \(19 Nov 2026, 17 Nov 2026\)$/m
    )
  })

  it('says which outlets print one text', () => {
    expect(wordsOf(ferry[0]!)).toContain(
      '4 independent texts: The Halvern Tribune and The Northern Wire Agency print one text.'
    )
  })

  it('takes a topic that is one event as that event, and an article as its story', async () => {
    expect(rowsOf((await whole('/compare ferry strike'))[0])).toEqual(rowsOf(ferry[0]))
    expect(rowsOf((await whole('/compare ferry-strike/northern-wire.txt'))[0])).toEqual(
      rowsOf(ferry[0])
    )
  })

  it('lays nothing beside what one article alone tells', async () => {
    const refused = await desk.ask('/compare rovers')
    expect(wordsOf(refused)).toBe(
      'Only weekend/rovers-win.txt has “rovers”: there is nothing to lay beside it.'
    )
    for (const { line } of refused.followUps)
      expect((await desk.ask(line)).blocks.length).toBeGreaterThan(1)
  })

  it('says how many of many articles it compared', async () => {
    const [first] = seeds
    if (first === undefined) throw new Error('there are no seeds')
    const many = await openDesk(
      Array.from({ length: 34 }, (_, at) => ({ ...first, id: `${at}.md`, outlet: `Outlet ${at}` }))
    )
    const [story] = many.edition.stories({}, 1)
    expect(story?.articles).toHaveLength(34)
    expect(await words(`/compare ${story?.id}`, many)).toContain('The latest 30 of 34 articles.')
  })
})

const folder = join(packageFolder, '../shared/articles')

describe.runIf(existsSync(folder))('/compare of two real articles', async () => {
  const real = await openDesk(existsSync(folder) ? await articlesIn(folder) : [])
  const [story] = real.edition.stories({}, 2)
  const replies = story === undefined ? [] : await whole(`/compare ${story.id}`, real)
  const rows = rowsOf(replies[0])

  it('groups the two', () => {
    expect(story?.articles).toHaveLength(2)
  })

  it.each([
    ['I called President Putin', 'reworded'],
    ['very attainable', 'the same'],
    ['springboard', 'a part'],
    ['unpredictable consequences', 'the same']
  ])('pairs “%s …”: %s', (quote, label) => {
    const pair = rows.filter(row => row.includes(quote))
    expect(pair).toHaveLength(2)
    expect(pair[0]).toContain(' | as quoted | ')
    expect(pair[1]).toContain(` | ${label} | `)
  })

  it('reports the quotes and people that one of them has alone', () => {
    const told = replies.map(wordsOf).join('\n')
    expect(told.match(/^Only in /gm)).toHaveLength(2)
    expect(told).toContain('Named here alone: “JD Vance”')
  })
})

describe('/compare of somebody', () => {
  it('lays side by side what that person said, and nothing that others said', async () => {
    const said = await words('/compare ketteridge')
    expect(said).toMatch(/^Rosalind Ketteridge\nQuotes in 5 articles in /)
    expect(said).toContain('“Nobody won this week.')
    expect(said).not.toContain('We asked for a timetable')
    expect(said).not.toContain('What differs')
    for (const row of rowsOf(await desk.ask('/compare ketteridge')))
      expect(row).toMatch(/^Rosalind Ketteridge: /)
  })

  it('says so of somebody who is named and not quoted', async () => {
    const silent = await openDesk(
      seeds.map(article => ({ ...article, text: article.text.replaceAll(/["“”]/g, '') }))
    )
    const reply = await silent.ask('/compare ketteridge')
    expect(wordsOf(reply)).toMatch(/^Rosalind Ketteridge is named in 5 articles, but not quoted/)
    expect(reply.followUps.map(({ label }) => label)).toContain('Who is Rosalind Ketteridge')
    for (const { line } of reply.followUps)
      expect((await silent.ask(line)).blocks.length).toBeGreaterThan(1)
  })

  it('says who alone names somebody', async () => {
    expect(wordsOf(await desk.ask('/compare birgit solano'))).toBe(
      'Only Lantern Isles Gazette names Birgit Solano: there is nothing to lay beside it.'
    )
  })
})
