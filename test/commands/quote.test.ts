import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/reply.ts'
import { plain } from '../../src/reply.ts'
import { openDesk, paper, wordsOf } from './paper.ts'

const desk = await openDesk()
const quotes = (blocks: readonly Block[]): readonly (readonly [string, string])[] =>
  blocks.flatMap(block =>
    block.kind === 'quote' ? [[plain(block.text), plain(block.by)] as const] : []
  )

function pairOf<Item>([first, second]: readonly Item[]): readonly [Item, Item] {
  if (first === undefined || second === undefined) throw new Error('fewer than two quotes')
  return [first, second]
}

/** The answer where one article has these paragraphs. */
const quotedOf = async (...text: readonly string[]): Promise<string> => {
  const of = await openDesk([{ ...paper[3]!, text: text.join('\n\n') }])
  return wordsOf(await of.ask('/quote brandt'))
}

describe('/quote', () => {
  it('shows both wordings beneath each other and says in words what differs', async () => {
    const { blocks } = await desk.ask('/quote vell in northern wire')
    const [[first, firstBy], [second, secondBy]] = pairOf(quotes(blocks))
    expect(first).toMatch(/^“I spoke with the captain at once, .* turned,”$/)
    expect(firstBy).toBe('Tomas Vell, Northern Wire, 3 Mar 2026')
    expect(second).toMatch(/^“I called the captain at once, .* turned,”$/)
    expect(secondBy).toMatch(/^Tomas Vell, /)
    expect(wordsOf({ blocks, followUps: [], private: false })).toMatch(
      /Reworded inside the quotation marks: “spoke with” in Northern Wire, “called” in (Kell Evening Post|The Harbour Gazette)\./
    )
  })

  it('counts what lies outside of the days asked for apart, and says which of its quotes are shown', async () => {
    expect(wordsOf(await desk.ask('/quote vell since:2026-03-03'))).toContain(
      '1 quote, printed in 1 article, and in 2 outside of what was asked for: worded differently elsewhere.'
    )
    const said = [
      'The dredger leaks',
      'Nobody paid',
      'Rope is dear',
      'I like eels',
      'Ask Petra',
      'No'
    ]
    const many = await openDesk(
      said.map((words, at) => ({
        ...paper[4]!,
        id: `many-${at}.md`,
        text: `“${words}, and that is that,” Finance Councillor Mark Ostrand said.`
      }))
    )
    expect(wordsOf(await many.ask('/quote ostrand'))).toMatch(
      /^6 quotes, printed in 6 articles\. Shown are 1 to 4\.$/m
    )
    expect(wordsOf(await many.ask('/quote ostrand page:2'))).toContain('Shown are 5 to 6.')
  })

  it('shows words that two outlets print alike once, and names both', async () => {
    const alike = await openDesk([
      paper[2]!,
      { ...paper[2]!, id: 'copy.md', outlet: 'The Island Courier', publishedAt: '2026-03-01' }
    ])
    const shown = quotes((await alike.ask('/quote vell')).blocks).filter(([text]) =>
      text.startsWith('“')
    )
    expect(shown).toEqual([
      [
        '“I called the captain at once, and we began to lift the passengers off before the tide turned,”',
        'Tomas Vell, Kell Evening Post, 2 Mar 2026; also in The Island Courier (1 Mar 2026), word for word'
      ]
    ])
  })

  it('names several other places in one breath, each with its day', async () => {
    const words = '“I called the captain at once and we began to lift the passengers off',
      rest = 'before the tide turned,” Tomas Vell said.'
    const alike = await openDesk([
      paper[2]!,
      ...['The Island Courier', 'The Quay'].map((outlet, at) => ({
        ...paper[2]!,
        id: `${at}.md`,
        outlet,
        publishedAt: `2026-02-0${at + 1}`,
        text: `The ferry Marlin was stuck on the rocks.\n\n${words} ${rest}`
      }))
    ])
    expect(quotes((await alike.ask('/quote vell')).blocks)[0]?.[1]).toBe(
      'Tomas Vell, Kell Evening Post, 2 Mar 2026; also in The Quay (2 Feb 2026) and ' +
        'The Island Courier (1 Feb 2026), with other marks or case'
    )
  })

  it('names another article of one outlet by its day, never by its file', async () => {
    const twice = await openDesk([
      paper[2]!,
      { ...paper[0]!, outlet: paper[2]!.outlet, text: paper[1]!.text, publishedAt: '2026-03-04' }
    ])
    const said = wordsOf(await twice.ask('/quote vell'))
    expect(said).toContain('“called” in Kell Evening Post of 2 Mar 2026')
    expect(said).not.toContain('.md')
  })

  it('says once what outlets report in the same words', async () => {
    const text = 'Mayor Ida Brandt said that the northern quay would stay open all winter.'
    const reported = await openDesk([
      { ...paper[0]!, text },
      { ...paper[1]!, text }
    ])
    const { blocks } = await reported.ask('/quote brandt')
    expect(quotes(blocks)).toHaveLength(1)
    expect(quotes(blocks)[0]?.[1]).toContain('; also in ')
    expect(wordsOf({ blocks, followUps: [], private: false })).toContain(
      '1 quote, printed in 2 articles: reported without quotation marks.'
    )
  })

  it('closes the marks between the parts of a broken quote, so that no ellipsis is put in its mouth', async () => {
    const broken = await openDesk([
      {
        ...paper[3]!,
        text: 'Mayor Ida Brandt spoke on the quay.\n\n“The route stays open,” Brandt said, “and the islands will have their bread.”'
      }
    ])
    expect(quotes((await broken.ask('/quote brandt')).blocks)[0]?.[0]).toBe(
      '“The route stays open,” … “and the islands will have their bread.”'
    )
  })

  it('shows a few words with the sentence that they stand in', async () => {
    expect(wordsOf(await desk.ask('/quote brandt'))).toMatch(
      /“very quick”\nIda Brandt \(“called”\), The Harbour Gazette, 2 Mar 2026\nPrinted as: Mayor Ida Brandt called the rescue “very quick” and/
    )
  })

  it('shows what is hardly reported in its sentence, last, and not at all beside anything better', async () => {
    const few = 'Mayor Ida Brandt said she was late.'
    const short = 'Mayor Ida Brandt said the quay was dry.'
    const whole = '“The route to the islands stays open,” Mayor Ida Brandt said.'
    expect(await quotedOf(few)).toContain(`Printed as: ${few}`)
    expect(await quotedOf(few, whole)).not.toContain('late')
    expect(await quotedOf(short, whole)).toMatch(
      /^“The route[^]*\nthe quay was dry\n[^]*\nPrinted as: Mayor Ida/m
    )
  })

  it('puts no marks around reported speech, and calls it reported', async () => {
    const reported = quotes((await desk.ask('/quote brandt')).blocks).filter(([, by]) =>
      by.startsWith('reported: ')
    )
    expect(reported.length).toBeGreaterThan(0)
    for (const [text] of reported) expect(text).not.toMatch(/^“|”$/)
  })

  it('does not let what somebody denied pass for what he said', async () => {
    const denying = await openDesk([
      { ...paper[3]!, text: 'Mayor Ida Brandt denied that the pier was ever sold.' }
    ])
    const [[text, by] = []] = quotes((await denying.ask('/quote brandt')).blocks)
    expect(by).toMatch(/^denied by: Ida Brandt, /)
    expect(text).toBe('Mayor Ida Brandt denied that the pier was ever sold.')
  })

  it('puts the latest first, and whole sentences before a few words', async () => {
    const shown = quotes((await desk.ask('/quote brandt')).blocks).map(([, by]) => by)
    const days = shown.map(by =>
      ['3 Mar 2026', '2 Mar 2026', 'undated'].findIndex(day => by.includes(day))
    )
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(new Set(days)).toEqual(new Set([0, 1, 2]))
    const sameDay = await openDesk([
      {
        ...paper[3]!,
        text: 'Mayor Ida Brandt called the night “very long”.\n\n“We will rebuild the pier before the winter comes,” Brandt said.'
      }
    ])
    expect(quotes((await sameDay.ask('/quote brandt')).blocks)[0]?.[0]).toMatch(/^“We will rebuild/)
  })

  it('keeps to a topic and an outlet', async () => {
    const about = quotes((await desk.ask('/quote brandt about islands')).blocks)
    expect(about.map(([text]) => text)).toEqual([
      '“The route to the islands stays open, whatever the tide does,”'
    ])
    const by = quotes((await desk.ask('/quote brandt from northern wire')).blocks).map(
      ([, place]) => place
    )
    expect(by.length).toBeGreaterThan(0)
    for (const place of by) expect(place).toContain('Northern Wire')
  })

  it('lists nothing under a name that nobody is credited with', async () => {
    const unsure = await openDesk([
      {
        ...paper[3]!,
        text: 'Mayor Ida Brandt and Tomas Vell met on the quay.\n\n“The tide waits for nobody in this town,” the sign at the pier says.'
      }
    ])
    for (const name of ['brandt', 'vell']) {
      const reply = await unsure.ask(`/quote ${name}`)
      expect(wordsOf(reply)).not.toContain('waits for nobody')
      expect(wordsOf(reply)).toMatch(
        /^(?:Ida Brandt|Tomas Vell) is named in 1 article, but not quoted\.$/
      )
      expect(reply.followUps.map(({ line }) => line.split(' ')[0])).toEqual(['/who', '/summary'])
    }
  })

  it('says when somebody is quoted, but not on that', async () => {
    const reply = await desk.ask('/quote vell about dredging')
    // How often is for /quote to say, which counts words that several articles print once.
    expect(wordsOf(reply)).toBe('Tomas Vell is quoted, but not about “dredging”.')
    expect(reply.followUps[0]?.line).toBe('/quote Tomas Vell')
  })

  it('calls nothing the latest that is of one day or of none, and leads to the others', async () => {
    const many = Array.from(
      { length: 24 },
      (_, n) => `“Pier ${n} is open on May ${n + 1},” Mayor Ida Brandt said.`
    )
    const undated = await openDesk([{ ...paper[3]!, text: many.join('\n\n') }])
    expect(wordsOf(await undated.ask('/quote brandt'))).toMatch(
      /\nThe first \d+ quotes, printed in 1 article\. A topic after “about” finds others\. Shown are 1 to 4\.$/
    )
    const half = [many.slice(0, 12), many.slice(12)].map((said, at) => ({
      ...paper[at]!,
      text: said.join('\n\n')
    }))
    expect(wordsOf(await (await openDesk(half)).ask('/quote brandt'))).toMatch(
      /\nThe latest \d+ quotes, printed in 2 articles\./
    )
  })

  it('pages through everything, showing nothing twice and keeping the options', async () => {
    const long = await openDesk([
      {
        ...paper[3]!,
        text: Array.from(
          { length: 9 },
          (_, n) =>
            `“Pier number ${n} will be open to the public by ${n + 1} May,” Mayor Ida Brandt said.`
        ).join('\n\n')
      }
    ])
    const seen: string[] = []
    const asked: string[] = []
    let next: string | undefined = '/quote brandt about pier'
    while (next !== undefined) {
      const reply = await long.ask(next)
      asked.push(next)
      seen.push(...quotes(reply.blocks).map(([text]) => text))
      next = reply.followUps.find(({ label }) => label.startsWith('More'))?.line
    }
    expect(asked.slice(1)).toEqual([
      '/quote brandt about:pier page:2',
      '/quote brandt about:pier page:3'
    ])
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
  })
})
