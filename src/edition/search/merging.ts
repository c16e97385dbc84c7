// Several segments that lie side by side made into one, without the articles removed since. Knows segments only.
import { Block, rawBlock } from './block.ts'
import { bodyOf, headlineOf, leadOf, usesOf } from './counts.ts'
import { pastCodes, stepIn } from './codes.ts'
import type { Lengths, Usual } from './ranking.ts'
import { rebound } from './ranking.ts'
import type { Segment } from './segment.ts'
import { postingsAt } from './segment.ts'
import { Writer } from './writer.ts'

/** Postings between two pauses: about a millisecond. */
const AT_ONCE = 16_384

/**
 * The segments in order, the end of each the start of the next. Blocks are copied as they are where nothing was removed. Pauses after every so many postings, telling how many there were.
 */
export function* merge(
  segments: readonly Segment[],
  lengths: Lengths,
  usual: Usual,
  removed: Uint8Array
): Generator<number, Segment> {
  const writer = new Writer(segments[0]!.first, segments.at(-1)!.end, lengths, usual, 1 << 20)
  const indexes = segments.map(() => 0)
  const whole = segments.map(({ first, end }) => !removed.subarray(first, end).includes(1))
  const block = new Block()
  let spent = 0
  for (;;) {
    let term = Number.POSITIVE_INFINITY
    for (let at = 0; at < segments.length; at++)
      term = Math.min(term, segments[at]!.terms[indexes[at]!] ?? Number.POSITIVE_INFINITY)
    if (term === Number.POSITIVE_INFINITY) break
    let open = false
    for (let at = 0; at < segments.length; at++) {
      const segment = segments[at]!
      if (segment.terms[indexes[at]!] !== term) continue
      const postings = postingsAt(segment, indexes[at]!++)
      for (let number = 0; number < postings.blocks; number++) {
        if (whole[at] === true) {
          if (!open) writer.open(term)
          open = true
          const raw = rawBlock(postings, number)
          writer.copyBlock(raw, rebound(raw.most, segment.usual, usual))
          spent += 16
        } else {
          block.read(postings, number)
          open = copyBlock(block, writer, term, open, removed)
          spent += block.count + 4
        }
        if (spent < AT_ONCE) continue
        yield spent
        spent = 0
      }
    }
    if (open) writer.close()
  }
  return writer.done()
}

const copyBlock = (
  block: Block,
  writer: Writer,
  term: number,
  isOpen: boolean,
  removed: Uint8Array
): boolean => {
  const { count, slots, counts, lows, bytes } = block
  let open = isOpen
  let at = block.places
  for (let row = 0; row < count; row++) {
    const held = counts[row]!
    const next = pastCodes(bytes, at, usesOf(held))
    if (removed[slots[row]!] === 0) {
      if (!open) writer.open(term)
      open = true
      const step = stepIn(lows[row]!)
      writer.article(slots[row]!, step, headlineOf(held), leadOf(held), bodyOf(held), next - at)
      writer.copyPlaces(bytes, at, next)
    }
    at = next
  }
  return open
}
