// What an article is recognised by when it is printed again: marks of its own sentences. Knows one reading.
import type { Reading, Span } from '../../news.ts'
import { grown } from '../grown.ts'
import { eachWord, isCapitalised } from '../words.ts'
import { wordedOf } from './housestyle.ts'

/** Sentences of an article that are kept; most articles have fewer. */
export const KEPT = 32
/** Marks of a sentence. */
export const MARKS = 4
/** Numbers kept of a sentence: its marks, then twelve bits for the numbers that it prints, twelve for the names, eight for its position. */
export const WIDTH = MARKS + 1

/** Telling words below which a sentence is anybody's: `she told reporters on Friday`. */
const FEWEST = 4
/** Marks below which it is one, too: `the harbour master, Edda Korrigan, said`. */
const FEWEST_MARKS = 2

/**
 * Of each sentence of the body that says enough outside quotation marks (what was said belongs to the speaker, not to the
 * text) the four least hashes of its pairs of neighbouring telling words: two wordings that share most of their pairs share
 * one of these nearly always. A pair of names is none, nor one that the article repeats, since every report of an event has those; words of which
 * each house has its own are passed over. `WIDTH` numbers a sentence, 0 for no mark, by their first marks; of more than `KEPT` sentences those of the
 * least. The same for the same reading, whatever else there is.
 *
 * The least of hashed shingles are Broder's (On the resemblance and containment of documents, 1997), here by sentence.
 */
export const fingerprintOf = ({ article, sentences, quotes }: Reading): Uint32Array => {
  const { text } = article
  const spoken = quotes.filter(({ kind }) => kind !== 'indirect').flatMap(({ parts }) => parts)
  spoken.sort((a, b) => a.start - b.start)
  sentenceCount = 0
  pairCount = 0
  let next = 0
  for (const sentence of sentences) {
    if (sentence.kind !== 'body') continue
    while (next < spoken.length && spoken[next]!.end <= sentence.start) next++
    begin()
    let from = sentence.start
    for (let at = next; at < spoken.length && spoken[at]!.start < sentence.end; at++) {
      takeWords(text, from, Math.min(spoken[at]!.start, sentence.end), sentence)
      from = Math.max(from, spoken[at]!.end)
    }
    takeWords(text, from, sentence.end, sentence)
    if (words >= FEWEST) endSentence()
  }
  return leastOf()
}

// The sentence being read.
let words = 0
let hashes = new Int32Array(1 << 10)
let areNames = new Uint8Array(1 << 10)
/** Sums, so that neither order nor repetition by another hand is told apart more than it must. */
let numbers = 0
let names = 0

const begin = (): void => {
  words = 0
  numbers = 0
  names = 0
}

const takeWords = (text: string, from: number, to: number, sentence: Span): void =>
  eachWord(text, from, to, (start, end, hash, check) => {
    const row = lookUp(text, start, end, hash, check)
    const word = known[row + 2]!
    if (word === 0) return
    if (words === hashes.length) makeRoom()
    const isName = start > sentence.start + 1 && isCapitalised(text, start)
    hashes[words] = word
    areNames[words++] = Number(isName)
    if (known[row + 3] === 1) numbers = (numbers + mixed(word)) | 0
    else if (isName) names = (names + mixed(word)) | 0
  })

const makeRoom = (): void => {
  hashes = grown(hashes, new Int32Array(2 * hashes.length))
  areNames = grown(areNames, new Uint8Array(2 * areNames.length))
}

// The sentences of the article: where the pairs of each end, and its facts.
let sentenceCount = 0
let ends = new Uint32Array(1 << 9)
let facts = new Uint32Array(1 << 9)
let pairCount = 0
let pairs = new Uint32Array(1 << 12)

