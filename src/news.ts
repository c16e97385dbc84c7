// The words of the newsroom as plain read-only data. Imports nothing; every other room speaks in these types.

/** Half-open range of UTF-16 code units, `[start, end)`, into the `text` of one article. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span and the id of the article that it cuts: enough to point at the very words. */
export interface Slice extends Span {
  readonly article: string
}

/**
 * One article as its source delivered it. Nothing here is inferred from the story that it tells:
 * a field is what the source said, or what the text itself prints (a dateline, a credit line).
 */
export interface Article {
  /** Unique within an edition. A folder uses the path below it; JSON lines keep the id given. */
  readonly id: string
  /** Address of the source that delivered it, such as `folder:./seeds`. */
  readonly source: string
  readonly url: string | null
  /** Who published it, as printed: `The Associated Press`. */
  readonly outlet: string | null
  readonly headline: string | null
  readonly byline: string | null
  /**
   * ISO 8601, as exact as the source was: a day (`2026-03-02`) or an instant with its offset
   * (`2026-03-02T06:30:00+01:00`). Its first ten characters are the day at the publisher.
   */
  readonly publishedAt: string | null
  /** BCP 47 language tag, where the source names one. */
  readonly lang: string | null
  /** The words. Never normalised: every span anywhere points into exactly this string. */
  readonly text: string
}

/**
 * What a sentence is part of. `heading`: a headline or crosshead set on its own line. `furniture`: lines that
 * are not the article (`Also Read: …`, sign-up lines, reporter credits): kept, but never
 * quoted, summarised or read for people.
 */
export type SentenceKind = 'body' | 'heading' | 'furniture'

/** Sentences of an article are in order, do not overlap, and together hold all its non-blank text. */
export interface Sentence extends Slice {
  /** Position among all the sentences of the article, from 0. */
  readonly index: number
  /** Position of its paragraph (a line of the text), from 0. */
  readonly paragraph: number
  readonly kind: SentenceKind
}

export type Gender = 'f' | 'm'

/** One place where an article names a person. */
export interface Mention extends Slice {
  /** The words as printed, without title or possessive: `Zelenskyy`. */
  readonly surface: string
  /** The fullest form that this article uses: `Volodymyr Zelenskyy`. Key of its `Name`. */
  readonly name: string
}

/** Somebody as ONE article knows them. Who they are across articles is for the edition to say. */
export interface Name {
  /** The fullest form that this article uses, unique within its reading. */
  readonly name: string
  /** Every other form used, longest first. */
  readonly aliases: readonly string[]
  /** Titles and roles as printed beside the name, in order, each a slice: `NATO Secretary General`. */
  readonly titles: readonly Slice[]
  readonly mentions: readonly Mention[]
  /** From a title, a pronoun or a given name; null where the article does not tell. */
  readonly gender: Gender | null
}

/**
 * `direct`: whole sentences between quotation marks. `partial`: a few words between marks inside
 * the outlet's own sentence. `indirect`: reported without marks (`said that …`).
 */
export type QuoteKind = 'direct' | 'partial' | 'indirect'

/** The person quoted, as a name of the same reading. */
export interface Speaker {
  readonly name: string
}

/** The words of somebody, verbatim. `start`/`end` run from the first part to the last. */
export interface Quote extends Slice {
  /** `article#n`, n counting the quotes of the article from 0. */
  readonly id: string
  readonly kind: QuoteKind
  /** The slices that are the speaker's words, marks excluded; more than one when an attribution breaks it. */
  readonly parts: readonly Span[]
  /** The parts joined by one space: nothing else is ever added or mended. */
  readonly text: string
  /** Null where the article names nobody or the reading is not sure: shown as "unattributed". */
  readonly speaker: Speaker | null
  /** Who is credited when it is not a named person, as printed: `a senior official`, `Tass`. */
  readonly source: Slice | null
  /** The reporting verb or phrase as printed: `said`, `according to`. */
  readonly cue: Slice | null
}

/** A word or phrase that this article is about. */
export interface Term {
  /** As first printed: `security guarantees`. */
  readonly text: string
  readonly count: number
}

/** Facts about ONE article, read once and kept as long as the article is unchanged. */
export interface Reading {
  /** The article, completed by what its own text prints (dateline, credit line, headline line). */
  readonly article: Article
  readonly sentences: readonly Sentence[]
  readonly names: readonly Name[]
  /** In order of their first word. */
  readonly quotes: readonly Quote[]
  /** Most telling first, at most twelve. */
  readonly terms: readonly Term[]
}

/** Somebody across the articles of an edition. Small, however many articles there are: `Edition` is asked for the rest. */
export interface Person {
  /** Stable while the edition's articles name the person by the same fullest form: `volodymyr-zelenskyy`. */
  readonly id: string
  /** The form to show: the fullest that outlets commonly use. */
  readonly name: string
  /** Every other form in which articles print the name, most used first. */
  readonly aliases: readonly string[]
  /** How many articles mention the person. */
  readonly articles: number
  /** How many mentions in all those articles. */
  readonly mentions: number
  readonly gender: Gender | null
}

/** Articles about one event. */
export interface Story {
  readonly id: string
  /** Headline of its most central article, else that article's first sentence, as a slice when it is in the text. */
  readonly headline: string
  /** Ids, latest first. */
  readonly articles: readonly string[]
  readonly outlets: readonly string[]
  /** Ids of the people most mentioned, most first. */
  readonly people: readonly string[]
  /** First and last `publishedAt`, null when no article of it is dated. */
  readonly from: string | null
  readonly to: string | null
}

/** Where a slice points, as words. The one way in which shown text is made from an article. */
export const cut = (article: Article, span: Span): string =>
  article.text.slice(span.start, span.end)
