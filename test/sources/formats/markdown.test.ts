// Markdown into plain lines: what a reader would see, no mark left and no word lost, in linear time.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainMarkdown } from '../../../src/sources/formats/markdown.ts'

const plain = (markdown: string) => plainMarkdown(markdown).text

const letters = (text: string) => text.replace(/[^a-d]/g, '')

describe('Markdown', () => {
  it.each([
    ['**Nets** were *mended* in __Ostrel__ at _dawn_.', 'Nets were mended in Ostrel at dawn.'],
    ['***All** of it*, she said.', 'All of it, she said.'],
    ['She **“never** slept.”', 'She “never slept.”'],
    ['**“We are glad,”** said Pell.', '“We are glad,” said Pell.'],
    ['the *Anna*’s crew', 'the Anna’s crew'],
    ['un*frigging*believable', 'unfriggingbelievable'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['*unclosed and **open', '*unclosed and **open'],
    ['Paid 5* and 6*', 'Paid 5* and 6*'],
    ['~~old~~ new', '~~old~~ new']
  ])('takes emphasis off %j', (markdown, text) => expect(plain(markdown)).toBe(text))

  it.each([
    ['the [port office](https://a.example/b_(c) "Port") said', 'the port office said'],
    ['the [port **office**][1] said\n\n[1]: https://a.example', 'the port office said'],
    ['the [Port] said\n\n[port]: <https://a.example> "Port"', 'the Port said'],
    ['the [port][] said\n\n[port]: https://a.example', 'the port said'],
    ['“They was [sic] here [in Ostrel],” he said', '“They was [sic] here [in Ostrel],” he said'],
    ['[[double](https://a.example)]', '[double]'],
    ['Nets ![a boat](boat.jpg "Boat") mended', 'Nets  mended'],
    ['[![boat](boat.jpg)](https://a.example) Nets', 'Nets'],
    ['Wow![^1] Yes', 'Wow! Yes'],
    ['[^1]: The office has since denied it.', 'The office has since denied it.'],
    ['[open](https://a.example', '[open](https://a.example'],
    [
      '<https://a.example/?a=1&b=2> and <ana@a.example>',
      'https://a.example/?a=1&b=2 and ana@a.example'
    ]
  ])('keeps the words of links in %j', (markdown, text) => expect(plain(markdown)).toBe(text))

  it.each([
    ['R&amp;D &ldquo;nets&rdquo; &#8212; R&D', 'R&D “nets” — R&D'],
    ['a <b>bold</b> word<br/> and 3 < 4 > 2', 'a bold word and 3 < 4 > 2'],
    ['\\*not marks\\* \\<b\\> \\&amp; C:\\net', '*not marks* <b> &amp; C:\\net'],
    ['run `a_b_c` and ``x ` <y>``', 'run a_b_c and x ` <y>'],
    ['a ` lone backtick', 'a ` lone backtick']
  ])('reads entities, tags, escapes and code in %j', (markdown, text) =>
    expect(plain(markdown)).toBe(text)
  )

  it.each([
    ['One\nwrapped line.\n\n\nTwo.', 'One wrapped line.\n\nTwo.'],
    ['One  \nbroken\\\nline.', 'One  \nbroken\nline.'],
    ['# Head #\nText.\n## C#\nMore.\n#nothashtag', 'Head\n\nText.\n\nC#\n\nMore. #nothashtag'],
    ['Head\n====\nText.\n\nSub\n---\nMore.', 'Head\n\nText.\n\nSub\n\nMore.'],
    ['> “Nets,”\n> he said.\n>\n> > Twice.\n\nAfter.', '“Nets,” he said.\n\nTwice.\n\nAfter.'],
    [
      '- one\n- two\n  more\n* three\n\n1. first\n2. second',
      'one\n\ntwo more\n\nthree\n\nfirst\n\nsecond'
    ],
    ['It was in\n1999. A year later\n1) one', 'It was in 1999. A year later\n\none'],
    ['Text.\n\n___\n\nPell reported from Ostrel.', 'Text.\n\n___\n\nPell reported from Ostrel.'],
    ['Text.\n\n* * *\n\n- - -\n\nMore.', 'Text.\n\nMore.'],
    ['```js\na * b\n# no\n```\nAfter.', 'a * b\n\n# no\n\nAfter.'],
    ['One <!-- a\n\nnote --> two.', 'One  two.'],
    ['One.\r\nwrapped\r\n\r\nTwo.', 'One. wrapped\n\nTwo.']
  ])('makes lines of the blocks in %j', (markdown, text) => expect(plain(markdown)).toBe(text))

  it('gives the heading that the text begins with, and no later one', () => {
    expect(plainMarkdown('\n## *Nets* mended\n\nText.').heading).toBe('Nets mended')
    expect(plainMarkdown('Nets mended\n===\n\nText.').heading).toBe('Nets mended')
    expect(plainMarkdown('Text.\n\n# Nets').heading).toBeNull()
  })

  it('loses and adds no letter, whatever the marks around it', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '**',
      '`',
      ' ',
      '\n',
      '> ',
      '# ',
      'abc',
      'd',
      '(',
      ')',
      '- '
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const markdown = pieces.join('')
        // What stands behind the mark of a code block is the name of a language.
        fc.pre(!/```[^\n]*[abcd]/.test(markdown))
        expect(letters(plain(markdown))).toBe(letters(markdown))
      }),
      { numRuns: 500 }
    )
  })

  // The parsers of the whole language take minutes for some of these, or fill the stack.
  it.each([
    '[',
    ']',
    '![',
    '*a ',
    '_a',
    '`',
    '`a',
    '>',
    '[a](',
    '<',
    '&a',
    '\\',
    '- ',
    '#',
    '[a]: b\n',
    '**a* '
  ])(
    'reads a megabyte of %j',
    unit => {
      const text = plain(unit.repeat(Math.ceil(1e6 / unit.length)))
      expect(text.length).toBeLessThanOrEqual(1e6 + unit.length)
    },
    5000
  )
})
