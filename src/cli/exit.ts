// What the exit codes mean, and how a subcommand ends when Ctrl-C or a signal asks it to.

export const exit = {
  /** Done, or stopped at the user's wish. */
  done: 0,
  /** Could not start, or some of the input could not be read: told on standard error. */
  failed: 1,
  /** The command line was not understood. */
  usage: 2,
  /** Ctrl-C before the work was done: 128 and the number of the signal, as shells have it. */
  interrupted: 130
} as const

/** Gives a subcommand's exit code to the process; the last one counts. Without it the code is 0. */
export type Finish = (code: number) => void

/** Aborted at the first Ctrl-C or SIGTERM. The second finds Node's own behaviour again, which is to end at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return controller.signal
}

/** Work that gives its exit code, or that of an interruption when one cut it short. */
export async function untilInterrupted(
  finish: Finish,
  work: (signal: AbortSignal) => Promise<number>
): Promise<void> {
  const signal = interruption()
  try {
    const code = await work(signal)
    finish(signal.aborted ? exit.interrupted : code)
  } catch (error) {
    // What was cut short fails in many ways; only one of them matters.
    if (!signal.aborted) throw error
    finish(exit.interrupted)
  }
}
