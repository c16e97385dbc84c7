import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('the credit of a quotation', () => {
  test.each<Example>([
    ['“We will open,” Anna Vero said.', 'Anna Vero | said | We will open,'],
    ['“We will open,” said Anna Vero.', 'Anna Vero | said | We will open,'],
    ['“Where is it?” Anna Vero asked.', 'Anna Vero | asked | Where is it?'],
    ['“Where is it?” asked Anna Vero.', 'Anna Vero | asked | Where is it?'],
    ['“We open —” Anna Vero began.', 'Anna Vero | - | We open —'],
    ['“We will open,” according to Anna Vero.', 'Anna Vero | according to | We will open,']
  ])('is read after it: %s', expectRows)

  test.each<Example>([
    ['Anna Vero said, “We will open.”', 'Anna Vero | said | We will open.'],
    ['Anna Vero said: “We will open.”', 'Anna Vero | said | We will open.'],
    ['Anna Vero said “We will open.”', 'Anna Vero | said | We will open.'],
    ['According to Anna Vero, “we will open.”', 'Anna Vero | According to | we will open.'],
    ['Anna Vero called it “a good start.”', 'Anna Vero | called | a good start.'],
    [
      'Anna Vero, who said it was “a start,” left.',
      'Anna Vero | said | it was “a start,”',
      'Anna Vero | said | a start,'
    ],
    ['Anna Vero left the hall, calling it “a good start.”', 'Anna Vero | calling | a good start.'],
    [
      'The hall was full, explained Anna Vero, “since it rained.”',
      'Anna Vero | explained | since it rained.'
    ]
  ])('is read before it: %s', expectRows)

  test.each<Example>([
    ['Anna Vero: “We will open.”', 'Anna Vero | - | We will open.'],
    [
      'Anna Vero spoke first.\nVERO: “We will open.”\nThe hall rose.',
      'Anna Vero | - | We will open.'
    ],
    ['Anna Vero at a rally: “We will open.”', 'Anna Vero | - | We will open.'],
    ['“We will open,” Anna Vero smiled.', 'Anna Vero | - | We will open,'],
    ['“We will open,” Anna Vero went on.', 'Anna Vero | went | We will open,'],
    ['Anna Vero rose. “We will open,” she smiled.', 'Anna Vero | - | We will open,']
  ])('needs no verb of speech: %s', expectRows)

  test.each<Example>([
    ['Ivo Lind said little. “We will open,” Anna Vero said.', 'Anna Vero | said | We will open,']
  ])('of a quotation that a comma ends is what follows, whoever spoke before: %j', expectRows)

  test.each<Example>([
    [
      'Anna Vero called it “distasteful,” and Ivo Lind said nothing.',
      'Anna Vero | called | distasteful,'
    ],
    ['Anna Vero called it “distasteful,” and left.', 'Anna Vero | called | distasteful,']
  ])('of a few words in a sentence is what precedes them: %j', expectRows)

  test.each<Example>([
    ['Anna Vero blamed the tide for “a bad start.”', 'Anna Vero | - | a bad start.'],
    ['Once again Anna Vero blamed the tide for “a bad start.”', 'Anna Vero | - | a bad start.'],
    [
      'Anna Vero blamed the tide and not the rain for “a bad start.”',
      'Anna Vero | - | a bad start.'
    ],
    ['Anna Vero loved the “tide whisperer” myth.']
  ])('of a few words without a verb of speech is whoever does what they describe: %j', expectRows)

  test.each<Example>([
    ['Anna Vero could not utter the words “the pier.”'],
    ['Anna Vero could not say the words “the pier.”'],
    ['Anna Vero did not blame the tide for “a bad start.”'],
    ['Anna Vero never spoke of “a bad start.”']
  ])('is not given to whoever did not say it: %s', expectRows)

  test.each<Example>([
    ['Anna Vero declined to say “it will never open again.”'],
    ['Anna Vero did not say “it will never open again.”'],
    ['Anna Vero will say “it will never open again.”'],
    ['Anna Vero would not say “it will never open again.”']
  ])('is nobody’s where the verb is unreal: %s', text => {
    expect(quoteRows(text)).toEqual(['- | - | it will never open again.'])
  })

  test.each<Example>([
    ['The pier was called “a disgrace” by Anna Vero.', 'Anna Vero | called | a disgrace'],
    [
      'Ivo Lind has been described as “a disgrace” by Anna Vero.',
      'Anna Vero | described | a disgrace'
    ],
    ['Ivo Lind was called “a disgrace” on Monday.'],
    [
      '“It is a disgrace to the whole town,” Ivo Lind was told.',
      '- | - | It is a disgrace to the whole town,'
    ]
  ])('is the agent of a passive verb, and never its subject: %j', expectRows)

  test.each<Example>([
    [
      'Anna Vero said “we open,” and Ivo Lind said “we close.”',
      'Anna Vero | said | we open,',
      'Ivo Lind | said | we close.'
    ]
  ])('of each of two quotations is its own: %j', expectRows)
})

