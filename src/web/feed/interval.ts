// How often a feed says that it is worth looking at. Knows two notations: `ttl` and the syndication module of RSS 1.0.
import type { FeedNode } from './tree.ts'

const MINUTE = 60_000
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60 * MINUTE,
  daily: 1440 * MINUTE,
  weekly: 7 * 1440 * MINUTE,
  monthly: 30 * 1440 * MINUTE,
  yearly: 365 * 1440 * MINUTE
}

/** Milliseconds; null where the feed says nothing that makes sense. */
export function intervalOf(channel: FeedNode): number | null {
  const said = (key: string): string | undefined =>
    channel.children.find(child => child.key === key)?.value.trim()
  const ttl = Number(said('rss:ttl'))
  if (ttl > 0) return ttl * MINUTE
  const period = PERIODS[said('sy:updateperiod')?.toLowerCase() ?? '']
  const frequency = Number(said('sy:updatefrequency') ?? 1)
  return period === undefined || !(frequency > 0) ? null : period / frequency
}
