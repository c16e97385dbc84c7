// The hash by which words are looked up. Knows letters, no word.
import { FOLD } from '../text/letters.ts'

/** FNV-1a, 32 bits, over folded code units. */
export const HASH_SEED = 0x811c9dc5 | 0
export const PRIME = 0x01000193
export const hashNext = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME)

/** Hash of a form as the tokens of a text carry it. */
export function hashOf(form: string): number {
  let hash = HASH_SEED
  for (let i = 0; i < form.length; i++) hash = hashNext(hash, FOLD[form.charCodeAt(i)]!)
  return hash
}

/** A hash whose low bits are good for a table. */
export const spread = (hash: number): number => hash ^ (hash >>> 15)

/** Joins the hash of one more word to that of the words before it, which begins at 0. */
export function phraseNext(phrase: number, hash: number): number {
  return (Math.imul(phrase, 31) + hash) | 0
}
