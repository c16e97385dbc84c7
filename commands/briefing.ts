// /briefing: the stories that lead since a day or since the last briefing, new words of those who are followed, and how far the reading goes.
import {
  articlesIn,
  askedAs,
  citation,
  command,
  count,
  coverageOf,
  days,
  echoed,
  followUp,
  heading,
  isInstant,
  line,
  list,
  listed,
  movedBy,
  note,
  option,
  paragraph,
  printed,
  printingsOf,
  reply,
  sentenceRuns,
  sourceOf,
  storyTitle,
  whatMoved,
  whyStory,
  windowOf
} from '#command'
import type {
  Block,
  Edition,
  Leading,
  LeadingStory,
  Person,
  Printings,
  Reply,
  SummaryLine,
  Text,
  Window
} from '#command'

export default command({
  summary: 'the leading stories since a day, or since the last briefing here',
  aliases: ['brief', 'digest'],
  options: {
    since: option.since({
      summary: 'since when: a day, or “last” for what the last briefing has not told',
      after: ['since']
    }),
    about: option.topic({
      summary: 'only these topics, with commas between',
      after: ['about', 'on']
    }),
    people: option.people({ summary: 'whose new quotes are told, with commas between' }),
    most: option.count({ summary: 'how many stories at most', most: 10, fallback: 5 })
  },

  examples(edition) {
    const latest = edition.articles({}, 1)[0]?.publishedAt?.slice(0, 10)
    const [person] = edition.people(1)
    return [
      line('briefing', undefined, latest === undefined ? {} : { since: latest }),
      ...(person ? [line('briefing', undefined, { people: askedAs(person, edition) })] : [])
    ]
  },

  async answer({ since, about, people, most }, context) {
    const { ask, edition, sources } = context
    const isSinceLast = since !== undefined && isInstant(since)
    const last = isSinceLast ? await context.briefed() : null
    const told = last?.articles ?? new Set<string>()
    const topics = (about ?? '')
      .split(/[,;]/)
      .map(topic => topic.trim())
      .filter(topic => topic !== '')
    const window = windowOf({ since, told, topics, isFirst: last?.at === null }, context)
    const shown = freshOf(window.leading, told, most, edition).map(item => ({
      ...item,
      lines: linesOf(item, topics, edition)
    }))
    const said = (people?.people ?? []).map(one => ({
      one,
      words: newWords(one, window, told, edition)
    }))

    const where = topics.length === 0 ? '' : ` about ${listed(topics.map(echoed))}`
    const coverage = coverageOf(sources.list(), ask.at)
    const remarks = (people?.missing ?? []).map(each => note(each))
    if (shown.length === 0 && said.every(({ words }) => words.length === 0))
      return {
        ...reply(
          [paragraph(`Nothing new${where} since ${window.name}; ${coverage}.`), ...remarks],
          [followUp('All stories', line('stories'))]
        ),
        covers: []
      }
    const over = window.leading.count - shown.length
    const isUndated = shown.length > 0 && shown.every(({ story }) => story.to === null)
    // No day has stories that are not dated.
    const allSince = isUndated ? {} : { since: window.day }
    return {
      ...reply(
        [
          heading(isUndated ? `Briefing${where}` : `Briefing${where} since ${window.name}`),
          ...(isUndated ? [note('None of this is dated: how new it is cannot be told.')] : []),
          ...(window.isOlder
            ? [note('Nothing is of the last day: these are the latest there are.')]
            : []),
          ...shown.flatMap(item => blocksOf(item, edition)),
          ...wordsOf(said, edition),
          ...remarks,
          note(`${tally(window.leading, shown.length)}; ${coverage}.`)
        ],
        [
          ...(over > 0 ? [followUp('All stories', line('stories', undefined, allSince))] : []),
          ...shown.slice(0, 3).map(({ story }) => whyStory(story, window.day)),
          ...shown
            .slice(0, 1)
            .flatMap(({ lines: [first] }) => (first ? [sourceOf(first.sentence)] : []))
        ]
      ),
      ...toldIn(shown, said, window, edition)
    }
  }
})

interface Item extends LeadingStory {
  /** Those of its articles that say something new, latest first. */
  readonly fresh: readonly string[]
  /** Those that were told before. */
  readonly before: readonly string[]
}

