// /follow news: what is new of all that this channel follows. Without news it says nothing; posts by themselves are made of it.
import {
  citation,
  command,
  count,
  followUp,
  followsIn,
  heading,
  line,
  list,
  note,
  option,
  paragraph,
  personFollowed,
  printed,
  printingsOf,
  reply,
  sentenceRuns,
  titleOf
} from '#command'
import type { Article, Block, Edition, Text } from '#command'

/** Latest quotes of one person that are looked through. */
const MOST_LOOKED_AT = 200
/** More at once is no news but a search. */
const MOST = 10

export default command({
  summary: 'what is new of all that this channel follows',
  options: {
    at: option.choice({
      summary: 'only what is wanted at once',
      choices: ['once', 'all'],
      fallback: 'all'
    })
  },
  examples: () => [line('follow news')],

  async answer({ at }, { ask, edition, follows }) {
    const wanted = (await follows.list()).filter(({ hourly }) => at === 'all' || hourly !== null)
    const told = await follows.told()
    const fresh = followsIn(wanted, edition, told)
    const covers = fresh.map(({ id }) => id)
    if (fresh.length === 0)
      // Whoever asks by hand is told so.
      return ask.posted === true
        ? reply([])
        : reply([heading('Followed here'), note('Nothing is new of what is followed here.')])
    const shown = fresh.slice(0, MOST)
    const rest = fresh.length - shown.length
    const answered = reply(
      [
        heading('Followed here'),
        list(shown.map(article => item(article, edition))),
        ...(rest > 0 ? [note(`${count(rest, 'article')} more.`)] : []),
        ...quotesIn(fresh, wanted, told, edition)
      ],
      wanted.slice(0, 3).map(({ what, query }) => followUp(what, `/search ${query}`))
    )
    return { ...answered, covers }
  }
})

/** Quotes of all who are followed. */
const MOST_QUOTES = 4

// What those who are followed say in these articles, and have not said in one that was told.
function quotesIn(
  fresh: readonly Article[],
  wanted: readonly { readonly query: string }[],
  told: ReadonlySet<string>,
  edition: Edition
): readonly Block[] {
  const among = new Set(fresh.map(({ id }) => id))
  const words = wanted
    .flatMap(({ query }) => personFollowed(query, edition) ?? [])
    .flatMap(({ id }) => {
      const said = edition
        .quotes({ speaker: id }, MOST_LOOKED_AT)
        .filter(({ article, kind }) => among.has(article) && kind !== 'indirect')
      return printingsOf(said, edition)
        .filter(({ same }) => same.every(({ quote }) => !told.has(quote.article)))
        .take(MOST_QUOTES)
        .toArray()
    })
    .slice(0, MOST_QUOTES)
  if (words.length === 0) return []
  return [
    paragraph([{ text: 'New quotes', strong: true }]),
    ...words.flatMap(each => printed({ ...each, other: [] }, edition))
  ]
}

// **Ferry runs aground** — The ferry Marlin ran aground on Monday. — The Harbour Gazette, 2 Mar 2026
function item(article: Article, edition: Edition): Text {
  const lead = edition.lead(article.id)
  return [
    // Without a headline its lead stands for it.
    ...(article.headline === null && lead !== undefined
      ? []
      : [{ text: titleOf(article), strong: true }, { text: ' — ' }]),
    ...(lead === undefined ? [] : [...sentenceRuns(article, lead), { text: ' — ' }]),
    citation(article)
  ]
}
