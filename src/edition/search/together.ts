// Several words in one window, a word after the other, each adding to the articles that hold it. Knows counts and scores.
import { BARRED, bar } from './barred.ts'
import { firstFrom } from './bisecting.ts'
import type { Block } from './block.ts'
import { bodyOf, headlineOf, IN_BODY, leadOf } from './counts.ts'
import { type Column, COUNTS, countsIn, ELSEWHERE, limitsOf, NONE } from './dense.ts'
import { FIELDS, freshness, K1, slopeOf, unsaturated, weigherOf } from './ranking.ts'
import type { Source } from './sources.ts'
import type { Nearness } from './nearness.ts'
import type { Top } from './top.ts'
import type { Lower, Scene, Wanted } from './wanted.ts'
import { raiseIn, SLACK } from './wanted.ts'
import type { Windows } from './windows.ts'
import { WIDEST } from './windows.ts'

export interface Together {
  readonly wanted: readonly Wanted[]
  /** By clause. */
  readonly sources: readonly (readonly Source[])[]
  readonly windows: Windows
  /** Which part of the segment a window is. */
  readonly share: number
  readonly near: Nearness
  readonly scene: Scene
  readonly top: Top
  readonly lower: Lower
  /** The clauses that must be in an article, a bit each. */
  readonly must: number
  /** How many clauses say what an article is worth: all but those that must not be in it, which come last. */
  readonly telling: number
  /** Where the words are that must not be in it. */
  readonly excluded: readonly Source[]
}

/** How many articles of a word are walked while one is looked up. */
const PROBING = 3

// What the articles of a window have so far: score, clauses found, and which of them have any. All 0 between two windows.
const sums = new Float64Array(1 << WIDEST)
const bits = new Uint32Array(1 << WIDEST)
const touched = new Uint16Array(1 << WIDEST)
// The same of one clause of several terms, whose counts are added before they are saturated.
const tally = new Float64Array(1 << WIDEST)
const tallied = new Uint16Array(1 << WIDEST)

/**
 * Offers the articles of a window, slots `from` up to `to`. What an article can still gain from the clauses to come is
 * known: one that cannot come in by it is passed over, or forgotten (MaxScore, Turtle & Flood 1995); and where none is
 * left the blocks of the common words, which come last, are not read.
 */
export const scoreTogether = (state: Together, window: number, from: number, to: number): void => {
  const { excluded, scene } = state
  const isAnyBarred = bar(bits, scene.mask, excluded, from, to)
  scoreOthers(state, window, from, to)
  if (isAnyBarred) bits.fill(0, 0, to - from)
}

/** The same of those that are not barred. */
const scoreOthers = (state: Together, window: number, from: number, to: number): void => {
  const { wanted, telling, sources, windows, share, scene, top, lower } = state
  const { lengths, usual } = scene
  const weigh = weigherOf(lengths, usual)
  const { weight: bodyWeight, least: base, slope } = slopeOf(FIELDS.body, usual[2])
  const bodyLengths = lengths.body
  const least = Math.max(top.least, lower.least) / raiseIn(scene)
  let count = 0
  // What the clauses still to come, and pairs, may add.
  let rest = windows.bounds[window]!

  for (let clause = 0; clause < telling; clause++) {
    const { weight } = wanted[clause]!
    const bit = 1 << clause
    const own = sources[clause]!
    const isSingle = own.length === 1
    // An article not met yet has none of the clauses before. Where what is left is too little, or one of them is a must, it is out.
    const isOut = rest < least || (clause > 0 && wanted[0]!.want === 'must')
    if (isOut && count === 0) return
    rest = Math.max(0, rest - windows.own[clause * windows.count + window]!)
    // The weight, before it is saturated, that a new article needs. Of several terms each may be one part of it: it is known to be
    // all of it in the last, which is the commonest, where none of the others has any.
    const needed = rest < least ? unsaturated((least - rest) / weight) / SLACK : 0
    let seen = 0
    for (let nth = 0; nth < own.length; nth++) {
      const source = own[nth]!
      const enough = nth === own.length - 1 ? needed : 0
      const limits = isOut ? NONE : limitsOf(enough / bodyWeight, base, slope)
      // Where few are left, and no more come, these are looked up, not the articles of the word walked.
      const isProbed = isOut && count * PROBING < source.size * share
      let number = isProbed ? 0 : source.first(from)
      for (; isProbed ? number === 0 : source.isBefore(number, to); number++) {
        const column = isProbed ? null : source.column(number)
        const block: Rows = isProbed
          ? probe(source, from, count)
          : column === null
            ? source.block(number)
            : sift(column, from, to, bodyLengths, limits)
        const { slots, counts, count: rows } = block
        if (rows === 0) continue
        const end = slots[rows - 1]! < to ? rows : firstFrom(slots, to, 0, rows)
        for (let row = slots[0]! < from ? firstFrom(slots, from, 0, rows) : 0; row < end; row++) {
          const slot = slots[row]!
          const at = slot - from
          const met = bits[at]!
          if (met === BARRED || (isOut && met === 0)) continue
          const isNew = met === 0
          const held = counts[row]!
          let x: number
          if (held <= IN_BODY) {
            const length = base + slope * bodyLengths[slot]!
            // Most fail here, before anything is divided.
            if (isNew && tally[at] === 0 && bodyWeight * held < enough * length) continue
            x = (bodyWeight * held) / length
          } else x = weigh(slot, headlineOf(held), leadOf(held), bodyOf(held))
          if (!isSingle) {
            if (tally[at] === 0) tallied[seen++] = at
            tally[at]! += x
            continue
          }
          const sum = sums[at]! + (weight * x) / (x + K1)
          if (isNew) {
            if (sum + rest < least) continue
            touched[count++] = at
          }
          sums[at] = sum
          bits[at]! |= bit
        }
        if (end < rows) break
      }
    }
    for (let n = 0; n < seen; n++) {
      const at = tallied[n]!
      const sum = sums[at]! + (weight * tally[at]!) / (tally[at]! + K1)
      tally[at] = 0
      if (bits[at] === 0) {
        if (sum + rest < least) continue
        touched[count++] = at
      }
      sums[at] = sum
      bits[at]! |= bit
    }
    if (clause > 0 && rest < least) count = withoutHopeless(count, least - rest)
  }
  offer(state, from, count)
}

