// To whom one quotation is credited by the words around it: verb and subject after it, before it, or neither.
import * as is from '../lexicon/flags.ts'
import { isAuxiliary, isCue, isParticiple, isPassive, isUnreal, isVerbLike } from './cues.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import { type Frame, LONGEST } from './frame.ts'
import type { Page } from '../page.ts'
import { clauseSubject } from './clause.ts'
import { inverted } from './inverted.ts'
import { phraseEndingAt } from './nounphrase.ts'
import { subjectOf } from './subject.ts'
import { PERSON, PHRASE, type Who } from './who.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'

/** A credit as the text gives it, before pronouns are resolved. */
export interface Attribution {
  readonly who: Who | null
  /** Tokens of the reporting verb or phrase; `cueFrom` is -1 where a name alone credits (`VERO: “…”`). */
  readonly cueFrom: number
  readonly cueTo: number
}

const COMMA = 0x2c
const COLON = 0x3a
const ACCORDING = word('according')
const TO = word('to')
const BY = word('by')
const THAT = word('that')

/** The credit that the words of its own sentence give; null where they give none. */
export function attribute(page: Page, frame: Frame): Attribution | null {
  const hasPost = frame.postFrom < frame.postTo
  if (hasPost && frame.leansOn && !closesPre(page.t, frame) && !isFragment(page, frame)) {
    const found = after(page, frame)
    if (found !== null) return found
  }
  return before(page, frame) ?? (hasPost ? after(page, frame) : null) ?? ofClause(page, frame)
}

/** `called it “distasteful,” and left`: a few words of the sentence around them, so that what precedes them governs them. */
function isFragment({ t }: Page, frame: Frame): boolean {
  const last = frame.preTo - 1
  return (
    last >= frame.preFrom &&
    ((t.shape[last]! & WORD) !== 0 || (t.flags[last]! & is.POSSESSIVE) !== 0) &&
    (t.shape[frame.preTo + 1]! & CAPITAL) === 0
  )
}

/** `Vero blamed the tide for “a bad start.”`: no verb of speech, but a person who does what the words describe. */
function ofClause(page: Page, frame: Frame): Attribution | null {
  const { t } = page
  if (frame.preFrom >= frame.preTo || !isFragment(page, frame)) return null
  // `the “tide whisperer” myth`: the words qualify a noun.
  const goesOn = frame.postFrom < frame.postTo && (t.shape[frame.postFrom]! & WORD) !== 0
  if (goesOn && (t.flags[frame.postFrom]! & is.FUNCTION) === 0) return null
  const who = clauseSubject(page, frame.sentenceFrom, frame.preTo)
  if (who === null || who.kind === PHRASE) return null
  if (isDenied(t, who.to, frame.preTo) || isToldOf(t, who.to, frame.preTo)) return null
  return { who, cueFrom: -1, cueTo: -1 }
}

/** `Vero could not utter the words “the pier”`, `Vero never spoke of “a bad start”`: nobody says that she did. */
function isDenied(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 4; i++) if (DENIALS.has(t.hash[i]!)) return true
  return false
}

/** `Vero was called “a disgrace”`, `“It is late,” Vero was told.`: somebody else said so. */
function isToldOf(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isCue(t, i) && isPassive(t, i)) return true
  return false
}

const DENIALS = forms(
  `not never cannot don't doesn't didn't won't wouldn't can't couldn't isn't wasn't hasn't hadn't`
)

/** `Vero said, “…”`, `Vero said: “…”`: the verb stands right before the mark. */
function closesPre(t: Tokens, frame: Frame): boolean {
  const last = frame.preTo - 1
  if (last < frame.preFrom) return false
  const mark = t.mark[last]!
  return (mark === COMMA || mark === COLON) && last - 1 >= frame.preFrom && isCue(t, last - 1)
}

