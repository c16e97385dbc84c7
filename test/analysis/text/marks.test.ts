import { describe, expect, test } from 'vitest'
import { findLayout } from '../../../src/analysis/text/layout.ts'
import { findMarked } from '../../../src/analysis/text/marks.ts'
import { tokenize } from '../../../src/analysis/text/tokens.ts'

/** What stands between marks, in order. */
function between(text: string): string[] {
  const t = tokenize(text)
  return findMarked(t, findLayout(t)).map(m => text.slice(t.start[m.from], t.end[m.to - 1]))
}

/** Which of them no mark closes. */
function open(text: string): boolean[] {
  const t = tokenize(text)
  return findMarked(t, findLayout(t)).map(m => m.close < 0)
}

describe('marks', () => {
  test('after a comma and before a space opens nothing', () => {
    expect(between('The pier is open," and it rained.')).toEqual([])
  })

  test.each([
    '“We will,” she said.',
    '"We will," she said.',
    '‘We will,’ she said.',
    "'We will,' she said.",
    "''We will,'' she said.",
    "``We will,'' she said.",
    '«We will,» she said.',
    '„We will,“ she said.',
    '„We will,” she said.',
    '‚We will,’ she said.',
    '“We will," she said.',
    '"We will,” she said.',
    '“We will,“ she said.',
    'She said, ”We will,” and left.',
    'She said,"We will," and left.',
    'She said:"We will," and left.',
    'She left ("We will," she said).'
  ])('of any style may open and close: %s', text => {
    expect(between(text)).toEqual(['We will,'])
  })

  test.each([
    ['“He said ‘go’ to us,” she said.', 'He said ‘go’ to us,'],
    ['“He said “go” to us,” she said.', 'He said “go” to us,'],
    ['„He said ‘go’ to us,“ she said.', 'He said ‘go’ to us,']
  ])('inside a quotation are part of it: %s', (text, words) => {
    expect(between(text)).toEqual([words])
  })

  test.each([
    'It was built in the ’90s.',
    "It was built in the '90s, and it's sound.",
    "Give 'em time 'til winter, 'cause it's late.",
    "It is rock 'n' roll.",
    'It was the workers’ hall, and the dockers’ too.',
    'The rail is 5\' 11" above the deck.',
    'The rail is 5’11" high.',
    'The 12" pipe broke.',
    'The end" of it.',
    '<a name="pier">It opens</a>',
    'It was the dogs’ home.'
  ])('that are apostrophes, inches or strays open nothing: %s', text => {
    expect(between(text)).toEqual([])
  })

  test.each([
    ['"We built 12," she said.', 'We built 12,'],
    ["'The workers' hall is sound,' she said.", "The workers' hall is sound,"],
    ['‘It was built in the ’90s,’ she said.', 'It was built in the ’90s,'],
    ["'We won't,' she said.", "We won't,"]
  ])('after digits and plurals close what is open: %s', (text, words) => {
    expect(between(text)[0]).toBe(words)
  })

  test('that nothing closes run to the end of the paragraph', () => {
    const text = '“It was shut.\n“It was cold.”\nNobody came.'
    expect(between(text)).toEqual(['It was shut.', 'It was cold.'])
    expect(open(text)).toEqual([true, false])
  })

  test.each([
    ['"Calder took the stage. "We open," she said.', 'Calder took the stage.', 'We open,'],
    ['“Calder took the stage. “We open,” she said.', 'Calder took the stage.', 'We open,']
  ])('are unclosed where another opens in a later sentence: %s', (text, ...words) => {
    expect(between(text)).toEqual(words)
    expect(open(text)).toEqual([true, false])
  })

  test('in lines that are not the article are none', () => {
    expect(between('Photo: “We open”\nThe hall rose.')).toEqual(['We open'])
    expect(between("Also Read: 'We will,' she says\nThe hall rose.")).toEqual([])
  })

  test.each(['“', '“”', '""', '“ ”', '”', "'", '« '])('around nothing mark nothing: %j', text => {
    expect(between(text)).toEqual([])
  })

  test.each([
    ['‘He said “go” to us,’ she said.', 'He said “go” to us,'],
    ['\'He said "go" to us,\' she said.', 'He said "go" to us,'],
    ['"He said "go" to us," she said.', 'He said "go" to us,']
  ])('hold the marks within them: %s', (text, ...words) => {
    expect(between(text)).toEqual(words)
  })

  test.each([
    ['"The gap was 12" wide," she said.', 'The gap was 12" wide,'],
    ['“The gap was 12" wide,” she said.', 'The gap was 12" wide,'],
    ['"We sold 12," she said. "We kept 9." She left.', 'We sold 12,', 'We kept 9.']
  ])('are not closed by inches: %s', (text, ...words) => {
    expect(between(text)).toEqual(words)
  })

  test.each([
    ['"It is late," she said," and we go on."', 'It is late,', 'and we go on.'],
    ['" We open. " She left.', 'We open.'],
    ['"We open ," she said. " We close ."', 'We open ,', 'We close .']
  ])('may have their space on the wrong side: %s', (text, ...words) => {
    expect(between(text)).toEqual(words)
  })

  test.each([
    ['She said the pier was "sound and cheap. The council met.', 'sound and cheap.'],
    [
      'She said: "It is sound and cheap. The council met.',
      'It is sound and cheap. The council met.'
    ]
  ])('unclosed around a few words end with the sentence: %s', (text, ...words) => {
    expect(between(text)).toEqual(words)
  })

  test('that are stray open nothing', () => {
    expect(between('Calder "took the stage, "We open," she said.')).toEqual(['We open,'])
  })
})
