import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/news.ts'
import { openRecall } from '../../src/recall.ts'
import type { Reply } from '../../src/reply.ts'
import { NOW, openDesk, paper, wordsOf } from './paper.ts'

const HOUR = 3_600_000
const CHANNEL = 'console:local'

const late = (id: string, publishedAt: string | null, text: string, headline: string): Article => ({
  ...paper[0]!,
  id,
  outlet: 'Upland Record',
  headline,
  publishedAt,
  url: null,
  text
})
const tug = late(
  'upland/tug.md',
  '2026-03-05T16:00:00Z',
  'Two tugs pulled the ferry Marlin off the rocks on Thursday, a day before the spring tide.\n\n' +
    '“She came off like a cork,” said the tug master, Inga Sorensen. Harbour Master Tomas Vell thanked her crew.',
  'Ferry Marlin pulled off the rocks at Skell Point'
)

const opened = (articles: readonly Article[] = paper, recall = openRecall()) =>
  openDesk(articles, undefined, undefined, undefined, recall)
const titles = (reply: Reply): readonly string[] =>
  reply.blocks.flatMap(block =>
    block.kind === 'paragraph' && typeof block.text !== 'string' && block.text[0]?.strong === true
      ? [block.text[0].text]
      : []
  )

/** What counts as told once it is posted. */
const toldBy = ({ covers = [], passed = [] }: Reply): readonly string[] => [...covers, ...passed]

describe('/briefing', () => {
  it('tells the stories that lead since a day, each in cited lines, and how far the reading goes', async () => {
    const desk = await opened()
    const reply = await desk.ask('/briefing since:2026-03-02')
    expect(titles(reply)).toEqual([
      'Ferry Marlin runs aground off Skell Point',
      'Town council argues over harbour budget',
      'School roof to be mended before winter'
    ])
    const words = wordsOf(reply)
    expect(words).toContain('Briefing since 2 Mar 2026')
    expect(words).toContain('(Kell Evening Post, 2 Mar 2026)')
    expect(words).toMatch(
      /3 stories, from 5 articles; 1 source read; 1 failing: .* \(HTTP 404, for 2 h\)\.$/
    )
    expect(reply.covers).toContain('wire/school.md')
    expect(reply.private).toBe(false)
  })

  it('of topics tells only what is about them, and at most as many stories as wanted', async () => {
    const desk = await opened()
    expect(titles(await desk.ask('/briefing since:2026-03-02 about:"school, budget"'))).toEqual([
      'Town council argues over harbour budget',
      'School roof to be mended before winter'
    ])
    expect(titles(await desk.ask('/briefing since:2026-03-02 most:1'))).toHaveLength(1)
  })

  it('says in one line that nothing is new', async () => {
    const desk = await opened()
    const reply = await desk.ask('/briefing since:today')
    expect(reply.blocks).toHaveLength(1)
    expect(wordsOf(reply)).toMatch(/^Nothing new since 5 Mar 2026; 1 source read; 1 failing: /)
    expect(reply.covers).toEqual([])
  })

  it('tells the latest there is where nothing is of the last day, and says so', async () => {
    const desk = await opened()
    const reply = await desk.ask('/briefing', { at: NOW + 240 * HOUR })
    expect(wordsOf(reply)).toContain('Nothing is of the last day: these are the latest there are.')
    expect(titles(reply)).toContain('School roof to be mended before winter')
  })

  it('shows new quotes of whoever is followed, and says who has none or is nobody', async () => {
    const desk = await opened()
    const words = wordsOf(
      await desk.ask('/briefing since:2026-03-04 people:"Mark Ostrand, Tomas Vell, Nobody Atall"')
    )
    expect(words).toContain(
      'New quotes\n“We cannot dredge the harbour with money that we do not have,”'
    )
    expect(words).toContain('No new quotes of Tomas Vell.')
    expect(words).toContain('No one called “Nobody Atall”')
  })
})

