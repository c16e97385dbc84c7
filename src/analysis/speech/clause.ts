// The subject of a clause, for verbs that do not stand beside their own.
import { isVerbLike } from './cues.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { PREPOSITIONS, SUBJECTS } from './grammar.ts'
import { phraseEndingAt, phraseStart } from './nounphrase.ts'
import type { Page } from '../page.ts'
import { CAPITAL, SPACED, type Tokens, WORD } from '../text/tokens.ts'
import { personAt, PRONOUN, type Who } from './who.ts'

const COMMA = 0x2c

/**
 * The subject of the clause between `lo` and `hi`, for verbs that share it (`Vero shook her head and said`,
 * `… , calling it`): the first person or subject pronoun that is no object, possessor or part of an opening phrase.
 */
export function clauseSubject(page: Page, lo: number, hi: number): Who | null {
  const main = mainClause(page, lo, hi)
  return (main > lo ? firstSubject(page, main, hi) : null) ?? firstSubject(page, lo, hi)
}

/** `When Lind died, Vero …`: past the comma that ends an opening clause; `lo` where there is none. */
function mainClause({ t, inside }: Page, lo: number, hi: number): number {
  if (!SUBORDINATE.has(t.hash[lo]!)) return lo
  for (let i = lo + 1; i < hi && i < lo + 40; i++) {
    if (t.mark[i] === COMMA && inside[i] === 0) return i + 1
  }
  return lo
}

const SUBORDINATE = forms(
  `when while after before as if although though because since once until unless whereas despite during following`
)

function firstSubject(page: Page, lo: number, hi: number): Who | null {
  const { t, people, inside } = page
  let backup: Who | null = null
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
      const hangs = start - 1 >= lo && PREPOSITIONS.has(t.hash[start - 1]!)
      if (!hangs && !(start - 1 >= lo && isVerbLike(t, start - 1) && start - 1 > lo)) {
        return personAt(mention)
      }
      backup ??= null
      i = after - 1
      continue
    }
    if (SUBJECTS.has(t.hash[i]!)) {
      const before = i - 1
      if (before >= lo && PREPOSITIONS.has(t.hash[before]!) && !CONJUNCTIONS.has(t.hash[before]!))
        continue
      return { kind: PRONOUN, person: -1, from: i, to: i + 1 }
    }
    // `The port authority shook its head and said`
    if (
      backup === null &&
      (t.shape[i]! & (WORD | CAPITAL)) !== 0 &&
      i + 1 < hi &&
      isVerbLike(t, i + 1) &&
      (t.flags[i]! & is.FUNCTION) === 0
    ) {
      const who = phraseEndingAt(page, i, lo, false)
      if (who !== null) return who
    }
  }
  return backup
}

const CONJUNCTIONS = forms(`after before since for`)

/** `'s`, or the bare apostrophe of `Sanders’ aides`. */
export const isOwner = (t: Tokens, after: number): boolean =>
  (t.flags[after]! & is.POSSESSIVE) !== 0 ||
  ((t.mark[after] === 0x2019 || t.mark[after] === 0x27) &&
    (t.shape[after]! & SPACED) === 0 &&
    (t.text.charCodeAt(t.start[after]! - 1) | 32) === 0x73 &&
    (t.shape[after + 1]! & WORD) !== 0)
