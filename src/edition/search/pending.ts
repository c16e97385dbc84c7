// The lines of the latest articles, not yet a segment: laid side by side, then turned into one. Knows numbers only.
import type { Line } from './line.ts'
import type { Lengths, Usual } from './ranking.ts'
import { weigherOf } from './ranking.ts'
import type { Segment } from './segment.ts'
import { Writer } from './writer.ts'

/**
 * Places to a segment, after which it is time to freeze: some eight hundred articles, some twenty milliseconds. With fewer
 * each term has fewer entries, and opening and closing it, now and in a merge, is what costs.
 */
const MOST_PLACES = 1 << 19
/** Articles to a segment: what is noted of a place has sixteen bits for its article. */
const MOST_ARTICLES = 1 << 15
/** Places that are written, and that are put in order, between two pauses: a millisecond or two. */
const [WRITTEN_AT_ONCE, SORTED_AT_ONCE] = [1 << 14, 1 << 17]

export interface Pending {
  /** Articles so far. */
  readonly size: number
  readonly isFull: boolean
  /** Slots ascend by one. */
  add(slot: number, line: Line): void
  /**
   * The segment of all that was added, and for each of its terms how many articles hold it, in slices; nothing is pending after
   * that, and nothing is added before.
   */
  freeze(lengths: Lengths, usual: Usual): Generator<void, Frozen>
}

export interface Frozen {
  readonly segment: Segment
  readonly articles: Int32Array
}

/**
 * Sorted by counting (Knuth 5.2): how often each term stands is counted as lines come, a bit for each term that does puts
 * them in order, and each place goes where its term's begin. An entry is the article above, the place in its line below:
 *
 *     terms     17              18     43                 ascending
 *     entries   0·12 0·80 3·7 | 2·41 | 1·5 1·9 4·230 …
 *     ends                    ^      ^                     by term
 */
export const openPending = (): Pending => {
  // Kept for the next time. Of each term how many entries it has, then where the next one goes; 0 again after that.
  let ends = new Uint32Array(1 << 12)
  let bits = new Uint32Array(1 << 7)
  let lines: Line[] = []
  let first = 0
  let total = 0
  let distinct = 0

  /** While the line is in the processor's cache anyway. */
  const countIn = (terms: Uint32Array): void => {
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at]!
      if (term === 0) continue
      if (term >= ends.length) {
        ends = larger(ends, term + 1)
        bits = larger(bits, (ends.length >>> 5) + 1)
      }
      if (ends[term]!++ > 0) continue
      bits[term >>> 5]! |= 1 << (term & 31)
      distinct++
    }
  }

  /** The terms of all lines, ascending. */
  const sorted = (): Uint32Array => {
    const terms = new Uint32Array(distinct)
    for (let word = 0, at = 0; at < distinct; word++) {
      for (let left = bits[word]!; left !== 0; left &= left - 1)
        terms[at++] = (word << 5) + 31 - Math.clz32(left & -left)
      bits[word] = 0
    }
    distinct = 0
    return terms
  }

  function* scatter(terms: Uint32Array): Generator<void, Uint32Array> {
    for (let at = 0, sum = 0; at < terms.length; at++) {
      const count = ends[terms[at]!]!
      ends[terms[at]!] = sum
      sum += count
    }
    // Kept for the next time, it would be a megabyte for nothing mostly; making it takes a tenth of a millisecond.
    const [entries, next] = [new Uint32Array(total), ends]
    for (let owner = 0, done = 0; owner < lines.length; owner++) {
      const line = lines[owner]!.terms
      for (let at = 0; at < line.length; at++)
        if (line[at]! > 0) entries[next[line[at]!]!++] = (owner << 16) | at
      done += line.length
      if (done < SORTED_AT_ONCE) continue
      yield
      done = 0
    }
    return entries
  }

  return {
    get size() {
      return lines.length
    },
    get isFull() {
      return total >= MOST_PLACES || lines.length >= MOST_ARTICLES
    },
    add: (slot, line) => {
      if (lines.length === 0) first = slot
      lines.push(line)
      total += line.terms.length
      countIn(line.terms)
    },
    *freeze(lengths, usual) {
      const terms = sorted()
      const entries = yield* scatter(terms)
      const writer = new Writer(first, first + lines.length, lengths, usual, 2 * total)
      const weigh = weigherOf(lengths, usual)
      // Most words stand in an article once, in its body: that is worth the same whatever the word.
      const once = Float64Array.from(lines, (_, owner) => weigh(first + owner, 0, 0, 1))
      const articles = new Int32Array(terms.length)
      for (let at = 0, from = 0, paused = 0; at < terms.length; at++) {
        const to = ends[terms[at]!]!
        ends[terms[at]!] = 0
        articles[at] = writer.term(terms[at]!, entries, from, to, once)
        from = to
        if (to - paused < WRITTEN_AT_ONCE) continue
        yield
        paused = to
      }
      const frozen = { segment: writer.done(), articles }
      lines = []
      total = 0
      return frozen
    }
  }
}

const larger = (full: Uint32Array, least: number): Uint32Array<ArrayBuffer> => {
  const more = new Uint32Array(Math.max(least, Math.ceil(1.5 * full.length)))
  more.set(full)
  return more
}
