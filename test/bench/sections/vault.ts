// What an article takes where it is kept, and how long it takes to get it in and out: alone, on the shelf, and through a snapshot.
import { join } from 'node:path'
import { setImmediate as immediate } from 'node:timers/promises'
import { read } from '../../../src/analysis/analysis.ts'
import { openShelf } from '../../../src/edition/shelf.ts'
import type { ShelfPress } from '../../../src/edition/shelf.ts'
import { openChest } from '../../../src/edition/snapshot/chest.ts'
import { readSnapshot, writeSnapshot } from '../../../src/edition/snapshot/snapshot.ts'
import { packReading, unpackReading } from '../../../src/edition/vault/packing.ts'
import { corpus } from '../corpus.ts'
import {
  atMost,
  figure,
  megabytes,
  ms,
  pausesOf,
  type Plan,
  type Report,
  timed
} from '../measure.ts'

export default async function vault(plan: Plan, report: Report): Promise<void> {
  packing(plan, report)
  const press = shelved(plan, report)
  await kept(press, plan, report)
}

/** One after the other, so many times that the code is warm. */
function packing({ articles, seed }: Plan, report: Report): void {
  const readings = Array.from(corpus({ articles: Math.min(articles, 1000), seed }), read)
  const packed = readings.map(packReading)
  for (const one of packed) unpackReading(one)
  const pack = each(readings, one => packReading(one))
  const unpack = each(packed, one => unpackReading(one))
  const bytes = packed.reduce((sum, { length }) => sum + length, 0) / packed.length
  report.figure('vault.bytes', bytes)
  report.row({
    what: 'a reading, packed',
    ours: `${figure(bytes)} bytes, in ${figure(pack * 1000)} us`,
    mark: atMost(bytes, 2500, 'bytes')
  })
  report.row({
    what: 'and unpacked, all of it',
    ours: `${figure(unpack * 1000)} us`,
    mark: atMost(unpack * 1000, 100, 'us')
  })
}

function shelved({ articles, seed }: Plan, report: Report): ShelfPress {
  const press = openShelf()
  let [longest, whole] = [0, 0]
  for (const article of corpus({ articles, seed })) {
    const packed = packReading(read(article))
    const took = timed(() => press.add(packed))
    whole += took
    longest = Math.max(longest, took)
  }
  report.row({
    what: 'on the shelf',
    ours: `${figure((whole / articles) * 1000)} us each, the longest ${ms(longest)}`
  })
  report.row({ what: 'put in order', ours: slices(press.settle()) })
  report.row({ what: 'printed', ours: ms(timed(() => press.print())) })
  const shelf = press.print()
  for (let slot = 0; slot < Math.min(10, articles); slot++) press.remove(slot)
  report.row({ what: 'ten removed', ours: slices(press.settle()) })
  const asked = shelf.latest.subarray(0, 10_000)
  const ids = Array.from(asked, slot => shelf.idOf(slot))
  report.row({
    what: 'an article without its text',
    ours: `${figure(each(asked, slot => shelf.article(slot)) * 1000)} us`
  })
  report.row({
    what: 'a slot by id',
    ours: `${figure(each(ids, id => shelf.slotOf(id)) * 1000)} us`
  })
  return press
}

async function kept(press: ShelfPress, { folder }: Plan, report: Report): Promise<void> {
  const path = join(folder, 'shelf.snapshot')
  const written = await pausesOf(async () => {
    const chest = openChest()
    press.save(press.print(), chest)
    await writeSnapshot(path, chest, 'bench')
  })
  report.row({ what: 'a snapshot of the shelf', ours: `longest pause ${ms(written.longest)}` })
  const fresh = openShelf()
  const from = performance.now()
  const loaded = await pausesOf(async () => {
    const chest = await readSnapshot(path, 'bench')
    for (const _ of fresh.load(chest!)) await immediate()
    for (const _ of fresh.settle()) await immediate()
    return performance.now() - from
  })
  report.row({
    what: 'and back',
    ours: `${megabytes(fresh.bytes)} in ${ms(loaded.done)}, longest pause ${ms(loaded.longest)}`
  })
}

/** Milliseconds for one of them. */
function each<One>(all: Iterable<One> & { readonly length: number }, work: (one: One) => void) {
  return (
    timed(() => {
      for (const one of all) work(one)
    }) / all.length
  )
}

function slices(work: Iterator<void>): string {
  let [longest, whole] = [0, 0]
  for (;;) {
    const from = performance.now()
    const { done } = work.next()
    const took = performance.now() - from
    whole += took
    longest = Math.max(longest, took)
    if (done === true) return `${ms(whole)} in slices of up to ${ms(longest)}`
  }
}
