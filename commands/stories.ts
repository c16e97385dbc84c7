// /stories: what is in the news: each event once, with the outlets that tell it.
import {
  articlesIn,
  articlesOnTopic,
  askedAsStory,
  AskError,
  command,
  count,
  datesOf,
  day,
  days,
  echoed,
  followUp,
  heading,
  inDays,
  independentTexts,
  line,
  list,
  note,
  option,
  reply,
  scopeOf,
  storyTitle
} from '#command'
import type { Edition, Filter, Listing, Story, Text } from '#command'

export default command({
  summary: 'the events in the news, latest first',
  aliases: ['news', 'latest'],
  options: {
    about: option.topic({ summary: 'only on this topic', after: ['about', 'on'] }),
    person: option.person({ summary: 'only what names somebody', after: ['with'] }),
    since: option.since({ summary: 'only from this day on', after: ['since'] }),
    until: option.until({ summary: 'only until this day', after: ['until'] }),
    outlet: option.outlet({ summary: 'only what this outlet tells', after: ['in', 'from'] })
  },

  examples(edition) {
    const [outlet] = edition.outlets
    return [
      line('stories'),
      ...(outlet ? [line('stories', undefined, { outlet: outlet.name })] : [])
    ]
  },

  async answer({ about, person, since, until, outlet }, { ask, edition, page: cut, looked }) {
    const filter = {
      ...datesOf(since, until),
      ...(person !== undefined && { person: person.id }),
      ...(outlet !== undefined && { outlet })
    }
    const stories = about === undefined ? allOf(filter, edition) : onTopic(about, filter, edition)
    const when = inDays(filter)
    const asked = [
      ...(about === undefined ? [] : [` about ${echoed(about)}`]),
      ...(person === undefined ? [] : [` with ${person.name}`]),
      ...(when === '' ? [] : [` ${when}`]),
      ...(outlet === undefined ? [] : [` in ${outlet}`])
    ].join('')
    if (stories.length === 0) {
      const latest = edition.articles({}, 1)[0]?.publishedAt ?? null
      const hint = when === '' || latest === null ? '' : ` The latest article is of ${day(latest)}.`
      throw new AskError(`No stories${asked} in ${scopeOf(edition)}.${hint}`, [
        followUp('All stories', line('stories'))
      ])
    }

    const page = cut(stories, 8)
    // Who goes on to the next page still looks at the same list; who sees a part of it has not seen the rest.
    const isWhole = asked === '' && page.from === 0
    const last = isWhole ? await looked('stories') : null
    const listing = page.shown.map(story => ({ story, fresh: newIn(story, last, edition) }))
    const moved = listing.filter(({ fresh }) => fresh > 0).length
    const undated = page.shown.filter(({ to }) => to === null).length
    const order = undated > 0 && undated < page.shown.length ? ' Undated ones come last.' : ''
    return reply(
      [
        heading(`Stories${asked}`),
        list(listing.map(({ story, fresh }) => item(story, fresh, edition))),
        ...(last === null ? [] : [note(sinceThen(moved, last, ask.posted === true))]),
        note(`${count(stories.length, 'story', 'stories')} in ${scopeOf(edition)}.${order}`)
      ],
      [
        ...page.more,
        ...page.shown
          .slice(0, 5 - page.more.length)
          .map(story => followUp(story.headline, line('story', askedAsStory(story, edition))))
      ]
    )
  }
})

// Only those of a page are made.
const allOf = (filter: Filter, edition: Edition): Listing<Story> => ({
  length: edition.countStories(filter),
  slice: (from, to) => edition.stories(filter, to - from, from)
})

/** Articles of a topic whose stories are listed, the best found. */
const MOST_ON_TOPIC = 120

function onTopic(about: string, filter: Filter, edition: Edition): Listing<Story> {
  const { since, until } = filter
  const among = articlesOnTopic(about, edition, MOST_ON_TOPIC, datesOf(since, until))
  const { stories } = edition.leadingStories(filter, { limit: MOST_ON_TOPIC, now: null, among })
  return stories
    .map(({ story }) => story)
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0))
}

const dayOf = ({ to }: Story): string => to?.slice(0, 10) ?? ''

// `2 of them are new or have moved since you last looked, 4 Mar 2026.`
function sinceThen(moved: number, last: number, posted: boolean): string {
  const then = posted ? 'the last post here' : 'you last looked'
  const when = `since ${then}, ${day(new Date(last).toISOString())}`
  if (moved === 0) return `None of them is new ${when}.`
  return `${moved} of them ${moved === 1 ? 'is new or has' : 'are new or have'} moved ${when}.`
}

// How many of its articles surely came after the last look. One that names its day alone may be of any hour of it.
function newIn(story: Story, last: number | null, edition: Edition): number {
  if (last === null) return 0
  return story.articles.filter(id => {
    const at = edition.article(id)?.publishedAt ?? null
    return at !== null && Date.parse(at) > last
  }).length
}

// `new`, `2 new articles`
function newness(story: Story, fresh: number): string {
  if (fresh === 0) return ''
  return fresh === story.articles.length ? 'new; ' : `${count(fresh, 'new article')}; `
}

// **Ferry runs aground** — 3 articles in A, B and C, 2–4 Mar 2026
function item(story: Story, fresh: number, edition: Edition): Text {
  const articles = story.articles.flatMap(id => edition.article(id) ?? [])
  const texts = independentTexts(story.articles, edition)
  const where = `${newness(story, fresh)}${articlesIn(articles)}, ${days(story.from, story.to)}${texts && `; ${texts}`}`
  return [...storyTitle(story, edition, { strong: true }), { text: ` — ${where}` }]
}
