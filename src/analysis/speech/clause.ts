// The subject of a clause, for verbs that do not stand beside their own.
import { isAdverb, isVerbLike } from './cues.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { DETERMINERS, JOINED, PREPOSITIONS, SUBJECTS } from './grammar.ts'
import { phraseEndingAt, phraseStart } from './nounphrase.ts'
import type { Page } from '../page.ts'
import { COMMA } from '../text/punctuation.ts'
import { CAPITAL, SPACED, type Tokens, WORD } from '../text/tokens.ts'
import { personAt, phraseAt, pronounAt, type Who } from './who.ts'

/**
 * The subject of the clause between `lo` and `hi`, for verbs that share it (`Vero shook her head and said`,
 * `… , calling it`): the first person or subject pronoun that is no object, possessor or part of an opening phrase.
 */
export function clauseSubject(page: Page, lo: number, hi: number): Who | null {
  const main = mainClause(page, lo, hi)
  const who = (main > lo ? firstSubject(page, main, hi) : null) ?? firstSubject(page, lo, hi)
  return who === null ? null : (laterSubject(page, who.to, hi) ?? who)
}

/**
 * `Vero led the protest, and within days the committee had hired planes calling it …`: the last clause that a comma and
 * conjunction open with a subject of its own, if nobody named is that.
 */
function laterSubject(page: Page, lo: number, hi: number): Who | null {
  const { t, people, inside } = page
  for (let at = hi - 1; at > lo; at--) {
    if (!COORDINATES.has(t.hash[at]!) || t.mark[at - 1] !== COMMA || inside[at] !== 0) continue
    let from = at + 1
    // `within days`, `by May`
    if (PREPOSITIONS.has(t.hash[from]!) && !DETERMINERS.has(t.hash[from + 1]!)) from += 2
    if (t.mark[from] === COMMA) from++
    if (!DETERMINERS.has(t.hash[from]!)) continue
    for (let v = from + 2; v < hi && v < from + 8; v++) {
      if ((t.shape[v]! & WORD) === 0 || people.at[v]! > 0) break
      if (!isVerbLike(t, v) && !SHOWS.has(t.hash[v]!)) continue
      const isSubject =
        (t.flags[v - 1]! & (is.FUNCTION | is.POSSESSIVE)) === 0 && !isAdverb(t, v - 1)
      if (isSubject) return phraseAt(from, v)
      break
    }
  }
  return null
}

const COORDINATES = forms('and but while whereas')
/** Plain forms that a subject in the plural takes, and no noun. */
const SHOWS = forms('show depict include reveal feature')

/** `When Lind died, Vero …`: past the comma that ends an opening clause; `lo` where there is none. */
function mainClause({ t, inside }: Page, lo: number, hi: number): number {
  // `And when Lind died, Vero …`
  const opens = JOINED.has(t.hash[lo]!) ? lo + 1 : lo
  if (!SUBORDINATE.has(t.hash[opens]!)) return lo
  for (let i = opens + 1; i < hi && i < lo + 40; i++) {
    if (t.mark[i] === COMMA && inside[i] === 0) return i + 1
  }
  return lo
}

const SUBORDINATE = forms(
  `when while after before as if although though because since once until unless whereas despite during following`
)

function firstSubject(page: Page, lo: number, hi: number): Who | null {
  const { t, people, inside } = page
  for (let i = lo; i < hi; i++) {
    if (inside[i] !== 0) continue
    const m = people.at[i]!
    if (m > 0) {
      const mention = people.mentions[m - 1]!
      const start = phraseStart(t, mention.first, lo)
      const after = mention.to
      if (isOwner(t, after)) {
        i = after
        continue
      }
      const hangs = start > lo && PREPOSITIONS.has(t.hash[start - 1]!)
      if (!hangs && !(start - 1 > lo && isVerbLike(t, start - 1))) return personAt(mention)
      i = after - 1
      continue
    }
    if (SUBJECTS.has(t.hash[i]!)) {
      const before = i - 1
      if (before >= lo && PREPOSITIONS.has(t.hash[before]!) && !CONJUNCTIONS.has(t.hash[before]!))
        continue
      return pronounAt(i)
    }
    // `The port authority shook its head and said`
    if (
      (t.shape[i]! & (WORD | CAPITAL)) !== 0 &&
      i + 1 < hi &&
      isVerbLike(t, i + 1) &&
      (t.flags[i]! & is.FUNCTION) === 0
    ) {
      const who = phraseEndingAt(page, i, lo, false)
      if (who !== null) return who
    }
  }
  return null
}

const CONJUNCTIONS = forms(`after before since for`)

/** `'s`, or the bare apostrophe of `Sanders’ aides`. */
export const isOwner = (t: Tokens, after: number): boolean =>
  (t.flags[after]! & is.POSSESSIVE) !== 0 ||
  ((t.mark[after] === 0x2019 || t.mark[after] === 0x27) &&
    (t.shape[after]! & SPACED) === 0 &&
    (t.text.charCodeAt(t.start[after]! - 1) | 32) === 0x73 &&
    (t.shape[after + 1]! & WORD) !== 0)
