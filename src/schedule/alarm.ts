// node-cron as an alarm clock: it says when a minute begins, and nothing about what is due. The one file that knows node-cron.
import { schedule } from 'node-cron'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'

export interface Alarm {
  /** As at the beginning of a minute. Never rejects. */
  ring(): Promise<void>
  stop(): Promise<void>
}

/** Calls `tick` at the beginning of every minute, one after the other; what it rejects with goes to the log, once for as long as it is the same. */
export function everyMinute(tick: () => Promise<void>, log: Pick<Log, 'warn' | 'error'>): Alarm {
  let wrong: string | null = null
  const ring = async (): Promise<void> => {
    try {
      await tick()
      if (wrong !== null) log.warn('schedule: it works again')
      wrong = null
    } catch (error) {
      const message = messageOf(error)
      if (message !== wrong)
        log.error({ err: error }, `schedule: ${message}; tried again every minute`)
      wrong = message
    }
  }
  const quiet = { info() {}, warn() {}, error() {}, debug() {} }
  const task = schedule(
    '* * * * *',
    ring,
    // A minute that came late, because the machine was busy or asleep, is a minute still: what is due is reckoned from the last.
    {
      noOverlap: true,
      missedExecutionTolerance: 60_000,
      suppressMissedWarning: true,
      logger: quiet,
      unref: true
    }
  )
  return {
    ring,
    async stop() {
      await task.destroy()
    }
  }
}
