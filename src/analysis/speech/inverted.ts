// The subject that follows its verb: `said Anna Vero, who leads the port`.
import { isAdverb, isBe, isCue, isVerbLike } from './cues.ts'
import { isOwner } from './clause.ts'
import * as is from '../lexicon/flags.ts'
import { DETERMINERS, JOINED, OF, PREPOSITIONS, RELATIVE, SUBJECTS } from './grammar.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Page } from '../page.ts'
import { COMMA, STOP } from '../text/punctuation.ts'
import { CAPITAL, NUMBER, type Tokens, WORD } from '../text/tokens.ts'
import { personAt, phraseAt, pronounAt, type Who } from './who.ts'

const AND = word('and')

/**
 * The subject that follows an inverted verb at `v` (`said Anna Vero, who leads`, `says a senior official`),
 * looking right no further than `hi`. Null where no subject follows.
 */
export function inverted(page: Page, v: number, hi: number): Who | null {
  const { t, people } = page
  let j = v + 1
  while (j < hi && (t.shape[j]! & WORD) !== 0 && isAdverb(t, j)) j++
  if (j >= hi || (t.shape[j]! & (WORD | NUMBER)) === 0) return null
  if (SUBJECTS.has(t.hash[j]!)) {
    return pronounAt(j)
  }
  const opens = t.hash[j]!
  if (PREPOSITIONS.has(opens) || RELATIVE.has(opens) || JOINED.has(opens)) return null
  if ((t.flags[j]! & is.DATE) !== 0 && (t.shape[j]! & CAPITAL) !== 0) return null
  if ((t.flags[j]! & is.FUNCTION) !== 0 && !DETERMINERS.has(opens)) return null
  const definite = DETERMINERS.has(opens)
  let hung = false
  let last = j
  for (let k = j; k < hi && k < j + 24; k++) {
    const m = people.at[k]!
    if (m > 0) {
      const mention = people.mentions[m - 1]!
      const after = mention.to
      if (isOwner(t, after)) {
        k = after
        last = k + 1
        continue
      }
      const tied = hung && OF.has(t.hash[mention.first - 1]!)
      const goesOn =
        after < hi &&
        (t.shape[after]! & WORD) !== 0 &&
        (t.flags[after]! & is.FUNCTION) === 0 &&
        !isVerbLike(t, after) &&
        !(people.at[after]! > 0) &&
        !isAdverb(t, after) &&
        (t.flags[after]! & is.DATE) === 0
      if (!tied && !goesOn) return personAt(mention)
      last = after
      k = after - 1
      continue
    }
    const mark = t.mark[k]!
    if (mark !== 0) {
      // `said the port's engineer, Anna Vero.`
      if (mark === COMMA && k + 1 < hi && people.at[k + 1]! > 0 && definite) {
        const mention = people.mentions[people.at[k + 1]! - 1]!
        const end = t.mark[mention.to]!
        if (mention.to >= hi || end !== 0) return personAt(mention)
      }
      if (mark === 0x26 || mark === 0x2f || mark === STOP) continue
      break
    }
    const w = t.hash[k]!
    if (PREPOSITIONS.has(w)) {
      // `said a spokesman for Vero` hangs on; `said Vero on Monday` is over. Only `of` and `for` go on.
      if (!OF.has(w) || k === j) break
      hung = true
      continue
    }
    if (
      (t.flags[k]! & (is.FUNCTION | is.PRONOUN)) !== 0 &&
      !DETERMINERS.has(w) &&
      k > j &&
      t.word[k] !== AND
    )
      break
    if (isBe(t, k) || (k > j && isCue(t, k) && !isNounish(t, k))) break
    last = k + 1
  }
  return last > j ? phraseAt(j, last) : null
}

const isNounish = (t: Tokens, i: number): boolean => (t.flags[i]! & (is.ROLE | is.PEOPLE)) !== 0
