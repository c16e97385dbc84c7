// What several articles say of a subject, in a few sentences of theirs: one reading for /summary and for those who ask why. Knows the edition.
import type { Edition, SummaryLine } from '../edition/edition.ts'
import type { Article, Person } from '../news.ts'
import { askedAs } from '../options/person.ts'
import type { FollowUp } from '../reply.ts'
import type { Wanted } from './about.ts'
import { articlesOf } from './about.ts'
import { followUp, line } from './line.ts'

/** How many articles are read for one summary: the latest of a person or story, the best found for a topic. */
const MOST_READ = 30

/** Lines of a summary by its length. */
export const SUMMARY_LENGTHS = { short: 3, normal: 5, long: 9 } as const

interface Gist {
  readonly lines: readonly SummaryLine[]
  /** Those that were read. */
  readonly articles: readonly Article[]
  /** How many there were to be read. */
  readonly found: number
}

/** At most so many lines. Of days alone one line for each of the stories that led it, the weightiest first. */
export function gistOf({ subject, dates }: Wanted, edition: Edition, sentences: number): Gist {
  if (subject === null) return gistOfDays(edition, sentences, dates)
  const ids = articlesOf(subject, edition, MOST_READ, dates)
  const read = ids.slice(0, MOST_READ)
  const isAll = subject.kind !== 'person' || Object.keys(dates).length > 0
  return {
    lines: edition.summarize(read, {
      sentences,
      joined: true,
      ...(subject.kind === 'person' && { person: subject.person.id }),
      ...(subject.kind === 'topic' && { about: subject.words })
    }),
    articles: read.flatMap(id => edition.article(id) ?? []),
    found: isAll ? ids.length : subject.person.articles
  }
}

/** Articles in which somebody may be named without a sentence that can stand in a summary; whoever is in more has one. */
const FEW = 3

/** The follow-up that asks for a summary of somebody; none where that would be empty. */
export const summaryOf = (person: Person, edition: Edition): readonly FollowUp[] =>
  person.articles <= FEW &&
  gistOf({ subject: { kind: 'person', person }, dates: {} }, edition, 1).lines.length === 0
    ? []
    : [followUp(`Summary: ${person.name}`, line('summary', askedAs(person, edition)))]

/** Articles of one story that are read for its line. */
const MOST_OF_STORY = 12

function gistOfDays(edition: Edition, sentences: number, dates: Wanted['dates']): Gist {
  const { stories, articles } = edition.leadingStories(dates, { limit: sentences, now: null })
  const told = stories.map(({ articles: ids }) => {
    const read = ids.slice(0, MOST_OF_STORY)
    const lines = edition.summarize(read, { sentences: SUMMARY_LENGTHS.short, joined: true })
    // Where one line stands for a story, it had better be one that opens an article.
    const opening = lines.find(({ because }) => because.at === 0)
    return { read, lines: opening ? [opening] : lines.slice(0, 1) }
  })
  return {
    lines: told.flatMap(({ lines }) => lines),
    articles: told.flatMap(({ read }) => read).flatMap(id => edition.article(id) ?? []),
    found: articles
  }
}
