// The quotes of one text as they are handed on: spans of its characters, with names for persons.
import type { Article, Quote, QuoteKind, Slice, Span } from '../../news.ts'
import { type Credit, NOBODY } from './credit.ts'
import { findTurns, type Turn } from './interview.ts'
import { withoutNames } from './naming.ts'
import type { Page } from '../page.ts'
import type { Tokens } from '../text/tokens.ts'
import { withoutAttributions } from './unclosed.ts'
import { findUtterances } from './utterances.ts'

/** Every quote of the text, direct, partial and indirect, in the order of their first words. */
export function quotesOf(article: Article, opened: Page): Quote[] {
  const page = withoutNames(withoutAttributions(opened))
  const { t } = page
  const quotes: Omit<Quote, 'id'>[] = []
  const add = (kind: QuoteKind, parts: readonly { from: number; to: number }[], credit: Credit) => {
    quotes.push(
      quoteOf(
        article,
        page,
        kind,
        parts.map(p => spanOf(t, p.from, p.to)),
        credit
      )
    )
  }
  const turns = findTurns(page)
  for (const u of findUtterances(page)) {
    if (!isWithin(turns, u.parts[0]!.from)) add(u.kind, u.parts, u.credit)
  }
  for (const turn of turns)
    add('direct', [unmarked(page, turn)], { ...NOBODY, person: turn.person })
  return quotes
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((quote, i) => ({ id: `${article.id}#${i}`, ...quote }))
}

/** Whether token `i` stands in a turn: whom a guest quotes in an answer is part of the answer. `turns` are in order. */
function isWithin(turns: readonly Turn[], i: number): boolean {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (turns[middle]!.to <= i) low = middle + 1
    else high = middle
  }
  return low < turns.length && turns[low]!.from <= i
}

/** `VERO: “We will open.”`: a turn that is one quotation, without its marks. */
function unmarked({ marked, inside }: Page, turn: Turn): { from: number; to: number } {
  const m = marked[inside[turn.from]! - 1]
  return m !== undefined && m.open === turn.from && m.close === turn.to - 1 ? m : turn
}

const spanOf = (t: Tokens, from: number, to: number): Span => ({
  start: t.start[from]!,
  end: t.end[to - 1]!
})

function quoteOf(
  article: Article,
  { t, people }: Page,
  kind: QuoteKind,
  parts: readonly Span[],
  credit: Credit
): Omit<Quote, 'id'> {
  const slice = (from: number, to: number): Slice | null =>
    from < 0 ? null : { article: article.id, ...spanOf(t, from, to) }
  return {
    article: article.id,
    start: parts[0]!.start,
    end: parts.at(-1)!.end,
    kind,
    parts,
    text: parts.map(p => article.text.slice(p.start, p.end)).join(' '),
    speaker: credit.person < 0 ? null : { name: people.persons[credit.person]!.name },
    source: credit.person < 0 ? slice(credit.from, credit.to) : null,
    cue: slice(credit.cueFrom, credit.cueTo)
  }
}
