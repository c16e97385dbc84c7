// /search: articles in which words stand, best first, each by the sentence that answers best.
import {
  articleTitle,
  askedAs,
  askedAsStory,
  AskError,
  beginnings,
  citation,
  command,
  count,
  day,
  echoed,
  followUp,
  heading,
  line,
  listed,
  nearTerms,
  note,
  option,
  paragraph,
  quote,
  reply,
  scopeOf,
  searchFor,
  searching,
  sentenceRuns,
  undatedLast
} from '#command'
import type { Block, Edition, FollowUp, FoundNear, Hit } from '#command'

/** Beyond this nobody pages; the note then says that there are more. */
const MOST = 60

export default command({
  summary: 'articles with these words, best first',
  aliases: ['find'],
  options: {
    words: option.words({ summary: 'words, "a phrase", -without, +must' }),
    outlet: option.outlet({ summary: 'only in this outlet' }),
    person: option.person({ summary: 'only articles that name somebody' }),
    since: option.since({ summary: 'only from this day on' })
  },

  examples(edition) {
    const [latest] = edition.articles({}, 1)
    const [term] = edition.reading(latest?.id ?? '')?.terms ?? []
    const [outlet] = edition.outlets
    return [
      ...(term ? [searching(term.text)] : []),
      ...(outlet ? [line('search', undefined, { outlet: outlet.name })] : [])
    ]
  },

  answer({ words = '', outlet, person, since }, context) {
    const { edition } = context
    if (words !== '' && !/[\p{L}\p{N}]/u.test(words))
      throw new AskError(
        `There is nothing to search for in ${echoed(words)}: /search takes words.`,
        beginnings
      )
    const limits = [
      ...(outlet === undefined ? [] : [`outlet:"${outlet}"`]),
      ...(person === undefined ? [] : [`person:"${person.name}"`]),
      ...(since === undefined ? [] : [`since:${since}`])
    ]
    const asked = [
      // A phrase has its own marks.
      ...(words === '' ? [] : [/["“”]/.test(words) ? echoed(words).slice(1, -1) : echoed(words)]),
      ...(outlet === undefined ? [] : [`in ${outlet}`]),
      ...(person === undefined ? [] : [`with ${person.name}`]),
      ...(since === undefined ? [] : [`since ${day(since)}`])
    ].join(' ')
    const found = edition.searchNear([words, ...limits].join(' '), MOST)
    const { hits } = found
    if (hits.length === 0) throw nothingFound(words, limits.length > 0, asked, edition)

    const page = context.page(hits, 5)
    const all = hits.length === MOST ? `The first ${MOST}` : `${hits.length}`
    const articles = page.shown.flatMap(({ article }) => edition.article(article) ?? [])
    const dated = articles.some(({ publishedAt }) => publishedAt !== null)
    // Where words are asked for the best come first, whatever their day.
    const undated = words === '' ? undatedLast(articles) : ''
    return reply(
      [
        heading(
          words === ''
            ? `${dated ? 'The latest articles' : 'The articles'} ${asked}`.trimEnd()
            : `Search: ${asked}`
        ),
        ...page.shown.map(hit => shown(hit, words === '', edition)),
        note(`${all} of ${scopeOf(edition)}.${undated}${enoughIn(found)}${becameOf(found)}`)
      ],
      [...page.more, ...next(isFound(found) ? words : '', page.shown, edition)]
    )
  }
})

function shown(hit: Hit, unasked: boolean, edition: Edition): Block {
  const article = edition.article(hit.article)
  const { sentence, highlights } = unasked ? { ...leading(hit, edition), highlights: [] } : hit
  if (article === undefined || sentence === null) {
    return paragraph(
      article
        ? [...articleTitle(article, edition, { strong: true }), { text: ' — ' }, citation(article)]
        : hit.article
    )
  }
  const title = article.headline === null ? [] : [{ text: `: ${article.headline}` }]
  return quote(sentenceRuns(article, sentence, highlights), [citation(article), ...title])
}

// Whether the articles have all the words.
const isFound = ({ instead, unknown }: FoundNear): boolean => instead.length + unknown.length === 0

// Not the best of all, then: who reads that must know.
const enoughIn = ({ latest }: FoundNear): string =>
  latest === null
    ? ''
    : ` So many articles have these words that the phrase was looked for in the latest ${latest.toLocaleString('en-GB')} alone.`

// ` No article has “feryr”: “ferry” was looked for instead.` Nothing is put in the place of a word, or found without it, untold.
function becameOf({ instead, unknown, leftOut }: FoundNear): string {
  const told = instead.map(({ word, meant }) => {
    const words = listed(meant.map(echoed), { joint: 'or' })
    return ` No article has ${echoed(word)}: ${words} was looked for instead.`
  })
  const missing =
    unknown.length === 0
      ? ''
      : ` No article has ${listed(unknown.map(echoed), { most: 5, joint: 'or' })}.`
  const left =
    leftOut === 0
      ? ''
      : ` The last ${count(leftOut, 'word')} ${leftOut === 1 ? 'was' : 'were'} not looked for.`
  return `${told.join('')}${missing}${left}`
}

// Where no words are asked for, an article is shown by its lead, not by what a query would find.
const leading = ({ article }: Hit, edition: Edition): Pick<Hit, 'sentence'> => ({
  sentence: edition.lead(article) ?? null
})

function nothingFound(words: string, limited: boolean, asked: string, edition: Edition): AskError {
  const missing = [
    words === '' ? 'Nothing' : 'Nothing on',
    ...(asked === '' ? [] : [asked]),
    `in ${scopeOf(edition)}.`
  ].join(' ')
  // The words may be there, only not where the other options look.
  if (limited && words !== '' && edition.search(words, 1).length > 0)
    return new AskError(missing, [followUp('Search everything', `/search ${words}`)])
  const { kept, excluded } = withoutExclusions(words)
  if (excluded !== '' && kept !== '' && edition.search(kept, 1).length > 0)
    return new AskError(`${missing} Everything on ${echoed(kept)} was excluded by ${excluded}.`, [
      followUp(`Search for ${kept}`, `/search ${kept}`)
    ])
  // A phrase that nobody prints, of words that somebody does.
  const apart = /["“”„]/.test(kept) ? searchFor(kept, edition) : null
  if (!limited && apart !== null)
    return new AskError(`${missing} The words are there, though not next to each other so.`, [
      followUp(`Search for ${apart}`, searching(apart))
    ])
  const near = nearTerms(kept, edition).slice(0, 4)
  return new AskError(
    near.length === 0 ? missing : `${missing} Nearest: ${listed(near, { joint: 'or' })}.`,
    near.length === 0 ? beginnings : near.map(term => followUp(term, searching(term)))
  )
}

// `"security guarantees" -nato` without `-nato`.
function withoutExclusions(words: string): { readonly kept: string; readonly excluded: string } {
  const exclusion = /(?<=^|\s)-(?:"[^"]*"?|[“„][^“”„]*”?|\S+)/gu
  return {
    kept: words.replace(exclusion, ' ').replace(/\s+/g, ' ').trim(),
    excluded: listed((words.match(exclusion) ?? []).slice(0, 4))
  }
}

// What else there is on the words, the story of the best article, and who it is about.
function next(words: string, hits: readonly Hit[], edition: Edition): readonly FollowUp[] {
  const best = hits[0]?.article ?? ''
  const story = edition.storyOf(best)
  const people = (story?.people ?? []).slice(0, 2).flatMap(id => edition.person(id) ?? [])
  const topic = /["“”„:+-]/.test(words) ? '' : words
  return [
    ...(topic === '' ? [] : [followUp(`Summary: ${topic}`, line('summary', `topic:${topic}`))]),
    ...(story && story.articles.length > 1
      ? [followUp(`Story: ${story.headline}`, line('story', askedAsStory(story, edition)))]
      : []),
    ...people.map(one => followUp(`Who is ${one.name}`, line('who', askedAs(one, edition))))
  ]
}
