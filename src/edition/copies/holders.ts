// Who has a run of words, and who else: the index that finds the articles that may be copies. Knows rows and hashes.
import { MARKS, mixed, WIDTH } from './fingerprint.ts'
import type { Sketches } from './sketches.ts'

/** Marks of an article by which it is found: the first of each sentence, then the second; the least come first. */
const FOUND_BY = 24

/**
 * Holders of one run that are compared with all its holders: those with the least keys. Where more have it (a form that
 * a thousand articles fill in), the others are compared with these alone. So that whoever is compared with whom hangs on
 * which articles there are, never on the order in which they came.
 */
const MOST = 64

export interface Holders {
  /** `changed`: rows of which some pair is compared no longer, or only now. */
  add(row: number, changed: (row: number) => void): void
  remove(row: number, changed: (row: number) => void): void
  /** Rows that share a mark with a row, once for each mark. It is among them itself. */
  eachNear(row: number, visit: (row: number) => void): void
}

/**
 * Chains of entries, an entry a row times `FOUND_BY` plus the position in its sketch, in which the hash stands: so four bytes
 * an entry and four a bucket are all it takes. Buckets are split one by one as entries come (Litwin's linear hashing,
 * 1980): there is never a moment at which all is moved. The runs that more than `MOST` hold are kept in lists of their own, by key.
 */
export const openHolders = (sketches: Sketches, keyOf: (row: number) => number): Holders => {
  const next = openLinks()
  const heads = openLinks()
  let buckets = 1
  /** The largest power of two that is not above `buckets`. */
  let half = 1
  let entries = 0
  const common = new Map<number, number[]>()

  const markAt = (row: number, at: number): number => {
    const sentences = sketches.length(row) / WIDTH
    return sketches.value(row, (at % sentences) * WIDTH + Math.floor(at / sentences))
  }
  const runOf = (entry: number): number => markAt(Math.floor(entry / FOUND_BY), entry % FOUND_BY)
  const bucketOf = (run: number): number => {
    const hash = mixed(run) >>> 0
    const at = hash & (2 * half - 1)
    return at < buckets ? at : hash & (half - 1)
  }
  const link = (entry: number): void => {
    const bucket = bucketOf(runOf(entry))
    next.set(entry, heads.get(bucket))
    heads.set(bucket, entry + 1)
    entries++
  }
  const split = (): void => {
    let entry = heads.get(buckets - half)
    heads.set(buckets - half, 0)
    if (++buckets === 2 * half) half = buckets
    while (entry > 0) {
      const after = next.get(entry - 1)
      entries--
      link(entry - 1)
      entry = after
    }
  }
  /** Takes entries out of the chain of a run. */
  const unlink = (run: number, goes: (entry: number) => boolean): void => {
    const bucket = bucketOf(run)
    let last = -1
    for (let entry = heads.get(bucket); entry > 0;) {
      const after = next.get(entry - 1)
      if (goes(entry - 1)) {
        if (last < 0) heads.set(bucket, after)
        else next.set(last, after)
        entries--
      } else last = entry - 1
      entry = after
    }
  }
  const inChain = (run: number): number[] => {
    const rows: number[] = []
    for (let entry = heads.get(bucketOf(run)); entry > 0; entry = next.get(entry - 1))
      if (runOf(entry - 1) === run) rows.push(Math.floor((entry - 1) / FOUND_BY))
    return rows
  }
  /** Where a row stands, or would, in a list by key. */
  const placeIn = (rows: readonly number[], row: number): number => {
    const key = keyOf(row)
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (keyOf(rows[middle]!) < key) low = middle + 1
      else high = middle
    }
    return low
  }
  const eachRun = (row: number, visit: (run: number, entry: number) => void): void => {
    const count = Math.min(FOUND_BY, (sketches.length(row) / WIDTH) * MARKS)
    for (let at = 0; at < count; at++) {
      const run = markAt(row, at)
      if (run !== 0) visit(run, row * FOUND_BY + at)
    }
  }

  return {
    add: (row, changed) =>
      eachRun(row, (run, entry) => {
        let rows = common.get(run)
        if (rows === undefined) {
          const held = inChain(run)
          if (held.length < MOST) {
            link(entry)
            if (entries > buckets) split()
            return
          }
          unlink(run, other => runOf(other) === run)
          rows = held.toSorted((a, b) => keyOf(a) - keyOf(b))
          common.set(run, rows)
        }
        const place = placeIn(rows, row)
        rows.splice(place, 0, row)
        if (place < MOST && rows.length > MOST) changed(rows[MOST]!)
      }),
    remove: (row, changed) =>
      eachRun(row, (run, entry) => {
        const rows = common.get(run)
        if (rows === undefined) return unlink(run, other => other === entry)
        const place = rows.indexOf(row, placeIn(rows, row))
        rows.splice(place, 1)
        if (rows.length === 0) common.delete(run)
        if (place < MOST && rows.length >= MOST) changed(rows[MOST - 1]!)
      }),
    eachNear: (row, visit) =>
      eachRun(row, run => {
        const rows = common.get(run)
        if (rows === undefined) return inChain(run).forEach(visit)
        const isFirst = rows.length <= MOST || keyOf(row) <= keyOf(rows[MOST - 1]!)
        const count = isFirst ? rows.length : MOST
        for (let at = 0; at < count; at++) visit(rows[at]!)
      })
  }
}

const LINKS = 1 << 15

/** Numbers, 0 where none was set, that grow without being moved. */
const openLinks = () => {
  const chunks: Uint32Array[] = []
  return {
    get: (at: number): number => chunks[Math.floor(at / LINKS)]?.[at % LINKS] ?? 0,
    set: (at: number, link: number): void => {
      ;(chunks[Math.floor(at / LINKS)] ??= new Uint32Array(LINKS))[at % LINKS] = link
    }
  }
}
