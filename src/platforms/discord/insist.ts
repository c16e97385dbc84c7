// Asks Discord once more where nobody can tell whether it has heard: for what may be asked twice.
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, isUnsure } from './api.ts'
import { times } from './limits.ts'

/** Rejects with what went wrong in the last of three tries; what Discord refuses is not tried again. */
export async function insist(work: () => Promise<unknown>, tries = TRIES): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isEarly = codeOf(error) === UNKNOWN
    if (tries <= 1 || !(isEarly || isUnsure(error))) throw error
    if (isEarly) await sleep(times.acknowledge / 10)
    await insist(work, tries - 1)
  }
}

/** Discord does not know the interaction, or not yet: over HTTP it hears "thinking" on one line and the answer on another. */
const UNKNOWN = 10015
const TRIES = 3
