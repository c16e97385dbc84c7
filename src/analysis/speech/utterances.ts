// What is said in a text, in one pass over its quotations and its reported speech: who is credited, which parts are one utterance.
import type { QuoteKind } from '../../news.ts'
import type { Spoken } from './antecedent.ts'
import { attribute, speakerOf } from './attribution.ts'
import { type Credit, NOBODY, quietly, resolve } from './credit.ts'
import { frameOf, type Frame } from './frame.ts'
import { findReported } from './indirect.ts'
import { HEADING } from '../text/layout.ts'
import type { Marked } from '../text/marks.ts'
import type { Page } from '../page.ts'
import { isPauseOutside, isSpeech, isWhole } from './speech.ts'
import { COMMA, DASH, QUESTION } from '../text/punctuation.ts'
import type { Tokens } from '../text/tokens.ts'
import { type Attribution, PERSON, withoutCue } from './who.ts'

/** Words of one speaker: one stretch of tokens, or several where an attribution or a paragraph parts them. */
export interface Utterance {
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
export function findUtterances(page: Page): Utterance[] {
  const { t, s, marked } = page
  const reported = findReported(page)
  const found: Utterance[] = []
  let open: Open | null = null
  let spoken: Spoken | null = null
  const heard = (person: number, at: number): void => {
    if (person >= 0) spoken = { person, at }
  }
  let next = 0
  // What a verb both reports and quotes has one speaker: `which he declared “a bad start” for us all`
  let shared = NOBODY
  const credited = (own: Attribution, m: Marked): Credit =>
    shared.person >= 0 && own.cueFrom === shared.cueFrom ? shared : resolve(page, own, spoken, m)
  const reportUntil = (token: number): void => {
    for (; next < reported.length; next++) {
      const { parts, own } = reported[next]!
      if (own.cueFrom >= token) return
      const credit = resolve(page, own, spoken, null)
      shared = credit
      found.push({ kind: 'indirect', parts: [...parts], credit })
      heard(credit.person, own.cueFrom)
    }
  }
  for (const [i, m] of marked.entries()) {
    reportUntil(m.open)
    const frame = frameOf(page, i)
    const own = attribute(page, m, frame)
    if (!isSpeech(page, m, frame, own) && !(open !== null && resumes(page, open, m))) continue
    const runsOn = m.continues && open !== null && !isOthers(open, own)
    if (open !== null && (runsOn || belongsTo(page, open, m, frame, own))) {
      // A credit at the end of a speech over paragraphs is better than a guess at its start.
      if (m.continues && own !== null && open.utterance.credit.cueFrom < 0) {
        open.utterance.credit = credited(own, m)
      }
      open.utterance.parts.push(m)
      open.last = m
      heard(open.utterance.credit.person, m.to)
      continue
    }
    const credit: Credit = own === null ? inferred(page, m, frame, open, spoken) : credited(own, m)
    // In a heading nobody goes on from the sentence before: `‘A big step’`
    const isCredited =
      credit.person >= 0 || (own !== null && (credit.cueFrom >= 0 || credit.from >= 0))
    if (s.kind[s.of[m.open]!] === HEADING && !isCredited) continue
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

/** `“We open. We close.` and then `“It is late,” said Lind.`: a mark is missing, and somebody else speaks. */
const isOthers = ({ utterance: { credit } }: Open, own: Attribution | null): boolean =>
  credit.cueFrom >= 0 && own?.who?.kind === PERSON && own.who.person !== credit.person

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
    const end = t.mark[before.to - 1]
    const leaned = end === COMMA || end === DASH || isPauseOutside(t, before)
    const credited = own !== null || resumes({ t }, open, m)
    return leaned && credited && !isOthers(open, own) && marked[inside[m.open]! - 2] === before
  }
  return between <= 1 && frame.alone && isWhole(t, m)
}

/** `“We will,” said Vero, “and soon.”`: an inverted verb credits only what it follows, but a comma resumes that. */
function resumes({ t }: Pick<Page, 't'>, { utterance, last }: Open, m: Marked): boolean {
  const { cueFrom } = utterance.credit
  return cueFrom >= last.to && cueFrom < m.open && t.mark[m.open - 1] === COMMA
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
  // Same paragraph, or the paragraph before ends with that utterance, unless it asks what this one may answer.
  if (open !== null && (t.line[end] === line || s.of[end] === here - 1)) {
    return t.line[end] !== line && isTurn(t, last!, m) ? NOBODY : quietly(open.utterance.credit)
  }
  if (here > 0 && line - s.paragraph[here - 1]! < 6) {
    const who = speakerOf(page, here - 1)
    if (who !== null) return resolve(page, withoutCue(who), spoken, m)
  }
  return NOBODY
}

/** Questions and answers in paragraphs of their own change between speakers: `“Where to?” Vero asked.` `“Out.”` `“Out of what?”` */
function isTurn(t: Tokens, before: Marked, m: Marked): boolean {
  const length = m.to - m.from
  return (
    t.mark[before.to - 1] === QUESTION ||
    length < 4 ||
    (length < 8 && t.mark[m.to - 1] === QUESTION)
  )
}
