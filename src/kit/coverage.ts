// How complete the reading behind an answer is: sources read, failing, behind. Knows the roster's facts.
import { count, lasting, listed } from '../phrase.ts'
import type { Listed } from '../roster.ts'
import { calledSource, isIll } from './health.ts'

/** A source is behind when its next read is overdue by this much, in milliseconds. */
const OVERDUE = 3_600_000

/** `4 sources read; 1 failing: Harbour Gazette (HTTP 503, for 3 h); 1 behind: Northern Wire (last read 5 h ago)`. */
export function coverageOf(sources: readonly Listed[], now: number): string {
  const wanted = sources.filter(({ paused, stopped }) => !paused && !stopped)
  const failing = wanted.filter(isIll)
  const behind = wanted.filter(
    source => !isIll(source) && source.next !== null && source.next < now - OVERDUE
  )
  const read = wanted.length - failing.length - behind.length
  return [
    `${count(read, 'source')} read`,
    ...(failing.length === 0
      ? []
      : [`${failing.length} failing: ${told(failing, source => whyFailing(source, now))}`]),
    ...(behind.length === 0
      ? []
      : [`${behind.length} behind: ${told(behind, source => lastRead(source, now))}`])
  ].join('; ')
}

const told = (sources: readonly Listed[], how: (source: Listed) => string): string =>
  listed(
    sources.map(source => `${calledSource(source, false)} (${how(source)})`),
    { most: 3 }
  )

function whyFailing({ reason, failingSince, delivery }: Listed, now: number): string {
  const why = reason ?? delivery?.failed ?? 'no reason is known'
  const isLong = failingSince !== null && now - failingSince >= 60_000
  return isLong ? `${why}, for ${lasting(now - failingSince)}` : why
}

const lastRead = ({ readAt }: Listed, now: number): string =>
  readAt === null ? 'never read' : `last read ${lasting(now - readAt)} ago`
