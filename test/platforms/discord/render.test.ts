import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, inCode, isPlain, safeAddress } from '../../../src/platforms/discord/escape.ts'
import { bodyOf } from '../../../src/platforms/discord/message.ts'
import { openShelf } from '../../../src/platforms/discord/question.ts'
import { renderParts } from '../../../src/platforms/discord/render.ts'
import type { Block, FollowUp, Reply, Text } from '../../../src/reply.ts'
import { heading, list, note, paragraph, quote, reply, sliced, table } from '../../../src/reply.ts'
import { articleOf } from '../../fakes/article.ts'
import { judge } from '../../fakes/discord/judge.ts'

const shown = (...blocks: Block[]): string =>
  renderParts(reply(blocks))
    .map(part => part.join('\n'))
    .join('\n===\n')

describe('a reply', () => {
  it('is laid out with Discord’s own markup', () => {
    expect(
      shown(
        heading('Karrow Dam'),
        paragraph([
          { text: 'in ' },
          { text: 'bold', strong: true },
          { text: ' and ' },
          { text: 'a page', href: 'https://news.example/a_b?c=(d)' }
        ]),
        quote('The gauges\nwere read.', 'Josip Kovarik'),
        list(['one', [{ text: 'two', strong: true }]]),
        note('5 articles')
      )
    ).toBe(
      [
        '### Karrow Dam',
        'in **bold** and [a page](<https://news.example/a_b?c=%28d%29>)',
        '> The gauges\n> were read.\n-# — Josip Kovarik',
        '- one\n- **two**',
        '-# 5 articles'
      ].join('\n')
    )
  })

  it('shows an instant by the reader’s own clock', () => {
    const text: Text = [{ text: 'next: ' }, { text: '24 Nov, 08:00', time: 1_795_507_200_999 }]
    expect(shown(paragraph(text))).toBe('next: <t:1795507200:f>')
  })

  it('names a channel of a server as Discord does', () => {
    const named = ['discord:1:22', 'discord:@1:22', 'slack:T1:C22'].map(channel =>
      shown(paragraph([{ text: 'in ' }, { text: 'there', channel }]))
    )
    expect(named).toEqual(['in <#22>', 'in there', 'in there'])
  })

  it('has a table line up where it fits, and in lines where it does not or where it leads somewhere', () => {
    expect(
      shown(
        table(
          ['Outlet', 'Articles'],
          [
            ['Gazette', '12'],
            ['Upland Record', '3']
          ]
        )
      )
    ).toBe('```\nOutlet         Articles\nGazette        12\nUpland Record  3\n```')
    const page = [{ text: 'a page', href: 'https://news.example/' }]
    expect(shown(table(['Outlet', 'Page'], [['Gazette', page]]))).toBe(
      '-# Outlet · Page\n- **Gazette** — [a page](<https://news.example/>)'
    )
    expect(shown(table(['a', 'b'], [['x'.repeat(60), 'y']]))).toContain('- **x')
    const rows = [
      ['x'.repeat(60), 'Gazette', 'said', '–'],
      ['', 'Herald', '–', 'told']
    ]
    expect(shown(table(['a', 'b', 'c', 'd'], rows))).toBe(
      `-# a · b · c · d\n- **${'x'.repeat(60)}** — Gazette — said\n  - Herald — – — told`
    )
  })

  it('goes on in a second part before the first is too long, with a heading at its head', () => {
    const parts = renderParts(
      reply([paragraph('word '.repeat(770)), heading('Next'), paragraph('words')])
    )
    expect(parts.map(part => part[0]?.slice(0, 8))).toEqual(['word wor', '### Next'])
  })

  it('says less where a whole table does not fit, but never half a word', () => {
    const rows = Array.from({ length: 400 }, (_, at) => [`row ${at}`, 'x'.repeat(20)])
    const parts = renderParts(reply([table(['a', 'b'], rows)]))
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) for (const text of part) expect(text).toMatch(/^```\n[^`]*\n```$/)
    expect(
      parts
        .flat()
        .join('')
        .match(/row \d+/g)
    ).toHaveLength(400)
  })

  it('has one stretch in bold where two meet', () => {
    const runs: Text = [
      { text: 'Gazette', href: 'https://news.example/', strong: true },
      { text: ' of today', strong: true },
      { text: ', page 3' }
    ]
    expect(shown(paragraph(runs))).toBe(
      '**[Gazette](<https://news.example/>)** **of today**, page 3'
    )
    const met: Text = [
      { text: 'Gazette', href: 'https://news.example/', strong: true },
      { text: 'Herald', strong: true }
    ]
    expect(shown(paragraph(met))).toBe('**[Gazette](<https://news.example/>)Herald**')
  })

  it('keeps words harmless that come in several runs, or are too long to be one', () => {
    const parted: Text = [{ text: 'see https:' }, { text: '//a.example and :' }, { text: 'smile:' }]
    expect(shown(paragraph(parted))).toBe('see https\\://a.example and \\:smile:')
    expect(shown(paragraph([{ text: 'ring @' }, { text: 'everyone' }]))).toContain(
      '@\u200beveryone'
    )
    const long = `${'x'.repeat(199)}:smile: ${'*'.repeat(5000)}`
    expect(shown(paragraph(long))).not.toMatch(/(?<!\\):smile/)
    expect(shown(paragraph(long)).replace(/\\\*/g, '')).not.toContain('*')
  })

  it('makes no link of what an article says, even where it looks like a command', () => {
    const article = articleOf('Type /help and /who now.')
    const runs = [sliced(article, { start: 0, end: article.text.length })]
    const links = new Map([
      ['help', '1'],
      ['who', '2']
    ])
    const [part] = renderParts(reply([paragraph(runs), paragraph('/help')]), links)
    expect(part).toEqual(['Type /help and /who now.', '</help:1>'])
  })
})

describe('words of an article', () => {
  it.each([
    ['*a* _b_ ~~c~~ `d` ||e||', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` \\|\\|e\\|\\|'],
    ['# head', '\\# head'],
    ['> said', '\\> said'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. item', '1\\. item'],
    ['in 2019. Then 3.5', 'in 2019\\. Then 3.5'],
    ['well-known', 'well-known'],
    ['[x](https://a.example)', '\\[x\\]\\(https\\://a.example\\)'],
    ['https://a.example/b', 'https\\://a.example/b'],
    ['discord.gg/abc', 'discord\\.gg/abc'],
    ['discord.com/invite/abc', 'discord\\.com/invite/abc'],
    ['discord.gift/abc discord.new/abc', 'discord\\.gift/abc discord\\.new/abc'],
    [
      '<@123> <@&4> <#5> </who:6> <a:x:7> <t:8:R>',
      '\\<@123\\> \\<@&4\\> \\<\\#5\\> \\</who\\:6\\> \\<a\\:x\\:7\\> \\<t\\:8\\:R\\>'
    ],
    ['@everyone @here', '@\u200beveryone @\u200bhere'],
    [':smile: at 10:30: yes', '\\:smile: at 10\\:30: yes'],
    ['a\\b', 'a\\\\b'],
    ['-# small', '\\-\\# small']
  ])('%s', (text, harmless) => {
    expect(escaped(text)).toBe(harmless)
  })

  it('are plain only where none of them is changed', () => {
    const pieces = [
      'a',
      'é',
      '3',
      '.',
      ',',
      '-',
      '+',
      ':',
      '’',
      '”',
      '@',
      ' ',
      '_',
      'discord',
      'gg'
    ]
    const text = fc.string({ unit: fc.constantFrom(...pieces), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        text,
        words => !isPlain(words) || words.split(' ').every(word => escaped(word, true) === word)
      ),
      { numRuns: 5000 }
    )
    expect(isPlain('Ana Pell’s ferry, the “Tern”, sailed at 3 on a well-known day.')).toBe(true)
    expect(isPlain('two  spaces')).toBe(false)
  })

  it('end no block of code', () => {
    expect(inCode('``` a\nb')).not.toMatch(/``|\n/)
    expect(inCode('@everyone')).not.toContain('@everyone')
  })
})

