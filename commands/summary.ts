// /summary: what articles say on a topic, a person or a story, or what one says, in whole sentences of theirs, each cited.
import {
  askedAs,
  askedAsStory,
  AskError,
  citation,
  command,
  count,
  echoed,
  followUp,
  fromOutlets,
  heading,
  leadOf,
  line,
  list,
  note,
  option,
  publisher,
  reply,
  sentenceRuns,
  shortened,
  titleOf
} from '#command'
import type { Article, Context, Edition, FollowUp, Subject, Text } from '#command'

const SENTENCES = { short: 3, normal: 5, long: 9 }
type Length = keyof typeof SENTENCES

/** How many articles are read for one summary: the latest of a person or story, the best found for a topic. */
const MOST_READ = 30

export default command({
  summary: 'the gist of a topic, person, story or article, in its own sentences',
  aliases: ['sum', 'summarize', 'summarise', 'brief'],
  options: {
    subject: option.subject({
      summary: 'an article, a story, a person or a topic',
      required: true
    }),
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
      ...(story ? [line('summary', askedAsStory(story, edition), { length: 'short' })] : []),
      ...(person ? [line('summary', askedAs(person, edition))] : [])
    ]
  },

  answer({ subject, length }, context) {
    const { edition } = context
    const ids = articlesOf(subject, edition)
    const found = subject.kind === 'person' ? subject.person.articles : ids.length
    const lines = edition.summarize(ids.slice(0, MOST_READ), {
      sentences: SENTENCES[length],
      joined: true,
      ...(subject.kind === 'person' && { person: subject.person.id }),
      ...(subject.kind === 'topic' && { about: subject.words })
    })
    const read = ids.slice(0, MOST_READ).flatMap(id => edition.article(id) ?? [])
    if (lines.length === 0) throw nothingWhole(subject, read, edition)

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
        heading(titleFor(subject, edition)),
        list(sentences),
        list(sources),
        note(readNote(read, found))
      ],
      [...otherLengths(length, lines.length, context.again), ...next(subject, ids, edition)].slice(
        0,
        5
      )
    )
  }
})

function articlesOf(subject: Subject, edition: Edition): readonly string[] {
  switch (subject.kind) {
    case 'article':
      return [subject.article.id]
    case 'story':
      return subject.story.articles
    case 'person':
      return edition.articles({ person: subject.person.id }, MOST_READ).map(({ id }) => id)
    default: {
      const hits = edition.search(subject.words, MOST_READ)
      // Far below the best, an article only shares a word with the topic.
      const least = (hits[0]?.score ?? 0) * 0.4
      return hits.filter(({ score }) => score >= least).map(({ article }) => article)
    }
  }
}

function titleFor(subject: Subject, edition: Edition): string {
  switch (subject.kind) {
    case 'article':
      return titleOf(subject.article)
    case 'story': {
      const bare = leadOf(subject.story, edition)
      return bare === null ? subject.story.headline : publisher(bare.article)
    }
    case 'person':
      return subject.person.name
    default:
      return shortened(subject.words, 80)
  }
}

function sourceLine(article: Article, number: number): Text {
  const title = article.headline === null ? '' : `: ${article.headline}`
  return [{ text: `[${number}] ` }, citation(article), { text: title }]
}

function readNote(read: readonly Article[], found: number): string {
  const of = found > read.length ? ` of ${found.toLocaleString('en-GB')}` : ''
  return `Read ${count(read.length, 'article')}${of} from ${fromOutlets(read)}.`
}

function nothingWhole(subject: Subject, read: readonly Article[], edition: Edition): AskError {
  return new AskError(
    `No sentence on ${echoed(titleFor(subject, edition))} stands by itself in ${count(read.length, 'article')}.`,
    next(
      subject,
      read.map(({ id }) => id),
      edition
    )
  )
}

function otherLengths(length: Length, shown: number, again: Context['again']): readonly FollowUp[] {
  const longer = followUp('Longer', again({ length: length === 'short' ? 'normal' : 'long' }))
  const shorter = followUp('Shorter', again({ length: 'short' }))
  return [
    ...(length !== 'long' && shown === SENTENCES[length] ? [longer] : []),
    ...(length !== 'short' && shown > SENTENCES.short ? [shorter] : [])
  ]
}

function next(subject: Subject, ids: readonly string[], edition: Edition): readonly FollowUp[] {
  if (subject.kind === 'person') {
    const name = askedAs(subject.person, edition)
    return [
      followUp(`Quotes of ${subject.person.name}`, line('quote', name)),
      followUp(`Who is ${subject.person.name}`, line('who', name))
    ]
  }
  const story = subject.kind === 'story' ? subject.story : edition.storyOf(ids[0] ?? '')
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
      ? [followUp(`Search ${subject.words}`, line('search', subject.words))]
      : []),
    ...people.map(one => followUp(`Who is ${one.name}`, line('who', askedAs(one, edition))))
  ]
}
