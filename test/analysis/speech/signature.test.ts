import { describe, expect, test } from 'vitest'
import { type Example, quoteRows } from '../rows.ts'

function expectRows(text: string, ...rows: string[]): void {
  expect(quoteRows(text)).toEqual(rows)
}

describe('a name beside or beneath a quotation', () => {
  test.each<Example>([
    ['“We will open.” — Anna Vero, mayor', 'Anna Vero | - | We will open.'],
    ['“We will open.”\n— Anna Vero', 'Anna Vero | - | We will open.'],
    [
      '“We will open on Monday.”\nRep. Anna Vero.\nThe hall rose.',
      'Anna Vero | - | We will open on Monday.'
    ],
    ['“We will open.” – a passenger', '(a passenger) | - | We will open.']
  ])('signs it: %j', expectRows)

  test.each<Example>([
    ['“We will open on Monday.” — Anna Vero said so.', '- | - | We will open on Monday.'],
    [
      '“We will open,” Anna Vero said.\nIvo Lind\nThe engineer came late.',
      'Anna Vero | said | We will open,'
    ],
    ['“We will open.”\n— Kolta news desk', '- | - | We will open.']
  ])('does not where it says something, heads what comes next, or names nobody: %j', expectRows)
})
