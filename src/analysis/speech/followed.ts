// Reported speech that follows its cue: `Vero said [on Monday] [that] the port would open.`
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import { COLON, COMMA, DASH, isDash } from '../text/punctuation.ts'
import { CAPITAL, NUMBER, SPACED, type Tokens, WORD } from '../text/tokens.ts'
import { isAdverb, isAuxiliary, isCue, isParticiple, isVerbLike } from './cues.ts'
import { PREPOSITIONS } from './grammar.ts'
import { ABOUT, CLAUSE, framesOf, HEARER, INFINITIVE, NOUN } from './frames.ts'
import type { Page } from '../page.ts'
import { FEWEST, hasVerb, type Reported, trimmed, wordCount } from './reported.ts'
import { subjectOf } from './subject.ts'
import { withCue } from './who.ts'

const DOLLAR = 0x24
const THAT = word('that')
const TO = word('to')
const NOT = word('not')

const INDEFINITE = forms('a an')
const WRITES = forms('write writes wrote writing')
const TOPICS = forms('of about against')
const UNNAMED = forms('named identified anonymous unnamed')
const QUESTIONS = forms('whether if how why what when where who')
/** Open an adjunct that may stand between a cue and what it reports. */
const ADJUNCTS = forms('in on at during to after before from via through late early last this')
const CLAUSE_OPENS = forms(`
  the a an this these those his her its their my your our there he she they it we i you no some many most all any each every both one two three
  if when while although in as after because not only nobody nothing everyone anyone
  he's she's it's they're we're i'm that's there's he'd she'd they'd it'd i'd we'd he'll she'll they'll it'll i'll we'll you'll i've we've they've`)
const NOUN_OPENS = forms(
  'the a an this these those his her its their no some many any all both two three'
)

/** Reported speech after the verb at `v`, within tokens `from` … `to - 1` of one sentence. */
export function followed(page: Page, v: number, from: number, to: number): Reported | null {
  const { t, inside } = page
  if (t.mark[v - 1] === COMMA && isBrokenOff(page, v, to)) return null
  const at = contentAfter(page, v, to)
  if (at < 0 || at >= to) return null
  const end = trimmed(t, at, contentEnd(page, at, to, isInserted(t, v, from)))
  // Words that all stand between marks are a quotation, and no reported speech as well: `warned of “a flood.”`
  const first = TOPICS.has(t.hash[at]!) ? at + 1 : at
  if (inside[first] !== 0 && inside[first] === inside[end - 1]) return null
  if (wordCount(t, at, end) < FEWEST) return null
  // `wrote the port would open`, but `wrote a long letter and left`
  const isWritten = t.word[at - 1] !== THAT && WRITES.has(t.hash[v]!)
  if (isWritten && (INDEFINITE.has(t.hash[at]!) || !hasVerb(t, at, end))) return null
  // `a resident, who asked not to be named`
  if (UNNAMED.has(t.hash[end - 1]!)) return null
  const who = subjectOf(page, v, from)
  if (who === null || (hangsOnNoun(t, v) && who.to !== v)) return null
  const that = t.word[at - 1] === THAT
  if (!that && (creditsQuotation(page, v) || creditsQuotation(page, who.from))) return null
  return { parts: [{ from: at, to: end }], own: withCue(who, v) }
}

/** First token of what is said after the verb at `v`, -1 where nothing is. */
function contentAfter(page: Page, v: number, to: number): number {
  const { t } = page
  const frames = framesOf(t.hash[v]!)
  let k = v + 1
  while (k < to && (t.shape[k]! & WORD) !== 0 && isAdverb(t, k) && t.word[k] !== NOT) k++
  if (k >= to || frames === 0) return -1
  if (t.word[k] === THAT) return k + 1
  if (QUESTIONS.has(t.hash[k]!)) return k
  // `warned of a flood`
  if ((frames & ABOUT) !== 0 && TOPICS.has(t.hash[k]!)) return k
  if ((frames & INFINITIVE) !== 0 && t.word[t.word[k] === NOT ? k + 1 : k] === TO) return k
  if ((frames & HEARER) !== 0) return afterHearer(page, frames, k, to)
  if ((frames & CLAUSE) !== 0) {
    const clause = afterAdjuncts(page, frames, k, to)
    if (clause >= 0) return clause
  }
  return (frames & NOUN) !== 0 && opensNoun(t, k) && !isParticiple(t, v) ? k : -1
}

/** `told reporters`, `told Anna Vero`, `asked the port council whether`: past the hearer. */
function afterHearer({ t, inside }: Page, frames: number, k: number, to: number): number {
  for (let j = k; j < to && j < k + 8; j++) {
    if (t.word[j] === THAT) return j + 1
    if (j > k && QUESTIONS.has(t.hash[j]!)) return j
    if (j > k && (frames & INFINITIVE) !== 0 && t.word[j] === TO) return j
    if (inside[j] !== 0 || t.mark[j] === COMMA) return -1
    const opens = j > k && opensClause(t, j) && (t.flags[j - 1]! & is.FUNCTION) === 0
    if (opens && (frames & CLAUSE) !== 0) return j
  }
  return -1
}

