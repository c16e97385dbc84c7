// The words of names as somebody types them: whole, begun, in another spelling, or with errors. Knows letters, no people.
import { byText } from '../shelf.ts'
import { editDistance, errorsAllowed, lettersOf, mayBeWithin } from '../spelling.ts'
import { keyOf } from './forms.ts'
import type { State } from './state.ts'
import { BORNE, LETTER, LETTERS, NEXT_OF_SOUND, NEXT_OF_START, SOUND_HEAD } from './state.ts'

/** The words that a typed one may stand for. Words that no article prints any more are among them. */
export interface Choice {
  /** About how many forms hold one of them: what it costs to ask each. */
  readonly uses: number
  words(): readonly number[]
  has(word: number): boolean
}

export interface Vocabulary {
  /** The word as typed. */
  just(typed: string): Choice
  /** Every spelling that a transliterated name may have. */
  alike(typed: string): Choice
  /** Every word that starts so. */
  begun(typed: string): Choice
  /**
   * Every other spelling, and words within as many errors as a word of this length may hold: at most fifty of them, those
   * with fewest errors, then those in most forms.
   */
  near(typed: string): Choice
}

const MOST_NEAR = 50
/** Letters by which words are found that start so. */
const START = 3

export const openVocabulary = (state: State, isBorne: (word: number) => boolean): Vocabulary => {
  const { words, shapes, starts } = state

  const listed = (some: readonly number[]): Choice => {
    const own = new Set(some)
    return {
      uses: some.reduce((sum, word) => sum + words.get(word, BORNE), 0),
      words: () => some,
      has: word => own.has(word)
    }
  }
  const same = (typed: string): number[] => {
    const word = words.find(typed)
    return word === 0 ? [] : [word]
  }
  const soundingLike = (typed: string): number[] => {
    const sound = words.find(keyOf(typed))
    const found: number[] = []
    if (sound !== 0)
      for (let at = words.get(sound, SOUND_HEAD); at !== 0; at = words.get(at, NEXT_OF_SOUND))
        found.push(at)
    return found
  }
  const startingWith = (typed: string): number[] => {
    const found: number[] = []
    const wanted = lettersOf(typed)
    const walk = (start: number, isWhole: boolean) => {
      for (let at = starts.get(start, 0); at !== 0; at = words.get(at, NEXT_OF_START))
        // A word without one of the letters is no word to look at.
        if (isWhole || ((wanted & ~shapes.get(at, LETTERS)) === 0 && begins(at, typed)))
          found.push(at)
    }
    const start = typed.length < START ? 0 : starts.find(typed.slice(0, START))
    if (start !== 0) walk(start, typed.length === START)
    else if (typed.length < START)
      for (let each = 1; each <= starts.last; each++)
        if (starts.text(each).startsWith(typed)) walk(each, true)
    return found
  }
  const begins = (word: number, typed: string): boolean => words.text(word).startsWith(typed)
  const nearTo = (typed: string): number[] => {
    const errors = errorsAllowed(typed)
    if (errors === 0) return same(typed)
    const wanted = lettersOf(typed)
    const found: { word: number; text: string; distance: number }[] = []
    for (let word = 1; word <= words.last; word++) {
      if (!mayBeWithin(shapes.get(word, LETTERS), wanted, errors)) continue
      const size = shapes.get(word, LETTER) & 255
      if (Math.abs(size - typed.length) > errors && size < 255) continue
      const text = words.text(word)
      const distance = editDistance(typed, text, errors)
      if (distance <= errors) found.push({ word, text, distance })
    }
    found.sort(
      (a, b) =>
        a.distance - b.distance ||
        words.get(b.word, BORNE) - words.get(a.word, BORNE) ||
        byText(a.text, b.text)
    )
    const nearest: number[] = []
    for (const { word } of found)
      if (nearest.length < MOST_NEAR && isBorne(word)) nearest.push(word)
    return nearest
  }

  return {
    just: typed => listed(same(typed)),
    alike: typed => listed(soundingLike(typed)),
    begun: typed =>
      typed.length < START
        ? {
            uses: Infinity,
            words: () => startingWith(typed),
            has: word => begins(word, typed)
          }
        : listed(startingWith(typed)),
    near: typed => listed([...new Set([...nearTo(typed), ...soundingLike(typed)])])
  }
}

/** Forms that are a word alone (`ALONE_HEAD`) or hold it among others (`WORD_HEAD`), until one is enough. */
export const someForm = (
  { words, postings }: State,
  word: number,
  head: number,
  isEnough: (form: number) => boolean
): boolean => {
  for (let at = words.get(word, head); at !== 0; at = postings.get(at, 1))
    if (isEnough(postings.get(at, 0))) return true
  return false
}
