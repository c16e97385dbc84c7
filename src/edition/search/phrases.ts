// Words that stand side by side, found in one segment: the rarest leads, the others say yes or no. Knows no scores.
import type { Mask } from '../filter.ts'
import { Block, MOST_IN_FIELD, packed } from './block.ts'
import { NOWHERE, WordCursor } from './cursor.ts'
import type { Lengths } from './ranking.ts'
import type { Segment } from './segment.ts'
import { BLOCK } from './segment.ts'

/** Called with an article, and the places in its line where the first word of the phrase stands: `count` of them, ascending. */
export type PhraseVisitor = (slot: number, places: Uint16Array, count: number) => void

/** The first slot, from this one on, that may be in the answer; NOWHERE where none is. */
export type NextSlot = (slot: number) => number

/** Whether an article is still to be looked at, were the phrase in all of these places. */
export type PhraseHopes = (slot: number, places: Uint16Array, count: number) => boolean

/**
 * Visits every article of a segment that holds the words in this order with nothing between them, slots ascending. Each
 * word is given by the terms that count as it. What `next` leaves out is passed over, blocks of it unread; of what `hopes` leaves out the places of
 * the commoner words are not read.
 */
export const eachPhrase = (
  segment: Segment,
  words: readonly (readonly number[])[],
  next: NextSlot,
  visit: PhraseVisitor,
  hopes: PhraseHopes = () => true
): void => {
  const cursors = words.map((terms, offset) => ({ offset, at: WordCursor.of(segment, terms) }))
  cursors.sort((a, b) => a.at.articles - b.at.articles)
  const [lead, ...others] = cursors
  if (lead === undefined || lead.at.articles === 0) return
  let starts = new Uint16Array(64)
  for (let slot = segment.first; ;) {
    slot = next(slot)
    if (slot >= segment.end) return
    const found = lead.at.seek(slot)
    const ahead = found === slot ? furthest(others, slot) : found
    if (ahead === NOWHERE) return
    if (ahead > slot) {
      slot = ahead
      continue
    }
    lead.at.read()
    if (starts.length < lead.at.count) starts = new Uint16Array(2 * lead.at.count)
    let count = 0
    for (let n = 0; n < lead.at.count; n++)
      if (lead.at.places[n]! >= lead.offset) starts[count++] = lead.at.places[n]! - lead.offset
    let left = others.length
    for (; left > 0 && count > 0 && hopes(slot, starts, count); left--) {
      const { offset, at } = others[others.length - left]!
      at.read()
      count = beside(starts, count, at.places, at.count, offset)
    }
    if (count > 0 && left === 0) visit(slot, starts, count)
    slot++
  }
}

/** The articles of a segment that hold a phrase, those removed left out, as blocks of a word are; without places. */
export const phraseBlocks = (
  segment: Segment,
  words: readonly (readonly number[])[],
  lengths: Lengths,
  removed: Uint8Array
): readonly Block[] => {
  const blocks: Block[] = []
  if (words.some(terms => terms.length === 0)) return blocks
  eachPhrase(segment, words, passing(removed, null), (slot, places, size) => {
    let block = blocks.at(-1)
    if (block === undefined || block.count === BLOCK) blocks.push((block = new Block()))
    const row = block.count++
    block.slots[row] = slot
    block.counts[row] = countsOf(slot, places, size, lengths)
  })
  return blocks
}

/** How often each field of an article has a phrase that begins at these places, packed. */
export const countsOf = (
  slot: number,
  places: Uint16Array,
  size: number,
  lengths: Lengths
): number => {
  const [text, body] = [lengths.bodyStart[slot]!, lengths.leadEnd[slot]!]
  let [headline, lead] = [0, 0]
  for (let at = 0; at < size && places[at]! < body; at++)
    if (places[at]! < text) headline++
    else lead++
  headline = Math.min(headline, MOST_IN_FIELD)
  lead = Math.min(lead, MOST_IN_FIELD)
  return packed(headline, lead, size - headline - lead)
}

/** Those that were not removed and pass. Where few pass, what lies between them costs next to nothing. */
export const passing =
  (removed: Uint8Array, mask: Mask): NextSlot =>
  from => {
    let slot = from
    if (mask === null) while (removed[slot] === 1) slot++
    else
      while (mask[slot] !== 1 || removed[slot] === 1) {
        slot = mask.indexOf(1, slot + 1)
        if (slot < 0) return NOWHERE
      }
    return slot
  }

/** `slot`, where all the words are in it; else the first slot after it where one that is not may be. */
const furthest = (others: readonly { readonly at: WordCursor }[], slot: number): number => {
  for (const { at } of others) {
    const found = at.seek(slot)
    if (found > slot) return found
  }
  return slot
}

/** Keeps those of `starts` from which a place is `offset` words away; gives how many. */
const beside = (
  starts: Uint16Array,
  count: number,
  places: Uint16Array,
  size: number,
  offset: number
): number => {
  let [kept, at] = [0, 0]
  for (let n = 0; n < count; n++) {
    const wanted = starts[n]! + offset
    while (at < size && places[at]! < wanted) at++
    if (at < size && places[at] === wanted) starts[kept++] = starts[n]!
  }
  return kept
}
