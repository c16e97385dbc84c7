import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply, viewBlocks } from '../../../src/platforms/slack/render.ts'
import {
  type Block,
  heading,
  list,
  note,
  paragraph,
  plain,
  quote,
  type Reply,
  reply,
  table,
  type Text
} from '../../../src/reply.ts'
import { shownIn } from '../../fakes/slack/people.ts'
import { judgeMessage, judgeView } from '../../fakes/slack/judge.ts'

const words: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('<!channel>', '<@U1>', '*bold*', '&amp;', '`', '', ' ', '\u202e', '\n\n', '🙂'),
  fc.string({ minLength: 140, maxLength: 5000 })
)
const text: fc.Arbitrary<Text> = fc.oneof(
  words,
  fc.array(
    fc.record(
      {
        text: words,
        strong: fc.boolean(),
        href: fc.oneof(fc.webUrl(), words),
        time: fc.oneof(fc.date().map(Number), fc.double())
      },
      { requiredKeys: ['text'] }
    ),
    { maxLength: 6 }
  )
)
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map(heading),
  text.map(paragraph),
  fc.tuple(text, text).map(([said, by]) => quote(said, by)),
  fc.array(text, { maxLength: 12 }).map(list),
  fc
    .tuple(
      fc.array(words, { maxLength: 25 }),
      fc.array(fc.array(text, { maxLength: 25 }), { maxLength: 8 })
    )
    .map(([columns, rows]) => table(columns, rows)),
  text.map(note)
)
const replies: fc.Arbitrary<Reply> = fc
  .tuple(
    fc.array(block, { maxLength: 60 }),
    fc.array(fc.record({ label: words, line: words }), { maxLength: 8 })
  )
  .map(([blocks, followUps]) => reply(blocks, followUps))

describe('a reply in Slack', () => {
  it('is something that Slack takes, whatever it is made of', () => {
    fc.assert(
      fc.property(replies, shown => {
        const messages = renderReply(shown, { asker: 'U1', share: '/who vero', key: 'k1' })
        expect(messages.flatMap(message => judgeMessage({ ...message }))).toEqual([])
        const view = { type: 'home', blocks: viewBlocks(shown, 100) }
        expect(judgeView(view)).toEqual([])
      }),
      { numRuns: 150 }
    )
  })

  it('says every word of it, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 700 }), {
          maxLength: 12
        }),
        said => {
          const shown = reply(said.map(each => paragraph(each.join(' '))))
          const rendered = renderReply(shown, { asker: null }).map(shownIn).join(' ')
          expect(rendered.split(/\s+/).filter(Boolean)).toEqual(said.flat())
        }
      ),
      { numRuns: 50 }
    )
  })

  it('cuts no character in two', () => {
    const [first, ...rest] = renderReply(reply([paragraph('🙂'.repeat(5000))]), { asker: null })
    expect([first!, ...rest].map(shownIn).join('').replaceAll(' ', '')).toBe('🙂'.repeat(5000))
    expect(JSON.stringify(first)).not.toContain('\\ud83d"')
  })

  it('stands in a table where there is one, and in columns where there is not', () => {
    const shown = reply([table(['a', 'b'], [['1', '2']]), table(['c'], [['3']])])
    const messages = renderReply(shown, { asker: null })
    expect(messages.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['table'],
      ['table']
    ])
    expect(viewBlocks(shown, 100).map(({ type }) => type)).toEqual(['rich_text', 'rich_text'])
  })

  it('leaves a quotation with who said it, where a message ends', () => {
    const long = 'the tide was out '.repeat(140)
    const said = Array.from({ length: 9 }, () => quote(long, 'Mara Vero'))
    const messages = renderReply(reply(said), { asker: null })
    expect(messages.length).toBeGreaterThan(1)
    for (const { blocks } of messages)
      expect(shownIn({ blocks: blocks.slice(-1) })).toContain('Vero')
  })

  it('carries the key of a post in its first message', () => {
    const [first] = renderReply(reply([heading('Morning')]), { asker: null, key: 'abc' })
    expect(first!.blocks[0]).toMatchObject({ block_id: 'd:abc' })
  })

  it('reads aloud what it shows', () => {
    const shown = reply([
      heading('A & B'),
      quote('“the tide”', 'Vero'),
      quote('that the tide was out', 'reported: Vero'),
      list(['x', 'y'])
    ])
    expect(renderReply(shown, { asker: null })[0]!.text).toBe(
      'A &amp; B\n“the tide”\n— Vero\nthat the tide was out\n— reported: Vero\n• x\n• y'
    )
  })

  it('tells times by the clock of whoever reads, and in words to whoever cannot', () => {
    const time = Date.UTC(2026, 2, 2, 7, 30, 15)
    const runs = [{ text: 'next at ' }, { text: '2 Mar 2026, 08:30', time, strong: true }]
    const [{ text: aloud, blocks } = { text: '', blocks: [] }] = renderReply(
      reply([paragraph(runs), heading(runs), table(['when'], [[runs]])]),
      { asker: null }
    )
    const clock = {
      type: 'date',
      timestamp: time / 1000,
      format: '{date_short_pretty}, {time}',
      fallback: '2 Mar 2026, 08:30'
    }
    for (const each of blocks)
      expect(JSON.stringify(each)).toContain(JSON.stringify(clock).slice(1, -1))
    expect(aloud).toContain('next at 2 Mar 2026, 08:30')
    expect(judgeMessage({ text: aloud, blocks })).toEqual([])
  })

  it('links to pages and nowhere else', () => {
    const runs = [
      'https://a.example/?b=1&c=<2>',
      'javascript:alert(1)',
      'data:text/html,x',
      '//a.example'
    ].map(href => ({ text: 'here', href }))
    const json = JSON.stringify(renderReply(reply([paragraph(runs)]), { asker: null }))
    expect(json).not.toMatch(/javascript:|data:/)
    expect(plain(runs)).toBe('herehereherehere')
  })
})
