// A thread that opens new databases, each at the very moment at which others do: see opening.test.ts.
import { workerData } from 'node:worker_threads'
import { openSqlite } from '../../src/store/sqlite.ts'

export interface Openings {
  readonly paths: readonly string[]
  /** For each path how many have come to open it. */
  readonly come: Int32Array<SharedArrayBuffer>
  readonly threads: number
}

const { paths, come, threads }: Openings = workerData
for (const [at, path] of paths.entries()) {
  if (Atomics.add(come, at, 1) === threads - 1) Atomics.notify(come, at)
  for (let there = Atomics.load(come, at); there < threads; there = Atomics.load(come, at))
    Atomics.wait(come, at, there, 100)
  await openSqlite({ path, clock: Date.now }).close()
}
