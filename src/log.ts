// What the bot tells whoever runs it: pino to standard error, plain lines on a terminal, JSON elsewhere, no secrets.
import { pino } from 'pino'
import type { Logger } from 'pino'
import type { LogLevel } from './config.ts'
import { visible } from './visible.ts'

export type Log = Logger

/** Where lines go. Standard error fits; a test passes an array's `push`. */
export interface LogStream {
  readonly isTTY?: boolean
  write(line: string): unknown
}

/**
 * Opens the log. Lines are written at once, in order. Secrets are taken out of the finished line, so that one in a
 * message, a field, an address or an error's stack is caught the same way.
 */
export function openLog(level: LogLevel, stream: LogStream = process.stderr): Log {
  return pino(
    // Process id and host name are the same on every line and say nothing to one machine.
    { level, base: null, formatters: { level: label => ({ level: label }) } },
    {
      write(json: string) {
        const safe = withoutSecrets(json)
        stream.write(stream.isTTY === true ? plainLine(safe) : safe)
      }
    }
  )
}

/**
 * Replaces what looks like a secret by `[secret]`: fields and query parameters with a telling name,
 * `user:password@` in addresses, `Authorization` values, Slack and Discord tokens.
 */
export function withoutSecrets(line: string): string {
  return secrets.reduce((text, { pattern, by }) => text.replace(pattern, by), line)
}

/** Every quantifier is bounded or cannot overlap what follows it, so that a line of any length is scanned once. */
const secrets: readonly { readonly pattern: RegExp; readonly by: string }[] = [
  // "botToken":"…" in the JSON of a line.
  {
    pattern: /("[\w-]{0,40}(?:token|secret|password|authorization|api_?key)":)"(?:[^"\\]|\\.)*"/gi,
    by: '$1"[secret]"'
  },
  // feed:https://user:password@host/
  { pattern: /:\/\/[^\s/?#@"]{1,300}@/g, by: '://[secret]@' },
  // https://host/feed?token=…
  {
    pattern: /([?&][\w-]{0,40}(?:token|secret|password|sig|signature|key|auth)=)[^&#\s"\\]+/gi,
    by: '$1[secret]'
  },
  // Authorization: Bearer …, and Discord's own Bot …
  { pattern: /\b(Bearer|Bot) [\w.~+/-]{16,}=*/g, by: '$1 [secret]' },
  // xoxb-…, xapp-… (Slack)
  { pattern: /\bx(?:ox[a-z]|app)-[\w-]{8,}/g, by: '[secret]' },
  // Discord: id, time and signature in base 64, joined by dots.
  { pattern: /\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, by: '[secret]' }
]

/** `14:03:09 warn  sources: feed:https://… HTTP 404  took=31` */
function plainLine(json: string): string {
  const { level, time, msg, err, ...rest }: Fields = JSON.parse(json)
  const clock = new Date(time).toTimeString().slice(0, 8)
  const fields = Object.entries(rest).map(([key, value]) => `  ${key}=${JSON.stringify(value)}`)
  const line = `${clock} ${level.padEnd(5)} ${msg ?? ''}${fields.join('')}`
  return visible(err?.stack === undefined ? line : `${line}\n${err.stack}`) + '\n'
}

/** What pino writes: our own line read back. */
interface Fields {
  readonly level: string
  readonly time: number
  readonly msg?: string
  readonly err?: { readonly stack?: string }
  readonly [key: string]: unknown
}
