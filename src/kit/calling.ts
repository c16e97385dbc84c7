// What to call articles that stand beside each other, and where words of theirs are printed. Knows the edition.
import type { Comparison, Edition } from '../edition/edition.ts'
import type { Article, Slice } from '../news.ts'
import { count, day, listed, publisher } from '../phrase.ts'
import type { Run } from '../reply.ts'
import { inMarks, joined } from './runs.ts'

/** Names one of the articles that are compared. */
export type Calling = (article: Article) => string

/** By outlet; where an outlet has several of these articles, with the day. */
export function callingOf({ articles }: Comparison, edition: Edition): Calling {
  const names = articles.flatMap(id => edition.article(id) ?? []).map(publisher)
  const several = new Set(names.filter((name, at) => names.indexOf(name) !== at))
  return article =>
    several.has(publisher(article))
      ? `${publisher(article)} (${day(article.publishedAt)})`
      : publisher(article)
}

/** Places of one wording beyond which they are counted. */
const MOST_PLACES = 5

/** `“312 households” in The Halvern Tribune and The Northern Wire Agency`: the words as the first of these places prints them. */
export function placed(
  places: readonly Slice[],
  edition: Edition,
  calling: Calling
): readonly Run[] {
  const [first] = places
  const article = first && edition.article(first.article)
  if (article === undefined || first === undefined) return []
  const names = new Set(places.flatMap(place => edition.article(place.article) ?? []).map(calling))
  return [...inMarks(article, first), { text: ` in ${listed([...names], { most: MOST_PLACES })}` }]
}

/** The first few of these, between marks, after a lead-in; nothing where there are none. */
export function someOf(
  lead: string,
  slices: readonly Slice[],
  edition: Edition,
  most: number
): readonly (readonly Run[])[] {
  const shown = slices.slice(0, most).flatMap(slice => {
    const article = edition.article(slice.article)
    return article ? [inMarks(article, slice)] : []
  })
  const rest = slices.length - shown.length
  if (shown.length === 0) return []
  const more = rest > 0 ? [{ text: ` and ${count(rest, 'more', 'more')}` }] : []
  return [[{ text: lead }, ...joined(shown, ', '), ...more]]
}
