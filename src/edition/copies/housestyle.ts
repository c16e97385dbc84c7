// One number for what houses print differently and mean the same: `eleven` and `11`, `labour` and `labor`. Knows words only.
import { functionWords } from '../functionwords.ts'
import { stem } from '../stem.ts'
import { fold, hashesOf } from '../words.ts'

/** What stands for a word wherever a text is printed again. */
export interface Worded {
  /** 0 where each house has its own: function words, days, the verb of saying. */
  readonly hash: number
  readonly isNumber: boolean
}

export const wordedOf = (printed: string): Worded => {
  const folded = fold(printed)
  if (folded === '' || functionWords.has(folded) || FREE.has(folded)) return NOTHING
  const number = NUMBERS.get(folded) ?? numberOf(folded)
  if (number !== undefined) return { hash: hashesOf(number).hash | 1, isNumber: true }
  if (folded.length > LONGEST) return { hash: hashesOf(folded).hash | 1, isNumber: false }
  const spelled = SPELLINGS.reduce((word, [from, to]) => word.replace(from, to), folded)
  return { hash: hashesOf(stem(spelled)).hash | 1, isNumber: false }
}

const NOTHING: Worded = { hash: 0, isNumber: false }
/** Beyond this many letters it is no word that has a stem. */
const LONGEST = 40

/** `4.20` is `4.2`, `11m` is `11` (its million stands beside it elsewhere, and is left out there too). */
const numberOf = (folded: string): string | undefined => {
  const [, digits] = /^(\d+(?:\.\d+)?)(?:m|mn|bn|k|km|kg|pc|th|st|nd|rd|c|f)?$/.exec(folded) ?? []
  return digits === undefined ? undefined : String(Number(digits))
}

const ONES =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen`.split(/\s+/)
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ')
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...ONES.map((word, number) => [word, String(number)] as const),
  ...TENS.map((word, at) => [word, String(10 * (at + 2))] as const)
])

/** British and American spelling, towards the shorter one. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/([^aeiou])our(?=$|s$|ed$|ing$|ite|able|hood)/, '$1or'],
  [/([a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, '$1iz'],
  [/([a-z]{2})ys(?=(?:e|ed|es|ing)$)/, '$1yz'],
  [/([aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)/, '$1l'],
  [/([^aeiou])re(?=s?$)/, '$1er'],
  [/ogramme/, 'ogram'],
  [/ogue(?=s?$)/, 'og'],
  [/ence(?=s?$)/, 'ense']
]

/** What editors change first: when it was, units that are also signs, and who is said to have said. */
const FREE: ReadonlySet<string> = new Set(
  `today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu
fri sat sun percent cent pct million billion thousand mr ms mrs dr added told claimed warned stated noted according`.split(
    /\s+/
  )
)
