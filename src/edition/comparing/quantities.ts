// Numbers with what they count, and days, as one article prints them outside quotation marks. Knows its sentences.
import type { Quote, Reading, Sentence, Slice, Span } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import { bodyOf } from '../shelf.ts'
import { dayAt } from './days.ts'
import { fractionOf, MULTIPLES, valueOf } from './numerals.ts'
import { singularOf, unitOf } from './nouns.ts'
import type { Token } from './tokens.ts'
import { tokensIn } from './tokens.ts'

/** One number or day, where it is printed. The slice is what to show: `about 9,000 islanders`, `3 March`. */
export interface Quantity extends Slice {
  readonly kind: 'number' | 'day'
  /** What is counted, in the singular: `household`, `per cent`, `$`; of days empty. */
  readonly of: string
  /** Of a day `month * 100 + day`. */
  readonly value: number
  /** `about`, `nearly`, `more than`: what is near it is no other number. */
  readonly isAbout: boolean
  /** Printed without what it counts: `to 2.80`. */
  readonly isBare: boolean
  readonly sentence: Sentence
  /**
   * Words of the sentence that tell what it is about, by their first letters, names with a capital, and how many words they stand from the number;
   * without it and what it counts.
   */
  readonly topic: ReadonlyMap<string, number>
}

/** Characters of an article in which they are looked for: what comes after is told before. */
const LONGEST = 24_000

/**
 * In the order of the text. What stands between quotation marks is somebody's words, and compared as such. A number
 * without a noun, a sign or a unit is left out: nobody could say what it is.
 */
export const quantitiesIn = (reading: Reading): Quantity[] => {
  const { text } = reading.article
  const said = reading.quotes.filter(({ kind }) => kind !== 'indirect').flatMap(partsOf)
  return bodyOf(reading).flatMap(sentence => {
    if (sentence.start > LONGEST || !NUMERAL.test(text.slice(sentence.start, sentence.end)))
      return []
    const saidHere = said.filter(({ start, end }) => start < sentence.end && sentence.start < end)
    const tokens = tokensIn(text, sentence).filter(token => !isWithin(token, saidHere))
    const found = withInherited(foundIn(tokens), tokens)
    if (found.length === 0) return []
    return found.map(({ from, to, ...rest }) => ({
      ...rest,
      article: sentence.article,
      start: tokens[from]!.start,
      end: tokens[to]!.end,
      sentence,
      topic: topicOf(tokens, from, to)
    }))
  })
}

/** Six letters tell `evacuated` and `evacuation` as one word, and `households` from `housing`. */
const STEM = 6

const topicOf = (tokens: readonly Token[], from: number, to: number): Map<string, number> => {
  const topic = new Map<string, number>()
  tokens.forEach(({ text, form }, at) => {
    if (form.length < 3 || (from <= at && at <= to)) return
    if (functionWords.has(form) || valueOf(form) !== undefined) return
    const stem = (at === 0 ? form : text).slice(0, STEM)
    const distance = at < from ? from - at : at - to
    topic.set(stem, Math.min(distance, topic.get(stem) ?? distance))
  })
  return topic
}

const partsOf = ({ parts }: Quote): readonly Span[] => parts

const isWithin = (token: Token, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => start <= token.start && token.end <= end)

/** Whether a sentence is worth a closer look. */
const NUMERAL =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one-|hundred|thousand|million|billion)\b/i

interface Found extends Pick<Quantity, 'kind' | 'of' | 'value' | 'isAbout' | 'isBare'> {
  /** Positions of the first and the last token. */
  readonly from: number
  readonly to: number
}

const foundIn = (tokens: readonly Token[]): Found[] => {
  const found: Found[] = []
  for (let at = 0; at < tokens.length;) {
    const one = dayFrom(tokens, at) ?? numberFrom(tokens, at)
    if (one === undefined) at++
    else {
      found.push(one)
      at = one.to + 1
    }
  }
  return found
}

/** Words between two numbers of one thing, of which the second goes without its noun. */
const ON = new Set(['to', 'from', 'and', 'or', 'than', 'not', 'against'])

