import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { folderOf } from '../cli/run.ts'
import type { Openings } from './opening.ts'

it('a new database is opened by all who come to it at the same moment', async () => {
  const folder = await folderOf({})
  const paths = Array.from({ length: 40 }, (_, at) => join(folder, `${at}.sqlite`))
  const come = new Int32Array(new SharedArrayBuffer(4 * paths.length))
  const workerData: Openings = { paths, come, threads: 4 }
  const script = new URL('opening.ts', import.meta.url)
  const threads = Array.from({ length: 4 }, () => new Worker(script, { workerData }))
  onTestFinished(async () => void (await Promise.all(threads.map(thread => thread.terminate()))))
  // A thread that cannot open one ends with what it was told, and `once` rejects with it.
  const codes = await Promise.all(threads.map(thread => once(thread, 'exit')))
  expect(codes).toEqual([[0], [0], [0], [0]])
})
