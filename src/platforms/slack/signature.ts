// Whether Slack has signed a request: HMAC-SHA256 over its time and body (https://docs.slack.dev/authentication/verifying-requests-from-slack).
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What Slack sends with the body; anything may stand in a header of somebody else's. */
export interface Signed {
  /** `v0=` and 64 hexadecimal digits. */
  readonly signature: string | undefined
  /** Seconds since the epoch. */
  readonly timestamp: string | undefined
  readonly body: Buffer
}

/** False for a signature with another secret, and for one that is not of the last or next five minutes: it may be a copy. */
export function isSigned(
  { signature, timestamp, body }: Signed,
  secret: string,
  now: number
): boolean {
  if (signature === undefined || !/^v0=[0-9a-f]{64}$/.test(signature)) return false
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now - Number(timestamp) * 1000) > FRESH) return false
  const ours = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
  return timingSafeEqual(ours, Buffer.from(signature.slice(3), 'hex'))
}

/** Milliseconds, as Slack advises. */
const FRESH = 5 * 60_000
