import { describe, expect, it } from 'vitest'
import { BEAT, openOwed } from '../src/owed.ts'
import type { Kept } from '../src/platform.ts'
import { openKept } from './fakes/kept.ts'

interface Debt {
  readonly to: string
  readonly at: number
}

const open = (kept: Kept | undefined, hasCopies = false) =>
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

  it('is kept a little at a time: one debt more writes none of the old pages again', async () => {
    const kept = openKept()
    const written: string[] = []
    const watched = {
      ...kept,
      write: (name: string, document: unknown) => {
        written.push(name)
        return kept.write(name, document)
      }
    }
    const owed = open(watched)
    await Promise.all(
      Array.from({ length: 120 }, (_, at) => owed.add(`${at}`, { to: 'U1', at: 1000 }))
    )
    written.length = 0
    await owed.add('one more', { to: 'U2', at: 1000 })
    expect(written).toEqual(['owed.2'])
  })

  it('is forgotten when it can be paid no more, and what is no debt is none', async () => {
    const kept = openKept()
    const others = ['not one of ours', { by: 'another version', at: 50_000 }]
    await kept.write('owed', [{ to: 'U1', at: 0 }, ...others, { to: 'U2', at: 50_000 }])
    expect(await open(kept).takeOver(130_000)).toMatchObject([{ debt: { to: 'U2', at: 50_000 } }])
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
    expect(JSON.stringify([...kept.documents])).not.toContain('U1')
    await second.settle('1')
    expect(JSON.stringify([...kept.documents])).not.toContain('V1')
  })

  it('by a copy that was asleep for long is its own all the same', async () => {
    const owed = open(openKept(), true)
    expect(await owed.takeOver(0)).toEqual([])
    await owed.add('1', { to: 'U1', at: 0 })
    expect(await owed.takeOver(4 * BEAT)).toEqual([])
  })

  it('is owed without being kept where nothing is', async () => {
    const owed = open(undefined)
    await owed.add('1', { to: 'U1', at: 0 })
    await owed.settle('1')
    expect(await owed.takeOver(0)).toEqual([])
  })
})
