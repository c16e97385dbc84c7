// A name set beneath or beside a quotation that stands by itself: `“We will open.” — Anna Vero, mayor`.
import { isCue, isVerbLike } from './cues.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import type { Frame } from './frame.ts'
import type { Marked } from '../text/marks.ts'
import type { Page } from '../page.ts'
import { COLON, COMMA, isDash, STOP } from '../text/punctuation.ts'
import { LINE, type Tokens, WORD } from '../text/tokens.ts'
import { type Attribution, personAt, phraseAt, withoutCue } from './who.ts'

const ANY = forms('a an one another')

/** Tokens of a signature, the office after the name among them, are no more than this. */
const LONGEST = 16

/** The credit of the name after a quotation that opens its line; null where none is signed. */
export function signed(page: Page, m: Marked, frame: Frame): Attribution | null {
  const { t, people } = page
  for (let i = frame.preFrom; i < frame.preTo; i++) if ((t.shape[i]! & WORD) !== 0) return null
  const after = m.close < 0 ? m.to : m.close + 1
  const dashed = isDash(t.mark[after]!)
  let i = dashed ? after + 1 : after
  if (i >= t.count || (!dashed && !isBeneath(t, m, after))) return null
  const end = lineEnd(t, i)
  if (end < 0) return null
  // `S.C. Rep. Jim Lind.`
  while (i < end && people.at[i] === 0 && (t.flags[i]! & (is.TITLE | is.PLACE | is.ROLE)) !== 0) i++
  // `“We will open.” — the mayor,` may end the text: past its last token nobody stands.
  if (i >= t.count) return null
  const found = people.at[i]! > 0 ? people.mentions[people.at[i]! - 1]! : null
  // `— a passenger`
  if (dashed && found === null && ANY.has(t.hash[i]!) && end - i < 8) {
    return withoutCue(phraseAt(i, end))
  }
  if (found === null || found.first !== i) return null
  const { to } = found
  const closed = to === end || t.mark[to] === COMMA || (t.mark[to] === STOP && to + 1 === end)
  // Without a dash a bare name may as well head what comes next.
  const isSure = dashed || t.mark[to] === COMMA || t.mark[to] === STOP
  return closed && isSure ? withoutCue(personAt(found)) : null
}

/** The quotation fills its line, and what stands at `after` is the very next one. */
const isBeneath = (t: Tokens, m: Marked, after: number): boolean =>
  (t.shape[m.open]! & LINE) !== 0 &&
  after < t.count &&
  (t.shape[after]! & LINE) !== 0 &&
  t.line[after - 1]! + 1 === t.line[after]

/** Where the line of token `i` ends; -1 where it is long, or says something: `— Vero said so.` */
function lineEnd(t: Tokens, i: number): number {
  let end = i
  for (; end < t.count && (end === i || (t.shape[end]! & LINE) === 0); end++) {
    if (end - i > LONGEST || isCue(t, end) || isVerbLike(t, end) || t.mark[end] === COLON) return -1
  }
  return end
}
