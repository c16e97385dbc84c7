// Which titles may hold some words: sixteen bits of each word of each title, side by side. Knows words, no article.
import type { Chest } from './snapshot/chest.ts'
import { SnapshotError } from './snapshot/chest.ts'
import { hashesOf } from './words.ts'

/** Immutable. */
export interface Titles {
  /**
   * The first `most` of some slots that pass and whose titles may hold all of some words; `asked` gives for each the forms
   * that count as it, folded. Of one title in some thousands that is not true: the letters decide.
   */
  holding(
    asked: readonly (readonly string[])[],
    slots: Uint32Array,
    passes: (slot: number) => boolean,
    most: number
  ): number[]
}

/** The one writer. What it notes of a slot never changes, so that views share it. */
export interface TitlesPress {
  /** Slots ascend by one. `title`: folded words with single spaces. */
  add(slot: number, title: string): void
  print(): Titles
  save(slots: number, chest: Chest): void
  /** Into an empty one. */
  load(chest: Chest): void
}

/**
 *     ends    4 bytes a slot: where its marks end
 *     marks   …title of slot 0… …title of slot 1…    2 bytes a word, some 15 bytes a title
 *
 * All are looked through for one question: two milliseconds for a hundred thousand, whatever the words are. The text index
 * is faster for a rare word, but would read as many places for `in` as there are articles.
 */
export const openTitles = (): TitlesPress => {
  let ends = new Uint32Array(0)
  let marks = new Uint16Array(0)
  return {
    add: (slot, title) => {
      const words = title === '' ? [] : title.split(' ', MOST_WORDS)
      const start = slot === 0 ? 0 : ends[slot - 1]!
      if (slot >= ends.length) ends = copied(ends, new Uint32Array(2 * slot + 1024))
      if (start + words.length > marks.length)
        marks = copied(marks, new Uint16Array(2 * start + 8 * 1024))
      words.forEach((word, at) => (marks[start + at] = markOf(word)))
      ends[slot] = start + words.length
    },
    print: () => ({ holding: holdingIn(ends, marks) }),
    save: (slots, chest) => {
      chest.put('titles/ends', ends.subarray(0, slots))
      chest.put('titles/marks', marks.subarray(0, slots === 0 ? 0 : ends[slots - 1]!))
    },
    load: chest => {
      ends = chest.take('titles/ends', Uint32Array)
      marks = chest.take('titles/marks', Uint16Array)
      if ((ends.at(-1) ?? 0) !== marks.length || !isRising(ends))
        throw new SnapshotError('the words of titles do not fit together')
    }
  }
}

/** Words of a title that are noted. A sentence that stands for one may be long. */
const MOST_WORDS = 64
/** Words that are asked for, a bit each. */
const MOST_ASKED = 31

const holdingIn =
  (ends: Uint32Array, marks: Uint16Array): Titles['holding'] =>
  (asked, slots, passes, most) => {
    // By mark: which of the words it may be.
    const bits = new Uint32Array(1 << 16)
    const words = asked.slice(0, MOST_ASKED)
    words.forEach((forms, at) => {
      for (const form of forms) bits[markOf(form)]! |= 1 << at
    })
    const all = 2 ** words.length - 1
    const found: number[] = []
    for (let i = 0; i < slots.length && found.length < most; i++) {
      const slot = slots[i]!
      const end = ends[slot]!
      let held = 0
      for (let at = slot === 0 ? 0 : ends[slot - 1]!; at < end; at++) held |= bits[marks[at]!]!
      if (held === all && passes(slot)) found.push(slot)
    }
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

const copied = <Row extends Uint16Array | Uint32Array>(from: Row, into: Row): Row => {
  into.set(from)
  return into
}
