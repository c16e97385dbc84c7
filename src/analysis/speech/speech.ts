// Whether words between marks are somebody's speech, and whether they are whole sentences.
import { type Attribution } from './attribution.ts'
import { type Frame } from './frame.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import type { Marked } from '../text/marks.ts'
import type { Page } from '../page.ts'
import { CAPITAL, NUMBER, type Tokens, WORD } from '../text/tokens.ts'

/** Whether these words between marks are somebody's speech, and no title, nickname or scare quote. */
export function isSpeech(page: Page, m: Marked, frame: Frame, own: Attribution | null): boolean {
  const { t } = page
  let words = 0
  let capitals = 0
  for (let i = m.from; i < m.to; i++) {
    if ((t.shape[i]! & (WORD | NUMBER)) === 0) continue
    words++
    if ((t.shape[i]! & (CAPITAL | NUMBER)) !== 0 || (t.flags[i]! & is.FUNCTION) !== 0) capitals++
  }
  if (words === 0) return false
  // `known as the “Grey Goose,”` `a mural called “Songs of the Sea”`
  if (frame.preTo > frame.preFrom && NAMING.has(t.hash[frame.preTo - 1]!) && capitals === words)
    return false
  const titled = capitals === words && words < 16 && (t.shape[m.from]! & CAPITAL) !== 0
  if (titled && words > 1 && !frame.alone && !(own !== null && isRightAfterCue(t, frame)))
    return false
  if (isInscription(page, frame)) return false
  if (words >= 5) return true
  if (frame.alone) return !titled || words > 1
  return own !== null && own.who !== null
}

/** `said, “`, `said “`, `called it “`. */
const isRightAfterCue = (t: Tokens, frame: Frame): boolean => {
  const last = frame.preTo - 1
  if (last < frame.preFrom) return frame.leansOn
  return (
    t.mark[last] === 0x2c ||
    t.mark[last] === 0x3a ||
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
   hat hats cap button buttons flag flags mural tattoo inscription label notice screen`
)

const NAMING = forms('called titled entitled named dubbed nicknamed named as known')

/** Reads as whole sentences: begins with a capital and ends with a mark, or is long. */
export function isWhole(t: Tokens, m: Marked): boolean {
  // `[T]he stakes are high.`
  let first = m.from
  while (first + 1 < m.to && t.mark[first] !== 0) first++
  const capital = (t.shape[first]! & (CAPITAL | NUMBER)) !== 0
  const last = t.mark[m.to - 1]!
  const ended =
    last === 0x2e ||
    last === 0x2c ||
    last === 0x3f ||
    last === 0x21 ||
    last === 0x2014 ||
    last === 0x2026
  return capital && (ended || m.to - m.from > 8) && m.to - m.from > 1
}
