// A dictionary into a snapshot and out of it, in slices. Knows what it is made of, no words.
import type { Chest } from '../snapshot/chest.ts'
import type { Kept, Parts } from './dictionary.ts'
import { openForms } from './forms.ts'
import { Numbers } from './numbers.ts'
import type { FlatTable } from './wordtable.ts'
import { WordTable } from './wordtable.ts'

/**
 * What is noted of a spelling: its folded form and the stem of that, as terms (0 where not needed yet; for the form: where it
 * folds to nothing), the spelling entered before it of the same form, and one. Of a form: the last of its spellings, and one.
 */
export const [FORM, STEM, BEFORE] = [1, 2, 3] as const
export const LATEST = 1

/** What is saved: of the tables so many words, whatever is entered meanwhile. */
interface Saved extends Omit<Parts, 'forms'> {
  readonly forms: Kept
  readonly sizes: readonly [spellings: number, terms: number]
}

export function* saveParts(chest: Chest, parts: Saved): Generator<void> {
  const { spellings, terms, counts, counted, forms, sizes } = parts
  const [lastSpelling, lastTerm] = sizes
  const spelled = yield* spellings.flat(lastSpelling)
  yield
  // A stem may have been noted since, and be a term that the snapshot does not have: it is found again when it is needed.
  for (let at = STEM; at < spelled.records.length; at += 4)
    if (spelled.records[at]! >= lastTerm) spelled.records[at] = 0
  put(chest, 'spellings', spelled)
  yield
  const termed = yield* terms.flat(lastTerm)
  yield
  // Nor does it have the spellings of a form that came since: those before are chained behind them.
  for (let at = LATEST; at < termed.records.length; at += 2)
    while (termed.records[at]! > lastSpelling)
      termed.records[at] = spellings.noted(termed.records[at]! - 1, BEFORE)
  put(chest, 'terms', termed)
  chest.put('words.counts', counts.flat(lastSpelling))
  chest.put('words.counted', counted.flat(4 * lastTerm))
  yield
  yield* forms.save(chest)
}

/** Throws SnapshotError or RangeError for a chest that it does not fit. */
export function* loadParts(chest: Chest): Generator<void, Parts> {
  const spellings = yield* tableFrom(chest, 'spellings', 3)
  yield
  const terms = yield* tableFrom(chest, 'terms', 1)
  yield
  return {
    spellings,
    terms,
    counts: Numbers.from(chest.take('words.counts', Uint32Array)),
    counted: Numbers.from(chest.take('words.counted', Uint32Array)),
    forms: openForms(terms, chest)
  }
}

const COLUMNS = ['records', 'lengths', 'counts', 'pages', 'places'] as const

const put = (chest: Chest, name: string, flat: FlatTable): void => {
  for (const column of COLUMNS) chest.put(`${name}.${column}`, flat[column])
  chest.put(`${name}.shards`, flat.shards)
  chest.put(`${name}.bytes`, flat.bytes)
}

const tableFrom = (chest: Chest, name: string, notes: 1 | 3): Generator<void, WordTable> => {
  const take = (column: string): Uint32Array => chest.take(`${name}.${column}`, Uint32Array)
  return WordTable.from(
    {
      records: take('records'),
      lengths: take('lengths'),
      counts: take('counts'),
      pages: take('pages'),
      places: take('places'),
      shards: chest.take(`${name}.shards`, Int32Array),
      bytes: chest.take(`${name}.bytes`, Uint8Array)
    },
    notes
  )
}
