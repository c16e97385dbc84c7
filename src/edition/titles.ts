// Which titles may hold some words: sixteen bits of each word of each title, side by side. Knows words, no article.
import { grown } from './grown.ts'
import type { Chest } from './snapshot/chest.ts'
import { SnapshotError } from './snapshot/chest.ts'
import { lastAtOrBefore } from './shelf.ts'
import { hashesOf } from './words.ts'

/** Immutable. */
export interface Titles {
  /**
   * Those of some slots, in their order, whose titles may hold all of some words; `asked` gives for each the forms that count
   * as it, folded. Of one title in some thousands that is not true: the letters decide.
   */
  holding(asked: readonly (readonly string[])[], slots: Uint32Array): Generator<number>
}

/** The one writer. What it notes of a slot never changes, so that views share it. */
export interface TitlesPress {
  /** Slots ascend by one. `title`: folded words with single spaces. */
  add(slot: number, title: string): void
  print(): Titles
  save(slots: number, chest: Chest): void
  /** Into an empty one, in slices. */
  load(chest: Chest): Generator<void>
}

/**
 *     ends    4 bytes a slot: where its marks end
 *     marks   …title of slot 0… …title of slot 1…    2 bytes a word, some 15 bytes a title
 *     before  4 bytes a word: 1 + where the same mark stands last before it
 *     lasts   mark → 1 + where it stands last
 *     uses    mark → how often it stands there
 *
 * A word that few titles have leads from one of them to the one before. Where all are in many, all titles are looked through: two
 * milliseconds for a hundred thousand. The text index would read as many places for `in` as there are articles.
 */
export const openTitles = (): TitlesPress => {
  let slots = 0
  let ends = new Uint32Array(0)
  let marks = new Uint16Array(0)
  let before = new Uint32Array(0)
  let lasts = new Uint32Array(MARKS)
  const uses = new Uint32Array(MARKS)
  const link = (at: number): void => {
    const mark = marks[at]!
    before[at] = lasts[mark]!
    lasts[mark] = at + 1
    uses[mark]!++
  }
  return {
    add: (slot, title) => {
      const words = title === '' ? [] : title.split(' ', MOST_WORDS)
      const start = slot === 0 ? 0 : ends[slot - 1]!
      if (slot >= ends.length) ends = grown(ends, new Uint32Array(2 * slot + 1024))
      if (start + words.length > marks.length) {
        marks = grown(marks, new Uint16Array(2 * start + 8 * 1024))
        before = grown(before, new Uint32Array(marks.length))
        // Views that keep the shorter columns keep what leads into them.
        lasts = lasts.slice()
      }
      words.forEach((word, at) => {
        marks[start + at] = markOf(word)
        link(start + at)
      })
      ends[slot] = start + words.length
      slots = slot + 1
    },
    print: () => ({ holding: holdingIn({ slots, ends, marks, before, lasts, uses }) }),
    save: (most, chest) => {
      chest.put('titles/ends', ends.subarray(0, most))
      chest.put('titles/marks', marks.subarray(0, most === 0 ? 0 : ends[most - 1]!))
    },
    *load(chest) {
      ends = chest.take('titles/ends', Uint32Array)
      marks = chest.take('titles/marks', Uint16Array)
      if ((ends.at(-1) ?? 0) !== marks.length || !isRising(ends))
        throw new SnapshotError('the words of titles do not fit together')
      yield
      slots = ends.length
      before = new Uint32Array(marks.length)
      for (let at = 0; at < marks.length; at++) {
        link(at)
        if (at % LINKED_AT_ONCE === LINKED_AT_ONCE - 1) yield
      }
    }
  }
}

/** Sixteen bits. */
const MARKS = 1 << 16
/** Marks between two pauses: about a millisecond. */
const LINKED_AT_ONCE = 1 << 15
/** Words of a title that are noted. A sentence that stands for one may be long. */
const MOST_WORDS = 64
/** Words that are asked for, a bit each. */
const MOST_ASKED = 31

/** There is one in so many slots of those that a word leads to: for more it is faster to look at all. */
const FEW = 4

interface Columns {
  readonly slots: number
  readonly ends: Uint32Array
  readonly marks: Uint16Array
  readonly before: Uint32Array
  readonly lasts: Uint32Array
  readonly uses: Uint32Array
}

/** By mark: which of the words it may be. All 0 between two askings; of two at a time the second makes its own. */
let free: Uint32Array | null = new Uint32Array(MARKS)

const holdingIn = (columns: Columns): Titles['holding'] =>
  function* holding(asked, slots) {
    const { ends, marks } = columns
    const words = asked.slice(0, MOST_ASKED).map(forms => [...new Set(forms.map(markOf))])
    const all = 2 ** words.length - 1
    const among = ledTo(words, columns, slots.length / FEW)
    const bits = free ?? new Uint32Array(MARKS)
    free = null
    try {
      words.forEach((own, at) => {
        for (const mark of own) bits[mark]! |= 1 << at
      })
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i]!
        if (among !== null && among[slot] !== 1) continue
        const end = ends[slot]!
        let held = 0
        for (let at = slot === 0 ? 0 : ends[slot - 1]!; at < end; at++) held |= bits[marks[at]!]!
        if (held === all) yield slot
      }
    } finally {
      for (const mark of words.flat()) bits[mark] = 0
      free = bits
    }
  }

/** A 1 for each slot with a mark of the rarest word; null where the rarest is in more than `most`. */
const ledTo = (
  words: readonly (readonly number[])[],
  { slots, ends, before, lasts, uses }: Columns,
  most: number
): Uint8Array | null => {
  const usesOf = (own: readonly number[]): number => own.reduce((sum, mark) => sum + uses[mark]!, 0)
  let rarest: readonly number[] | undefined
  for (const own of words) if (rarest === undefined || usesOf(own) < usesOf(rarest)) rarest = own
  if (rarest === undefined || usesOf(rarest) > most) return null
  const found = new Uint8Array(slots)
  for (const mark of rarest)
    for (let at = lasts[mark]!; at > 0; at = before[at - 1]!)
      found[lastAtOrBefore(ends, at - 1, 0, slots) + 1] = 1
  return found
}

const isRising = (ends: Uint32Array): boolean => {
  for (let at = 1; at < ends.length; at++) if (ends[at]! < ends[at - 1]!) return false
  return true
}

const markOf = (word: string): number => {
  const { hash, check } = hashesOf(word)
  return (hash ^ (hash >>> 16) ^ check) & 0xffff
}