/** Past days and places: `said on Monday the port …`, `said in a statement that …`. */
function afterAdjuncts({ t, people, inside }: Page, frames: number, k: number, to: number): number {
  let j = k
  while (j < to && (t.flags[j]! & is.DATE) !== 0 && (t.shape[j]! & CAPITAL) !== 0) j++
  if (j + 1 < to && ADJUNCTS.has(t.hash[j]!)) {
    let end = j + 1
    while (end < to && end < j + 9 && t.mark[end] === 0 && t.word[end] !== THAT) {
      if (t.word[end] === TO) return (frames & INFINITIVE) !== 0 ? end : -1
      if (end > j + 1 && opensClause(t, end) && !PREPOSITIONS.has(t.hash[end - 1]!)) return end
      end++
    }
    return end < to && t.word[end] === THAT ? end + 1 : -1
  }
  if (j >= to) return -1
  if (t.word[j] === THAT) return j + 1
  if (t.mark[j] === COMMA || t.mark[j] === COLON) return -1
  if (inside[j] !== 0) return j
  if ((t.shape[j]! & (WORD | NUMBER)) === 0) return t.mark[j] === DOLLAR ? j : -1
  if (OBJECTS.has(t.hash[j]!)) return -1
  if (people.at[j]! > 0 || opensClause(t, j)) return j
  // `said residents had left`, but `wrote letters`: a bare noun needs a verb of its own.
  if ((frames & NOUN) !== 0 || (t.flags[j]! & is.FUNCTION) !== 0) return -1
  return hasVerb(t, j + 1, Math.min(to, j + 10)) ? j : -1
}

const OBJECTS = forms('them him me us itself themselves himself herself')
const opensClause = (t: Tokens, i: number): boolean => CLAUSE_OPENS.has(t.hash[i]!)

/** `announced a ban`; not `announced them`, not `announced at the hall`. */
const opensNoun = (t: Tokens, k: number): boolean =>
  (t.shape[k]! & (WORD | NUMBER)) !== 0 &&
  (t.shape[k]! & SPACED) !== 0 &&
  ((t.flags[k]! & (is.FUNCTION | is.PRONOUN)) === 0 || NOUN_OPENS.has(t.hash[k]!)) &&
  (t.flags[k]! & is.DATE) === 0

/**
 * Where what is said ends: at a dash, at another cue, and at a clause that the outlet may have added
 * (`… not regain the pier, which burned in 2014`), since nothing tells whose words that is.
 */
function contentEnd(page: Page, at: number, to: number, inserted: boolean): number {
  const { t, inside } = page
  for (let i = at + 1; i + 1 < to; i++) {
    const mark = t.mark[i]!
    if (inside[i] !== 0) {
      if (inside[i + 1] === inside[i]) continue
      // `Vero, who said it was “sound,” left`: the comma stands within the marks.
      const leans = t.mark[i - 1] === COMMA
      if (leans && (inserted || goesOnWithout(page, i + 1))) return i + 1
      // `Vero said “the pier is sound” and left`
      if (COORDINATES.has(t.hash[i + 1]!) && isVerbLike(t, i + 2)) return i + 1
      continue
    }
    if (i < at + FEWEST) continue
    if (inserted && mark === COMMA) return i
    if (mark === DASH || (isDash(mark) && (t.shape[i]! & SPACED) !== 0)) return i
    if (mark === COMMA && goesOnWithout(page, i + 1)) return i
    if (mark === COMMA && (HANGS.has(t.hash[i + 1]!) || isParticiple(t, i + 1))) return i
  }
  return to
}

/** `Vero, who said it was sound, left`: the verb stands in a clause that the next comma ends. */
function isInserted(t: Tokens, v: number, from: number): boolean {
  let i = v - 1
  while (i > from && (isAdverb(t, i) || isAuxiliary(t, i))) i--
  return i > from && WHO.has(t.hash[i]!) && t.mark[i - 1] === COMMA
}

/** `… would open, and Lind left the room`: a person who does something of his own; not `, and Lind would pay`. */
function goesOnWithout({ t, people }: Page, at: number): boolean {
  if (!COORDINATES.has(t.hash[at]!)) return false
  const m = people.at[at + 1]!
  const verb = m > 0 ? people.mentions[m - 1]!.to : 0
  return m > 0 && isVerbLike(t, verb) && !BACKSHIFTED.has(t.hash[verb]!)
}

const COORDINATES = forms('and but')
/** Forms that reported speech takes after `said`. */
const BACKSHIFTED = forms('would could might should had')

const WHO = forms('who which')
const HANGS = forms('which who whose where while whereas though although')

/** `Vero, asked as she left, said …`: a verb between commas with another after them is what was done to her. */
function isBrokenOff({ t, inside }: Page, v: number, to: number): boolean {
  if (isParticiple(t, v)) return false
  for (let i = v + 1; i + 1 < to && i < v + 25; i++) {
    if (t.mark[i] !== COMMA || inside[i] !== 0) continue
    return isCue(t, i + 1) && !isParticiple(t, i + 1)
  }
  return false
}

/** `a letter from Lind urging them to wait`: the participle says what the letter does, not what the subject says. */
const hangsOnNoun = (t: Tokens, v: number): boolean =>
  isParticiple(t, v) &&
  v > 0 &&
  (t.shape[v - 1]! & WORD) !== 0 &&
  (t.flags[v - 1]! & is.FUNCTION) === 0

/** A quotation ends right before token `at`, a comma and titles aside: what begins there credits that. */
function creditsQuotation({ t, inside }: Page, at: number): boolean {
  let i = at - 1
  while (
    i >= 0 &&
    inside[i] === 0 &&
    (t.mark[i] === COMMA ||
      (t.flags[i]! & (is.TITLE | is.ROLE)) !== 0 ||
      (t.shape[i]! & CAPITAL) !== 0)
  ) {
    i--
  }
  return i >= 0 && inside[i] !== 0 && (t.shape[i]! & WORD) === 0
}
