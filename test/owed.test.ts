import { describe, expect, it } from 'vitest'
import { BEAT, openOwed } from '../src/owed.ts'
import type { Kept } from '../src/platform.ts'
import { openKept } from './fakes/kept.ts'

interface Debt {
  readonly to: string
  readonly at: number
}

const open = (kept: Kept, hasCopies = false) =>
  openOwed({
    kept,
    name: 'owed',
    within: 120_000,
    hasCopies,
    isDebt: (value: unknown): value is Debt =>
      typeof value === 'object' && value !== null && 'to' in value
  })

describe('what is owed', () => {
  it('is found by the next process, however much it is', async () => {
    const kept = openKept()
    const owed = open(kept)
    const debts = Array.from({ length: 130 }, (_, at) => ({ to: `U${at}`, at: 1000 }))
    await Promise.all(debts.map((debt, at) => owed.add(`${at}`, debt)))
    await Promise.all(debts.map((_, at) => owed.settle(at % 2 === 0 ? `${at}` : 'none')))
    const found = await open(kept).takeOver(2000)
    expect(found.map(({ debt }) => debt.to)).toEqual(
      debts.filter((_, at) => at % 2 === 1).map(({ to }) => to)
    )
  })

  it('is taken over until it is settled, whoever is killed meanwhile', async () => {
    const kept = openKept()
    const owed = open(kept)
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => owed.add(`${at}`, { to: 'U1', at: 1000 }))
    )
    expect(await open(kept).takeOver(2000)).toHaveLength(60)
    const next = open(kept)
    const taken = await next.takeOver(2000)
    expect(taken).toHaveLength(60)
    await Promise.all(taken.map(({ id }) => next.settle(id)))
    expect(await open(kept).takeOver(2000)).toEqual([])
  })

  it('and settled before it could be written is not there afterwards', async () => {
    const kept = openKept()
    const slowly: Kept['owed']['add'] = async (...debt) => {
      await new Promise(resolve => setTimeout(resolve, 150))
      return kept.owed.add(...debt)
    }
    const owed = open({ ...kept, owed: { ...kept.owed, add: slowly } })
    await Promise.all([owed.add('1', { to: 'U1', at: 1000 }), owed.settle('1')])
    expect(kept.debts.size).toBe(0)
  })

  it('is forgotten when it can be paid no more, and what is no debt is none', async () => {
    const kept = openKept()
    await kept.owed.add('1', 'owed', { to: 'U1', at: 0 })
    await kept.owed.add('2', 'owed', { not: 'one of ours' })
    await kept.owed.add('4', 'owed', { by: 'another version', at: 50_000 })
    await kept.owed.add('3', 'owed', { to: 'U2', at: 50_000 })
    expect(await open(kept).takeOver(130_000)).toMatchObject([{ debt: { to: 'U2', at: 50_000 } }])
    expect([...kept.debts.keys()]).toEqual(['3'])
  })

  it('by a copy that lives is its own, and by one that has fallen silent is found by one other', async () => {
    const kept = openKept()
    const [first, second, third] = [open(kept, true), open(kept, true), open(kept, true)]
    for (const copy of [first, second, third]) await copy.takeOver(0)
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => first.add(`${at}`, { to: `U${at}`, at: 1000 }))
    )
    await second.add('1', { to: 'V1', at: 1000 })
    for (let now = BEAT; now <= 3 * BEAT; now += BEAT) {
      expect(await second.takeOver(now)).toEqual([])
      expect(await third.takeOver(now)).toEqual([])
    }
    const taken = await third.takeOver(3 * BEAT + 1)
    expect(taken).toHaveLength(60)
    expect(await second.takeOver(3 * BEAT + 1)).toEqual([])
    await Promise.all(taken.map(({ id }) => third.settle(id)))
    // What a copy has left is taken away with it.
    expect(JSON.stringify([...kept.debts])).not.toContain('U1')
    await second.settle('1')
    expect(kept.debts.size).toBe(0)
  })

  it('by a copy that has fallen silent outlives whoever finds that out and is killed before taking it', async () => {
    const kept = openKept()
    const killed = {
      ...kept,
      owed: { ...kept.owed, take: () => Promise.reject(new Error('gone')) }
    }
    const [first, second, third] = [open(kept, true), open(killed, true), open(kept, true)]
    for (const copy of [first, second, third]) await copy.takeOver(0)
    await first.add('1', { to: 'U1', at: 1000 })
    const now = 3 * BEAT + 1
    await third.takeOver(BEAT)
    await expect(second.takeOver(now)).rejects.toThrow('gone')
    expect(await third.takeOver(now)).toMatchObject([{ debt: { to: 'U1' } }])
  })

  it('by a copy that was asleep for long is its own all the same', async () => {
    const owed = open(openKept(), true)
    expect(await owed.takeOver(0)).toEqual([])
    await owed.add('1', { to: 'U1', at: 0 })
    expect(await owed.takeOver(4 * BEAT)).toEqual([])
  })
})
