// How long work shares the event loop with those who ask: gives way after a few milliseconds.

/** Awaited between two steps of long work. Resolves at once unless this turn of the loop has been held for `HOLD`. */
export type Breathe = () => Promise<void>

/** Milliseconds that the event loop is held at most, one step of the work aside. */
const HOLD = 5

/**
 * One for all work of a newsroom: whatever goes on side by side shares one turn's milliseconds, and of several that wait
 * one goes on in each turn of the loop.
 */
export function openBreather(): Breathe {
  let since = performance.now()
  const waiting: (() => void)[] = []

  const turn = () => {
    since = performance.now()
    waiting.shift()?.()
    if (waiting.length > 0) setImmediate(turn)
  }

  return () => {
    if (performance.now() - since < HOLD) return DONE
    return new Promise(resolve => {
      if (waiting.push(resolve) === 1) setImmediate(turn)
    })
  }
}

const DONE = Promise.resolve()
