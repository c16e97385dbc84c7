// Waits for long work as long as somebody who asked would, and tells now and then that it goes on.

/** Milliseconds that somebody waits for sources to be read. */
const MOST_WAITED = 60_000
const TICK = 2000

/** What it gives; undefined where that takes more than a minute. `tick` is called every two seconds meanwhile. Rejects with what it does. */
export async function patiently<Given>(
  work: Promise<Given>,
  tick = (): void => {}
): Promise<Given | undefined> {
  const ticking = setInterval(tick, TICK)
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const waiting = setTimeout(() => resolve(undefined), MOST_WAITED)
  try {
    return await Promise.race([work, late])
  } finally {
    clearInterval(ticking)
    clearTimeout(waiting)
  }
}
