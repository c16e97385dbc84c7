// /stories: what is in the news: each event once, with the outlets that tell it.
import {
  articlesIn,
  askedAsStory,
  AskError,
  command,
  count,
  day,
  days,
  followUp,
  heading,
  leadOf,
  line,
  list,
  note,
  option,
  publisher,
  reply,
  scopeOf,
  sentenceRuns
} from '#command'
import type { Edition, Listing, Story, Text } from '#command'

export default command({
  summary: 'the events in the news, latest first',
  aliases: ['news', 'latest'],
  options: {
    since: option.since({ summary: 'only from this day on', after: ['since'] }),
    outlet: option.outlet({ summary: 'only what this outlet tells', after: ['in', 'from'] })
  },

  examples(edition) {
    const [outlet] = edition.outlets
    return [
      line('stories'),
      ...(outlet ? [line('stories', undefined, { outlet: outlet.name })] : [])
    ]
  },

  answer({ since, outlet }, { edition, page: cut }) {
    const filter = {
      ...(since !== undefined && { since }),
      ...(outlet !== undefined && { outlet })
    }
    // Only those of a page are made.
    const stories: Listing<Story> = {
      length: edition.countStories(filter),
      slice: (from, to) => edition.stories(filter, to - from, from)
    }
    const asked = `${since === undefined ? '' : ` since ${day(since)}`}${outlet === undefined ? '' : ` in ${outlet}`}`
    if (stories.length === 0) {
      const latest = edition.articles({}, 1)[0]?.publishedAt ?? null
      const hint =
        since === undefined || latest === null ? '' : ` The latest article is of ${day(latest)}.`
      throw new AskError(`No stories${asked} in ${scopeOf(edition)}.${hint}`, [
        followUp('All stories', line('stories'))
      ])
    }

    const page = cut(stories, 8)
    const undated = page.shown.filter(({ to }) => to === null).length
    const last = undated > 0 && undated < page.shown.length ? ' Undated ones come last.' : ''
    return reply(
      [
        heading(`Stories${asked}`),
        list(page.shown.map(story => item(story, edition))),
        note(`${count(stories.length, 'story', 'stories')} in ${scopeOf(edition)}.${last}`)
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

// **Ferry runs aground** — 3 articles in A, B and C, 2–4 Mar 2026
function item(story: Story, edition: Edition): Text {
  const articles = story.articles.flatMap(id => edition.article(id) ?? [])
  const lead = leadOf(story, edition)
  const where = `${articlesIn(articles)}, ${days(story.from, story.to)}`
  // Without a headline its first sentence stands for it, as the sentence that it is.
  if (lead === null) return [{ text: story.headline, strong: true }, { text: ` — ${where}` }]
  return [
    { text: publisher(lead.article), strong: true },
    { text: ' — ' },
    ...sentenceRuns(lead.article, lead.sentence),
    { text: ` — ${where}` }
  ]
}
