// /timeline: what happened when: sentences that name a day, in the order of the days, each with where it is from.
import {
  articlesOf,
  askedAs,
  askedAsStory,
  AskError,
  citation,
  command,
  count,
  datesOf,
  days,
  followUp,
  fromOutlets,
  heading,
  inDays,
  line,
  list,
  note,
  option,
  period,
  placesOf,
  reply,
  searching,
  sentenceRuns,
  sourceOf,
  subjectNamed,
  subjectTitle,
  summaryOf
} from '#command'
import type { Article, Edition, FollowUp, Run, Subject, Text, TimelineLine } from '#command'

/** How many articles are read, as for a summary. */
const MOST_READ = 60

export default command({
  summary: 'what happened when, as the articles date it',
  aliases: ['chronology'],
  options: {
    subject: option.subject({
      summary: 'a person, a topic, a story or an article',
      required: true
    }),
    since: option.since({ summary: 'only articles from this day on', after: ['since'] }),
    until: option.until({ summary: 'only articles until this day', after: ['until'] })
  },

  examples(edition) {
    const story = edition
      .stories({}, 10)
      .find(({ articles }) => edition.timeline(articles.slice(0, MOST_READ)).length > 0)
    const person = edition.people(10).find(({ id }) => {
      const articles = edition.articleIds({ person: id }, MOST_READ)
      return edition.timeline(articles, { person: id }).length > 0
    })
    return [
      ...(story ? [line('timeline', askedAsStory(story, edition))] : []),
      ...(person ? [line('timeline', askedAs(person, edition))] : [])
    ]
  },

  answer({ subject, since, until }, context) {
    const { edition } = context
    const dates = datesOf(since, until)
    const ids = articlesOf(subject, edition, MOST_READ, dates)
    const read = ids.slice(0, MOST_READ).flatMap(id => edition.article(id) ?? [])
    const lines = edition.timeline(
      read.map(({ id }) => id),
      {
        ...(subject.kind === 'person' && { person: subject.person.id }),
        ...(subject.kind === 'topic' && { about: subject.words })
      }
    )
    const name = subjectTitle(subject, edition)
    const when = inDays(dates)
    if (lines.length === 0) {
      throw new AskError(
        `No sentence on ${subjectNamed(subject, edition)} names a day that can be told, in ${count(read.length, 'article')}${when && ` ${when}`}.${undatedIn(read)}`,
        next(subject, edition)
      )
    }
    const page = context.page(lines, 10)
    return reply(
      [
        heading([...name, { text: `${when && `, ${when}`}: what happened when` }]),
        list(page.shown.flatMap(each => dated(each, edition))),
        note(
          `${count(lines.length, 'line')} from ${count(read.length, 'article')} of ${fromOutlets(read)}, ` +
            `${printedOn(read)}. A day that can be read in two ways is left out.`
        )
      ],
      [
        ...page.more,
        ...page.shown.slice(0, 1).map(({ sentence }) => sourceOf(sentence)),
        ...next(subject, edition)
      ]
    )
  }
})

// ` None of them is dated, so “on Monday” could be any.`
function undatedIn(read: readonly Article[]): string {
  const undated = read.filter(({ publishedAt }) => publishedAt === null).length
  if (undated === 0) return ''
  const which =
    read.length === 1
      ? 'It is not dated'
      : undated === read.length
        ? 'None of them is dated'
        : `${count(undated, 'of them is', 'of them are')} not dated`
  return ` ${which}, so “on Monday” could be any.`
}

function printedOn(read: readonly Article[]): string {
  const printed = read.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted()
  return days(printed[0] ?? null, printed.at(-1) ?? null)
}

// **3 Mar 2026** — Three letters … on **3 March** … (Outlet, day; also in …)
function dated({ on, sentence, words, also }: TimelineLine, edition: Edition): readonly Text[] {
  const article = edition.article(sentence.article)
  if (article === undefined) return []
  const others = also.flatMap(id => edition.article(id) ?? [])
  const elsewhere: readonly Run[] =
    others.length === 0 ? [] : [{ text: '; also in ' }, ...placesOf(others, 3)]
  return [
    [
      { text: period(on), strong: true },
      { text: ' — ' },
      ...sentenceRuns(article, sentence, [words]),
      { text: ' (' },
      citation(article),
      ...elsewhere,
      { text: ')' }
    ]
  ]
}

function next(subject: Subject, edition: Edition): readonly FollowUp[] {
  switch (subject.kind) {
    case 'story': {
      const name = askedAsStory(subject.story, edition)
      return [
        followUp('Summary', line('summary', name)),
        followUp('The story', line('story', name))
      ]
    }
    case 'person': {
      const name = askedAs(subject.person, edition)
      return [
        ...summaryOf(subject.person, edition),
        followUp(`Who is ${subject.person.name}`, line('who', name))
      ]
    }
    case 'article':
      return [followUp('Summary', line('summary', `article:${subject.article.id}`))]
    default:
      return [
        followUp(`Summary: ${subject.words}`, line('summary', subject.words)),
        followUp(`Search ${subject.words}`, searching(subject.words))
      ]
  }
}