describe('/briefing since:last', () => {
  it('says apart what it tells and what without a date it passes over', async () => {
    const desk = await opened(paper, openRecall())
    const { covers = [], passed = [] } = await desk.ask('/briefing since:last about:school')
    expect(covers).toContain('wire/school.md')
    expect(passed).toEqual(['notes/ferry.txt'])
  })

  it('tells nothing twice', async () => {
    const recall = openRecall()
    const desk = await opened(paper, recall)
    const first = await desk.ask('/briefing since:last')
    expect(titles(first)).not.toEqual([])
    expect(wordsOf(first)).toContain('Briefing since 4 Mar 2026')
    await recall.tell(CHANNEL, toldBy(first), NOW)
    const second = await desk.ask('/briefing since:last', { at: NOW + HOUR })
    expect(wordsOf(second)).toMatch(/^Nothing new since the last briefing, 5 Mar 2026; /)
    expect(second.covers).toEqual([])
    const elsewhere = await desk.ask('/briefing since:last', { channel: 'console:other' })
    expect(titles(elsewhere)).toEqual(titles(first))
  })

  it('tells a story that moved as an update, by what is new in it', async () => {
    const recall = openRecall()
    await recall.tell(
      CHANNEL,
      paper.map(({ id }) => id),
      NOW
    )
    const desk = await opened([...paper, tug], recall)
    const reply = await desk.ask('/briefing since:last', { at: NOW + 20 * HOUR })
    const words = wordsOf(reply)
    expect(words).toContain(
      '— update: 1 new article in Upland Record; named for the first time: Inga Sorensen'
    )
    expect(words).toContain('Two tugs pulled the ferry Marlin off the rocks')
    expect(words).not.toContain('(The Harbour Gazette')
    expect(words).not.toContain('thanked her crew')
    expect(titles(reply)).toHaveLength(1)
    expect(reply.covers).toContain('upland/tug.md')
  })

  it('tells once what has no date', async () => {
    const undated = late(
      'notes/lamp.txt',
      null,
      'The lamp of the lighthouse on Widow Rock was lit again by its keeper.',
      'Lamp lit'
    )
    const recall = openRecall()
    await recall.tell(
      CHANNEL,
      paper.map(({ id }) => id),
      NOW
    )
    const desk = await opened([...paper, undated], recall)
    const first = await desk.ask('/briefing since:last', { at: NOW + HOUR })
    expect(titles(first)).toEqual(['Lamp lit'])
    await recall.tell(CHANNEL, toldBy(first), NOW + HOUR)
    expect(titles(await desk.ask('/briefing since:last', { at: NOW + 2 * HOUR }))).toEqual([])
  })

  it('offers all stories of every day where none is dated', async () => {
    const undated = [
      late('notes/lamp.txt', null, 'A keeper lit the lighthouse lamp on Widow Rock.', 'Lamp lit'),
      late('notes/goose.txt', null, 'Somebody in Kell has found a goose that sings.', 'Goose found')
    ]
    const desk = await opened(undated)
    const { followUps } = await desk.ask('/briefing most:1')
    expect(followUps[0]?.line).toBe('/stories')
  })

  it('does not count an ask in chat as a briefing', async () => {
    const desk = await opened()
    const first = await desk.ask('/briefing since:last')
    expect(await desk.ask('/briefing since:last')).toEqual(first)
  })
})

describe('since:last', () => {
  it('is since the last briefing of the channel for every command', async () => {
    const recall = openRecall()
    await recall.tell(CHANNEL, [], Date.parse('2026-03-04T12:00:00Z'))
    const desk = await opened(paper, recall)
    expect(wordsOf(await desk.ask('/stories since:last'))).toContain('Stories since 4 Mar 2026')
    expect(wordsOf(await desk.ask('/quote ostrand since last'))).toContain(
      'Mark Ostrand since 4 Mar 2026'
    )
  })
})
