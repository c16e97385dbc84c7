// The words of one article as numbers in a row, so that a place in it is a number. Knows one reading, no queries.
import type { Reading, Span } from '../../news.ts'
import type { Words } from '../words.ts'
import { hashesOf, scanOf } from '../words.ts'
import type { Speller } from './dictionary.ts'

/**
 * Headline, then every sentence that is not furniture. A 0 stands between headline and text and between paragraphs, so
 * that no phrase reaches across. Positions are indexes into `terms`, and the same in every edition.
 *
 *     terms      …headline… 0 …sentence 1… …sentence 2… 0 …sentence 3…
 *     body                  ^
 *     lead                                              ^
 *     sentences               ^            ^              ^             ^
 */
export interface Line {
  readonly terms: Uint32Array
  /** Where its text starts, after the headline. */
  readonly body: number
  /** Where its lead ends: its first two body sentences. */
  readonly lead: number
  /** Where each sentence starts, in order; furniture is an empty range. One more entry ends the last. */
  readonly sentences: Uint32Array
  /** For each place its spelling, times two, and one where it is a word of a name. What 0 stands for has none. */
  readonly spellings: Uint32Array
}

/** Places beyond this many are left out: four hundred thousand letters, a book. What stands there is read, not found. */
const MOST_PLACES = 65_000

/** Enters the words of an article; they count only when the dictionary is told so. */
export const readLine = (reading: Reading, speller: Speller): Line => {
  const { article, sentences: read } = reading
  const { headline, text } = article
  takeNames(reading)
  const body = headline === null ? 0 : addWords(scanOf(headline), 0, headline.length, true, 0)
  const sentences = roomFor(read.length + 1)
  const lead = leadEnd(reading)
  const scan = scanOf(text)
  let size = addBreak(body)
  let end = lead < 0 ? body : 0
  let paragraph = read[0]?.paragraph ?? 0
  for (let at = 0; at < read.length; at++) {
    const each = read[at]!
    if (each.paragraph !== paragraph) size = addBreak(size)
    paragraph = each.paragraph
    sentences[at] = size
    // Of a text of megabytes most is beyond: nothing of it is looked at.
    if (size >= MOST_PLACES && at !== lead) continue
    const isLine = each.kind === 'heading'
    if (each.kind !== 'furniture' && !(isLine && isHeadline(text, each, headline)))
      size = addWords(scan, each.start, each.end, isLine, size)
    if (at === lead) end = size
  }
  sentences[read.length] = size
  const held = taken(2 * size + sentences.length)
  const line = {
    terms: held.subarray(0, size),
    body,
    lead: end,
    sentences: held.subarray(2 * size),
    spellings: held.subarray(size, 2 * size)
  }
  line.sentences.set(sentences)
  if (headline !== null) look(headline, line, 0, body, speller)
  look(text, line, body, size, speller)
  return line
}

/** The numbers of the words in these rows. */
const look = (text: string, line: Line, from: number, to: number, speller: Speller): void => {
  const { starts, ends, hashes, checks, capitals } = words
  const { terms, spellings } = line
  const { rows } = speller
  for (let at = from; at < to; at++) {
    if (capitals[at] === BREAK) {
      terms[at] = 0
      spellings[at] = 0
      continue
    }
    const [start, end, hash, check] = [starts[at]!, ends[at]!, hashes[at]!, checks[at]!]
    // As it stands, 0 or 1, for all but a few: which of both is anybody's guess.
    let asName = capitals[at]!
    if (asName === MAY_TELL) asName = Number(isNamed(text, start, end, hash, check))
    const row = speller.look(text, start, end, hash, check, asName)
    terms[at] = rows[row + 3]!
    spellings[at] = rows[row + 2]!
  }
}

/**
 * Numbers of a piece that lines share until it is full: making an array for each costs as much as filling it, and the
 * collector more. Small enough that a line which is kept does not keep many others.
 */
const taken = (size: number): Uint32Array => {
  if (size > PIECE) return new Uint32Array(size)
  if (pieceUsed + size > PIECE) {
    piece = newPiece()
    pieceUsed = 0
  }
  pieceUsed += size
  return piece.subarray(pieceUsed - size, pieceUsed)
}

const PIECE = 1 << 14
/** Not set to zeros: a line writes every number that it takes. */
const newPiece = (): Uint32Array => new Uint32Array(Buffer.allocUnsafeSlow(4 * PIECE).buffer)
let piece = newPiece()
let pieceUsed = 0

