// Words that stand side by side, found in one segment: the rarest leads, the others say yes or no. Knows no scores.
import { Block, MOST_IN_FIELD, packed } from './block.ts'
import { NOWHERE, WordCursor } from './cursor.ts'
import type { Lengths } from './ranking.ts'
import type { Segment } from './segment.ts'
import { BLOCK } from './segment.ts'

/** Called with an article, and the places in its line where the first word of the phrase stands: `count` of them, ascending. */
export type PhraseVisitor = (slot: number, places: Uint16Array, count: number) => void

/**
 * Visits every article of a segment that holds the words in this order with nothing between them, slots ascending. Each
 * word is given by the terms that count as it. `passes` leaves articles out, before their places are read.
 */
export const eachPhrase = (
  segment: Segment,
  words: readonly (readonly number[])[],
  passes: (slot: number) => boolean,
  visit: PhraseVisitor
): void => {
  const cursors = words.map((terms, offset) => ({ offset, at: new WordCursor(segment, terms) }))
  cursors.sort((a, b) => a.at.articles - b.at.articles)
  const [lead, ...others] = cursors
  if (lead === undefined || lead.at.articles === 0) return
  let starts = new Uint16Array(64)
  for (let slot = lead.at.seek(segment.first); slot !== NOWHERE;) {
    const ahead = furthest(others, slot)
    if (ahead === NOWHERE) return
    if (ahead > slot) {
      slot = lead.at.seek(ahead)
      continue
    }
    if (passes(slot)) {
      lead.at.read()
      if (starts.length < lead.at.count) starts = new Uint16Array(2 * lead.at.count)
      let count = 0
      for (let n = 0; n < lead.at.count; n++)
        if (lead.at.places[n]! >= lead.offset) starts[count++] = lead.at.places[n]! - lead.offset
      for (let n = 0; n < others.length && count > 0; n++) {
        const { offset, at } = others[n]!
        at.read()
        count = beside(starts, count, at.places, at.count, offset)
      }
      if (count > 0) visit(slot, starts, count)
    }
    slot = lead.at.seek(slot + 1)
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
  eachPhrase(
    segment,
    words,
    slot => removed[slot] === 0,
    (slot, places, size) => {
      let block = blocks.at(-1)
      if (block === undefined || block.count === BLOCK) blocks.push((block = new Block()))
      const [text, body] = [lengths.bodyStart[slot]!, lengths.leadEnd[slot]!]
      const row = block.count++
      block.slots[row] = slot
      let [headline, lead] = [0, 0]
      for (let at = 0; at < size && places[at]! < body; at++)
        if (places[at]! < text) headline++
        else lead++
      headline = Math.min(headline, MOST_IN_FIELD)
      lead = Math.min(lead, MOST_IN_FIELD)
      block.counts[row] = packed(headline, lead, size - headline - lead)
    }
  )
  return blocks
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
