// What leads on from an answer: /why it is so, /context of its words, what is new in /stories, and /summary of some days.
import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../src/kit/receipt.ts'
import { plain } from '../../src/reply.ts'
import { NOW, openDesk, paper, wordsOf } from './paper.ts'
import { seeds } from './seeds.ts'

const desk = await openDesk()
const say = async (line: string): Promise<string> => wordsOf(await desk.ask(line))
const offered = async (line: string): Promise<readonly string[]> =>
  (await desk.ask(line)).followUps.map(each => each.line)

describe('/why', () => {
  it('says of a story its place, what gave it that, and what it was read from', async () => {
    const words = await say('/why story:story-gazette-ferry-md since:2026-03-02')
    expect(words).toContain('Why: Ferry Marlin runs aground off Skell Point')
    expect(words).toContain(
      'It comes 1st of 3 stories since 2 Mar 2026: told by several, 3 independent texts in 3 outlets; its latest article is of 3 Mar 2026, so newness adds little.'
    )
    expect(words).toContain('After it: Town council argues over harbour budget')
    expect(words).toContain('Kell Evening Post, 2 Mar 2026: Marlin stuck on rocks at Skell Point')
  })

  it('says of each line of a summary what it was chosen for, and leads to its source', async () => {
    const { followUps } = await desk.ask('/summary ferry length:short')
    const line = followUps.find(({ label }) => label === 'Why these lines')?.line ?? ''
    expect(line).toBe('/why ferry length:short')
    const told = await desk.ask(line)
    const lines = told.blocks.findLast(({ kind }) => kind === 'list')
    expect(lines?.kind === 'list' && lines.items.length).toBe(3)
    expect(wordsOf(told)).toMatch(/— it has what was asked for; it opens its article/)
    expect(told.followUps.map(({ label }) => label)).toContain('Source of line 2')
  })

  it('counts all that a story was told by where no day is asked for', async () => {
    expect(await say('/why story:story-gazette-ferry-md')).toContain(
      'It comes 1st of 3 stories since 2 Mar 2026, undated ones among them: told by several, 3 independent texts in 3 outlets; '
    )
    const seeded = await openDesk(seeds)
    expect(
      wordsOf(await seeded.ask('/why "A stolen bell goes home after 94 years, by bus"'))
    ).toContain(
      ' of 6 stories since 10 Nov 2026, undated ones among them: told by two, 2 independent texts in 2 outlets; '
    )
  })

  it('says of what days the lines of a subject are, as the summary does', async () => {
    expect(await say('/why ferry since:2026-03-03')).toMatch(/^Why: ferry, since 3 Mar 2026\n/)
    expect(await say('/why 4 mar 2026')).toMatch(/^Why: the summary of 4 Mar 2026\n/)
  })

  it('gives a story without a date the place that it has in a briefing', async () => {
    const lamp = {
      ...paper[3]!,
      id: 'notes/lamp.txt',
      headline: 'The lamp is lit again',
      text: 'Two keepers lit the lamp on Skell Point with a single match and a prayer.'
    }
    const herring = {
      ...lamp,
      id: 'notes/herring.txt',
      headline: 'Herring falls',
      text: 'A crate of herring went for nine crowns at the morning market, which nobody liked.'
    }
    const fresh = await openDesk([...paper, lamp, herring])
    const { blocks, followUps } = await fresh.ask('/briefing')
    const titles = blocks.flatMap(block => (block.kind === 'paragraph' ? plain(block.text) : []))
    expect(titles.map(title => title.replace(/ — .*/, ''))).toEqual([
      'Town council argues over harbour budget',
      'School roof to be mended before winter',
      'Herring falls',
      'The lamp is lit again'
    ])
    const why = followUps.find(({ label }) => label === 'Why: Herring falls')
    const words = wordsOf(await fresh.ask(why?.line ?? ''))
    expect(words).toContain(
      'It comes 3rd of 4 stories since 4 Mar 2026, undated ones among them: told by one alone'
    )
    expect(words).toContain(
      '\nAfter it: The lamp is lit again — 1 independent text in no named outlet, undated\n'
    )
    expect(words).toContain('Read: 1 article, from 1 file that names no outlet.')
  })

  it('is offered for each story of a briefing, and answers', async () => {
    const { followUps } = await desk.ask('/briefing')
    const whys = followUps.filter(({ label }) => label.startsWith('Why: '))
    expect(whys.length).toBeGreaterThan(1)
    for (const { line } of whys) expect(await say(line)).toMatch(/It comes/)
  })
})

