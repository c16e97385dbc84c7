// The quotes of one text, in one pass over its quotations and its reported speech: who is credited with each, which parts are one utterance.
import type { Article, Quote, QuoteKind, Slice, Span } from '../../news.ts'
import type { Spoken } from './antecedent.ts'
import { attribute, type Attribution, speakerOf } from './attribution.ts'
import { frameOf, type Frame } from './frame.ts'
import { type Credit, NOBODY, quietly, resolve } from './credit.ts'
import { findReported } from './indirect.ts'
import { findTurns } from './interview.ts'
import { HEADING } from '../text/layout.ts'
import type { Marked } from '../text/marks.ts'
import type { Page } from '../page.ts'
import { isSpeech, isWhole } from './speech.ts'
import { withoutAttributions } from './unclosed.ts'
import type { Tokens } from '../text/tokens.ts'

/** Every quote of the text, direct, partial and indirect, in the order of their first words. */
export function quotesOf(article: Article, opened: Page): Quote[] {
  const page = withoutAttributions(opened)
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
  for (const u of findUtterances(page)) add(u.kind, u.parts, u.credit)
  for (const turn of findTurns(page)) {
    add('direct', [turn], { ...NOBODY, person: turn.person })
  }
  return quotes
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((quote, i) => ({ id: `${article.id}#${i}`, ...quote }))
}

interface Utterance {
  readonly kind: QuoteKind
  readonly parts: { readonly from: number; readonly to: number }[]
  credit: Credit
}

/** The last quotation, kept while it may go on. */
interface Open {
  readonly utterance: Utterance
  readonly frame: Frame
  last: Marked
}

/** Quotations and reported speech merged by where they are credited, since each may say who `he` is in the next. */
function findUtterances(page: Page): Utterance[] {
  const { t, s, marked } = page
  const reported = findReported(page)
  const found: Utterance[] = []
  let open: Open | null = null
  let spoken: Spoken | null = null
  const heard = (person: number, at: number): void => {
    if (person >= 0) spoken = { person, at }
  }
  let next = 0
  const reportUntil = (token: number): void => {
    for (; next < reported.length; next++) {
      const { parts, own } = reported[next]!
      if (own.cueFrom >= token) return
      const credit = resolve(page, own, spoken, null)
      found.push({ kind: 'indirect', parts: [...parts], credit })
      heard(credit.person, own.cueFrom)
    }
  }
  for (const [i, m] of marked.entries()) {
    reportUntil(m.open)
    const frame = frameOf(page, i)
    const own = attribute(page, frame)
    if (!isSpeech(page, m, frame, own) && !(open !== null && resumes(page, open, m))) continue
    if (open !== null && (m.continues || belongsTo(page, open, m, frame, own))) {
      // A credit at the end of a speech over paragraphs is better than a guess at its start.
      if (m.continues && own !== null && open.utterance.credit.cueFrom < 0) {
        open.utterance.credit = resolve(page, own, spoken, m)
      }
      open.utterance.parts.push(m)
      open.last = m
      heard(open.utterance.credit.person, m.to)
      continue
    }
    const credit: Credit =
      own === null ? inferred(page, m, frame, open, spoken) : resolve(page, own, spoken, m)
    if (s.kind[s.of[m.open]!] === HEADING && credit.person < 0) continue
    open = {
      utterance: { kind: isWhole(t, m) ? 'direct' : 'partial', parts: [m], credit },
      frame,
      last: m
    }
    heard(credit.person, m.to)
    found.push(open.utterance)
  }
  reportUntil(t.count)
  return found
}

/** A further part of the quotation before it: `“We will,” Vero said. “We must.”` `“We will,” Vero said, “and soon.”` */
function belongsTo(
  { t, s, marked, inside }: Page,
  open: Open,
  m: Marked,
  frame: Frame,
  own: Attribution | null
): boolean {
  const before = open.last
  if (t.line[before.open] !== t.line[m.open] || before.close < 0) return false
  if (open.utterance.kind !== 'direct') return false
  const between = s.of[m.open]! - s.of[before.close]!
  // Within the sentence only the attribution of the first part may stand between the two.
  if (between === 0 && !frame.alone) {
    const leaned = t.mark[before.to - 1] === 0x2c || t.mark[before.to - 1] === 0x2014
    const credited = own !== null || resumes({ t }, open, m)
    return leaned && credited && marked[inside[m.open]! - 2] === before
  }
  return between <= 1 && frame.alone && isWhole(t, m)
}

/** `“We will,” said Vero, “and soon.”`: an inverted verb credits only what it follows, but a comma resumes that. */
function resumes({ t }: Pick<Page, 't'>, { utterance, last }: Open, m: Marked): boolean {
  const { cueFrom } = utterance.credit
  return cueFrom >= last.to && cueFrom < m.open && t.mark[m.open - 1] === 0x2c
}

/**
 * Quotation without any credit of its own: it goes on with the speaker before it in its paragraph, or, where it stands
 * alone, with whoever spoke or acted in the sentence before.
 */
function inferred(
  page: Page,
  m: Marked,
  frame: Frame,
  open: Open | null,
  spoken: Spoken | null
): Credit {
  const { t, s } = page
  const line = t.line[m.open]!
  const here = s.of[m.open]!
  const last = open?.last
  const end = last === undefined ? -1 : last.close < 0 ? last.to - 1 : last.close
  if (!frame.alone) {
    if (m.to - m.from < 5) return NOBODY
    if (spoken !== null && t.line[spoken.at] === line && s.of[spoken.at]! >= here - 1) {
      return { ...NOBODY, person: spoken.person }
    }
    const near = open !== null && t.line[end] === line && here - s.of[end]! <= 1
    return near ? quietly(open.utterance.credit) : NOBODY
  }
  // `Vero says it will open. “We are ready.”`
  if (spoken !== null && spoken.at > end && s.of[spoken.at]! >= here - 1) {
    return { ...NOBODY, person: spoken.person }
  }
  // Same paragraph, or the paragraph before ends with that utterance.
  if (open !== null && (t.line[end] === line || s.of[end] === here - 1)) {
    return quietly(open.utterance.credit)
  }
  if (here > 0 && line - s.paragraph[here - 1]! < 6) {
    const who = speakerOf(page, here - 1)
    if (who !== null) return resolve(page, { who, cueFrom: -1, cueTo: -1 }, spoken, m)
  }
  return NOBODY
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
