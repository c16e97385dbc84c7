// What stories and articles are called in an answer: a headline, else how the text begins, as a slice of it. Knows the edition.
import type { Edition } from '../edition/edition.ts'
import type { Article, Sentence, Story } from '../news.ts'
import { cut } from '../news.ts'
import { shortened } from '../phrase.ts'
import type { Run } from '../reply.ts'
import { sliced } from '../reply.ts'
import { pastDateline } from './dateline.ts'

/** Units of a sentence that stand for a headline. */
const MOST = 90

interface Style {
  readonly strong?: boolean
}

/** A story's headline, else the beginning of the sentence that stands for one. */
export function storyTitle(story: Story, edition: Edition, style: Style = {}): readonly Run[] {
  const bare = leadOf(story, edition)
  return bare === null
    ? [{ text: story.headline, ...style }]
    : beginningOf(bare.article, bare.sentence, style)
}

/** An article's headline, else the beginning of its lead, else its id (a folder's is its file). */
export function articleTitle(
  article: Article,
  edition: Edition,
  style: Style = {}
): readonly Run[] {
  const { headline, id } = article
  const lead = headline === null ? edition.lead(id) : undefined
  return lead === undefined
    ? [{ text: headline ?? id, ...style }]
    : beginningOf(article, lead, style)
}

/**
 * How a story without a headline is told instead: the first sentence of its most central article, as a slice of it. Null
 * where some article gives the story its headline.
 */
function leadOf(
  story: Story,
  edition: Edition
): { readonly article: Article; readonly sentence: Sentence } | null {
  for (const id of story.articles) {
    const article = edition.article(id)
    if (article === undefined || article.headline === story.headline) return null
    if (article.headline !== null) continue
    const sentence = edition
      .reading(id)
      ?.sentences.find(each => cut(article, each) === story.headline)
    if (sentence) return { article, sentence }
  }
  return null
}

/** The sentence, or its first words and an ellipsis outside of the slice. */
function beginningOf(article: Article, sentence: Sentence, style: Style): readonly Run[] {
  const start = pastDateline(article, sentence)
  const words = article.text.slice(start, sentence.end)
  if (words.length <= MOST) return [sliced(article, { start, end: sentence.end }, style)]
  const kept = shortened(words, MOST).length - '…'.length
  return [sliced(article, { start, end: start + kept }, style), { text: ' …', ...style }]
}
