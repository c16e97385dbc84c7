// Where a quotation ends whose second mark is missing: before the attribution that its own sentence gives.
import * as is from '../lexicon/flags.ts'
import type { Marked } from '../text/marks.ts'
import { openPage, type Page } from '../page.ts'
import { isCue, isPassive, isUnreal } from './cues.ts'
import { LONGEST } from './frame.ts'
import { preceded } from './preceded.ts'
import { PERSON, PRONOUN, type Who } from './who.ts'

/**
 * The page with every unclosed quotation cut before its attribution (`“The pier is sound, Vero said on Monday.`), and
 * without those that only such an attribution would have shown to be speech. A speech that goes on in the next
 * paragraph is left open, unless it is one sentence that ends with the name of who said it.
 */
export function withoutAttributions(page: Page): Page {
  const { t, s, people, marked, inside } = page
  if (marked.every(m => m.close >= 0)) return page
  const mended: Marked[] = []
  for (const [i, m] of marked.entries()) {
    if (m.close >= 0) {
      mended.push(m)
      continue
    }
    inside.fill(0, m.open, m.to)
    const runsOn = marked[i + 1]?.continues === true
    // Where a speech may run on, the paragraph has to end as an attribution does: `“We open, Vero said on Monday.`
    const isOver = !runsOn || s.of[m.from] === s.of[m.to - 1]
    const to = isOver ? attributionIn(page, m, runsOn) : -1
    if (to >= 0) mended.push({ ...m, to })
    else if (!m.doubtful) mended.push(m)
  }
  return openPage(t, s, people, mended)
}

/** Token after the comma that ends what was said, -1 where the first sentence of the quotation credits nobody. */
function attributionIn(page: Page, m: Marked, runsOn: boolean): number {
  const { t, s } = page
  const to = Math.min(m.to, s.to[s.of[m.from]!]!, m.from + LONGEST)
  for (let v = m.from + 1; v < to; v++) {
    if (!isCue(t, v) || isPassive(t, v) || isUnreal(t, v)) continue
    const found = preceded(page, v, m.from, to)
    const [part, rest] = found?.parts ?? []
    if (part === undefined || rest !== undefined || !isOther(page, found!.own.who!)) continue
    if (runsOn && found!.own.who!.kind !== PERSON) continue
    return part.to + 1
  }
  return -1
}

/** A person, `he`, `she` or `a spokesman`: whoever speaks says `I` of himself, and quotes the `council` in passing. */
function isOther({ t }: Page, who: Who): boolean {
  if (who.kind === PERSON) return true
  const flags = t.flags[who.to - 1]!
  return (flags & (who.kind === PRONOUN ? is.FEMALE | is.MALE : is.ROLE | is.PEOPLE)) !== 0
}
