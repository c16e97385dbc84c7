// Forms of names as numbers: each parsed once, however many articles print it. Knows letters, no people.
import { lettersOf } from '../spelling.ts'
import { fold, wordsIn } from '../words.ts'
import { partsOf } from './name.ts'
import {
  ALONE_HEAD,
  BARE_HEAD,
  BORNE,
  FULL_HEAD,
  GIVEN,
  GIVEN_HEAD,
  LETTER,
  LETTERS,
  NEXT_OF_GIVEN,
  NEXT_OF_SOUND,
  NEXT_OF_START,
  NEXT_OF_SURNAME,
  PARTED,
  SOUND,
  SOUND_HEAD,
  SUFFIX,
  SURNAME,
  WORDS,
  WORD_HEAD
} from './state.ts'
import type { State } from './state.ts'
import { looksSlavic, nameKey } from './transliteration.ts'

/** The number of a form, its words entered for whoever looks for them. */
export const enterForm = (state: State, text: string): number => {
  const { forms, words, postings } = state
  const before = forms.last
  const form = forms.enter(text)
  if (form <= before) return form
  const own = namesWords(text).map(word => enterWord(state, word))
  const list = own.length === 1 ? 2 * own[0]! : 2 * state.list([own.length, ...own]) + 1
  forms.set(form, WORDS, list)
  // Forms that are one word are kept apart: a given name is a word of thousands, and the whole of few.
  const head = own.length === 1 ? ALONE_HEAD : WORD_HEAD
  for (const word of new Set(own)) {
    const posting = postings.push()
    postings.set(posting, 0, form)
    postings.set(posting, 1, words.get(word, head))
    words.set(word, head, posting)
    words.set(word, BORNE, words.get(word, BORNE) + 1)
  }
  return form
}

/** The folded words of a form, in its order. */
export const wordsOfForm = ({ forms, lists }: State, form: number): number[] => {
  const list = forms.get(form, WORDS)
  return list & 1 ? listAt(lists, list >>> 1) : [list >>> 1]
}

/** The number of a title as printed, its words entered for whoever looks for its holders. */
export const enterTitle = (state: State, text: string): number => {
  const { titles, titleWords, titlePostings } = state
  const before = titles.last
  const title = titles.enter(text)
  if (title <= before) return title
  for (const each of new Set(namesWords(text))) {
    const word = titleWords.enter(each)
    const posting = titlePostings.push()
    titlePostings.set(posting, 0, title)
    titlePostings.set(posting, 1, titleWords.get(word, 0))
    titleWords.set(word, 0, posting)
  }
  return title
}

/** The signature of a form that is the name of somebody: equal for spellings of exactly the same parts. */
export const signatureFor = (state: State, form: number): number => {
  const { forms, signatures, words } = state
  const known = forms.get(form, PARTED)
  if (known !== 0) return known
  const { given, particles, surname, suffix } = partsOf(forms.text(form))
  const isBare = given.length === 0
  // Each part on a line: `Ann Jr. Lee` and `Ann Lee Jr.` have the same words.
  const parts = [isBare ? `-${particles}` : given.join(' '), surname, suffix]
  const before = signatures.last
  const signature = signatures.enter(parts.join('\n'))
  forms.set(form, PARTED, signature)
  if (signature <= before) return signature
  const key = enterKey(state, surname)
  signatures.set(signature, SURNAME, key)
  if (suffix !== '') signatures.set(signature, SUFFIX, enterKey(state, suffix))
  const head = isBare ? BARE_HEAD : FULL_HEAD
  signatures.set(signature, NEXT_OF_SURNAME, words.get(key, head))
  words.set(key, head, signature)
  if (isBare) return signature
  const keys = given.map(name => enterKey(state, name))
  const first = keys[0]!
  const list = keys.length === 1 ? 2 * first + 1 : 2 * state.list([keys.length, ...keys])
  signatures.set(signature, GIVEN, list)
  signatures.set(signature, NEXT_OF_GIVEN, words.get(first, GIVEN_HEAD))
  words.set(first, GIVEN_HEAD, signature)
  return signature
}

/** What orders signatures of one surname: their words. */
export const wordsOfSignature = ({ signatures }: State, signature: number): string =>
  signatures.text(signature).replaceAll('\n', ' ').trim()

/** Keys of the given names of a full name. */
export const givenOf = ({ signatures, lists }: State, signature: number): number[] => {
  const given = signatures.get(signature, GIVEN)
  if (given === 0) return []
  return given & 1 ? [given >>> 1] : listAt(lists, given >>> 1)
}

/** The first given name's key; 0 for a bare name. */
export const firstOf = ({ signatures, lists }: State, signature: number): number => {
  const given = signatures.get(signature, GIVEN)
  if (given === 0) return 0
  return given & 1 ? given >>> 1 : lists.get((given >>> 1) + 1, 0)
}

/** A list that starts with how many follow. */
const listAt = (lists: State['lists'], start: number): number[] =>
  Array.from({ length: lists.get(start, 0) }, (_, at) => lists.get(start + 1 + at, 0))

/** Folded words of a form. Hyphens part words here too, so that `ocasio` finds `Ocasio-Cortez`. */
export const namesWords = (form: string): string[] =>
  wordsIn(form)
    .map(fold)
    .filter(word => word !== '')

/** The key of one word that stands alone: spellings of one name have the same. */
export const keyOf = (word: string): string => nameKey(word, looksSlavic(word))

export const enterKey = ({ words, shapes }: State, text: string): number => {
  const before = words.last
  const key = words.enter(text)
  shapes.reach(key)
  if (key > before && text !== '')
    shapes.set(key, LETTER, text.charCodeAt(0) * 256 + Math.min(255, text.length))
  return key
}

const enterWord = (state: State, text: string): number => {
  const { words, shapes, starts } = state
  const word = enterKey(state, text)
  if (words.get(word, SOUND) !== 0) return word
  const sound = enterKey(state, keyOf(text))
  words.set(word, SOUND, sound)
  words.set(word, NEXT_OF_SOUND, words.get(sound, SOUND_HEAD))
  words.set(sound, SOUND_HEAD, word)
  const start = starts.enter(text.slice(0, 3))
  words.set(word, NEXT_OF_START, starts.get(start, 0))
  starts.set(start, 0, word)
  shapes.set(word, LETTERS, lettersOf(text))
  return word
}
