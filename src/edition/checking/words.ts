// The words of a text as a quote is held against them: what typography changes is alike, all else is not. Knows characters.
import { eachWord, fold } from '../words.ts'

/** A word, or a sign that says something (`%`, `$`), with where it is printed. */
export interface Printed {
  /** Alike for `War` and `war`, `don’t` and `don't`, `1,000` and `1000`; not for `minister’s` and `ministers`, `5` and `-5`. */
  readonly form: string
  readonly start: number
  readonly end: number
}

export const printedIn = (text: string, from = 0, to = text.length): Printed[] => {
  const words: Printed[] = []
  let before = from
  eachWord(text, from, to, (start, end) => {
    const gapFrom = before
    before = end
    // As nearly all words are parted.
    if (start === gapFrom + 1 && text.charCodeAt(gapFrom) === SPACE) {
      words.push({ form: formOf(text.slice(start, end)), start, end })
      return
    }
    takeSigns(text, gapFrom, start, words)
    const last = words.at(-1)
    if (last?.end === gapFrom && INVISIBLE.test(text.slice(gapFrom, start))) {
      const whole = text.slice(last.start, end).replace(INVISIBLES, '')
      words[words.length - 1] = { form: formOf(whole), start: last.start, end }
    } else if (MINUS.test(text.slice(Math.max(0, start - 2), start + 1)))
      words.push({ form: `-${formOf(text.slice(start, end))}`, start: start - 1, end })
    else words.push({ form: formOf(text.slice(start, end)), start, end })
  })
  takeSigns(text, before, to, words)
  return inPercent(words)
}

const SPACE = 0x20
/** Before a digit, and after no word: `a -5 frost`, but `2019-24`. */
const MINUS = /(?:^|[^\p{L}\p{N}])[-\u2212]\d$/u

/** Soft hyphens and what has no width: inside a word they are nothing. */
const INVISIBLE = /^[\u00AD\u200B-\u200D\u2060\uFEFF]+$/
const INVISIBLES = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

const formOf = (word: string): string => {
  if (/^[a-z0-9]+$/.test(word)) return word
  // A possessive or `we’re` stays what it is; `don’t` may lose its mark in typing.
  const plain = word
    .toLowerCase()
    .replace(/[\u2019\u02BC]/g, "'")
    .replace(/n't$/, 'nt')
  const [stem, tail] = plain.includes("'")
    ? [plain.slice(0, plain.indexOf("'")), plain.slice(plain.indexOf("'"))]
    : [plain, '']
  return `${fold(stem)}${tail}`
}

const SIGNS = /[%$€£¥₹₽₴₺°&]/gu

const takeSigns = (text: string, from: number, to: number, into: Printed[]): void => {
  if (to - from < 1) return
  for (const { 0: sign, index } of text.slice(from, to).matchAll(SIGNS))
    into.push({ form: sign === '&' ? 'and' : sign, start: from + index, end: from + index + 1 })
}

/** `5 per cent`, `5 percent` and `5%` are one number. */
const inPercent = (words: Printed[]): Printed[] => {
  const whole: Printed[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const next = words[at + 1]
    if (word.form === 'percent') whole.push({ ...word, form: '%' })
    else if (word.form === 'per' && next?.form === 'cent') {
      whole.push({ form: '%', start: word.start, end: next.end })
      at++
    } else whole.push(word)
  }
  return whole
}
