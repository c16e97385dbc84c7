// The credit in the words before a quotation: `Vero said, “…”`, `Vero's claim that it was “…”`, `VERO: “…”`.
import { clauseSubject } from './clause.ts'
import { accordingTo } from './creditafter.ts'
import { isAuxiliary, isCue, isPassive, isUnreal, isVerbLike } from './cues.ts'
import { isDenied } from './denial.ts'
import type { Frame } from './frame.ts'
import { PUTS } from './grammar.ts'
import { inverted } from './inverted.ts'
import { word } from '../lexicon/lexicon.ts'
import { beforeBracket, phraseEndingAt } from './nounphrase.ts'
import type { Page } from '../page.ts'
import { ofSaying } from './sayings.ts'
import { subjectOf } from './subject.ts'
import { CLOSE_BRACKET, COLON, COMMA, OPEN_BRACKET } from '../text/punctuation.ts'
import type { Tokens } from '../text/tokens.ts'
import { type Attribution, PERSON, type Who, withCue, withoutCue } from './who.ts'

const ACCORDING = word('according')
const TO = word('to')
const BY = word('by')
const THAT = word('that')
const IT = word('it')

/** Verbs that are tried before a quotation is given up: no text may cost a square. */
const MOST = 12

/** `Vero said, “…”`, `Vero called it “…”`, `Vero, who said it was “…”`, `, calling it “…”`. Null where nobody is credited. */
export function creditBefore(page: Page, frame: Frame): Attribution | null {
  const { t, inside } = page
  const lo = frame.sentenceFrom
  for (let v = frame.preTo - 1, tried = 0; v >= lo && tried < MOST; v--) {
    if (inside[v] !== 0) continue
    // `Vero's motto (as Lind recalls it) was, “…”`: what stands between brackets governs nothing outside.
    if (t.mark[v] === CLOSE_BRACKET) {
      const outside = beforeBracket(t, v, lo)
      if (outside >= lo && t.mark[outside + 1] === OPEN_BRACKET) v = outside
    }
    if (t.word[v] === ACCORDING && t.word[v + 1] === TO) return accordingTo(page, v, frame.preTo)
    const saying = ofSaying(page, v, frame)
    if (saying !== null) return saying
    // `Vero radioed, “…”` `As Vero put it, “…”`
    if (isTurned(t, v, frame)) {
      const who = subjectOf(page, v, lo)
      if (who !== null) return withCue(who, v, t.word[v + 1] === IT ? 2 : 1)
    }
    if (!isCue(t, v) && !(t.word[v + 1] === THAT && isVerbLike(t, v) && !isAuxiliary(t, v)))
      continue
    tried++
    if (isUnreal(t, v)) {
      // `could not say the words “the pier”`: nobody said that.
      if (frame.preTo - v < 4) return withoutCue(null)
      continue
    }
    const mention = t.mark[v - 1] === COMMA ? page.people.at[v + 1]! : 0
    if (mention > 0 && t.mark[page.people.mentions[mention - 1]!.to] === COMMA) {
      // `…, explained Vero, “…”`
      return withCue(inverted(page, v, frame.preTo), v)
    }
    if (isPassive(t, v)) {
      const agent = agentOf(page, v, frame)
      if (agent !== null) return withCue(agent, v)
      continue
    }
    const who = subjectOf(page, v, lo)
    if (who !== null) return withCue(who, v)
  }
  // `VERO: “…”`, `Vero at a rally: “…”`
  const last = frame.preTo - 1
  if (last >= frame.preFrom && t.mark[last] === COLON) {
    const name = phraseEndingAt(page, last - 1, lo, false)
    const who = name?.kind === PERSON ? name : clauseSubject(page, lo, last)
    // `two words that Vero could not bring herself to utter: “the pier.”`
    if (who !== null) return withoutCue(isDenied(t, who.to, last) ? null : who)
  }
  return null
}

/** Any verb right before a comma and the mark, or `put it`: what follows is what was said so. */
const isTurned = (t: Tokens, v: number, { preTo }: Frame): boolean =>
  (v === preTo - 2 &&
    t.mark[v + 1] === COMMA &&
    isVerbLike(t, v) &&
    !isAuxiliary(t, v) &&
    !isPassive(t, v)) ||
  (t.word[v + 1] === IT && PUTS.has(t.hash[v]!))

/** `was called “…” by Anna Vero` */
function agentOf(page: Page, v: number, frame: Frame): Who | null {
  const { t } = page
  for (let i = v + 1; i < frame.postTo; i++) {
    if (t.word[i] === BY && page.inside[i] === 0) return inverted(page, i, frame.postTo)
  }
  return null
}
