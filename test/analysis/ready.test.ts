// The analysis made ready: that others have their turn meanwhile.
import { describe, expect, it } from 'vitest'
import { getReady } from '../../src/analysis/ready.ts'

describe('the analysis made ready', () => {
  it('gives way after each step, and goes on when its turn has come', async () => {
    const turns: (() => void)[] = []
    let isReady = false
    const ready = getReady(() => new Promise(resolve => turns.push(resolve))).finally(() => {
      isReady = true
    })
    for (let turn = 0; turn < 15; turn++) {
      await expect.poll(() => turns.length).toBe(turn + 1)
      expect(isReady).toBe(false)
      turns[turn]!()
    }
    await expect.poll(() => (turns.splice(0).forEach(go => go()), isReady)).toBe(true)
    await ready
  })

  it('goes no further when there are no more turns', async () => {
    const closed = new Error('closed')
    await expect(getReady(() => Promise.reject(closed))).rejects.toBe(closed)
  })
})
