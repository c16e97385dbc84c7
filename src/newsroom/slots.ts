// So many at one time, and the rest in the order in which they came.

/** Gives a function that runs tasks, at most `most` of them at a time. */
export function openSlots(most: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async task => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      // Handed over, not given back: who comes in between must not overtake the queue.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