type Rows = Pick<Block, 'slots' | 'counts' | 'count'>

/** Those of the articles touched, slots counted from `from`, that hold the word. */
const probe = (source: Source, from: number, count: number): Rows => {
  const { slots, counts } = found
  let rows = 0
  for (let n = 0; n < count; n++) {
    const slot = from + touched[n]!
    const held = source.countsAt(slot)
    slots[rows] = slot
    counts[rows] = held
    if (held > 0) rows++
  }
  found.count = rows
  return found
}

/**
 * Those of a dense block, in the window from `from` up to `to`, that were met before, in this clause or another, or are no longer
 * than their byte's limit. Nearly all are neither, so that is asked first.
 */
const sift = (
  column: Column,
  from: number,
  to: number,
  lengths: Uint16Array,
  limits: Int32Array
): Rows => {
  const { bytes, at, first, last } = column
  const { slots, counts } = found
  const end = Math.min(to, last + 1)
  let rows = 0
  for (let slot = Math.max(from, first); slot < end; slot++) {
    const byte = bytes[at + slot]!
    const met = bits[slot - from]!
    if (lengths[slot]! > limits[byte]!) {
      if (byte === 0 || (met === 0 && tally[slot - from] === 0)) continue
    }
    if (met === BARRED) continue
    const held = COUNTS[byte]!
    slots[rows] = slot
    counts[rows++] = held === ELSEWHERE ? countsIn(column, slot) : held
  }
  found.count = rows
  return found
}

const found = {
  slots: new Uint32Array(1 << WIDEST),
  counts: new Uint32Array(1 << WIDEST),
  count: 0
}

/** Forgets the articles of the window that have less than this; gives how many are left. */
const withoutHopeless = (count: number, least: number): number => {
  let kept = 0
  for (let n = 0; n < count; n++) {
    const at = touched[n]!
    if (sums[at]! >= least) {
      touched[kept++] = at
      continue
    }
    sums[at] = 0
    bits[at] = 0
  }
  return kept
}

/** What was found in a window, to the best so far; the window's sums are nothing again. */
const offer = (state: Together, from: number, count: number): void => {
  const { near, scene, top, lower, must } = state
  const { removed, recency } = scene
  const raise = raiseIn(scene)
  let least = Math.max(top.least, lower.least)
  let kept = 0
  for (let n = 0; n < count; n++) {
    const at = touched[n]!
    const held = bits[at]!
    const sum = sums[at]!
    // Most fail here, and nothing else is asked of them.
    const most = (near.isAsked ? sum + near.most(held) : sum) * raise
    const slot = from + at
    if (most >= least && sum > 0 && (held & must) === must && removed[slot] === 0) {
      if (near.isAsked) {
        touched[kept++] = at
        if (sum >= lower.least) lower.offer(sum)
        least = Math.max(least, lower.least)
        continue
      }
      top.offer(slot, sum * freshness(recency, slot))
      least = top.least
    }
    sums[at] = 0
    bits[at] = 0
  }
  // What stands near each other is looked up only where it can matter, and in order: blocks are read once then.
  if (kept > 1) touched.subarray(0, kept).sort()
  for (let n = 0; n < kept; n++) {
    const at = touched[n]!
    const held = bits[at]!
    const most = sums[at]! + near.most(held)
    // How new the article is costs a tenth of looking its places up, and is mostly reason enough not to.
    if (most * raise >= least) {
      const fresh = freshness(recency, from + at)
      if (most * fresh * SLACK >= least) {
        top.offer(
          from + at,
          near.added(sums[at]!, held, from + at, least / (fresh * SLACK)) * fresh
        )
        least = Math.max(least, top.least)
      }
    }
    sums[at] = 0
    bits[at] = 0
  }
}
