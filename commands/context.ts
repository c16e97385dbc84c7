// /context: the words of an answer in the paragraph that they were cut from: what stands before and after them.
import {
  askedAsStory,
  AskError,
  citation,
  command,
  cut,
  echoed,
  followUp,
  heading,
  line,
  note,
  option,
  paragraph,
  placeIn,
  placeOf,
  receiptOf,
  reply,
  sliced,
  titleOf
} from '#command'
import type { Article, Block, Edition, FollowUp, Span } from '#command'

export default command({
  summary: 'the paragraph that the words of an answer were cut from',
  options: {
    place: option.text({
      summary: 'a place in an article, as a follow-up “Source” has it',
      placeholder: 'ARTICLE:START-END',
      required: true
    })
  },

  examples(edition) {
    const [latest] = edition.articles({}, 1)
    const lead = latest && edition.lead(latest.id)
    return lead ? [line('context', placeOf(lead))] : []
  },

  answer({ place }, { edition }) {
    const slice = placeIn(place)
    if (slice === null)
      throw new AskError(
        `/context takes a place such as wire/ferry.md:0-86, not ${echoed(place)}: the follow-up “Source” of an answer has one.`
      )
    const article = edition.article(slice.article)
    if (article === undefined)
      throw new AskError(`There is no article ${echoed(slice.article)} here any more.`)
    if (slice.end > article.text.length || slice.start >= slice.end)
      throw new AskError(
        `${titleOf(article)} has no characters ${slice.start} to ${slice.end}: it has ${article.text.length}.`,
        next(article, edition)
      )
    const { start, end } = paragraphAround(article.text, slice)
    const runs = [
      ...(start < slice.start ? [sliced(article, { start, end: slice.start })] : []),
      sliced(article, slice, { strong: true }),
      ...(slice.end < end ? [sliced(article, { start: slice.end, end })] : [])
    ]
    return reply(
      [
        ...titled(article),
        paragraph(runs),
        note(
          `Characters ${slice.start} to ${slice.end} of ${article.text.length}, receipt ${receiptOf(cut(article, slice))}.`
        )
      ],
      next(article, edition)
    )
  }
})

// Where there is no headline, who printed it is said once.
const titled = (article: Article): readonly Block[] =>
  article.headline === null
    ? [heading([citation(article)])]
    : [heading(article.headline), paragraph([citation(article)])]

// From the line break before the words to the one after them.
function paragraphAround(text: string, { start, end }: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end)
  const until = to < 0 ? text.length : to
  return { start: start === 0 ? 0 : from, end: until }
}

function next(article: Article, edition: Edition): readonly FollowUp[] {
  const story = edition.storyOf(article.id)
  return [
    followUp('Summary of the article', line('summary', `article:${article.id}`)),
    ...(story && story.articles.length > 1
      ? [followUp(`Story: ${story.headline}`, line('story', askedAsStory(story, edition)))]
      : [])
  ]
}
