// The quotes that several outlets print, as a table: where, with which difference and which verb. Knows the edition.
import type { Comparison, Edition, SharedQuote, Variant } from '../edition/edition.ts'
import type { Article, Quote } from '../news.ts'
import { count } from '../phrase.ts'
import type { Block, Run, Text } from '../reply.ts'
import { note, table } from '../reply.ts'
import type { Calling } from './calling.ts'
import { callingOf } from './calling.ts'
import { inMarks } from './runs.ts'
import { speakerOf } from './shown.ts'
import { differenceWord } from './wording.ts'

/** Rows of the table: what stands below tells the rest. */
const MOST_ROWS = 24
/** Words of a quote that stand for it. */
const FEW = 7

/**
 * One row for each printing, those of one quote beneath each other, in the order of `sideBySide`. The verb is the outlet's:
 * that one "said" and another "admitted" is for the reader to see. Nothing where no quote is printed twice.
 */
export function quoteTable(compared: Comparison, edition: Edition): readonly Block[] {
  const calling = callingOf(compared, edition)
  const { shared } = compared.quotes
  if (shared.length === 0) return []
  const rows: (readonly Text[])[] = []
  for (const quote of tellingFirst(shared)) {
    if (rows.length >= MOST_ROWS) break
    rows.push(...rowsOf(quote, edition, calling))
  }
  const rest = shared.reduce((sum, { variants }) => sum + 1 + variants.length, -MOST_ROWS)
  return [
    table(['Quote', 'Outlet', 'Printed', 'Verb'], rows.slice(0, MOST_ROWS)),
    ...(rest > 0 ? [note(`${count(rest, 'printing')} more, told below.`)] : [])
  ]
}

function rowsOf(
  { quote, variants }: SharedQuote,
  edition: Edition,
  calling: Calling
): readonly (readonly Text[])[] {
  const first = edition.article(quote.article)
  if (first === undefined) return []
  const row = (lead: Text, one: Quote, article: Article, how: string): readonly Text[] => [
    lead,
    calling(article),
    how,
    one.cue === null ? '–' : inMarks(article, one.cue)
  ]
  const lead = [{ text: `${speakerOf(quote, first, edition).text}: ` }, ...beginning(quote, first)]
  return [
    row(lead, quote, first, 'as quoted'),
    ...variants.flatMap(variant => {
      const second = edition.article(variant.quote.article)
      if (second === undefined) return []
      const printings = [
        { article: first, quote },
        { article: second, quote: variant.quote }
      ] as const
      return [row('', variant.quote, second, differenceWord(variant, ...printings))]
    })
  ]
}

// Its first words, or its first sentence where that is short; the marks close after them.
function beginning({ parts: [part, ...further] }: Quote, article: Article): readonly Run[] {
  if (part === undefined) return []
  const words = [...article.text.slice(part.start, part.end).matchAll(/\S+/g)].slice(0, FEW + 2)
  const sentence = words.slice(2, FEW).findIndex(([word]) => /[.!?]["'’]?$/.test(word))
  const last = words[sentence < 0 ? FEW - 1 : sentence + 2]
  const isWhole = last === undefined || (sentence < 0 && words.length < FEW + 2)
  const stop = isWhole ? part.end - part.start : last.index + last[0].length
  const said = article.text.slice(part.start, part.start + stop).replace(/[\s,;:.…–—-]+$/u, '')
  const runs = inMarks(article, {
    start: part.start,
    end: part.start + said.length
  })
  return isWhole && further.length === 0 ? runs : [...runs, { text: ' …' }]
}

/** What an editor wants to see first: words in another mouth, then words that are other ones. */
const WEIGHTS: Readonly<Record<Variant['difference'], number>> = {
  reworded: 6,
  inflected: 5,
  joined: 4,
  cut: 3,
  inserted: 2,
  partial: 1,
  typography: 0,
  identical: 0
}
const OTHER_SPEAKER = 7

/** How telling the difference is; 0 where all words are the same and in the same mouth. */
export const weightOf = ({ variants }: SharedQuote): number =>
  Math.max(
    ...variants.map(({ difference, sameSpeaker }) =>
      sameSpeaker ? WEIGHTS[difference] : OTHER_SPEAKER
    )
  )

/** Those that most outlets print first among equals. */
export const tellingFirst = (quotes: readonly SharedQuote[]): readonly SharedQuote[] =>
  quotes.toSorted((a, b) => weightOf(b) - weightOf(a))
