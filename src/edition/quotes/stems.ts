// The telling words of quotes as numbers, and how many quotes hold each. Knows words, no articles.
import type { Quote } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import { grown } from '../grown.ts'
import type { Speller } from '../search/dictionary.ts'
import { stem as stemOf } from '../stem.ts'
import { eachWord, fold } from '../words.ts'

/** UTF-16 units of a quote that are read: more is a whole speech. */
const LONGEST = 20_000

/** Gives what finds the stems of a quote's content words, in order; none for indirect speech, which is the outlet's wording. */
export const openStemming = (speller: Speller): ((quote: Quote) => number[]) => {
  // By stem: 0 not asked yet, 1 tells something, 2 holds sentences together.
  let kinds = new Uint8Array(1 << 12)
  const tells = (stem: number, text: string, start: number, end: number): boolean => {
    if (stem >= kinds.length) kinds = grown(kinds, new Uint8Array(2 * stem))
    // The words of a stem have one form when stemmed: the first met speaks for all.
    kinds[stem] ||= functionWords.has(stemOf(fold(text.slice(start, end)))) ? 2 : 1
    return kinds[stem] === 1
  }
  return ({ kind, text }) => {
    const own: number[] = []
    if (kind !== 'indirect')
      eachWord(text, 0, Math.min(text.length, LONGEST), (start, end, hash, check) => {
        const stem = speller.rows[speller.look(text, start, end, hash, check, 0) + 3]!
        if (stem > 0 && tells(stem, text, start, end)) own.push(stem)
      })
    return own
  }
}

/** How many quotes hold each stem, by stem. */
export interface Holders {
  /** One quote more, or one less, with these stems. */
  change(stems: readonly number[], by: 1 | -1): void
  /** As it is now, for good. */
  print(): Uint32Array
}

export const openHolders = (from = new Uint32Array(1 << 12)): Holders => {
  let counts = from
  return {
    change: (stems, by) => {
      for (const stem of new Set(stems)) {
        if (stem >= counts.length) counts = grown(counts, new Uint32Array(2 * stem))
        counts[stem]! += by
      }
    },
    print: () => counts.slice()
  }
}
