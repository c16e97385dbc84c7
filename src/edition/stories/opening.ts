// The words of an article that tell what it is about, as numbers. Knows one article at a time.
import type { Reading } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { Words } from '../words.ts'
import { stem } from '../stem.ts'
import { fold, scanOf } from '../words.ts'
import { hashOf } from './hash.ts'
import { openTally } from './tally.ts'

/** Words of the body that are read: news says what happened first (the inverted pyramid). */
const OPENING = 160
/** Units of a headline and of a sentence that are read: none of an article is longer. */
const LONGEST = 4_000
/** Units of a name that are looked at. */
const NAME = 200
/** Room for a headline, the words before `OPENING` and one sentence beyond: of two units a word. */
export const MOST_WORDS = OPENING + LONGEST + 2
/** The words of an opening as columns, which the next one overwrites. */
const read = {
  count: 0,
  /** Of the folded word, and of its stem; a stem of 0 tells nothing. */
  words: new Uint32Array(MOST_WORDS),
  stems: new Uint32Array(MOST_WORDS),
  isNumber: new Uint8Array(MOST_WORDS),
  /** The number of an ordinal (`12th`), else 0. */
  ordinals: new Uint16Array(MOST_WORDS),
  /** Words of the body before it; 0 in the headline. */
  places: new Uint16Array(MOST_WORDS)
}

/** The folded words that are names: printed with a capital inside a sentence, or known as a person's. */
const names = openTally(2 * MOST_WORDS)

/** Headline and opening of an article. What it gives is overwritten by the next call. */
export const readOpening = ({
  article,
  sentences,
  names: people
}: Reading): { words: typeof read; names: Pick<typeof names, 'has'> } => {
  read.count = 0
  names.clear()
  const { headline, text } = article
  if (headline !== null) {
    const shown = headline.slice(0, LONGEST)
    addWords(scanOf(shown)(0, shown.length), shown, 0, true)
  }
  const from = sentences.find(({ kind }) => kind !== 'furniture')?.start ?? 0
  const opening = text.slice(from, from + 4 * LONGEST)
  const scan = scanOf(opening)
  const inHeadline = read.count
  for (const { kind, start, end } of sentences) {
    const before = read.count - inHeadline
    if (before >= OPENING || start - from >= opening.length) break
    if (kind === 'furniture' || start < from) continue
    const limit = Math.min(end, start + LONGEST) - from
    addWords(scan(start - from, limit), opening, before, false)
  }
  for (const { name } of people) {
    const shown = name.slice(0, NAME)
    const words = scanOf(shown)(0, shown.length)
    for (let at = 0; at < words.count; at++) names.rowOf(known.words[placeOf(shown, words, at)]!)
  }
  return { words: read, names }
}

const addWords = (words: Words, text: string, before: number, isHeadline: boolean): void => {
  const { count, starts, ends, capitals } = words
  let [capital, long] = [0, 0]
  for (let at = 0; at < count; at++) {
    if (ends[at]! - starts[at]! <= 3) continue
    long++
    capital += capitals[at]!
  }
  // `Two Ministers Meet in Old Harbour Hall`: there, capitals tell nothing; nor does that of a first word.
  const areTelling = capital * 3 < long * 2
  for (let at = 0; at < count; at++) {
    const place = placeOf(text, words, at)
    const row = read.count++
    read.words[row] = known.words[place]!
    read.stems[row] = known.stems[place]!
    read.isNumber[row] = known.isNumber[place]!
    read.ordinals[row] = known.ordinals[place]!
    read.places[row] = isHeadline ? 0 : before + at
    if (!areTelling || at === 0 || capitals[at] === 0) continue
    if (known.stems[place] !== 0 && known.isNumber[place] === 0) names.rowOf(known.words[place]!)
  }
}

const REMEMBERED = 1 << 16
/** What is known of spellings, by their hashes: stemming one costs more than all else together. */
const known = {
  hashes: new Int32Array(REMEMBERED),
  checks: new Int32Array(REMEMBERED),
  words: new Uint32Array(REMEMBERED),
  stems: new Uint32Array(REMEMBERED),
  isNumber: new Uint8Array(REMEMBERED),
  ordinals: new Uint16Array(REMEMBERED)
}

/** Where what is known of a word stands; it is found out when it is new. */
const placeOf = (text: string, { starts, ends, hashes, checks }: Words, at: number): number => {
  const hash = hashes[at]!
  const check = checks[at]!
  const place = (hash ^ (hash >>> 15)) & (REMEMBERED - 1)
  if (known.hashes[place] === hash && known.checks[place] === check && known.words[place] !== 0)
    return place
  const word = fold(text.slice(starts[at], ends[at]))
  const isNumber = /\d/.test(word)
  const tells = (word.length > 1 || isNumber) && !functionWords.has(word)
  known.hashes[place] = hash
  known.checks[place] = check
  known.words[place] = hashOf(word) || 1
  known.stems[place] = tells ? hashOf(stem(word)) || 1 : 0
  known.isNumber[place] = Number(isNumber)
  known.ordinals[place] = isNumber ? ordinalOf(word) : 0
  return place
}

const ordinalOf = (word: string): number =>
  Number(/^(\d{1,4})(?:st|nd|rd|th)$/.exec(word)?.[1] ?? 0)
