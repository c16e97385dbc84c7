// Which quotes are shown, in what order, and which printings are one: words that several articles print come once. Knows the edition.
import type { Edition, Variant } from '../edition/edition.ts'
import type { Quote } from '../news.ts'

/** One quote, and the other printings of the same words. */
export interface Printings {
  readonly quote: Quote
  /** Told apart by nothing, or by marks, case and spacing alone. */
  readonly same: readonly Variant[]
  /** Another wording. */
  readonly other: readonly Variant[]
}

/**
 * Latest day first, undated last; within a day whole sentences before reported speech before a few words, longer first. Shards
 * of reported speech are left out where there is anything else.
 * Words that several articles print come once. Other printings are looked up as they are asked for, so take no more than
 * are shown; `within` the story of each quote alone, where that is enough.
 */
export function* printingsOf(
  quotes: readonly Quote[],
  edition: Edition,
  within?: 'story'
): Generator<Printings> {
  const told = new Set<string>()
  for (const quote of latestFirst(withoutShards(withoutEchoes(quotes)), edition)) {
    if (told.has(quote.id)) continue
    const variants = [
      ...edition.variants(quote.id, within),
      ...reportedAlike(quote, quotes)
    ].filter(variant => !told.has(variant.quote.id))
    for (const { id } of [quote, ...variants.map(variant => variant.quote)]) told.add(id)
    yield printingsFrom(quote, variants)
  }
}

/** One quote with the other printings of it. */
export const printingsFrom = (quote: Quote, variants: readonly Variant[]): Printings => ({
  quote,
  same: variants.filter(isSame),
  other: variants.filter(variant => !isSame(variant))
})

// Reported speech is the outlet's wording, so nobody compares it; where several print it alike, it is shown once.
const reportedAlike = (quote: Quote, quotes: readonly Quote[]): readonly Variant[] =>
  quote.kind !== 'indirect'
    ? []
    : quotes
        .filter(
          ({ kind, text, article }) =>
            kind === 'indirect' && text === quote.text && article !== quote.article
        )
        .map(other => ({
          quote: other,
          difference: 'identical',
          alike: 1,
          sameSpeaker: true,
          edits: []
        }))

const isSame = ({ difference }: Variant): boolean =>
  difference === 'identical' || difference === 'typography'

// "called the rescue “very quick”" can be read as reported speech around the same words: shown once, as the quote.
function withoutEchoes(quotes: readonly Quote[]): readonly Quote[] {
  const marked = Map.groupBy(
    quotes.filter(({ kind }) => kind !== 'indirect'),
    ({ article }) => article
  )
  const overlaps = (quote: Quote): boolean =>
    marked.get(quote.article)?.some(({ start, end }) => start < quote.end && quote.start < end) ===
    true
  return quotes.filter(quote => quote.kind !== 'indirect' || !overlaps(quote))
}

// Where there is anything better.
function withoutShards(quotes: readonly Quote[]): readonly Quote[] {
  const whole = quotes.filter(quote => !isShard(quote))
  return whole.length === 0 ? quotes : whole
}

function latestFirst(quotes: readonly Quote[], edition: Edition): readonly Quote[] {
  const keyed = quotes.map(quote => ({
    quote,
    day: edition.article(quote.article)?.publishedAt?.slice(0, 10) ?? '',
    rank: rankOf(quote)
  }))
  keyed.sort(
    (a, b) =>
      (a.day < b.day ? 1 : a.day > b.day ? -1 : 0) ||
      a.rank - b.rank ||
      b.quote.text.length - a.quote.text.length
  )
  return keyed.map(({ quote }) => quote)
}

/** Whole sentences between marks, then a part of one, then what is reported; last of all what says little by itself. */
const rankOf = (quote: Quote): number =>
  isShort(quote)
    ? quote.kind === 'indirect'
      ? 4
      : 3
    : { direct: 0, partial: 1, indirect: 2 }[quote.kind]

/** Words below which a quote says little without the sentence that it stands in: of a sentence that somebody spoke fewer. */
const FEWEST = { direct: 3, partial: 6, indirect: 6 } as const
/** Words below which reported speech is a shard: `he did now`. */
const SHARD = 4

/** A few words, which tell little without their sentence. */
export const isShort = (quote: Quote): boolean => !hasWords(quote, FEWEST[quote.kind])

/** What is left of a sentence in which hardly anything is reported. */
const isShard = (quote: Quote): boolean => quote.kind === 'indirect' && !hasWords(quote, SHARD)

/** At least so many, from two on. */
function hasWords({ text }: Quote, least: number): boolean {
  const word = /\S+/g
  let found = 0
  while (found < least && word.test(text)) found++
  return found === least
}
