// Finds all speech that a text reports without quotation marks.
import * as is from '../lexicon/flags.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Page } from '../page.ts'
import { BODY } from '../text/layout.ts'
import { accordingTo } from './creditafter.ts'
import { isCue, isPassive, isUnreal } from './cues.ts'
import { followed } from './followed.ts'
import { preceded } from './preceded.ts'
import { ADDS } from './grammar.ts'
import { inverted } from './inverted.ts'
import { FEWEST, type Reported, trimmed, wordCount } from './reported.ts'
import { PERSON, PRONOUN, type Who } from './who.ts'
import { COMMA } from '../text/punctuation.ts'

const ACCORDING = word('according')
const TO = word('to')
const WHAT = word('what')

/** Tokens on either side of a cue that can belong to it: sentences of news are shorter, and no text may cost a square. */
const LONGEST = 200

/** All reported speech of the text, in the order of its cues. */
export function findReported(page: Page): Reported[] {
  const { s, inside } = page
  const found: Reported[] = []
  for (let i = 0; i < s.count; i++) {
    if (s.kind[i] !== BODY) continue
    const from = s.from[i]!
    const to = s.to[i]!
    let covered = from
    for (let v = from; v < to; v++) {
      if (inside[v] !== 0 || v < covered) continue
      const reported = reportedAt(page, v, Math.max(from, v - LONGEST), Math.min(to, v + LONGEST))
      if (reported === null) continue
      if (!isCompared(page, v, reported)) found.push(reported)
      const end = reported.parts.at(-1)!.to
      covered = Math.max(covered, end <= v ? v : innerCue(page, v, end))
    }
  }
  return found
}

/** `They compared what she told the court with what she told the press.` */
const isCompared = ({ t }: Page, v: number, { parts: [first] }: Reported): boolean =>
  v > 1 && t.word[v - 2] === WHAT && first !== undefined && t.word[first.from] === WHAT

function reportedAt(page: Page, v: number, from: number, to: number): Reported | null {
  const { t } = page
  if (t.word[v] === ACCORDING && t.word[v + 1] === TO) return accordingClause(page, v, from, to)
  if ((t.flags[v]! & is.SPEECH) === 0 || !isCue(t, v)) return null
  if (isPassive(t, v) || isUnreal(t, v)) return null
  const who = subjectAfter(page, v, from, to)
  if (who === null) return followed(page, v, from, to) ?? preceded(page, v, from, to)
  // What follows may be what is said, unless it is a person.
  return preceded(page, v, from, to) ?? (who.kind === PERSON ? null : followed(page, v, from, to))
}

/** `The port will open, said Vero, the mayor.`; not `Vero, the mayor, said Lind would go.` */
function subjectAfter(page: Page, v: number, from: number, to: number): Who | null {
  const { t, inside } = page
  if (v <= from || t.mark[v - 1] !== COMMA) return null
  const who = inverted(page, v, to)
  if (who === null || who.kind === PRONOUN) return null
  // `Vero, the mayor, said Lind “was always late.”`
  return who.to >= to || (t.mark[who.to] !== 0 && inside[who.to] === 0) ? who : null
}

/** `…, adding that it would close`: another cue within what was said begins its own. */
function innerCue({ t, inside }: Page, v: number, end: number): number {
  for (let i = v + 1; i + 1 < end; i++) {
    if (t.mark[i] === COMMA && inside[i] === 0 && isCue(t, i + 1)) return i
  }
  return end
}

/** `According to Vero, the port will open.` `The port will open, according to Vero.` */
function accordingClause(page: Page, at: number, from: number, to: number): Reported | null {
  const { t, inside } = page
  const own = accordingTo(page, at, to)
  if (own.who === null) return null
  let start = from
  let end = at
  if (at <= from + 1) {
    start = afterComma(page, own.who.to, to)
    // Past an apposition: `According to Vero, who leads the port, it will open.`
    if (start < to && ADDS.has(t.hash[start]!)) start = afterComma(page, start, to)
    end = to
  }
  end = trimmed(t, start, end)
  // `“The port will open,” according to Vero.`: a quotation, and no reported speech as well.
  if (end > start && inside[start] !== 0) {
    if (inside[start] === inside[end - 1]) return null
    // `“The port will open,” a pilot said, according to Vero.`
    for (let i = start; i < end; i++) if (inside[i] === 0 && isCue(t, i)) return null
  }
  return wordCount(t, start, end) < FEWEST ? null : { parts: [{ from: start, to: end }], own }
}

function afterComma({ t }: Page, from: number, to: number): number {
  let k = from
  while (k < to && t.mark[k] !== COMMA) k++
  return Math.min(k + 1, to)
}
