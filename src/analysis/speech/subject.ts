// Who does what a verb says: the noun phrase before it, past adverbs, insertions and brackets.
import { clauseSubject } from './clause.ts'
import { isAdverb, isAuxiliary, isBe, isCue, isParticiple, isVerbLike } from './cues.ts'
import * as is from '../lexicon/flags.ts'
import { JOINED, PREPOSITIONS } from './grammar.ts'
import { forms } from '../lexicon/forms.ts'
import { hashOf, word } from '../lexicon/lexicon.ts'
import { beforeBracket, phraseEndingAt, phraseStart } from './nounphrase.ts'
import type { Page } from '../page.ts'
import { CLOSE_BRACKET, COMMA, isDash } from '../text/punctuation.ts'
import { CAPITAL, type Tokens, WORD } from '../text/tokens.ts'
import { PERSON, personAt, PHRASE, type Who } from './who.ts'

const AS = word('as')
const ON = word('on')
const TO = word('to')
const WITH = word('with')
const ONE = hashOf('one')

/** Verbs in a row that are followed back to the first: `said it and did it and warned`. */
const CHAIN = 3

/** The subject of the verb at `v`, looking left no further than token `lo`. `chain` is for its own use. */
export function subjectOf(page: Page, v: number, lo: number, chain = CHAIN): Who | null {
  const { t, people } = page
  let i = v - 1
  while (i >= lo && (isSkipped(t, i) || isDay(t, i, lo))) i--
  if (i < lo) return null
  if (t.mark[i] === CLOSE_BRACKET) i = beforeBracket(t, i, lo)
  if (i < lo) return null
  const mark = t.mark[i]!
  if (isParticiple(t, v)) {
    // `quoted Vero as saying`
    if (t.word[i] === AS && i > lo && people.at[i - 1]! > 0)
      return phraseEndingAt(page, i - 1, lo, true)
    // `with spokesman Ivo Lind warning of`: the name right before it.
    if (people.at[i]! > 0 && mark === 0) {
      const who = phraseEndingAt(page, i, lo, true)
      if (who !== null && who.kind === PERSON) return who
    }
    return (
      subjectOfParticiple(page, i, lo) ??
      subjectOfCueBefore(page, v, lo, chain) ??
      clauseSubject(page, lo, v)
    )
  }
  if (mark === COMMA || isDash(mark)) {
    return beforeApposition(page, i, lo) ?? clauseSubject(page, lo, v)
  }
  if (mark !== 0) return clauseSubject(page, lo, v)
  // `Lind called for a vote, while Vero maintained it could wait but suggested a date`: Vero does both.
  if (JOINED.has(t.hash[i]!))
    return subjectOfCueBefore(page, i, lo, chain) ?? clauseSubject(page, lo, v)
  if (t.word[i] === TO || isVerbLike(t, i)) return clauseSubject(page, lo, v)
  return phraseEndingAt(page, i, lo, false) ?? clauseSubject(page, lo, v)
}

/**
 * Whoever is shown speaking by a participle after token `i`, whatever the sentence is about: `the film has one sailor
 * asking`, `a deckhand is heard saying`; not `Vero wrote to an editor asking`.
 */
function subjectOfParticiple(page: Page, i: number, lo: number): Who | null {
  const { t } = page
  if (PERCEIVED.has(t.hash[i]!) && isBe(t, i - 1)) return phraseEndingAt(page, i - 2, lo, false)
  if ((t.shape[i]! & WORD) === 0 || page.people.at[i]! > 0) return null
  const who = phraseEndingAt(page, i, lo, false)
  if (who === null || who.kind !== PHRASE || !ANY.has(t.hash[who.from]!)) return null
  const isHearer =
    who.from > lo && PREPOSITIONS.has(t.hash[who.from - 1]!) && t.word[who.from - 1] !== WITH
  const isPerson = t.hash[who.from] === ONE || (t.flags[i]! & (is.ROLE | is.PEOPLE)) !== 0
  return isHearer || !isPerson ? null : who
}

const PERCEIVED = forms('heard seen shown filmed recorded')
const ANY = forms('a an one another')

/** `The council will meet, Vero said, adding`, `Vero said so and warned`: whoever already speaks goes on. */
function subjectOfCueBefore(page: Page, v: number, lo: number, chain: number): Who | null {
  if (chain === 0) return null
  for (let i = v - 1; i > lo && i > v - 30; i--) {
    if (page.inside[i] === 0 && isCue(page.t, i)) return subjectOf(page, i, lo, chain - 1)
  }
  return null
}

const isSkipped = (t: Tokens, i: number): boolean =>
  (t.shape[i]! & WORD) !== 0 && (isAdverb(t, i) || isAuxiliary(t, i))

/** `Vero on Monday said`, `Vero Monday said`. */
function isDay(t: Tokens, i: number, lo: number): boolean {
  if ((t.flags[i]! & is.DATE) !== 0 && (t.shape[i]! & CAPITAL) !== 0) return i > lo
  return t.word[i] === ON && (t.flags[i + 1]! & is.DATE) !== 0
}

/**
 * The subject before an insertion that token `comma` closes: `Anna Vero, who leads the port, said`; or the insertion
 * itself where it is a name: `the port's engineer, Anna Vero, said`.
 */
function beforeApposition(page: Page, comma: number, lo: number): Who | null {
  const { t, people } = page
  let last = comma - 1
  if (t.mark[last] === CLOSE_BRACKET) last = beforeBracket(t, last, lo)
  const m = last < lo ? 0 : people.at[last]!
  if (m > 0) {
    const mention = people.mentions[m - 1]!
    const before = phraseStart(t, mention.first, lo) - 1
    if (before < lo || t.mark[before] === COMMA) return personAt(mention)
  }
  let backup: Who | null = null
  for (let i = comma - 1, steps = 0; i > lo && steps < 60; i--, steps++) {
    const mark = t.mark[i]!
    if (mark === CLOSE_BRACKET) {
      i = beforeBracket(t, i, lo) + 1
      continue
    }
    if (mark !== COMMA && !isDash(mark)) continue
    let j = i - 1
    if (t.mark[j] === CLOSE_BRACKET) j = beforeBracket(t, j, lo)
    if (j < lo) break
    if (t.mark[j] !== 0) continue
    const who = phraseEndingAt(page, j, lo, false)
    if (who !== null && who.kind === PERSON) return who
    // `A harbour official, speaking softly, said`
    backup ??= who
  }
  return backup
}
