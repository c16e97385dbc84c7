// What the lexicon can know of a word, as bits. One word may have many: `May` is a month, a surname and a modal.

export const GIVEN_F = 1 << 0
export const GIVEN_M = 1 << 1
export const SURNAME = 1 << 2
/** Goes before a name, and is not part of it: `President`, `Sen.`, `Mr`. */
export const TITLE = 1 << 3
/** A noun for a person by office or trade, in lower case too: `spokeswoman`, `lawyer`, `analyst`. */
export const ROLE = 1 << 4
/** Reports speech, in any of its forms: `said`, `tells`, `warning`. */
export const SPEECH = 1 << 5
/** A particle within a name: `von`, `de`, `al`, `bin`. */
export const PARTICLE = 1 << 6
/** `Jr.`, `III`. */
export const SUFFIX = 1 << 7
/** A country, state, city, region, or its adjective (`Kyiv`, `French`). */
export const PLACE = 1 << 8
/** A word that makes the capitalised words around it an organisation, team or institution: `Ministry`, `Inc.`, `University`. */
export const ORGANISATION = 1 << 9
/** A day or month. */
export const DATE = 1 << 10
/** Personal pronoun or possessive: `she`, `his`, `they`. */
export const PRONOUN = 1 << 11
/** Articles, prepositions, conjunctions, auxiliaries, adverbs of the closed class. */
export const FUNCTION = 1 << 12
/** Written with a dot that does not end a sentence: `Gov.`, `Inc.`, `Mr.`. */
export const ABBREVIATION = 1 << 13
/** A common English word: capitalised at the start of a sentence it is no name by itself. */
export const COMMON = 1 << 14
export const FEMALE = 1 << 15
export const MALE = 1 << 16
export const POSSESSIVE = 1 << 17
/** A word for a group or an unnamed person: `officials`, `police`, `critics`, `source`. */
export const PEOPLE = 1 << 18
/** A word after a place or surname that makes them a street, river or building: `Street`, `Bridge`. */
export const LANDMARK = 1 << 19
/** A demonym or adjective of a place: `Ukrainian`, `Texan`. */
export const DEMONYM = 1 << 20
/** Takes a person's words as its object but reports no speech by itself: `praised`, `accused`. */
export const STANCE = 1 << 21
/** A noun of family: `wife`, `son`. */
export const KIN = 1 << 22
/** A verb that people are the subject of, organisations and places seldom: `died`, `smiled`. */
export const ACT = 1 << 23

/** A noun for what people have: `death`, `voice`. */
export const OWNED = 1 << 24
/** Names one person to every reader, by itself: `Putin`. */
export const FAMOUS = 1 << 25

/** Letters after a name that are no part of it: `OBE`, `PhD`. */
export const HONOUR = 1 << 26

/** A given name of either gender. */
export const GIVEN = GIVEN_F | GIVEN_M
