// The errors that are part of the conversation. Everything else that is thrown is a fault.
import type { FollowUp } from './reply.ts'

/** Shown to the asker as it stands. Never carries anything that the asker may not see. */
export class AskError extends Error {
  override readonly name = 'AskError'
  readonly followUps: readonly FollowUp[]

  constructor(message: string, followUps: readonly FollowUp[] = []) {
    super(message)
    this.followUps = followUps
  }
}

/** One thing that a source could not read, as `where: reason`. Listed in the delivery; the rest goes on. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  /** The place alone. An article whose id it is, or begins with it (`where/…`, `where#…`), was there before and is kept. */
  readonly where: string

  constructor(where: string, reason: string, options?: ErrorOptions) {
    super(`${where}: ${reason}`, options)
    this.where = where
  }
}

/** A setting that cannot be used. Ends the start with exit code 1, naming the key and what it wants. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(key: string, wants: string, options?: ErrorOptions) {
    super(`${key}: ${wants}`, options)
  }
}

/**
 * What became of a post. `refused`: it can never work (no permission, no such channel). `later`: it was not taken, and may be tried
 * again. `uncertain`: it may have been posted, or not.
 */
export type PostFate = 'refused' | 'later' | 'uncertain'

/** A post that the platform has not confirmed. The message is for its admins: what happened and what they can do. */
export class PostError extends Error {
  override readonly name = 'PostError'
  readonly fate: PostFate
  /** Milliseconds that the platform asks to be left alone for; null where it does not say. */
  readonly retryAfter: number | null

  constructor(
    fate: PostFate,
    message: string,
    { retryAfter = null, cause }: { retryAfter?: number | null; cause?: unknown } = {}
  ) {
    super(message, { cause })
    this.fate = fate
    this.retryAfter = retryAfter
  }
}

/** The database could not keep or give something now: full, gone, or locked for long. What was asked of it did not happen. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** What is wrong, without where: for those who do not run the bot. */
  readonly reason: string

  constructor(where: string, reason: string, options?: ErrorOptions) {
    super(`${where}: ${reason}`, options)
    this.reason = reason.split(':', 1)[0] ?? reason
  }
}

/** What was thrown says, whatever was thrown. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
