// What a number is worth, in digits or in words. Knows English numerals, no sentences.

/** `1,204`, `6.5`, `3 1/2`, `twelve`, `thirty-one`; undefined for `one`, which is a pronoun more often, and for what is none. */
export const valueOf = (form: string): number | undefined => {
  // Nearly every word that is looked at is none: it is told by no more than a look into a table.
  if (/^\d/.test(form)) return valueOfDigits(form)
  if (!form.includes('-')) return WORDS.get(form)
  const [, tens, ones] = /^([a-z]+)-([a-z]+)$/.exec(form) ?? []
  if (tens !== undefined && ones !== undefined) {
    const [more, less] = [WORDS.get(tens), ONES.indexOf(ones)]
    return more !== undefined && more >= 20 && less > 0 && less < 10 ? more + less : undefined
  }
  return undefined
}

const valueOfDigits = (form: string): number | undefined => {
  const [, whole, upper, lower] = /^(\d+) ([1-9])\/([1-9])$/.exec(form) ?? []
  if (whole !== undefined) return Number(whole) + Number(upper) / Number(lower)
  return /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(form)
    ? Number(form.replaceAll(',', ''))
    : undefined
}

/** `two-thirds`, `one-fifth`; also in two words. */
export const fractionOf = (form: string): number | undefined => {
  if (!/[- ]/.test(form)) return undefined
  const [, upper = '', lower = ''] = /^([a-z]+)[- ]([a-z]+?)s?$/.exec(form) ?? []
  const [above, below] = [ONES.indexOf(upper), PARTS.indexOf(lower)]
  return above > 0 && below > 1 ? above / below : undefined
}

/** What multiplies the number before it. */
export const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9]
])

const ONES =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen`.split(/\s+/)
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const PARTS = [
  '',
  '',
  'half',
  'third',
  'quarter',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth'
]

const WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value): [string, number] => [word, value]).slice(2),
  ...TENS.map((word, at): [string, number] => [word, 10 * (at + 2)])
])
