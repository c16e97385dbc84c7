// What Slack's libraries log, in the log of the bot: their own goes to the standard output, in another form.
import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../log.ts'

/** Their information is our detail: they tell of every connection. */
export function loggerInto(log: Pick<Log, 'debug' | 'info' | 'warn' | 'error'>): Logger {
  const say =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...told: unknown[]) => {
      const error = told.find(one => one instanceof Error)
      const words = told.map(one => (one instanceof Error ? one.message : String(one))).join(' ')
      if (error === undefined) log[level](`slack: ${words}`)
      else log[level]({ err: error }, `slack: ${words}`)
    }
  return {
    debug: () => {},
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {}
  }
}
