// What a service signs of a request, and how old that may be. Knows no service, and no way of signing.
import type { IncomingHttpHeaders } from 'node:http'

/** What is sent with the body; anything may stand in a header of somebody else's. */
export interface Signed {
  readonly signature: string | undefined
  /** Seconds since the epoch. */
  readonly timestamp: string | undefined
  readonly body: Buffer
}

/** `named`: the headers, in lower case, in which a service sends its signature and its time. */
export const signedOf = (
  headers: IncomingHttpHeaders,
  named: { readonly signature: string; readonly timestamp: string },
  body: Buffer
): Signed => ({
  signature: single(headers[named.signature]),
  timestamp: single(headers[named.timestamp]),
  body
})

/** False for what is not of the last or next five minutes: it may be a copy. `now`: epoch milliseconds. */
export const isFresh = (timestamp: string, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= FRESH

/** Milliseconds, as Slack advises; Discord asks for none. */
const FRESH = 5 * 60_000

const single = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined
