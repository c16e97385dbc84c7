// /compare: how the outlets tell one event, side by side: quotes, numbers, names; what all have, what differs, what one has.
import {
  articlesIn,
  articlesOf,
  askedAs,
  askedAsStory,
  AskError,
  command,
  count,
  days,
  echoed,
  followUp,
  heading,
  independentTexts,
  line,
  listed,
  mostTold,
  note,
  option,
  paragraph,
  publisher,
  quoteTable,
  reply,
  saidBy,
  sideBySide,
  storyTitle,
  subjectTitle,
  titleOf
} from '#command'
import type { Article, Edition, FollowUp, Person, Story, Subject, Text } from '#command'

/** Articles held side by side: the edition takes no more. */
const MOST = 30
/** The share of the articles on a topic that makes it one event. */
const MOSTLY = 2 / 3

export default command({
  summary: 'the outlets side by side: the same quotes, numbers and names, and what differs',
  aliases: ['diff', 'side'],
  options: {
    subject: option.subject({
      summary: 'a story, a topic or somebody',
      placeholder: 'STORY|TOPIC',
      required: true
    })
  },

  examples(edition) {
    const story = mostTold(edition)
    return story !== undefined && story.articles.length > 1
      ? [line('compare', askedAsStory(story, edition))]
      : [line('compare')]
  },

  answer({ subject }, { edition, page: cut }) {
    const told = storyOf(subject, edition)
    const ids = told?.articles ?? articlesOf(subject, edition, MOST)
    const all = edition.compare(ids)
    const compared = subject.kind === 'person' ? saidBy(subject.person, all, edition) : all
    const articles = compared.articles.flatMap(id => edition.article(id) ?? [])
    if (articles.length < 2) throw nothingBeside(subject, articles, edition)

    const parts = sideBySide(compared, edition)
    if (parts.length === 0 && subject.kind === 'person')
      throw notQuoted(subject.person, articles, edition)
    const page = cut(parts, 6)
    const dates = articles.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted()
    const of =
      ids.length > articles.length
        ? ` The latest ${articles.length} of ${count(ids.length, 'article')}.`
        : ''
    return reply(
      [
        heading(titleFor(subject, told, edition)),
        paragraph(
          `${subject.kind === 'person' ? 'Quotes in ' : ''}${articlesIn(articles)}, ${days(dates[0] ?? null, dates.at(-1) ?? null)}.${of}${textsOf(compared.copies, compared.articles, edition)}`
        ),
        ...(page.from === 0 ? quoteTable(compared, edition) : []),
        ...page.shown.flat(),
        ...(parts.length === 0
          ? [note('They have no quote, number or name in common, and none that differs.')]
          : [])
      ],
      [...page.more, ...next(subject, told, edition)]
    )
  }
})

// One article is compared with the others of its story. So is a topic that is one event: most articles on it tell it.
function storyOf(subject: Subject, edition: Edition): Story | undefined {
  if (subject.kind === 'story') return subject.story
  if (subject.kind === 'article') return edition.storyOf(subject.article.id)
  if (subject.kind === 'person') return undefined
  const stories = articlesOf(subject, edition, MOST).flatMap(id => edition.storyOf(id) ?? [])
  const [largest = []] = [...Map.groupBy(stories, ({ id }) => id).values()].toSorted(
    (a, b) => b.length - a.length
  )
  return largest.length >= MOSTLY * stories.length ? largest[0] : undefined
}

// Of an article its story is compared.
const titleFor = (subject: Subject, told: Story | undefined, edition: Edition): Text =>
  subject.kind === 'article' && told !== undefined
    ? storyTitle(told, edition)
    : subjectTitle(subject, edition)

// ` 4 independent texts: The Halvern Tribune prints that of The Northern Wire Agency.`
function textsOf(
  copies: readonly (readonly string[])[],
  ids: readonly string[],
  edition: Edition
): string {
  const texts = independentTexts(ids, edition)
  if (texts === '') return ''
  const same = copies.map(group => {
    const names = [...new Set(group.flatMap(id => edition.article(id) ?? []).map(publisher))]
    return names.length > 1
      ? `${listed(names)} print one text`
      : `${names[0]} prints one text twice`
  })
  return ` ${texts}${same.length > 0 ? `: ${listed(same)}` : ''}.`
}

function nothingBeside(subject: Subject, articles: readonly Article[], edition: Edition): AskError {
  const [only] = articles
  if (only === undefined) return new AskError('There is no article to compare.')
  const story = edition.storyOf(only.id)
  return new AskError(
    `Only ${publisher(only)} ${hasIt(subject)}: there is nothing to lay beside it.`,
    [
      ...(story ? [followUp('The story', line('story', askedAsStory(story, edition)))] : []),
      followUp(`Summary: ${titleOf(only)}`, line('summary', `article:${only.id}`)),
      followUp('All stories', line('stories'))
    ]
  )
}

function hasIt(subject: Subject): string {
  if (subject.kind === 'person') return `names ${subject.person.name}`
  return subject.kind === 'topic' ? `has ${echoed(subject.words)}` : 'has this'
}

function notQuoted(person: Person, articles: readonly Article[], edition: Edition): AskError {
  const name = askedAs(person, edition)
  return new AskError(
    `${person.name} is named in ${count(articles.length, 'article')}, but not quoted between marks: there is nothing to lay side by side.`,
    [
      ...(edition.quotes({ speaker: person.id }, 1).length > 0
        ? [followUp(`All of ${person.name}`, line('quote', name))]
        : []),
      followUp(`Who is ${person.name}`, line('who', name))
    ]
  )
}

function next(subject: Subject, told: Story | undefined, edition: Edition): readonly FollowUp[] {
  if (subject.kind === 'person') {
    const name = askedAs(subject.person, edition)
    return [
      followUp(`All quotes of ${subject.person.name}`, line('quote', name)),
      followUp(`Who is ${subject.person.name}`, line('who', name))
    ]
  }
  if (told === undefined) return [followUp('All stories', line('stories'))]
  const asked = askedAsStory(told, edition)
  return [followUp('The story', line('story', asked)), followUp('Summary', line('summary', asked))]
}
