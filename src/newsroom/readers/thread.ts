// The first file of a reader's thread.
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { answerErrands } from './answering.ts'

// As in copydesk.js, whose cache a thread does not inherit; what is imported from here on comes out of it.
enableCompileCache()
const { readPacked } = await import('./packed.ts')
if (parentPort === null) throw new Error('thread: this is no thread')
answerErrands(parentPort, workerData, readPacked)
