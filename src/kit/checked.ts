// What is said of a quote that was looked up: whether it is printed so, by whom, and what stands there instead. Knows the edition.
import type { Edition, EditionCheck } from '../edition/edition.ts'
import type { Article, Person, Quote, Slice, Span } from '../news.ts'
import { citation, echoed, shortened } from '../phrase.ts'
import type { Block, Run } from '../reply.ts'
import { note, paragraph, quote as quoteBlock } from '../reply.ts'
import type { QuotedString } from './quotedstrings.ts'
import { inMarks, joined } from './runs.ts'
import {
  alsoPrinted,
  creditedThere,
  sentenceRuns,
  speakerOf,
  UNATTRIBUTED,
  wordsOf
} from './shown.ts'

/** Changes that are spelled out. */
const MOST_CHANGES = 4

/** Whether it is printed, as a heading says it; and the blocks beneath. */
export interface Checked {
  readonly verdict:
    | 'verbatim'
    | 'altered'
    | 'partial'
    | 'other speaker'
    | 'without quotation marks'
    | 'absent'
  readonly blocks: readonly Block[]
  /** The words of the print; null where there is none. */
  readonly at: Slice | null
}

/** Looks one quoted string up, and tells it in words. What is typed is repeated as typed; all else between marks is a slice. */
export function checkedIn(asked: QuotedString, edition: Edition): Checked {
  const check = edition.check(asked.text)
  const article = check.article === null ? undefined : edition.article(check.article)
  if (article === undefined || check.start === null || check.end === null)
    return {
      verdict: 'absent',
      blocks: [verdictLine(asked, 'not in the loaded coverage')],
      at: null
    }
  const place = { start: check.start, end: check.end }
  const print = printOf(place, article, asked, edition)
  const credit = creditOf(asked, print, edition)
  return {
    verdict: verdictOf(check, print, credit),
    blocks: [
      verdictLine(asked, [wordOf(check), ...(credit === null ? [] : [credit])].join('; ')),
      ...shown(print, edition),
      ...(check.verdict === 'exact' ? [] : changesOf(asked.text, check, article))
    ],
    at: print.quote ?? { article: article.id, ...place }
  }
}

const verdictLine = ({ text }: QuotedString, told: string): Block =>
  paragraph([{ text: `${echoed(text)}: ` }, { text: told, strong: true }])

function verdictOf(
  { verdict, difference }: EditionCheck,
  { quote }: Print,
  credit: string | null
): Checked['verdict'] {
  if (verdict !== 'exact') return difference === 'partial' ? 'partial' : 'altered'
  if (quote === null) return 'without quotation marks'
  return credit === null ? 'verbatim' : 'other speaker'
}

function wordOf({ verdict, difference }: EditionCheck): string {
  if (verdict === 'exact')
    switch (difference) {
      case 'typography':
        return 'verbatim, but for marks, case or spacing'
      case 'cut':
        return 'verbatim, with words left out where your ellipsis stands'
      case 'inserted':
        return 'verbatim, but for what stands in brackets'
      default:
        return 'verbatim'
    }
  switch (difference) {
    case 'cut':
      return 'altered: words of the print are left out, and nothing marks it'
    case 'partial':
      return 'in part: some of it is printed, the rest is not'
    default:
      return 'altered: printed in other words'
  }
}

/** Where the words are printed: as somebody's, or as the outlet's own. */
interface Print {
  readonly article: Article
  readonly place: Span
  /** Null where the words do not stand between quotation marks. */
  readonly quote: Quote | null
  /** What the outlet reports of somebody there, in its own words. */
  readonly reported: Quote | null
  /** The same words in other articles. */
  readonly also: readonly Quote[]
}