// The first so many that have something new in them.
function freshOf(
  { stories }: Leading,
  told: ReadonlySet<string>,
  most: number,
  edition: Edition
): readonly Item[] {
  const items: Item[] = []
  for (const { id, story, articles, texts, outlets } of stories) {
    const before = story.articles.filter(each => told.has(each))
    const fresh = before.length === 0 ? articles : movedBy(articles, before, edition)
    if (fresh.length > 0) items.push({ id, story, articles, texts, outlets, fresh, before })
    if (items.length === most) break
  }
  return items
}

interface Shown extends Item {
  readonly lines: readonly SummaryLine[]
}

/** Articles of one story that are read for its lines. */
const MOST_READ = 12

function linesOf(
  { fresh }: Item,
  topics: readonly string[],
  edition: Edition
): readonly SummaryLine[] {
  return edition.summarize(fresh.slice(0, MOST_READ), {
    sentences: fresh.length > 2 ? 3 : 2,
    joined: true,
    ...(topics.length > 0 && { about: topics.join(' ') })
  })
}

// **Headline** — 5 articles in A and B, 16–19 Nov 2026, and its lines, each with where it is from.
function blocksOf({ story, fresh, before, lines }: Shown, edition: Edition): readonly Block[] {
  const articles = story.articles.flatMap(id => edition.article(id) ?? [])
  const title = storyTitle(story, edition, { strong: true })
  const told =
    before.length === 0
      ? `${articlesIn(articles)}, ${days(story.from, story.to)}`
      : `update: ${whatMoved(fresh, before, edition)}`
  return [
    paragraph([...title, { text: ` — ${told}` }]),
    ...(lines.length === 0 ? [] : [list(lines.flatMap(each => cited(each, edition)))])
  ]
}

function cited({ sentence }: SummaryLine, edition: Edition): readonly Text[] {
  const article = edition.article(sentence.article)
  return article
    ? [[...sentenceRuns(article, sentence), { text: ' (' }, citation(article), { text: ')' }]]
    : []
}

interface Words {
  readonly one: Person
  readonly words: readonly Printings[]
}

/** Quotes of one person that a briefing tells. */
const MOST_QUOTES = 2

function newWords(
  { id }: Person,
  { filter }: Window,
  told: ReadonlySet<string>,
  edition: Edition
): readonly Printings[] {
  const fresh = edition
    .quotes({ speaker: id, ...filter }, 32)
    .filter(({ article, kind }) => !told.has(article) && kind !== 'indirect')
  // The same words in an article that was told are not new.
  return printingsOf(fresh, edition)
    .filter(({ same }) => same.every(({ quote }) => !told.has(quote.article)))
    .take(MOST_QUOTES)
    .toArray()
}

// How else they are printed is for /quote to tell.
function wordsOf(said: readonly Words[], edition: Edition): readonly Block[] {
  if (said.length === 0) return []
  const silent = said.filter(({ words }) => words.length === 0).map(({ one }) => one.name)
  const blocks = said.flatMap(({ words }) =>
    words.flatMap(each => printed({ ...each, other: [] }, edition))
  )
  return [
    ...(blocks.length === 0 ? [] : [paragraph([{ text: 'New quotes', strong: true }]), ...blocks]),
    ...(silent.length === 0 ? [] : [note(`No new quotes of ${listed(silent, { joint: 'or' })}.`)])
  ]
}

// `5 of 12 stories, from 40 articles`
function tally({ count: all, articles }: Leading, shown: number): string {
  const of =
    all > shown ? `${shown} of ${count(all, 'story', 'stories')}` : count(all, 'story', 'stories')
  return `${of}, from ${count(articles, 'article')}`
}

/** Undated articles that are marked as told with a briefing that passes over them. */
const MOST_UNDATED = 5000

// What has no date would be new for ever: passed over once, it is not told again.
function toldIn(
  shown: readonly Shown[],
  said: readonly Words[],
  { filter }: Window,
  edition: Edition
): Required<Pick<Reply, 'covers' | 'passed'>> {
  const undated = filter.undated
    ? edition.articleIds({ since: '9999-12-31', undated: true }, MOST_UNDATED)
    : []
  const covers = new Set([
    ...shown.flatMap(({ story }) => story.articles),
    ...said.flatMap(({ words }) => words.map(({ quote }) => quote.article))
  ])
  return { covers: [...covers], passed: undated.filter(id => !covers.has(id)) }
}
