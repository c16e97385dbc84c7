// /summary: what articles say on a topic, a person, a story or some days, or what one says, in whole sentences of theirs, each cited.
import {
  askedAs,
  askedAsStory,
  askedAsSubject,
  AskError,
  citation,
  command,
  count,
  followUp,
  fromOutlets,
  gistOf,
  heading,
  inDays,
  line,
  list,
  note,
  option,
  reply,
  scopeOf,
  searching,
  sentenceRuns,
  subjectNamed,
  SUMMARY_LENGTHS,
  wantedOf,
  wantedTitle
} from '#command'
import type { Article, Context, Edition, FollowUp, Text, Wanted } from '#command'

type Length = keyof typeof SUMMARY_LENGTHS

export default command({
  summary: 'the gist of a topic, person, story, article or period, in its own sentences',
  aliases: ['sum', 'summarize', 'summarise'],
  options: {
    subject: option.subjectOrPeriod({
      summary: 'an article, a story, a person, a topic or days such as "last week"'
    }),
    since: option.since({ summary: 'only from this day on', after: ['since'] }),
    until: option.until({ summary: 'only until this day', after: ['until'] }),
    length: option.choice({
      summary: 'how many sentences: 3, 5 or 9',
      choices: ['short', 'normal', 'long'],
      fallback: 'normal'
    })
  },

  examples(edition) {
    const [story] = edition.stories({}, 1)
    const [person] = edition.people(1)
    return [
      ...(story ? [line('summary', askedAsSubject(story, edition), { length: 'short' })] : []),
      ...(person ? [line('summary', askedAs(person, edition))] : [])
    ]
  },

  answer({ subject: asked, since, until, length }, context) {
    const { edition } = context
    const wanted = wantedOf(asked, since, until, context)
    const { lines, articles, found } = gistOf(wanted, edition, SUMMARY_LENGTHS[length])
    if (lines.length === 0) throw nothingWhole(wanted, articles, edition)

    // Numbered in the order of their first sentence.
    const cited = [...new Set(lines.map(({ sentence }) => sentence.article))]
    const sentences = lines.flatMap(({ sentence }): Text[] => {
      const article = edition.article(sentence.article)
      if (article === undefined) return []
      return [[...sentenceRuns(article, sentence), { text: ` [${cited.indexOf(article.id) + 1}]` }]]
    })
    const sources = cited.flatMap((id, index): Text[] => {
      const article = edition.article(id)
      return article ? [sourceLine(article, index + 1)] : []
    })
    return reply(
      [
        heading(wantedTitle(wanted, edition)),
        list(sentences),
        list(sources),
        note(readNote(articles, found))
      ],
      [
        ...otherLengths(length, lines.length, context.again),
        followUp('Why these lines', context.again({}, 'why')),
        ...next(wanted, articles, edition)
      ]
    )
  }
})

function sourceLine(article: Article, number: number): Text {
  const title = article.headline === null ? '' : `: ${article.headline}`
  return [{ text: `[${number}] ` }, citation(article), { text: title }]
}

function readNote(read: readonly Article[], found: number): string {
  const of = found > read.length ? ` of ${found.toLocaleString('en-GB')}` : ''
  return `Read ${count(read.length, 'article')}${of} from ${fromOutlets(read)}.`
}

function nothingWhole(wanted: Wanted, read: readonly Article[], edition: Edition): AskError {
  const { subject, dates } = wanted
  const what = subject === null ? '' : ` on ${subjectNamed(subject, edition)}`
  const when = Object.keys(dates).length === 0 ? '' : ` ${inDays(dates)}`
  const text =
    read.length === 0
      ? `Nothing${what}${when} in ${scopeOf(edition)}.`
      : `No sentence${what}${when} stands by itself in ${count(read.length, 'article')}.`
  return new AskError(text, next(wanted, read, edition))
}

function otherLengths(length: Length, shown: number, again: Context['again']): readonly FollowUp[] {
  const longer = followUp('Longer', again({ length: length === 'short' ? 'normal' : 'long' }))
  const shorter = followUp('Shorter', again({ length: 'short' }))
  return [
    ...(length !== 'long' && shown === SUMMARY_LENGTHS[length] ? [longer] : []),
    ...(length !== 'short' && shown > SUMMARY_LENGTHS.short ? [shorter] : [])
  ]
}

function next(
  { subject, dates }: Wanted,
  read: readonly Article[],
  edition: Edition
): readonly FollowUp[] {
  // Where nothing is read of these days there is no story of them either.
  if (subject === null)
    return [followUp('The stories', line('stories', undefined, read.length === 0 ? {} : dates))]
  if (subject.kind === 'person') {
    const { id, name: called } = subject.person
    const name = askedAs(subject.person, edition)
    return [
      ...(edition.quotes({ speaker: id }, 1).length > 0
        ? [followUp(`Quotes of ${called}`, line('quote', name))]
        : []),
      followUp(`Who is ${called}`, line('who', name)),
      followUp(`Articles with ${called}`, line('search', undefined, { person: name }))
    ]
  }
  const story = subject.kind === 'story' ? subject.story : edition.storyOf(read[0]?.id ?? '')
  const people = (story?.people ?? []).slice(0, 2).flatMap(id => edition.person(id) ?? [])
  return [
    ...(story && (subject.kind === 'story' || story.articles.length > 1)
      ? [
          followUp(
            `The story in ${count(story.articles.length, 'article')}`,
            line('story', askedAsStory(story, edition))
          )
        ]
      : []),
    ...(subject.kind === 'topic'
      ? [followUp(`Search ${subject.words}`, searching(subject.words))]
      : []),
    ...people.map(one => followUp(`Who is ${one.name}`, line('who', askedAs(one, edition))))
  ]
}
