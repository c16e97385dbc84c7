// Which articles of a window cannot be in the answer, whatever they are worth. Knows slots, no scores.
import type { Mask } from '../filter.ts'
import { COUNTS } from './dense.ts'
import type { Source } from './sources.ts'

/** What an article that is barred has in place of the clauses found in it: a bit that no clause has. */
export const BARRED = 1 << 30

/**
 * Bars the articles of slots `from` up to `to` that the mask leaves out or that hold an excluded word, in `bits`, which has one
 * number for each, all 0. So none of them is scored: where most are barred, the best of the others are worth little, and
 * hardly any article is out for what it is worth. False where nothing was barred.
 */
export const bar = (
  bits: Uint32Array,
  mask: Mask,
  excluded: readonly Source[],
  from: number,
  to: number
): boolean => {
  if (mask === null && excluded.length === 0) return false
  if (mask !== null)
    for (let slot = from; slot < to; slot++) bits[slot - from] = mask[slot] === 1 ? 0 : BARRED
  for (const source of excluded)
    for (let number = source.first(from); source.isBefore(number, to); number++) {
      const column = source.column(number)
      if (column === null) {
        const { slots, count } = source.block(number)
        for (let row = 0; row < count; row++) {
          const slot = slots[row]!
          if (slot >= from && slot < to) bits[slot - from] = BARRED
        }
        continue
      }
      const { bytes, at, first, last } = column
      const end = Math.min(to, last + 1)
      for (let slot = Math.max(from, first); slot < end; slot++)
        if (COUNTS[bytes[at + slot]!] !== 0) bits[slot - from] = BARRED
    }
  return true
}
