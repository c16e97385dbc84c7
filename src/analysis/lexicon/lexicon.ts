// The lexicon: what is known of single words before any article is read. Data in lexicon/, one hash table over all of it.
import { FOLD } from '../text/letters.ts'
import { ENTRIES, MADE } from './entries.ts'

/** FNV-1a, 32 bits, over folded code units. */
export const HASH_SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193
export const hashNext = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME)

/** Slots of the table, three to a word and more, so that an unknown word is told in a look or two. */
const SLOTS = 1 << 18
const MOST_WORDS = 100_000
const MOST_LETTERS = 1 << 20
/** `0`: in a list, begins a word that shares nothing with the one before. */
const ZERO = 0x30
const NINE = 0x39
const NEWLINE = 0x0a
/** `_`: parts the words of a phrase. */
const JOINER = 0x5f

const { slots, flags, starts, letters, phrases } = build([
  ...ENTRIES.map(([flag, words]) => [flag, coded(words)] as const),
  ...MADE
])

/** Number of a word of a text in the lexicon, 0 when it is unknown. `hash` is of its folded letters. */
export function wordOf(hash: number, text: string, start: number, end: number): number {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
  const length = end - start
  for (;;) {
    const row = slots[slot]!
    if (row === 0) return 0
    const from = starts[row]!
    if (starts[row + 1]! - from === length) {
      let i = 0
      while (i < length && FOLD[text.charCodeAt(start + i)] === letters[from + i]) i++
      if (i === length) return row
    }
    slot = (slot + 1) & (SLOTS - 1)
  }
}

/** What the lexicon knows of a word by its number: bits of flags.ts. */
export const flagsOf = (row: number): number => flags[row]!

/** Number of a word that a rule names. Throws when the lexicon lost it, so that no rule can go silent. */
export function word(form: string): number {
  const found = look(form)
  if (found === 0) throw new Error(`lexicon: no word ${form}`)
  return found
}

/** Number of a form, 0 when it is unknown. */
export const look = (form: string): number => wordOf(hashOf(form), form, 0, form.length)

export const has = (form: string, flag: number): boolean => (flagsOf(look(form)) & flag) !== 0

/** Hash of a form as the tokens of a text carry it. */
export function hashOf(form: string): number {
  let hash = HASH_SEED
  for (let i = 0; i < form.length; i++) hash = hashNext(hash, FOLD[form.charCodeAt(i)]!)
  return hash
}

/** Joins the hash of one more word to that of the words before it, which begins at 0. */
export function phraseNext(phrase: number, hash: number): number {
  return (Math.imul(phrase, 31) + hash) | 0
}

/**
 * Flags of a name of several words (`New York`), 0 when it is unknown. Told by hash alone: among a
 * thousand phrases one pair of words in four million is taken for one, and costs a place or an organisation.
 */
export const phraseFlags = (phrase: number): number => phrases.get(phrase) ?? 0

/** A list written by hand, in the form of the lists that scripts/lexicon.ts makes. */
function coded(words: string): Uint8Array {
  let list = ''
  for (const form of words.split(/\s+/)) if (form !== '') list += `0${form}`
  return Buffer.from(list, 'latin1')
}

/**
 * Reads lists as scripts/lexicon.ts writes them, folded: `0anna4bel` is anna, annabel. One function
 * with local variables only: it reads 80,000 words at every start, mostly before it is compiled, and
 * as several functions it takes three times as long.
 */
function build(lists: readonly (readonly [number, Uint8Array])[]) {
  const table = new Int32Array(SLOTS)
  const bits = new Int32Array(MOST_WORDS)
  const offsets = new Int32Array(MOST_WORDS)
  const arena = new Uint8Array(MOST_LETTERS)
  const several = new Map<number, number>()
  let known = 0
  let free = 0
  // The form being read, and its hashes up to each letter, for the next form to begin from.
  const form = new Uint8Array(64)
  const hashes = new Int32Array(65).fill(HASH_SEED)
  const joined = new Int32Array(65)
  for (const [flag, list] of lists) {
    let length = 0
    const size = list.length
    for (let i = 0; i <= size; i++) {
      const unit = i < size ? list[i]! : ZERO
      if (unit === NEWLINE) continue
      if (unit < ZERO || unit > NINE) {
        form[length] = unit
        const isJoiner = unit === JOINER
        joined[length + 1] = isJoiner
          ? phraseNext(joined[length]!, hashes[length]!)
          : joined[length]!
        hashes[length + 1] = isJoiner ? HASH_SEED : Math.imul(hashes[length]! ^ unit, PRIME)
        length++
        continue
      }
      const hash = hashes[length]!
      const phrase = joined[length]!
      if (phrase !== 0) {
        const whole = phraseNext(phrase, hash)
        several.set(whole, (several.get(whole) ?? 0) | flag)
      } else if (length > 0) {
        let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
        let row = table[slot]!
        while (row !== 0) {
          const from = offsets[row]!
          let k = 0
          if (offsets[row + 1]! - from === length) {
            while (k < length && arena[from + k] === form[k]) k++
          }
          if (k === length) break
          slot = (slot + 1) & (SLOTS - 1)
          row = table[slot]!
        }
        if (row === 0) {
          row = ++known
          table[slot] = row
          offsets[row] = free
          for (let k = 0; k < length; k++) arena[free++] = form[k]!
          offsets[row + 1] = free
        }
        bits[row]! |= flag
      }
      length = unit - ZERO
    }
  }
  if (known + 2 > MOST_WORDS || free > MOST_LETTERS) throw new Error('lexicon: the table is full')
  return { slots: table, flags: bits, starts: offsets, letters: arena, phrases: several }
}
