// The credit in the words after a quotation: `“…,” Vero said.` `“…,” said Vero.` `“…,” according to Vero.`
import { clauseSubject } from './clause.ts'
import { isCue, isPassive } from './cues.ts'
import { isToldOf } from './denial.ts'
import type { Frame } from './frame.ts'
import { PUTS } from './grammar.ts'
import { inverted } from './inverted.ts'
import * as is from '../lexicon/flags.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Page } from '../page.ts'
import { subjectOf } from './subject.ts'
import { WORD } from '../text/tokens.ts'
import { type Attribution, PERSON, withCue, withoutCue } from './who.ts'

const ACCORDING = word('according')
const TO = word('to')
const IT = word('it')

/** Null where what follows credits nobody. */
export function creditAfter(page: Page, frame: Frame): Attribution | null {
  const { t } = page
  let from = frame.postFrom
  while (from < frame.postTo && (t.shape[from]! & WORD) === 0) from++
  const to = frame.postTo
  if (from >= to) return null
  for (let v = from; v < to && v < from + 40; v++) {
    if (t.word[v] === ACCORDING && t.word[v + 1] === TO) return accordingTo(page, v, to)
    // `“The tide,” as Vero put it, “does not wait.”`
    const puts = t.word[v + 1] === IT && PUTS.has(t.hash[v]!)
    if (!puts && !isCue(t, v)) continue
    if (v <= from + 1) {
      const who = inverted(page, v, to)
      if (who !== null && (v === from || who.kind === PERSON) && !hasSubject(page, from, v)) {
        return withCue(who, v)
      }
    }
    if (v === from) continue
    if (isPassive(t, v)) continue
    const who = subjectOf(page, v, from)
    if (who === null) continue
    return withCue(who, v, puts ? 2 : 1)
  }
  // `“…,” she smiled.` `“…,” Vero went on.`: the comma says that an attribution follows, whatever its verb.
  if (frame.leansOn) {
    const end = Math.min(to, from + 8)
    const who = clauseSubject(page, from, end)
    if (who !== null && who.from <= from + 3 && !isToldOf(t, who.to, end)) {
      return withoutCue(who)
    }
  }
  return null
}

const hasSubject = (page: Page, from: number, v: number): boolean =>
  v > from && (page.people.at[from]! > 0 || (page.t.flags[from]! & is.PRONOUN) !== 0)

/** `according to Anna Vero, …` */
export function accordingTo(page: Page, at: number, hi: number): Attribution {
  return withCue(inverted(page, at + 1, hi), at, 2)
}
