// What a command answers with: words in blocks, never markup. Each platform renders it its own way.
import type { Article, Slice, Span } from './news.ts'
import { cut } from './news.ts'

/** A run of text. `at` is present exactly when the words are a slice of an article, and then `text` is that slice. */
export interface Run {
  readonly text: string
  readonly href?: string
  readonly strong?: boolean
  readonly at?: Slice
  /** The instant that the words tell, in epoch milliseconds: a platform may show it by the reader's own clock instead. */
  readonly time?: number
  /** The channel that the words name, as `Ask.channel`: a platform may show it as it shows channels. */
  readonly channel?: string
}

export type Text = string | readonly Run[]

export interface Heading {
  readonly kind: 'heading'
  readonly text: Text
}
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: Text
}
/** Words of an article set off from the rest, and who said or printed them. */
export interface QuoteBlock {
  readonly kind: 'quote'
  readonly text: Text
  /** Speaker, cue and citation: `Mark Rutte (“called”), The Associated Press, undated`. */
  readonly by: Text
}
export interface List {
  readonly kind: 'list'
  readonly items: readonly Text[]
}
export interface Table {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Text[])[]
}
/** Small print: counts, what was looked through, what was left out. */
export interface Note {
  readonly kind: 'note'
  readonly text: Text
}
export type Block = Heading | Paragraph | QuoteBlock | List | Table | Note

/** The next question a reader may want, one press away. */
export interface FollowUp {
  /** What the button says, at most 40 characters. */
  readonly label: string
  /** What is asked when it is pressed: a whole line, `/quote mark rutte`. */
  readonly line: string
}

export interface Reply {
  /** Empty means: nothing to say. A schedule then posts nothing. */
  readonly blocks: readonly Block[]
  readonly followUps: readonly FollowUp[]
  /** For the asker's eyes alone. */
  readonly private: boolean
  /**
   * Of a briefing: ids of the articles that it tells, or counts among those of a story that it tells. Empty where nothing is new. See
   * `Recall`.
   */
  readonly covers?: readonly string[]
  /** Ids of articles without a date that a briefing passes over: they count as told too, or they would be new for ever. */
  readonly passed?: readonly string[]
}

export const heading = (text: Text): Heading => ({ kind: 'heading', text })
export const paragraph = (text: Text): Paragraph => ({ kind: 'paragraph', text })
export const quote = (text: Text, by: Text): QuoteBlock => ({ kind: 'quote', text, by })
export const list = (items: readonly Text[]): List => ({ kind: 'list', items })
export const table = (columns: readonly string[], rows: readonly (readonly Text[])[]): Table => ({
  kind: 'table',
  columns,
  rows
})
export const note = (text: Text): Note => ({ kind: 'note', text })

/** A run that is a slice of the article. The only builder that sets `at`. */
export const sliced = (article: Article, span: Span, style: { strong?: boolean } = {}): Run => ({
  ...style,
  text: cut(article, span),
  at: { article: article.id, start: span.start, end: span.end }
})

export const reply = (
  blocks: readonly Block[],
  followUps: readonly FollowUp[] = [],
  options: { private?: boolean } = {}
): Reply => ({ blocks, followUps, private: options.private ?? false })

/** The words alone, for screen readers, logs and tests. */
export const plain = (text: Text): string =>
  typeof text === 'string' ? text : text.map(run => run.text).join('')
