import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Letters } from '../../src/edition/search/letters.ts'
import { WordTable } from '../../src/edition/search/wordtable.ts'
import { eachWord } from '../../src/edition/words.ts'
import { ended } from './index.ts'

describe('a table of words', () => {
  it('gives back every word to the last unit, in a snapshot too', () => {
    const unit = fc.string({ unit: 'binary', minLength: 1 })
    const long = fc.nat(70_000).map(size => 'x'.repeat(size + 1))
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 20, arbitrary: unit }, long)), words => {
        const letters = new Letters()
        for (const word of words) letters.push(word)
        const copy = ended(Letters.from(letters.flat(letters.size)))
        words.forEach((word, number) => {
          expect(letters.at(number)).toBe(word)
          expect(copy.at(number)).toBe(word)
          const next = words[number + 1] ?? word
          const order = letters.compare(number, Math.min(number + 1, words.length - 1))
          expect(Math.sign(order)).toBe(word < next ? -1 : word > next ? 1 : 0)
        })
      }),
      { numRuns: 50 }
    )
  })

  it('numbers each spelling once, in the order of their first use', () => {
    const word = fc.stringMatching(/^[a-zA-Zé]{1,4}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), words => {
        const table = new WordTable()
        const text = words.join(' ')
        const spelled: string[] = []
        eachWord(text, 0, text.length, (start, end, hash, check) => {
          const number = table.numberAt(text, start, end, hash, check)
          spelled.push(table.word(number))
          expect(table.find(hash, check)).toBe(number)
        })
        expect(spelled).toEqual(words)
        expect(Array.from({ length: table.size }, (_, n) => table.word(n))).toEqual([
          ...new Set(words)
        ])
      })
    )
  })

  it('keeps its numbers while it grows, and knows what it has not met', () => {
    const table = new WordTable()
    const text = Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(' ')
    const numbers: number[] = []
    const again: number[] = []
    eachWord(text, 0, text.length, (...word) => numbers.push(table.numberAt(text, ...word)))
    eachWord(text, 0, text.length, (_, __, ...hashes) => again.push(table.find(...hashes)))
    expect(again).toEqual(numbers)
    const copy = ended(WordTable.from(ended(table.flat(table.size))))
    const copied: number[] = []
    eachWord(text, 0, text.length, (_, __, ...hashes) => copied.push(copy.find(...hashes)))
    expect(copied).toEqual(numbers)
    expect(copy.word(777)).toBe('w777')
    // A snapshot of the first words knows no others, and numbers on from there.
    const half = ended(WordTable.from(ended(table.flat(10_000))))
    const known: number[] = []
    eachWord(text, 0, text.length, (_, __, ...hashes) => known.push(half.find(...hashes)))
    expect(known).toEqual(numbers.map(number => (number < 10_000 ? number : -1)))
    const entered: number[] = []
    eachWord(text, 0, text.length, (...word) => entered.push(half.numberAt(text, ...word)))
    expect(entered).toEqual(numbers)
    eachWord('stranger', 0, 8, (_, __, ...hashes) => expect(table.find(...hashes)).toBe(-1))
  })
})
