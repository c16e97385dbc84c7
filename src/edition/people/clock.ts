// When to let others have the thread. Knows the time.

/** A slice of work: short beside the twenty milliseconds that nothing may take. */
const SLICE_MS = 2

export interface Clock {
  /** Lets go when the slice is over. To be delegated to every few microseconds of work, not every few nanoseconds. */
  pause(): Generator<void>
}

export const openClock = (): Clock => {
  let start = performance.now()
  return {
    *pause() {
      if (performance.now() - start < SLICE_MS) return
      yield
      start = performance.now()
    }
  }
}
