import { describe, expect, it } from 'vitest'
import { option } from '../src/command.ts'
import { AskError } from '../src/errors.ts'
import type { Person } from '../src/news.ts'
import type { Option, Scene } from '../src/option.ts'
import type { Reply } from '../src/reply.ts'
import { NOW, openDesk, paper, print, wordsOf } from './commands/paper.ts'

const edition = print(paper)
const summary = 'for a test'

const sceneOf = (name = 'it'): Scene => ({
  edition,
  menu: [],
  sources: [],
  now: NOW,
  briefedAt: null,
  name,
  retry: (value, label = value) => ({ label, line: `/test ${value}` })
})
const parse = <Value>(asked: Option<Value>, typed: string): Value => asked.parse(typed, sceneOf())

describe('option.person', () => {
  const person = option.person({ summary, required: true })

  it.each(['Tomas Vell', 'tomas vell', 'vell', 'VELL', 'is Tomas Vell?'])('finds %s', typed => {
    expect(parse(person, typed).name).toBe('Tomas Vell')
  })

  it('finds a name after a title that is printed beside it', () => {
    expect(parse(person, 'mayor brandt').name).toBe('Ida Brandt')
    expect(parse(person, 'the Mayor Ida Brandt').name).toBe('Ida Brandt')
    expect(() => parse(person, 'general brandt')).toThrow(/^No one called/)
  })

  it('finds a person by id', () => {
    const [first] = edition.people(1)
    expect(parse(person, first?.id ?? '')).toEqual(first)
  })

  it('asks which one when several fit equally well, with a follow-up for each', async () => {
    const refused = catchAsk(() => parse(person, 'mark'))
    expect(refused.message).toMatch(
      /^Which one\? “mark” could be Mark (Ostrand|Tulloch) \(.+\) or Mark (Ostrand|Tulloch) \(.+\)\.$/
    )
    expect(refused.followUps.map(({ line }) => line).toSorted()).toEqual([
      '/test Mark Ostrand',
      '/test Mark Tulloch'
    ])
  })

  it('keeps the other options in the follow-ups', async () => {
    const desk = await openDesk()
    const refused = await desk.ask('/quote mark about:"the harbour" page:2')
    expect(refused.followUps.map(({ line }) => line).toSorted()).toEqual([
      '/quote Mark Ostrand about:"the harbour"',
      '/quote Mark Tulloch about:"the harbour"'
    ])
  })

  it('puts nobody in the place of another who is only near', () => {
    const refused = catchAsk(() => parse(person, 'lindkvist'))
    expect(refused.message).toBe(
      'No one called “lindkvist” in 6 articles from 3 outlets and 1 file that names none. Nearest: Petra Lindqvist.'
    )
    expect(refused.followUps).toEqual([{ label: 'Petra Lindqvist', line: '/test Petra Lindqvist' }])
  })

  it('says what was looked through when nobody is near', () => {
    expect(() => parse(person, 'xqzw')).toThrow(
      /^No one called “xqzw” in 6 articles from 3 outlets and 1 file that names none\./
    )
  })

  it('repeats at most 80 characters of what was typed', () => {
    expect(catchAsk(() => parse(person, 'qz'.repeat(400))).message.length).toBeLessThan(160)
  })

  it('completes names, and offers the most covered for nothing typed', () => {
    expect(person.suggest('br', { edition, menu: [], sources: [] })).toEqual(['Ida Brandt'])
    expect(person.suggest('', { edition, menu: [], sources: [] })[0]).toBe('Ida Brandt')
  })
})

