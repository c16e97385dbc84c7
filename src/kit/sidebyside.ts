// Outlets side by side: quotes, numbers, names as each prints them, in neutral words. Knows the edition; shows slices.
import type { Comparison, Edition, FactDifference, SharedQuote } from '../edition/edition.ts'
import type { Article, Quote, Slice } from '../news.ts'
import { citation, count, day, listed, placesOf, publisher } from '../phrase.ts'
import type { Block, Run, Text } from '../reply.ts'
import { list, note, paragraph } from '../reply.ts'
import type { Calling } from './calling.ts'
import { callingOf, placed, someOf } from './calling.ts'
import type { Listing } from './page.ts'
import { joined } from './runs.ts'
import { tellingFirst, weightOf } from './quotetable.ts'
import { printingsFrom } from './printings.ts'
import { printed, sentenceRuns, speakerOf, wordsOf } from './shown.ts'

/** Of what one outlet alone has. */
const MOST_QUOTES = 4
const MOST_NAMES = 8

/**
 * Everything that there is to say, a part each, to be paged: what differs, the quotes whose printings differ, the most telling
 * differences first, what is alike, and what each outlet alone has. Empty where nothing is. A part is made when it is shown.
 */
export function sideBySide(compared: Comparison, edition: Edition): Listing<readonly Block[]> {
  const calling = callingOf(compared, edition)
  const shared = tellingFirst(compared.quotes.shared)
  const differing = shared.filter(quote => weightOf(quote) > 0)
  const same = shared.filter(quote => weightOf(quote) === 0)
  const parts: readonly Part[] = [
    ...made(factsThatDiffer(compared, edition, calling)),
    ...differing.map((quote, at) => () => [
      ...(at === 0 ? [titled('The same words, printed differently')] : []),
      ...printed(printingsFrom(quote.quote, quote.variants), edition)
    ]),
    ...(same.length === 0 ? [] : [() => alike(same, edition)]),
    ...made(toldBySeveral(compared, edition, calling)),
    ...onlyIn(compared, edition)
  ]
  return {
    length: parts.length,
    slice: (from, to) => parts.slice(from, to).map(part => part())
  }
}

/** Never empty. */
type Part = () => readonly Block[]

const made = (part: readonly Block[]): readonly Part[] => (part.length === 0 ? [] : [() => part])

const titled = (text: string): Block => paragraph([{ text, strong: true }])

function factsThatDiffer(
  { facts, people }: Comparison,
  edition: Edition,
  calling: Calling
): readonly Block[] {
  const numbers = facts.differing.flatMap(each => numbersOf(each, edition, calling))
  const otherwise = (wordings: readonly (readonly Slice[])[]) =>
    joined(wordings.map(places => placed(places, edition, calling)))
  const names = [
    ...people.spelled.map(({ wordings }) => [{ text: 'Spelled ' }, ...otherwise(wordings)]),
    ...people.titled.map(({ person, wordings }) => [
      { text: `${edition.person(person)?.name ?? ''} is ` },
      ...otherwise(wordings)
    ])
  ]
  if (numbers.length + names.length === 0) return []
  return [titled('What differs'), ...numbers, ...(names.length > 0 ? [list(names)] : [])]
}

// `“340 households” in Upland Record; “312 households” in The Northern Wire Agency`, and beneath it a sentence of each.
function numbersOf(
  { facts }: FactDifference,
  edition: Edition,
  calling: Calling
): readonly Block[] {
  // Whoever prints both disagrees with nobody.
  const all = facts.flatMap(({ places }) => places.map(({ article }) => article))
  const both = new Set(all.filter((id, at) => all.indexOf(id) !== at))
  const own = facts.map(({ places }) => places.filter(({ article }) => !both.has(article)))
  const told = joined(own.map(places => placed(places, edition, calling)))
  const sentences = own.flatMap(([place]): Text[] => {
    const article = place && edition.article(place.article)
    return article === undefined || place === undefined
      ? []
      : [[...sentenceRuns(article, place.sentence, [place]), { text: ' — ' }, citation(article)]]
  })
  const names = [...both].flatMap(id => edition.article(id) ?? []).map(calling)
  const prints = names.length === 1 ? 'prints both' : 'print both'
  return [
    paragraph(told),
    list(sentences),
    ...(names.length > 0 ? [note(`${listed(names)} ${prints}.`)] : [])
  ]
}

