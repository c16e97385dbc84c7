import { describe } from 'vitest'
import { openRecall } from '../src/recall.ts'
import { describeRecall } from './contracts/recall.ts'

describe('the memory of a process', () => {
  describeRecall(async () => openRecall())
})
