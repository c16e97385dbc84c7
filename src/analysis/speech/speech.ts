// Whether words between marks are somebody's speech, and whether they are whole sentences.
import type { Attribution } from './who.ts'
import { type Frame } from './frame.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import type { Marked } from '../text/marks.ts'
import { wordingOf } from './naming.ts'
import type { Page } from '../page.ts'
import { COLON, COMMA, DASH, ELLIPSIS, isStop, STOP } from '../text/punctuation.ts'
import { CAPITAL, LINE, NUMBER, type Tokens } from '../text/tokens.ts'

/** Whether these words between marks are somebody's speech, and no title, nickname or scare quote. */
export function isSpeech(page: Page, m: Marked, frame: Frame, own: Attribution | null): boolean {
  const { t } = page
  const { words, isTitle } = wordingOf(t, m)
  if (words === 0) return false
  const titled = isTitle && words < 16 && (t.shape[m.from]! & CAPITAL) !== 0
  if (titled && words > 1 && !frame.alone && !(own !== null && isRightAfterCue(t, frame)))
    return false
  if (isInscription(page, frame)) return false
  if (words >= 5) return true
  // `“Yes.”` answers; `“Cats”` is a title.
  if (frame.alone) return !titled || words > 1 || isStop(t.mark[m.to - 1]!)
  return own !== null && own.who !== null
}

/** `said, “`, `said “`, `called it “`. */
const isRightAfterCue = (t: Tokens, frame: Frame): boolean => {
  const last = frame.preTo - 1
  if (last < frame.preFrom) return frame.leansOn
  return (
    t.mark[last] === COMMA ||
    t.mark[last] === COLON ||
    (t.flags[last]! & (is.SPEECH | is.STANCE)) !== 0
  )
}

/** `a placard that read “Keep the boats,”` `a sign saying “Closed”`: written there, said by nobody. */
function isInscription({ t }: Page, frame: Frame): boolean {
  const last = frame.preTo - 1
  let verb = last
  while (verb > frame.preFrom && t.mark[verb] !== 0) verb--
  if (last < frame.preFrom || !READS.has(t.hash[verb]!)) return false
  for (let i = verb - 1; i >= frame.preFrom && i > verb - 8; i--) {
    if (SIGNS.has(t.hash[i]!)) return true
  }
  return false
}

const READS = forms('read reads reading said says saying bearing bore with declaring proclaiming')
const SIGNS = forms(
  `sign signs placard placards banner banners poster posters sticker stickers plaque billboard graffiti slogan shirt shirts t-shirt t-shirts
   hat hats cap button buttons flag flags mural tattoo inscription label notice screen caption`
)

/** `“We will”, Vero said.`: where the comma stands outside the marks, words that open a sentence are whole. */
export const isPauseOutside = (t: Tokens, m: Marked): boolean =>
  m.close >= 0 && (t.mark[m.close + 1] === COMMA || t.mark[m.close + 1] === STOP)

const opensSentence = (t: Tokens, m: Marked): boolean =>
  (t.shape[m.open]! & LINE) !== 0 || isStop(t.mark[m.open - 1]!)

/** Reads as whole sentences: begins with a capital and ends with a mark, or is long. */
export function isWhole(t: Tokens, m: Marked): boolean {
  // `[T]he stakes are high.`
  let first = m.from
  while (first + 1 < m.to && t.mark[first] !== 0) first++
  const capital = (t.shape[first]! & (CAPITAL | NUMBER)) !== 0
  const last = t.mark[m.to - 1]!
  const ended =
    isStop(last) ||
    last === COMMA ||
    last === DASH ||
    last === ELLIPSIS ||
    (opensSentence(t, m) && isPauseOutside(t, m))
  return capital && (ended || m.to - m.from > 8) && m.to - m.from > 1
}
