// Reported speech before its cue: `The port will open, Vero said.` `The port will open, said Vero.`
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { COLON, COMMA, isDash } from '../text/punctuation.ts'
import { LINE, SHOUT, type Tokens, WORD } from '../text/tokens.ts'
import { isAdverb, isParticiple } from './cues.ts'
import { AFTER, framesOf, HEARER } from './frames.ts'
import { ADDS } from './grammar.ts'
import { inverted } from './inverted.ts'
import type { Page } from '../page.ts'
import { FEWEST, hasVerb, type Reported, type Stretch, trimmed, wordCount } from './reported.ts'
import { subjectOf } from './subject.ts'
import { type Attribution, PERSON, type Who, withCue } from './who.ts'

/** Open an adjunct: a place, a day, an occasion. */
const ADJUNCT_OPENS = forms(
  'of for from to by with at in on about during after before through via late early last'
)
/** After the comma these open a clause of the outlet's own, and no attribution. */
const OPENS_CLAUSE = forms(
  'though although but and or as while because since if when who which where so yet'
)

/** Reported speech before the verb at `v`, within tokens `first` … `to - 1` of one sentence. */
export function preceded(page: Page, v: number, first: number, to: number): Reported | null {
  const { t, inside } = page
  if ((framesOf(t.hash[v]!) & AFTER) === 0 || isParticiple(t, v)) return null
  const found = attributionAt(page, v, first, to)
  if (found === null) return null
  const { comma, who } = found
  const own: Attribution = withCue(who, v)
  // The comma ends a quotation: that is what is credited.
  if (inside[comma - 1] !== 0 && (t.shape[comma - 1]! & WORD) === 0) return null
  const from = afterDateline(t, first, comma)
  const end = trimmed(t, from, comma)
  const next = Math.max(v, who.to - 1) + 1
  const rest = restAfter(page, v, next, to, hasVerb(t, from, end))
  if (rest !== null) return end > from ? { parts: [{ from, to: end }, rest], own } : null
  if (wordCount(t, from, end) < FEWEST + 1) return null
  if (ADJUNCT_OPENS.has(t.hash[from]!) && !hasVerb(t, from, end)) return null
  const inverts = who.from > v
  return next >= to || endsAttribution(page, next, inverts)
    ? { parts: [{ from, to: end }], own }
    : null
}

/** The comma before the attribution, and its subject on either side of the verb. */
function attributionAt(
  page: Page,
  v: number,
  first: number,
  to: number
): { comma: number; who: Who } | null {
  const { t, inside } = page
  let comma = v - 1
  while (comma > first && comma > v - 30 && t.mark[comma] !== COMMA) comma--
  if (t.mark[comma] !== COMMA || inside[comma] !== 0) return null
  // `“…,” the mayor's wife, Vero, told the hall`: what follows is the hearer.
  if (comma === v - 1 && (framesOf(t.hash[v]!) & HEARER) === 0) {
    const who = inverted(page, v, to)
    if (who !== null) return isAnnounced(page, who, v, first) ? null : { comma, who }
  } else if (!OPENS_CLAUSE.has(t.hash[comma + 1]!)) {
    const who = subjectOf(page, v, comma + 1)
    if (who !== null && who.from <= comma + 6) return { comma, who }
  }
  // `…, Vero, the mayor, said`: the subject stands one comma earlier.
  const who = subjectOf(page, v, first)
  const before = who === null ? -1 : who.from - 1
  return who !== null && before > first && before < comma && t.mark[before] === COMMA
    ? { comma: before, who }
    : null
}

/** `Vero, the mayor, announced a ban.`: what follows is nobody who could speak, and what precedes names who does. */
function isAnnounced(page: Page, who: Who, v: number, from: number): boolean {
  if (who.kind === PERSON || hasVerb(page.t, from, v)) return false
  for (let i = who.from; i < who.to; i++) {
    if ((page.t.flags[i]! & (is.ROLE | is.TITLE | is.PEOPLE)) !== 0) return false
  }
  return subjectOf(page, v, from)?.kind === PERSON
}

/** After the attribution come a mark, a day, a place or nothing: not what `In a speech in July, she said` goes on with. */
function endsAttribution({ t, inside }: Page, next: number, inverts: boolean): boolean {
  if (inside[next] !== 0 || t.mark[next] === COLON) return false
  if (t.mark[next] === COMMA) {
    return inside[next + 1] === 0 && (inverts || isParticiple(t, next + 1))
  }
  return (
    t.mark[next] !== 0 ||
    ADJUNCT_OPENS.has(t.hash[next]!) ||
    (t.flags[next]! & is.DATE) !== 0 ||
    isAdverb(t, next)
  )
}

/** Past `PORT ALDER (NWA) — ` at the head of a paragraph. */
function afterDateline(t: Tokens, from: number, to: number): number {
  if ((t.shape[from]! & (LINE | SHOUT)) !== (LINE | SHOUT)) return from
  for (let i = from + 1; i < to && i < from + 12; i++) {
    if (isDash(t.mark[i]!)) return i + 1
  }
  return from
}

/**
 * `Many days, Vero said, the port stays shut.`: the second half, after the comma at `comma`. Where the first half is a
 * clause, the second has to be one too: not `The port will open, Vero said, a year after the fire.`
 */
function restAfter(
  { t, inside }: Page,
  v: number,
  comma: number,
  to: number,
  isClause: boolean
): Stretch | null {
  if (comma >= to || t.mark[comma] !== COMMA || comma - v > 12) return null
  const from = comma + 1
  const end = trimmed(t, from, to)
  if (from >= end || inside[from] !== 0) return null
  if (isParticiple(t, from) || ADDS.has(t.hash[from]!)) return null
  if (wordCount(t, from, end) < FEWEST) return null
  return isClause && !hasVerb(t, from, end) ? null : { from, to: end }
}
