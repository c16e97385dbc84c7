import { describe, expect, test } from 'vitest'
import { type Example, kindsOf, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('words between marks', () => {
  test.each([
    'The tram is known as the “Grey Goose,” Anna Vero thought.',
    'Anna Vero saw a mural called “Songs of the Sea” there.',
    'Anna Vero was dubbed “The Grey Goose” by the press.',
    'Anna Vero read a novel titled “The Old Man of the Pier.”',
    'Anna Vero smiled as she read from “The Old Man of the Pier.”'
  ])('are no speech where they name something: %s', text => {
    expect(quoteRows(text)).toEqual([])
  })

  test.each([
    'A placard that read “Keep the boats,” passed Anna Vero.',
    'A placard that read “Keep all the boats in our own town,” passed Anna Vero.',
    'A sign saying “Closed” passed Anna Vero.',
    'A banner with “Keep all the boats in our own town” passed Anna Vero.',
    'Anna Vero wore a T-shirt bearing “Keep all the boats in our own town.”'
  ])('are no speech where they are written on something: %s', text => {
    expect(quoteRows(text)).toEqual([])
  })

  test.each([
    'The “no” stands on the door.',
    'The town has a “tide whisperer” myth.',
    '“…” stands on the door.'
  ])('are no speech where nobody says them: %s', text => {
    expect(quoteRows(text)).toEqual([])
  })

  test.each<Example>([
    ['Anna Vero said “no.”', 'Anna Vero | said | no.'],
    [
      'Anna Vero said “the tide never reads the signs.”',
      'Anna Vero | said | the tide never reads the signs.'
    ],
    ['Anna Vero said, “Songs of the Sea.”', 'Anna Vero | said | Songs of the Sea.'],
    ['Anna Vero left. “We will.”', 'Anna Vero | - | We will.']
  ])('are speech however few where somebody says them: %s', expectRows)

  test.each<Example>([
    ['Vero: Pier “will open”\nThe hall rose when Anna Vero came.', 'Anna Vero | - | will open'],
    ['Pier “will open”\nThe hall rose when Anna Vero came.']
  ])('in a heading are speech only with a name: %j', expectRows)
})

describe('a quotation', () => {
  test.each([
    'Anna Vero said, “We will open.”',
    '“We will open,” Anna Vero said.',
    '“Will we open?” Anna Vero asked.',
    '“We will open —” Anna Vero began.',
    '“[T]he stakes are high,” Anna Vero said.',
    '“40 boats sank,” Anna Vero said.'
  ])('of whole sentences is direct: %s', text => {
    expect(kindsOf(text)).toEqual(['direct'])
  })

  test.each([
    'Anna Vero called it “a good start.”',
    'Anna Vero said “the pier is sound” and left.'
  ])('of a few words is partial: %s', text => {
    expect(kindsOf(text)).toEqual(['partial'])
  })

  test('is not reported where two speeches of somebody are compared', () => {
    const text =
      'Anna Vero was there. They compared what she told the court with what she told to the port.'
    expect(quoteRows(text)).toEqual([])
  })

  test('without marks is indirect', () => {
    expect(kindsOf('Anna Vero said the port would open.')).toEqual(['indirect'])
  })
})

describe('a name between marks', () => {
  test.each<Example>([
    ['Anna Vero wrote a memoir, “The Long Tide.”'],
    ["Anna Vero told the Courier's “Today” that it was late.", 'Anna Vero | told | it was late'],
    ['Anna Vero sang “The Long Tide” there.'],
    ['Anna Vero, who goes by “Nessie,” said it was late.', 'Anna Vero | said | it was late']
  ])('is nobody’s word: %s', expectRows)

  test('is a nickname between the names of a person', () => {
    const rows = quoteRows('Tomas “Tam” Lind said it was late.')
    expect(rows.some(row => row.endsWith('| Tam'))).toBe(false)
  })

  test.each<Example>([
    ['Anna Vero left. “Yes.”', 'Anna Vero | - | Yes.'],
    ['Anna Vero left. “Cats”']
  ])('of one word is told from an answer by its stop: %s', expectRows)
})
