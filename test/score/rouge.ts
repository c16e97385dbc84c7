// ROUGE-1, ROUGE-2 and ROUGE-L as F1, with stemming, as published: Lin, ROUGE: A Package for Automatic Evaluation of Summaries, 2004.
import { stemmer } from 'stemmer'

export interface Rouge {
  readonly one: number
  readonly two: number
  /** On the longest common subsequence of the whole texts. */
  readonly longest: number
}

/** Each from 0 to 1. */
export function rouge(ours: string, reference: string): Rouge {
  const [a, b] = [wordsOf(ours), wordsOf(reference)]
  return {
    one: overlap(a, b),
    two: overlap(pairsOf(a), pairsOf(b)),
    longest: f1(commonSubsequence(a, b), a.length, b.length)
  }
}

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(word => stemmer(word))

const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((word, at) => `${words[at]} ${word}`)

function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const each of b) left.set(each, (left.get(each) ?? 0) + 1)
  let shared = 0
  for (const each of a) {
    const n = left.get(each) ?? 0
    if (n === 0) continue
    shared++
    left.set(each, n - 1)
  }
  return f1(shared, a.length, b.length)
}

const f1 = (shared: number, a: number, b: number): number =>
  shared === 0 ? 0 : (2 * shared) / (a + b)

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let row = new Uint32Array(b.length + 1)
  for (const word of a) {
    const next = new Uint32Array(b.length + 1)
    for (let at = 0; at < b.length; at++)
      next[at + 1] = word === b[at] ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!)
    row = next
  }
  return row[b.length]!
}
