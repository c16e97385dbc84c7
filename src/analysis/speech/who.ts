// Somebody as the words of a text name him, before it is known who that is.

export const PERSON = 1
export const PRONOUN = 2
/** Somebody or something that is no named person: `a senior official`, `Tass`, `her campaign`. */
export const PHRASE = 3

/** Tokens `from` … `to - 1` say who it is; `person` is an index of People.persons, or -1. */
export interface Who {
  readonly kind: typeof PERSON | typeof PRONOUN | typeof PHRASE
  readonly person: number
  readonly from: number
  readonly to: number
}

/** A credit as the text gives it, before pronouns are resolved. */
export interface Attribution {
  readonly who: Who | null
  /** Tokens of the reporting verb or phrase; `cueFrom` is -1 where a name alone credits (`VERO: “…”`). */
  readonly cueFrom: number
  readonly cueTo: number
}

/** What the verb at `cue` credits, or the reporting phrase that begins there. */
export const withCue = (who: Who | null, cue: number, words = 1): Attribution => ({
  who,
  cueFrom: cue,
  cueTo: cue + words
})

/** A credit that no verb gives. */
export const withoutCue = (who: Who | null): Attribution => ({ who, cueFrom: -1, cueTo: -1 })

export const phraseAt = (from: number, to: number): Who => ({ kind: PHRASE, person: -1, from, to })

export const pronounAt = (i: number): Who => ({ kind: PRONOUN, person: -1, from: i, to: i + 1 })

export const personAt = (m: { person: number; first: number; to: number }): Who => ({
  kind: PERSON,
  person: m.person,
  from: m.first,
  to: m.to
})
