// Words that stand side by side, found in one segment: the two rarest lead, the others are looked for where these leave a start. Knows no scores.
import type { Mask } from '../filter.ts'
import { Block } from './block.ts'
import { bodyOf, headlineOf, IN_BODY, leadOf, MOST_IN_FIELD, packed, usesOf } from './counts.ts'
import type { Starts } from './termcursor.ts'
import { WordCursor } from './cursor.ts'
import { LINES, NOWHERE } from './termcursor.ts'
import type { Lengths } from './ranking.ts'
import type { Segment } from './segment.ts'
import { BLOCK } from './segment.ts'
import { blocksTaken, giveBlocksBack } from './sources.ts'

/** Called with an article, and the places in its line where the first word of the phrase stands: `count` of them, ascending. */
export type PhraseVisitor = (slot: number, places: Uint16Array, count: number) => void

/** The first slot, from this one on, that may be in the answer; NOWHERE where none is. */
export type NextSlot = (slot: number) => number

/** Which articles are worth looking at. */
export interface PhraseHopes {
  readonly lengths: Lengths
  /** One that has the phrase at most so often in each field, packed. */
  areIn(slot: number, most: number): boolean
}

/**
 * Visits every article of a segment that holds the words in this order with nothing between them, slots ascending. Each
 * word is given by the terms that count as it. What `next` leaves out is passed over, blocks of it unread; of what `hopes`
 * leaves out no places are read.
 */
export const eachPhrase = (
  segment: Segment,
  words: readonly (readonly number[])[],
  next: NextSlot,
  visit: PhraseVisitor,
  hopes?: PhraseHopes
): void => {
  const before = blocksTaken()
  const cursors = words.map((terms, offset) => ({
    offset,
    at: WordCursor.of(segment, terms),
    uses: 0
  }))
  cursors.sort((a, b) => a.at.articles - b.at.articles)
  visitAll(segment, cursors, next, visit, hopes)
  giveBlocksBack(before)
}

const visitAll = (
  segment: Segment,
  cursors: readonly Member[],
  next: NextSlot,
  visit: PhraseVisitor,
  hopes: PhraseHopes | undefined
): void => {
  const [lead] = cursors
  if (lead === undefined || lead.at.articles === 0) return
  const leading = cursors.slice(0, LEADING)
  for (const { at } of leading) if (at.articles < WALKED * lead.at.articles) at.walk()
  const seldomFirst = [...leading]
  const others = cursors.slice(LEADING)
  let sampled = 0
  for (let slot = segment.first; ;) {
    slot = next(slot)
    if (slot >= segment.end) return
    const ahead = furthest(leading, slot)
    if (ahead === NOWHERE) return
    if (ahead > slot) {
      slot = ahead
      continue
    }
    if (hopes === undefined || hopes.areIn(slot, mostIn(leading))) {
      if (sampled < SAMPLED) {
        for (const each of seldomFirst) each.uses += usesOf(each.at.counts)
        if (++sampled === SAMPLED) seldomFirst.sort((a, b) => a.uses - b.uses)
      }
      const count = followed(seldomFirst, others, slot, hopes)
      if (count > 0) visit(slot, starts.found, count)
    }
    slot++
  }
}

/** Of a word that no more times as many articles hold as the rarest, nearly every block has one that is asked for. */
const WALKED = 8

/** The rarest words lead. The others turn few away that these do not: they are looked for only where these leave a start. */
const LEADING = 2

/** Articles that tell which of the words stand seldom where all of them are: their places are read first, and few of the others'. */
const SAMPLED = 32

/** A word of a phrase, by how many words it stands behind the first. */
interface Member {
  readonly offset: number
  readonly at: WordCursor
  /** How often it stands in the articles sampled. */
  uses: number
}

/** How often each field of the article where the cursors are has the phrase at most: as often as any of the words. */
const mostIn = (members: readonly Member[]): number => {
  let [headline, lead, body] = [MOST_IN_FIELD, MOST_IN_FIELD, IN_BODY]
  for (let n = 0; n < members.length; n++) {
    const { offset, at } = members[n]!
    const { counts } = at
    headline = Math.min(headline, headlineOf(counts))
    // A phrase that begins in the last words of the lead may go on in the body, and is the lead's.
    lead = Math.min(lead, leadOf(counts) + offset)
    body = Math.min(body, bodyOf(counts))
  }
  return packed(headline, lead, body)
}

// Never cleared: the numbers that words are marked with go on from article to article.
const starts: Starts = {
  marks: new Int32Array(LINES + 1).fill(-1, (LINES + 1) / 2),
  found: new Uint16Array(1 << 16)
}
let latest = 0

/**
 * Finds the starts, ascending, in the article where the leading cursors are, and the others perhaps; gives how many. Nothing is
 * compared with what stands next in a row: which of two places comes first would be guessed wrong each time.
 */
const followed = (
  leading: readonly Member[],
  others: readonly Member[],
  slot: number,
  hopes: PhraseHopes | undefined
): number => {
  const { marks, found } = starts
  if (latest > 0x7fff0000) {
    marks.fill(0, 0, (LINES + 1) / 2)
    latest = 0
  }
  let count = 0
  let last = 0xffff
  for (let n = 0; n < leading.length + others.length; n++) {
    const { offset, at } = leading[n] ?? others[n - leading.length]!
    if (n >= leading.length && at.seek(slot) > slot) return 0
    if (n > 1 && hopes !== undefined) {
      const most = countsOf(slot, found, count, hopes.lengths)
      if (!hopes.areIn(slot, most)) return 0
    }
    if (n > 0) {
      latest++
      for (let each = 0; each < count; each++) marks[found[each]!] = latest
      last = found[count - 1]!
    }
    count = at.follow(starts, offset, n === 0 ? 0 : latest, last)
    if (count === 0) return 0
  }
  return count
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
const furthest = (members: readonly Member[], slot: number): number => {
  for (const { at } of members) {
    const found = at.seek(slot)
    if (found > slot) return found
  }
  return slot
}