describe('option.outlet', () => {
  const outlet = option.outlet({ summary, required: true })

  it.each(['The Harbour Gazette', 'harbour gazette', 'gazette', 'HG'])('finds %s', typed => {
    expect(parse(outlet, typed)).toBe('The Harbour Gazette')
  })

  it('lists the outlets when there is none of that name', () => {
    expect(() => parse(outlet, 'Observer')).toThrow(
      /^No outlet called “Observer” in 6 articles from 3 outlets and 1 file that names none\. Try: The Harbour Gazette, Northern Wire or Kell Evening Post\.$/
    )
    expect(() => parse(outlet, 'Harbor Gazete')).toThrow(/ Nearest: The Harbour Gazette\./)
  })

  it('asks which one when several are called so', () => {
    const more = print([...paper, { ...paper[0]!, id: 'late.md', outlet: 'Ansel Evening Post' }])
    const refused = catchAsk(() => outlet.parse('evening post', { ...sceneOf(), edition: more }))
    expect(refused.message).toMatch(/^Which one\? “evening post” could be .+ or .+\.$/)
    expect(refused.followUps.map(({ line }) => line).toSorted()).toEqual([
      '/test Ansel Evening Post',
      '/test Kell Evening Post'
    ])
  })

  it('offers those that are called so, and all of them before anything is typed', () => {
    const offer = { edition, menu: [], sources: [] }
    expect(outlet.suggest('gazette', offer)).toEqual(['The Harbour Gazette'])
    expect(outlet.suggest('Observer', offer)).toEqual([])
    expect(outlet.suggest(' ', offer)).toHaveLength(3)
  })
})

describe('option.since', () => {
  const since = option.since({ summary, required: true })

  // NOW is Thursday, 5 March 2026.
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-3-2', '2026-03-02'],
    ['2026-02', '2026-02-01'],
    ['2025', '2025-01-01'],
    ['2 Mar 2026', '2026-03-02'],
    ['2nd March', '2026-03-02'],
    ['March 2, 2026', '2026-03-02'],
    ['24 December', '2025-12-24'],
    ['today', '2026-03-05'],
    ['Yesterday', '2026-03-04'],
    ['3d', '2026-03-02'],
    ['3 days ago', '2026-03-02'],
    ['2w', '2026-02-19'],
    ['2 months', '2026-01-05'],
    ['monday', '2026-03-02'],
    ['thu', '2026-03-05'],
    ['friday', '2026-02-27'],
    ['this week', '2026-03-02'],
    ['last week', '2026-02-23'],
    ['past week', '2026-02-26'],
    ['last month', '2026-02-01'],
    ['last year', '2025-01-01'],
    ['past 3 days', '2026-03-02'],
    ['march', '2026-03-01'],
    ['April', '2025-04-01'],
    ['feb 2026', '2026-02-01']
  ])('takes %s for %s', (typed, expected) => {
    expect(parse(since, typed)).toBe(expected)
  })

  it.each([
    [
      'soon',
      'it: “soon” is not a day. Try 2026-03-02, 2 Mar 2026, today, yesterday, monday, 3d or "last week".'
    ],
    ['2026-02-30', '“2026-02-30”: Feb 2026 has 28 days.'],
    ['2026-13-01', '“2026-13-01”: there is no month 13.'],
    ['30 feb', '“30 feb”: Feb 2026 has 28 days.'],
    ['03/02/2026', '“03/02/2026” is read differently in different places: write it as 2026-03-02.'],
    ['2027-01-01', 'it: 1 Jan 2027 is still to come.'],
    ['constructor', /not a day/]
  ])('refuses %s', (typed, message) => {
    expect(() => parse(since, typed)).toThrow(message)
  })

  it('takes “last” for the last briefing of the channel, and for a day ago where there was none', () => {
    const briefed = { ...sceneOf(), briefedAt: NOW - 5000 }
    expect(since.parse('last', briefed)).toBe(new Date(NOW - 5000).toISOString())
    expect(parse(since, 'last briefing')).toBe(new Date(NOW - 86_400_000).toISOString())
  })

  it('suggests only what it takes', () => {
    for (const said of since.suggest('', { edition, menu: [], sources: [] }))
      expect(parse(since, said)).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

describe('option.until', () => {
  const until = option.until({ summary, required: true })

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-02', '2026-02-28'],
    ['2025', '2025-12-31'],
    ['yesterday', '2026-03-04'],
    ['this week', '2026-03-05'],
    ['last week', '2026-03-01'],
    ['last month', '2026-02-28'],
    ['february', '2026-02-28'],
    ['2026-12-31', '2026-12-31']
  ])('takes the last day of %s: %s', (typed, expected) => {
    expect(parse(until, typed)).toBe(expected)
  })

  it('does not take “last”, which is an instant from which on', () => {
    expect(() => parse(until, 'last')).toThrow('it: “last” is not a day')
  })
})