describe('the subject before its verb', () => {
  test.each([
    'Anna Vero also said “it was cold.”',
    'Anna Vero has repeatedly said “it was cold.”',
    'Anna Vero on Monday said “it was cold.”',
    'Anna Vero Monday said “it was cold.”',
    'Anna Vero (Ind.) said “it was cold.”',
    'Anna Vero, 54, said “it was cold.”',
    'Anna Vero, who leads the port, said “it was cold.”',
    'Anna Vero, who leads the port (and built it), said “it was cold.”',
    'Anna Vero — she leads the port — said “it was cold.”',
    'The port’s engineer, Anna Vero, said “it was cold.”',
    'Anna Vero of Halvern said “it was cold.”',
    'Anna Vero shook her head and said “it was cold.”',
    'When Ivo Lind died, Anna Vero said “it was cold.”',
    'In Halvern on Monday, Anna Vero said “it was cold.”',
    'After Ivo Lind’s speech, Anna Vero said “it was cold.”'
  ])('is found past what stands between: %s', text => {
    expect(quoteRows(text)).toEqual(['Anna Vero | said | it was cold.'])
  })

  test.each<Example>([
    [
      'A harbour official, speaking softly, said, “It was cold.”',
      '(A harbour official) | said | It was cold.'
    ],
    [
      'A spokesman for Anna Vero said, “It was cold.”',
      '(A spokesman for Anna Vero) | said | It was cold.'
    ],
    [
      '“It was cold,” a spokesman for Vero said. Anna Vero left.',
      '(a spokesman for Vero) | said | It was cold,'
    ],
    ['Anna Vero’s aide said, “It was cold.”', '(Anna Vero’s aide) | said | It was cold.'],
    ['“It was cold,” a senior official said.', '(a senior official) | said | It was cold,'],
    [
      'The port authority shook its head and said, “It was cold.”',
      '(The port authority) | said | It was cold.'
    ]
  ])('is as printed where it is nobody named: %s', expectRows)

  test.each<Example>([
    [
      'Anna Vero and Ivo Lind said, “It was cold.”',
      '(Anna Vero and Ivo Lind) | said | It was cold.'
    ]
  ])('is both where two people share it: %j', expectRows)

  test('is not the owner of what is named', () => {
    expect(
      quoteRows('Rosa Sanders spoke.\nSanders’ aides shrugged and said “it was cold.”')
    ).not.toContainEqual(expect.stringMatching(/^Rosa Sanders/))
  })
})

describe('the subject of a participle', () => {
  test.each<Example>([
    ['The paper quoted Anna Vero as saying “it was cold.”', 'Anna Vero | saying | it was cold.'],
    [
      'The hall met, with spokesman Ivo Lind warning of “a long winter.”',
      'Ivo Lind | warning | a long winter.'
    ],
    [
      'The council will meet, Anna Vero said, adding “it was cold.”',
      'Anna Vero | said | The council will meet',
      'Anna Vero | adding | it was cold.'
    ]
  ])('is who already speaks, or stands beside it: %s', expectRows)
})

