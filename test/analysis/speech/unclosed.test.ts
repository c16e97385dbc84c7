import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('a quotation whose second mark is missing', () => {
  test.each<Example>([
    ['“The pier is sound, Anna Vero said on Monday.', 'Anna Vero | said | The pier is sound,'],
    ['“The pier is sound, said Anna Vero.', 'Anna Vero | said | The pier is sound,'],
    ['"The pier is sound, Anna Vero said.', 'Anna Vero | said | The pier is sound,'],
    ['Anna Vero rose. “The pier is sound, she said.', 'Anna Vero | said | The pier is sound,'],
    ['“The pier is sound, a spokesman said.', '(a spokesman) | said | The pier is sound,'],
    ['“The pier is sound, Anna Vero said. Ivo Lind left.', 'Anna Vero | said | The pier is sound,']
  ])('ends before its attribution: %s', expectRows)

  test.each<Example>([
    [
      '“The pier is sound, Anna Vero said. “It opens.”',
      'Anna Vero | said | The pier is sound,',
      'Anna Vero | - | It opens.'
    ],
    [
      '"The pier is sound, Anna Vero said. "It opens."',
      'Anna Vero | said | The pier is sound,',
      'Anna Vero | - | It opens.'
    ]
  ])('lets the next one open: %s', expectRows)

  test.each<Example>([
    ['Anna Vero said, “The pier is sound.', 'Anna Vero | said | The pier is sound.'],
    [
      'Anna Vero said, “The pier is sound. It opens on Monday.',
      'Anna Vero | said | The pier is sound. It opens on Monday.'
    ],
    ['“The pier is sound, I said on Monday.', '- | - | The pier is sound, I said on Monday.'],
    [
      '“The pier is sound, the council said on Monday.',
      '- | - | The pier is sound, the council said on Monday.'
    ]
  ])('runs to the end of its paragraph where nobody else is credited: %s', expectRows)

  test.each<Example>([
    ['“Calder took the stage. “We open,” Anna Vero said.', 'Anna Vero | said | We open,'],
    ['"Calder took the stage. "We open," Anna Vero said.', 'Anna Vero | said | We open,']
  ])('is none where its mark was a stray one: %j', expectRows)
})

describe('a speech that may run on', () => {
  test.each<Example>([
    [
      '“The pier is sound, Anna Vero said.\n“It opens.”',
      'Anna Vero | said | The pier is sound, + It opens.'
    ],
    [
      '“The pier is sound, she said so.\n“It opens,” Anna Vero said.',
      'Anna Vero | said | The pier is sound, she said so. + It opens,'
    ]
  ])('is cut only before the name that ends its one sentence: %j', expectRows)
})
