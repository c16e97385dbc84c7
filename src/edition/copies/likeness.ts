// Whether two articles are one text, by their fingerprints. Knows numbers only.
import { KEPT, MARKS, mixed, WIDTH } from './fingerprint.ts'

/** What two fingerprints have in common. */
export interface Shared {
  /** Sentences of each that could be in both, and those that are. */
  readonly first: number
  readonly second: number
  readonly firstShared: number
  readonly secondShared: number
  /** Of the second's in both: how many stand beside one that stands beside it in the first, too. */
  readonly inRows: number
  /** Of the sentences in both: how many print the same numbers, and how many others. */
  readonly sameNumbers: number
  readonly otherNumbers: number
  readonly sameNames: number
  readonly otherNames: number
}

/** Marks that a sentence has in common with the other article before it counts as one of its sentences. */
const ENOUGH = 2
/** Sentences in common below which nothing is told. */
const LEAST = 2
/** Of the sentences of the shorter. Reports of one event that print its facts in the same words share a third, now and then more. */
const SHARE = 0.33
/**
 * The same, and half of the share of these that stand in rows: a printing keeps the order of most sentences, even where
 * paragraphs are moved; reports that have single sentences in common set their own beside each.
 */
const SHARE_WITH_ROWS = 0.6
const ROWS = 0.5
/** Of the longer's: a round-up that prints a short text among others is no copy of it. */
const SHARE_OF_LONGER = 0.08
/** The same where no more than a few sentences are in common, and not all of them side by side: reports of one event have such. */
const SHARE_OF_LONGER_SCATTERED = 0.15
const FEW = 4
/** Sentences in common that need no number or name among them. */
const MANY = 6

/** Whether what is in common is a text, and not a form that each fills in with numbers and names of its own. */
export const isCopy = (shared: Shared): boolean => {
  const { first, second, firstShared, secondShared, inRows } = shared
  const least = Math.min(firstShared, secondShared)
  if (least < LEAST) return false
  const [one, other] = [firstShared / first, secondShared / second]
  const share = Math.max(one, other)
  if (share < SHARE || share + (ROWS * inRows) / secondShared < SHARE_WITH_ROWS) return false
  if (Math.min(one, other) < SHARE_OF_LONGER) return false
  const isScattered = inRows < secondShared
  if (least <= FEW && isScattered && Math.min(one, other) < SHARE_OF_LONGER_SCATTERED) return false
  const { sameNumbers, otherNumbers, sameNames, otherNames } = shared
  if (2 * otherNumbers > sameNumbers || 2 * otherNames > sameNames) return false
  return least >= MANY || sameNumbers + sameNames > 0
}

/** Compares one fingerprint with many. */
export interface Comparing {
  /** Which is compared from now on. */
  take(one: Uint32Array): void
  with(other: Uint32Array): Shared
}

const CELLS = 512

export const openComparing = (): Comparing => {
  let one: Uint32Array = new Uint32Array(0)
  // An open-addressing set of its marks, and at which sentence each stands.
  const cells = new Uint32Array(CELLS)
  const owners = new Uint8Array(CELLS)
  const isShared = new Uint8Array(KEPT)
  /** By position in the one: the position in the other, and one. */
  const places = new Uint16Array(256)
  const placesUsed = new Uint8Array(KEPT)
  /** Whether a neighbour in the one is a neighbour in the other; one sentence between may be gone. */
  const isInRow = (at: number): boolean => {
    for (let by = -2; by <= 2; by++) {
      const place = places[(at + by) & 0xff]!
      const gap = Math.abs(place - places[at]!)
      if (place > 0 && gap > 0 && gap + Math.abs(by) <= 3) return true
    }
    return false
  }

  const cellOf = (mark: number): number => {
    let at = mixed(mark) & (CELLS - 1)
    while (cells[at] !== 0 && cells[at] !== mark) at = (at + 1) & (CELLS - 1)
    return at
  }
  return {
    take: given => {
      one = given
      cells.fill(0)
      for (let at = 0; at < one.length; at++) {
        if (at % WIDTH === MARKS || one[at] === 0) continue
        const cell = cellOf(one[at]!)
        cells[cell] = one[at]!
        owners[cell] = Math.floor(at / WIDTH)
      }
    },
    with: other => {
      const [first, second] = [countWithin(one, other), countWithin(other, one)]
      isShared.fill(0)
      let [firstShared, secondShared] = [0, 0]
      let [sameNumbers, otherNumbers, sameNames, otherNames] = [0, 0, 0, 0]
      for (let sentence = 0; sentence < second; sentence++) {
        const from = sentence * WIDTH
        let owner = -1
        let inCommon = 0
        for (let at = from; at < from + MARKS; at++) {
          if (other[at] === 0) break
          const cell = cellOf(other[at]!)
          if (cells[cell] === 0 || owners[cell]! >= first) continue
          inCommon++
          owner = owners[cell]!
        }
        if (inCommon < ENOUGH) continue
        firstShared += 1 - isShared[owner]!
        isShared[owner] = 1
        const facts = one[owner * WIDTH + MARKS]!
        const others = other[from + MARKS]!
        places[facts & 0xff] = (others & 0xff) + 1
        placesUsed[secondShared++] = facts & 0xff
        const [numbers, otherwise] = [facts >>> 20, others >>> 20]
        if (numbers !== 0 && otherwise !== 0) {
          if (numbers === otherwise) sameNumbers++
          else otherNumbers++
        }
        const [names, otherNamed] = [(facts >>> 8) & 0xfff, (others >>> 8) & 0xfff]
        if (names !== 0 && otherNamed !== 0) {
          if (names === otherNamed) sameNames++
          else otherNames++
        }
      }
      let inRows = 0
      for (let at = 0; at < secondShared; at++) inRows += Number(isInRow(placesUsed[at]!))
      for (let at = 0; at < secondShared; at++) places[placesUsed[at]!] = 0
      return {
        inRows,
        first,
        second,
        firstShared,
        secondShared,
        sameNumbers,
        otherNumbers,
        sameNames,
        otherNames
      }
    }
  }
}

/**
 * Sentences of one that could be in the other: of a long article only those with the least first marks are known, and what lies beyond
 * these cannot be in both.
 */
const countWithin = (one: Uint32Array, other: Uint32Array): number => {
  let count = one.length / WIDTH
  if (other.length < KEPT * WIDTH) return count
  const most = other[(KEPT - 1) * WIDTH]!
  while (count > 0 && one[(count - 1) * WIDTH]! > most) count--
  return count
}
