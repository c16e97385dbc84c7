// The first file of a reader's thread.
import { enableCompileCache } from 'node:module'
import { constants, getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { answerErrands } from './answering.ts'

// Whoever asks comes first where there are no more cores than threads. On Linux a priority is a thread's own, anywhere else it would be
// that of the whole process.
const { PRIORITY_BELOW_NORMAL: LOW } = constants.priority
if (process.platform === 'linux' && getPriority() < LOW) setPriority(LOW)

// As in copydesk.js, whose cache a thread does not inherit; what is imported from here on comes out of it.
enableCompileCache()
const { readPacked } = await import('./packed.ts')
if (parentPort === null) throw new Error('thread: this is no thread')
answerErrands(parentPort, workerData, readPacked)
