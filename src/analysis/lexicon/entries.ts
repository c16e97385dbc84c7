// The lists that the table is made of at start, with the flags that each sets. Lists are data: words in lower case, parted by white space.
import { readFileSync } from 'node:fs'
import * as is from './flags.ts'
import * as closed from './closed.ts'
import * as names from './names.ts'
import * as organisations from './organisations.ts'
import * as places from './places.ts'
import * as speech from './speech.ts'
import * as titles from './titles.ts'

/** Names of several words that scripts/lexicon.ts makes. */
const placeNames = readFileSync(new URL('places.txt', import.meta.url), 'latin1')

/** A form with `_` is a name of several words. */
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
  [is.PLACE, placeNames],
  [is.LANDMARK, places.LANDMARKS],
  [is.DEMONYM, places.DEMONYMS],
  [is.ORGANISATION, organisations.ORGANISATIONS],
  [is.ORGANISATION, organisations.ORGANISATION_PHRASES],
  [is.PARTICLE, names.PARTICLES],
  [is.SUFFIX, names.SUFFIXES],
  [is.HONOUR, names.HONOURS],
  [is.GIVEN_F, names.MORE_FEMALE],
  [is.GIVEN_M, names.MORE_MALE],
  [is.SURNAME, names.FAMILY_FIRST],
  [is.SURNAME, names.MORE_SURNAMES],
  [is.SURNAME, names.WORD_SURNAMES],
  [is.FAMOUS, names.FAMOUS]
]
