import { describe, expect, it } from 'vitest'
import { Column } from '../../src/newsroom/column.ts'

const COUNT = 10_000
const filled = () => {
  const column = new Column(Float64Array)
  for (let at = 0; at < COUNT; at++) column.put(at, at + 0.5)
  return column
}
const joined = (pieces: readonly Float64Array[]) => pieces.flatMap(piece => [...piece])

describe('a column that is lent out', () => {
  it('has every number in its order, and none beyond those asked for', () => {
    for (const count of [0, 1, 4095, 4096, 4097, 8192, COUNT]) {
      const pieces = filled().lend(count)
      expect(pieces.length).toBeGreaterThan(0)
      expect(joined(pieces)).toEqual(Array.from({ length: count }, (_, at) => at + 0.5))
    }
  })

  it('stays as it was lent, whatever is put, and each time anew', () => {
    const column = filled()
    const first = column.lend(COUNT)
    for (const at of [0, 4096, COUNT - 1]) column.put(at, -1)
    const second = column.lend(COUNT)
    column.put(0, -2)
    expect(joined(first)).toEqual(Array.from({ length: COUNT }, (_, at) => at + 0.5))
    expect([0, 4096, COUNT - 1].map(at => joined(second)[at])).toEqual([-1, -1, -1])
    expect([column.at(0), column.at(1), column.at(4096)]).toEqual([-2, 1.5, -1])
  })

  it('is zero where nothing was put', () => {
    const column = new Column(Uint8Array)
    column.put(5000, 7)
    expect([column.at(0), column.at(4999), column.at(5000), column.at(1e6)]).toEqual([0, 0, 7, 0])
  })
})