describe('/context', () => {
  it('shows words in their paragraph, with their receipt', async () => {
    const { text } = desk.edition.article('gazette/ferry.md')!
    const start = text.indexOf('Nobody was hurt.')
    const reply = await desk.ask(`/context gazette/ferry.md:${start}-${start + 16}`)
    expect(wordsOf(reply)).toContain(
      'The ferry Marlin ran aground off Skell Point on Monday with 212 passengers aboard. Nobody was hurt.\n'
    )
    expect(wordsOf(reply)).not.toContain('I called the captain')
    expect(wordsOf(reply)).toContain(`receipt ${receiptOf('Nobody was hurt.')}.`)
    const strong = reply.blocks.flatMap(block =>
      block.kind === 'paragraph' && typeof block.text !== 'string'
        ? block.text.filter(run => run.strong)
        : []
    )
    expect(strong.map(run => run.text)).toEqual(['Nobody was hurt.'])
  })

  it('says once who printed what has no headline', async () => {
    expect((await say('/context notes/ferry.txt:0-20')).match(/notes\/ferry\.txt/g)).toHaveLength(1)
  })

  it.each([
    ['nonsense', '/context takes a place'],
    ['no/such.md:0-5', 'There is no article “no/such.md” here any more.'],
    ['gazette/ferry.md:9-9', 'has no characters 9 to 9'],
    ['gazette/ferry.md:0-999999', 'has no characters 0 to 999999']
  ])('refuses %s', async (place, message) => {
    expect(await say(`/context ${place}`)).toContain(message)
  })
})

describe('/stories', () => {
  it('marks what is surely new since the asker last looked, and forgets nobody’s look', async () => {
    const fresh = await openDesk()
    const at = Date.parse('2026-03-02T20:00:00Z')
    const list = async (when: number, asker = 'console:local') =>
      wordsOf(await fresh.ask('/stories', { at: when, asker }))
    expect(await list(at)).not.toMatch(/new/)
    const second = await list(NOW)
    expect(second).toContain(
      'Ferry Marlin runs aground off Skell Point — 1 new article; 4 articles'
    )
    expect(second).toContain('School roof to be mended before winter — new; 1 article')
    expect(second).toContain('3 of them are new or have moved since you last looked, 2 Mar 2026.')
    expect(await list(NOW + 1)).toContain('None of them is new since you last looked, 5 Mar 2026.')
    expect(await list(NOW + 2, 'console:other')).not.toMatch(/since you last looked/)
  })

  it('can be of a topic, with somebody, and of some days', async () => {
    expect(await say('/stories about school')).toMatch(
      /^Stories about “school”\nSchool roof .*\n1 story/
    )
    expect(await say('/stories with ostrand')).toMatch(
      /^Stories with Mark Ostrand\nTown council .*\n1 story/
    )
    expect(await say('/stories until 2026-03-03')).toMatch(
      /^Stories until 3 Mar 2026\nFerry .*\n1 story/
    )
    expect(await say('/stories about marmalade')).toContain('No stories about “marmalade”')
  })
})

describe('/summary of days', () => {
  it('tells each story of them by a line', async () => {
    const reply = await desk.ask('/summary 4 mar 2026')
    const lines = reply.blocks.find(({ kind }) => kind === 'list')
    expect(wordsOf(reply)).toMatch(/^4 Mar 2026\n/)
    expect(lines?.kind === 'list' && lines.items).toHaveLength(2)
    expect(wordsOf(reply)).toContain('Read 2 articles from 2 outlets.')
    expect(await say('/summary since:2026-03-03 until:2026-03-03')).toMatch(
      /^3 Mar 2026\nPassengers/
    )
    expect(await say('/summary this week')).toMatch(/^2–5 Mar 2026\n/)
  })

  it('limits a subject to them', async () => {
    expect(await say('/summary ferry until:2026-03-02')).toMatch(/^ferry, until 2 Mar 2026\n/)
    expect(await say('/summary ferry until:2026-03-02')).not.toContain('3 Mar 2026')
    expect(await say('/summary school until:2026-03-02')).toContain(
      'Nothing on “school” until 2 Mar 2026 in '
    )
  })

  it('offers the stories of days only where there are some', async () => {
    expect(await offered('/summary today')).toEqual(['/stories'])
    expect(await offered('/summary 2026')).toContain('/stories since:2026-01-01 until:2026-12-31')
    expect(await say('/stories since:2026-01-01 until:2026-12-31')).toMatch(/^Stories of /)
  })

  it('refuses days that end before they begin, and nothing at all', async () => {
    expect(await say('/summary since:2026-03-04 until:2026-03-02')).toBe(
      '4 Mar 2026 is after 2 Mar 2026: the first day comes first.'
    )
    expect(await say('/summary')).toMatch(/^\/summary takes a person, a topic/)
  })
})