const endSentence = (): void => {
  if (sentenceCount === ends.length) [ends, facts] = [twice(ends), twice(facts)]
  while (pairCount + words > pairs.length) pairs = twice(pairs)
  for (let at = 0; at + 1 < words; at++)
    if (areNames[at]! + areNames[at + 1]! < 2)
      pairs[pairCount++] = pairOf(hashes[at]!, hashes[at + 1]!)
  facts[sentenceCount] = ((short(numbers) << 20) | (short(names) << 8)) >>> 0
  ends[sentenceCount++] = pairCount
}

const twice = (full: Uint32Array): Uint32Array<ArrayBuffer> =>
  grown(full, new Uint32Array(2 * full.length))

// Of all sentences, `WIDTH` numbers each, side by side: an array for each would be most of the garbage that an article makes.
let marks = new Uint32Array(1 << 10)

const leastOf = (): Uint32Array => {
  const all = pairs.subarray(0, pairCount).toSorted()
  if (marks.length < (sentenceCount + 1) * WIDTH)
    marks = new Uint32Array(2 * (sentenceCount + 1) * WIDTH)
  const marked: number[] = []
  let row = 0
  for (let sentence = 0, from = 0; sentence < sentenceCount; from = ends[sentence++]!) {
    marks.fill(0, row, row + WIDTH)
    for (let at = from; at < ends[sentence]!; at++)
      if (mayEnter(row, at) && isOnce(all, at)) enter(row, at)
    if (marks[row + FEWEST_MARKS - 1] === 0) continue
    marks[row + MARKS] = facts[sentence]! | (marked.length & 0xff)
    marked.push(row)
    row += WIDTH
  }
  marked.sort((a, b) => marks[a]! - marks[b]!)
  const kept = Math.min(KEPT, marked.length)
  const fingerprint = new Uint32Array(kept * WIDTH)
  for (let at = 0; at < kept; at++)
    for (let n = 0; n < WIDTH; n++) fingerprint[at * WIDTH + n] = marks[marked[at]! + n]!
  return fingerprint
}

// A pair is handed on by where it stands: a number of 32 bits would be made an object of.

const isOnce = (sorted: Uint32Array, at: number): boolean => {
  const pair = pairs[at]!
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < pair) low = middle + 1
    else high = middle
  }
  return sorted[low + 1] !== pair
}

const pairOf = (first: number, second: number): number =>
  Math.max(1, mixed(Math.imul(first, 0x5bd1e995) ^ second) >>> 0)

/** Whether it is less than one of a row that is full. */
const mayEnter = (row: number, at: number): boolean => {
  const most = marks[row + MARKS - 1]!
  return most === 0 || pairs[at]! < most
}

/** Keeps the least of a row, ascending, 0 for none. */
const enter = (row: number, at: number): void => {
  let carried = pairs[at]!
  for (let place = row; place < row + MARKS; place++) {
    const held = marks[place]!
    if (held === carried) return
    if (held !== 0 && held < carried) continue
    marks[place] = carried
    if (held === 0) return
    carried = held
  }
}

/** 0 for none, else twelve bits that are not 0. */
const short = (sum: number): number => (sum === 0 ? 0 : Math.max(1, mixed(sum) & 0xfff))

/** The last steps of MurmurHash3 (Austin Appleby): every bit of the number changes every other. */
export const mixed = (number: number): number => {
  let hash = number
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

// Words met lately, four numbers each: both hashes, what stands for the word, and whether it is a number.
const ROWS = 1 << 15
const known = new Int32Array(4 * ROWS)
const isKnown = new Uint8Array(ROWS)

const lookUp = (text: string, start: number, end: number, hash: number, check: number): number => {
  const at = (hash ^ (hash >>> 15)) & (ROWS - 1)
  const row = 4 * at
  if (isKnown[at] === 1 && known[row] === hash && known[row + 1] === check) return row
  const worded = wordedOf(text.slice(start, end))
  isKnown[at] = 1
  known[row] = hash
  known[row + 1] = check
  known[row + 2] = worded.hash
  known[row + 3] = Number(worded.isNumber)
  return row
}
