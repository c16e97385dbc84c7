import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Table } from '../../../src/edition/people/columns/table.ts'
import { Texts } from '../../../src/edition/people/columns/texts.ts'
import { best } from '../../../src/edition/people/selection.ts'
import type { Section, TypeOf } from '../../../src/edition/snapshot/chest.ts'
import { openChest } from '../../../src/edition/snapshot/chest.ts'

const run = <Value>(slices: Generator<void, Value>): Value => {
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
  }
}

/** Pieces as one section, as a chest gives them. */
const whole = <Kind extends Section>(pieces: readonly Section[], type: TypeOf<Kind>): Kind => {
  const chest = openChest()
  chest.put('pieces', pieces)
  return chest.take('pieces', type)
}
const inOnePiece = (texts: Texts) =>
  [whole(texts.pieces(), Uint8Array), whole(texts.rows.pieces(), Uint32Array)] as const

/** One row of four, and three numbers more. */
const HALF = new Uint32Array(7)

describe('a table', () => {
  const width = fc.integer({ min: 1, max: 9 })
  const writes = fc.array(
    fc.tuple(fc.nat(3000), fc.nat(8), fc.integer({ min: 0, max: 0xffff_ffff }), fc.boolean()),
    { maxLength: 60 }
  )

  it('prints what it holds, whatever is written after', () => {
    fc.assert(
      fc.property(width, writes, (fields, steps) => {
        const table = new Table(fields)
        const plain = new Map<number, number>()
        const printed: { table: Table; plain: Map<number, number> }[] = []
        for (const [row, at, value, print] of steps) {
          const field = at % fields
          table.reach(row)
          table.set(row, field, value)
          plain.set(row * 9 + field, value)
          if (print) printed.push({ table: table.print(), plain: new Map(plain) })
        }
        for (const each of [...printed, { table, plain }])
          for (const [place, value] of each.plain)
            expect(each.table.get(Math.floor(place / 9), place % 9)).toBe(value)
      })
    )
  })

  it('is the same after it was in pieces', () => {
    fc.assert(
      fc.property(width, fc.nat(3000), (fields, size) => {
        const table = new Table(fields)
        for (let row = 0; row < size; row++) table.set(table.push(), row % fields, row)
        const again = new Table(fields)
        expect(run(again.load(whole(table.pieces(), Uint32Array)))).toBe(true)
        expect(whole(again.pieces(), Uint32Array)).toEqual(whole(table.pieces(), Uint32Array))
        expect(again.size).toBe(size)
      }),
      { numRuns: 20 }
    )
  })

  it('refuses half a row', () => {
    expect(run(new Table(4).load(HALF))).toBe(false)
  })
})

describe('texts', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'Ada', 'Šárka', '\uD800')
    ),
    { maxLength: 200 }
  )

  it('give each string one number, and the string for the number', () => {
    fc.assert(
      fc.property(texts, all => {
        const known = new Texts(1)
        const numbers = all.map(text => known.enter(text))
        expect(numbers.map(number => known.text(number))).toEqual(all)
        expect(all.map(text => known.find(text))).toEqual(numbers)
        expect(new Set(numbers).size).toBe(new Set(all).size)
        expect(known.find('nobody entered this')).toBe(0)
      })
    )
  })

  it('that are printed know nothing of what came later', () => {
    const known = new Texts(1)
    known.enter('early')
    const printed = known.print()
    for (let n = 0; n < 5_000; n++) known.enter(`late ${n}`)
    expect([printed.find('early'), printed.find('late 7'), printed.last]).toEqual([1, 0, 1])
    expect(known.find('late 7')).toBe(9)
  })

  it('are the same after they were bytes', () => {
    fc.assert(
      fc.property(texts, all => {
        const known = new Texts(1)
        // More than one chunk of bytes.
        for (let n = 0; n < 3_000; n++) known.enter(`somebody of some length, number ${n}`)
        const numbers = all.map(text => known.enter(text))
        const again = new Texts(1)
        expect(run(again.load(...inOnePiece(known)))).toBe(true)
        expect(all.map(text => again.find(text))).toEqual(numbers)
        expect(again.enter('one more')).toBe(known.enter('one more'))
        expect(again.text(again.find('one more'))).toBe('one more')
      }),
      { numRuns: 20 }
    )
  })

  it('refuse bytes that end before a string does', () => {
    const known = new Texts(1)
    known.enter('somebody')
    const [bytes, rows] = inOnePiece(known)
    expect(run(new Texts(1).load(bytes.subarray(0, 6), rows))).toBe(false)
  })
})

const byNumber = (a: number, b: number) => a - b

describe('the best of many', () => {
  it('are the first of all in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.nat(20), (numbers, limit) => {
        expect(best(numbers, limit, byNumber)).toEqual(numbers.toSorted(byNumber).slice(0, limit))
      })
    )
  })
})
