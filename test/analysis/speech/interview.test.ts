import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

const lines = (...all: string[]): string => all.join('\n')

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('an interview', () => {
  test.each([':', '.'])('gives the answers to the one person named before it: Q%s', mark => {
    const text = lines(
      'Anna Vero leads the port. Vero met Ivo Lind and us.',
      `Q${mark} When does the pier open?`,
      `A${mark} It opens on Monday.`,
      `Q${mark} Is it sound?`,
      `A${mark} It is sound. It always was.`
    )
    expect(quoteRows(text)).toEqual([
      'Anna Vero | - | It opens on Monday.',
      'Anna Vero | - | It is sound. It always was.'
    ])
  })

  test('gives them to nobody where two are named as often', () => {
    const text = lines(
      'Anna Vero met Ivo Lind.',
      'Q: Will it open?',
      'A: It will.',
      'Q: When?',
      'A: On Monday.'
    )
    expect(quoteRows(text)).toEqual(['- | - | It will.', '- | - | On Monday.'])
  })

  test('has no answer in a line that only begins with the letter', () => {
    const text = lines(
      'Anna Vero leads the port.',
      'Q: Will it open?',
      'A: It will.',
      'Q: When?',
      'A pier opens in May.',
      'A: On Monday.'
    )
    expect(quoteRows(text)).toEqual(['Anna Vero | - | It will.', 'Anna Vero | - | On Monday.'])
  })

  test.each([
    lines('Anna Vero spoke.', 'Q: Will it open?', 'A: It will.'),
    lines('Anna Vero spoke.', 'A pier opens.', 'A tram runs.', 'A ferry sails.'),
    lines('Anna Vero spoke.', 'A: The pier opens.', 'A: The tram runs.')
  ])('has a question and two answers: %j', text => {
    expect(quoteRows(text)).toEqual([])
  })
})

describe('a dialogue', () => {
  test('gives each line to the name before its colon', () => {
    const text = lines(
      'Anna Vero: The pier is sound.',
      'Ivo Lind: I doubt it.',
      'Anna Vero: You always do.',
      'Ivo Lind: I do.'
    )
    expect(quoteRows(text)).toEqual([
      'Anna Vero | - | The pier is sound.',
      'Ivo Lind | - | I doubt it.',
      'Anna Vero | - | You always do.',
      'Ivo Lind | - | I do.'
    ])
  })

  test.each([
    lines('Anna Vero: a life in piers.', 'The pier opens on Monday.'),
    lines('Vero: pier to open.', 'Anna Vero leads the port.'),
    lines('Correction: The pier opens.', 'Correction: The tram runs.')
  ])('has speakers who come back: %j', text => {
    expect(quoteRows(text)).toEqual([])
  })
})

describe('a quotation in a turn', () => {
  test.each<Example>([
    [
      'Anna Vero: It opens. We said “soon” for a year.\nIvo Lind: It is late.\nAnna Vero: It is not.\nIvo Lind: It is.',
      'Anna Vero | - | It opens. We said “soon” for a year.',
      'Ivo Lind | - | It is late.',
      'Anna Vero | - | It is not.',
      'Ivo Lind | - | It is.'
    ],
    [
      'Anna Vero: “It opens.”\nIvo Lind: “It is late.”\nAnna Vero: “It is not.”\nIvo Lind: “It is.”',
      'Anna Vero | - | It opens.',
      'Ivo Lind | - | It is late.',
      'Anna Vero | - | It is not.',
      'Ivo Lind | - | It is.'
    ]
  ])('is part of the turn, or all of it: %j', expectRows)
})
