// Long columns: what a snapshot of one holds stays as it was, and comes back as it is.
import { describe, expect, it } from 'vitest'
import { openChest } from '../../../src/edition/snapshot/chest.ts'
import { CHUNK, CHUNK_BITS, openLongColumn, WITHIN } from '../../../src/edition/stories/columns.ts'

describe('a long column', () => {
  const rows = CHUNK + 3
  const filled = () => {
    const column = openLongColumn(Uint32Array)
    column.hold(rows)
    for (const at of [0, 7, CHUNK, CHUNK + 2]) column.writable(at)[at & WITHIN] = at + 1
    return column
  }

  it('is written to without changing what was saved', () => {
    const column = filled()
    const chest = openChest()
    column.save(chest, 'rows', rows)
    column.writable(7)[7] = 99
    column.writable(CHUNK)[0] = 99
    expect(chest.take('rows.0', Uint32Array)[7]).toBe(8)
    expect([...chest.take('rows.1', Uint32Array)]).toEqual([CHUNK + 1, 0, CHUNK + 3])
    expect(column.chunks[0]![7]).toBe(99)
  })

  it('copies nothing while nothing is written, and a chunk once', () => {
    const column = filled()
    const chest = openChest()
    column.save(chest, 'rows', rows)
    const [first, second] = column.chunks
    expect(chest.take('rows.0', Uint32Array).buffer).toBe(first!.buffer)
    const own = column.writable(1)
    expect(own).not.toBe(first)
    expect(column.writable(2)).toBe(own)
    expect(column.chunks[1]).toBe(second)
  })

  it('goes on growing after it was loaded', () => {
    const chest = openChest()
    filled().save(chest, 'rows', rows)
    const loaded = openLongColumn(Uint32Array)
    loaded.load(chest, 'rows', rows)
    loaded.hold(2 * CHUNK + 1)
    loaded.writable(2 * CHUNK)[0] = 5
    const read = (at: number) => loaded.chunks[at >>> CHUNK_BITS]![at & WITHIN]
    expect([0, 7, CHUNK, CHUNK + 2, 2 * CHUNK].map(read)).toEqual([1, 8, CHUNK + 1, CHUNK + 3, 5])
  })
})