/** `from 4.20 crowns a passenger to 2.80`: the second counts what the first does. */
const withInherited = (found: readonly Found[], tokens: readonly Token[]): Found[] => {
  const first = found.find(({ kind }) => kind === 'number')
  if (first === undefined) return [...found]
  const bare = tokens.flatMap((token, at): Found[] => {
    const value = /^\d/.test(token.text) ? valueOf(token.form) : undefined
    if (value === undefined || !ON.has(tokens[at - 1]?.form ?? '')) return []
    if (found.some(({ from, to }) => from <= at && at <= to)) return []
    const { of } = found.findLast(each => each.kind === 'number' && each.to < at) ?? first
    return [{ kind: 'number', of, value, isAbout: false, isBare: true, from: at, to: at }]
  })
  return [...found, ...bare].toSorted((a, b) => a.from - b.from)
}

const dayFrom = (tokens: readonly Token[], at: number): Found | undefined => {
  const day = dayAt(tokens, at)
  return (
    day && {
      kind: 'day',
      of: '',
      value: day.value,
      isAbout: false,
      isBare: false,
      from: at,
      to: day.to
    }
  )
}

/** `312 households`, `6.5 per cent`, `$4 million`, `an eleven-day strike`, `40 of the houses`, `one-fifth`. */
const numberFrom = (tokens: readonly Token[], at: number): Found | undefined => {
  const sign = /^[$€£¥]$/.test(tokens[at]!.text) ? tokens[at]! : undefined
  let to = sign === undefined ? at : at + 1
  const token = tokens[to]
  if (token === undefined) return undefined
  // Most words are no number and have no part that is: that is soonest told.
  const plain = valueOf(token.form)
  if (plain === undefined && !token.form.includes('-')) return undefined
  const about = aboutBefore(tokens, at)
  const made = (of: string, value: number, end: number): Found => ({
    kind: 'number',
    of,
    value,
    isAbout: about < at,
    isBare: false,
    from: about,
    to: end
  })
  const part = fractionOf(token.form)
  if (part !== undefined) return made('part', part, to)
  // `eleven-day`, `54-year-old`: the token itself says what it counts.
  const [, counted, noun] = token.form.includes('-') ? (JOINED.exec(token.form) ?? []) : []
  const joined = counted === undefined ? undefined : valueOf(counted)
  if (joined !== undefined && noun !== undefined && plain === undefined)
    return made(singularOf(noun), joined, withNoun(tokens, to))
  if (plain === undefined) return undefined
  let value = plain
  const multiple = MULTIPLES.get(tokens[to + 1]?.form ?? '')
  if (multiple !== undefined && !tokens[to + 1]!.isApart) {
    value *= multiple
    to++
  }
  if (sign !== undefined) return made(sign.text, value, to)
  const unit = unitOf(tokens, to + 1)
  if (unit === undefined) return undefined
  // `3 1/2 year war`
  const isSpan = tokens[unit.to]!.form === unit.of && unit.of !== '%'
  return made(unit.of, value, isSpan ? withNoun(tokens, unit.to) : unit.to)
}

const JOINED = /^([a-z]+)-([a-z]+(?:-[a-z]+)*)$/

/** `eleven-day` says little without its `strike`. */
const withNoun = (tokens: readonly Token[], at: number): number => {
  const next = tokens[at + 1]
  const isNoun =
    next !== undefined &&
    !next.isApart &&
    /^\p{Ll}/u.test(next.text) &&
    !functionWords.has(next.form)
  return isNoun ? at + 1 : at
}

const ABOUT = new Set(
  'about around some nearly almost roughly approximately over under than least most to'.split(' ')
)
/** The word before `than`, `least` and `to`. */
const BEFORE: ReadonlyMap<string, readonly string[]> = new Map([
  ['than', ['more', 'less', 'fewer']],
  ['least', ['at']],
  ['most', ['at']],
  ['to', ['up', 'close']]
])

/** The position of the first word that makes the number a rough one; the number's own where there is none. */
const aboutBefore = (tokens: readonly Token[], at: number): number => {
  const before = tokens[at - 1]
  if (before === undefined || tokens[at]!.isApart || !ABOUT.has(before.form)) return at
  const needed = BEFORE.get(before.form)
  if (needed === undefined) return at - 1
  return needed.includes(tokens[at - 2]?.form ?? '') && !before.isApart ? at - 2 : at
}