describe('an address', () => {
  it.each([
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['/relative', null],
    ['https://user:word@news.example/', null],
    [`https://news.example/${'a'.repeat(600)}`, null],
    ['https://news.example/a(b)?c=<d>&e=*f*', 'https://news.example/a%28b%29?c=%3Cd%3E&e=%2Af%2A'],
    ['http://news.example', 'http://news.example/']
  ])('%s', (href, safe) => {
    expect(safeAddress(href)).toBe(safe)
  })
})

describe('whatever a command replies', () => {
  const letters = fc.string({ unit: 'grapheme', maxLength: 60 })
  const hostile = fc.constantFrom(
    '@everyone',
    '```',
    '||',
    '\n\n- x',
    '](',
    '<@1>',
    '\u202e',
    '#'.repeat(30),
    'x'.repeat(5000),
    '@'.repeat(2500),
    ' ',
    '\n'.repeat(50),
    '👩‍👩‍👧‍👦'.repeat(300)
  )
  const word = fc.oneof({ weight: 3, arbitrary: letters }, hostile)
  const run = fc.record(
    {
      text: word,
      strong: fc.boolean(),
      href: fc.oneof(fc.webUrl(), word, fc.constant('javascript:alert(1)')),
      time: fc.integer({ min: 0, max: 4e12 })
    },
    { requiredKeys: ['text'] }
  )
  const text: fc.Arbitrary<Text> = fc.oneof(word, fc.array(run, { maxLength: 5 }))
  const block: fc.Arbitrary<Block> = fc.oneof(
    text.map(heading),
    text.map(paragraph),
    fc.tuple(text, text).map(([said, by]) => quote(said, by)),
    fc.array(text, { maxLength: 40 }).map(list),
    fc
      .tuple(
        fc.array(letters, { maxLength: 4 }),
        fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 30 })
      )
      .map(([columns, rows]) => table(columns, rows)),
    text.map(note)
  )
  const followUp: fc.Arbitrary<FollowUp> = fc.record({ label: word, line: word })
  const replies: fc.Arbitrary<Reply> = fc
    .tuple(fc.array(block, { maxLength: 40 }), fc.array(followUp, { maxLength: 30 }), fc.boolean())
    .map(([blocks, followUps, isPrivate]) => reply(blocks, followUps, { private: isPrivate }))
  const question = fc.record({
    command: fc.constantFrom('quote', 'source add', ''),
    input: fc.oneof(word, fc.dictionary(fc.constantFrom('person', 'about'), word))
  })

  it('is something that Discord takes, in every part', () => {
    const shelf = openShelf()
    fc.assert(
      fc.property(replies, question, (answered, asked) => {
        const parts = renderParts(answered)
        for (const [at, part] of parts.entries()) {
          const turning = {
            question: asked,
            asker: '1574374519118757889',
            part: at + 1,
            parts: parts.length
          }
          const under = { followUps: answered.followUps, turning, share: asked, why: 'AbC-123_xyz' }
          const body = bodyOf(part, under, shelf, answered.private)
          expect(judge('message', JSON.parse(JSON.stringify(body)))).toEqual([])
        }
      }),
      { numRuns: 300 }
    )
  }, 120_000)

  it('keeps every word of an article', () => {
    const plainWord = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(fc.array(plainWord, { minLength: 1, maxLength: 3000 }), words => {
        const parts = renderParts(reply([paragraph(words.join(' ')), quote(words.join('\n'), 'x')]))
        const all = parts
          .flat()
          .join(' ')
          .match(/[a-z]+/g)
        expect(all).toEqual([...words, ...words, 'x'])
      }),
      { numRuns: 100 }
    )
  })
})
