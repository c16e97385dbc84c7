import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Look } from '../../../src/platforms/console/render.ts'
import { lookOf, renderReply } from '../../../src/platforms/console/render.ts'
import { textWidth } from '../../../src/platforms/console/width.ts'
import { heading, list, note, paragraph, quote, reply, table } from '../../../src/reply.ts'

const look: Look = { width: 30, colour: false, followUps: 'numbered' }

const linked = (href: string): string =>
  renderReply(reply([paragraph([{ text: 'The Ledger', href }])]), { ...look, width: 80 })

describe('renderReply', () => {
  it('lays out every kind of block', () => {
    const shown = reply(
      [
        heading('Ada Quill'),
        paragraph(['Harbour master ', 'of Port Alder'].map(text => ({ text }))),
        quote('We open the gates at dawn, whatever the tide does.', 'Ada Quill, said'),
        list(['one thing', 'another thing that needs a second line']),
        table(
          ['outlet', 'articles'],
          [
            ['The Ledger', '12'],
            ['Gazette', '3']
          ]
        ),
        note('Looked through 15 articles.')
      ],
      [
        { label: 'More', line: '/quote ada' },
        { label: 'Who else', line: '/who ada quill of port alder' }
      ]
    )
    expect(renderReply(shown, look)).toBe(
      `Ada Quill

Harbour master of Port Alder

│ We open the gates at dawn,
│ whatever the tide does.
  — Ada Quill, said

• one thing
• another thing that needs a
  second line

outlet      articles
The Ledger  12
Gazette     3

Looked through 15 articles.

1  More      /quote ada
2  Who else`
    )
  })

  it('writes whole lines to ask where no number can be typed', () => {
    const shown = reply([paragraph('yes')], [{ label: 'More', line: '/quote ada page:2' }])
    expect(renderReply(shown, { ...look, followUps: 'lines' })).toBe('yes\n\n→ /quote ada page:2')
  })

  it('keeps a word and the comma after it together', () => {
    const runs = [
      { text: 'It was said by ' },
      { text: 'Ada Quill', strong: true },
      { text: ', twice' }
    ]
    expect(renderReply(reply([paragraph(runs)]), { ...look, width: 24 })).toBe(
      'It was said by Ada\nQuill, twice'
    )
  })

  it('spells out where a link leads, and none that runs a script', () => {
    expect(linked('https://ledger.example/a')).toBe('The Ledger <https://ledger.example/a>')
    expect(linked('javascript:alert(1)')).toBe('The Ledger')
    expect(linked('https://ledger.example/\u001b[2J')).not.toContain('\u001b')
  })

  it('colours only when colours are wanted', () => {
    const shown = reply([heading('Ada'), note('small')], [{ label: 'More', line: '/m' }])
    expect(renderReply(shown, { ...look, colour: true })).toContain('\u001b[1mAda\u001b[22m')
    expect(renderReply(shown, look)).not.toContain('\u001b')
  })

  it('makes links that a terminal follows where colours are wanted', () => {
    const shown = reply([paragraph([{ text: 'The Ledger', href: 'https://ledger.example/a' }])])
    expect(renderReply(shown, { ...look, colour: true })).toBe(
      '\u001b]8;;https://ledger.example/a\u0007The Ledger\u001b]8;;\u0007'
    )
  })

  it('tells of a style once for all the words of a line', () => {
    const shown = renderReply(reply([heading('Ada Quill of Port Alder')]), {
      ...look,
      colour: true
    })
    expect(shown).toBe('\u001b[1mAda Quill of Port Alder\u001b[22m')
  })

  it('wraps the cells of a table that is too wide', () => {
    const shown = renderReply(
      reply([
        table(['source', 'problem'], [['folder:./news', 'the front matter of it is broken']])
      ]),
      look
    )
    expect(shown.split('\n').every(line => line.length <= look.width)).toBe(true)
    expect(shown.replace(/\s+/g, ' ')).toContain('source problem')
  })

  it('counts wide characters as two columns', () => {
    const lines = renderReply(
      reply([paragraph('東京の港は朝に開く、潮がどうであれ。東京の港は朝に開く。')]),
      look
    ).split('\n')
    expect(lines.length).toBe(2)
    expect(Math.max(...lines.map(line => textWidth(line)))).toBeLessThanOrEqual(look.width)
  })

  it('keeps to the width and loses nothing but white space, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 20, max: 60 }),
        (text, width) => {
          const lines = renderReply(reply([paragraph(text)]), { ...look, width }).split('\n')
          expect(Math.max(...lines.map(line => textWidth(line)))).toBeLessThanOrEqual(width)
          const words = renderReply(reply([paragraph(text)]), { ...look, width: Infinity })
          expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
        }
      )
    )
  })
})

describe('lookOf', () => {
  const terminal = { isTTY: true, columns: 72 }

  it('takes the width of the terminal, up to what can be read', () => {
    expect(lookOf(terminal, {}).width).toBe(72)
    expect(lookOf({ isTTY: true, columns: 300 }, {}).width).toBe(100)
    expect(lookOf({ isTTY: true }, {}).width).toBe(80)
  })

  it('wraps nothing elsewhere', () => {
    expect(lookOf({}, {})).toEqual({ width: Infinity, colour: false })
  })

  it('colours a terminal unless NO_COLOR is set or it is dumb', () => {
    expect(lookOf(terminal, {}).colour).toBe(true)
    expect(lookOf(terminal, { NO_COLOR: '' }).colour).toBe(true)
    expect(lookOf(terminal, { NO_COLOR: '1' }).colour).toBe(false)
    expect(lookOf(terminal, { TERM: 'dumb' }).colour).toBe(false)
  })
})
