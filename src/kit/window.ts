// The days that a briefing tells of, and what leads in them. Knows the edition.
import type { Ask } from '../ask.ts'
import type { Edition, Leading } from '../edition/edition.ts'
import { isInstant } from '../options/since.ts'
import { day } from '../phrase.ts'
import { articlesOnTopic } from './about.ts'

/** Since when a briefing tells, and the stories that lead since then. */
export interface Window {
  /** What filters take; an instant for what the last briefing has not told. */
  readonly filter: { readonly since: string; readonly undated: boolean }
  readonly day: string
  /** `18 Nov 2026`, `the last briefing, 18 Nov 2026`. */
  readonly name: string
  /** Nothing is of the last day: the latest there is is told instead. */
  readonly isOlder: boolean
  readonly leading: Leading
}

/** Milliseconds. */
export const ONE_DAY = 86_400_000
/** A feed brings an article some hours after its date; what the last briefing told of them is not told again. */
export const LATE = 6 * 3_600_000
/** More than are shown: some have nothing new in them. */
const MOST_LOOKED_AT = 60
/** Articles of one topic that are looked at. */
const MOST_ON_TOPIC = 300

/** What was asked of it. */
interface Asked {
  readonly since: string | undefined
  readonly told: ReadonlySet<string>
  readonly topics: readonly string[]
  /** Nothing was told here before. */
  readonly isFirst: boolean
}

/** Where nobody says since when: the last day, or where nothing is of that, the latest day that there is and the one before. */
export function windowOf(
  { since, told, topics, isFirst }: Asked,
  { ask, edition }: { readonly ask: Pick<Ask, 'at'>; readonly edition: Edition }
): Window {
  const among = topics.flatMap(topic => articlesOnTopic(topic, edition, MOST_ON_TOPIC))
  const leadingSince = (from: string, undated: boolean): Leading =>
    edition.leadingStories(
      { since: from, undated },
      { limit: MOST_LOOKED_AT, now: ask.at, except: told, ...(topics.length > 0 && { among }) }
    )
  // Whoever names a day wants what is of it: what has no date may be of any.
  if (since !== undefined && !isInstant(since)) {
    const filter = { since, undated: false }
    return {
      filter,
      day: since,
      name: day(since),
      isOlder: false,
      leading: leadingSince(since, false)
    }
  }
  const isSome = since !== undefined && !isFirst
  const from = isSome ? since : new Date(ask.at - ONE_DAY).toISOString()
  const filter = {
    since: since === undefined ? from : new Date(Date.parse(from) - LATE).toISOString(),
    undated: true
  }
  const leading = leadingSince(filter.since, true)
  const name = isSome ? `the last briefing, ${day(from)}` : day(from)
  const window = { filter, day: from.slice(0, 10), name, isOlder: false, leading }
  const latest = edition.articles({}, 1)[0]?.publishedAt ?? null
  const isEmpty = leading.stories.every(({ story }) => story.to === null)
  if (since !== undefined || latest === null || !isEmpty) return window
  const before = new Date(Date.parse(latest) - ONE_DAY).toISOString().slice(0, 10)
  return {
    filter: { since: before, undated: true },
    day: before,
    name: day(before),
    isOlder: true,
    leading: leadingSince(before, true)
  }
}
