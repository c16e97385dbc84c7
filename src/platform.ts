// The contract with a place where people chat. Each platform is one folder in src/platforms/, found by its name.
import type { FrontDesk } from './ask.ts'
import type { Reply } from './reply.ts'

export interface Platform {
  /** Resolves when it listens. */
  start(desk: FrontDesk): Promise<void>
  /** Posts unasked. `key` is the same for every try of the same post. */
  post(channel: string, reply: Reply, key: string): Promise<void>
  /** Resolves when nothing of it is left open; resolved at once when it never started. */
  stop(): Promise<void>
  /** Resolves when the person at the other end has ended the conversation (a console's Ctrl-D); absent where nobody can. */
  readonly ended?: Promise<void>
}

/** What `src/platforms/NAME/NAME.ts` exports by default. */
export interface PlatformKind {
  readonly summary: string
  /** Throws `ConfigError` when a setting that it needs is missing. */
  open(settings: PlatformSettings): Platform
}

/** What every platform is given. */
export interface PlatformSettings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** What to say to somebody who comes in at a channel: what has been read, and things to try as follow-ups. */
  welcome(channel?: string): Reply
}
