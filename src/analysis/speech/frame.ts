// The words around a quotation in its own sentence, outside every other quotation.
import type { Page } from '../page.ts'
import { COMMA, DASH, ELLIPSIS, EXCLAMATION, QUESTION } from '../text/punctuation.ts'
import { WORD } from '../text/tokens.ts'

/** Tokens around a quotation within its sentence, outside every quotation: before `[preFrom, open)`, after `[postFrom, postTo)`. */
export interface Frame {
  readonly sentenceFrom: number
  readonly preFrom: number
  readonly preTo: number
  readonly postFrom: number
  readonly postTo: number
  /** The quotation ends in a comma, `?`, `!` or dash and its sentence goes on: an attribution follows as a rule. */
  readonly leansOn: boolean
  /** Nothing stands around it: whole sentences between marks. */
  readonly alone: boolean
}

/** Tokens on either side of a quotation that can credit it: no text may cost a square. */
export const LONGEST = 200

export function frameOf(page: Page, index: number): Frame {
  const { t, s, marked, inside } = page
  const m = marked[index]!
  const sentenceFrom = Math.max(s.from[s.of[m.open]!]!, m.open - LONGEST)
  let preFrom = m.open
  while (preFrom > sentenceFrom && inside[preFrom - 1] === 0) preFrom--
  const end = m.close < 0 ? m.to - 1 : m.close
  const sentenceTo = Math.min(s.to[s.of[end]!]!, end + LONGEST)
  const postFrom = Math.min(end + 1, sentenceTo)
  let postTo = postFrom
  while (postTo < sentenceTo && inside[postTo] === 0) postTo++
  const last = t.mark[m.to - 1]!
  const next = postFrom < postTo ? t.mark[postFrom]! : 0
  const leansOn =
    last === COMMA ||
    last === QUESTION ||
    last === EXCLAMATION ||
    last === DASH ||
    last === ELLIPSIS ||
    next === COMMA ||
    last === 0x2d
  let words = false
  for (let i = preFrom; i < m.open && !words; i++) words = (t.shape[i]! & WORD) !== 0
  for (let i = postFrom; i < postTo && !words; i++) words = (t.shape[i]! & WORD) !== 0
  return { sentenceFrom, preFrom, preTo: m.open, postFrom, postTo, leansOn, alone: !words }
}
