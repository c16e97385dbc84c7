// A reader's thread that some articles end: what a fault of Node or of ours would do.
import { parentPort, workerData } from 'node:worker_threads'
import { answerErrands } from '../../../src/newsroom/readers/answering.ts'
import { readPacked } from '../../../src/newsroom/readers/packed.ts'

if (parentPort === null) throw new Error('deadly: this is no thread')
answerErrands(parentPort, workerData, article => {
  if (article.text.includes('EXIT')) process.exit(3)
  if (article.text.includes('HANG')) for (;;);
  if (article.text.includes('THROW')) throw new RangeError('planted')
  if (article.text.includes('FILL'))
    for (const all: number[][] = []; ;) all.push(Array(1e6).fill(1.5))
  return readPacked(article)
})
