// The rounds: what is due is read, what has waited longest first, and a round that breaks ends nothing.
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dueAt, openRounds } from '../../src/newsroom/rounds.ts'
import { openSlots } from '../../src/newsroom/slots.ts'

function open(times: Map<string, number | null>, read: (keys: readonly string[]) => Promise<void>) {
  const ending = new AbortController()
  onTestFinished(() => ending.abort())
  const faults: unknown[] = []
  const log = { error: (fault: unknown) => void faults.push(fault) }
  const rounds = openRounds({ times: () => times, read, signal: ending.signal, log, tick: 50 })
  return { rounds, ending, faults }
}

describe('what is due', () => {
  it('has waited longest first, and is so much as one round takes', () => {
    const times: [string, number | null][] = [
      ['soon', 101],
      ['never', null],
      ['now', 100],
      ['long', 7]
    ]
    expect(dueAt(times, 100)).toEqual(['long', 'now'])
    const many = Array.from({ length: 500 }, (_, at): [string, number] => [`s${at}`, 500 - at])
    expect(dueAt(many, 1000)).toHaveLength(20)
    expect(dueAt(many, 1000)[0]).toBe('s499')
  })
})

describe('the rounds', () => {
  it('read what is due until it is not, and go on when a round breaks', async () => {
    const times = new Map<string, number | null>([
      ['a', 0],
      ['later', Date.now() + 3_600_000]
    ])
    const read: string[] = []
    const { faults } = open(times, async keys => {
      read.push(...keys)
      if (read.length === 1) throw new Error('planted')
      for (const key of keys) times.set(key, null)
    })
    await expect.poll(() => read, { timeout: 3000 }).toEqual(['a', 'a'])
    await sleep(400)
    expect(read).toEqual(['a', 'a'])
    expect(faults).toHaveLength(1)
  })

  it('come one after the other, and end with the bot', async () => {
    const times = new Map([['a', 0]])
    let under = 0
    let most = 0
    let count = 0
    const { ending, rounds } = open(times, async () => {
      most = Math.max(most, (under += 1))
      count += 1
      await sleep(20)
      under -= 1
    })
    for (let at = 0; at < 10; at++) {
      rounds.wake()
      await sleep(60)
    }
    expect(most).toBe(1)
    ending.abort()
    await sleep(50)
    const before = count
    rounds.wake()
    await sleep(400)
    expect(count).toBe(before)
  })
})

describe('slots', () => {
  it('run so many at a time, in order, whatever some of them throw', async () => {
    const slot = openSlots(2)
    let under = 0
    let most = 0
    const order: number[] = []
    const all = await Promise.allSettled(
      [0, 1, 2, 3, 4, 5].map(at =>
        slot(async () => {
          order.push(at)
          most = Math.max(most, (under += 1))
          await sleep(5)
          under -= 1
          if (at % 2 === 0) throw new Error('planted')
          return at
        })
      )
    )
    expect(most).toBe(2)
    expect(order).toEqual([0, 1, 2, 3, 4, 5])
    expect(all.map(({ status }) => status)).toEqual(
      [0, 1, 2].flatMap(() => ['rejected', 'fulfilled'])
    )
  })
})
