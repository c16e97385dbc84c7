// One connection of Socket Mode that is opened again whenever it closes. The library's own way back leaves what fails in it, a stop
// while it is under way too, in promises that nobody can catch, and Node ends a process for those.
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger, SocketModeReceiver } from '@slack/bolt'

export interface Connection {
  /** Resolves when it is open for the first time; rejects when Slack refuses the token. Whatever else fails is tried again. */
  start(): Promise<void>
  /** Resolves when it is closed, and stays so; waits three seconds for Slack at most. */
  stop(): Promise<void>
}

/**
 * `client` must have its own reconnecting switched off. `refused`: Slack has taken the token, and does not take it any more, however often
 * it is asked; nothing is tried after that.
 */
export function openConnection(
  client: SocketModeReceiver['client'],
  logger: Logger,
  refused: (cause: unknown) => void
): Connection {
  const stopping = new AbortController()
  const { signal } = stopping
  const opened = Promise.withResolvers<void>()
  let isOpened = false
  let kept: Promise<void> | null = null
  let closed = Promise.withResolvers<void>()
  client.on('disconnected', () => closed.resolve())

  async function keep(): Promise<void> {
    for (let failures = 0, refusals = 0; !signal.aborted; failures++) {
      closed = Promise.withResolvers()
      try {
        await client.start()
        isOpened = true
        refusals = 0
        opened.resolve()
        const since = performance.now()
        // A stop that came while the address was asked for has closed nothing.
        if (signal.aborted) void client.disconnect()
        await closed.promise
        if (performance.now() - since > STEADY) failures = 0
      } catch (cause) {
        refusals = isRefusal(cause) ? refusals + 1 : 0
        if (refusals > 0 && !isOpened) throw cause
        if (refusals === FOR_GOOD) return refused(cause)
        if (!signal.aborted) logger.warn(`no connection yet: ${reasonOf(cause)}`)
      }
      await wait(pauseAfter(failures), undefined, { signal }).catch(() => {})
    }
  }

  return {
    start() {
      kept = keep().then(opened.resolve, opened.reject)
      return opened.promise
    },
    async stop() {
      if (kept === null) return
      stopping.abort()
      void client.disconnect()
      await Promise.race([kept, wait(CLOSES_WITHIN, undefined, { ref: false })])
    }
  }
}

/** Tokens that Slack does not take, or takes no longer. */
const REFUSALS =
  /invalid_auth|not_authed|not_allowed_token_type|account_inactive|team_disabled|token_revoked|token_expired/

export const isRefusal = (cause: unknown): boolean => REFUSALS.test(reasonOf(cause))

/** The library rejects with nothing where a connection closed before it was greeted. */
export const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : 'it closed before Slack greeted it'

/** A quarter of a second after a connection that held, so that a routine refresh is hardly felt; twice as long after each failure. */
const pauseAfter = (failures: number): number =>
  Math.min(60_000, 250 * 2 ** Math.min(failures, 10)) * (0.75 + Math.random() / 2)

/** So many times in a row, within some ten seconds: once may be a fault of Slack's. */
const FOR_GOOD = 6

/** Milliseconds after which a connection counts as one that held. */
const STEADY = 10_000

const CLOSES_WITHIN = 3000
