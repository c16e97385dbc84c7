// To whom one quotation is credited by the words around it: verb and subject after it, before it, or neither.
import { clauseSubject } from './clause.ts'
import { creditAfter } from './creditafter.ts'
import { creditBefore } from './creditbefore.ts'
import { isCue, isPassive, isUnreal } from './cues.ts'
import { isDenied, isToldOf } from './denial.ts'
import { type Frame, LONGEST } from './frame.ts'
import { RELATIVE } from './grammar.ts'
import * as is from '../lexicon/flags.ts'
import type { Marked } from '../text/marks.ts'
import type { Page } from '../page.ts'
import { hasVerb } from './reported.ts'
import { signed } from './signature.ts'
import { subjectOf } from './subject.ts'
import { type Attribution, PERSON, PHRASE, type Who, withoutCue } from './who.ts'
import { COLON, COMMA } from '../text/punctuation.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'

/** The credit that the words of its own sentence give; null where they give none. */
export function attribute(page: Page, m: Marked, frame: Frame): Attribution | null {
  const name = signed(page, m, frame)
  if (name !== null) return name
  const hasPost = frame.postFrom < frame.postTo
  if (hasPost && frame.leansOn && !closesPre(page.t, frame) && !isFragment(page, frame)) {
    const found = creditAfter(page, frame)
    if (found !== null) return found
  }
  const own = creditBefore(page, frame)
  if (own !== null || !hasPost) return own ?? ofClause(page, frame)
  const found = creditAfter(page, frame)
  const isAside = found !== null && isFragment(page, frame) && isRelative(page, found, frame)
  return (isAside ? null : found) ?? ofClause(page, frame)
}

/** `the “wise gull” story Vero tells`, `his “nobody” was Vero, who says it rained`: the verb is an aside on a noun. */
function isRelative({ t }: Page, { who, cueFrom }: Attribution, { postFrom }: Frame): boolean {
  if (who === null || cueFrom < 0) return false
  if (RELATIVE.has(t.hash[cueFrom - 1]!)) return true
  const noun = who.from - 1
  return (
    noun >= postFrom &&
    who.from < cueFrom &&
    (t.shape[noun]! & WORD) !== 0 &&
    (t.flags[noun]! & (is.FUNCTION | is.TITLE | is.ROLE)) === 0
  )
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
  // `Vero, a “friend” of theirs, left`: she does nothing yet. But `Vero: Pier “will open”`.
  const isHead = t.mark[who.to] === COLON
  if (who.kind === PERSON && !isHead && !hasVerb(t, who.to, frame.preTo)) return null
  if (isDenied(t, who.to, frame.preTo) || isToldOf(t, who.to, frame.preTo)) return null
  return withoutCue(who)
}

/** `Vero said, “…”`, `Vero said: “…”`: the verb stands right before the mark. */
function closesPre(t: Tokens, frame: Frame): boolean {
  const last = frame.preTo - 1
  if (last < frame.preFrom) return false
  const mark = t.mark[last]!
  return (mark === COMMA || mark === COLON) && last - 1 >= frame.preFrom && isCue(t, last - 1)
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
