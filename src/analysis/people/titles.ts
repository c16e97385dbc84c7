// Finds the titles and roles printed right before and right after a name.
import * as is from '../lexicon/flags.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Sentences } from '../text/sentences.ts'
import { COMMA, STOP } from '../text/punctuation.ts'
import { CAPITAL, HYPHEN, LINE, POSSESSIVE, type Tokens, WORD } from '../text/tokens.ts'

/** Range of tokens of the title before the name at `first`; null where there is none. `capitalTitle` is where its capitals begin. */
export function titleBefore(
  tokens: Tokens,
  sentences: Sentences,
  first: number,
  capitalTitle: number
): { from: number; to: number } | null {
  const begins = sentences.from[sentences.of[first]!]!
  let to = first
  // `his wife, Anna Vero`
  if (
    to - 1 > begins &&
    tokens.mark[to - 1] === COMMA &&
    isNoun(tokens, to - 2, is.KIN | is.ROLE)
  ) {
    // `the mayor, Anna Vero`, but not `Vero, mayor, Anna Lind`.
    const bare = startOfPhrase(tokens, to - 2, begins) === to - 2
    if (bare && tokens.word[to - 3] !== THE) return null
    to--
  } else if (to - 1 < begins) return null
  let from = to
  if (capitalTitle < first) from = capitalTitle
  else if (isNoun(tokens, to - 1, is.ROLE | is.KIN | is.TITLE)) from = to - 1
  else return null
  if (capitalTitle < first) return { from: withFormer(tokens, from, begins), to }
  return { from: startOfPhrase(tokens, from, begins), to }
}

const FORMER = new Set(
  ['former', 'then', 'acting', 'outgoing', 'incoming', 'late', 'retired'].map(word)
)

/** `former Florida Gov.`: what the title says of time, in lower case. */
const withFormer = (tokens: Tokens, from: number, begins: number): number =>
  from > begins && FORMER.has(tokens.word[from - 1]!) ? from - 1 : from

const isNoun = (tokens: Tokens, i: number, flag: number): boolean =>
  (tokens.flags[i]! & flag) !== 0 && (tokens.shape[i]! & WORD) !== 0

const OWNERS = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'].map(word))
/** Verbs of a clause: what holds one is no apposition. */
const CLAUSE = new Set(
  'is are was were has have had will would can could should may might did does do'
    .split(' ')
    .map(word)
)
const THE = word('the')
const FIRST = word('first')
const LADY = word('lady')
const WHO = word('who')
const WHOSE = word('whose')

/** First token of the noun phrase whose noun is at `noun`: `Putin’s foreign affairs adviser`, `ministry spokesperson`. */
function startOfPhrase(tokens: Tokens, noun: number, begins: number): number {
  let i = noun
  while (i > begins && noun - i < 7) {
    const before = i - 1
    const f = tokens.flags[before]!
    if (tokens.word[before] === POSSESSIVE) {
      // `Vero’s adviser`: back over the name that owns.
      let k = before - 1
      while (
        k > begins &&
        (tokens.shape[k - 1]! & CAPITAL) !== 0 &&
        (tokens.shape[k]! & LINE) === 0
      )
        k--
      while (k > begins && (tokens.flags[k]! & is.FUNCTION) !== 0) k++
      return Math.min(k, before - 1)
    }
    if ((tokens.shape[before]! & WORD) === 0) break
    if (OWNERS.has(tokens.word[before]!)) return before
    // `said State Department spokesman`: the verb ends it, the name of the same letters does not.
    const verb = (f & (is.SPEECH | is.STANCE)) !== 0 && (tokens.shape[before]! & CAPITAL) === 0
    const lady = tokens.word[before] === FIRST && tokens.word[i] === LADY
    if (((f & is.FUNCTION) !== 0 && !lady) || verb) break
    i--
  }
  // Between a preposition, an article or a mark and the noun all words belong to it; else capitals and one word in lower case.
  const bracketed = i === begins || noun - i < 4
  let from = noun
  let lowers = 0
  for (let k = noun - 1; k >= i; k--) {
    if ((tokens.shape[k]! & CAPITAL) !== 0) {
      // `Asked President Vero`, at the head of a sentence.
      const next = tokens.flags[k + 1]!
      if (k === begins && isVerbOrAdverb(tokens.flags[k]!) && (next & is.ORGANISATION) === 0) break
    } else if (++lowers > (bracketed ? 3 : 1) || looksVerbal(tokens, k)) break
    from = k
  }
  return from
}

