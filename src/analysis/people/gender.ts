// Tells whether the article writes of a person as she or he, where it tells at all.
import type { Gender } from '../../news.ts'
import * as is from '../lexicon/flags.ts'
import type { Sentences } from '../text/sentences.ts'
import { type Tokens } from '../text/tokens.ts'

/**
 * In this order: a title (`Mrs.`) or noun (`his wife`) beside the name, the pronouns that follow
 * it, the given name. `at` is token to mention as in `People`.
 */
export function findGender(
  tokens: Tokens,
  sentences: Sentences,
  at: Int32Array,
  mentions: readonly { first: number; to: number; person: number }[],
  mine: readonly number[],
  titles: readonly { from: number; to: number }[],
  nameFrom: number,
  nameTo: number
): Gender | null {
  let female = 0
  let male = 0
  for (const title of titles) {
    // The last word is the noun: `the wife of a governor` stands before `wife`'s own name only.
    for (let i = title.to - 1; i >= title.from; i--) {
      const f = tokens.flags[i]! & (is.FEMALE | is.MALE)
      if (f === 0 || (tokens.flags[i]! & is.PRONOUN) !== 0) continue
      if (f === is.FEMALE) female += 4
      else if (f === is.MALE) male += 4
      break
    }
  }
  if (female !== male) return female > male ? 'f' : 'm'
  const given = tokens.flags[nameFrom]! & is.GIVEN
  const several = nameTo - nameFrom > 1
  if (several && given === is.GIVEN_F) female += 3
  if (several && given === is.GIVEN_M) male += 3
  for (let m = 0; m < mine.length && m < 40; m++) {
    const mention = mentions[mine[m]!]!
    const row = sentences.of[mention.first]!
    const end = sentences.to[Math.min(row + 1, sentences.count - 1)]!
    // `Sen. Xanvi Brinko chose Karo Fiorenz as his deputy`: who comes first in a sentence is whom its pronouns mean.
    if (followsSomebody(at, mentions, mention, sentences.from[row]!)) continue
    for (let i = mention.to; i < end; i++) {
      // Somebody else is named: the pronouns after may be theirs.
      if (at[i] !== 0 && mentions[at[i]! - 1]!.person !== mention.person) break
      const f = tokens.flags[i]!
      if ((f & is.PRONOUN) === 0) continue
      if ((f & is.FEMALE) !== 0) female += 1
      else if ((f & is.MALE) !== 0) male += 1
      else continue
      break
    }
  }
  if (!several && female === 0 && male === 0) {
    if (given === is.GIVEN_F) return 'f'
    if (given === is.GIVEN_M) return 'm'
  }
  return female > male ? 'f' : male > female ? 'm' : null
}

// Whether somebody else is named before a mention in its sentence.
function followsSomebody(
  at: Int32Array,
  mentions: readonly { person: number }[],
  { first, person }: { first: number; person: number },
  from: number
): boolean {
  for (let i = from; i < first; i++)
    if (at[i] !== 0 && mentions[at[i]! - 1]!.person !== person) return true
  return false
}
