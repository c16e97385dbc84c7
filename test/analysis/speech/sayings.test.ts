import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('a noun that stands for what somebody says', () => {
  test.each<Example>([
    ["Anna Vero's claim that it was “a ruin” is old.", 'Anna Vero | claim | a ruin'],
    [
      'Ivo Lind met Anna Vero. Her motto was, “Never tie a knot.”',
      'Anna Vero | motto | Never tie a knot.'
    ],
    [
      "Ivo Lind's promise to “open the pier” made Anna Vero laugh.",
      'Ivo Lind | promise | open the pier'
    ],
    ["Ivo Lind's claim of a “long winter” made Anna Vero laugh.", 'Ivo Lind | claim | long winter'],
    [
      "Anna Vero's motto to her crews was, “Never tie a knot.”",
      'Anna Vero | motto | Never tie a knot.'
    ],
    ["Anna Vero's motto was “Never tie a knot.”", 'Anna Vero | motto | Never tie a knot.'],
    ["Anna Vero's motto: “Never tie a knot.”", 'Anna Vero | motto | Never tie a knot.'],
    ["Anna Vero's motto, “Never tie a knot,” is old.", 'Anna Vero | motto | Never tie a knot,'],
    [
      "Anna Vero's message was simple: “Never tie a knot.”",
      'Anna Vero | message | Never tie a knot.'
    ],
    [
      "Anna Vero's motto (as Ivo Lind told the hall) was, “Never tie a knot.”",
      'Anna Vero | motto | Never tie a knot.'
    ],
    [
      "The board's claim that Anna Vero “sold the pier” is old.",
      '(The board) | claim | sold the pier'
    ]
  ])('gives its clause or complement to whoever owns it: %s', expectRows)

  test.each<Example>([
    [
      "Anna Vero called Ivo Lind's claim that it was sound “a joke.”",
      'Anna Vero | called | a joke.'
    ],
    ["Ivo Lind called Anna Vero's claim of innocence “a joke.”", 'Ivo Lind | called | a joke.'],
    [
      "Ivo Lind left, saying Anna Vero's remarks were “a shame.”",
      "Ivo Lind | saying | Anna Vero's remarks were “a shame.”",
      'Ivo Lind | saying | a shame.'
    ]
  ])('does not govern what is said about it: %s', expectRows)

  test.each<Example>([
    [
      'The claim that Anna Vero “sold the pier for a song” is old.',
      '- | - | sold the pier for a song'
    ],
    [
      'Anna Vero rejected the claim that she “sold the pier for a song.”',
      '- | - | sold the pier for a song.'
    ]
  ])(
    'gives it to nobody without an owner, where it opens the sentence or is rejected: %s',
    expectRows
  )
})
