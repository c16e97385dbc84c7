// Which articles are about a subject, and of which days: one answer for every command that reads several. Knows the edition.
import type { Ask } from '../ask.ts'
import type { Edition, Filter, Hit } from '../edition/edition.ts'
import { AskError } from '../errors.ts'
import type { Subject, SubjectOrPeriod } from '../options/subject.ts'
import { day, days, shortened, titleOf } from '../phrase.ts'
import { followUp } from './line.ts'
import { storyTitle } from './shown.ts'

/** Days, as `option.since` and `option.until` give them. */
export type Dates = Pick<Filter, 'since' | 'until'>

/** Far below the best, an article only shares a word with the topic. */
const LEAST = 0.4

/** Ids of the articles that these words are the topic of, best first; at most so many. */
export function articlesOnTopic(
  words: string,
  edition: Edition,
  most: number,
  dates: Dates = {}
): readonly string[] {
  const limits = Object.entries(dates).map(([name, date]) => `${name}:${date}`)
  return ofTopic(edition.search([words, ...limits].join(' '), most))
}

function ofTopic(hits: readonly Hit[]): readonly string[] {
  const least = (hits[0]?.score ?? 0) * LEAST
  return hits.filter(({ score }) => score >= least).map(({ article }) => article)
}

/** Ids of the articles of a subject: latest first, of a topic best first; at most so many, but of a story without dates all. */
export function articlesOf(
  subject: Subject,
  edition: Edition,
  most: number,
  dates: Dates = {}
): readonly string[] {
  const latest = (filter: Filter): readonly string[] =>
    edition.articles({ ...filter, ...dates }, most).map(({ id }) => id)
  switch (subject.kind) {
    case 'article':
      return [subject.article.id]
    case 'story':
      return Object.keys(dates).length === 0
        ? subject.story.articles
        : latest({ story: subject.story.id })
    case 'person':
      return latest({ person: subject.person.id })
    default:
      // What was found to tell that it is a topic need not be looked for again.
      return Object.keys(dates).length === 0
        ? ofTopic(subject.hits.slice(0, most))
        : articlesOnTopic(subject.words, edition, most, dates)
  }
}

/** What to call a subject: its headline, its name, its words. */
export function subjectTitle(subject: Subject, edition: Edition): string {
  switch (subject.kind) {
    case 'article':
      return titleOf(subject.article)
    case 'story':
      return storyTitle(subject.story, edition)
    case 'person':
      return subject.person.name
    default:
      return shortened(subject.words, 80)
  }
}

/** What was said of days, without what was not: what filters take. */
export const datesOf = (since: string | undefined, until?: string): Dates => ({
  ...(since !== undefined && { since }),
  ...(until !== undefined && { until })
})

/** `since 2 Mar 2026`, `until 4 Mar 2026`, `of 2–4 Mar 2026`; empty where no day is said. */
export function inDays({ since, until }: Dates): string {
  if (since === undefined) return until === undefined ? '' : `until ${day(until)}`
  return until === undefined ? `since ${day(since)}` : `of ${days(since, until)}`
}

/** What is to be told, and of which days. */
export interface Wanted {
  /** Null: all there is of these days. */
  readonly subject: Subject | null
  readonly dates: Dates
}

/** The part of a command's context that says how to ask again. */
interface Asking {
  readonly ask: Pick<Ask, 'command'>
  readonly examples: (command: string) => readonly string[]
}

/**
 * A subject, days, or both. Throws `AskError` where there is neither, and where what is asked for ends before it begins.
 */
export function wantedOf(
  asked: SubjectOrPeriod | undefined,
  since: string | undefined,
  until: string | undefined,
  { ask, examples }: Asking
): Wanted {
  if (since !== undefined && until !== undefined && since.slice(0, 10) > until)
    throw new AskError(`${day(since)} is after ${day(until)}: the first day comes first.`)
  if (asked !== undefined && asked.kind !== 'period')
    return { subject: asked, dates: datesOf(since, until) }
  const dates = datesOf(since ?? asked?.period.from, until ?? asked?.period.to)
  if (Object.keys(dates).length > 0) return { subject: null, dates }
  throw new AskError(
    `/${ask.command} takes a person, a topic, a story, an article, or days such as “last week”.`,
    examples(ask.command).map(each => followUp(each, each))
  )
}
