// Titles by some of their words: none that holds them is left out, and a chest gives them back.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChest } from '../../src/edition/snapshot/chest.ts'
import { openTitles } from '../../src/edition/titles.ts'

const word = fc.constantFrom<string>('ferry', 'strike', 'pier', 'vote', 'in', 'kell')
const title = fc.array(word, { maxLength: 6 }).map(words => words.join(' '))
const entered = (titles: readonly string[]) => {
  const press = openTitles()
  titles.forEach((each, slot) => press.add(slot, each))
  return press
}
const order = (titles: readonly string[]) =>
  Uint32Array.from(titles, (_, at) => titles.length - 1 - at)

describe('titles', () => {
  it('are found that hold one form of each word, in the order given', () => {
    fc.assert(
      fc.property(fc.array(title), fc.array(fc.array(word), { minLength: 1 }), (titles, asked) => {
        const slots = order(titles)
        const expected = [...slots].filter(slot =>
          asked.every(forms => titles[slot]!.split(' ').some(own => forms.includes(own)))
        )
        const press = entered(titles)
        const shown = press.print()
        expect([...shown.holding(asked, slots)]).toEqual(expected)
        // Whoever has enough leaves off, and the next is not misled by it.
        expect(shown.holding(asked, slots).take(1).toArray()).toEqual(expected.slice(0, 1))
        const other = [...shown.holding([['kell']], slots)]
        const between: number[] = []
        for (const slot of shown.holding(asked, slots)) {
          expect([...shown.holding([['kell']], slots)]).toEqual(other)
          between.push(slot)
        }
        expect(between).toEqual(expected)
        const chest = openChest()
        press.save(titles.length, chest)
        const again = openTitles()
        for (const _ of again.load(chest));
        expect([...again.print().holding(asked, slots)]).toEqual(expected)
        again.add(titles.length, 'strike in kell')
        expect([...again.print().holding([['kell']], Uint32Array.of(titles.length))]).toEqual([
          titles.length
        ])
      })
    )
  })

  it('are the same whether a word leads to them or all are looked through', () => {
    fc.assert(
      fc.property(fc.array(title, { minLength: 1 }), word, word, (titles, rare, other) => {
        const others = Array.from({ length: 40 }, () => 'the mayor of a town')
        const all = [...others, ...titles, ...others]
        const shown = entered(all).print()
        const expected = [...order(all)].filter(slot => {
          const own = all[slot]!.split(' ')
          return own.includes(rare) && own.includes(other)
        })
        expect([...shown.holding([[rare], [other]], order(all))]).toEqual(expected)
        expect([...shown.holding([['the']], order(all))]).toHaveLength(80)
      })
    )
  })

  it('that came later are nothing to what was printed', () => {
    const press = entered(['ferry strike'])
    const before = press.print()
    for (let slot = 1; slot < 5_000; slot++) press.add(slot, 'ferry vote in kell')
    expect([...before.holding([['ferry']], Uint32Array.of(0))]).toEqual([0])
    expect([...press.print().holding([['vote']], Uint32Array.of(4_999, 0))]).toEqual([4_999])
  })
})