describe('the subject after its verb', () => {
  test.each<Example>([
    ['“It was cold,” said Anna Vero, who leads the port.', 'Anna Vero | said | It was cold,'],
    ['“It was cold,” said Anna Vero on Monday.', 'Anna Vero | said | It was cold,'],
    ['“It was cold,” said Mayor Anna Vero of Halvern.', 'Anna Vero | said | It was cold,'],
    ['“It was cold,” said the port’s engineer, Anna Vero.', 'Anna Vero | said | It was cold,'],
    ['“It was cold,” says a senior official.', '(a senior official) | says | It was cold,'],
    [
      '“It was cold,” said a spokesman for Vero. Anna Vero left.',
      '(a spokesman for Vero) | said | It was cold,'
    ],
    ['“It was cold,” said Anna Vero’s aide.', '(Anna Vero’s aide) | said | It was cold,'],
    ['Anna Vero rose. “It was cold,” said she.', 'Anna Vero | said | It was cold,']
  ])('is read to its end and no further: %s', expectRows)
})

describe('whoever stands near', () => {
  test.each<Example>([
    [
      'As Anna Vero put it, “the tide does not wait.”',
      'Anna Vero | put it | the tide does not wait.'
    ],
    [
      '“The tide,” as Anna Vero put it, “does not wait.”',
      'Anna Vero | put it | The tide, + does not wait.'
    ],
    ['Anna Vero heard how a pilot radioed, “Where is it?”', '(a pilot) | radioed | Where is it?']
  ])('speaks by any verb before the mark, or puts it so: %s', expectRows)

  test.each<Example>([
    ['The “wise gull” story Anna Vero tells is old.'],
    ['His “nobody” was Anna Vero, who says it rained.'],
    ['Anna Vero, a “friend” of theirs, left.'],
    ['Anna Vero would not say if it was “a bad start for us.”', '- | - | a bad start for us.']
  ])('does not where the verb is an aside, or there is none, or it is unreal: %s', expectRows)

  test.each<Example>([
    [
      'And when Ivo Lind left, Anna Vero blamed the tide for “a bad start.”',
      'Anna Vero | - | a bad start.'
    ],
    [
      'Anna Vero led the protest, and within days the committee had hired planes calling the toll “a tax on gulls.”',
      '(the committee) | calling | a tax on gulls.'
    ],
    [
      'The film shows Anna Vero and has one sailor asking, “Where is it?”',
      '(one sailor) | asking | Where is it?'
    ],
    [
      'A deckhand (left) was filmed saying “the pier is sound.”',
      '(A deckhand) | saying | the pier is sound.'
    ],
    [
      'The film shows Anna Vero and depicts one of the pilots asking, “Where is it?”',
      '(one of the pilots) | asking | Where is it?'
    ],
    [
      'Anna Vero fell when a deckhand was heard saying, “Where is it?”',
      '(a deckhand) | saying | Where is it?'
    ]
  ])('does not where the verb has a subject of its own: %s', expectRows)

  test.each<Example>([
    ['Anna Vero wrote to an editor asking, “Where is it?”', 'Anna Vero | asking | Where is it?']
  ])('speaks past whoever is only asked: %s', expectRows)

  test.each<Example>([
    [
      'Ivo Lind spoke to Tomas Brandl on the pier, who said it was “a long night for us.”',
      'Tomas Brandl | said | it was “a long night for us.”',
      'Tomas Brandl | said | a long night for us.'
    ],
    [
      '“Come in,” Ivo Lind says to Tomas Brandl on the pier, who answers: “It is late.”',
      'Ivo Lind | says | Come in,',
      'Tomas Brandl | answers | It is late.'
    ]
  ])('is whom a relative word reaches back to: %s', expectRows)

  test.each<Example>([
    [
      '“Perpetual tide!” Rep. Anna Vero, R-Pa., said of the week.',
      'Anna Vero | said | Perpetual tide!'
    ]
  ])('may have a title and a place between commas: %s', expectRows)
})