describe('option.subject', () => {
  const subject = option.subject({ summary, required: true })

  it('takes an id for the article before anything else', () => {
    expect(parse(subject, 'wire/ferry.md')).toMatchObject({
      kind: 'article',
      article: { id: 'wire/ferry.md' }
    })
  })

  it('takes a story by its headline', () => {
    const story = edition.storyOf('gazette/ferry.md')
    expect(parse(subject, story?.headline ?? '')).toMatchObject({
      kind: 'story',
      story: { id: story?.id }
    })
  })

  it('takes an article by its headline where it is not the story’s', () => {
    const story = edition.storyOf('post/ferry.md')
    const other = paper.find(
      ({ id, headline }) => story?.articles.includes(id) && headline !== story.headline && headline
    )
    expect(parse(subject, other?.headline?.toUpperCase() ?? '')).toMatchObject({
      article: { id: other?.id }
    })
  })

  it('takes whole words of a name for the person, and its beginning for a topic', () => {
    expect(parse(subject, 'brandt')).toMatchObject({
      kind: 'person',
      person: { name: 'Ida Brandt' }
    })
    expect(parse(subject, 'harbour budget')).toMatchObject({
      kind: 'topic',
      words: 'harbour budget'
    })
  })

  it('can be told which', () => {
    expect(parse(subject, 'topic:"brandt"')).toMatchObject({ kind: 'topic', words: 'brandt' })
    expect(parse(subject, 'article:wire/school.md')).toMatchObject({ kind: 'article' })
    expect(() => parse(subject, 'article:nowhere')).toThrow(/^No article called “nowhere”/)
  })

  it('offers what is near when nothing is found', () => {
    const refused = catchAsk(() => parse(subject, 'budgit'))
    expect(refused.message).toMatch(
      /^Nothing on “budgit” in 6 articles from 3 outlets and 1 file that names none\. Nearest: .*budget/
    )
  })
})

describe('option.subjectOrPeriod', () => {
  const asked = option.subjectOrPeriod({ summary, required: true })

  it.each(['Ida Brandt', 'last month', '31 February'])('is fitted by %s', typed => {
    expect(asked.fits(typed, edition)).toBe(true)
  })

  it('is not fitted by a topic, with which anything might go on', () => {
    expect(asked.fits('harbour budget', edition)).toBe(false)
  })
})

describe('option.choice and option.count', () => {
  const length = option.choice({
    summary,
    choices: ['short', 'normal', 'long'],
    fallback: 'normal'
  })
  const number = option.count({ summary, most: 9, fallback: 3 })

  it('take a beginning and a number', () => {
    expect(parse(length, 'Sh')).toBe('short')
    expect(parse(number, '7')).toBe(7)
    expect([length.fallback, number.fallback]).toEqual(['normal', 3])
  })

  it('refuse the rest and say what there is', () => {
    expect(() => parse(length, 'endless')).toThrow(
      'it: “endless” is not one of short, normal or long.'
    )
    for (const typed of ['0', '10', '-1', '1.5', 'x', '1e1', ''])
      expect(() => parse(number, typed)).toThrow(/is not a whole number from 1 to 9/)
  })

  it('give the command types that follow from the spec', () => {
    const required: Option<Person> = option.person({ summary, required: true })
    const optional: Option<Person | undefined> = option.person({ summary })
    const chosen: Option<'a' | 'b'> = option.choice({ summary, choices: ['a', 'b'], fallback: 'a' })
    // @ts-expect-error: what may be missing is not promised
    const wrong: Option<Person> = option.person({ summary })
    expect([required, optional, chosen, wrong].map(each => each.required)).toEqual([
      true,
      false,
      false,
      false
    ])
  })
})

describe('option.story', () => {
  it('asks which one, and the follow-ups answer', async () => {
    const desk = await openDesk()
    const asked: Reply = await desk.ask('/story weather balloon')
    expect(wordsOf(asked)).toMatch(/^No story called/)
    for (const { headline } of edition.stories({}, 99)) {
      expect((await desk.ask(`/story ${headline}`)).private).toBe(false)
    }
  })
})

function catchAsk(ask: () => unknown): AskError {
  try {
    ask()
  } catch (error) {
    if (error instanceof AskError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