let starts = new Uint32Array(1 << 8)

const roomFor = (sentences: number): Uint32Array => {
  if (starts.length < sentences) starts = new Uint32Array(2 * sentences)
  return starts.subarray(0, sentences)
}

// The words of the line being read, headline and all sentences, in rows; what a capital says stands in place of whether it is one.
let words: Words = scanOf('')(0, 0)
const [TELLS, MAY_TELL, BREAK] = [1, 2, 3] as const

const addBreak = (size: number): number => {
  if (size >= MOST_PLACES) return size
  words.capitals[size] = BREAK
  return size + 1
}

/**
 * A capital tells a name anywhere but at the start of a sentence and in a line set in capitals throughout
 * (`Two Ministers Meet in Old Harbour Hall`), where only the reading knows. Gives the length of the line with the words.
 */
const addWords = (
  scan: ReturnType<typeof scanOf>,
  from: number,
  to: number,
  isLine: boolean,
  size: number
): number => {
  words = scan(from, to, size)
  const { count, capitals } = words
  const unsure = !isLine ? Math.min(size + 1, count) : isTitleCase(words, size) ? count : size
  for (let at = size; at < unsure; at++) if (capitals[at] === TELLS) capitals[at] = MAY_TELL
  return Math.min(count, MOST_PLACES)
}

// The words of the people that the reading found, by both hashes: an open-addressing set, written anew for each article.
let names = new Int32Array(1 << 9)
let nameCount = 0

const takeNames = (reading: Reading): void => {
  names.fill(0)
  nameCount = 0
  for (const { name, aliases } of reading.names) {
    addNames(name)
    for (const alias of aliases) addNames(alias)
  }
}

const addNames = (form: string): void => {
  const { count, hashes, checks } = scanOf(form)(0, form.length)
  for (let word = 0; word < count; word++) {
    const at = nameAt(hashes[word]!, checks[word]!)
    if (names[at] === hashes[word] && names[at + 1] === checks[word]) continue
    names[at] = hashes[word]!
    names[at + 1] = checks[word]!
    if (++nameCount * 4 >= names.length) growNames()
  }
}

const growNames = (): void => {
  const held = names
  names = new Int32Array(2 * held.length)
  for (let old = 0; old < held.length; old += 2) {
    if (held[old] === 0 && held[old + 1] === 0) continue
    const into = nameAt(held[old]!, held[old + 1]!)
    names[into] = held[old]!
    names[into + 1] = held[old + 1]!
  }
}

const nameAt = (hash: number, check: number): number => {
  const last = names.length - 1
  let at = ((hash ^ (hash >>> 15)) << 1) & last
  while (
    (names[at] !== 0 || names[at + 1] !== 0) &&
    (names[at] !== hash || names[at + 1] !== check)
  )
    at = (at + 2) & last
  return at
}

/** Of a name a possessive is one too. */
const isNamed = (
  text: string,
  start: number,
  end: number,
  hash: number,
  check: number
): boolean => {
  if (nameCount === 0) return false
  const at = nameAt(hash, check)
  if (names[at] === hash && names[at + 1] === check) return true
  if (text.charCodeAt(end - 1) !== 0x73 || end - start < 3) return false
  const mark = text.charCodeAt(end - 2)
  if (mark !== 0x27 && mark !== 0x2019) return false
  const bare = hashesOf(text.slice(start, end - 2))
  const of = nameAt(bare.hash, bare.check)
  return names[of] === bare.hash && names[of + 1] === bare.check
}

/** The second body sentence, or the only one; -1 where there is none. */
const leadEnd = ({ sentences }: Reading): number => {
  let [lead, found] = [-1, 0]
  for (let at = 0; at < sentences.length && found < 2; at++)
    if (sentences[at]!.kind === 'body') {
      lead = at
      found++
    }
  return lead
}

const isTitleCase = ({ count, starts: from, ends, capitals }: Words, first: number): boolean => {
  let [capital, long] = [0, 0]
  for (let at = first; at < count; at++) {
    if (ends[at]! - from[at]! < 4) continue
    long++
    capital += capitals[at]!
  }
  return capital * 3 >= long * 2
}

/** A headline printed in the text too is counted once. */
const isHeadline = (text: string, { start, end }: Span, headline: string | null): boolean =>
  headline !== null && text.slice(start, end).trim() === headline.trim()
