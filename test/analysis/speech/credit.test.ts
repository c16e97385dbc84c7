import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('a pronoun that is credited', () => {
  test.each<Example>([
    ['Anna Vero met Ivo Lind. “It is cold,” she said.', 'Anna Vero | said | It is cold,'],
    ['Anna Vero met Ivo Lind. “It is cold,” he said.', 'Ivo Lind | said | It is cold,'],
    ['Ivo Lind met Josip Brandl. “It is cold,” he said.', 'Ivo Lind | said | It is cold,'],
    ['Ivo Lind read of Josip Brandl. “It is cold,” he said.', 'Ivo Lind | said | It is cold,'],
    [
      'Ivo Lind’s letter reached Josip Brandl. Brandl smiled. “It is cold,” he said.',
      'Josip Brandl | said | It is cold,'
    ],
    [
      'The hall read letters from Josip Lind, a former engineer. “It is cold,” he wrote.',
      'Josip Lind | wrote | It is cold,'
    ]
  ])('stands for whom gender and place in the sentence speak for: %s', expectRows)

  test.each<Example>([
    ['Ivo Lind and Josip Brandl met. “It is cold,” he said.', '- | said | It is cold,'],
    ['Anna Vero rose. “It is cold,” he said.', '- | said | It is cold,'],
    ['Anna Vero met Ivo Lind. “It is cold,” they said.', '- | said | It is cold,'],
    ['“It is cold,” she said. Anna Vero left.', '- | said | It is cold,']
  ])('stands for nobody where nothing tells: %s', expectRows)

  test.each<Example>([
    ['Ivo Lind rose. “Josip Brandl is late,” he said.', 'Ivo Lind | said | Josip Brandl is late,']
  ])('hardly ever stands for somebody named in the very quotation: %j', expectRows)

  test.each<Example>([
    [
      '“It is cold,” Ivo Lind said. The wind rose. “It will snow,” he said.',
      'Ivo Lind | said | It is cold,',
      'Ivo Lind | said | It will snow,'
    ]
  ])('goes on with whoever spoke last: %j', expectRows)

  test.each<Example>([
    [
      'Ivo Lind left.\nThe gate shut behind Josip Brandl. “It is cold,” he said.',
      'Josip Brandl | said | It is cold,'
    ]
  ])('goes on with whom its paragraph names: %j', expectRows)
})

describe('an office that is credited', () => {
  test.each<Example>([
    [
      'Sen. Anna Vero met Ivo Lind. “It is cold,” the senator said.',
      'Anna Vero | said | It is cold,'
    ],
    [
      'Gov. Anna Vero met Ivo Lind. “It is cold,” the governor said.',
      'Anna Vero | said | It is cold,'
    ],
    [
      'Mayor Anna Vero met Ivo Lind. “It is cold,” the mayor said.',
      'Anna Vero | said | It is cold,'
    ],
    [
      'Anna Vero, 54, met Ivo Lind. “It is cold,” the 54-year-old said.',
      'Anna Vero | said | It is cold,'
    ]
  ])('stands for the one who was given it: %s', expectRows)

  test.each<Example>([
    [
      'Gov. Anna Vero met Gov. Ivo Lind. “It is cold,” the governor said.',
      '(the governor) | said | It is cold,'
    ],
    [
      'Gov. Anna Vero met Ivo Lind. “It is cold,” a governor said.',
      '(a governor) | said | It is cold,'
    ],
    [
      'Anna Vero, 54, met Ivo Lind. “It is cold,” the 55-year-old said.',
      '(the 55-year-old) | said | It is cold,'
    ],
    ['“It is cold,” the governor said. Gov. Anna Vero left.', '(the governor) | said | It is cold,']
  ])('stands as printed where two have it, or nobody yet: %s', expectRows)
})

describe('he, she and the office', () => {
  test.each<Example>([
    ['He met Ivo Lind, whom he called “a deckhand.”', '- | called | a deckhand.'],
    [
      'Ivo Lind rose. Tomas Brandl, he said, was “a bad start” for all.',
      'Ivo Lind | said | Tomas Brandl + was “a bad start” for all',
      'Ivo Lind | said | a bad start'
    ]
  ])('is nobody whom the clause around the pronoun is about: %s', expectRows)

  test.each<Example>([
    [
      'Ivo Lind rose. He said that Tomas Brandl would win, which he called “a bad start.”',
      'Ivo Lind | said | Tomas Brandl would win',
      'Ivo Lind | called | a bad start.'
    ]
  ])('goes on with whoever speaks in the sentence: %s', expectRows)

  test.each<Example>([
    [
      'Anna Vero heard it. Vero adviser Mira Holt agreed. “It is late,” she said.',
      'Mira Holt | said | It is late,'
    ]
  ])('is not the name that only tells which adviser: %s', expectRows)

  test.each<Example>([
    [
      'The harbour master, Anna Vero, came. Ivo Lind left. “It is late,” the harbour master said.',
      'Anna Vero | said | It is late,'
    ]
  ])('is whom the same words introduced: %s', expectRows)

  test.each<Example>([
    [
      'The deputy harbour master, Anna Vero, came. Ivo Lind left. “It is late,” the harbour master said.',
      '(the harbour master) | said | It is late,'
    ]
  ])('is nobody whom other words introduced: %s', expectRows)
})
