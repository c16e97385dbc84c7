// What every memory of briefings and looks must do, as tests that it registers for itself.
import { expect, it } from 'vitest'
import type { Recall } from '../../src/recall.ts'

/** Registers tests; `open` gives one that remembers nothing yet. */
export function describeRecall(open: () => Promise<Recall>): void {
  it('has told nothing to a channel that was never briefed', async () => {
    const recall = await open()
    await recall.tell('slack:T1:C2', ['a'], 5)
    expect(await recall.briefed('slack:T1:C1')).toEqual({ at: null, articles: new Set() })
  })

  it('adds what each briefing tells to what was told before, and knows the last', async () => {
    const recall = await open()
    await recall.tell('slack:T1:C1', ['a', 'b'], 5)
    await recall.tell('slack:T1:C1', ['b', 'c'], 9)
    await recall.tell('slack:T1:C1', [], 7)
    expect(await recall.briefed('slack:T1:C1')).toEqual({
      at: 9,
      articles: new Set(['a', 'b', 'c'])
    })
  })

  it('marks alike the channels that were told the same at the same times, and no others', async () => {
    const recall = await open()
    const marks = async () =>
      Promise.all(['p:A:1', 'p:A:2', 'p:A:3'].map(channel => recall.mark(channel)))
    expect(await marks()).toEqual(['', '', ''])
    await recall.tell('p:A:1', ['a', 'b'], 5)
    await recall.tell('p:A:2', ['a', 'b'], 5)
    await recall.tell('p:A:3', ['a', 'b'], 6)
    const [one, two, three] = await marks()
    expect(one).toBe(two)
    expect(new Set(['', one, three]).size).toBe(3)
    await recall.tell('p:A:1', [], 7)
    await recall.tell('p:A:2', ['c'], 7)
    const later = await marks()
    expect(new Set([one, ...later]).size).toBe(4)
  })

  it('tells each asker when he last looked at each list', async () => {
    const recall = await open()
    expect(await recall.look('slack:T1:U1', 'stories', 5)).toBeNull()
    expect(await recall.look('slack:T1:U1', 'stories', 9)).toBe(5)
    expect(await recall.look('slack:T1:U1', 'sources', 9)).toBeNull()
    expect(await recall.look('slack:T1:U2', 'stories', 9)).toBeNull()
    expect(await recall.look('slack:T1:U1', 'stories', 10)).toBe(9)
  })

  it('gives out what it knows, and is not changed by who has it', async () => {
    const recall = await open()
    await recall.tell('slack:T1:C1', ['a'], 5)
    const before = await recall.briefed('slack:T1:C1')
    await recall.tell('slack:T1:C1', ['b'], 6)
    expect(before).toEqual({ at: 5, articles: new Set(['a']) })
  })
}
