// The words of words.txt, looked up in the file as it lies on disk: nothing is built of them at start.
import { readFileSync } from 'node:fs'
import { FOLD } from '../text/letters.ts'
import { FIRST_MARK, lineOf, LINES, MADE_FLAGS } from './coding.ts'

const isMark = (unit: number): boolean => (unit & 0xe0) === FIRST_MARK

const letters = readFileSync(new URL('words.txt', import.meta.url))
const starts = lineStarts(letters.toString('latin1'))
const flags = Int32Array.from({ length: 32 }, (_, bits) =>
  MADE_FLAGS.reduce((all, flag, i) => ((bits >> i) & 1 ? all | flag : all), 0)
)

/** Offset of a word's mark in the file, -1 when the word is not there. `hash` is of its folded letters. */
export function madeWord(hash: number, text: string, start: number, end: number): number {
  const line = lineOf(hash)
  const length = end - start
  // The last unit of a line is its line break.
  const stop = starts[line + 1]! - 1
  let at = starts[line]!
  while (at < stop) {
    const mark = at++
    let i = 0
    while (i < length && FOLD[text.charCodeAt(start + i)] === letters[at]) {
      i++
      at++
    }
    if (i === length && (at === stop || isMark(letters[at]!))) return mark
    while (at < stop && !isMark(letters[at]!)) at++
  }
  return -1
}

/** Flags of the word whose mark is at `offset`. */
export const madeFlags = (offset: number): number => flags[letters[offset]! - FIRST_MARK]!

/** Where each line begins, and where the one after the last would. Searching a string is twice as fast as a buffer. */
function lineStarts(file: string): Uint32Array {
  const found = new Uint32Array(LINES + 1)
  let line = 0
  for (let at = file.indexOf('\n'); at >= 0; at = file.indexOf('\n', at + 1)) found[++line] = at + 1
  return found
}
