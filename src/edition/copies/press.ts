// Groups the printings of one text as they come and go. Knows fingerprints and slots.
import type { Reading } from '../../news.ts'
import type { Chest } from '../snapshot/chest.ts'
import { grown } from '../grown.ts'
import { openRest } from '../rest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { inSlices, isSliceOver } from '../slices.ts'
import { EMPTY } from '../vault/order.ts'
import { hashesOf } from '../words.ts'
import type { Copies, CopiesPress } from './copies.ts'
import { fingerprintOf, WIDTH } from './fingerprint.ts'
import { openHolders } from './holders.ts'
import { isCopy, openComparing } from './likeness.ts'
import { openRings } from './rings.ts'
import { openSketches } from './sketches.ts'
import { printView } from './view.ts'

/** Sentences below which an article is too short to be told from another. */
const SHORTEST = 2

/**
 * Two articles are one text where enough of the sentences of the shorter, outside quotation marks, stand in the other: see
 * `likeness.ts`. A text is all that hang together so, since a cut printing and another cut of the same wire
 * story may have little in common. Whether two are alike hangs on these two alone, whether they are compared on who holds
 * what: so groups hang on the set of articles. No pairs are kept; where something goes, its group is made anew.
 *
 * Fingerprints by Broder, Glassman, Manasse and Zweig (Syntactic clustering of the web, 1997), who group by the same
 * connected components. Leaving out what stands between quotation marks, and asking names and numbers to
 * agree as the rest does, tells republishing from reporting, and forms filled in anew from copies.
 */
