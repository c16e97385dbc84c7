// Whether a token is a verb that reports somebody's words, and what kind of form it is.
import * as is from '../lexicon/flags.ts'
import { word } from '../lexicon/lexicon.ts'
import { forms } from '../lexicon/forms.ts'
import { CLOSE_BRACKET, COMMA } from '../text/punctuation.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'

/** Forms that are nouns as often as verbs: `the report`, `his claim`, `a state`. */
const NOUNS_TOO = forms(
  `report reports state states claim claims note notes call calls charge charges order orders demand demands answer answers
   comment comments estimate estimates mention promise promises pledge pledges post posts hope hopes fear fears cry cries
   question questions attack attacks offer offers voice voices cast casts request response praise cite quote quotes
   joke jokes laugh boast swears stress counter complain advise label labels brand brands brands touts
   thought thoughts saying sayings writing writings warning warnings reporting posting offering wonder wonders
   remark remarks complaints outline caution order questioning calling hint hints sing laments muse
   charged cited estimated reported alleged quoted proposed stated written`
)

const DETERMINERS = forms(
  `the a an his her its their my your our this these those any some no every each such another in of for by with at from on`
)

/** Ends in -s or -d: `claims`, `stated`; a plain `state` after a singular is a noun. */
const isInflected = (t: Tokens, i: number): boolean => {
  const last = t.text.charCodeAt(t.end[i]! - 1)
  return last === 0x73 || last === 0x64
}

const POSSESSORS = forms(`his her its their my your our whose`)
const BE = forms(`is are was were be been being isn't wasn't weren't aren't`)
const TO = word('to')

/** Speech or stance verb at `i`, in a place where it can be a verb. */
export function isCue(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  if ((flags & (is.SPEECH | is.STANCE)) === 0) return false
  if ((t.shape[i]! & CAPITAL) !== 0 && i > 0 && (t.shape[i - 1]! & WORD) !== 0) return false
  return !(NOUNS_TOO.has(t.hash[i]!) && isNounHere(t, i))
}

/** Such a form is a verb right after a subject, an auxiliary, `to` or an adverb, and a noun elsewhere. */
function isNounHere(t: Tokens, i: number): boolean {
  if (i === 0) return true
  const before = i - 1
  const flags = t.flags[before]!
  if ((flags & is.POSSESSIVE) !== 0 || DETERMINERS.has(t.hash[before]!)) return true
  if (isParticiple(t, i)) return false
  if (t.mark[before] !== 0) return t.mark[before] !== CLOSE_BRACKET && t.mark[before] !== COMMA
  if (t.word[before] === TO || AUXILIARIES.has(t.hash[before]!) || isAdverb(t, before)) return false
  if ((flags & (is.PRONOUN | is.ROLE | is.PEOPLE)) !== 0) return POSSESSORS.has(t.hash[before]!)
  // `Vero claims`, but not `familiar claims` or `Halvern state radio`.
  return (t.shape[before]! & CAPITAL) === 0 || !isInflected(t, i)
}

/** `saying`, `calling`: no subject of its own right before it, as a rule. */
export function isParticiple(t: Tokens, i: number): boolean {
  const end = t.end[i]!
  return (
    end - t.start[i]! > 4 &&
    t.text.charCodeAt(end - 1) === 0x67 &&
    t.text.charCodeAt(end - 2) === 0x6e &&
    t.text.charCodeAt(end - 3) === 0x69
  )
}

/** `was called`, `has been described`: what stands before is not the speaker. */
export function isPassive(t: Tokens, i: number): boolean {
  let j = i - 1
  while (j >= 0 && (t.shape[j]! & WORD) !== 0 && isAdverb(t, j)) j--
  return j >= 0 && BE.has(t.hash[j]!) && !isParticiple(t, i)
}

const ADVERBS = forms(
  `also then later once just now still already never ever not repeatedly again recently soon often always even only first immediately quickly flatly privately publicly previously simply further instead long`
)

/** `also`, `later`, `-ly`: may stand between a subject and its verb. */
export function isAdverb(t: Tokens, i: number): boolean {
  if (ADVERBS.has(t.hash[i]!)) return true
  const end = t.end[i]!
  return (
    end - t.start[i]! > 4 &&
    (t.shape[i]! & CAPITAL) === 0 &&
    t.text.charCodeAt(end - 1) === 0x79 &&
    t.text.charCodeAt(end - 2) === 0x6c
  )
}

const AUXILIARIES = forms(
  `has have had having would will could can may might must should did do does didn't doesn't don't is was are were be been hadn't hasn't won't wouldn't couldn't`
)
export const isAuxiliary = (t: Tokens, i: number): boolean => AUXILIARIES.has(t.hash[i]!)
export const isBe = (t: Tokens, i: number): boolean => BE.has(t.hash[i]!)

/** Past verbs that end otherwise than in -ed, for telling a subject by the verb after it. */
const PAST = forms(
  `went took made gave came got saw knew found left felt held kept led lost met paid put ran sat sent set shook sold spent spoke stood threw won wrote began broke brought built chose drew drove fell fought grew heard hit laid let meant read rose sought struck taught told tore wore says has is was had wants plans did does`
)

/** Reads like a finite verb: `spoke`, `has`, `visited`, `argues` after a name. */
export function isVerbLike(t: Tokens, i: number): boolean {
  if ((t.shape[i]! & WORD) === 0 || (t.shape[i]! & CAPITAL) !== 0) return false
  if ((t.flags[i]! & (is.SPEECH | is.STANCE)) !== 0) return isCue(t, i) && !isParticiple(t, i)
  if (AUXILIARIES.has(t.hash[i]!) || PAST.has(t.hash[i]!)) return true
  const end = t.end[i]!
  return (
    end - t.start[i]! > 3 &&
    t.text.charCodeAt(end - 1) === 0x64 &&
    t.text.charCodeAt(end - 2) === 0x65
  )
}

/** `will say`, `declined to say`, `did not say`, `never said`: nothing has been said. */
export function isUnreal(t: Tokens, v: number): boolean {
  let i = v - 1
  while (i >= 0 && isAdverb(t, i) && !UNREAL.has(t.hash[i]!)) i--
  return i >= 0 && UNREAL.has(t.hash[i]!)
}

const UNREAL = forms(
  `to will would can could may might must should shall not never don't doesn't didn't won't wouldn't can't couldn't`
)