/** `“…,” Vero said.` `“…,” said Vero.` `“…,” according to Vero.` */
function after(page: Page, frame: Frame): Attribution | null {
  const { t } = page
  let from = frame.postFrom
  while (from < frame.postTo && (t.shape[from]! & WORD) === 0) from++
  const to = frame.postTo
  if (from >= to) return null
  for (let v = from; v < to && v < from + 40; v++) {
    if (t.word[v] === ACCORDING && t.word[v + 1] === TO) return accordingTo(page, v, to)
    if (!isCue(t, v)) continue
    if (v <= from + 1) {
      const who = inverted(page, v, to)
      if (who !== null && (v === from || who.kind === PERSON) && !hasSubject(page, from, v)) {
        return { who, cueFrom: v, cueTo: v + 1 }
      }
    }
    if (v === from) continue
    if (isPassive(t, v)) continue
    const who = subjectOf(page, v, from)
    if (who === null) continue
    return { who, cueFrom: v, cueTo: v + 1 }
  }
  // `“…,” she smiled.` `“…,” Vero went on.`: the comma says that an attribution follows, whatever its verb.
  if (frame.leansOn) {
    const end = Math.min(to, from + 8)
    const who = clauseSubject(page, from, end)
    if (who !== null && who.from <= from + 3 && !isToldOf(t, who.to, end)) {
      return { who, cueFrom: -1, cueTo: -1 }
    }
  }
  return null
}

const hasSubject = (page: Page, from: number, v: number): boolean =>
  v > from && (page.people.at[from]! > 0 || (page.t.flags[from]! & is.PRONOUN) !== 0)

/** `according to Anna Vero, …` */
export function accordingTo(page: Page, at: number, hi: number): Attribution {
  const who = inverted(page, at + 1, hi)
  return { who, cueFrom: at, cueTo: at + 2 }
}

/** `Vero said, “…”`, `Vero called it “…”`, `Vero, who said it was “…”`, `, calling it “…”`. */
function before(page: Page, frame: Frame): Attribution | null {
  const { t, inside } = page
  const lo = frame.sentenceFrom
  for (let v = frame.preTo - 1; v >= lo; v--) {
    if (inside[v] !== 0) continue
    if (t.word[v] === ACCORDING && t.word[v + 1] === TO) return accordingTo(page, v, frame.preTo)
    if (!isCue(t, v) && !(t.word[v + 1] === THAT && isVerbLike(t, v) && !isAuxiliary(t, v)))
      continue
    if (isUnreal(t, v)) {
      // `could not say the words “the pier”`: nobody said that.
      if (frame.preTo - v < 4) return { who: null, cueFrom: -1, cueTo: -1 }
      continue
    }
    const mention = t.mark[v - 1] === COMMA ? page.people.at[v + 1]! : 0
    if (mention > 0 && t.mark[page.people.mentions[mention - 1]!.to] === COMMA) {
      // `…, explained Vero, “…”`
      return { who: inverted(page, v, frame.preTo), cueFrom: v, cueTo: v + 1 }
    }
    if (isPassive(t, v)) {
      const agent = agentOf(page, v, frame)
      if (agent !== null) return { who: agent, cueFrom: v, cueTo: v + 1 }
      continue
    }
    const who = subjectOf(page, v, lo)
    if (who !== null) return { who, cueFrom: v, cueTo: v + 1 }
    if (isParticiple(t, v)) continue
  }
  // `VERO: “…”`, `Vero at a rally: “…”`
  const last = frame.preTo - 1
  if (last >= frame.preFrom && t.mark[last] === COLON) {
    const name = phraseEndingAt(page, last - 1, lo, false)
    const who = name?.kind === PERSON ? name : clauseSubject(page, lo, last)
    // `two words that Vero could not bring herself to utter: “the pier.”`
    if (who !== null && isDenied(t, who.to, last)) return { who: null, cueFrom: -1, cueTo: -1 }
    if (who !== null) return { who, cueFrom: -1, cueTo: -1 }
  }
  return null
}

/** `was called “…” by Anna Vero` */
function agentOf(page: Page, v: number, frame: Frame): Who | null {
  const { t } = page
  for (let i = v + 1; i < frame.postTo; i++) {
    if (t.word[i] === BY && page.inside[i] === 0) return inverted(page, i, frame.postTo)
  }
  return null
}

/** Whoever a whole sentence shows speaking last, else whoever it is about. For a quotation that follows it alone. */
export function speakerOf(page: Page, sentence: number): Who | null {
  const { t, s, inside } = page
  const to = s.to[sentence]!
  const from = Math.max(s.from[sentence]!, to - LONGEST)
  for (let v = to - 1; v > from; v--) {
    if (inside[v] !== 0 || !isCue(t, v) || isPassive(t, v) || isUnreal(t, v)) continue
    const who = subjectOf(page, v, from)
    if (who !== null && who.kind !== PHRASE) return who
  }
  return clauseSubject(page, from, to)
}
