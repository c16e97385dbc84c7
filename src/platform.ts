// The contract with a place where people chat. Each platform is one folder in src/platforms/, found by its name.
import type { FrontDesk } from './ask.ts'
import type { Reply } from './reply.ts'

export interface Platform {
  /** Resolves when it listens. */
  start(desk: FrontDesk): Promise<void>
  /** Posts unasked; resolves with the platform's id of the message. Rejects with `PostError`, which says what became of it. */
  post(post: Post): Promise<string>
  /**
   * The id of the message with this key that was posted at `since` (epoch milliseconds) or later, by whichever process; null where
   * there is none. Rejects with `PostError` where that cannot be told.
   */
  find(channel: string, key: string, since: number): Promise<string | null>
  /** Tells the administrators of a place (`slack:T1`) something for their eyes alone; false where none can be reached. */
  tell(place: string, reply: Reply): Promise<boolean>
  /** Resolves when nothing of it is left open; resolved at once when it never started. */
  stop(): Promise<void>
  /** Resolves when the person at the other end has ended the conversation (a console's Ctrl-D); absent where nobody can. */
  readonly ended?: Promise<void>
}

/** What is posted unasked: a briefing. */
export interface Post {
  /** As `Ask.channel`. */
  readonly channel: string
  readonly reply: Reply
  /** 1 to 25 of `A-Z a-z 0-9 _ -`, the same for every try of the same post; it is in the message, where `find` finds it. */
  readonly key: string
  /** Only the heading stands in the channel, the rest in a thread below it. */
  readonly thread: boolean
  /** A role or user group, as the platform names it, that is mentioned; null for nobody. No other mention is ever sent. */
  readonly mention: string | null
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
