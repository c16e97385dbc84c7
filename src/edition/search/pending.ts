// The lines of the latest articles, not yet a segment: laid side by side, then turned into one. Knows numbers only.
import type { Line } from './line.ts'
import type { Lengths, Usual } from './ranking.ts'
import type { Segment } from './segment.ts'
import { MOST_IN_FIELD } from './segment.ts'
import { sizeOfCode, Writer } from './writer.ts'

/** Places to a segment, after which it is time to freeze: two hundred articles, some milliseconds. */
const MOST_PLACES = 1 << 17

export interface Pending {
  /** Articles so far. */
  readonly size: number
  readonly isFull: boolean
  /** Slots ascend by one. */
  add(slot: number, line: Line): void
  /** The segment of all that was added, and for each of its terms how many articles hold it; nothing is pending after that. */
  freeze(lengths: Lengths, usual: Usual): Frozen
}

export interface Frozen {
  readonly lines: readonly Line[]
  readonly segment: Segment
  readonly articles: Int32Array
}

export const openPending = (): Pending => {
  // What freezing needs for each term and each place, kept for the next time.
  let next = new Uint32Array(1 << 12)
  let places = new Uint16Array(0)
  let owners = new Uint16Array(0)
  let lines: Line[] = []
  let first = 0
  let total = 0

  return {
    get size() {
      return lines.length
    },
    get isFull() {
      return total >= MOST_PLACES
    },
    add: (slot, line) => {
      if (lines.length === 0) first = slot
      lines.push(line)
      total += line.terms.length
    },
    freeze: (lengths, usual) => {
      const frozen = lines
      if (places.length < total) {
        places = new Uint16Array(total)
        owners = new Uint16Array(total)
      }
      const terms = distinct(frozen)
      const writer = new Writer(first, first + frozen.length, lengths, usual, 2 * total)
      const { bodyStart, leadEnd } = lengths
      const articles = new Int32Array(terms.length)
      for (let at = 0, from = 0; at < terms.length; at++) {
        const term = terms[at]!
        const to = next[term]!
        writer.open(term)
        for (let place = from; place < to;) {
          const owner = owners[place]!
          const slot = first + owner
          const [text, body] = [bodyStart[slot]!, leadEnd[slot]!]
          let [inHeadline, inLead, inBody] = [0, 0, 0]
          let [end, bytes] = [place, 0]
          for (let previous = 0; end < to && owners[end] === owner; end++) {
            bytes += sizeOfCode(places[end]! - previous)
            previous = places[end]!
            if (places[end]! >= body) inBody++
            else if (places[end]! >= text) inLead++
            else inHeadline++
          }
          articles[at]!++
          // Nobody repeats a word as often in a headline or a lead; what is beyond is the body's.
          const beyond =
            Math.max(0, inHeadline - MOST_IN_FIELD) + Math.max(0, inLead - MOST_IN_FIELD)
          inHeadline = Math.min(inHeadline, MOST_IN_FIELD)
          inLead = Math.min(inLead, MOST_IN_FIELD)
          inBody += beyond
          writer.article(slot, inHeadline, inLead, inBody, bytes)
          for (let previous = 0; place < end; place++) {
            writer.place(places[place]! - previous)
            previous = places[place]!
          }
        }
        writer.close()
        next[term] = 0
        from = to
      }
      lines = []
      total = 0
      // An article of a book's length needs room once only.
      if (places.length > 4 * MOST_PLACES) places = owners = new Uint16Array(0)
      return { lines: frozen, segment: writer.done(), articles }
    }
  }

  /** The terms of all lines, ascending; `next`, `places` and `owners` hold where each stands, the ends of each term in `next`. */
  function distinct(frozen: readonly Line[]): Uint32Array {
    const found: number[] = []
    for (const { terms } of frozen)
      for (let at = 0; at < terms.length; at++) {
        const term = terms[at]!
        if (term === 0) continue
        if (term >= next.length) next = larger(next, term + 1)
        if (next[term]!++ === 0) found.push(term)
      }
    const terms = Uint32Array.from(found).toSorted()
    for (let at = 0, sum = 0; at < terms.length; at++) {
      const count = next[terms[at]!]!
      next[terms[at]!] = sum
      sum += count
    }
    frozen.forEach((line, owner) => {
      for (let at = 0; at < line.terms.length; at++) {
        const term = line.terms[at]!
        if (term === 0) continue
        const place = next[term]!++
        places[place] = at
        owners[place] = owner
      }
    })
    return terms
  }
}

const larger = (full: Uint32Array, least: number): Uint32Array<ArrayBuffer> => {
  const more = new Uint32Array(Math.max(least, 2 * full.length))
  more.set(full)
  return more
}
