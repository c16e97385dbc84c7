import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ledger, LedgerPress } from '../../../src/edition/quotes/ledger.ts'
import { openLedger } from '../../../src/edition/quotes/ledger.ts'
import type { Entry } from '../../../src/edition/quotes/page.ts'
import { stemsIn } from '../../../src/edition/quotes/page.ts'
import { openChest } from '../../../src/edition/snapshot/chest.ts'

const entry = fc.record({
  kind: fc.constantFrom('direct', 'partial', 'indirect'),
  name: fc.integer({ min: -1, max: 300 }),
  from: fc.nat(65_000),
  length: fc.nat(500),
  stems: fc.array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 12 })
})
const entries = fc
  .array(entry, { maxLength: 9 })
  .map(list => list.map(({ length, ...rest }): Entry => ({ ...rest, to: rest.from + length })))
/** Slots come in order; each may go at any later time. */
const history = fc.array(
  fc.record({ entries, goes: fc.option(fc.nat(20)), settles: fc.boolean() }),
  {
    maxLength: 20
  }
)

describe('the ledger of quotes', () => {
  it('gives back every row of what is there, through removals, settling and snapshots', () => {
    fc.assert(
      fc.property(history, steps => {
        let press = openLedger()
        const there = new Map<number, readonly Entry[]>()
        steps.forEach((step, slot) => {
          press.add(slot, step.entries)
          there.set(slot, step.entries)
          if (step.goes !== null && there.delete(step.goes)) press.remove(step.goes)
          if (step.settles) settle(press)
          if (step.settles) press = reloaded(press, slot + 1)
        })
        settle(press)
        const ledger = press.print(steps.length)
        expect(rowsOf(ledger, steps.length)).toEqual(
          steps.map((_, slot) => (there.get(slot) ?? []).map(asRow))
        )
        expect(ledger.count).toBe([...there.values()].flat().length)
      })
    )
  })

  it('keeps what it printed as it was', () => {
    const press = openLedger()
    for (let slot = 0; slot < 3_000; slot++)
      press.add(
        slot,
        Array.from({ length: 12 }, () => own(slot + 1))
      )
    const before = press.print(3_000)
    const told = rowsOf(before, 3_000)
    for (let slot = 0; slot < 3_000; slot += 1) if (slot % 4 > 0) press.remove(slot)
    settle(press)
    press.add(3_000, [own(7)])
    expect(rowsOf(before, 3_000)).toEqual(told)
    const after = press.print(3_001)
    expect(after.count).toBe(750 * 12 + 1)
    expect(rowsOf(after, 3_001)[4]).toEqual(told[4])
  })

  it('enters as many quotes of one article as a slot can count', () => {
    const press = openLedger()
    const many = Array.from({ length: 70_000 }, () => own(1))
    press.add(0, many)
    press.add(1, [own(2)])
    expect(press.print(2).sizeOf(0)).toBe(65_535)
    expect(rowsOf(press.print(2), 2)[1]).toEqual([asRow(own(2))])
  })
})

const own = (stem: number): Entry => ({
  kind: 'direct',
  name: 2,
  from: 4,
  to: 9,
  stems: [stem]
})

const settle = (press: LedgerPress): void => {
  for (const _ of press.settle());
}

const reloaded = (press: LedgerPress, slots: number): LedgerPress => {
  const chest = openChest()
  press.save(press.print(slots), chest)
  const again = openLedger()
  for (const _ of again.load(chest));
  return again
}

const rowsOf = (ledger: Ledger, slots: number): unknown[][] =>
  Array.from({ length: slots }, (_, slot) =>
    Array.from({ length: ledger.sizeOf(slot) }, (__, at) => {
      const page = ledger.pageOf(slot)
      const row = ledger.firstOf(slot) + at
      return [
        page.kinds[row],
        page.names[row],
        page.froms[row],
        page.lengths[row],
        stemsIn(page, row)
      ]
    })
  )

const asRow = ({ kind, name, from, to, stems }: Entry): unknown[] => [
  ['direct', 'partial', 'indirect'].indexOf(kind),
  name + 1,
  from,
  to - from,
  stems
]