function alike(quotes: readonly SharedQuote[], edition: Edition): readonly Block[] {
  const items = quotes.flatMap(({ quote, variants }): Text[] => {
    const article = edition.article(quote.article)
    if (article === undefined) return []
    const others = variants.flatMap(variant => edition.article(variant.quote.article) ?? [])
    const marks = variants.every(({ difference }) => difference === 'identical')
      ? ''
      : ', but for marks or case'
    return [
      [
        ...wordsOf(quote, article),
        { text: ` — ${speakerOf(quote, article, edition).text}, in ` },
        ...placesOf([article, ...others]),
        { text: marks }
      ]
    ]
  })
  return [titled('Printed alike'), list(items)]
}

function toldBySeveral(
  { facts, people, outlets }: Comparison,
  edition: Edition,
  calling: Calling
): readonly Block[] {
  const names = people.shared.flatMap(({ person }) => edition.person(person)?.name ?? [])
  const who = outlets === 2 ? 'both' : 'all'
  const numbers = facts.shared.slice(0, MOST_NAMES)
  const items: Text[] = [
    ...(names.length === 0 ? [] : [`Named in ${who}: ${listed(names, { most: MOST_NAMES })}`]),
    ...numbers.map(({ places }) => placed(places, edition, calling))
  ]
  return items.length === 0
    ? []
    : [titled(outlets === 2 ? 'What both tell' : 'What several tell'), list(items)]
}

// Quotes, people and numbers that nobody else has, by whoever has them.
function onlyIn(compared: Comparison, edition: Edition): readonly Part[] {
  const { articles, facts, people, quotes } = compared
  const known = articles.flatMap(id => edition.article(id) ?? [])
  return [...Map.groupBy(known, publisher).values()].flatMap((own): readonly Part[] => {
    const has = ({ article }: Slice): boolean => own.some(({ id }) => id === article)
    const said = quotes.lone.filter(has)
    const firsts = (all: readonly { readonly places: readonly Slice[] }[]): readonly Slice[] =>
      all.flatMap(({ places: [first] }) => (first && has(first) ? [first] : []))
    const [named, told] = [firsts(people.lone), firsts(facts.lone)]
    if (said.length + named.length + told.length === 0) return []
    const items = (): Text[] => [
      ...said.slice(0, MOST_QUOTES).flatMap(quote => saidIn(quote, edition)),
      ...(said.length > MOST_QUOTES
        ? [`And ${count(said.length - MOST_QUOTES, 'more quote')}`]
        : []),
      ...someOf('Named here alone: ', named, edition, MOST_NAMES),
      ...someOf('Numbers and days: ', told, edition, MOST_NAMES)
    ]
    const lead = [{ text: 'Only in ', strong: true }, ...placesOfOne(own)]
    return [
      () => [paragraph([...lead, { text: copiersOf(own, compared, edition) }]), list(items())]
    ]
  })
}

// `Upland Record (17 Nov 2026, 19 Nov 2026)`: all of one publisher, who is named once.
function placesOfOne(own: readonly Article[]): readonly Run[] {
  const [first] = own
  const days = new Map(own.map(({ publishedAt, url }) => [day(publishedAt), url]))
  if (first === undefined || days.size === 1) return placesOf(own)
  const dated = [...days].map(([text, href]) => [href === null ? { text } : { text, href }])
  return [{ text: `${publisher(first)} (` }, ...joined(dated, ', '), { text: ')' }]
}

// What a copy prints too is no second account.
function copiersOf(own: readonly Article[], { copies }: Comparison, edition: Edition): string {
  const ids = new Set(own.map(({ id }) => id))
  const others = copies
    .filter(same => same.some(id => ids.has(id)))
    .flat()
    .filter(id => !ids.has(id))
    .flatMap(id => edition.article(id) ?? [])
  const names = [...new Set(others.map(publisher))]
  return names.length === 0 ? '' : `, and what ${listed(names)} may print of the same text`
}

function saidIn(quote: Quote, edition: Edition): readonly Text[] {
  const article = edition.article(quote.article)
  if (article === undefined) return []
  return [[...wordsOf(quote, article), { text: ` — ${speakerOf(quote, article, edition).text}` }]]
}
