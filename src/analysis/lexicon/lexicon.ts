// The lexicon: what is known of single words before any article is read. Lists written by hand in a table, the big ones in their file.
import { FOLD } from '../text/letters.ts'
import { ENTRIES } from './entries.ts'
import { HASH_SEED, hashNext, hashOf, phraseNext, PRIME, spread } from './hash.ts'
import { madeFlags, madeWord } from './made.ts'

export { HASH_SEED, hashNext, hashOf, phraseNext }

/** Slots of the table, three to a word and more, so that an unknown word is told in a look or two. */
const SLOTS = 1 << 14
const MOST_WORDS = SLOTS / 2
const MOST_LETTERS = 1 << 16
/** `_`: parts the words of a phrase. */
const JOINER = 0x5f

const { slots, flags, starts, letters, phrases } = build()

/** Number of a word of a text in the lexicon, 0 when it is unknown. `hash` is of its folded letters. */
export function wordOf(hash: number, text: string, start: number, end: number): number {
  let slot = spread(hash) & (SLOTS - 1)
  const length = end - start
  for (;;) {
    const row = slots[slot]!
    if (row === 0) break
    const from = starts[row]!
    if (starts[row + 1]! - from === length) {
      let i = 0
      while (i < length && FOLD[text.charCodeAt(start + i)] === letters[from + i]) i++
      if (i === length) return row
    }
    slot = (slot + 1) & (SLOTS - 1)
  }
  const made = madeWord(hash, text, start, end)
  return made < 0 ? 0 : MOST_WORDS + made
}

/** What the lexicon knows of a word by its number: bits of flags.ts. */
export const flagsOf = (row: number): number =>
  row < MOST_WORDS ? flags[row]! : madeFlags(row - MOST_WORDS)

/** Number of a word that a rule names. Throws when the lexicon lost it, so that no rule can go silent. */
export function word(form: string): number {
  const found = look(form)
  if (found === 0) throw new Error(`lexicon: no word ${form}`)
  return found
}

/** Number of a form, 0 when it is unknown. */
export const look = (form: string): number => wordOf(hashOf(form), form, 0, form.length)

export const has = (form: string, flag: number): boolean => (flagsOf(look(form)) & flag) !== 0

/**
 * Flags of a name of several words (`New York`), 0 when it is unknown. Told by hash alone: among a
 * thousand phrases one pair of words in four million is taken for one, and costs a place or an organisation.
 */
export const phraseFlags = (phrase: number): number => phrases.get(phrase) ?? 0

/**
 * Puts the lists into one table: a word of several lists has the flags of them all, and those it has in words.txt. One
 * function that calls few: it runs once, mostly before it is compiled.
 */
function build() {
  const table = new Uint16Array(SLOTS)
  const bits = new Int32Array(MOST_WORDS)
  const offsets = new Uint16Array(MOST_WORDS + 1)
  const arena = new Uint8Array(MOST_LETTERS)
  const several = new Map<number, number>()
  let known = 0
  let free = 0
  for (const [flag, list] of ENTRIES) {
    const size = list.length
    let phrase = 0
    let hash = HASH_SEED
    let from = 0
    for (let i = 0; i <= size; i++) {
      const unit = i < size ? list.charCodeAt(i) : 0
      if (unit > 0x20) {
        if (unit === JOINER) {
          phrase = phraseNext(phrase, hash)
          hash = HASH_SEED
        } else hash = Math.imul(hash ^ unit, PRIME)
        continue
      }
      if (phrase !== 0) {
        const whole = phraseNext(phrase, hash)
        several.set(whole, (several.get(whole) ?? 0) | flag)
      } else if (i > from) {
        let slot = spread(hash) & (SLOTS - 1)
        let row = table[slot]!
        while (row !== 0) {
          const at = offsets[row]!
          let k = 0
          if (offsets[row + 1]! - at === i - from) {
            while (from + k < i && arena[at + k] === list.charCodeAt(from + k)) k++
            if (from + k === i) break
          }
          slot = (slot + 1) & (SLOTS - 1)
          row = table[slot]!
        }
        if (row === 0) {
          row = ++known
          table[slot] = row
          const made = madeWord(hash, list, from, i)
          if (made >= 0) bits[row] = madeFlags(made)
          offsets[row] = free
          for (let k = from; k < i; k++) arena[free++] = list.charCodeAt(k)
          offsets[row + 1] = free
        }
        bits[row]! |= flag
      }
      from = i + 1
      phrase = 0
      hash = HASH_SEED
    }
  }
  if (known + 2 > MOST_WORDS || free > MOST_LETTERS) throw new Error('lexicon: the table is full')
  return { slots: table, flags: bits, starts: offsets, letters: arena, phrases: several }
}
