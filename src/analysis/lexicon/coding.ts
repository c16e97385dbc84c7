// How words.txt is written: scripts/lexicon.ts writes it so, made.ts reads it so.
import { COMMON, GIVEN_F, GIVEN_M, PLACE, SURNAME } from './flags.ts'
import { spread } from './hash.ts'

/** Flags that a word of the file can have; the i-th of them is bit i of the mark before the word. */
export const MADE_FLAGS: readonly number[] = [GIVEN_F, GIVEN_M, SURNAME, COMMON, PLACE]

/**
 * Lines of the file. A word stands in the line that its hash says, so that it is looked for among two
 * or three: each after a mark, which tells its flags and is no letter (`Aanna`, `Gmaybank`).
 */
export const LINES = 1 << 15

/** The mark of a word without flags; those of the others follow. Letters in lower case are no marks, nor are `'` and `-`. */
export const FIRST_MARK = 0x40

/** The line in which a word stands, by the hash of its folded letters. */
export const lineOf = (hash: number): number => spread(hash) & (LINES - 1)
