// What an article is about, as numbers of features and how much each counts. A function of that article alone.
import type { Reading } from '../../news.ts'
import { MOST_WORDS, readOpening } from './opening.ts'
import { openTally } from './tally.ts'

/** One article's features, each once; no order. */
export interface Features {
  /** 32-bit hashes of stems. Two stems with one hash are one feature: among a million, some hundred pairs. */
  readonly hashes: Uint32Array
  /** How much each counts, before its rarity: 16 for a plain word that stands once. */
  readonly counts: Uint8Array
  /** Hashes of what an ordinal of headline or lead counts, with the number in the low byte: `12th package`. */
  readonly ordinals: readonly number[]
}

/** Features kept of an article, the heaviest, of equals the first. */
export const MOST_FEATURES = 64
/** What a word is worth for what it is: an event is told by who, where and how many. */
const WORTH = { word: 16, name: 19, number: 21 }
/** A word that comes back counts more, but little: headline and lead repeat each other. */
const REPEATED = 0.3
/** Words of the body in which ordinals are looked at: what an event is called stands in its headline and lead. */
const LEAD = 40

/**
 * The stems of headline and opening. A word counts as a name where the reading knows a person by it, or where the article
 * prints it with a capital inside a sentence; so `Sixers` at the start of one does too.
 */
export const featuresOf = (reading: Reading): Features => {
  const { words, names } = readOpening(reading)
  tally.clear()
  for (let at = 0; at < words.count; at++) {
    const stem = words.stems[at]!
    if (stem === 0) continue
    const isNumber = words.isNumber[at] === 1
    const worth = isNumber ? WORTH.number : names.has(words.words[at]!) ? WORTH.name : WORTH.word
    const row = tally.rowOf(stem)
    times[row] = tally.isNew ? 1 : times[row]! + 1
    worths[row] = tally.isNew ? worth : Math.max(worths[row]!, worth)
  }
  const hashes: number[] = []
  const counts: number[] = []
  const size = tally.size
  for (let row = 0; row < size; row++)
    worths[row] = Math.min(255, Math.round(worths[row]! * REPEATS[Math.min(times[row]!, 255)]!))
  const least = size <= MOST_FEATURES ? 0 : leastKept(size)
  let atLeast = MOST_FEATURES
  for (let row = 0; row < size; row++) if (worths[row]! > least) atLeast--
  for (let row = 0; row < size; row++) {
    const count = worths[row]!
    if (count < least || (count === least && atLeast-- <= 0)) continue
    hashes.push(tally.keys[row]!)
    counts.push(count)
  }
  return {
    hashes: Uint32Array.from(hashes),
    counts: Uint8Array.from(counts),
    ordinals: ordinalsIn(words)
  }
}

/** The least count that is kept of rows that are too many, by how many there are of each count. */
const leastKept = (size: number): number => {
  having.fill(0)
  for (let row = 0; row < size; row++) having[worths[row]!]!++
  let [count, kept] = [256, 0]
  while (kept < MOST_FEATURES) kept += having[--count]!
  return count
}

const tally = openTally(MOST_WORDS)
/** By row of the tally. */
const times = new Uint16Array(MOST_WORDS)
const worths = new Uint16Array(MOST_WORDS)
const having = new Uint16Array(256)

/** By how often a word stands there. */
const REPEATS = Float64Array.from({ length: 256 }, (_, count) => count ** REPEATED)

/** An ordinal with each of the next two telling words: `12th sanctions package` is of sanctions and of a package. */
const ordinalsIn = (words: ReturnType<typeof readOpening>['words']): number[] => {
  const found = new Set<number>()
  for (let at = 0; at < words.count; at++) {
    const ordinal = words.ordinals[at]!
    if (ordinal === 0 || words.places[at]! > LEAD) continue
    let left = 2
    for (let next = at + 1; next < words.count && next <= at + 3 && left > 0; next++) {
      const stem = words.stems[next]!
      if (stem === 0 || words.isNumber[next] === 1) continue
      left--
      found.add(((stem & ~0xff) | (ordinal & 0xff)) >>> 0)
    }
  }
  return [...found].slice(0, MOST_ORDINALS)
}

const MOST_ORDINALS = 8
