// All the lexicon's lists with the flags that each sets. Lists are data: words in lower case, parted by white space.
import { readFileSync } from 'node:fs'
import * as is from './flags.ts'
import * as closed from './closed.ts'
import * as names from './names.ts'
import * as organisations from './organisations.ts'
import * as places from './places.ts'
import * as speech from './speech.ts'
import * as titles from './titles.ts'

/** Lists written by hand. A form with `_` is a name of several words. */
export const ENTRIES: readonly (readonly [number, string])[] = [
  [is.PRONOUN | is.FUNCTION | is.FEMALE, closed.SHE],
  [is.PRONOUN | is.FUNCTION | is.MALE, closed.HE],
  [is.PRONOUN | is.FUNCTION, closed.PRONOUNS],
  [is.FUNCTION | is.COMMON, closed.FUNCTION_WORDS],
  [is.DATE, closed.DATES],
  [is.ABBREVIATION, closed.ABBREVIATIONS],
  [is.SPEECH, speech.SPEECH_VERBS],
  [is.STANCE, speech.STANCE_VERBS],
  [is.PEOPLE, speech.UNNAMED],
  [is.ACT, titles.ACTS],
  [is.OWNED, titles.OWNED],
  [is.TITLE, titles.TITLES],
  [is.TITLE | is.FEMALE, titles.TITLES_F],
  [is.TITLE | is.MALE, titles.TITLES_M],
  [is.ROLE, titles.ROLES],
  [is.ROLE | is.FEMALE, titles.ROLES_F],
  [is.ROLE | is.MALE, titles.ROLES_M],
  [is.KIN, titles.KIN],
  [is.FEMALE, titles.KIN_F],
  [is.MALE, titles.KIN_M],
  [is.PLACE, places.PLACES],
  [is.LANDMARK, places.LANDMARKS],
  [is.DEMONYM, places.DEMONYMS],
  [is.ORGANISATION, organisations.ORGANISATIONS],
  [is.ORGANISATION, organisations.ORGANISATION_PHRASES],
  [is.PARTICLE, names.PARTICLES],
  [is.SUFFIX, names.SUFFIXES],
  [is.GIVEN_F, names.MORE_FEMALE],
  [is.GIVEN_M, names.MORE_MALE],
  [is.SURNAME, names.MORE_SURNAMES],
  [is.SURNAME, names.WORD_SURNAMES],
  [is.FAMOUS, names.FAMOUS]
]

const made = (file: string): Uint8Array => readFileSync(new URL(file, import.meta.url))

/** Lists made by scripts/lexicon.ts: each word is one digit, how many letters it shares with the word before, and the rest. */
export const MADE: readonly (readonly [number, Uint8Array])[] = [
  [is.GIVEN_F, made('given-female.txt')],
  [is.GIVEN_M, made('given-male.txt')],
  [is.GIVEN_F | is.GIVEN_M, made('given-either.txt')],
  [is.SURNAME, made('surnames.txt')],
  [is.COMMON, made('common.txt')],
  [is.PLACE, made('places.txt')]
]