export const openCopies = (): CopiesPress => {
  const sketches = openSketches()
  const rings = openRings()
  const comparing = openComparing()
  const comparingBack = openComparing()
  /** By row. */
  let slotOfRow = new Uint32Array(1024)
  let keys = new Float64Array(1024)
  /** By slot; EMPTY for articles too short for a fingerprint. */
  let rowOf = new Uint32Array(0)
  const holders = openHolders(sketches, row => keys[row]!)
  /** Slots to compare with all that are near. */
  const fresh = new Set<number>()
  /** Slots whose whole groups are to be made anew. */
  const broken = new Set<number>()
  /** The slot that is being compared, which is fresh again where nobody goes on with it. */
  let underway: number | undefined
  /** How often something came or went. */
  let changes = 0
  let met = new Uint32Array(1024)
  let stamp = 0
  let printed: Copies | undefined
  const rest = openRest()

  const breaks = (row: number): void => {
    broken.add(slotOfRow[row]!)
  }
  const freshens = (row: number): void => {
    fresh.add(slotOfRow[row]!)
  }
  const enterRow = (row: number, slot: number, key: number): void => {
    if (row >= keys.length) {
      slotOfRow = grown(slotOfRow, new Uint32Array(2 * row))
      keys = grown(keys, new Float64Array(2 * row))
    }
    slotOfRow[row] = slot
    keys[row] = key
    if (slot >= rowOf.length) {
      const room = Math.max(1024, Math.ceil(slot * 1.5))
      rowOf = grown(rowOf, new Uint32Array(room).fill(EMPTY, rowOf.length))
    }
    rowOf[slot] = row
  }
  /** Rows to compare, each once: those that share two marks. By one alone articles meet that have a phrase in common. */
  const near = (row: number): number[] => {
    if (met.length < sketches.rows) met = new Uint32Array(2 * sketches.rows)
    // Odd: met by one mark; even: by two, which is enough to compare.
    stamp += 2
    met[row] = stamp
    const found: number[] = []
    holders.eachNear(row, other => {
      if (met[other] === stamp) return
      if (met[other] === stamp - 1) {
        met[other] = stamp
        found.push(other)
      } else met[other] = stamp - 1
    })
    return found
  }

  /** Seen from either: what a sentence shares with two of the other's counts once from there. Only few are looked at twice. */
  const areAlike = (row: number, other: number): boolean => {
    if (!isCopy(comparing.with(sketches.of(other)))) return false
    comparingBack.take(sketches.of(other))
    return isCopy(comparingBack.with(sketches.of(row)))
  }

  /** Joins what is alike of the articles that are near. Where some came or went between two slices, it is to begin again. */
  function* compare(slot: number): Generator<void> {
    const row = rowOf[slot] ?? EMPTY
    if (row === EMPTY) return
    const before = changes
    comparing.take(sketches.of(row))
    for (const other of near(row)) {
      const to = slotOfRow[other]!
      if (!rings.areOne(slot, to) && areAlike(row, other)) rings.join(slot, to)
      if (!isSliceOver()) continue
      yield
      if (changes !== before) {
        fresh.add(slot)
        return
      }
      comparing.take(sketches.of(row))
    }
  }
  function* group(): Generator<void> {
    if (underway !== undefined) fresh.add(underway)
    if (fresh.size + broken.size > 0) printed = undefined
    for (const slot of broken) {
      broken.delete(slot)
      for (const member of rings.dissolve(slot)) fresh.add(member)
      if (isSliceOver()) yield
    }
    for (const slot of fresh) {
      fresh.delete(slot)
      underway = slot
      yield* compare(slot)
      underway = undefined
      if (isSliceOver()) yield
    }
  }

  const press: CopiesPress = {
    add: ({ slot, reading }) => {
      rest.finish()
      printed = undefined
      changes++
      rings.enter(slot)
      const sketch = fingerprintOf(reading)
      if (sketch.length < SHORTEST * WIDTH) return
      const row = sketches.enter(sketch)
      enterRow(row, slot, keyOf(reading))
      holders.add(row, breaks)
      fresh.add(slot)
    },
    remove: ({ slot }) => {
      rest.finish()
      printed = undefined
      changes++
      fresh.delete(slot)
      broken.delete(slot)
      const beside = rings.leave(slot)
      if (beside !== undefined) broken.add(beside)
      const row = rowOf[slot] ?? EMPTY
      if (row === EMPTY) return
      holders.remove(row, freshens)
      sketches.leave(row)
      rowOf[slot] = EMPTY
    },
    settle: () => inSlices(group()),
    print: ground => {
      for (const _ of press.settle());
      printed = printView(rings.print(), ground)
      return printed
    },
    save: (copies, chest) => {
      if (copies !== printed) throw new Error('copies: only what was printed last can be saved')
      const { rows } = sketches
      const slots = slotOfRow.slice(0, rows)
      for (let row = 0; row < rows; row++) if (sketches.length(row) === 0) slots[row] = 0
      rings.save(chest)
      sketches.save(chest)
      chest.put('copies.slots', slots)
      chest.put('copies.keys', keys.slice(0, rows))
    },
    load: chest => inSlices(load(chest)),
    recall: () => rest.slices()
  }
  return press

  function* load(chest: Chest): Generator<void> {
    rings.load(chest)
    sketches.load(chest)
    yield
    const { rows } = sketches
    const slots = chest.take('copies.slots', Uint32Array)
    const held = chest.take('copies.keys', Float64Array)
    if (slots.length !== rows || held.length !== rows)
      throw new SnapshotError('its copies do not fit together')
    for (let row = 0; row < rows; row++) {
      if (sketches.length(row) === 0) continue
      if (!rings.has(slots[row]!)) throw new SnapshotError('its copies do not fit together')
      enterRow(row, slots[row]!, held[row]!)
      if (isSliceOver()) yield
    }
    rest.leave(inSlices(recall()))
  }
  /** Who holds what, which only those who come and go ask for. */
  function* recall(): Generator<void> {
    for (let row = 0; row < sketches.rows; row++) {
      // Nothing changes: who is compared with whom was settled before.
      if (sketches.length(row) > 0) holders.add(row, () => {})
      if (isSliceOver()) yield
    }
  }
}

/** 53 bits of hash, so that two ids with one key are not to be met. */
const keyOf = ({ article }: Reading): number => {
  const { hash, check } = hashesOf(article.id)
  return (hash >>> 0) * 2 ** 21 + (check >>> 11)
}
