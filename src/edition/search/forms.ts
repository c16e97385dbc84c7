// The folded forms of an edition's words as a list that can be completed and mended. Knows letters and counts only.
import { functionWords } from '../functionwords.ts'
import type { Chest } from '../snapshot/chest.ts'
import { bits, editDistance, lettersOf } from '../spelling.ts'
import { Numbers } from './numbers.ts'
import type { WordTable } from './wordtable.ts'

/** Immutable. Forms that nothing prints are not there. */
export interface Forms {
  complete(prefix: string, limit: number): readonly string[]
  near(word: string, errors: number, limit: number): readonly string[]
  /** In slices. */
  save(chest: Chest): Generator<void>
}

export interface FormsPress {
  /** A number of the table whose word is a folded form, and the word; each once. */
  add(form: number, word: string): void
  settle(): Generator<void>
  /** `printsOf`: how often a form is printed. */
  print(printsOf: (form: number) => number): Forms
}

/**
 * Completing walks sorted runs of numbers, merged two by two as they come to be of a size (about twenty runs at a million
 * words). Mending looks at one number a word, the letters and the length of it: two words within k errors differ in at
 * most 2k letters and k in length, which rules out all but some in a thousand in a nanosecond each.
 */
export const openForms = (table: WordTable, chest?: Chest): FormsPress => {
  let runs: readonly Uint32Array[] =
    chest === undefined
      ? []
      : [chest.take('forms.sorted', Uint32Array)].filter(run => run.length > 0)
  const marks =
    chest === undefined ? new Numbers() : Numbers.from(chest.take('forms.marks', Uint32Array))
  let fresh: number[] = []
  const compare = (a: number, b: number): number => table.compare(a, b)

  const byUse = (a: Candidate, b: Candidate): number => b.uses - a.uses || compare(a.form, b.form)

  function* settle(): Generator<void> {
    while (fresh.length > 0) {
      const some = fresh.splice(-SORTED_AT_ONCE)
      runs = [...runs, Uint32Array.from(some).toSorted(compare)]
      yield
      for (;;) {
        const [one, other] = runs.slice(-2)
        if (one === undefined || other === undefined || one.length > 2 * other.length) break
        const merged = yield* merge(one, other, compare)
        runs = [...runs.slice(0, -2), merged]
      }
    }
  }

  return {
    add: (form, word) => {
      if (word.length < 2 || word.length > LONGEST || functionWords.has(word)) return
      marks.append(form, markOf(word))
      fresh.push(form)
    },
    settle,
    print: printsOf => {
      for (const _ of settle());
      const sorted = runs
      const size = table.size
      return {
        complete: (prefix, limit) => {
          const best = new Best(limit, byUse)
          for (const run of sorted) {
            const to = lowerBound(run, `${prefix}\uFFFF`, table)
            for (let at = lowerBound(run, prefix, table); at < to; at++) {
              const uses = printsOf(run[at]!)
              if (uses > best.least) best.add({ form: run[at]!, uses, errors: 0 })
            }
          }
          return best.sorted().map(({ form }) => table.word(form))
        },
        near: (word, errors, limit) => {
          const found: Candidate[] = []
          const [letters, length] = [lettersOf(word) & LETTERS, Math.min(word.length, 63)]
          marks.eachPage((page, first) => {
            const end = Math.min(page.length, size - first)
            for (let at = 0; at < end; at++) {
              const mark = page[at]!
              const longer = (mark >>> 26) - length
              if (longer > errors || longer < -errors) continue
              if (bits((mark ^ letters) & LETTERS) > 2 * errors) continue
              const uses = printsOf(first + at)
              if (uses === 0 || mark === 0) continue
              const distance = editDistance(word, table.word(first + at), errors)
              if (distance <= errors) found.push({ form: first + at, uses, errors: distance })
            }
          })
          return found
            .toSorted((a, b) => a.errors - b.errors || byUse(a, b))
            .slice(0, limit)
            .map(({ form }) => table.word(form))
        },
        *save(into) {
          let all: Uint32Array = new Uint32Array(0)
          for (const run of sorted.toReversed()) all = yield* merge(all, run, compare)
          into.put('forms.sorted', all)
          into.put('forms.marks', marks.flat(size))
        }
      }
    }
  }
}

interface Candidate {
  readonly form: number
  readonly uses: number
  readonly errors: number
}

/** Longer words are nothing that anybody types. */
const LONGEST = 40
const SORTED_AT_ONCE = 512
/** Comparisons between two pauses: about a millisecond. */
const MERGED_AT_ONCE = 8_192

/** Six bits of length above 26 of letters. */
const LETTERS = (1 << 26) - 1
const markOf = (word: string): number =>
  ((Math.min(word.length, 63) << 26) | (lettersOf(word) & LETTERS)) >>> 0

function* merge(
  one: Uint32Array,
  other: Uint32Array,
  compare: (a: number, b: number) => number
): Generator<void, Uint32Array> {
  const merged = new Uint32Array(one.length + other.length)
  let [i, j] = [0, 0]
  for (let at = 0; at < merged.length; at++) {
    const first = j >= other.length || (i < one.length && compare(one[i]!, other[j]!) < 0)
    merged[at] = first ? one[i++]! : other[j++]!
    if (at % MERGED_AT_ONCE === MERGED_AT_ONCE - 1) yield
  }
  return merged
}

/** The first of a sorted run that is not below `word`. */
const lowerBound = (run: Uint32Array, word: string, table: WordTable): number => {
  let [low, high] = [0, run.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (table.word(run[middle]!) < word) low = middle + 1
    else high = middle
  }
  return low
}

/** The first `limit` in an order that has more uses before fewer, out of any number. */
class Best {
  #items: Candidate[] = []
  readonly #limit: number
  readonly #order: (a: Candidate, b: Candidate) => number
  /** What has no more than this many uses need not be offered. */
  least = 0

  constructor(limit: number, order: (a: Candidate, b: Candidate) => number) {
    this.#limit = limit
    this.#order = order
    if (limit <= 0) this.least = Number.POSITIVE_INFINITY
  }

  add(item: Candidate): void {
    this.#items.push(item)
    if (this.#items.length < 4 * this.#limit + 64) return
    this.#items = this.sorted()
    // One with as many uses may come first by its spelling.
    this.least = (this.#items.at(-1)?.uses ?? 1) - 1
  }

  sorted(): Candidate[] {
    return this.#items.toSorted(this.#order).slice(0, this.#limit)
  }
}
