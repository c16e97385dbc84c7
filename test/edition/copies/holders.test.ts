import { describe, expect, it } from 'vitest'
import { MARKS, WIDTH } from '../../../src/edition/copies/fingerprint.ts'
import { openHolders } from '../../../src/edition/copies/holders.ts'
import { openSketches } from '../../../src/edition/copies/sketches.ts'

/** One sentence with these marks. */
const sketch = (...marks: readonly number[]): Uint32Array => {
  const sentence = new Uint32Array(WIDTH)
  sentence.set(marks.slice(0, MARKS))
  return sentence
}

describe('who holds a run of words', () => {
  it('tells of the one who is compared only now, or no longer, and of nobody where there is none', () => {
    const sketches = openSketches()
    // The later a row, the larger its key.
    const holders = openHolders(sketches, row => row)
    const told: number[] = []
    const add = () => {
      const row = sketches.enter(sketch(7, 9))
      holders.add(row, changed => told.push(changed))
    }
    const remove = (row: number) => {
      holders.remove(row, changed => told.push(changed))
      sketches.leave(row)
    }
    for (let row = 0; row < 80; row++) add()
    expect(told.splice(0)).toEqual([])
    // Of 80 the first 64 are compared with all: where one of them goes the next comes in, for each of the two marks.
    remove(0)
    expect(told.splice(0)).toEqual([64, 64])
    add()
    expect(told.splice(0)).toEqual([64, 64])
    // Of fewer everybody is, whoever comes or goes.
    for (let row = 20; row < 80; row++) remove(row)
    told.length = 0
    add()
    expect(told).toEqual([])
    const near: number[] = []
    holders.eachNear(3, row => near.push(row))
    expect(new Set(near)).toEqual(new Set([...Array(20).keys(), 79]))
  })
})
