import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWordTable } from '../../src/edition/search/wordtable.ts'
import { eachWord } from '../../src/edition/words.ts'

describe('a table of words', () => {
  it('numbers each spelling once, in the order of their first use', () => {
    const word = fc.stringMatching(/^[a-zA-Zé]{1,4}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), words => {
        const table = openWordTable()
        const text = words.join(' ')
        const spelled: string[] = []
        eachWord(text, 0, text.length, (start, end, hash, check) => {
          const number = table.numberAt(text, start, end, hash, check)
          spelled.push(table.words[number]!)
          expect(table.find(hash, check)).toBe(number)
        })
        expect(spelled).toEqual(words)
        expect(table.words).toEqual([...new Set(words)])
      })
    )
  })

  it('keeps its numbers while it grows, and knows what it has not met', () => {
    const table = openWordTable()
    const text = Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(' ')
    const numbers: number[] = []
    const again: number[] = []
    eachWord(text, 0, text.length, (...word) => numbers.push(table.numberAt(text, ...word)))
    eachWord(text, 0, text.length, (_, __, ...hashes) => again.push(table.find(...hashes)))
    expect(again).toEqual(numbers)
    eachWord('stranger', 0, 8, (_, __, ...hashes) => expect(table.find(...hashes)).toBe(-1))
  })
})