const isVerbOrAdverb = (flags: number): boolean =>
  (flags & is.COMMON) !== 0 &&
  (flags & (is.PLACE | is.ORGANISATION | is.LANDMARK | is.DEMONYM | is.TITLE | is.ROLE)) === 0

/** `met adviser`, `naming`: an ending of verbs. */
export function looksVerbal(tokens: Tokens, i: number): boolean {
  if ((tokens.shape[i]! & HYPHEN) !== 0) return false
  if ((tokens.flags[i]! & (is.ACT | is.SPEECH | is.STANCE | is.DATE)) !== 0) return true
  const { text } = tokens
  const end = tokens.end[i]!
  const last = text.charCodeAt(end - 1)
  const second = text.charCodeAt(end - 2)
  return (
    (last === 0x64 && second === 0x65) ||
    (last === 0x73 && second !== 0x73) ||
    (last === 0x67 && second === 0x6e)
  )
}

/** Range of tokens of the apposition after the name that ends at `to`: `, the port's chief engineer,`. */
export function titleAfter(
  tokens: Tokens,
  sentences: Sentences,
  to: number,
  at: Int32Array
): { from: number; to: number } | null {
  const ends = sentences.to[sentences.of[to - 1]!]!
  if (to + 1 >= ends || tokens.mark[to] !== COMMA) return null
  let from = to + 1
  // `, 54, a lawyer`
  if (
    from + 2 < ends &&
    tokens.mark[from + 1] === COMMA &&
    tokens.end[from]! - tokens.start[from]! < 3
  )
    from += 2
  let noun = -1
  let end = from
  for (; end < ends && end < from + 16; end++) {
    const f = tokens.flags[end]!
    const mark = tokens.mark[end]!
    if (mark !== 0 && tokens.word[end] !== POSSESSIVE) break
    if (noun >= 0 && (tokens.word[end] === WHO || tokens.word[end] === WHOSE))
      return { from, to: end }
    if (noun < 0) {
      if ((f & (is.ROLE | is.KIN | is.TITLE)) !== 0) noun = end
      else if (end - from > 6) return null
      else if (end > from && (f & is.FUNCTION) !== 0 && (tokens.shape[end]! & CAPITAL) === 0)
        return null
      else if (end === from && (f & is.FUNCTION) !== 0 && !isArticle(tokens, end)) return null
    } else if (
      CLAUSE.has(tokens.word[end]!) ||
      (at[end] !== 0 && at[end] !== at[end - 1] && !isOwned(tokens, end))
    )
      return null
  }
  if (noun < 0 || end >= ends) return null
  const close = tokens.mark[end]!
  // It must end as it began: at a comma, or with the sentence.
  return close === COMMA || close === STOP ? { from, to: end } : null
}

/** Whether the name at `i` hangs on a preposition (`adviser to Anna Vero`), its title between them. */
function isOwned(tokens: Tokens, i: number): boolean {
  let k = i - 1
  while (k > 0 && (tokens.shape[k]! & CAPITAL) !== 0) k--
  return (tokens.flags[k]! & is.FUNCTION) !== 0 && (tokens.flags[k]! & is.PRONOUN) === 0
}

const isArticle = (tokens: Tokens, i: number): boolean => {
  const units = tokens.end[i]! - tokens.start[i]!
  const first = tokens.text.charCodeAt(tokens.start[i]!) | 32
  return (
    (first === 0x61 && units < 3) ||
    (first === 0x74 && units === 3) ||
    (tokens.flags[i]! & is.PRONOUN) !== 0
  )
}

const COURTESIES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx'].map(word))

/**
 * Whether a title says what somebody is. `Mr.` does not, nor does `his wife` away from its sentence, nor
 * what only looks like a title (`Former Halvern`).
 */
export function tellsSomething(tokens: Tokens, title: { from: number; to: number }): boolean {
  const first = tokens.flags[title.from]!
  if (title.to - title.from === 1 && COURTESIES.has(tokens.word[title.from]!)) return false
  if ((first & is.PRONOUN) !== 0) return false
  // `, a former diver,`
  if (isArticle(tokens, title.from)) return true
  for (let i = title.from; i < title.to; i++) {
    const noun = (tokens.flags[i]! & (is.ROLE | is.KIN | is.TITLE)) !== 0
    if (noun && !FORMER.has(tokens.word[i]!)) return true
  }
  return false
}
