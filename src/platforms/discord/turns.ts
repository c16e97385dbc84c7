// Answers are made one after the other, and between two of them everything else has its turn: in a rush nobody is kept waiting unheard.
import { setImmediate } from 'node:timers/promises'

/** Does the work when all that was given before has had its turn. */
export type InTurn = <Done>(work: () => Promise<Done>) => Promise<Done>

/**
 * An answer takes some milliseconds of the one thread. A thousand that come at once would be worked off in one go, and the last would be
 * given up by Discord before its timer could fire that says "thinking".
 */
export function openTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return async work => {
    const mine = last.then(() => setImmediate())
    last = mine
    await mine
    return work()
  }
}
