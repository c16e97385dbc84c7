// Whom an attribution stands for: the person named, or the one that `he` or `the governor` means.
import { antecedent, type Spoken } from './antecedent.ts'
import * as is from '../lexicon/flags.ts'
import type { Marked } from '../text/marks.ts'
import { holderOf } from './office.ts'
import type { Page } from '../page.ts'
import { type Attribution, PERSON, PRONOUN } from './who.ts'

/** An attribution with its pronoun resolved. */
export interface Credit {
  /** Index of People.persons, -1 for nobody named. */
  readonly person: number
  /** Words for somebody not named, as tokens; -1 when there are none. */
  readonly from: number
  readonly to: number
  /** Tokens of the reporting verb or phrase, -1 when there is none. */
  readonly cueFrom: number
  readonly cueTo: number
}

export const NOBODY: Credit = { person: -1, from: -1, to: -1, cueFrom: -1, cueTo: -1 }

/**
 * The credit that an attribution gives. `spoken` is who spoke last before it, `quotation` what is credited, if it
 * stands between marks: hardly anybody speaks of himself by name.
 */
export function resolve(
  page: Page,
  own: Attribution,
  spoken: Spoken | null,
  quotation: Marked | null
): Credit {
  const { t } = page
  const { who, cueFrom, cueTo } = own
  if (who === null) return { ...NOBODY, cueFrom, cueTo }
  if (who.kind === PERSON) return { ...NOBODY, person: who.person, cueFrom, cueTo }
  if (who.kind === PRONOUN) {
    const flags = t.flags[who.from]!
    const gender = (flags & is.FEMALE) !== 0 ? 'f' : (flags & is.MALE) !== 0 ? 'm' : null
    if (gender === null) return { ...NOBODY, cueFrom, cueTo }
    return {
      ...NOBODY,
      person: antecedent(page, who.from, gender, spoken, quotation),
      cueFrom,
      cueTo
    }
  }
  const holder = holderOf(page, who.from, who.to)
  if (holder >= 0) return { ...NOBODY, person: holder, cueFrom, cueTo }
  return { person: -1, from: who.from, to: who.to, cueFrom, cueTo }
}

/** The same credit for words that its verb does not stand beside. */
export const quietly = (credit: Credit): Credit => ({ ...credit, cueFrom: -1, cueTo: -1 })
