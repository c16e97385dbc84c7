// /who: somebody in the news: titles as printed, coverage, the latest words, and who else is in the same articles.
import {
  askedAs,
  citation,
  command,
  count,
  day,
  followUp,
  fromOutlets,
  heading,
  line,
  listed,
  namesakes,
  note,
  option,
  paragraph,
  placesOf,
  list,
  printed,
  printingsOf,
  reply,
  sliced,
  sentenceRuns,
  summaryOf
} from '#command'
import type {
  Article,
  Block,
  Companion,
  Coverage,
  Edition,
  Person,
  Run,
  Slice,
  Span,
  Text,
  TitleWording
} from '#command'

export default command({
  summary: 'who somebody is, as the articles print it',
  options: { person: option.person({ summary: 'a name or part of one', required: true }) },

  examples: edition => edition.people(2).map(person => line('who', askedAs(person, edition))),

  answer({ person }, { edition }) {
    const companions = edition.companions(person.id, 5)
    const name = askedAs(person, edition)
    const said = latestWords(person, edition)
    const covered = edition.coverage(person.id)
    return reply(
      [
        heading(person.name),
        ...titles(person, edition),
        ...(covered ? [paragraph(coverage(covered, edition))] : []),
        ...(said.length > 0 ? [label(covered?.last ? 'Latest words' : 'Words'), ...said] : []),
        ...(companions.length > 0
          ? [label('Appears with'), list(together(companions, edition))]
          : []),
        ...(person.aliases.length > 0
          ? [note(`Also printed as ${listed(person.aliases, { most: 6 })}.`)]
          : [])
      ],
      [
        ...(said.length > 0 ? [followUp(`Quotes of ${person.name}`, line('quote', name))] : []),
        ...summaryOf(person, edition),
        ...others(person, companions, edition).map(one =>
          followUp(`Who is ${one.name}`, line('who', askedAs(one, edition)))
        )
      ]
    )
  }
})

// Who asks for a surname may have meant another; who asks for anybody wants those beside them.
function others(
  person: Person,
  companions: readonly Companion[],
  edition: Edition
): readonly Person[] {
  const beside = companions.slice(0, 3).map(one => one.person)
  const alike = namesakes(person, edition).filter(one => !beside.some(({ id }) => id === one.id))
  return [...alike.slice(0, 2), ...beside]
}

const label = (text: string): Block => paragraph([{ text, strong: true }])

function titles(person: Person, edition: Edition): readonly Block[] {
  const wordings = edition.titles(person.id)
  const shown = wordings.slice(0, MOST_TITLES).flatMap(one => asPrinted(one, person, edition))
  const rest = wordings.length - MOST_TITLES
  if (shown.length === 0) return [note('No title is printed beside this name.')]
  return [list(shown), ...(rest > 0 ? [note(`And ${rest} more, printed less often.`)] : [])]
}

const MOST_TITLES = 6

// “NATO Secretary General Mark Rutte” (Northern Wire, undated); the same title in The Harbour Gazette (2 Mar 2026)
function asPrinted(
  { latest, printedIn }: TitleWording,
  person: Person,
  edition: Edition
): readonly Text[] {
  const printings = latest.flatMap(place => withName(place, person, edition))
  const best = printings.find(({ whole }) => whole) ?? printings[0]
  if (best === undefined) return []
  const { id, outlet } = best.article
  const elsewhere = printedIn.articles
    .flatMap(each => edition.article(each) ?? [])
    .filter(each => each.id !== id && (outlet === null || each.outlet !== outlet))
  return [
    [
      { text: '“' },
      sliced(best.article, best.span),
      { text: '” (' },
      citation(best.article),
      { text: ')' },
      ...(elsewhere.length > 0
        ? [{ text: '; the same title in ' }, ...placesOf(elsewhere, 4, printedIn.more)]
        : [])
    ]
  ]
}

interface TitlePrinted {
  readonly article: Article
  readonly span: Span
  /** Whether the whole name stands beside it. */
  readonly whole: boolean
}

// The title with the name where the two stand together, else the title alone.
function withName(title: Slice, person: Person, edition: Edition): readonly TitlePrinted[] {
  const article = edition.article(title.article)
  if (article === undefined) return []
  const mentions = (edition.reading(article.id)?.names ?? [])
    .filter(({ name }) => edition.personOf(article.id, name)?.id === person.id)
    .flatMap(name => name.mentions)
  const between = (from: number, to: number): string | null =>
    from <= to ? article.text.slice(from, to) : null
  const after = mentions.find(({ start }) => between(title.end, start) === ' ')
  const before = mentions.find(({ end }) => between(end, title.start) === ', ')
  const span = { start: before?.start ?? title.start, end: after?.end ?? title.end }
  return [{ article, span, whole: [before, after].some(each => each?.surface === person.name) }]
}

// `In 2 of 9 articles, from 1 outlet; first 2 Mar 2026, last 4 Mar 2026.`
function coverage(covered: Coverage, edition: Edition): string {
  const [first, last] = [day(covered.first), day(covered.last)]
  const dated = covered.articles - covered.undated
  const when =
    dated === 0
      ? covered.undated === 1
        ? 'undated'
        : 'all undated'
      : first === last
        ? first
        : `first ${first}, last ${last}`
  const some = dated > 0 && covered.undated > 0 ? `; ${covered.undated} undated` : ''
  return `In ${covered.articles} of ${count(edition.counts.articles, 'article')}, from ${fromOutlets(covered)}; ${when}${some}.`
}

function latestWords(person: Person, edition: Edition): readonly Block[] {
  // Enough of the latest to choose full sentences from.
  const quotes = edition.quotes({ speaker: person.id }, 60)
  const direct = quotes.filter(({ kind }) => kind === 'direct')
  const marked = quotes.filter(({ kind }) => kind !== 'indirect')
  const best = [direct, marked, quotes].find(some => some.length > 0) ?? []
  return printingsOf(best, edition)
    .take(3)
    .flatMap(({ quote, same }) => printed({ quote, same, other: [] }, edition))
    .toArray()
}

// Each with a sentence that names both, unless it has just been shown for another.
function together(companions: readonly Companion[], edition: Edition): readonly Text[] {
  const shown = new Set<string>()
  return companions.map(({ person, articles, sentence }) => {
    const lead: Run[] = [
      { text: person.name, strong: true },
      { text: ` (${count(articles, 'article')})` }
    ]
    const article = sentence && edition.article(sentence.article)
    const place = sentence && `${sentence.article} ${sentence.start}`
    if (!article || !sentence || place === null || shown.has(place)) return lead
    shown.add(place)
    return [
      ...lead,
      { text: ': ' },
      ...sentenceRuns(article, sentence),
      { text: ' (' },
      citation(article),
      { text: ')' }
    ]
  })
}
