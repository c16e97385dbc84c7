// The noun phrase that ends at a token: how far it reaches, and whether it names a person, stands for one, or is neither.
import { isAdverb, isCue, isParticiple, isVerbLike } from './cues.ts'
import * as is from '../lexicon/flags.ts'
import { DETERMINERS, OF, PREPOSITIONS, RELATIVE, SUBJECTS } from './grammar.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Page } from '../page.ts'
import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from '../text/punctuation.ts'
import { CAPITAL, LINE, NUMBER, type Tokens, WORD } from '../text/tokens.ts'
import { PERSON, personAt, PHRASE, phraseAt, pronounAt, type Who } from './who.ts'

const AND = word('and')
const WITH = word('with')
const WHO = word('who')

/** The noun phrase whose last word is token `i`. Null where no subject can end there. */
export function phraseEndingAt(page: Page, i: number, lo: number, absolute: boolean): Who | null {
  const { t, people } = page
  if (i < lo) return null
  if (t.mark[i] === CLOSE_BRACKET)
    return phraseEndingAt(page, beforeBracket(t, i, lo), lo, absolute)
  const m = people.at[i]!
  if (m > 0) {
    const mention = people.mentions[m - 1]!
    const start = phraseStart(t, mention.first, lo)
    const before = start - 1
    if (before > lo && OF.has(t.hash[before]!)) {
      if (absolute && t.word[before] === WITH) return personAt(mention)
      const head = headBefore(page, before, lo)
      if (head !== null) return { ...head, to: head.kind === PERSON ? head.to : i + 1 }
      if (isVerbLike(t, before - 1)) return null
    }
    if (before >= lo && t.word[before] === AND && before > lo && people.at[before - 1]! > 0) {
      // `Vero and Lind said`: two people are no one person.
      return {
        kind: PHRASE,
        person: -1,
        from: people.mentions[people.at[before - 1]! - 1]!.first,
        to: i + 1
      }
    }
    return personAt(mention)
  }
  const w = t.hash[i]!
  if (SUBJECTS.has(w)) return pronounAt(i)
  if (RELATIVE.has(w)) {
    let j = i - 1
    while (j >= lo && t.mark[j] === COMMA) j--
    if (j < lo) return null
    const isPerson = people.at[j]! > 0 || (t.flags[j]! & (is.ROLE | is.PEOPLE)) !== 0
    const named = isPerson || t.word[i] !== WHO ? null : namedShortlyBefore(page, j, lo)
    return named ?? phraseEndingAt(page, j, lo, false)
  }
  if ((t.shape[i]! & (WORD | NUMBER)) === 0) return null
  if ((t.flags[i]! & is.FUNCTION) !== 0 && !DETERMINERS.has(w)) return null
  const start = phraseStart(t, i, lo)
  const before = start - 1
  if (before > lo && OF.has(t.hash[before]!)) {
    const head = headBefore(page, before, lo)
    if (head !== null) return { ...head, to: head.kind === PERSON ? head.to : i + 1 }
  }
  return phraseAt(start, i + 1)
}

/** `Lind spoke to Vero on the pier, who said`: the relative word reaches past the place to the person. */
function namedShortlyBefore({ t, people }: Page, last: number, lo: number): Who | null {
  for (let i = last; i >= lo && i > last - 5 && t.mark[i] === 0; i--) {
    if (people.at[i]! > 0) return personAt(people.mentions[people.at[i]! - 1]!)
  }
  return null
}

/** The noun that a preposition at `at` hangs on; null where it hangs on a verb or opens the clause. */
function headBefore(page: Page, at: number, lo: number): Who | null {
  const { t, people } = page
  let q = at - 1
  if (q >= lo && t.mark[q] === CLOSE_BRACKET) q = beforeBracket(t, q, lo)
  if (q < lo || (t.shape[q]! & (WORD | NUMBER)) === 0) return null
  if (people.at[q]! > 0) return phraseEndingAt(page, q, lo, false)
  if (isVerbLike(t, q) || isParticiple(t, q)) return null
  if ((t.flags[q]! & is.FUNCTION) !== 0 && !DETERMINERS.has(t.hash[q]!)) return null
  const start = phraseStart(t, q, lo)
  if (start - 1 > lo && OF.has(t.hash[start - 1]!)) return headBefore(page, start - 1, lo)
  // `In Halvern on Monday`: a phrase that itself hangs on nothing is no subject.
  if (start - 1 >= lo && PREPOSITIONS.has(t.hash[start - 1]!)) return null
  return phraseAt(start, q + 1)
}

/** First token of the noun phrase that runs up to token `i`: titles, adjectives, possessors, a determiner. */
export function phraseStart(t: Tokens, i: number, lo: number): number {
  // `depicts one of the pilots`: `one` opens its phrase.
  if (DETERMINERS.has(t.hash[i]!)) return i
  let j = i
  for (let steps = 0; j > lo && steps < 14; steps++) {
    const k = j - 1
    const flags = t.flags[k]!
    if ((flags & is.POSSESSIVE) !== 0) {
      j = k
      continue
    }
    if ((t.shape[j]! & LINE) !== 0) break
    if ((t.shape[k]! & (WORD | NUMBER)) === 0) break
    if (DETERMINERS.has(t.hash[k]!)) {
      // `his` may open the phrase, and nothing of it stands before.
      j = k
      break
    }
    if ((flags & (is.FUNCTION | is.PRONOUN)) !== 0) break
    if ((flags & is.DATE) !== 0 && (t.shape[k]! & CAPITAL) !== 0) break
    if ((flags & (is.SPEECH | is.STANCE)) !== 0 && isCue(t, k)) break
    if (
      isAdverb(t, k) ||
      ((t.shape[k]! & CAPITAL) === 0 && isParticiple(t, k) && (flags & is.ROLE) === 0)
    )
      break
    j = k
  }
  return j
}

/** Token before the bracket that `i` closes: `Vero (Ind.)` ends at `Vero`. */
export function beforeBracket(t: Tokens, i: number, lo: number): number {
  let j = i
  while (j >= lo && t.mark[j] !== OPEN_BRACKET && (t.shape[j]! & LINE) === 0) j--
  return j - 1
}
