// Rate limits in the stand-in, as Discord has them: what a bucket still takes is told in headers, and more than that is refused.

export interface PaceSettings {
  /** Messages that a channel takes within so many milliseconds. */
  readonly messages: number
  readonly within: number
}

export interface Paced {
  readonly headers: Readonly<Record<string, string>>
  /** Seconds to wait; null where the request is taken. */
  readonly retryAfter: number | null
}

interface Bucket {
  left: number
  until: number
}

/** What happens to a request, by its bucket: here only messages to a channel have one. */
export function openPace({ messages, within }: PaceSettings): (line: string) => Paced {
  const buckets = new Map<string, Bucket>()
  return line => {
    if (!/^POST \/channels\/\d+\/messages$/.test(line)) return { headers: {}, retryAfter: null }
    const now = Date.now()
    const old = buckets.get(line)
    const bucket =
      old !== undefined && old.until > now ? old : { left: messages, until: now + within }
    buckets.set(line, bucket)
    const isTaken = bucket.left > 0
    if (isTaken) bucket.left -= 1
    const seconds = (bucket.until - now) / 1000
    return {
      headers: {
        'x-ratelimit-limit': String(messages),
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset-after': String(seconds),
        'x-ratelimit-bucket': 'messages',
        ...(!isTaken && { 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' })
      },
      retryAfter: isTaken ? null : seconds
    }
  }
}
