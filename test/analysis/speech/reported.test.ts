import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('speech reported after its verb', () => {
  // One verb of each row of frames.ts.
  test.each([
    ['said', 'the port would open'],
    ['declared', 'the port would open'],
    ['conceded', 'the port would open'],
    ['contended', 'the port would open'],
    ['tweeted', 'the port would open'],
    ['replied', 'the port would open'],
    ['joked', 'the port would open'],
    ['revealed', 'the port would open'],
    ['disclosed', 'the port would open'],
    ['announced', 'the port would open'],
    ['warned', 'the port would open'],
    ['suggested', 'the port would open'],
    ['confirmed', 'the port would open'],
    ['denied', 'the port would open'],
    ['recalled', 'the port would open'],
    ['alleged', 'the port would open'],
    ['promised', 'the port would open'],
    ['vowed', 'the port would open']
  ])('is a clause: %s', (cue, words) => {
    expect(quoteRows(`Anna Vero ${cue} that ${words}.`)).toEqual([`Anna Vero | ${cue} | ${words}`])
    expect(quoteRows(`Anna Vero ${cue} ${words}.`)).toEqual([`Anna Vero | ${cue} | ${words}`])
  })

  test.each([
    ['told', 'the council', 'that ', 'it would open'],
    ['told', 'reporters', '', 'the port would open'],
    ['told', 'Ivo Lind', '', 'to open the port'],
    ['informed', 'the council', 'that ', 'it would open'],
    ['asked', 'the port council', '', 'whether it would pay'],
    ['asked', 'the council', '', 'to pay the divers'],
    ['advised', 'the council', '', 'to pay the divers']
  ])('stands after its hearer: %s %s', (cue, hearer, that, words) => {
    expect(quoteRows(`Anna Vero ${cue} ${hearer} ${that}${words}.`)).toEqual([
      `Anna Vero | ${cue} | ${words}`
    ])
  })

  test.each([
    ['vowed', 'to appeal the fine'],
    ['vowed', 'not to open the port'],
    ['promised', 'to open the port'],
    ['ordered', 'to close the port'],
    ['announced', 'a ban on trams'],
    ['acknowledged', 'a mistake in the survey'],
    ['denied', 'any knowledge of it'],
    ['urged', 'the council to pay'],
    ['demanded', 'a new survey'],
    ['described', 'a night of rain'],
    ['voiced', 'her thanks to the divers'],
    ['asked', 'why the port was late']
  ])('is an infinitive, a noun or a question: %s %s', (cue, words) => {
    expect(quoteRows(`Anna Vero ${cue} ${words}.`)).toEqual([`Anna Vero | ${cue} | ${words}`])
  })

  test.each([
    'Anna Vero said on Monday that the port would open.',
    'Anna Vero said on Monday the port would open.',
    'Anna Vero said Monday that the port would open.',
    'Anna Vero said in a statement that the port would open.',
    'Anna Vero also said that the port would open.',
    'Anna Vero, the mayor, said the port would open.',
    'Anna Vero, asked as she left, said the port would open.',
    'In a speech in July, Anna Vero said the port would open.',
    'Ivo Lind left, but Anna Vero said the port would open.'
  ])('is found past days, places and insertions: %s', text => {
    expect(quoteRows(text)).toEqual(['Anna Vero | said | the port would open'])
  })

  test.each<Example>([
    ['Anna Vero said residents had left.', 'Anna Vero | said | residents had left'],
    ['Anna Vero said $5 million was spent.', 'Anna Vero | said | $5 million was spent'],
    ['Anna Vero wrote letters.'],
    ['Anna Vero wrote a long letter.'],
    ['Anna Vero wrote the port would open.', 'Anna Vero | wrote | the port would open'],
    ['Anna Vero wrote letters to the council.']
  ])('may open with a bare noun where that has a verb: %j', expectRows)

  test.each([
    'Anna Vero said so.',
    'Anna Vero said on Monday.',
    'Anna Vero announced them at the hall.',
    'Anna Vero announced at the hall.',
    'Anna Vero declined to say that the port would open.',
    'Anna Vero did not say that the port would open.',
    'Anna Vero will say that the port will open.',
    'Anna Vero was told that the port would open.',
    'The familiar claims that the port was late hurt Anna Vero.',
    'The report that the port was late hurt Anna Vero.',
    'A letter from Ivo Lind urging them to wait arrived.'
  ])('is not found where nothing was said: %s', text => {
    expect(quoteRows(text)).toEqual([])
  })
})

test.each<Example>([
  ['Anna Vero said “the port is sound.”', 'Anna Vero | said | the port is sound.']
])(
  'words that all stand between marks are a quotation, and no reported speech as well: %j',
  expectRows
)

