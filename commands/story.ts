// /story: one event: how each outlet leads on it, who is in it, and words that outlets print differently.
import {
  articlesIn,
  askedAs,
  askedAsStory,
  askedAsSubject,
  citation,
  command,
  days,
  followUp,
  heading,
  independentTexts,
  line,
  list,
  listed,
  mostTold,
  note,
  option,
  paragraph,
  printed,
  printingsOf,
  reply,
  sentenceRuns,
  storyTitle,
  undatedLast
} from '#command'
import type { Article, Block, Edition, Printings, Story, Text } from '#command'

/** Quotes of it that are looked at for words told differently, the latest. */
const MOST_QUOTES = 32

export default command({
  summary: 'one event: how each outlet tells it',
  options: { story: option.story({ summary: 'words of the headline', required: true }) },

  examples(edition) {
    const story = mostTold(edition)
    return story ? [line('story', askedAsStory(story, edition))] : []
  },

  answer({ story }, { edition, page: cut }) {
    const page = cut(story.articles, 5)
    const articles = page.shown.flatMap(id => edition.article(id) ?? [])
    const people = story.people.slice(0, 5).flatMap(id => edition.person(id) ?? [])
    const differing = page.from === 0 ? toldDifferently(story, edition) : []
    const all = story.articles.flatMap(id => edition.article(id) ?? [])
    const texts = independentTexts(story.articles, edition)
    const undated = all.length > 1 ? undatedLast(all) : ''
    return reply(
      [
        heading(storyTitle(story, edition)),
        paragraph(
          `${articlesIn(all)}, ${days(story.from, story.to)}${texts && `; ${texts}`}.${undated}`
        ),
        list(articles.map(article => lead(article, edition))),
        ...differing,
        ...(people.length > 0
          ? [note(`Who is in it: ${listed(people.map(({ name }) => name))}.`)]
          : [])
      ],
      [
        ...page.more,
        followUp('Summary', line('summary', askedAsSubject(story, edition))),
        ...(all.length > 1
          ? [followUp('Side by side', line('compare', askedAsSubject(story, edition)))]
          : []),
        ...people
          .slice(0, 2)
          .map(one => followUp(`Who is ${one.name}`, line('who', askedAs(one, edition))))
      ]
    )
  }
})

// **Headline** — Its lead, or whatever sentence comes first that stands alone. (Outlet, day)
function lead(article: Article, edition: Edition): Text {
  const telling = edition.lead(article.id)
  return [
    ...(article.headline === null
      ? []
      : [{ text: article.headline, strong: true }, { text: ' — ' }]),
    ...(telling ? [...sentenceRuns(article, telling), { text: ' ' }] : []),
    { text: '(' },
    citation(article),
    { text: ')' }
  ]
}

function toldDifferently(story: Story, edition: Edition): readonly Block[] {
  const inStory = (printings: Printings): Printings => ({
    ...printings,
    other: printings.other.filter(
      ({ difference, quote }) =>
        (difference === 'reworded' || difference === 'inflected') &&
        story.articles.includes(quote.article)
    )
  })
  // The story itself tells which words differ; where else they are printed is looked up for those that are shown.
  const differing = printingsOf(edition.quotes({ story: story.id }, MOST_QUOTES), edition, 'story')
    .filter(printings => inStory(printings).other.length > 0)
    .take(2)
    .map(({ quote }) => quote)
    .toArray()
  if (differing.length === 0) return []
  const blocks = printingsOf(differing, edition).flatMap(each => printed(inStory(each), edition))
  return [paragraph([{ text: 'The same words, printed differently', strong: true }]), ...blocks]
}
