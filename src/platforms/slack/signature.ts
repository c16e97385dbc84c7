// Whether Slack has signed a request: HMAC-SHA256 over its time and body (https://docs.slack.dev/authentication/verifying-requests-from-slack).
import { createHmac, timingSafeEqual } from 'node:crypto'
import { isFresh, type Signed } from '../../signed.ts'

/** False for a signature with another secret, and for one that is not of the last or next five minutes: it may be a copy. */
export function isSigned(
  { signature, timestamp, body }: Signed,
  secret: string,
  now: number
): boolean {
  if (signature === undefined || !/^v0=[0-9a-f]{64}$/.test(signature)) return false
  if (timestamp === undefined || !isFresh(timestamp, now)) return false
  const ours = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
  return timingSafeEqual(ours, Buffer.from(signature.slice(3), 'hex'))
}
