import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openShelf } from '../../../src/platforms/discord/question.ts'

describe('a button', () => {
  const shelf = openShelf()
  const inputs = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.dictionary(fc.constantFrom('person', 'about', 'since'), fc.string({ maxLength: 60 }))
  )

  it('never carries more than Discord takes, and gives back what was asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('quote', 'source'),
        inputs,
        fc.bigInt(10n ** 17n, 2n ** 63n),
        (command, given, asker) => {
          const input = typeof given === 'string' ? given.trim() : given
          const press = {
            does: 'more',
            question: { command, input },
            asker: String(asker),
            part: 3
          } as const
          const id = shelf.write(press)
          expect(id.length).toBeLessThanOrEqual(100)
          expect(shelf.read(id)).toEqual(press)
        }
      )
    )
  })

  it('of another process says nothing where it carries only a mark', () => {
    const input = 'x'.repeat(200)
    const id = shelf.write({ does: 'ask', question: { command: 'quote', input } })
    expect(shelf.read(id)).not.toBeNull()
    expect(openShelf().read(id)).toBeNull()
  })
})
