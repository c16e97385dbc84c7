// /why: why something is in a briefing or a summary: from which articles, what gave it its place, and each line's reason in words.
import {
  askedAsStory,
  AskError,
  citation,
  command,
  count,
  datesOf,
  day,
  followUp,
  fromOutlets,
  gistOf,
  heading,
  inDays,
  line,
  list,
  note,
  option,
  paragraph,
  publisher,
  reply,
  sentenceRuns,
  sourceOf,
  storyTitle,
  SUMMARY_LENGTHS,
  wantedOf,
  wantedTitle,
  weighed,
  weightOf,
  whyPosted
} from '#command'
import type {
  Article,
  Because,
  Block,
  Dates,
  Edition,
  FollowUp,
  LeadingStory,
  Run,
  Story,
  SummaryLine,
  Text,
  Wanted
} from '#command'

/** Stories among which one has its place. */
const MOST_RANKED = 200
/** Articles that are listed. */
const MOST_LISTED = 8

export default command({
  summary:
    'why a story is in a briefing, or a line in a summary; “last” for the last briefing here',
  options: {
    subject: option.told({
      summary: 'what was told: the last briefing here, a story, a person, a topic'
    }),
    since: option.since({ summary: 'as it was asked', after: ['since'] }),
    until: option.until({ summary: 'as it was asked', after: ['until'] }),
    length: option.choice({
      summary: 'as the summary was asked',
      choices: ['short', 'normal', 'long'],
      fallback: 'normal'
    })
  },

  examples(edition) {
    const [story] = edition.stories({}, 1)
    return story ? [line('why', askedAsStory(story, edition))] : []
  },

  async answer({ subject: asked, since, until, length }, context) {
    const { ask, edition } = context
    if (asked?.kind === 'post') return whyPosted(asked.key, context)
    const wanted = wantedOf(asked, since, until, context)
    const { subject } = wanted
    // What has no date is in no days: those of a briefing that tells it only say beside what it stood there.
    const isUndated = subject?.kind === 'story' && subject.story.to === null
    const told = isUndated ? { ...wanted, dates: {} } : wanted
    const { lines, articles, found } = gistOf(told, edition, SUMMARY_LENGTHS[length])
    if (articles.length === 0) {
      const when = inDays(wanted.dates)
      throw new AskError(`There is nothing to explain: no article is dated${when && ` ${when}`}.`, [
        followUp('All stories', line('stories'))
      ])
    }
    const of = found > articles.length ? ` of ${count(found, 'article')}` : ''
    return reply(
      [
        heading([{ text: 'Why: ' }, ...titleFor(told, edition)]),
        ...(subject?.kind === 'story' ? placeOf(subject.story, wanted.dates, ask.at, edition) : []),
        paragraph(
          `Read: ${count(articles.length, 'article')}${of}, from ${fromOutlets(articles)}.`
        ),
        list(
          citedFirst(articles, lines)
            .slice(0, MOST_LISTED)
            .map(article => entryOf(article, articles, edition))
        ),
        ...(articles.length > MOST_LISTED
          ? [note(`And ${count(articles.length - MOST_LISTED, 'more article')}.`)]
          : []),
        ...(lines.length === 0
          ? [note('No sentence of them stands by itself.')]
          : [
              paragraph([{ text: 'The lines, and what each was chosen for', strong: true }]),
              list(lines.flatMap(each => explained(each, articles.length, edition))),
              note('No two of them say the same.')
            ])
      ],
      next(wanted, lines, edition)
    )
  }
})

function citedFirst(
  articles: readonly Article[],
  lines: readonly SummaryLine[]
): readonly Article[] {
  const cited = new Set(lines.map(({ sentence }) => sentence.article))
  return articles.toSorted((a, b) => Number(cited.has(b.id)) - Number(cited.has(a.id)))
}

const titleFor = (told: Wanted, edition: Edition): readonly Run[] =>
  told.subject === null
    ? [{ text: `the summary ${inDays(told.dates)}` }]
    : wantedTitle(told, edition)

// Its place among the stories of these days, what gave it that, and who is next to it.
function placeOf(story: Story, dates: Dates, now: number, edition: Edition): readonly Block[] {
  const isAsked = Object.keys(dates).length > 0
  // Where no day is asked for, all that told it counts.
  const filter = isAsked ? dates : datesOf(story.from?.slice(0, 10))
  const undated = !isAsked || story.to === null
  const { stories, count: all } = edition.leadingStories(
    { ...filter, undated },
    { limit: MOST_RANKED, now }
  )
  const at = stories.findIndex(({ id }) => id === story.id)
  const own = stories[at]
  if (own === undefined) return []
  const days = inDays(filter)
  const when = days === '' || !undated ? days : `${days}, undated ones among them`
  const place =
    all === 1
      ? 'It is the only story'
      : `It comes ${ordinal(at + 1)} of ${count(all, 'story', 'stories')}`
  const beside = [stories[at - 1], stories[at + 1]].filter(each => each !== undefined)
  return [
    paragraph(`${place}${when && ` ${when}`}: ${weighed(own, now)}.`),
    ...(beside.length === 0
      ? []
      : [list(beside.map(each => besideIt(each, each === stories[at - 1], edition)))]),
    note(
      'What leads: first how many texts tell it that no outlet took from another, then how many outlets, then how new it is.'
    )
  ]
}

const besideIt = (beside: LeadingStory, before: boolean, edition: Edition): Text => [
  { text: before ? 'Before it: ' : 'After it: ' },
  ...storyTitle(beside.story, edition, { strong: true }),
  {
    text: ` — ${weightOf(beside)}, ${beside.story.to === null ? 'undated' : `the latest ${day(beside.story.to)}`}`
  }
]

function ordinal(n: number): string {
  const end = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}

function entryOf(article: Article, all: readonly Article[], edition: Edition): Text {
  const text = edition.copyOf(article.id)
  const original = all.find(({ id }) => id === text && id !== article.id)
  const copied = original === undefined ? '' : `, the same text as in ${publisher(original)}`
  const title = article.headline === null ? '' : `: ${article.headline}`
  return [citation(article), { text: `${title}${copied}` }]
}

function explained(
  { sentence, because }: SummaryLine,
  read: number,
  edition: Edition
): readonly Text[] {
  const article = edition.article(sentence.article)
  if (article === undefined) return []
  const why = reasons(because, read)
  return [
    [...sentenceRuns(article, sentence), { text: ' (' }, citation(article), { text: `) — ${why}` }]
  ]
}

function reasons({ at, centre, headline, held }: Because, read: number): string {
  const others = read > 1 ? 'what all these articles say' : 'what its article says'
  const why = [
    ...(held > 0 ? ['it has what was asked for'] : []),
    ...(at === 0 ? ['it opens its article'] : at < 3 ? ['it stands early in its article'] : []),
    ...(centre >= 0.75
      ? [`it says much of ${others}`]
      : centre >= 0.45
        ? [`it says something of ${others}`]
        : []),
    ...(headline >= 0.3 ? ['it shares words with its headline'] : [])
  ]
  return why.length === 0 ? 'it adds what the lines before do not say' : why.join('; ')
}

function next(
  { subject, dates }: Wanted,
  lines: readonly SummaryLine[],
  edition: Edition
): readonly FollowUp[] {
  return [
    ...(subject?.kind === 'story'
      ? [followUp('The story', line('story', askedAsStory(subject.story, edition)))]
      : []),
    ...lines.slice(0, 3).map(({ sentence }, at) => sourceOf(sentence, `Source of line ${at + 1}`)),
    followUp('Stories', line('stories', undefined, dates))
  ]
}
