// How a text is read, as rows that a test can set beside it.
import { read } from '../../src/analysis/analysis.ts'
import type { Reading, SentenceKind, Span } from '../../src/news.ts'
import { articleOf } from '../fakes/article.ts'

/** One row per quote, `speaker | cue | words`: a source in brackets, `-` for nobody and for no cue, parts joined by `+`. */
export function quoteRows(text: string): string[] {
  const cut = (span: Span): string => text.slice(span.start, span.end)
  return readingOf(text).quotes.map(quote => {
    const source = quote.source === null ? '-' : `(${cut(quote.source)})`
    const cue = quote.cue === null ? '-' : cut(quote.cue)
    return `${quote.speaker?.name ?? source} | ${cue} | ${quote.parts.map(cut).join(' + ')}`
  })
}

/** The kind of each quote, in order. */
export const kindsOf = (text: string): string[] => readingOf(text).quotes.map(quote => quote.kind)

/** The sentences of one kind, in order. */
export const sentencesOf = (text: string, kind: SentenceKind): string[] =>
  readingOf(text)
    .sentences.filter(sentence => sentence.kind === kind)
    .map(sentence => text.slice(sentence.start, sentence.end))

export const readingOf = (text: string): Reading => read(articleOf(text))

/** A text and the rows that it is read as: none where nobody is quoted. */
export type Example = readonly [text: string, ...rows: string[]]
