import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('the parts of one quotation', () => {
  test.each<Example>([
    ['“We will,” Anna Vero said. “We must.”', 'Anna Vero | said | We will, + We must.'],
    ['“We will,” Anna Vero said, “and soon.”', 'Anna Vero | said | We will, + and soon.'],
    ['“We will,” said Anna Vero, “and soon.”', 'Anna Vero | said | We will, + and soon.'],
    [
      '“We will,” Anna Vero said, adding, “It is late.”',
      'Anna Vero | said | We will, + It is late.'
    ],
    [
      '“The pier,” Anna Vero said, “is sound.” “It opens.”',
      'Anna Vero | said | The pier, + is sound. + It opens.'
    ]
  ])('stand on both sides of its credit: %s', expectRows)

  test.each<Example>([
    [
      '“It was shut.\n“It opens on Monday,” Anna Vero said.',
      'Anna Vero | said | It was shut. + It opens on Monday,'
    ],
    [
      'Anna Vero said: “It was shut.\n“It opens on Monday.”\nThe hall rose.',
      'Anna Vero | said | It was shut. + It opens on Monday.'
    ],
    [
      '“It was shut.\n“It was cold.\n“It opens on Monday,” Anna Vero said.',
      'Anna Vero | said | It was shut. + It was cold. + It opens on Monday,'
    ]
  ])('run over paragraphs that open with a mark while none closes: %j', expectRows)

  test.each<Example>([
    [
      '“We will,” Anna Vero said.\n“It opens on Monday,” she said.',
      'Anna Vero | said | We will,',
      'Anna Vero | said | It opens on Monday,'
    ],
    [
      '“We will,” Anna Vero said. The hall rose. “It opens.”',
      'Anna Vero | said | We will,',
      'Anna Vero | - | It opens.'
    ],
    ['“We will,” said Anna Vero, the “tide whisperer.”', 'Anna Vero | said | We will,'],
    [
      'Anna Vero called it “sound.” “It opens on Monday.”',
      'Anna Vero | called | sound.',
      'Anna Vero | - | It opens on Monday.'
    ],
    [
      '“It was shut.\nIvo Lind left.\n“It opens on Monday,” Anna Vero said.',
      '- | - | It was shut.',
      'Anna Vero | said | It opens on Monday,'
    ]
  ])('are not what another sentence, paragraph or kind parts: %j', expectRows)
})

describe('a quotation without a credit of its own', () => {
  test.each<Example>([
    [
      'Anna Vero says it will open. “We are ready.”',
      'Anna Vero | says | it will open',
      'Anna Vero | - | We are ready.'
    ],
    ['Anna Vero read a statement. “We are ready.”', 'Anna Vero | - | We are ready.'],
    [
      '“We will,” Anna Vero said.\n“It opens on Monday.”',
      'Anna Vero | said | We will,',
      'Anna Vero | - | It opens on Monday.'
    ],
    [
      'Anna Vero said it would open.\n“We are ready.”',
      'Anna Vero | said | it would open',
      'Anna Vero | - | We are ready.'
    ]
  ])('goes on with whoever spoke or acted right before it: %j', expectRows)

  test.each<Example>([
    ['“We are ready.” Anna Vero left.', '- | - | We are ready.'],
    ['It rained. “We are ready.”', '- | - | We are ready.'],
    ['Anna Vero left.\nIt rained.\n“We are ready.”', '- | - | We are ready.']
  ])('is nobody’s where nobody did: %j', expectRows)

  test.each<Example>([
    [
      '“We will,” Anna Vero said. There was “no better time of the year for it.”',
      'Anna Vero | said | We will,',
      'Anna Vero | - | no better time of the year for it.'
    ]
  ])('in the midst of a sentence goes on with the speaker of its paragraph: %j', expectRows)
})

describe('the next quotation', () => {
  test.each<Example>([
    [
      '“We open,” Anna Vero said. “We close.\n“It is late,” said Ivo Lind.',
      'Anna Vero | said | We open, + We close.',
      'Ivo Lind | said | It is late,'
    ],
    [
      '“Where to?” Anna Vero asked.\n“Out.”\n“Out of what?”',
      'Anna Vero | asked | Where to?',
      '- | - | Out.',
      '- | - | Out of what?'
    ]
  ])('is another’s where that is printed, or where it may answer: %j', expectRows)

  test.each<Example>([
    ['“We will”, Anna Vero said, “and soon”.', 'Anna Vero | said | We will + and soon']
  ])('goes on where the comma stands outside the marks: %s', expectRows)

  test.each<Example>([
    [
      'Ivo Lind rose. He said that Tomas Brandl would win, which he declared “a bad start” for us all.',
      'Ivo Lind | said | Tomas Brandl would win',
      'Ivo Lind | declared | “a bad start” for us all',
      'Ivo Lind | declared | a bad start'
    ]
  ])('has the speaker of the reported words around it: %s', expectRows)

  test.each<Example>([['“And I will—”\nIvo Lind left.', '- | - | And I will—']])(
    'that breaks off is no heading: %j',
    expectRows
  )

  test('in a heading is not given to an official of the sentence before', () => {
    expect(
      quoteRows('A harbour official said it was cold.\n‘A long night’\nThe hall rose.')
    ).toEqual(['(A harbour official) | said | it was cold'])
  })
})