describe('speech reported before its verb', () => {
  test.each([
    ['said', 'The port will open, Anna Vero said.'],
    ['noted', 'The port will open, Anna Vero noted.'],
    ['said', 'The port will open, said Anna Vero.'],
    ['said', 'The port will open, said Anna Vero, the mayor.'],
    ['said', 'The port will open, Anna Vero, the mayor, said.'],
    ['said', 'The port will open, Anna Vero said on Monday.'],
    ['said', 'The port will open, Anna Vero said in a statement.'],
    ['said', 'PORT ALDER (NWA) — The port will open, Anna Vero said.'],
    ['according to', 'The port will open, according to Anna Vero.']
  ])('ends at the comma before it: %s, %s', (cue, text) => {
    expect(quoteRows(text)).toEqual([`Anna Vero | ${cue} | The port will open`])
  })

  test.each<Example>([
    [
      'According to Anna Vero, the port will open.',
      'Anna Vero | According to | the port will open'
    ],
    [
      'According to Anna Vero, who leads the port, it will open.',
      'Anna Vero | According to | it will open'
    ]
  ])('or follows whom it is according to: %s', expectRows)

  test.each<Example>([
    [
      'Many days, Anna Vero said, the port stays shut.',
      'Anna Vero | said | Many days + the port stays shut'
    ],
    [
      'The council, Anna Vero said, had never asked.',
      'Anna Vero | said | The council + had never asked'
    ],
    ['The port will open, Anna Vero said, a year after the fire.']
  ])('goes on after it where it was no clause yet: %s', expectRows)

  test.each<Example>([
    ['Anna Vero, the mayor, said Ivo Lind would go.', 'Anna Vero | said | Ivo Lind would go'],
    ['Anna Vero, the mayor, announced a ban on trams.', 'Anna Vero | announced | a ban on trams'],
    [
      'Anna Vero, the mayor, said Ivo Lind “was always late.”',
      'Anna Vero | said | Ivo Lind “was always late.”',
      'Anna Vero | said | was always late.'
    ]
  ])('is not what stands before a subject with an insertion: %s', expectRows)

  test.each<Example>([
    ['The port was late, though Anna Vero said nothing.'],
    ['The port was late, because Anna Vero said so.'],
    [
      '“The port will open,” according to Anna Vero.',
      'Anna Vero | according to | The port will open,'
    ],
    ['“The port will open,” Anna Vero said on Monday.', 'Anna Vero | said | The port will open,']
  ])('is neither narration nor a quotation: %s', expectRows)
})

describe('reported speech', () => {
  test.each([
    'Anna Vero said the pier would open — a promise nobody believed.',
    'Anna Vero said the pier would open – a promise nobody believed.',
    'Anna Vero said the pier would open - a promise nobody believed.',
    'Anna Vero said the pier would open, which burned in 2014.',
    'Anna Vero said the pier would open, though few believed her.',
    'Anna Vero said the pier would open, while Ivo Lind shook his head.',
    'Anna Vero said the pier would open, leaving no time for repairs.',
    'Anna Vero said the pier would open, and Ivo Lind left the room.',
    'Anna Vero said the pier would open. Ivo Lind left the room.'
  ])('ends where nothing tells whose words go on: %s', text => {
    expect(quoteRows(text)).toEqual(['Anna Vero | said | the pier would open'])
  })

  test.each([
    'the pier would open, and Ivo Lind would pay for it',
    'the pier belonged to Rosa Tamm, Josip Brandl, and Ivo Lind',
    'the pier would open in spring, in summer or not at all',
    'the well-kept pier would open'
  ])('goes on where it says itself that it does: %s', words => {
    expect(quoteRows(`Anna Vero said ${words}.`)).toEqual([`Anna Vero | said | ${words}`])
  })

  test.each<Example>([
    [
      'Anna Vero said the pier would open, adding that it would close by winter.',
      'Anna Vero | said | the pier would open',
      'Anna Vero | adding | it would close by winter'
    ]
  ])('ends where another verb takes over: %j', expectRows)

  test.each<Example>([
    ['Anna Vero, who said the pier would open, left.', 'Anna Vero | said | the pier would open'],
    [
      'Anna Vero, who said it was “sound enough,” left.',
      'Anna Vero | said | it was “sound enough,”',
      'Anna Vero | said | sound enough,'
    ]
  ])('ends with the insertion that it stands in: %j', expectRows)

  test.each<Example>([
    [
      'Anna Vero said the pier was “a sound one” at last.',
      'Anna Vero | said | the pier was “a sound one” at last',
      'Anna Vero | said | a sound one'
    ]
  ])('keeps the marks of a few quoted words, which are a quotation too: %j', expectRows)
})

describe('reported speech', () => {
  test.each<Example>([
    ['Anna Vero warned of a flood in May.', 'Anna Vero | warned | of a flood in May'],
    ['Anna Vero warned of “a flood.”', 'Anna Vero | warned | a flood.']
  ])('may be a topic: %s', expectRows)

  test.each<Example>([
    ['A resident, who asked not to be named, left.'],
    ['Anna Vero wrote a long letter and left.'],
    ["“He is late,” the mayor's wife, Anna Vero, told the hall.", 'Anna Vero | told | He is late,'],
    [
      '“The port will open,” a pilot said, according to Anna Vero.',
      '(a pilot) | said | The port will open,'
    ]
  ])(
    'is not what somebody asks of the outlet, nor a hearer, nor a quotation with its credit: %s',
    expectRows
  )
})
