// How long work shares the event loop with those who ask: gives way after a few milliseconds.

/** Awaited between two steps of long work. Resolves at once unless this turn of the loop has been held for `HOLD`. */
export type Breathe = () => Promise<void>

/** Milliseconds that the event loop is held at most, one step of the work aside. */
const HOLD = 3

/**
 * One for all work of a room: whatever goes on side by side shares one turn's milliseconds, and of several that wait as many go on in
 * each turn of the loop as fit into them, in their order.
 */
export function openBreather(): Breathe {
  let since = performance.now()
  let isTurning = false
  const waiting: (() => void)[] = []

  const turn = async (): Promise<void> => {
    since = performance.now()
    while (waiting.length > 0 && performance.now() - since < HOLD) {
      waiting.shift()?.()
      // Whoever goes on takes his whole step before the clock is looked at again: the next tick comes when no promise is left to go on.
      await new Promise<void>(resolve => process.nextTick(resolve))
    }
    isTurning = waiting.length > 0
    if (isTurning) setImmediate(() => void turn())
  }

  return () => {
    if (!isTurning && performance.now() - since < HOLD) return DONE
    return new Promise(resolve => {
      waiting.push(resolve)
      if (!isTurning) setImmediate(() => void turn())
      isTurning = true
    })
  }
}

const DONE = Promise.resolve()
