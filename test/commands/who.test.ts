import { describe, expect, it } from 'vitest'
import { plain } from '../../src/reply.ts'
import { openDesk, paper, textsOf, wordsOf } from './paper.ts'

const desk = await openDesk()

describe('/who', () => {
  it('shows the title together with the name as it is printed, and where', async () => {
    const [, titles] = (await desk.ask('/who brandt')).blocks
    expect(titles && textsOf(titles).map(plain)).toContain(
      '“Mayor Ida Brandt” (The Harbour Gazette, 4 Mar 2026); the same title in Northern Wire (3 Mar 2026) and notes/ferry.txt (undated)'
    )
  })

  it('shows each wording once, spellings apart, with every outlet that prints it', async () => {
    const titled = await openDesk(
      ['Harbour Secretary General', 'Harbour Secretary General', 'Harbour Secretary-General'].map(
        (title, at) => ({
          ...paper[3]!,
          id: `${at}.md`,
          outlet: ['Northern Wire', 'Kell Evening Post', 'The Island Courier'][at] ?? null,
          text: `${title} Ida Brandt opened the quay on Monday.`
        })
      )
    )
    const [, titles] = (await titled.ask('/who brandt')).blocks
    expect(titles && textsOf(titles).map(plain)).toEqual([
      '“Harbour Secretary General Ida Brandt” (Northern Wire, undated); the same title in Kell Evening Post (undated)',
      '“Harbour Secretary-General Ida Brandt” (The Island Courier, undated)'
    ])
  })

  it('says how much coverage there is, undated articles apart', async () => {
    expect(wordsOf(await desk.ask('/who brandt'))).toContain(
      'In 4 of 6 articles, from 2 outlets and 1 file that names none; first 2 Mar 2026, last 4 Mar 2026; 1 undated.'
    )
    expect(wordsOf(await desk.ask('/who ostrand'))).toContain(
      'In 1 of 6 articles, from 1 outlet; 4 Mar 2026.'
    )
  })

  it('shows the latest whole sentences said, with verb and source', async () => {
    const said = (await desk.ask('/who brandt')).blocks.filter(block => block.kind === 'quote')
    expect(said.map(({ text, by }) => [plain(text), plain(by)])).toEqual([
      [
        '“The route to the islands stays open, whatever the tide does,”',
        'Ida Brandt, Northern Wire, 3 Mar 2026'
      ],
      [
        '“We will not forget what the lifeboat crews of this town did for strangers,”',
        'Ida Brandt, notes/ferry.txt, undated'
      ]
    ])
  })

  it('leads to the quotes, a summary and the people beside', async () => {
    const { followUps } = await desk.ask('/who brandt')
    expect(followUps.map(({ line }) => line)).toEqual(
      expect.arrayContaining(['/quote Ida Brandt', '/summary Ida Brandt', '/who Tomas Vell'])
    )
  })

  it('is good for somebody who said nothing in an undated article without an outlet', async () => {
    const alone = await openDesk([
      {
        ...paper[0]!,
        id: 'a.txt',
        outlet: null,
        publishedAt: null,
        headline: null,
        text: 'Ida Brandt opened the new school in Kell on Monday.'
      }
    ])
    const reply = await alone.ask('/who ida brandt')
    expect(wordsOf(reply)).toBe(
      [
        'Ida Brandt',
        'No title is printed beside this name.',
        'In 1 of 1 article, from 1 file that names no outlet; undated.'
      ].join('\n')
    )
    expect(reply.followUps.map(({ line }) => line)).toEqual(['/summary Ida Brandt'])
  })
})
