// Tells where capitals prove nothing: headlines in title case, lines in capitals.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { CAPITAL, SHOUT, type Tokens, WORD } from '../text/tokens.ts'

/** Words that a headline in title case leaves small. */
const SMALL = forms(
  'a an the of in on at by with from to into onto upon over for and or but nor yet as vs via per off out up than amid after against about between under de la van von der al'
)

/** Whether capitals prove nothing from token `from` to `to`: hardly a word of content is in lower case. */
export function isFlat(tokens: Tokens, from: number, to: number, heading: boolean): boolean {
  const { shape, flags } = tokens
  let capitals = 0
  let shouts = 0
  for (let i = from; i < to; i++) {
    if ((shape[i]! & CAPITAL) === 0) continue
    capitals++
    if ((shape[i]! & SHOUT) !== 0) shouts++
  }
  if (capitals < (heading ? 3 : 4)) return false
  let lowers = 0
  for (let i = from; i < to; i++) {
    if ((shape[i]! & (WORD | CAPITAL)) !== WORD) continue
    if ((flags[i]! & (is.FUNCTION | is.PARTICLE)) === 0 || !SMALL.has(tokens.hash[i]!)) lowers++
  }
  if (capitals < 4) return lowers === 0
  return (
    lowers * (heading ? 5 : 10) < capitals || (shouts > 4 && shouts * 4 > (capitals + lowers) * 3)
  )
}
