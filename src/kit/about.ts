// Which articles are about a subject, and of which days: one answer for every command that reads several. Knows the edition.
import type { Ask } from '../ask.ts'
import type { Edition, Filter, Hit } from '../edition/edition.ts'
import { AskError } from '../errors.ts'
import type { Subject, SubjectOrPeriod } from '../options/subject.ts'
import { day, days, echoed, shortened } from '../phrase.ts'
import type { Run } from '../reply.ts'
import { plain } from '../reply.ts'
import { followUp } from './line.ts'
import { articleTitle, storyTitle } from './titles.ts'

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
    edition.articleIds({ ...filter, ...dates }, most)
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

/** What to call a subject: its headline or how it begins, its name, its words. */
export function subjectTitle(subject: Subject, edition: Edition): readonly Run[] {
  switch (subject.kind) {
    case 'article':
      return articleTitle(subject.article, edition)
    case 'story':
      return storyTitle(subject.story, edition)
    case 'person':
      return [{ text: subject.person.name }]
    default:
      return [{ text: shortened(subject.words, 80) }]
  }
}

/** The same in a sentence of ours, which holds no sentence of an article: `“karrow dam”`, `this story`. */
export function subjectNamed(subject: Subject, edition: Edition): string {
  const title = subjectTitle(subject, edition)
  return title.some(({ at }) => at !== undefined) ? `this ${subject.kind}` : echoed(plain(title))
}

/** What was said of days, without what was not: what filters take. Throws `AskError` where it ends before it begins. */
export function datesOf(since: string | undefined, until?: string): Dates {
  if (since !== undefined && until !== undefined && since.slice(0, 10) > until)
    throw new AskError(`${day(since)} is after ${day(until)}: the first day comes first.`)
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
}

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
  const said = datesOf(since, until)
  if (asked !== undefined && asked.kind !== 'period') return { subject: asked, dates: said }
  const dates = datesOf(since ?? asked?.period.from, until ?? asked?.period.to)
  if (Object.keys(dates).length > 0) return { subject: null, dates }
  throw new AskError(
    `/${ask.command} takes a person, a topic, a story, an article, or days such as “last week”.`,
    examples(ask.command).map(each => followUp(each, each))
  )
}

/** `Karrow Dam, since 17 Nov 2026`; of days alone `Since 17 Nov 2026`, `16–22 Nov 2026`. */
export function wantedTitle({ subject, dates }: Wanted, edition: Edition): readonly Run[] {
  const when = inDays(dates)
  if (subject === null)
    return [{ text: when.replace(/^of /, '').replace(/^\p{Ll}/u, first => first.toUpperCase()) }]
  const title = subjectTitle(subject, edition)
  return when === '' ? title : [...title, { text: `, ${when}` }]
}