// Of several articles with the same words the one that credits them as was asked.
function printOf(place: Span, article: Article, asked: QuotedString, edition: Edition): Print {
  const there = (edition.reading(article.id)?.quotes ?? []).filter(
    ({ start, end }) => start < place.end && place.start < end
  )
  const quote = there.find(({ kind }) => kind !== 'indirect')
  const reported = there.find(({ kind }) => kind === 'indirect') ?? null
  if (quote === undefined) return { article, place, quote: null, reported, also: [] }
  const { speaker, text } = asked
  const same = edition
    .variants(quote.id)
    .filter(
      ({ difference, quote: other }) =>
        difference === 'identical' ||
        difference === 'typography' ||
        lettersOf(other.text).includes(lettersOf(text))
    )
    .map(variant => variant.quote)
  const all = [quote, ...same]
  const meant =
    (speaker === null ? undefined : all.find(each => isSpeaker(speaker, each, edition))) ??
    all.find(each => each.speaker !== null || each.source !== null) ??
    quote
  const printed = edition.article(meant.article) ?? article
  const also = all.filter(({ id }) => id !== meant.id)
  return {
    article: printed,
    place: meant === quote ? place : meant,
    quote: meant,
    reported: null,
    also
  }
}

const lettersOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** What is said of whose words they are: null where they are a quote, and the speaker's who was named, if any. */
function creditOf({ speaker }: QuotedString, print: Print, edition: Edition): string | null {
  const { quote, reported, article } = print
  const credited = quote ?? reported
  const who = credited === null ? null : speakerOf(credited, article, edition).text
  // Words without marks are the outlet's, whoever is said to have said so.
  if (quote === null)
    return who === null
      ? 'the outlet’s own words, not between quotation marks'
      : `the outlet’s own words for what ${who} said, not between quotation marks`
  if (speaker === null || isSpeaker(speaker, quote, edition)) return null
  const there = who === UNATTRIBUTED ? 'the print credits nobody' : `the print credits ${who}`
  return `you name ${shortened(speaker, 60)}, ${there}`
}

function isSpeaker(asked: string, { speaker, source, article }: Quote, edition: Edition): boolean {
  const person = speaker && edition.personOf(article, speaker.name)
  if (person)
    return (
      edition
        .findPeople(asked, 20)
        .some(({ how, person: { id } }) => how !== 'near' && id === person.id) ||
      isTitled(asked, person, edition)
    )
  const printed = source && edition.article(article)?.text.slice(source.start, source.end)
  return printed?.toLowerCase() === asked.toLowerCase()
}

// “Minister” says no more than that it is one.
function isTitled(asked: string, { id }: Person, edition: Edition): boolean {
  const words = lettersOf(asked.replace(/^the\s+/i, ''))
  return edition.titles(id).some(({ wording }) => lettersOf(wording).includes(words))
}

function shown({ article, place, quote, also }: Print, edition: Edition): readonly Block[] {
  if (quote !== null) {
    const who = speakerOf(quote, article, edition)
    return [
      quoteBlock(wordsOf(quote, article), [
        who,
        { text: ', ' },
        citation(article),
        ...alsoIn(also, who.text, edition)
      ])
    ]
  }
  const sentences = (edition.reading(article.id)?.sentences ?? []).filter(
    ({ start, end }) => start < place.end && place.start < end
  )
  return sentences
    .slice(0, 1)
    .map(sentence =>
      quoteBlock(sentenceRuns(article, sentence, [{ article: article.id, ...place }]), [
        { text: 'in the outlet’s own words, ' },
        citation(article)
      ])
    )
}

// `; also in Upland Record (17 Nov 2026), credited to Josip Kovarik there`
function alsoIn(quotes: readonly Quote[], who: string, edition: Edition): readonly Run[] {
  const places = quotes.flatMap(quote => {
    const article = edition.article(quote.article)
    if (article === undefined) return []
    const there = speakerOf(quote, article, edition)
    return [{ article, how: there.text === who ? '' : creditedThere(there) }]
  })
  return alsoPrinted(places)
}

// `“gauges” as you have it, “gauge” in print; “very” only as you have it`
function changesOf(typed: string, { changes }: EditionCheck, article: Article): readonly Block[] {
  const told = changes.slice(0, MOST_CHANGES).map(({ quote, text }): readonly Run[] => {
    const mine = quote && { text: echoed(typed.slice(quote.start, quote.end)) }
    const theirs = text && inMarks(article, text)
    if (mine && theirs)
      return [mine, { text: ' as you have it, ' }, ...theirs, { text: ' in print' }]
    if (mine) return [mine, { text: ' only as you have it' }]
    return theirs ? [...theirs, { text: ' only in print' }] : []
  })
  const rest = changes.length - told.length
  if (rest > 0) told.push([{ text: `and ${rest} more` }])
  return told.length === 0 ? [] : [note([...joined(told), { text: '.' }])]
}
