// A noun that stands for what somebody says, and whose words it therefore governs: `Vero's claim that it was “a ruin”`.
import { isBe, isCue, isVerbLike } from './cues.ts'
import { isOwner } from './clause.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Frame } from './frame.ts'
import { DETERMINERS } from './grammar.ts'
import { phraseStart } from './nounphrase.ts'
import type { Page } from '../page.ts'
import { COLON, COMMA } from '../text/punctuation.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'
import {
  type Attribution,
  personAt,
  phraseAt,
  pronounAt,
  type Who,
  withCue,
  withoutCue
} from './who.ts'

const THAT = word('that')
const TO = word('to')

/** Nouns that report: their clause or their complement is what somebody says. */
const SAYINGS = forms(
  `accusation accusations allegation allegations argument assertion assertions assessment assurance boast call calls demand demands plea characterization characterisation
   charge charges claim claims comment comments complaint complaints contention declaration description description insistence
   line maxim mantra message motto dictum observation phrase pledge prediction promise quip refrain remark remarks reply
   response answer saying slogan statement statements suggestion testimony threat verdict view vow warning warnings words advice`
)
const ABOUT = forms('of about against')
/** Who does this to a claim has not made it. */
const REJECTS = forms(
  `reject rejects rejected rejecting dismiss dismisses dismissed dismissing deny denies denied denying dispute disputes disputed disputing
   refute refutes refuted rebut rebutted rebuffed mocked ridiculed denounced answered countered`
)

/**
 * The credit that the noun at `v` gives the quotation of `frame`: to whoever owns it. Nobody speaks where it has no
 * owner and opens its sentence, or is somebody's to reject. Null where the noun does not govern the quotation.
 */
export function ofSaying(page: Page, v: number, frame: Frame): Attribution | null {
  const { t } = page
  if (!SAYINGS.has(t.hash[v]!) || !governs(t, v, frame)) return null
  const owner = ownerOf(page, v, frame.sentenceFrom)
  if (owner !== null) return withCue(owner, v)
  const start = phraseStart(t, v, frame.sentenceFrom)
  const rejected = start > frame.sentenceFrom && REJECTS.has(t.hash[start - 1]!)
  // `The claim that Vero “sold the pier” is old.` `Vero denied the claim that she had “sold the pier.”`
  return start === frame.sentenceFrom || rejected ? withoutCue(null) : null
}

function governs(t: Tokens, v: number, frame: Frame): boolean {
  const last = frame.preTo - 1
  const mark = t.mark[last]!
  const next = t.mark[v + 1] === COMMA ? v + 2 : v + 1
  // `Vero's motto: “…”` `Vero's motto, “…”`
  if (next > last || (v + 1 === last && mark === COLON)) return mark === COMMA || mark === COLON
  // `Vero's claim that the pier was “…”`; not `Vero called his claim that it was sound “a joke.”`
  if (t.word[next] === THAT) return isWithinClause(t, last) || !isCalled(t, v, frame)
  // `Vero's promise to “open the pier”`
  if (next === last && t.word[next] === TO) return (t.shape[frame.preTo + 1]! & CAPITAL) === 0
  // `Vero's claim of a “…”`; not `Lind called Vero's claim of innocence “a joke”`
  if (ABOUT.has(t.hash[next]!)) {
    let k = next + 1
    while (k <= last && DETERMINERS.has(t.hash[k]!)) k++
    return k > last
  }
  // `Vero's motto to her crews was, “…”` `Vero's message was simple: “…”`
  if (mark === COLON) return [2, 3, 4, 5].some(back => isBe(t, frame.preTo - back))
  if (mark === COMMA) return isBe(t, last - 1)
  // `Vero's motto was “Never tie a knot.”`; not `Vero's remarks were “a shame.”`
  return isBe(t, last) && (t.shape[frame.preTo + 1]! & CAPITAL) !== 0
}

/** The words before the mark want more: `was “…”`, `she “…”`, `the “…”`. */
const isWithinClause = (t: Tokens, last: number): boolean =>
  (t.shape[last]! & WORD) !== 0 &&
  ((t.flags[last]! & (is.FUNCTION | is.PRONOUN)) !== 0 || isVerbLike(t, last))

function isCalled(t: Tokens, v: number, { sentenceFrom }: Frame): boolean {
  for (let i = v - 1; i > sentenceFrom && i > v - 12; i--) if (isCue(t, i)) return true
  return false
}

/** `Vero's`, `her`, `the board's`, past an adjective or two: whose the noun at `v` is. */
function ownerOf({ t, people }: Page, v: number, lo: number): Who | null {
  for (let i = v - 1; i >= lo && i > v - 4; i--) {
    const flags = t.flags[i]!
    if (isOwner(t, i)) {
      const m = people.at[i - 1]!
      if (m > 0) return personAt(people.mentions[m - 1]!)
      return phraseAt(phraseStart(t, i - 1, lo), i)
    }
    if ((flags & is.PRONOUN) !== 0 && DETERMINERS.has(t.hash[i]!)) {
      return pronounAt(i)
    }
    if ((t.shape[i]! & WORD) === 0 || (flags & is.FUNCTION) !== 0) return null
  }
  return null
}
