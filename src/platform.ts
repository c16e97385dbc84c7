// The contract with a place where people chat. Each platform is one folder in src/platforms/, found by its name.
import type { FrontDesk, MenuItem } from './ask.ts'
import type { Calendar } from './calendar.ts'
import type { KeptDebts } from './debts.ts'
import type { Library } from './library.ts'
import type { Log } from './log.ts'
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
  /** Rejects when its service will not have it again before somebody does what the error says; absent where that cannot be. */
  readonly failed?: Promise<never>
  /** Where a browser finds it, once it has started; absent where it is no page. */
  page?(): string | null
  /** It is there beside the others: when those have ended their conversations, it does not keep the bot running. */
  readonly isBeside?: boolean
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
  /** What is in order at the service and what is not, for `copydesk doctor NAME`. Throws `ConfigError` as `open` does. */
  doctor?(examined: Examined): Promise<readonly Finding[]>
  /** The address at which somebody adds the bot to a place of theirs, for `copydesk invite NAME`. Throws `ConfigError`. */
  invite?(env: PlatformSettings['env']): Promise<string>
  /** What the service wants to be told once of the bot in this configuration, for `copydesk manifest NAME`. Throws `ConfigError`. */
  manifest?(env: PlatformSettings['env'], menu: readonly MenuItem[]): object
}

/** What a doctor looks at. */
export interface Examined {
  readonly env: PlatformSettings['env']
  readonly menu: readonly MenuItem[]
  /** Channels that briefings are posted to, as `Ask.channel`. */
  readonly channels: readonly string[]
}

/** One line of what a doctor found. */
export interface Finding {
  readonly good: boolean
  /** In words; where it is not good, with what to do about it. */
  readonly says: string
}

/** What every platform is given. */
export interface PlatformSettings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** What to say to somebody who comes in at a channel: what has been read, and things to try as follow-ups. */
  welcome(channel?: string): Reply
  readonly log: Pick<Log, 'debug' | 'info' | 'warn' | 'error'>
  /** Roles or groups that may administer the bot at a place (`slack:T1`) besides those that the platform takes for administrators. */
  adminRoles?(place: string): Promise<readonly string[]>
  /** The bot has been taken off a place: nothing of it is to be kept. */
  left?(place: string): void
  /** The bot is at a place, newly or since long: what was to go after `left` stays. */
  joined?(place: string): void
  /** Why the briefing with this key was posted in this channel, or in one `above`, of which it is a thread. */
  why?(channel: string, key: string, ...above: readonly string[]): Promise<Reply>
  readonly kept: Kept
  /** The articles that a place sees, as they are now; undefined before there are any. */
  library?(place: string): Library | undefined
  /** As `Calendar.everywhere`: only for whoever runs the bot. */
  readonly schedules?: Calendar['everywhere']
  /** As `Calendar.deliveries`: for the same. */
  readonly deliveries?: Calendar['deliveries']
}

/** Documents of the platform's own, by name, that outlive the process where anything does. */
export interface Kept {
  /** Whether other processes keep in the same place; absent: none does. */
  readonly isShared?: boolean
  /** Null where there is none. */
  read(name: string): Promise<unknown>
  /** Kept when this resolves. */
  write(name: string, document: unknown): Promise<void>
  /** Keeps what `alter` makes of the document, or of null. Where another process was quicker it is called again, with what that one left. */
  change(name: string, alter: (before: unknown) => unknown): Promise<void>
  remove(name: string): Promise<void>
  /** True for the first who says this id within a day, of all processes: services deliver some things twice. */
  first(id: string, at: number): Promise<boolean>
  /** For `openOwed`. */
  readonly owed: KeptDebts
}
